/* Texts as this role reads them: placeholders filled, reasons said from what the role itself knows. */
#include "view/feed_inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "view/view.h"

/* ---- placeholders ------------------------------------------------------------------------------------------------ */

static const char *number_words(struct view_feed *feed, int64_t micro)
{
    char text[VIEW_TIME_BYTES];
    view_number_text(micro, text);
    return arena_copy_string(&feed->arena, text);
}

static const char *team_words(struct view_feed *feed, int64_t team)
{
    bool is_team = team >= 0 && team < (int64_t)feed->world->teams_count;
    return is_team ? world_source(feed->world, feed->world->teams[team].title) : "";
}

static const char *slot_words(struct view_feed *feed, const struct slot *slot, int64_t value)
{
    switch (slot->kind) {
    case SLOT_MEASURE:
    case SLOT_OWN_VALUE:
    case SLOT_MINUTES: return number_words(feed, value);
    case SLOT_TEAM_NAME:
    case SLOT_OWN_NAME:
    case SLOT_TEAM: return team_words(feed, value);
    }
    return "";
}

/* What a slot says when its record carries no value: what this role knows without one. */
static int64_t standing_value(const struct view_feed *feed, const struct slot *slot)
{
    switch (slot->kind) {
    case SLOT_MEASURE: {
        struct measure_id measure = world_measure_of(feed->world, (struct measure_id){ slot->id }, feed->team);
        uint32_t handle = feed_handle(feed, HANDLE_MEASURE, measure.v);
        return handle == VIEW_NONE ? feed->world->measures[measure.v].start_micro : feed->measured[handle];
    }
    case SLOT_OWN_VALUE: return world_number(feed->world, (struct number){ 1000000, slot->id }, feed->team);
    case SLOT_TEAM_NAME: return slot->id;
    case SLOT_OWN_NAME:
    case SLOT_TEAM: return team_is_real(feed->team) ? (int64_t)feed->team.v : -1;
    case SLOT_MINUTES: return 0;
    }
    return 0;
}

/* `values` NULL: standing ones. */
static const char *fill(struct view_feed *feed, const struct text *text, const int64_t *values, uint32_t count)
{
    struct str filled = { 0 };
    uint32_t slot = 0;
    const char *from = text->source;
    for (const char *open = strchr(from, '{'); open != NULL && slot < text->slot_count; open = strchr(from, '{')) {
        const char *close = strchr(open, '}');
        if (close == NULL) {
            break;
        }
        int64_t value = slot < count ? values[slot] : standing_value(feed, &text->slots[slot]);
        str_add_bytes(&filled, from, (size_t)(open - from));
        str_add(&filled, slot_words(feed, &text->slots[slot], value));
        slot++;
        from = close + 1;
    }
    str_add(&filled, from);
    const char *copy = arena_copy_string(&feed->arena, str_text(&filled));
    str_deinit(&filled);
    return copy;
}

const char *feed_text(struct view_feed *feed, struct text_id text)
{
    const struct text *t = &feed->world->texts[text.v];
    return t->slot_count == 0 ? world_source(feed->world, text) : fill(feed, t, NULL, 0);
}

const char *feed_slotted(struct view_feed *feed, struct text_id text, uint32_t first)
{
    const struct text *t = &feed->world->texts[text.v];
    if (t->slot_count == 0) {
        return world_source(feed->world, text);
    }
    int64_t values[64];
    uint32_t count = 0;
    while (count < 64 && count < t->slot_count && first + count < feed->record->extra_count) {
        values[count] = trace_extra(feed->trace, feed->record, first + count);
        count++;
    }
    return fill(feed, t, values, count);
}

const char *feed_title(struct view_feed *feed, struct text_id title, const char *name)
{
    if (title.v != TEXT_NONE.v || name == NULL || name[0] == '\0') {
        return feed_text(feed, title);
    }
    char *words = arena_copy_string(&feed->arena, name);
    for (char *c = words; *c != '\0'; c++) {
        *c = *c == '_' ? ' ' : *c;
    }
    if (words[0] >= 'a' && words[0] <= 'z') {
        words[0] = (char)(words[0] - 'a' + 'A');
    }
    return words;
}

const char *feed_typed(struct view_feed *feed, uint32_t record)
{
    const char *text = feed->words.of != NULL ? feed->words.of(feed->words.context, record) : NULL;
    return text != NULL ? text : "";
}

static const char *moment_words(struct view_feed *feed, int64_t at_s)
{
    struct civil civil = world_civil(feed->world, at_s), begins = world_civil(feed->world, 0);
    int32_t day = calendar_day_number(civil.year, civil.month, civil.day) -
                  calendar_day_number(begins.year, begins.month, begins.day) + 1;
    const char *time = arena_format(&feed->arena, "%02" PRIu32 ":%02" PRIu32, civil.hour, civil.minute);
    return day == 1 ? time : arena_format(&feed->arena, "Day %" PRId32 " %s", day, time);
}

