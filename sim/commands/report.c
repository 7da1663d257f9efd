/* tocsin report: what a session file says happened, as one page of HTML. */
#include "commands/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"
#include "commands/output.h"
#include "debrief/report.h"
#include "debrief/room.h"
#include "debrief/typed.h"
#include "text/text.h"

#define NAME "report"
#define SESSION_ENDING ".tocsin"

struct recalled {
    char *session;             /* its path */
    struct journal *journal;
    struct package package;
    struct loaded loaded;
    struct trace *trace;
    struct debrief_typed typed;
    struct debrief_room room;
    struct debrief_model *model;
    struct kept_digest { uint32_t records; struct digest digest; } *digests; /* what the file says of its trace */
    uint32_t digests_count, digests_room, next_digest;
    uint32_t misfit; /* the number of records after which the first of them does not fit, 0: all fit */
};

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static enum err take_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    struct recalled *recalled = context;
    (void)note;
    GROW(recalled->digests, recalled->digests_count, recalled->digests_room);
    recalled->digests[recalled->digests_count++] = (struct kept_digest){ records, digest };
    return ERR_OK;
}

/* The trace comes behind no chain; its digests alone tell that it is the one that was written. */
static void compare_digest(struct recalled *recalled, uint32_t records)
{
    while (recalled->next_digest < recalled->digests_count && recalled->digests[recalled->next_digest].records < records) {
        recalled->next_digest++;
    }
    if (recalled->next_digest == recalled->digests_count || recalled->digests[recalled->next_digest].records != records) {
        return;
    }
    struct digest kept = recalled->digests[recalled->next_digest++].digest;
    struct digest made = trace_digest(recalled->trace);
    if (recalled->misfit == 0 && (kept.high != made.high || kept.low != made.low)) {
        recalled->misfit = records;
    }
}

static enum err take_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    struct recalled *recalled = context;
    if (count > RECORD_BYTES_MAX || !trace_decode(recalled->trace, bytes, (uint32_t)count)) {
        return err_say(note, ERR_ALTERED, "%s: record %u of its trace cannot be read", recalled->session, number);
    }
    compare_digest(recalled, number);
    return ERR_OK;
}

static bool sender_of(const struct world *world, const struct journal_input *row, struct sender *sender)
{
    static const char *const roles[] = { "seat", "bot", "control", "evaluator", "session" };
    *sender = (struct sender){ .role = ROLE_SESSION, .team = TEAM_NONE, .seat = row->seat };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (str_equal(row->role, roles[i])) {
            sender->role = (enum role)i;
        }
    }
    char path[PATH_BYTES_MAX];
    (void)snprintf(path, sizeof path, "team.%s", row->team);
    struct thing_id id = row->team[0] == '\0' ? THING_NONE : world_find(world, path);
    if (thing_shelf(id) == SHELF_TEAM) {
        sender->team.v = thing_index(id);
    }
    return row->team[0] == '\0' || thing_shelf(id) == SHELF_TEAM;
}

/* An input that this version cannot read loses its words, not the debrief. */
static enum err take_input(void *context, const struct journal_input *row, struct err_note *note)
{
    struct recalled *recalled = context;
    struct sender sender;
    enum input_kind kind;
    (void)note;
    if (!input_kind_parse(row->kind, &kind) || !sender_of(recalled->loaded.world, row, &sender)) {
        return ERR_OK;
    }
    struct input input = input_make(kind, sender);
    struct err_note unread = { 0 };
    if (input_decode(recalled->loaded.world, row->payload, &input, &unread) == ERR_OK) {
        input.at_s = row->at_s;
        input.text = row->text;
        debrief_room_add(&recalled->room, &input, row->wall_ms, debrief_typed_add(&recalled->typed, &input));
    }
    return ERR_OK;
}

static enum err load(struct recalled *recalled, struct err_note *note)
{
    const struct journal_header *header = journal_header(recalled->journal);
    enum err err = package_decode(&recalled->package, header->package, header->package_bytes, note);
    if (err == ERR_OK) {
        err = loaded_open(&recalled->loaded, &recalled->package, note);
    }
    if (err == ERR_OK) {
        err = journal_each_digest(recalled->journal, take_digest, recalled, note);
    }
    if (err == ERR_OK) {
        err = journal_each_record(recalled->journal, 1, take_record, recalled, note);
    }
    return err == ERR_OK ? journal_each_input(recalled->journal, 1, take_input, recalled, note) : err;
}

