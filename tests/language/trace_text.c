#include "language/trace_text.h"

#include <stdio.h>
#include <string.h>

#include "engine/input.h"
#include "engine/labels.h"

/* ---- small pieces ------------------------------------------------------------------------------------------------ */

static void add_time(struct str *out, int64_t s)
{
    if (s == INT64_MAX) {
        str_add(out, "never");
        return;
    }
    str_addf(out, "%s%lld:%02lld:%02lld", s < 0 ? "-" : "", (long long)((s < 0 ? -s : s) / 3600),
             (long long)((s < 0 ? -s : s) / 60 % 60), (long long)((s < 0 ? -s : s) % 60));
}

static void add_micro(struct str *out, int64_t micro)
{
    int64_t size = micro < 0 ? -micro : micro;
    str_addf(out, "%s%lld", micro < 0 ? "-" : "", (long long)(size / 1000000));
    if (size % 1000000 != 0) {
        char digits[8];
        (void)snprintf(digits, sizeof digits, "%06lld", (long long)(size % 1000000));
        size_t bytes = strlen(digits);
        while (bytes > 1 && digits[bytes - 1] == '0') {
            digits[--bytes] = '\0';
        }
        str_addf(out, ".%s", digits);
    }
}

static const char *team_word(const struct world *world, uint32_t team)
{
    if (team == TEAM_PUBLIC.v) {
        return "public";
    }
    return team < world->teams_count ? world->teams[team].common.name : "-";
}

static void add_thing(struct str *out, const struct world *world, uint32_t id)
{
    if (id != ID_NONE) {
        str_addf(out, " %s", world_path(world, (struct thing_id){ id }));
    }
}

static void add_classes(struct str *out, int64_t mask)
{
    for (uint32_t i = 1; i <= 10; i++) {
        if ((mask & CLASS(i)) != 0) {
            str_addf(out, " C%u", i);
        }
    }
}

static void add_label(struct str *out, int64_t label)
{
    str_addf(out, ", %s", tlp_name((enum tlp)label));
}

static const char *stage_word(const struct world *world, const struct record *record)
{
    const struct clock *clock = &world->clocks[thing_index((struct thing_id){ record->thing })];
    return record->other < clock->stage_count ? clock->stages[record->other].name : "?";
}

static void add_flags(struct str *out, const struct record *record)
{
    static const struct { uint16_t flag; const char *word; } WORDS[] = {
        { OPTION_OPEN, "open" }, { OPTION_GREYED, "greyed" }, { OPTION_HIDDEN, "hidden" }, { FORWARDED, "forwarded" },
        { TAKES_TIME, "takes time" }, { BY_DOING, "by a consequence" },
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if ((record->flags & WORDS[i].flag) != 0) {
            str_addf(out, ", %s", WORDS[i].word);
        }
    }
    if (record->kind == RECORD_CHANNEL) {
        str_add(out, (record->flags & CHANNEL_OPEN) != 0 ? ", open" : ", closed");
        str_add(out, (record->flags & CHANNEL_BASIS) != 0 ? "" : ", without basis");
    }
}

static void add_bits(struct str *out, int64_t bits, const char *const words[], uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if ((bits & ((int64_t)1 << i)) != 0) {
            str_addf(out, ", %s", words[i]);
        }
    }
}

static const char *word_of(int64_t value, const char *const words[], uint32_t count)
{
    return value >= 0 && value < (int64_t)count ? words[value] : "?";
}

/* ---- by kind ----------------------------------------------------------------------------------------------------- */

static void add_sharing(struct str *out, const struct record *record)
{
    static const char *const WARNINGS[] = { "against its label", "over what the channel carries", "without basis", "against its PAP" };
    static const char *const STRIPPED[] = { "source stripped", "details stripped" };
    add_label(out, record->value);
    if (record->kind == RECORD_SENT) {
        add_bits(out, record->value2, WARNINGS, 4);
    } else if (record->kind == RECORD_ARRIVED || record->kind == RECORD_ARRIVED_AGAIN) {
        add_bits(out, record->value2, STRIPPED, 2);
    } else if (record->kind == RECORD_LEARNED || record->kind == RECORD_HELD) {
        add_classes(out, record->value2);
    }
}

