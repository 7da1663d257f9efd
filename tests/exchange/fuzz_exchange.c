/* fuzz_exchange FOLDER [SEED] [SECONDS]: changes the files of a corpus at random and reads them as lists and as workbooks, as
 * far as they can be read. Nothing may crash, hang or grow without end; sanitizers say what goes wrong inside.
 *
 * Without SECONDS it makes 400 rounds, which is what the tests run. It prints the seed of the round that it is in when it
 * takes over ten seconds; `fuzz_exchange FOLDER SEED 0` makes that round alone. */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/api.h"
#include "exchange/book.h"
#include "exchange/exchange.h"

#define FILES_MAX 64
#define FILE_BYTES_MAX 262144
#define ROUNDS 400
#define SLOW_S 10.0

struct bytes { unsigned char *at; size_t count; };
struct corpus { struct bytes files[FILES_MAX]; uint32_t count; };

static void read_file(struct corpus *corpus, const char *folder, const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    struct bytes bytes = { malloc(FILE_BYTES_MAX), 0 };
    if (file != NULL && bytes.at != NULL && corpus->count < FILES_MAX) {
        bytes.count = fread(bytes.at, 1, FILE_BYTES_MAX, file);
        corpus->files[corpus->count++] = bytes;
    } else {
        free(bytes.at);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

static int by_size(const void *a, const void *b)
{
    const struct bytes *x = a, *y = b;
    return x->count != y->count ? (x->count > y->count) - (x->count < y->count) : memcmp(x->at, y->at, x->count);
}

/* Every plain file of the folder, in an order that the file system does not choose. */
static void read_corpus(struct corpus *corpus, const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        size_t bytes = strlen(entry->d_name);
        bool is_input = bytes > 4 && (strcmp(entry->d_name + bytes - 4, ".csv") == 0 || strcmp(entry->d_name + bytes - 4, "xlsx") == 0 ||
                                      strcmp(entry->d_name + bytes - 4, "json") == 0);
        if (is_input) {
            read_file(corpus, folder, entry->d_name);
        }
    }
    if (dir != NULL) {
        (void)closedir(dir);
    }
    if (corpus->count > 1) {
        qsort(corpus->files, corpus->count, sizeof *corpus->files, by_size);
    }
}

/* ---- changing bytes ---------------------------------------------------------------------------------------------- */

struct dice { uint64_t state; };

/* splitmix64: which bytes are changed need not be the program's own dice. */
static uint64_t roll(struct dice *dice, uint64_t below)
{
    uint64_t z = dice->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return below == 0 ? 0 : (z ^ z >> 31) % below;
}

static void insert(struct bytes *bytes, size_t at, const void *what, size_t count)
{
    unsigned char *grown = realloc(bytes->at, bytes->count + count + 1);
    if (grown != NULL) {
        memmove(grown + at + count, grown + at, bytes->count - at);
        memcpy(grown + at, what, count);
        bytes->at = grown;
        bytes->count += count;
    }
}

static void change(struct bytes *bytes, struct dice *dice)
{
    static const char *const WORDS[] = { "\"", "{", "}", "(", ")", "\n", ",", ";", "=", "--", "[[", "own.", "team.", "9999999999", "-", "<c r=\"ZZZ9999999\">", "</row>", "&amp;",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "t=\"s\"", "<v>99999999</v>", "\xFF\xFE", "\xEF\xBB\xBF", "function() end", "_x000D_", "1e308", "<rPh>", "A1:XFD1048576", "\xE2\x80\x9C" };
    size_t at = roll(dice, bytes->count + 1);
    size_t span = bytes->count - at > 0 ? 1 + roll(dice, bytes->count - at < 64 ? bytes->count - at : 64) : 0;
    const char *word = WORDS[roll(dice, sizeof WORDS / sizeof *WORDS)];
    switch (roll(dice, 5)) {
    case 0:
        if (at < bytes->count) {
            bytes->at[at] = (unsigned char)roll(dice, 256);
        }
        break;
    case 1:
        memmove(bytes->at + at, bytes->at + at + span, bytes->count - at - span);
        bytes->count -= span;
        break;
    case 2: insert(bytes, at, word, strlen(word)); break;
    case 3: {
        unsigned char copy[64];
        memcpy(copy, bytes->at + at, span);
        insert(bytes, at, copy, span);
        break;
    }
    default: /* over what is there, so that a zip's own numbers stay right */
        for (size_t i = 0; word[i] != '\0' && at + i < bytes->count; i++) {
            bytes->at[at + i] = (unsigned char)word[i];
        }
    }
}

/* ---- reading them ------------------------------------------------------------------------------------------------ */

static void as_list(const struct bytes *bytes)
{
    struct book scenario;
    struct msel_report report = { 0 };
    struct err_note note;
    struct msel_options options = { .name = "fuzz", .id = "fuzz" };
    book_init(&scenario);
    enum err err = msel_import(bytes->at, bytes->count, &options, &scenario, &report, &note);
    (void)err;
    str_deinit(&report.lines);
    book_deinit(&scenario);
}

static void as_scenario(const struct bytes *bytes)
{
    struct package package;
    struct diagnostics list;
    struct err_note note;
    package_init(&package);
    diagnostics_init(&list);
    struct world *world = world_create();
    enum err err = package_add(&package, PACKAGE_WORKBOOK, bytes->at, bytes->count, &note);
    err = err == ERR_OK ? exchange_unfold(&package, &note) : err;
    err = err == ERR_OK ? api_load(&package, world, &list) : err;
    (void)err;
    world_destroy(world);
    diagnostics_deinit(&list);
    package_deinit(&package);
}

static double now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void round_of(const struct corpus *corpus, uint64_t seed)
{
    struct dice dice = { seed };
    const struct bytes *from = &corpus->files[roll(&dice, corpus->count)];
    struct bytes bytes = { malloc(from->count + 1), from->count };
    double begins_s = now_s();
    memcpy(bytes.at, from->at, from->count);
    for (uint64_t times = 1 + roll(&dice, 12); times > 0; times--) {
        change(&bytes, &dice);
    }
    as_list(&bytes);
    as_scenario(&bytes);
    free(bytes.at);
    if (now_s() - begins_s > SLOW_S) {
        (void)fprintf(stderr, "seed %" PRIu64 " took %.1f s\n", seed, now_s() - begins_s);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    static struct corpus corpus;
    if (argc < 2) {
        (void)fprintf(stderr, "usage: fuzz_exchange FOLDER [SEED] [SECONDS]\n");
        return 2;
    }
    char stored[1024];
    read_corpus(&corpus, argv[1]);
    (void)snprintf(stored, sizeof stored, "%s/stored", argv[1]);
    read_corpus(&corpus, stored);
    if (corpus.count == 0) {
        (void)fprintf(stderr, "no corpus in %s\n", argv[1]);
        return 1;
    }
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1, rounds = 0;
    double ends_s = now_s() + (argc > 3 ? atof(argv[3]) : 0);
    do {
        round_of(&corpus, seed++);
        rounds++;
    } while (argc > 3 ? now_s() < ends_s : rounds < ROUNDS);
    (void)printf("%" PRIu64 " rounds, the next seed is %" PRIu64 "\n", rounds, seed);
    for (uint32_t i = 0; i < corpus.count; i++) {
        free(corpus.files[i].at);
    }
    return 0;
}