enum err recalled_open(const char *session, struct recalled **out, struct err_note *note)
{
    struct recalled *recalled = calloc(1, sizeof *recalled);
    MUST(recalled != NULL);
    recalled->session = strdup(session);
    MUST(recalled->session != NULL);
    package_init(&recalled->package);
    recalled->trace = trace_create();
    debrief_typed_init(&recalled->typed, recalled->trace);
    debrief_room_init(&recalled->room);
    enum err err = journal_open(session, JOURNAL_READ, &recalled->journal, note);
    err = err == ERR_OK ? load(recalled, note) : err;
    if (err != ERR_OK) {
        recalled_close(recalled);
        *out = NULL;
        return command_about(session, err, note);
    }
    int64_t at_s = journal_at_s(recalled->journal);
    struct debrief_source source = { .world = recalled->loaded.world, .trace = recalled->trace,
                                     .words = debrief_typed_words(&recalled->typed), .until_s = at_s > 0 ? at_s : 0,
                                     .room = &recalled->room };
    recalled->model = debrief_create(&source);
    *out = recalled;
    return ERR_OK;
}

void recalled_close(struct recalled *recalled)
{
    if (recalled == NULL) {
        return;
    }
    debrief_destroy(recalled->model);
    debrief_typed_deinit(&recalled->typed);
    debrief_room_deinit(&recalled->room);
    trace_destroy(recalled->trace);
    loaded_close(&recalled->loaded);
    package_deinit(&recalled->package);
    if (recalled->journal != NULL) {
        (void)journal_close(recalled->journal, NULL);
    }
    free(recalled->digests);
    free(recalled->session);
    free(recalled);
}

const struct debrief_model *recalled_model(const struct recalled *recalled)
{
    return recalled->model;
}

