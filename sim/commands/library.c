#include "commands/library.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "exchange/exchange.h"
#include "tocsin_data.h"

int64_t library_wall_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* ---- folders ---------------------------------------------------------------------------------------------------- */

static void beside_program(struct str *folder)
{
    char program[PATH_MAX];
    ssize_t bytes = readlink("/proc/self/exe", program, sizeof program - 1);
    if (bytes <= 0) {
        return;
    }
    program[bytes] = '\0';
    char *slash = strrchr(program, '/');
    if (slash != NULL) {
        *slash = '\0';
        str_addf(folder, "%s/%s", program, TOCSIN_DATA_FROM_PROGRAM);
    }
}

enum err library_data_folder(struct str *folder, struct err_note *note)
{
    str_clear(folder);
    const char *named = getenv(TOCSIN_DATA_VARIABLE);
    if (named != NULL && named[0] != '\0') {
        str_add(folder, named);
        return is_folder(named) ? ERR_OK
                                : err_say(note, ERR_NOT_FOUND, "%s names %s, which is not a folder", TOCSIN_DATA_VARIABLE, named);
    }
    beside_program(folder);
    if (is_folder(str_text(folder))) {
        return ERR_OK;
    }
    struct str first = *folder;
    *folder = (struct str){ 0 };
    str_add(folder, TOCSIN_DATA_DIR);
    enum err err = is_folder(TOCSIN_DATA_DIR)
                       ? ERR_OK
                       : err_say(note, ERR_NOT_FOUND, "no scenarios: neither %s nor %s is there; set %s to their folder",
                                 str_text(&first), TOCSIN_DATA_DIR, TOCSIN_DATA_VARIABLE);
    str_deinit(&first);
    return err;
}

static enum err make_folders(char *path, struct err_note *note)
{
    for (char *at = path + 1;; at++) {
        if (*at != '/' && *at != '\0') {
            continue;
        }
        char end = *at;
        *at = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST) {
            return err_say(note, errno == ENOSPC ? ERR_DISK_FULL : ERR_READ_ONLY, "cannot make the folder %s: %s", path,
                           strerror(errno));
        }
        *at = end;
        if (end == '\0') {
            return ERR_OK;
        }
    }
}

enum err library_sessions_folder(struct str *folder, struct err_note *note)
{
    str_clear(folder);
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (data != NULL && data[0] == '/') {
        str_addf(folder, "%s/tocsin/sessions", data);
    } else if (home != NULL && home[0] == '/') {
        str_addf(folder, "%s/.local/share/tocsin/sessions", home);
    } else {
        return err_say(note, ERR_NOT_FOUND, "no place for sessions: HOME is not set");
    }
    return make_folders(folder->at, note);
}

static bool has_file(const char *folder, const char *name)
{
    struct str file = { 0 };
    str_addf(&file, "%s/%s", folder, name);
    bool found = is_file(str_text(&file));
    str_deinit(&file);
    return found;
}

static bool has_scenario(const char *folder)
{
    return has_file(folder, "scenario.lua") || has_file(folder, PACKAGE_WORKBOOK);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum err library_list(struct arena *arena, const char ***ids, uint32_t *count, struct err_note *note)
{
    struct str data = { 0 };
    uint32_t room = 0;
    const char **list = NULL;
    *ids = NULL;
    *count = 0;
    enum err err = library_data_folder(&data, note);
    if (err == ERR_OK) {
        str_add(&data, "/scenarios");
        DIR *folder = opendir(str_text(&data));
        for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            struct str file = { 0 };
            str_addf(&file, "%s/%s", str_text(&data), entry->d_name);
            if (entry->d_name[0] != '.' && has_scenario(str_text(&file))) {
                GROW(list, *count, room);
                list[(*count)++] = arena_copy_string(arena, entry->d_name);
            }
            str_deinit(&file);
        }
        if (folder != NULL) {
            (void)closedir(folder);
        }
    }
    str_deinit(&data);
    if (*count > 0) {
        qsort(list, *count, sizeof *list, by_name);
        *ids = ARENA_ARRAY(arena, const char *, *count);
        memcpy(*ids, list, *count * sizeof *list);
    }
    free(list);
    return err;
}

/* ---- packages --------------------------------------------------------------------------------------------------- */

static enum err package_of_session(const char *path, struct package *package, struct err_note *note)
{
    struct journal *journal = NULL;
    enum err err = journal_open(path, JOURNAL_READ, &journal, note);
    if (err != ERR_OK) {
        return err;
    }
    const struct journal_header *header = journal_header(journal);
    err = package_decode(package, header->package, header->package_bytes, note);
    (void)journal_close(journal, NULL);
    return err;
}

/* Law packs stand beside the scenario ("../laws") or in the library. Empty when there are none. */
static void laws_of(const char *folder, struct str *laws)
{
    struct str data = { 0 };
    str_addf(laws, "%s/../laws", folder);
    if (!is_folder(str_text(laws)) && library_data_folder(&data, NULL) == ERR_OK) {
        str_clear(laws);
        str_addf(laws, "%s/scenarios/laws", str_text(&data));
    }
    if (!is_folder(str_text(laws))) {
        str_clear(laws);
    }
    str_deinit(&data);
}