static void add_deciding(struct str *out, const struct world *world, const struct record *record)
{
    const struct decision *decision = &world->decisions[thing_index((struct thing_id){ record->thing })];
    if (record->kind == RECORD_OPENED) {
        str_add(out, " until ");
        add_time(out, record->value);
        return;
    }
    if (record->kind == RECORD_NO_ANSWER) {
        return;
    }
    if (decision->answer == ANSWER_NUMBER) {
        str_add(out, " ");
        add_micro(out, record->value);
    } else if (decision->answer == ANSWER_SOME || decision->answer == ANSWER_ORDER) {
        for (uint32_t i = 0; i < decision->option_count; i++) {
            if ((record->value & ((int64_t)1 << i)) != 0) {
                str_addf(out, " %s", world->options[decision->first_option + i].common.name);
            }
        }
    }
    if (record->value2 >= 0) {
        str_addf(out, ", sure to %lld %%", (long long)record->value2);
    }
}

static void add_arm(struct str *out, const struct world *world, const struct record *record)
{
    struct thing_id id = { record->thing };
    uint32_t index = thing_index(id);
    const struct outcome *arms = thing_shelf(id) == SHELF_OPTION ? world->options[index].outcomes
                               : thing_shelf(id) == SHELF_ACTION ? world->actions[index].outcomes : NULL;
    str_addf(out, " %s of %lld", arms != NULL ? arms[record->value].name : "?", (long long)record->value2);
}

static void add_stage(struct str *out, const struct world *world, const struct record *record)
{
    str_addf(out, " %s", stage_word(world, record));
    switch (record->kind) {
    case RECORD_STAGE_DUE:
        str_add(out, " due ");
        add_time(out, record->value);
        break;
    case RECORD_STAGE_MET:
        str_add(out, " with ");
        add_time(out, record->value);
        str_add(out, " to spare,");
        add_classes(out, record->value2);
        break;
    case RECORD_STAGE_LATE:
        str_add(out, " by ");
        add_time(out, record->value);
        str_add(out, ",");
        add_classes(out, record->value2);
        break;
    case RECORD_NOTICE: add_classes(out, record->value); break;
    default: break;
    }
}

static void add_value(struct str *out, const struct world *world, const struct record *record)
{
    static const char *const LOST[] = { "?", "failed", "stale contact", "broken channel" };
    static const char *const BREACH[] = { "?", "label", "PAP", "channel", "basis" };
    static const char *const ASKS[] = { "for it", "to preserve", "for help", "for permission" };
    static const char *const REPLIES[] = { "yes", "no", "later" };
    static const char *const ENDS[] = { "by an ending", "by control", "by length", "by a fault" };
    static const char *const FAULTS[] = { "?", "livelock", "budget", "error", "depth", "too many" };
    switch ((enum record_kind)record->kind) {
    case RECORD_LEARNED: case RECORD_HELD: case RECORD_SENT: case RECORD_ARRIVED: case RECORD_ARRIVED_AGAIN:
    case RECORD_CONSENT: case RECORD_PUBLISHED: add_sharing(out, record); break;
    case RECORD_LOST: str_addf(out, ", %s", word_of(record->value, LOST, 4)); break;
    case RECORD_BREACH: str_addf(out, ", of the %s", word_of(record->value, BREACH, 5)); break;
    case RECORD_TRUTH: str_add(out, record->value != 0 ? " true" : " false"); break;
    case RECORD_ASKED: case RECORD_REQUEST: str_addf(out, " %s", word_of(record->value, ASKS, 4)); break;
    case RECORD_REPLIED: case RECORD_REPLY: str_addf(out, " %s", word_of(record->value, REPLIES, 3)); break;
    case RECORD_OPENED: case RECORD_ANSWERED: case RECORD_NO_ANSWER: add_deciding(out, world, record); break;
    case RECORD_SOUND: str_add(out, record->value != 0 ? " sound" : " not sound"); break;
    case RECORD_NORM: str_add(out, record->value != 0 ? " kept" : " broken"); break;
    case RECORD_ARM: add_arm(out, world, record); break;
    case RECORD_ACTION: str_add(out, " done at "); add_time(out, record->value); break;
    case RECORD_CAPACITY:
        str_add(out, " staff ");
        if (record->value == INT64_MAX) { str_add(out, "any"); } else { add_micro(out, record->value); }
        str_add(out, ", budget ");
        if (record->value2 == INT64_MAX) { str_add(out, "any"); } else { add_micro(out, record->value2); }
        break;
    case RECORD_CLOCK_DECLARED: str_add(out, " since "); add_time(out, record->value); break;
    case RECORD_STAGE_DUE: case RECORD_STAGE_MET: case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE: case RECORD_NOTICE:
        add_stage(out, world, record); break;
    case RECORD_MEASURE:
        str_add(out, " ");
        add_micro(out, record->value);
        if (record->value2 != 0) {
            str_add(out, record->value2 > 0 ? ", +" : ", ");
            add_micro(out, record->value2);
            str_add(out, " an hour");
        }
        break;
    case RECORD_AGREEMENT: str_add(out, record->value != 0 ? " in force" : " not in force"); break;
    case RECORD_SCENE: str_add(out, " at pace "); add_micro(out, record->value); break;
    case RECORD_ENDING: str_addf(out, " %s", word_of(record->value, ENDS, 4)); break;
    case RECORD_REFUSED:
        str_addf(out, " %s: %s", input_kind_name((enum input_kind)record->value2), refusal_text((enum refusal)record->value));
        break;
    case RECORD_INPUT: str_addf(out, " %s", input_kind_name((enum input_kind)record->value2)); break;
    case RECORD_FAULT: str_addf(out, " %s", word_of(record->value, FAULTS, 6)); break;
    default: break;
    }
}

