/* Names and texts can be erased so that their bytes are gone, and the session still verifies. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal/fixture.h"

/* Enough texts, long and short, to fill many pages and to move rows between them. */
static void append_texts(struct fixture *f, struct journal *journal, uint32_t count)
{
    char text[1200];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t person = i % 3 + 1;
        int bytes = snprintf(text, sizeof text, "%s writes SECRET-%u", person == 1 ? "ANNA" : "others", (unsigned)person);
        for (uint32_t more = 0; more < i % 9; more++) {
            bytes += snprintf(text + bytes, sizeof text - (size_t)bytes, " and SECRET-%u again, at some length, to fill it",
                              (unsigned)person);
        }
        struct journal_input input = {
            .role = "seat", .team = "unity", .seat = person, .sender_number = i + 1, .kind = "note", .at_s = i,
            .payload = "{}", .what = i < 3 ? JOURNAL_NAME : JOURNAL_PROSE, .text = text, .person = person,
        };
        assert_good(f, journal_append(journal, &input, &f->note));
    }
}

static struct journal *create_with_texts(struct fixture *f)
{
    struct journal *journal = fixture_create(f);
    append_texts(f, journal, 240);
    return journal;
}

static void assert_verifies(struct fixture *f, const unsigned char *chain)
{
    uint64_t number = 0;
    assert_good(f, journal_check(f->path, &number, &f->note));
    struct journal *journal = fixture_open(f, JOURNAL_READ);
    assert_memory_equal(journal_chain(journal), chain, JOURNAL_CHAIN_BYTES);
    fixture_close(f, journal);
}

struct counts {
    uint32_t kept, erased;
};

static enum err count_texts(void *context, const struct journal_input *input, struct err_note *note)
{
    (void)note;
    struct counts *counts = context;
    assert_false(input->is_erased && input->text != NULL);
    counts->kept += input->text != NULL;
    counts->erased += input->is_erased;
    return ERR_OK;
}

static struct counts counts_of(struct fixture *f)
{
    struct counts counts = { 0 };
    struct journal *journal = fixture_open(f, JOURNAL_READ);
    assert_good(f, journal_each_input(journal, 1, count_texts, &counts, &f->note));
    fixture_close(f, journal);
    return counts;
}

static void one_person_is_erased_and_the_others_stay(void **state)
{
    struct fixture *f = *state;
    unsigned char chain[JOURNAL_CHAIN_BYTES];
    uint64_t erased = 0;
    struct journal *journal = create_with_texts(f);
    memcpy(chain, journal_chain(journal), sizeof chain);
    fixture_close(f, journal);
    assert_true(fixture_file_has(f->path, "SECRET-1"));
    assert_good(f, journal_forget(f->path, 1, &erased, &f->note));
    assert_int_equal(erased, 80);
    assert_false(fixture_file_has(f->path, "SECRET-1"));
    assert_false(fixture_file_has(f->path, "ANNA"));
    assert_true(fixture_file_has(f->path, "SECRET-2"));
    assert_true(fixture_is_alone(f));
    assert_verifies(f, chain);
    struct counts counts = counts_of(f);
    assert_int_equal(counts.kept, 160);
    assert_int_equal(counts.erased, 80);
}

static void everybody_is_erased(void **state)
{
    struct fixture *f = *state;
    unsigned char chain[JOURNAL_CHAIN_BYTES];
    uint64_t erased = 0;
    struct journal *journal = create_with_texts(f);
    memcpy(chain, journal_chain(journal), sizeof chain);
    fixture_close(f, journal);
    assert_good(f, journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note));
    assert_int_equal(erased, 240);
    assert_false(fixture_file_has(f->path, "SECRET"));
    assert_verifies(f, chain);
    assert_good(f, journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note));
    assert_int_equal(erased, 0);
    assert_verifies(f, chain);
}

/* What was deleted before, or lies in the -wal of a killed program, is gone as well. */
static void texts_of_a_killed_session_are_erased_with_its_wal(void **state)
{
    struct fixture *f = *state;
    char wal[PATH_MAX + 8];
    uint64_t erased = 0;
    struct journal *journal = create_with_texts(f);
    (void)snprintf(wal, sizeof wal, "%s-wal", f->path);
    size_t bytes[2];
    unsigned char *content[2] = { fixture_read_file(f->path, &bytes[0]), fixture_read_file(wal, &bytes[1]) };
    fixture_close(f, journal);
    fixture_write_file(f->path, content[0], bytes[0]);
    fixture_write_file(wal, content[1], bytes[1]);
    free(content[0]);
    free(content[1]);
    assert_true(fixture_file_has(wal, "SECRET-1"));
    assert_good(f, journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note));
    assert_int_equal(erased, 240);
    assert_true(fixture_is_alone(f));
    assert_false(fixture_file_has(f->path, "SECRET"));
    uint64_t number = 0;
    assert_good(f, journal_check(f->path, &number, &f->note));
}

static void a_session_goes_on_after_forgetting(void **state)
{
    struct fixture *f = *state;
    uint64_t erased = 0;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 20);
    fixture_close(f, journal);
    assert_good(f, journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note));
    journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 20);
    fixture_close(f, journal);
    uint64_t number = 0;
    assert_good(f, journal_check(f->path, &number, &f->note));
    assert_int_equal(counts_of(f).erased, 8);
    assert_int_equal(counts_of(f).kept, 8);
}