/* What a workbook in it says, and the law packs that it names. */
static enum err complete(const char *folder, struct package *package, struct err_note *note)
{
    struct str laws = { 0 };
    laws_of(folder, &laws);
    enum err err = exchange_unfold(package, note);
    if (err == ERR_OK && laws.bytes > 0) {
        err = package_load_laws(package, str_text(&laws), note);
    }
    str_deinit(&laws);
    return err;
}

static enum err package_of_folder(const char *folder, struct package *package, struct err_note *note)
{
    if (!has_scenario(folder)) { /* before anything in it is read: it may be any folder at all */
        return err_say(note, ERR_NOT_FOUND, "there is no scenario.lua in %s", folder);
    }
    enum err err = package_load(package, folder, NULL, note);
    return err == ERR_OK ? complete(folder, package, note) : err;
}

static bool is_workbook(const char *path)
{
    size_t bytes = strlen(path);
    return bytes > 5 && strcasecmp(path + bytes - 5, ".xlsx") == 0;
}

static bool is_lua(const char *path)
{
    size_t bytes = strlen(path);
    return bytes > 4 && strcmp(path + bytes - 4, ".lua") == 0;
}

/* The workbook alone; one that is called scenario.xlsx brings what stands beside it in its folder. */
static enum err package_of_workbook(const char *path, struct package *package, struct err_note *note)
{
    struct str folder = { 0 };
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    str_addf(&folder, "%.*s", slash != NULL ? (int)(slash - path) : 1, slash != NULL ? path : ".");
    str_add(&folder, slash == path ? "/" : "");
    enum err err = ERR_OK;
    if (str_equal(name, PACKAGE_WORKBOOK)) {
        err = package_of_folder(str_text(&folder), package, note);
    } else {
        err = package_load_file(package, path, PACKAGE_WORKBOOK, note);
        err = err == ERR_OK ? complete(str_text(&folder), package, note) : err_prefix(note, err, "read %s", path);
    }
    str_deinit(&folder);
    return err;
}

static enum err no_such(const char *scenario, struct err_note *note)
{
    struct arena arena;
    arena_init(&arena);
    const char **ids = NULL;
    uint32_t count = 0;
    const char *nearest = NULL;
    uint32_t best = 5;
    if (library_list(&arena, &ids, &count, note) == ERR_OK) {
        for (uint32_t i = 0; i < count; i++) {
            uint32_t distance = str_distance(scenario, ids[i], 4);
            if (distance < best) {
                best = distance;
                nearest = ids[i];
            }
        }
    }
    enum err err = nearest != NULL
                       ? err_say(note, ERR_NOT_FOUND, "there is no scenario %s; did you mean %s?", scenario, nearest)
                       : err_say(note, ERR_NOT_FOUND,
                                 "there is no scenario %s: it is neither a folder, nor a session file, nor in the library", scenario);
    arena_deinit(&arena);
    return err;
}

enum err library_package(const char *scenario, struct package *package, struct err_note *note)
{
    if (is_file(scenario) && is_workbook(scenario)) {
        return package_of_workbook(scenario, package, note);
    }
    if (is_file(scenario) && is_lua(scenario)) {
        const char *slash = strrchr(scenario, '/');
        return err_say(note, ERR_BAD_INPUT, "%s is one file of a scenario: give the folder it is in, %.*s", scenario,
                       slash != NULL ? (int)(slash - scenario) : 1, slash != NULL ? scenario : ".");
    }
    if (is_file(scenario)) {
        return package_of_session(scenario, package, note);
    }
    if (is_folder(scenario)) {
        return package_of_folder(scenario, package, note);
    }
    struct str folder = { 0 };
    enum err err = library_data_folder(&folder, note);
    if (err == ERR_OK && strchr(scenario, '/') == NULL) {
        str_addf(&folder, "/scenarios/%s", scenario);
        err = is_folder(str_text(&folder)) ? package_of_folder(str_text(&folder), package, note) : no_such(scenario, note);
    } else if (err == ERR_OK) {
        err = no_such(scenario, note);
    }
    str_deinit(&folder);
    return err;
}

/* ---- worlds ----------------------------------------------------------------------------------------------------- */

enum err loaded_open(struct loaded *loaded, const struct package *package, struct err_note *note)
{
    *loaded = (struct loaded){ .package = package, .world = world_create() };
    struct diagnostics list;
    diagnostics_init(&list);
    enum err err = api_load(package, loaded->world, &list);
    for (uint32_t i = 0; err != ERR_OK && i < list.count; i++) {
        if (list.items[i].severity == SEVERITY_ERROR) {
            struct str line = { 0 };
            diagnostic_format(&list.items[i], &line);
            (void)err_say(note, err, "the scenario has mistakes, the first: %s", str_text(&line));
            str_deinit(&line);
            break;
        }
    }
    diagnostics_deinit(&list);
    if (err == ERR_OK) {
        err = api_stories_create(package, loaded->world, &loaded->stories, note);
    }
    if (err != ERR_OK) {
        world_destroy(loaded->world);
        *loaded = (struct loaded){ 0 };
    }
    return err;
}