int64_t recalled_played_ms(const struct recalled *recalled)
{
    return journal_header(recalled->journal)->created_ms;
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static const char *privacy_words(enum journal_privacy privacy)
{
    return privacy == JOURNAL_AGGREGATES      ? "neither names nor words that people typed"
           : privacy == JOURNAL_WITHOUT_NAMES ? "words that people typed, without names"
                                              : "words that people typed, and names in the session file";
}

static void format_chain(const unsigned char *bytes, char text[2 * JOURNAL_CHAIN_BYTES + 1])
{
    for (uint32_t i = 0; i < JOURNAL_CHAIN_BYTES; i++) {
        (void)snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    }
}

uint32_t recalled_misfit(const struct recalled *recalled)
{
    return recalled->misfit;
}

static void add_caution(const struct recalled *recalled, struct str *caution)
{
    uint32_t rules = journal_header(recalled->journal)->rules_version;
    if (rules != RULES_VERSION) {
        str_addf(
            caution,
            "This session was played under rules version %u; this program has version %u. It is shown as its file "
            "keeps it, and cannot be played on or verified here. ",
            rules, RULES_VERSION);
    }
    if (recalled->misfit > 0) {
        str_addf(caution,
                 "This session does not verify: its first %u records are not those that its file has a digest of. They were "
                 "altered, or damaged; what this page says may not be what happened. ",
                 recalled->misfit);
    }
    if (recalled->model->left_out > 0) {
        str_addf(caution, "%u of its %u records say what no exercise of its scenario can, and are left out.",
                 recalled->model->left_out, recalled->model->record_count);
    }
}

static enum err page_of(const struct recalled *recalled, struct str *html, struct err_note *note)
{
    struct text *text = NULL;
    enum err err = text_create(&text, note);
    if (err != ERR_OK) {
        return err;
    }
    const struct journal_header *header = journal_header(recalled->journal);
    char digest[DIGEST_TEXT_BYTES];
    char chain[2 * JOURNAL_CHAIN_BYTES + 1];
    struct str caution = { 0 };
    digest_format(trace_digest(recalled->trace), digest);
    format_chain(journal_chain(recalled->journal), chain);
    add_caution(recalled, &caution);
    struct debrief_facts facts = {
        .played_ms = header->created_ms, .rules_version = header->rules_version, .program = "Tocsin " TOCSIN_VERSION,
        .digest = digest, .chain = chain, .privacy = privacy_words(header->privacy), .caution = str_text(&caution),
    };
    debrief_report(recalled->model, &facts, text, html);
    str_deinit(&caution);
    text_destroy(text);
    return ERR_OK;
}

/* As any file that this user makes: mkstemp lets nobody else read it. */
static bool open_to_others(int file)
{
    mode_t kept = umask(0);
    (void)umask(kept);
    return fchmod(file, 0666 & ~kept) == 0;
}

static bool write_all(int file, const struct str *html)
{
    for (size_t at = 0; at < html->bytes;) {
        ssize_t wrote = write(file, str_text(html) + at, html->bytes - at);
        if (wrote <= 0) {
            return false;
        }
        at += (size_t)wrote;
    }
    return open_to_others(file) && fsync(file) == 0;
}

/* Under another name first, so that a full disk leaves no half of a page; under one that nobody can know beforehand, so that
 * no link that somebody put there is written through. */
static enum err write_whole(const char *path, const struct str *html, struct err_note *note)
{
    struct str half = { 0 };
    str_addf(&half, "%s.part-XXXXXX", path);
    int file = mkstemp(half.at);
    bool is_written = file >= 0 && write_all(file, html);
    int failure = errno;
    bool is_closed = file < 0 || close(file) == 0;
    enum err err = ERR_OK;
    errno = is_written ? errno : failure;
    if (!is_written || !is_closed || rename(str_text(&half), path) != 0) {
        err = output_failed("write", path, note);
        if (file >= 0) {
            (void)unlink(str_text(&half));
        }
    }
    str_deinit(&half);
    return err;
}

/* What came with the session, from a stranger perhaps, does not say where a page is written; who names a folder does. */
static enum err check_own_folder(const char *path, struct err_note *note)
{
    struct stat about;
    bool is_link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    return is_link ? err_say(note, ERR_READ_ONLY, "cannot write into %s: it is a link; name a folder with -o", path) : ERR_OK;
}

/* "night.tocsin" and "night.debrief" beside it. */
static void folder_beside(const char *session, struct str *folder)
{
    size_t bytes = strlen(session);
    size_t ending = strlen(SESSION_ENDING);
    bool has_ending = bytes > ending && strcmp(session + bytes - ending, SESSION_ENDING) == 0;
    str_add_bytes(folder, session, has_ending ? bytes - ending : bytes);
    str_add(folder, ".debrief");
}

enum err recalled_report(const struct recalled *recalled, const char *folder, struct str *path, struct err_note *note)
{
    struct str html = { 0 };
    str_clear(path);
    if (folder != NULL) {
        str_add(path, folder);
    } else {
        folder_beside(recalled->session, path);
    }
    enum err err = page_of(recalled, &html, note);
    if (err == ERR_OK && folder == NULL) {
        err = check_own_folder(str_text(path), note);
    }
    if (err == ERR_OK) {
        err = output_make_folder(str_text(path), note);
    }
    str_add(path, "/index.html");
    if (err == ERR_OK) {
        err = write_whole(str_text(path), &html, note);
    }
    str_deinit(&html);
    return err;
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static int run_report(int argc, char **argv)
{
    static const struct arg known[] = { { "output", 'O', true }, { NULL, 0, false } };
    const char *folder = NULL;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice != 'O') {
            return command_usage(&command_report, NULL);
        }
        folder = args.value;
    }
    const char *session = args_word(&args, "a SESSION");
    if (session == NULL) {
        return command_usage(&command_report, NULL);
    }
    struct err_note note = { 0 };
    struct recalled *recalled = NULL;
    struct str path = { 0 };
    enum err err = recalled_open(session, &recalled, &note);
    if (err == ERR_OK) {
        err = recalled_report(recalled, folder, &path, &note);
    }
    if (err == ERR_OK) {
        (void)printf("%s\n", str_text(&path));
    }
    if (err == ERR_OK && recalled_misfit(recalled) > 0) {
        (void)fprintf(stderr,
                      "tocsin report: %s: does not verify: its first %u records are not those that it has a digest of; the page says "
                      "so\n",
                      session, recalled_misfit(recalled));
    }
    recalled_close(recalled);
    str_deinit(&path);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}

const struct command command_report = {
    NAME, "SESSION [-o DIR]", "write what happened as one page of HTML",
    "SESSION is a session file; nothing in it is changed. The page needs nothing beside it and no network, and can be printed.\n"
    "\n"
    "  -o, --output DIR  the folder to write index.html into; made when it is not there (a folder beside SESSION:\n"
    "                    night.debrief for night.tocsin). A page that is there already is written over\n"
    "What is altered in SESSION is refused; when only its record does not fit its digests, the page is written and says so.\n"
    "\n"
    "On stdout: where the page is.\n"
    "\n"
    "Exit codes: 0 written, 1 no such session or not one that can be read, 2 used wrongly, 3 the place cannot be written.\n"
    "\n"
    "Example:\n"
    "  tocsin report night.tocsin -o night\n",
    run_report,
};
