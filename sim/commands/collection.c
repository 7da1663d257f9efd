#include "commands/collection.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "commands/library.h"
#include "commands/playing.h"
#include "journal/journal.h"
#include "screens/words.h"

#define DAY_S 86400

struct scenario_kept {
    struct package package;
    struct loaded loaded;
    const char *id;
    const char **team_names; /* of those a person may take, by place */
};

struct session_kept { const char *path; int64_t wall_ms; };

struct collection {
    struct arena arena;          /* of the scenarios */
    struct arena sessions_arena;
    const char **ids;
    uint32_t id_count, read_count;
    bool has_sessions;
    struct scenario_kept *kept;
    struct home_scenario scenarios[COLLECTION_SCENARIOS_MAX];
    uint32_t scenario_count;
    struct home_session sessions[COLLECTION_SESSIONS_MAX];
    struct session_kept session_files[COLLECTION_SESSIONS_MAX];
    uint32_t session_count;
    struct err_note trouble;
};

struct collection *collection_open(void)
{
    struct collection *collection = calloc(1, sizeof *collection);
    MUST(collection != NULL);
    arena_init(&collection->arena);
    arena_init(&collection->sessions_arena);
    if (library_list(&collection->arena, &collection->ids, &collection->id_count, &collection->trouble) == ERR_OK) {
        collection->trouble.text[0] = '\0';
    }
    collection->id_count =
        collection->id_count < COLLECTION_SCENARIOS_MAX ? collection->id_count : COLLECTION_SCENARIOS_MAX;
    collection->kept = calloc(COLLECTION_SCENARIOS_MAX, sizeof *collection->kept);
    MUST(collection->kept != NULL);
    return collection;
}

void collection_close(struct collection *collection)
{
    if (collection == NULL) {
        return;
    }
    for (uint32_t i = 0; i < collection->scenario_count; i++) {
        loaded_close(&collection->kept[i].loaded);
        package_deinit(&collection->kept[i].package);
    }
    free(collection->kept);
    arena_deinit(&collection->arena);
    arena_deinit(&collection->sessions_arena);
    free(collection);
}

/* ---- scenarios --------------------------------------------------------------------------------------------------- */

static uint32_t level_bars(const char *level)
{
    static const char *const levels[] = { "introductory", "intermediate", "advanced" };
    for (uint32_t i = 0; i < 3; i++) {
        if (level != NULL && str_equal(level, levels[i])) {
            return i + 1;
        }
    }
    return 0;
}

static const char *level_words(struct arena *arena, const char *level)
{
    char *words = arena_copy_string(arena, level != NULL ? level : "");
    if (words[0] >= 'a' && words[0] <= 'z') {
        words[0] = (char)(words[0] - 'a' + 'A');
    }
    return words;
}

static const char *roles_of(struct arena *arena, const struct world *world, const struct team *team)
{
    const char *roles = "";
    for (uint32_t i = 0; i < team->roles.count; i++) {
        const char *role = world_source(world, (struct text_id){ world_ref(world, team->roles, i) });
        roles = i == 0 ? role : arena_format(arena, "%s, %s", roles, role);
    }
    return roles;
}

static void list_teams(struct collection *collection, struct scenario_kept *kept, struct home_scenario *scenario)
{
    const struct world *world = kept->loaded.world;
    struct home_team *teams = ARENA_ARRAY(&collection->arena, struct home_team, world->teams_count + 1);
    kept->team_names = ARENA_ARRAY(&collection->arena, const char *, world->teams_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < world->teams_count; i++) {
        const struct team *team = &world->teams[i];
        if (team->played != PLAYED_PEOPLE) {
            continue;
        }
        bool has_economy = team->economy.v < world->economies_count;
        kept->team_names[count] = team->common.name;
        teams[count++] = (struct home_team){
            .title = world_source(world, team->title),
            .mark = team->mark != NULL ? team->mark : "",
            .economy = has_economy ? world_source(world, world->economies[team->economy.v].title) : "",
            .brief = world_source(world, team->brief),
            .roles = roles_of(&collection->arena, world, team),
            .sector = team->sector == SECTOR_GOVERNMENT ? VIEW_GOVERNMENT
                      : team->sector == SECTOR_BUSINESS ? VIEW_BUSINESS
                                                        : VIEW_OTHER_SECTOR,
            .slot = playing_slot(world, i),
        };
    }
    scenario->teams = teams;
    scenario->seat_count = count;
}

