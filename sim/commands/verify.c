/* tocsin verify: run a session again and compare. tocsin forget: erase what people said and who they were. */
#include <inttypes.h>
#include <stdio.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"

static enum err replay_and_compare(struct journal *journal, const struct loaded *loaded, struct err_note *note)
{
    struct session_config config = { .journal = journal, .seed = journal_header(journal)->seed };
    loaded_configure(loaded, &config);
    struct session *session = session_create(&config);
    uint32_t record = 0;
    enum err err = session_verify(session, &record, note);
    if (record > 0) {
        (void)printf("%u\n", record);
    }
    session_destroy(session);
    return err;
}

static enum err verify(const char *path, struct err_note *note)
{
    uint64_t input = 0;
    enum err err = journal_check(path, &input, note);
    if (err != ERR_OK) {
        if (input > 0) {
            (void)printf("%" PRIu64 "\n", input);
        }
        return err;
    }
    struct journal *journal = NULL;
    err = journal_open(path, JOURNAL_READ, &journal, note);
    if (err != ERR_OK) {
        return err;
    }
    struct package package;
    struct loaded loaded = { 0 };
    package_init(&package);
    const struct journal_header *header = journal_header(journal);
    err = package_decode(&package, header->package, header->package_bytes, note);
    if (err == ERR_OK) {
        err = loaded_open(&loaded, &package, note);
    }
    if (err == ERR_OK) {
        err = replay_and_compare(journal, &loaded, note);
    }
    loaded_close(&loaded);
    package_deinit(&package);
    (void)journal_close(journal, NULL);
    return err;
}

int command_verify(int argc, char **argv)
{
    if (argc != 2) {
        return command_usage("verify", "SESSION", NULL);
    }
    struct err_note note = { 0 };
    enum err err = verify(argv[1], &note);
    if (err != ERR_OK) {
        return command_fail("verify", err, &note);
    }
    (void)printf("ok\n");
    return EXIT_GOOD;
}

int command_forget(int argc, char **argv)
{
    static const struct arg known[] = { { "person", 'p', true }, { NULL, 0, false } };
    static const char arguments[] = "SESSION [--person N]";
    unsigned long long person = JOURNAL_EVERYBODY;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice != 'p' || !command_number(args.value, 1, UINT32_MAX, &person)) {
            return command_usage("forget", arguments, "--person takes a person's number, from 1");
        }
    }
    if (args.rest != argc - 1) {
        return command_usage("forget", arguments, NULL);
    }
    struct err_note note = { 0 };
    uint64_t erased = 0;
    enum err err = journal_forget(argv[args.rest], (uint32_t)person, &erased, &note);
    if (err != ERR_OK) {
        return command_fail("forget", err, &note);
    }
    (void)fprintf(stderr, "Erased %" PRIu64 " names and texts from %s. The session still verifies.\n", erased, argv[args.rest]);
    (void)printf("%" PRIu64 "\n", erased);
    return EXIT_GOOD;
}