/* What stands in `other` is a thing, but for stages and reasons. */
static bool other_is_thing(const struct record *record)
{
    switch (record->kind) {
    case RECORD_STAGE_DUE: case RECORD_STAGE_MET: case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE: case RECORD_NOTICE:
    case RECORD_INJECT_SKIPPED: case RECORD_INPUT: return false;
    default: return record->other != ID_NONE;
    }
}

static void add_extra(struct str *out, const struct world *world, const struct trace *trace, const struct record *record)
{
    for (uint32_t i = 0; i < record->extra_count; i++) {
        int64_t value = trace_extra(trace, record, i);
        if (record->kind == RECORD_NOTICE || record->kind == RECORD_STATEMENT) {
            str_addf(out, ", with %s", world_path(world, thing(SHELF_FACT, (uint32_t)value)));
        } else if (record->kind == RECORD_ARRIVED || record->kind == RECORD_ARRIVED_AGAIN) {
            add_classes(out, value);
        } else if (record->kind == RECORD_ANSWERED) {
            str_addf(out, " %u.", (unsigned)(value + 1));
        } else {
            str_addf(out, " {%lld}", (long long)value);
        }
    }
}

static void add_audience(struct str *out, const struct world *world, const struct trace *trace, const struct record *record)
{
    const struct audience *audience = trace_audience(trace, record->audience);
    str_add(out, "  [");
    if (audience->is_public) {
        str_add(out, "all");
    }
    bool first = !audience->is_public;
    for (uint32_t i = 0; i < world->teams_count && !audience->is_public; i++) {
        if (audience_has(audience, (struct team_id){ i })) {
            str_addf(out, "%s%s", first ? "" : " ", world->teams[i].common.name);
            first = false;
        }
    }
    str_add(out, "]\n");
}

void trace_text_line(const struct world *world, const struct trace *trace, uint32_t number, struct str *out)
{
    const struct record *record = trace_record(trace, number);
    struct str time = { 0 };
    add_time(&time, record->at_s);
    str_addf(out, "%9s  %-15s %-8s", str_text(&time), record_kind_name((enum record_kind)record->kind), team_word(world, record->team));
    str_deinit(&time);
    add_thing(out, world, record->thing);
    if (other_is_thing(record)) {
        str_add(out, record->kind == RECORD_ANSWERED || record->kind == RECORD_NO_ANSWER ? ":" : " /");
        add_thing(out, world, record->other);
    }
    if (record->to != ID_NONE) {
        bool back = record->kind == RECORD_ARRIVED || record->kind == RECORD_ARRIVED_AGAIN || record->kind == RECORD_REQUEST ||
                    record->kind == RECORD_REPLY;
        str_addf(out, " %s %s", back ? "from" : "to", team_word(world, record->to));
    }
    add_value(out, world, record);
    add_flags(out, record);
    add_extra(out, world, trace, record);
    add_audience(out, world, trace, record);
}

void trace_text(const struct world *world, const struct trace *trace, struct str *out)
{
    for (uint32_t i = 1; i <= trace_count(trace); i++) {
        trace_text_line(world, trace, i, out);
    }
}
