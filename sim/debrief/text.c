/* Times, numbers and names as people read them. Days are the home economy's; day 1 is that of STARTEX. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "debrief/model.h"

/* ---- times ------------------------------------------------------------------------------------------------------ */

static int32_t day_number(struct civil civil)
{
    return calendar_day_number(civil.year, civil.month, civil.day);
}

struct debrief_text debrief_moment(const struct debrief_model *debrief, int64_t at_s)
{
    struct debrief_text text = { "never" };
    if (at_s == DEBRIEF_NEVER) {
        return text;
    }
    struct civil civil = world_civil(debrief->world, at_s);
    int32_t day = day_number(civil) - day_number(world_civil(debrief->world, 0)) + 1;
    if (day == 1) {
        (void)snprintf(text.at, sizeof text.at, "%02" PRIu32 ":%02" PRIu32, civil.hour, civil.minute);
    } else {
        (void)snprintf(text.at, sizeof text.at, "Day %" PRId32 " %02" PRIu32 ":%02" PRIu32, day, civil.hour,
                       civil.minute);
    }
    return text;
}

struct debrief_text debrief_date(const struct debrief_model *debrief, int64_t at_s)
{
    static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct debrief_text text;
    struct civil civil = world_civil(debrief->world, at_s);
    (void)snprintf(text.at, sizeof text.at, "%s %" PRIu32 " %s %" PRId32 " %02" PRIu32 ":%02" PRIu32,
                   weekdays[civil.weekday % 7], civil.day, months[(civil.month + 11) % 12], civil.year, civil.hour,
                   civil.minute);
    return text;
}

struct debrief_text debrief_span(int64_t span_s)
{
    struct debrief_text text = { "never" };
    if (span_s == DEBRIEF_NEVER) {
        return text;
    }
    const char *sign = span_s < 0 ? "-" : "";
    int64_t s = span_s < 0 ? -span_s : span_s;
    int64_t minutes = s / 60;
    int64_t hours = s / 3600;
    int64_t days = s / 86400;
    if (s < 60) {
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " s", sign, s);
    } else if (hours == 0) {
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " min", sign, minutes);
    } else if (days < 4 && minutes % 60 == 0) { /* people count 72 h, not 3 d */
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " h", sign, hours);
    } else if (days < 4) {
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " h %02" PRId64 " min", sign, hours, minutes % 60);
    } else if (hours % 24 == 0) {
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " d", sign, days);
    } else {
        (void)snprintf(text.at, sizeof text.at, "%s%" PRId64 " d %" PRId64 " h", sign, days, hours % 24);
    }
    return text;
}

static void add_thousands(char *out, size_t room, uint64_t whole)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%" PRIu64, whole);
    size_t at = 0;
    for (int i = 0; i < count && at + 2 < room; i++) {
        if (i > 0 && (count - i) % 3 == 0) {
            out[at++] = ',';
        }
        out[at++] = digits[i];
    }
    out[at] = '\0';
}

