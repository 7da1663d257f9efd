/* internal.h: what the files of scripting/check share, and nobody else includes.
 *
 * Each file looks for one kind of mistake and adds what it finds to the list; none changes the world. Everything is lent
 * by check_world for the length of the call. */
#ifndef TOCSIN_CHECK_INTERNAL_H
#define TOCSIN_CHECK_INTERNAL_H

#include "api/codes.h"
#include "check/check.h"

struct check {
    const struct world *world;
    const struct api_source *source;
    struct diagnostics *list;
    int32_t today_day;
    const char *folder; /* NULL: not known */
    struct may *may;
};

/* At a thing's field ("" its beginning). */
void finding(const struct check *check, struct thing_id thing, const char *field, enum api_code code, const char *hint,
             const char *format, ...) PRINTF_LIKE(6, 7);
void finding_at(const struct check *check, struct api_place where, enum api_code code, const char *hint,
                const char *format, ...) PRINTF_LIKE(5, 6);

/* ---- reach.c: what may ever happen, judged generously ------------------------------------------------------------ */

struct may {
    bool *knows;     /* team * facts_count + fact: may hold it at some time, by whatever way */
    bool *told;      /* the same, from the world alone: held, given, followed */
    bool *sent;      /* inject */
    bool *posed;     /* decision */
    bool *did;       /* action */
    bool *came;      /* scene */
    bool *started;   /* clock */
    bool *notified;  /* clock: a doing submits its stages */
    bool *published; /* fact */
};
struct may *may_create(const struct world *world, const struct api_source *source);
void may_destroy(struct may *may);
/* May the condition hold at some time, for any of `own` (team ids; may be empty)? */
bool may_hold(const struct world *world, const struct may *may, struct cond_id cond, struct span own);
/* The second before which the condition cannot hold; 0 where the clock does not say. */
int64_t earliest_s(const struct world *world, struct cond_id cond);
/* When every exercise is over, whoever lets it run on beyond its length. */
int64_t over_s(const struct world *world);
/* The team as a span of one; empty when it is none of the world's. */
struct span one_team(const struct world *world, uint32_t team);

/* ---- the checks -------------------------------------------------------------------------------------------------- */

void check_decisions(const struct check *check);
void check_clocks(const struct check *check);
void check_facts(const struct check *check);
void check_shares(const struct check *check);
void check_endings(const struct check *check);
void check_names(const struct check *check);
void check_scenes(const struct check *check);
void check_waits(const struct check *check);
void check_laws(const struct check *check);
void check_texts(const struct check *check);
/* One text of that path, in any language: does it fit, and does it name what may be somebody's? `where` NULL: where the
 * scenario has it. */
void check_words(const struct check *check, const char *path, const char *words, const struct api_place *where);
void check_tokens(const struct check *check);
void check_translations(const struct check *check, const struct package *package);

/* When a scene ends by the run sheet: its own length, or the next one that surely begins; INT64_MAX if neither. */
int64_t scene_end_s(const struct world *world, uint32_t scene);
/* When it begins by the run sheet; -1 when only a condition says. */
int64_t scene_begin_s(const struct world *world, uint32_t scene);
/* When a cue comes by the run sheet; -1 when only a condition says. */
int64_t cue_s(const struct world *world, uint32_t scene, const struct cue *cue);

#endif
