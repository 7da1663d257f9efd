#include "commands/rehearsal.h"

#include <stdlib.h>
#include <string.h>

#include "commands/library.h"

#define END_S (INT64_MAX / 4)

/* One session for all plays: each begins anew. */
struct rehearsal {
    struct loaded loaded;
    struct session *session;
    struct session_team cast[TEAMS_MAX];
    struct session_team bots[TEAMS_MAX];
};

/* Whoever a test names acts by its inputs alone. */
static void cast(struct rehearsal *rehearsal, const struct rehearse_play *play)
{
    memset(rehearsal->cast, 0, sizeof rehearsal->cast);
    if (play->bots) {
        memcpy(rehearsal->cast, rehearsal->bots, sizeof rehearsal->cast);
    }
    for (uint32_t i = 0; i < play->input_count; i++) {
        struct team_id team = play->inputs[i].sender.team;
        if (team_is_real(team)) {
            rehearsal->cast[team.v].who = SESSION_NOBODY;
        }
    }
}

static enum err play_on(struct rehearsal *rehearsal, int64_t until_s, struct err_note *note)
{
    enum session_stop stop = session_run_to(rehearsal->session, until_s, 0, 0, note);
    return stop == SESSION_FAILED ? ERR_IO : ERR_OK;
}

static enum err play(void *context, const struct rehearse_play *play, enum refusal *refusals, struct err_note *note)
{
    struct rehearsal *rehearsal = context;
    cast(rehearsal, play);
    session_reset(rehearsal->session, play->seed);
    session_cast(rehearsal->session, rehearsal->cast);
    enum err err = session_begin(rehearsal->session, 0, note);
    for (uint32_t i = 0; err == ERR_OK && i < play->input_count; i++) {
        struct input input = play->inputs[i];
        if (input.at_s > play->until_s) {
            break;
        }
        err = play_on(rehearsal, input.at_s, note);
        err = err == ERR_OK ? session_submit(rehearsal->session, &input, 0, &refusals[i], note) : err;
    }
    return err == ERR_OK ? play_on(rehearsal, play->until_s < END_S ? play->until_s : END_S, note) : err;
}

static bool holds(void *context, struct cond_id cond)
{
    struct rehearsal *rehearsal = context;
    return engine_script_holds(session_engine(rehearsal->session), cond, TEAM_NONE);
}

static enum err rehearse(struct rehearsal *rehearsal, const struct api_tests *tests, struct diagnostics *list,
                         struct rehearse_result *result, struct err_note *note)
{
    struct session_config config = { .seed = rehearsal->loaded.world->seed };
    enum err err = library_cast_bots(rehearsal->loaded.world, NULL, rehearsal->bots, note);
    if (err != ERR_OK) {
        return err;
    }
    loaded_configure(&rehearsal->loaded, &config);
    rehearsal->session = session_create(&config);
    const struct rehearse_table table = { rehearsal, play, holds };
    err = rehearse_run(tests, &table, result, list, note);
    session_destroy(rehearsal->session);
    return err == ERR_OK && list->errors > 0 ? ERR_BAD_INPUT : err;
}

enum err command_rehearse(const struct package *package, struct diagnostics *list, struct rehearse_result *result,
                          struct err_note *note)
{
    *result = (struct rehearse_result){ 0 };
    struct rehearsal *rehearsal = calloc(1, sizeof *rehearsal);
    MUST(rehearsal != NULL);
    struct api_tests tests = { 0 };
    struct diagnostics known; /* what loading says was said by the check */
    diagnostics_init(&known);
    enum err err = loaded_open(&rehearsal->loaded, package, note);
    if (err == ERR_OK) {
        err = api_tests_load(package, rehearsal->loaded.world, &tests, &known);
        err = err == ERR_OK && tests.count > 0 ? rehearse(rehearsal, &tests, list, result, note) : err;
        api_tests_deinit(&tests);
        loaded_close(&rehearsal->loaded);
    }
    diagnostics_deinit(&known);
    free(rehearsal);
    return err;
}