static void describe(struct collection *collection, struct scenario_kept *kept, struct home_scenario *scenario)
{
    const struct world *world = kept->loaded.world;
    *scenario = (struct home_scenario){
        .id = kept->id,
        .title = world_source(world, world->title),
        .summary = world_source(world, world->summary),
        .audience = world_source(world, world->audience),
        .emblem = world_source(world, world->emblem),
        .briefing = world_source(world, world->briefing),
        .level = level_words(&collection->arena, world->level),
        .level_bars = level_bars(world->level),
        .economy_count = world->economies_count,
        .team_count = world->teams_count,
        .minutes = world->minutes_room,
        .seed = world->seed,
    };
    list_teams(collection, kept, scenario);
}

static void read_scenario(struct collection *collection, const char *id)
{
    struct scenario_kept *kept = &collection->kept[collection->scenario_count];
    struct home_scenario *scenario = &collection->scenarios[collection->scenario_count++];
    struct err_note note = { 0 };
    kept->id = id;
    package_init(&kept->package);
    enum err err = library_package(id, &kept->package, &note);
    if (err == ERR_OK) {
        err = loaded_open(&kept->loaded, &kept->package, &note);
    }
    if (err == ERR_OK) {
        describe(collection, kept, scenario);
        return;
    }
    *scenario = (struct home_scenario){ .id = id,
                                        .title = id,
                                        .summary = "",
                                        .audience = "",
                                        .emblem = "",
                                        .briefing = "",
                                        .level = "",
                                        .problem = arena_copy_string(&collection->arena, note.text) };
}

/* ---- sessions ---------------------------------------------------------------------------------------------------- */

static const struct scenario_kept *find_scenario(const struct collection *collection, const char *id, uint32_t *index)
{
    for (uint32_t i = 0; i < collection->scenario_count; i++) {
        if (str_equal(collection->kept[i].id, id) && collection->kept[i].loaded.world != NULL) {
            *index = i;
            return &collection->kept[i];
        }
    }
    return NULL;
}

static const char *team_title(const struct collection *collection, const struct journal_summary *summary)
{
    uint32_t index = 0;
    const struct scenario_kept *kept = find_scenario(collection, summary->scenario, &index);
    for (uint32_t i = 0; kept != NULL && i < collection->scenarios[index].seat_count; i++) {
        if (str_equal(kept->team_names[i], summary->team)) {
            return collection->scenarios[index].teams[i].title;
        }
    }
    return summary->team;
}

/* Where the clock of its exercise stands. Its own scenario may have changed since, so this is for reading only. */
static const char *where_it_stands(struct collection *collection, const struct journal_summary *summary)
{
    uint32_t index = 0;
    const struct scenario_kept *kept = find_scenario(collection, summary->scenario, &index);
    if (kept == NULL || summary->at_s < 0) {
        return word(WORD_STATE_PAUSED);
    }
    const struct world *world = kept->loaded.world;
    struct civil now = world_civil(world, summary->at_s), begin = world_civil(world, 0);
    int32_t day =
        calendar_day_number(now.year, now.month, now.day) - calendar_day_number(begin.year, begin.month, begin.day) + 1;
    const char *time = arena_format(&collection->sessions_arena, "%02" PRIu32 ":%02" PRIu32, now.hour, now.minute);
    return words_fill(&collection->sessions_arena, WORD_STATE_PAUSED_AT,
                      arena_format(&collection->sessions_arena, "%" PRId32, day), time, NULL);
}

/* Of words with a space between. */
static const char *nth_word(struct collection *collection, const char *words, uint32_t nth)
{
    for (; nth > 0 && strchr(words, ' ') != NULL; nth--) {
        words = strchr(words, ' ') + 1;
    }
    return arena_copy(&collection->sessions_arena, words, strcspn(words, " "));
}

/* "14:20" today, the weekday within a week, else the date. */
static const char *when_words(struct collection *collection, int64_t wall_ms)
{
    time_t then = (time_t)(wall_ms / 1000), now = (time_t)(library_wall_ms() / 1000);
    struct tm local, today;
    if (localtime_r(&then, &local) == NULL || localtime_r(&now, &today) == NULL) {
        return "";
    }
    bool is_today = local.tm_year == today.tm_year && local.tm_yday == today.tm_yday;
    if (is_today) {
        return arena_format(&collection->sessions_arena, "%02d:%02d", local.tm_hour, local.tm_min);
    }
    if (now - then < 6 * DAY_S && now >= then) {
        return nth_word(collection, word(WORD_WEEKDAYS), (uint32_t)local.tm_wday);
    }
    return arena_format(&collection->sessions_arena, "%d %s", local.tm_mday,
                        nth_word(collection, word(WORD_MONTHS), (uint32_t)local.tm_mon));
}

