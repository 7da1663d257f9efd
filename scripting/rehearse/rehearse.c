#include "rehearse/rehearse.h"

#include <stdlib.h>

#include "api/codes.h"
#include "base/str.h"

/* The test that runs: its inputs so far, and what its last play said. */
struct run {
    const struct rehearse_table *table;
    const struct api_test *test;
    struct rehearse_result *result;
    struct diagnostics *list;
    struct given { struct input input; struct api_place where; bool is_told; } *given; uint32_t given_count, given_room;
    uint32_t expected, held;
};

static void tell(struct run *run, enum api_code code, struct api_place where, const char *hint, const char *message)
{
    const struct code *c = code_get(code);
    diagnostics_add(run->list, c->severity, c->number, where.file, where.line, where.column, hint, "%s", message);
}

/* Behind all that are not later: what was written first comes first. */
static void give(struct run *run, const struct api_step *step)
{
    GROW(run->given, run->given_count, run->given_room);
    uint32_t at = run->given_count++;
    while (at > 0 && run->given[at - 1].input.at_s > step->input.at_s) {
        run->given[at] = run->given[at - 1];
        at--;
    }
    run->given[at] = (struct given){ step->input, step->where, false };
}

static void tell_refusals(struct run *run, const enum refusal *refusals)
{
    for (uint32_t i = 0; i < run->given_count; i++) {
        if (refusals[i] == REFUSED_NOT || run->given[i].is_told) {
            continue;
        }
        struct str words = { 0 };
        run->given[i].is_told = true;
        str_addf(&words, "this was refused in the play: %s", refusal_text(refusals[i]));
        size_t bytes = words.bytes;
        if (words.at[bytes - 1] == '.') {
            words.at[bytes - 1] = '\0';
        }
        tell(run, T_TEST_REFUSED, run->given[i].where, "Choose a moment at which the team may do it", str_text(&words));
        str_deinit(&words);
    }
}

static enum err play(struct run *run, const struct api_step *step, struct err_note *note)
{
    size_t count = run->given_count > 0 ? run->given_count : 1;
    struct input *inputs = calloc(count, sizeof *inputs);
    enum refusal *refusals = calloc(count, sizeof *refusals);
    MUST(inputs != NULL && refusals != NULL);
    for (uint32_t i = 0; i < run->given_count; i++) {
        inputs[i] = run->given[i].input;
    }
    const struct rehearse_play asked = { .seed = step->seed, .until_s = step->until_s, .bots = step->bots,
                                         .inputs = inputs, .input_count = run->given_count };
    enum err err = run->table->play(run->table->context, &asked, refusals, note);
    if (err == ERR_OK) {
        tell_refusals(run, refusals);
    }
    free(inputs);
    free(refusals);
    return err;
}

static void expect(struct run *run, const struct api_step *step)
{
    run->expected++;
    if (run->table->holds(run->table->context, step->expects)) {
        run->held++;
        return;
    }
    struct str words = { 0 };
    str_addf(&words, "“%s”: %s does not hold", run->test->name, step->words);
    tell(run, T_TEST_FAILED, step->where, NULL, str_text(&words));
    str_deinit(&words);
}

static enum err run_steps(struct run *run, struct err_note *note)
{
    enum err err = ERR_OK;
    for (uint32_t i = 0; err == ERR_OK && i < run->test->step_count; i++) {
        const struct api_step *step = &run->test->steps[i];
        switch (step->kind) {
        case API_STEP_INPUT: give(run, step); break;
        case API_STEP_PLAY: err = play(run, step, note); break;
        case API_STEP_EXPECT: expect(run, step); break;
        }
    }
    return err;
}

static enum err run_test(struct run *run, struct err_note *note)
{
    run->given_count = run->expected = run->held = 0;
    enum err err = run_steps(run, note);
    if (err != ERR_OK) {
        return err_prefix(note, err, "the test “%s”", run->test->name);
    }
    if (run->expected == 0) {
        tell(run, T_TEST_EMPTY, run->test->where, "Write expect(…) after play{}", "this test expects nothing");
    }
    run->result->tests++;
    run->result->passed += run->held == run->expected ? 1 : 0;
    run->result->expectations += run->expected;
    run->result->held += run->held;
    return ERR_OK;
}

enum err rehearse_run(const struct api_tests *tests, const struct rehearse_table *table, struct rehearse_result *result,
                      struct diagnostics *list, struct err_note *note)
{
    struct run run = { .table = table, .result = result, .list = list };
    *result = (struct rehearse_result){ 0 };
    enum err err = ERR_OK;
    for (uint32_t i = 0; err == ERR_OK && i < tests->count; i++) {
        run.test = &tests->tests[i];
        err = run_test(&run, note);
    }
    free(run.given);
    diagnostics_sort(list);
    return err;
}
