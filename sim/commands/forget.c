/* tocsin forget: erase what people said and who they were. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "base/str.h"
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/verify.h"
#include "journal/journal.h"

#define NAME "forget"

struct person {
    uint32_t number;
    char team[NAME_BYTES_MAX + 1]; /* the first that a text of this person was sent for */
    uint64_t texts;
};

/* What a session file still holds of names and texts. */
struct kept {
    struct person *people;
    uint32_t count, room;
    uint64_t of_people, of_bots, of_nobody; /* of_nobody: no bot's, and no number: typed before sessions gave numbers */
};

static struct person *person_of(struct kept *kept, uint32_t number)
{
    for (uint32_t i = 0; i < kept->count; i++) {
        if (kept->people[i].number == number) {
            return &kept->people[i];
        }
    }
    GROW(kept->people, kept->count, kept->room);
    kept->people[kept->count] = (struct person){ .number = number };
    return &kept->people[kept->count++];
}

static enum err take_input(void *context, const struct journal_input *input, struct err_note *note)
{
    struct kept *kept = context;
    (void)note;
    if (input->text == NULL) {
        return ERR_OK;
    }
    if (input->person > 0) {
        struct person *person = person_of(kept, input->person);
        person->texts++;
        kept->of_people++;
        if (person->team[0] == '\0') {
            (void)snprintf(person->team, sizeof person->team, "%s", input->team);
            plain_show_field(person->team); /* the file may say anything */
        }
    } else if (str_equal(input->role, "bot")) {
        kept->of_bots++;
    } else {
        kept->of_nobody++;
    }
    return ERR_OK;
}

static int by_number(const void *a, const void *b)
{
    uint32_t one = ((const struct person *)a)->number, other = ((const struct person *)b)->number;
    return (one > other) - (one < other);
}

/* A file that was altered has nothing to say about who is in it, and can still be made to forget. */
static enum err look_through(const char *path, struct kept *kept, struct err_note *note)
{
    struct journal *journal = NULL;
    enum err err = journal_open(path, JOURNAL_READ, &journal, note);
    if (err == ERR_OK) {
        err = journal_each_input(journal, 1, take_input, kept, note);
        (void)journal_close(journal, NULL);
    }
    if (kept->count > 0) {
        qsort(kept->people, kept->count, sizeof *kept->people, by_number);
    }
    return err;
}

static const char *texts_word(uint64_t count)
{
    return count == 1 ? "text" : "texts";
}

static void add_person(const struct person *person, struct str *line)
{
    str_addf(line, "%" PRIu32 " (%s%s%" PRIu64 " %s)", person->number, person->team, person->team[0] != '\0' ? ", " : "",
             person->texts, texts_word(person->texts));
}

static int list(const char *path)
{
    struct err_note note = { 0 };
    struct kept kept = { 0 };
    enum err err = look_through(path, &kept, &note);
    for (uint32_t i = 0; err == ERR_OK && i < kept.count; i++) {
        (void)printf("%" PRIu32 "\t%s\t%" PRIu64 "\n", kept.people[i].number, kept.people[i].team, kept.people[i].texts);
    }
    if (err == ERR_OK) {
        (void)fprintf(stderr, "%s holds %" PRIu64 " %s of %" PRIu32 " %s, %" PRIu64 " of bots and %" PRIu64 " of nobody in particular.\n",
                      path, kept.of_people, texts_word(kept.of_people), kept.count, kept.count == 1 ? "person" : "people",
                      kept.of_bots, kept.of_nobody);
    }
    free(kept.people);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}

static int no_such_person(const char *path, unsigned long long person, const struct kept *kept)
{
    struct err_note note = { 0 };
    struct str who = { 0 };
    for (uint32_t i = 0; i < kept->count; i++) {
        str_add(&who, i > 0 ? ", " : "");
        add_person(&kept->people[i], &who);
    }
    if (kept->count == 0) {
        str_add(&who, "nobody with a number");
    }
    (void)err_say(&note, ERR_NOT_FOUND, "%s holds nothing of a person %llu; it holds texts of %s", path, person, str_text(&who));
    str_deinit(&who);
    return command_fail(NAME, ERR_NOT_FOUND, &note);
}