static struct home_session good_session(struct collection *collection, const struct journal_summary *summary)
{
    struct arena *arena = &collection->sessions_arena;
    return (struct home_session){
        .title = arena_copy_string(arena, summary->title),
        .team = arena_copy_string(arena, team_title(collection, summary)),
        .has_ended = summary->has_ended,
        .state = summary->has_ended ? word(WORD_STATE_ENDED) : where_it_stands(collection, summary),
    };
}

/* Shown by its file's name, so that somebody who misses it finds it and hears what is wrong. */
static struct home_session bad_session(struct collection *collection, const char *path, enum err err)
{
    const char *name = strrchr(path, '/');
    return (struct home_session){
        .title = arena_copy_string(&collection->sessions_arena, name != NULL ? name + 1 : path),
        .team = "",
        .state = "",
        .problem = word(err == ERR_BUSY        ? WORD_STATE_BUSY
                        : err == ERR_READ_ONLY ? WORD_STATE_LOCKED
                                               : WORD_STATE_BROKEN),
    };
}

static int64_t changed_ms(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 ? (int64_t)about.st_mtime * 1000 : 0;
}

static void read_session(struct collection *collection, const char *path)
{
    struct journal_summary summary;
    struct err_note note = { 0 };
    uint32_t at = collection->session_count;
    enum err err = journal_peek(path, &summary, &note);
    if ((err == ERR_OK && summary.team[0] == '\0') || at == COLLECTION_SESSIONS_MAX) {
        return;
    }
    int64_t wall_ms = err != ERR_OK ? changed_ms(path) : summary.wall_ms > 0 ? summary.wall_ms : summary.created_ms;
    struct session_kept file = { arena_copy_string(&collection->sessions_arena, path), wall_ms };
    struct home_session session =
        err == ERR_OK ? good_session(collection, &summary) : bad_session(collection, path, err);
    session.when = when_words(collection, wall_ms);
    while (at > 0 && collection->session_files[at - 1].wall_ms < wall_ms) { /* newest first */
        collection->sessions[at] = collection->sessions[at - 1];
        collection->session_files[at] = collection->session_files[at - 1];
        at--;
    }
    collection->sessions[at] = session;
    collection->session_files[at] = file;
    collection->session_count++;
}

static bool is_session_file(const char *name)
{
    size_t bytes = strlen(name), end = strlen(".tocsin");
    return bytes > end && name[0] != '.' && strcmp(name + bytes - end, ".tocsin") == 0;
}

void collection_read_sessions(struct collection *collection)
{
    struct str folder = { 0 };
    struct err_note note = { 0 };
    arena_reset(&collection->sessions_arena);
    collection->session_count = 0;
    if (library_sessions_folder(&folder, &note) == ERR_OK) {
        DIR *directory = opendir(str_text(&folder));
        for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
            if (is_session_file(entry->d_name)) {
                struct str path = { 0 };
                str_addf(&path, "%s/%s", str_text(&folder), entry->d_name);
                read_session(collection, str_text(&path));
                str_deinit(&path);
            }
        }
        if (directory != NULL) {
            (void)closedir(directory);
        }
    }
    str_deinit(&folder);
    collection->has_sessions = true;
}

bool collection_read_more(struct collection *collection)
{
    if (collection->read_count < collection->id_count) {
        read_scenario(collection, collection->ids[collection->read_count++]);
        return true;
    }
    if (!collection->has_sessions) {
        collection_read_sessions(collection);
        return true;
    }
    return false;
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

struct home_lists collection_lists(const struct collection *collection)
{
    return (struct home_lists){ .scenarios = collection->scenarios,
                                .scenario_count = collection->scenario_count,
                                .sessions = collection->sessions,
                                .session_count = collection->session_count };
}

const char *collection_scenario_id(const struct collection *collection, uint32_t scenario)
{
    MUST(scenario < collection->scenario_count);
    return collection->kept[scenario].id;
}

const char *collection_team_name(const struct collection *collection, uint32_t scenario, uint32_t team)
{
    MUST(scenario < collection->scenario_count && team < collection->scenarios[scenario].seat_count);
    return collection->kept[scenario].team_names[team];
}

const char *collection_session_path(const struct collection *collection, uint32_t session)
{
    MUST(session < collection->session_count);
    return collection->session_files[session].path;
}

const char *collection_trouble(const struct collection *collection)
{
    return collection->trouble.text[0] != '\0' ? collection->trouble.text : NULL;
}
