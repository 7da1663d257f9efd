/* tocsin verify: run a session again and compare. */
#include "commands/verify.h"

#include <inttypes.h>
#include <stdio.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"

static enum err replay_and_compare(struct journal *journal, const struct loaded *loaded, uint32_t *record,
                                   struct err_note *note)
{
    struct session_config config = { .journal = journal, .seed = journal_header(journal)->seed };
    loaded_configure(loaded, &config);
    struct session *session = session_create(&config);
    enum err err = session_verify(session, record, note);
    session_destroy(session);
    return err;
}

enum err verify_session(const char *path, uint64_t *input, uint32_t *record, struct err_note *note)
{
    *record = 0;
    enum err err = journal_check(path, input, note);
    struct journal *journal = NULL;
    if (err == ERR_OK) {
        err = journal_open(path, JOURNAL_READ, &journal, note);
    }
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
        err = replay_and_compare(journal, &loaded, record, note);
    }
    loaded_close(&loaded);
    package_deinit(&package);
    (void)journal_close(journal, NULL);
    return command_about(path, err, note);
}

static int run_verify(int argc, char **argv)
{
    static const struct arg known[] = { { NULL, 0, false } };
    struct args args;
    args_open(&args, argc, argv, known);
    const char *path = args_next(&args) == 0 ? args_word(&args, "a SESSION") : NULL;
    if (path == NULL) {
        return command_usage(&command_verify, NULL);
    }
    struct err_note note = { 0 };
    uint64_t input = 0;
    uint32_t record = 0;
    enum err err = verify_session(path, &input, &record, &note);
    if (err != ERR_OK) {
        if (input > 0 || record > 0) {
            (void)printf("%" PRIu64 "\n", input > 0 ? input : record);
        }
        return command_fail("verify", err, &note);
    }
    (void)printf("ok\n");
    return EXIT_GOOD;
}

const struct command command_verify = {
    "verify", "SESSION", "run a session again and compare",
    "SESSION is a session file; nothing in it is changed. First it is checked that nothing was cut off or altered, then the\n"
    "exercise is run again from its inputs, and every record and digest compared with what the file kept.\n"
    "\n"
    "On stdout: ok; or the number of the first input that was altered, or of the first record that comes out otherwise.\n"
    "\n"
    "Exit codes: 0 it is whole and gives the same again, 1 it is not, or cannot be compared (no session file, other rules),\n"
    "2 used wrongly, 3 the machine refused.\n"
    "\n"
    "Example:\n"
    "  tocsin verify night.tocsin\n",
    run_verify,
};