/* Looked at, not believed: the file may have been altered before. */
static void say_what_is_left(const char *path)
{
    struct err_note note = { 0 };
    uint64_t input = 0;
    uint32_t record = 0;
    enum err err = verify_session(path, &input, &record, &note);
    if (err == ERR_OK) {
        (void)fprintf(stderr, " The session still verifies.\n");
    } else {
        (void)fprintf(stderr, " What is left does not verify: %s.\n", note.text[0] != '\0' ? note.text : err_name(err));
    }
}

static void say_erased(const char *path, unsigned long long person, bool is_known, const struct kept *kept, uint64_t erased)
{
    (void)fprintf(stderr, "Erased %" PRIu64 " names and texts", erased);
    if (person != JOURNAL_EVERYBODY) {
        (void)fprintf(stderr, " of person %llu", person);
    }
    (void)fprintf(stderr, " from %s", path);
    if (is_known && person == JOURNAL_EVERYBODY) {
        (void)fprintf(stderr, ": %" PRIu64 " of people, %" PRIu64 " of bots and %" PRIu64 " of nobody in particular",
                      kept->of_people, kept->of_bots, kept->of_nobody);
    }
    (void)fprintf(stderr, ".");
    say_what_is_left(path);
}

static int forget(const char *path, unsigned long long person)
{
    struct err_note note = { 0 };
    struct kept kept = { 0 };
    struct err_note unread = { 0 };
    bool is_known = look_through(path, &kept, &unread) == ERR_OK;
    bool is_there = person == JOURNAL_EVERYBODY || !is_known;
    for (uint32_t i = 0; i < kept.count; i++) {
        is_there = is_there || kept.people[i].number == person;
    }
    int code = EXIT_GOOD;
    if (is_there) {
        uint64_t erased = 0;
        enum err err = journal_forget(path, (uint32_t)person, &erased, &note);
        if (err == ERR_OK) {
            say_erased(path, person, is_known, &kept, erased);
            (void)printf("%" PRIu64 "\n", erased);
        }
        code = err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
    } else {
        code = no_such_person(path, person, &kept);
    }
    free(kept.people);
    return code;
}

static int run_forget(int argc, char **argv)
{
    static const struct arg known[] = { { "person", 'p', true }, { "list", 'l', false }, { NULL, 0, false } };
    unsigned long long person = JOURNAL_EVERYBODY;
    bool lists = false;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice == 'l') {
            lists = true;
        } else if (choice != 'p') {
            return command_usage(&command_forget, NULL);
        } else if (!command_number(args.value, 1, UINT32_MAX, &person)) {
            return command_usage(&command_forget, "--person takes a person's number, from 1; --list says who there is");
        }
    }
    const char *path = args_word(&args, "a SESSION");
    if (path == NULL) {
        return command_usage(&command_forget, NULL);
    }
    if (lists && person != JOURNAL_EVERYBODY) {
        return command_usage(&command_forget, "--list and --person do not go together");
    }
    return lists ? list(path) : forget(path, person);
}

const struct command command_forget = {
    NAME, "SESSION [--person N | --list]", "erase names and free text; the rest still verifies",
    "SESSION is a session file that nobody has open. What is erased is gone from the file for good; copies made earlier are\n"
    "out of its reach, and so is a name that somebody typed into another person's text.\n"
    "\n"
    "  --person N  only the names and texts of this person. Who plays alone is person 1; bots have no number\n"
    "  --list      who there is, and erase nothing: a line for each person with number, team and how many texts, parted by\n"
    "              tabs\n"
    "Without either: everybody's, what bots wrote and what was added to the exercise too.\n"
    "\n"
    "Afterwards the session is verified, and what comes of it said. A file that is damaged is refused and left as it is; one that\n"
    "is whole but was altered is not.\n"
    "\n"
    "On stdout: how many names and texts were erased.\n"
    "\n"
    "Exit codes: 0 done, 1 no such session or person, 2 used wrongly, 3 the machine refused (open elsewhere, read-only).\n"
    "\n"
    "Example:\n"
    "  tocsin forget night.tocsin --list\n"
    "  tocsin forget night.tocsin --person 1\n",
    run_forget,
};
