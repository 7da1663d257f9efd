#include "journal/fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void assert_good_at(const struct fixture *f, enum err err, const char *file, int line)
{
    if (err != ERR_OK) {
        fail_msg("%s:%d: %s: %s", file, line, err_name(err), f->note.text);
    }
}

/* ---- folders and files ------------------------------------------------------------------------------------------- */

void fixture_init(struct fixture *f)
{
    *f = (struct fixture){ 0 };
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/tocsin-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    (void)snprintf(f->path, sizeof f->path, "%s/night.tocsin", f->folder);
}

void fixture_deinit(struct fixture *f)
{
    DIR *folder = opendir(f->folder);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char name[PATH_MAX];
        if (snprintf(name, sizeof name, "%s/%s", f->folder, entry->d_name) < (int)sizeof name) {
            (void)unlink(name);
        }
    }
    (void)closedir(folder);
    (void)rmdir(f->folder);
}

int fixture_setup(void **state)
{
    struct fixture *f = malloc(sizeof *f);
    assert_non_null(f);
    fixture_init(f);
    *state = f;
    return 0;
}

int fixture_teardown(void **state)
{
    fixture_deinit(*state);
    free(*state);
    return 0;
}

unsigned char *fixture_read_file(const char *path, size_t *bytes)
{
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    struct stat about;
    assert_int_equal(fstat(fileno(in), &about), 0);
    *bytes = (size_t)about.st_size;
    unsigned char *content = malloc(*bytes + 1);
    assert_non_null(content);
    assert_int_equal(fread(content, 1, *bytes, in), *bytes);
    (void)fclose(in);
    return content;
}

void fixture_write_file(const char *path, const void *bytes, size_t count)
{
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, count, out), count);
    assert_int_equal(fclose(out), 0);
}

int fixture_file_has(const char *path, const char *text)
{
    size_t bytes = 0;
    unsigned char *content = fixture_read_file(path, &bytes);
    size_t length = strlen(text);
    int has = 0;
    for (size_t at = 0; !has && at + length <= bytes; at++) {
        has = memcmp(content + at, text, length) == 0;
    }
    free(content);
    return has;
}

int fixture_files(const struct fixture *f)
{
    DIR *folder = opendir(f->folder);
    assert_non_null(folder);
    int count = 0;
    while (readdir(folder) != NULL) {
        count++;
    }
    (void)closedir(folder);
    return count - 2; /* itself and the one above */
}

int fixture_is_alone(const struct fixture *f)
{
    struct str names = { 0 };
    journal_beside(f->path, &names);
    int is_alone = names.bytes == 0;
    str_deinit(&names);
    return is_alone;
}

/* ---- sessions ---------------------------------------------------------------------------------------------------- */

static const char package[] = "scenario { id = \"quiet-ward\" }\0and a picture";

struct journal_header fixture_header(void)
{
    return (struct journal_header){
        .scenario = "quiet-ward",
        .title = "Quiet Ward",
        .team = "unity",
        .seed = 0xfedcba9876543210u,
        .rules_version = 3,
        .privacy = JOURNAL_FULL,
        .created_ms = 1700000000123,
        .package = package,
        .package_bytes = sizeof package,
    };
}

struct journal *fixture_create_private(struct fixture *f, enum journal_privacy privacy)
{
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    header.privacy = privacy;
    assert_good(f, journal_create(f->path, &header, &journal, &f->note));
    return journal;
}

struct journal *fixture_create(struct fixture *f)
{
    return fixture_create_private(f, JOURNAL_FULL);
}

struct journal *fixture_open(struct fixture *f, enum journal_how how)
{
    struct journal *journal = NULL;
    assert_good(f, journal_open(f->path, how, &journal, &f->note));
    return journal;
}

void fixture_close(struct fixture *f, struct journal *journal)
{
    assert_good(f, journal_close(journal, &f->note));
}

/* ---- inputs ------------------------------------------------------------------------------------------------------ */

struct journal_input fixture_input(uint64_t number, struct input_room *room)
{
    unsigned long long n = number;
    (void)snprintf(room->team, sizeof room->team, "team_%llu", n % 7);
    (void)snprintf(room->payload, sizeof room->payload, "{\"thing\":\"decision.isolate\",\"option\":\"cut\",\"n\":%llu}",
                   n);
    (void)snprintf(room->text, sizeof room->text, "%s %llu said so", number % 10 == 0 ? "Person" : "Reason", n);
    struct journal_input input = {
        .number = number,
        .role = number % 5 == 0 ? "control" : "seat",
        .team = number % 5 == 0 ? "" : room->team,
        .seat = (uint32_t)(number % 4),
        .sender_number = number * 3,
        .kind = number % 2 == 0 ? "decide" : "share",
        .at_s = (int64_t)number * 60,
        .wall_ms = 1700000000000 + (int64_t)number,
        .payload = room->payload,
    };
    if (number % 10 == 0 || number % 3 == 0) {
        input.what = number % 10 == 0 ? JOURNAL_NAME : JOURNAL_PROSE;
        input.text = room->text;
        input.person = (uint32_t)(number % 4) + 1;
    }
    return input;
}

enum err fixture_append(struct journal *journal, uint64_t number, struct err_note *note)
{
    struct input_room room;
    struct journal_input input = fixture_input(number, &room);
    input.number = 0;
    enum err err = journal_append(journal, &input, note);
    if (err == ERR_OK) {
        assert_int_equal(input.number, number);
    }
    return err;
}

void fixture_append_many(struct fixture *f, struct journal *journal, uint64_t count)
{
    uint64_t first = journal_input_count(journal) + 1;
    assert_good(f, journal_begin(journal, &f->note));
    for (uint64_t i = 0; i < count; i++) {
        assert_good(f, fixture_append(journal, first + i, &f->note));
    }
    assert_good(f, journal_commit(journal, &f->note));
}

static enum err check_one(void *context, const struct journal_input *input, struct err_note *note)
{
    (void)note;
    uint64_t *seen = context;
    struct input_room room;
    struct journal_input wanted = fixture_input(++*seen, &room);
    assert_int_equal(input->number, wanted.number);
    assert_string_equal(input->role, wanted.role);
    assert_string_equal(input->team, wanted.team);
    assert_int_equal(input->seat, wanted.seat);
    assert_int_equal(input->sender_number, wanted.sender_number);
    assert_string_equal(input->kind, wanted.kind);
    assert_int_equal(input->at_s, wanted.at_s);
    assert_int_equal(input->wall_ms, wanted.wall_ms);
    assert_string_equal(input->payload, wanted.payload);
    assert_int_equal(input->what, wanted.what);
    assert_int_equal(input->person, wanted.person);
    assert_false(input->is_erased);
    assert_int_equal(input->text == NULL, wanted.text == NULL);
    if (wanted.text != NULL) {
        assert_string_equal(input->text, wanted.text);
    }
    return ERR_OK;
}

uint64_t fixture_inputs_readable(struct fixture *f, struct journal *journal)
{
    uint64_t seen = 0;
    assert_good(f, journal_each_input(journal, 1, check_one, &seen, &f->note));
    assert_int_equal(seen, journal_input_count(journal));
    return seen;
}