void loaded_close(struct loaded *loaded)
{
    api_stories_destroy(loaded->stories);
    if (loaded->world != NULL) {
        world_destroy(loaded->world);
    }
    *loaded = (struct loaded){ 0 };
}

static bool stories_must_drop(void *stories, uint32_t *story)
{
    return api_stories_must_drop(stories, story);
}

void loaded_configure(const struct loaded *loaded, struct session_config *config)
{
    config->world = loaded->world;
    config->calls = api_calls(loaded->stories);
    config->must_drop = stories_must_drop;
    config->drop_context = loaded->stories;
    config->is_local = !api_lua_is_known();
}

static const char *fault_words(int64_t fault)
{
    switch (fault) {
    case FAULT_LIVELOCK: return "too much happens in one second, again and again. Look for rules or stories that set one another off";
    case FAULT_DEPTH: return "consequences lead to one another without an end. Look for injects that send one another";
    case FAULT_TOO_MANY: return "it does more than fits into one exercise. Look for stories and rules that go on for ever, and for a length that is too long";
    default: return NULL; /* a story's own, told with its line */
    }
}

static void tell_fault(const struct record *record, struct str *lines)
{
    const char *words = record->thing == ID_NONE ? fault_words(record->value) : NULL;
    if (words != NULL) {
        str_addf(lines, "The scenario was at fault at %" PRId64 ":%02" PRId64 ":%02" PRId64 ": %s.\n", record->at_s / 3600,
                 record->at_s / 60 % 60, record->at_s % 60, words);
    }
}

void library_tell_closed(const struct loaded *loaded, struct session *session, struct str *lines)
{
    const struct diagnostics *faults = api_stories_faults(loaded->stories);
    for (uint32_t i = 0; i < faults->count; i++) {
        diagnostic_format(&faults->items[i], lines);
        str_add(lines, "\n");
    }
    const struct trace *trace = session_trace(session);
    const struct world *world = engine_world(session_engine(session));
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        const struct record *record = trace_record(trace, number);
        if (record->kind == RECORD_FAULT) {
            tell_fault(record, lines);
        } else if (record->kind == RECORD_DISABLED) {
            str_addf(lines, "%s was closed at %" PRId64 ":%02" PRId64 ":%02" PRId64
                     ": it needs more time or memory than this machine gives.\n",
                     world_path(world, (struct thing_id){ record->thing }), record->at_s / 3600, record->at_s / 60 % 60,
                     record->at_s % 60);
        }
    }
}

static enum err maker_open(void *context, struct session_config *config, void **own, struct err_note *note)
{
    struct loaded *loaded = calloc(1, sizeof *loaded);
    MUST(loaded != NULL);
    enum err err = loaded_open(loaded, context, note);
    if (err != ERR_OK) {
        free(loaded);
        return err;
    }
    loaded_configure(loaded, config);
    *own = loaded;
    return ERR_OK;
}

static void maker_close(void *context, void *own)
{
    (void)context;
    loaded_close(own);
    free(own);
}

struct study_maker loaded_maker(const struct package *package)
{
    return (struct study_maker){ (void *)(uintptr_t)package, maker_open, maker_close };
}

enum err library_cast_bots(const struct world *world, const char *policy, struct session_team *teams,
                           struct err_note *note)
{
    memset(teams, 0, TEAMS_MAX * sizeof *teams);
    for (uint32_t i = 0; i < world->teams_count; i++) {
        const char *name = policy != NULL ? policy : world->teams[i].bot != NULL ? world->teams[i].bot : "prompt";
        /* A team that control plays has nobody when there is no control, unless its author gave it a bot. */
        bool is_empty = world->teams[i].played == PLAYED_NOBODY ||
                        (world->teams[i].played == PLAYED_CONTROL && world->teams[i].bot == NULL);
        teams[i].who = is_empty ? SESSION_NOBODY : SESSION_BOT;
        if (!policy_parse(name, &teams[i].policy)) {
            return err_say(note, ERR_BAD_INPUT, "there is no policy %s; there are prompt, legalistic, secretive and silent", name);
        }
    }
    return ERR_OK;
}

struct journal_header library_header(const struct world *world, const struct str *bytes, uint64_t seed, const char *team)
{
    return (struct journal_header){
        .scenario = world->id, .title = world_source(world, world->title), .team = team, .seed = seed,
        .rules_version = RULES_VERSION, .privacy = JOURNAL_FULL, .created_ms = library_wall_ms(),
        .package = bytes->at, .package_bytes = bytes->bytes,
    };
}