/* Rounded half away from zero to hundredths; zeros at the end are left out. */
struct debrief_text debrief_number(int64_t micro)
{
    struct debrief_text text;
    uint64_t size = micro < 0 ? (uint64_t)0 - (uint64_t)micro : (uint64_t)micro;
    uint64_t hundredths = (size + 5000) / 10000;
    char whole[40];
    add_thousands(whole, sizeof whole, hundredths / 100);
    const char *sign = micro < 0 && hundredths > 0 ? "-" : "";
    uint64_t rest = hundredths % 100;
    if (rest == 0) {
        (void)snprintf(text.at, sizeof text.at, "%s%s", sign, whole);
    } else if (rest % 10 == 0) {
        (void)snprintf(text.at, sizeof text.at, "%s%s.%" PRIu64, sign, whole, rest / 10);
    } else {
        (void)snprintf(text.at, sizeof text.at, "%s%s.%02" PRIu64, sign, whole, rest);
    }
    return text;
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

const char *debrief_team_name(const struct debrief_model *debrief, struct team_id team)
{
    if (team.v == TEAM_PUBLIC.v) {
        return "the public";
    }
    if (team.v >= debrief->world->teams_count) {
        return "nobody";
    }
    const struct team *def = &debrief->world->teams[team.v];
    return def->title.v != 0 ? world_source(debrief->world, def->title) : def->common.name;
}

struct named { struct text_id text, text2; const char *name; };

#define NAMED(shelf, field) (struct named){ world->shelf[i].field, TEXT_NONE, world->shelf[i].common.name }
static struct named name_of(const struct world *world, enum shelf shelf, uint32_t i)
{
    switch (shelf) {
    case SHELF_ECONOMY: return NAMED(economies, title);
    case SHELF_AGREEMENT: return (struct named){ world->agreements[i].title, world->agreements[i].basis,
                                                 world->agreements[i].common.name };
    case SHELF_TEAM: return NAMED(teams, title);
    case SHELF_GROUP: return (struct named){ TEXT_NONE, TEXT_NONE, world->groups[i].common.name };
    case SHELF_MEASURE: return NAMED(measures, title);
    case SHELF_FACT: return NAMED(facts, title);
    case SHELF_CHANNEL: return NAMED(channels, title);
    case SHELF_CLOCK:
        return (struct named){ world->clocks[i].title, world->clocks[i].basis, world->clocks[i].common.name };
    case SHELF_INJECT: return NAMED(injects, title);
    case SHELF_DECISION: return NAMED(decisions, ask);
    case SHELF_OPTION: return NAMED(options, label);
    case SHELF_ACTION: return NAMED(actions, label);
    case SHELF_RULE: return (struct named){ TEXT_NONE, TEXT_NONE, world->rules[i].common.name };
    case SHELF_NORM: return NAMED(norms, title);
    case SHELF_QUESTION: return NAMED(questions, ask);
    case SHELF_SCENE: return NAMED(scenes, title);
    case SHELF_OBJECTIVE: return NAMED(objectives, title);
    case SHELF_ENDING: return NAMED(endings, title);
    case SHELF_DEBRIEF: return NAMED(debriefs, ask);
    case SHELF_STORY: return (struct named){ TEXT_NONE, TEXT_NONE, world->stories[i].common.name };
    case SHELF_NONE:
    case SHELF_COUNT: break;
    }
    return (struct named){ TEXT_NONE, TEXT_NONE, "" };
}

const char *debrief_thing_name(const struct debrief_model *debrief, struct thing_id thing)
{
    const struct world *world = debrief->world;
    if (thing.v == ID_NONE || thing.v == 0 || thing.v == TEAM_PUBLIC.v) {
        return "";
    }
    if (thing_shelf(thing) == SHELF_INJECT && thing_index(thing) >= world->injects_count) {
        return "Made up on the spot";
    }
    if (thing_shelf(thing) == SHELF_DECISION && debrief->asks != NULL && debrief->asks[thing_index(thing)] != NULL) {
        return debrief->asks[thing_index(thing)];
    }
    struct named named = name_of(world, thing_shelf(thing), thing_index(thing));
    struct text_id text = named.text.v != 0 ? named.text : named.text2;
    return text.v != 0 ? world_source(world, text) : named.name;
}

char debrief_option_letter(const struct debrief_model *debrief, uint32_t option)
{
    const struct option *def = &debrief->world->options[option];
    return (char)('A' + (option - debrief->world->decisions[def->decision.v].first_option) % OPTIONS_MAX);
}

uint32_t debrief_class_count(uint32_t classes)
{
    uint32_t count = 0;
    for (; classes != 0; classes &= classes - 1) {
        count++;
    }
    return count;
}

/* ---- moments ---------------------------------------------------------------------------------------------------- */

static void add_decided(const struct debrief_model *debrief, const struct debrief_decision *decision, struct str *words)
{
    const char *ask = debrief_thing_name(debrief, thing(SHELF_DECISION, decision->decision.v));
    switch (decision->state) {
    case DEBRIEF_DECISION_TIMED_OUT: str_addf(words, "nobody answered: %s", ask); return;
    case DEBRIEF_DECISION_CLOSED: str_addf(words, "closed without an answer: %s", ask); return;
    case DEBRIEF_DECISION_NOT_AGREED: str_add(words, "not agreed: "); break;
    case DEBRIEF_DECISION_OPEN:
    case DEBRIEF_DECISION_ANSWERED: break;
    }
    for (uint32_t i = 0; i < decision->option_count; i++) {
        str_addf(words, "%s%c %s", i > 0 ? ", " : "", debrief_option_letter(debrief, decision->options[i]),
                 debrief_thing_name(debrief, thing(SHELF_OPTION, decision->options[i])));
    }
    if (decision->option_count == 0) {
        str_addf(words, "answered: %s", ask);
    }
}

static const char *breach_words(uint32_t how)
{
    static const char *const words[] = {
        [BREACH_LABEL] = "beyond its label", [BREACH_PAP] = "used beyond its PAP",
        [BREACH_CARRIES] = "over a channel not meant for its label", [BREACH_BASIS] = "without a legal basis",
    };
    return words[how];
}

static void add_share(const struct debrief_model *debrief, const struct debrief_share *share, struct str *words)
{
    str_addf(words, "told %s: %s", debrief_team_name(debrief, share->to),
             debrief_thing_name(debrief, thing(SHELF_FACT, share->fact.v)));
    if (share->channel.v != ID_NONE) {
        str_addf(words, " (%s)", debrief_thing_name(debrief, thing(SHELF_CHANNEL, share->channel.v)));
    }
}

static void add_stage(const struct debrief_model *debrief, const struct debrief_stage *stage, struct str *words)
{
    const struct clock *clock = &debrief->world->clocks[stage->clock.v];
    str_addf(words, "%s, %s", debrief_thing_name(debrief, thing(SHELF_CLOCK, stage->clock.v)),
             clock->stages[stage->stage].title.v != 0 ? world_source(debrief->world, clock->stages[stage->stage].title)
                                                      : clock->stages[stage->stage].name);
}

static void add_public(const struct debrief_model *debrief, const struct debrief_statement *statement,
                       struct str *words)
{
    if (statement->fact.v == ID_NONE) {
        str_add(words, "a public statement");
        return;
    }
    str_addf(words, "now public: %s%s", debrief_thing_name(debrief, thing(SHELF_FACT, statement->fact.v)),
             statement->is_false ? " (not true)" : "");
}

static const char *ended_words(const struct debrief_model *debrief)
{
    switch (debrief->ended_how) {
    case ENDED_BY_CONTROL: return "Ended by control";
    case ENDED_BY_LENGTH: return "Ended by its length";
    case ENDED_BY_FAULT: return "Stopped by a fault of the scenario";
    default: break;
    }
    return debrief->ending == ID_NONE ? "Ended" : debrief_thing_name(debrief, thing(SHELF_ENDING, debrief->ending));
}

void debrief_event_words(const struct debrief_model *debrief, const struct debrief_event *event, struct str *words)
{
    uint32_t i = event->index;
    if (event->team.v < debrief->world->teams_count) {
        str_addf(words, "%s: ", debrief_team_name(debrief, event->team));
    }
    switch (event->kind) {
    case DEBRIEF_EVENT_SCENE:
        str_add(words, debrief_thing_name(debrief, thing(SHELF_SCENE, debrief->scenes[i].scene)));
        break;
    case DEBRIEF_EVENT_INJECT: str_add(words, debrief->injects[i].title); break;
    case DEBRIEF_EVENT_ASKED:
        str_addf(words, "asked: %s",
                 debrief_thing_name(debrief, thing(SHELF_DECISION, debrief->decisions[i].decision.v)));
        break;
    case DEBRIEF_EVENT_DECIDED: add_decided(debrief, &debrief->decisions[i], words); break;
    case DEBRIEF_EVENT_ACTION:
        str_add(words, debrief_thing_name(debrief, thing(SHELF_ACTION, debrief->actions[i].action.v)));
        break;
    case DEBRIEF_EVENT_SENT: add_share(debrief, &debrief->shares[i], words); break;
    case DEBRIEF_EVENT_BREACH:
        str_addf(words, "%s: %s", breach_words(debrief->breaches[i].how),
                 debrief_thing_name(debrief, thing(SHELF_FACT, debrief->breaches[i].fact.v)));
        break;
    case DEBRIEF_EVENT_PUBLIC: add_public(debrief, &debrief->statements[i], words); break;
    case DEBRIEF_EVENT_NOTICE:
        str_add(words, debrief->stages[i].is_known ? "met, nothing sent: " : "notified: ");
        add_stage(debrief, &debrief->stages[i], words);
        break;
    case DEBRIEF_EVENT_MISSED:
        str_add(words, "deadline passed: ");
        add_stage(debrief, &debrief->stages[i], words);
        break;
    case DEBRIEF_EVENT_END: str_add(words, ended_words(debrief)); break;
    }
}

/* ---- what followed ---------------------------------------------------------------------------------------------- */

static void add_measure(const struct debrief_model *debrief, const struct debrief_effect *effect, struct str *words)
{
    const struct measure *measure = &debrief->world->measures[thing_index(effect->thing)];
    str_addf(words, "%s %s%s", debrief_thing_name(debrief, effect->thing), effect->micro > 0 ? "+" : "",
             debrief_number(effect->micro).at);
    if (measure->unit.v != 0) {
        str_addf(words, " %s", world_source(debrief->world, measure->unit));
    }
}

void debrief_effect_words(const struct debrief_model *debrief, const struct debrief_effect *effect, struct str *words)
{
    const char *name = debrief_thing_name(debrief, effect->thing);
    switch (effect->kind) {
    case DEBRIEF_EFFECT_MEASURE: add_measure(debrief, effect, words); break;
    case DEBRIEF_EFFECT_SENT: str_addf(words, "%s told: %s", debrief_team_name(debrief, effect->to), name); break;
    case DEBRIEF_EFFECT_TOLD: str_addf(words, "%s learned: %s", debrief_team_name(debrief, effect->to), name); break;
    case DEBRIEF_EFFECT_INJECT: str_addf(words, "came: %s", name); break;
    case DEBRIEF_EFFECT_NOTICE: str_addf(words, "notified: %s", name); break;
    case DEBRIEF_EFFECT_POSED: str_addf(words, "put to %s: %s", debrief_team_name(debrief, effect->to), name); break;
    case DEBRIEF_EFFECT_WITHDRAWN: str_addf(words, "withdrawn: %s", name); break;
    case DEBRIEF_EFFECT_ENDING: str_add(words, ended_words(debrief)); break;
    }
    if (effect->is_luck) {
        str_add(words, " (by chance)");
    }
}
