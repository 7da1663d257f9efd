/* engine.h: the deterministic core. One way in, one way forward, one way out.
 *
 * The same world, seed and inputs give the same trace, bit for bit, on every run and every machine, however advancing is
 * split. Order within one second and every refusal are in docs/semantics.md.
 *
 * Room:    sim/engine. No I/O, no clock, no floating point. Knows neither Lua, SDL, SQLite nor a socket.
 * Owns:    its state and its trace. The world is lent from engine_create to engine_destroy and belongs to this engine
 *          alone meanwhile: live additions extend it, engine_reset takes them back.
 * Threads: one at a time. Two engines share nothing.
 * Units:   seconds from STARTEX. */
#ifndef TOCSIN_ENGINE_ENGINE_H
#define TOCSIN_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/input.h"
#include "engine/trace.h"
#include "engine/world.h"

/* Changes whenever the same inputs could give another trace. A session of other rules is read from its stored trace. */
#define RULES_VERSION 1u

struct engine;

/* The engine's only way to call a script. All may be NULL: then the world must hold no stories.
 * A call may use the engine_script_* verbs below; it must not submit, advance or destroy.
 * Each returns SCRIPT_GOES_ON, or a FAULT_* that closes that story (verbs already done stand). */
enum { SCRIPT_GOES_ON = 0 };
struct engine_calls {
    void *script;
    /* A story begins: at STARTEX, in order of name. */
    int (*begin)(void *script, struct engine *engine, uint32_t story);
    /* What a token waited for has come: `answer` is 0 for a time, the option for a decision, 1 or 0 for a condition. */
    int (*wake)(void *script, struct engine *engine, uint64_t token, int64_t answer);
    /* The story is closed from outside (INPUT_DISABLE): its tokens will not be woken any more. */
    void (*close)(void *script, uint32_t story);
};

struct engine *engine_create(struct world *world, uint64_t seed, const struct engine_calls *calls);
void engine_destroy(struct engine *engine);
/* Back to before STARTEX with another seed; keeps its memory. The trace is cleared, live additions are taken back. */
void engine_reset(struct engine *engine, uint64_t seed);

/* STARTEX: second 0 happens. Call once, before anything else. */
void engine_start(struct engine *engine);
/* Runs everything due up to and including `until_s`. Cannot fail; any split gives the same trace.
 * Earlier than engine_now_s is a no-op. */
void engine_advance(struct engine *engine, int64_t until_s);
/* Applies one journalled input at its stamp, which must not be before engine_now_s (the engine advances to it first).
 * Always changes the trace: accepted, or refused with a reason. */
enum refusal engine_submit(struct engine *engine, const struct input *input);
/* Pure: what would engine_submit say at this moment? `warnings` (may be NULL) gets WARN_* bits. */
enum refusal engine_would(const struct engine *engine, const struct input *input, uint32_t *warnings);

const struct trace *engine_trace(const struct engine *engine);
struct world *engine_world(struct engine *engine);
int64_t engine_now_s(const struct engine *engine);
uint64_t engine_seed(const struct engine *engine);
/* When something is due next; INT64_MAX when nothing is. */
int64_t engine_next_s(const struct engine *engine);
bool engine_has_ended(const struct engine *engine);
uint64_t engine_events(const struct engine *engine); /* processed since STARTEX */
struct digest engine_digest(const struct engine *engine);

/* ---- verbs for scripts, only inside a call ---------------------------------------------------------------------- */

/* Does one doing of the world as `actor` (TEAM_NONE: the world itself). Atomic. */
void engine_script_do(struct engine *engine, uint32_t doing, struct team_id actor);
/* Pure: may be asked at any time. */
/* What the script itself has done: an exercise ends with a fault over EXERCISE_STEPS_MAX of all together. */
void engine_script_spend(struct engine *engine, int64_t steps);
bool engine_script_holds(const struct engine *engine, struct cond_id cond, struct team_id own);
/* Calls wake(token) that much later; at least 1 s. Tokens are the script's own; the upper 16 bits name the story that
 * waits, so that a closed story is never woken. */
void engine_script_wake_in(struct engine *engine, int64_t delay_s, uint64_t token);
/* As wake_in, but at any moment from now on, this very second included, and exact: for data-driven scripts. */
void engine_script_wake_at(struct engine *engine, int64_t at_s, uint64_t token);
/* Poses the decision and wakes with the option that the (first) team chose, or ID_NONE. */
void engine_script_ask(struct engine *engine, struct decision_id decision, uint64_t token);
/* Wakes with 1 as soon as the condition holds, with 0 after at_most_s (INT64_MAX: never). */
void engine_script_wait_for(struct engine *engine, struct cond_id cond, int64_t at_most_s, uint64_t token);
/* Unbiased whole numbers, keyed by (seed, story, ordinal of this story's draws). */
uint32_t engine_script_draw(struct engine *engine, uint32_t story, uint32_t below);
/* Adds to a measure, at once; the record's cause is the running event. */
void engine_script_change(struct engine *engine, struct measure_id measure, int64_t micro);
/* A record of the script's own, for the teams of `audience` (engine_script_audience). */
void engine_script_mark(struct engine *engine, uint32_t audience, struct team_id team, int64_t value, int64_t value2);
uint32_t engine_script_audience(struct engine *engine, const struct team_id *teams, uint32_t count);
/* Delivers an inject of the world to its receivers. */
void engine_script_send(struct engine *engine, struct inject_id inject);
int64_t engine_measure_micro(const struct engine *engine, struct measure_id measure);

#endif