/* ---- reasons ----------------------------------------------------------------------------------------------------- */

/* What this role can say of a condition: it holds, it does not, or it cannot know. */
enum verdict { FAILS, HOLDS, UNKNOWN };

static bool is_mine(const struct view_feed *feed, uint32_t team)
{
    return team == TEAM_OWN.v || team == feed->team.v;
}

static bool knows_fact(const struct view_feed *feed, uint32_t fact)
{
    uint32_t handle = feed_handle(feed, HANDLE_FACT, fact);
    return handle != VIEW_NONE && feed->facts[handle].held;
}

static enum verdict of(bool holds)
{
    return holds ? HOLDS : FAILS;
}

static enum verdict judge(const struct view_feed *feed, const struct cond *cond)
{
    switch (cond->op) {
    case COND_ALWAYS: return HOLDS;
    case COND_KNOWS: return is_mine(feed, cond->a) ? of(knows_fact(feed, cond->b)) : UNKNOWN;
    case COND_IN_FORCE: {
        uint32_t handle = feed_handle(feed, HANDLE_AGREEMENT, cond->a);
        return handle == VIEW_NONE ? UNKNOWN : of(feed->agreements_on[handle] != 0);
    }
    case COND_PAST: return of(feed->record->at_s >= cond->n);
    case COND_READY:
        return is_mine(feed, cond->a) && cond->b < POSTURE_DOMAINS && team_is_real(feed->team)
                   ? of(feed->world->teams[feed->team.v].posture[cond->b] >= cond->n)
                   : UNKNOWN;
    default: return UNKNOWN;
    }
}

static const char *say(struct view_feed *feed, const struct cond *cond)
{
    const struct world *world = feed->world;
    struct arena *arena = &feed->arena;
    switch (cond->op) {
    case COND_KNOWS: {
        uint32_t handle = is_mine(feed, cond->a) ? feed_handle(feed, HANDLE_FACT, cond->b) : VIEW_NONE;
        if (handle != VIEW_NONE && !feed->facts[handle].held) {
            return arena_format(arena, "You do not hold “%s” yet.", world_source(world, world->facts[cond->b].title));
        }
        return is_mine(feed, cond->a) ? "This needs information that you do not hold yet." : NULL;
    }
    case COND_IN_FORCE:
        return arena_format(arena, "“%s” is not in force.", world_source(world, world->agreements[cond->a].title));
    case COND_PAST: return arena_format(arena, "Not before %s.", moment_words(feed, cond->n));
    case COND_DID: {
        uint32_t handle = is_mine(feed, cond->a) ? feed_handle(feed, HANDLE_ACTION, cond->b) : VIEW_NONE;
        return handle == VIEW_NONE ? NULL : arena_format(arena, "First: %s.", world_source(world, world->actions[cond->b].label));
    }
    case COND_READY: return is_mine(feed, cond->a) ? "Your preparations do not allow this." : NULL;
    default: return NULL;
    }
}

/* The first part that this role can tell is missing, or that may be. */
static const char *look_for(struct view_feed *feed, struct cond_id id, uint32_t depth)
{
    const struct cond *cond = &feed->world->conds[id.v];
    if (cond->op != COND_ALL && !(cond->op == COND_ANY && cond->children.count == 1)) {
        return judge(feed, cond) == HOLDS ? NULL : say(feed, cond);
    }
    for (uint32_t i = 0; i < cond->children.count && depth < CONDITION_DEPTH_MAX; i++) {
        const char *words = look_for(feed, (struct cond_id){ world_ref(feed->world, cond->children, i) }, depth + 1);
        if (words != NULL) {
            return words;
        }
    }
    return NULL;
}

const char *feed_reason(struct view_feed *feed, struct cond_id needs, const char *otherwise)
{
    const char *words = needs.v == ID_NONE ? NULL : look_for(feed, needs, 0);
    return words != NULL ? words : otherwise;
}

/* ---- how long ---------------------------------------------------------------------------------------------------- */

static const char *plural(struct view_feed *feed, int64_t n, const char *unit)
{
    return arena_format(&feed->arena, "%" PRId64 " %s%s", n, unit, n == 1 ? "" : "s");
}

const char *feed_within(struct view_feed *feed, struct time_form form)
{
    switch (form.kind) {
    case TIME_NONE: return "as soon as practicable";
    case TIME_ELAPSED:
        return form.n % 3600 == 0 ? plural(feed, form.n / 3600, "hour") : plural(feed, form.n / 60, "minute");
    case TIME_DAYS: return plural(feed, form.n, "day");
    case TIME_BUSINESS_DAYS: return plural(feed, form.n, "business day");
    case TIME_MONTHS: return plural(feed, form.n, "month");
    case TIME_LOCAL:
    case TIME_WEEKDAY: {
        int64_t due_s = world_due_s(feed->world, form, feed->record->at_s, feed->world->home);
        return arena_format(&feed->arena, "by %s", moment_words(feed, due_s));
    }
    }
    return "";
}