/* Somebody's right to be forgotten does not end where somebody else damaged the file. */
static void texts_of_an_altered_session_are_erased(void **state)
{
    struct fixture *f = *state;
    uint64_t erased = 0;
    fixture_close(f, create_with_texts(f));
    size_t bytes = 0;
    unsigned char *content = fixture_read_file(f->path, &bytes);
    for (size_t at = 0; at + 8 < bytes; at++) {
        if (memcmp(content + at, "SECRET-3", 8) == 0) {
            content[at] = 'T';
            break;
        }
    }
    fixture_write_file(f->path, content, bytes);
    free(content);
    struct journal *journal = NULL;
    assert_int_equal(journal_open(f->path, JOURNAL_READ, &journal, &f->note), ERR_ALTERED);
    assert_good(f, journal_forget(f->path, 3, &erased, &f->note));
    assert_int_equal(erased, 80);
    assert_false(fixture_file_has(f->path, "ECRET-3"));
}

static void a_session_that_is_open_is_not_erased_under_its_hands(void **state)
{
    struct fixture *f = *state;
    uint64_t erased = 0;
    struct journal *journal = create_with_texts(f);
    assert_int_equal(journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note), ERR_BUSY);
    fixture_close(f, journal);
    assert_int_equal(counts_of(f).kept, 240);
}

/* ---- what is never written --------------------------------------------------------------------------------------- */

static void append_one_of_each(struct fixture *f, struct journal *journal)
{
    const enum journal_text whats[] = { JOURNAL_NAME, JOURNAL_PROSE, JOURNAL_MATERIAL };
    const char *const texts[] = { "SECRET name", "SECRET prose", "a new inject" };
    for (size_t i = 0; i < 3; i++) {
        struct journal_input input = { .role = "control", .team = "", .kind = "note", .payload = "{}",
                                       .what = whats[i], .text = texts[i], .person = 1 };
        assert_good(f, journal_append(journal, &input, &f->note));
    }
}

static bool wal_has(const struct fixture *f, const char *text)
{
    char wal[PATH_MAX + 8];
    (void)snprintf(wal, sizeof wal, "%s-wal", f->path);
    return fixture_file_has(wal, text) != 0;
}

static void what_the_host_chose_not_to_keep_is_never_on_disk(void **state)
{
    struct fixture *f = *state;
    const enum journal_privacy modes[] = { JOURNAL_FULL, JOURNAL_WITHOUT_NAMES, JOURNAL_AGGREGATES };
    for (size_t i = 0; i < 3; i++) {
        struct journal *journal = fixture_create_private(f, modes[i]);
        append_one_of_each(f, journal);
        assert_int_equal(wal_has(f, "SECRET name"), modes[i] == JOURNAL_FULL);
        assert_int_equal(wal_has(f, "SECRET prose"), modes[i] != JOURNAL_AGGREGATES);
        assert_true(wal_has(f, "a new inject"));
        fixture_close(f, journal);
        assert_int_equal(fixture_file_has(f->path, "SECRET name"), modes[i] == JOURNAL_FULL);
        assert_int_equal(fixture_file_has(f->path, "SECRET prose"), modes[i] != JOURNAL_AGGREGATES);
        assert_true(fixture_file_has(f->path, "a new inject"));
        assert_int_equal(counts_of(f).erased, i);
        uint64_t number = 0;
        assert_good(f, journal_check(f->path, &number, &f->note));
        assert_int_equal(unlink(f->path), 0);
    }
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static enum err list_person(void *context, uint32_t person, const char *name, struct err_note *note)
{
    (void)note;
    str_addf(context, "%u %s\n", (unsigned)person, name);
    return ERR_OK;
}

static void append_name(struct fixture *f, struct journal *journal, uint32_t person, const char *name)
{
    struct journal_input input = { .role = "session", .team = "", .kind = "seat", .payload = "{}",
                                   .what = JOURNAL_NAME, .text = name, .person = person };
    assert_good(f, journal_append(journal, &input, &f->note));
}

static void people_are_listed_by_their_newest_name(void **state)
{
    struct fixture *f = *state;
    struct str names = { 0 };
    struct journal *journal = fixture_create(f);
    append_name(f, journal, 2, "Bao");
    append_name(f, journal, 1, "Ana");
    append_name(f, journal, 2, "Bảo");
    assert_good(f, journal_each_person(journal, list_person, &names, &f->note));
    assert_string_equal(str_text(&names), "1 Ana\n2 Bảo\n");
    fixture_close(f, journal);
    uint64_t erased = 0;
    assert_good(f, journal_forget(f->path, 2, &erased, &f->note));
    assert_int_equal(erased, 2);
    journal = fixture_open(f, JOURNAL_READ);
    str_clear(&names);
    assert_good(f, journal_each_person(journal, list_person, &names, &f->note));
    assert_string_equal(str_text(&names), "1 Ana\n");
    fixture_close(f, journal);
    str_deinit(&names);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_person_is_erased_and_the_others_stay),
        TEST(everybody_is_erased),
        TEST(texts_of_a_killed_session_are_erased_with_its_wal),
        TEST(a_session_goes_on_after_forgetting),
        TEST(texts_of_an_altered_session_are_erased),
        TEST(a_session_that_is_open_is_not_erased_under_its_hands),
        TEST(what_the_host_chose_not_to_keep_is_never_on_disk),
        TEST(people_are_listed_by_their_newest_name),
    };
    return cmocka_run_group_tests_name("journal forget", tests, NULL, NULL);
}
