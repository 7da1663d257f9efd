/* The stream: one JSON object a line.
 *
 *   {"n":7,"at":0,"kind":"channel","channel":0,"title":"Duty phone","label":"red",...}
 *
 * "n" is the event's number, "at" its game second. Then come the fields that its kind has, all of them, in the order of
 * fields_of below and under the names of `fields`. Handles are numbers, null (none) or "public"; a label or PAP is its
 * word or null; a number is null when it stands for no limit; a choice is its word; a list is an array of numbers. */
#include "view/event.h"

#include <inttypes.h>
#include <jansson.h>
#include <stddef.h>

#include "view/inside.h"

enum shape { SHAPE_HANDLE, SHAPE_TEXT, SHAPE_LONG, SHAPE_COUNT, SHAPE_FLAG, SHAPE_WORD, SHAPE_TLP, SHAPE_PAP, SHAPE_LIST };

struct field {
    const char *name;
    enum shape shape;
    size_t at;
    const char *const *words; /* SHAPE_WORD */
    uint32_t word_count;
};

static const char *const sector_words[] = { "government", "business", "other" };
static const char *const via_words[] = { "mail", "phone", "chat", "news", "social", "alert", "letter" };
static const char *const answer_words[] = { "one", "some", "order", "number", "text" };
static const char *const agree_words[] = { "each", "all", "either" };
static const char *const how_words[] = { "held", "world", "told", "derived", "public" };
static const char *const ask_words[] = { "fact", "preserve", "help", "permission" };
static const char *const reply_words[] = { "yes", "no", "later" };
static const char *const state_words[] = { "open", "greyed", "hidden" };
static const char *const basis_words[] = { "not_needed", "holds", "missing" };
static const char *const what_words[] = { "item", "arrival", "request", "reply" };
static const char *const evidence_words[] = { "none", "lead", "court" };
static const char *const noted_words[] = { "note", "hint", "proposal", "report", "vote", "ruling", "other" };
static const char *const ended_words[] = { "ending", "control", "length", "fault" };
static const char *const tlp_words[] = { "red", "amber_strict", "amber", "green", "clear" };
static const char *const pap_words[] = { "red", "amber", "green", "clear" };

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define AT(member) offsetof(struct view_event, member)
#define HANDLE(member) [F_##member] = { #member, SHAPE_HANDLE, AT(member), NULL, 0 }
#define TEXT(member) [F_##member] = { #member, SHAPE_TEXT, AT(member), NULL, 0 }
#define LONG(member) [F_##member] = { #member, SHAPE_LONG, AT(member), NULL, 0 }
#define NUMBER(member) [F_##member] = { #member, SHAPE_COUNT, AT(member), NULL, 0 }
#define FLAG(member) [F_##member] = { #member, SHAPE_FLAG, AT(member), NULL, 0 }
#define WORD(member, list) [F_##member] = { #member, SHAPE_WORD, AT(member), list, COUNT(list) }

enum {
    F_END = 0,
    F_team, F_to, F_economy, F_fact, F_other, F_channel, F_clock, F_stage, F_item, F_arrival, F_sent, F_request,
    F_decision, F_option, F_action, F_measure, F_agreement, F_question, F_scene,
    F_title, F_text, F_from, F_reason, F_basis, F_unit, F_law, F_mark,
    F_when_s, F_opened_s, F_takes_s, F_least_s, F_likely_s, F_most_s, F_value, F_rate, F_low, F_high, F_target, F_staff,
    F_budget, F_amount, F_amount2,
    F_mask, F_classes, F_strips, F_warnings, F_label, F_pap, F_flag, F_flag2, F_better_low,
    F_sector, F_via, F_answer, F_agree, F_how, F_ask, F_reply, F_state, F_basis_state, F_what, F_evidence, F_noted,
    F_ended, F_wish, F_list,
    F_COUNT
};

static const struct field fields[F_COUNT] = {
    HANDLE(team), HANDLE(to), HANDLE(economy), HANDLE(fact), HANDLE(other), HANDLE(channel), HANDLE(clock), HANDLE(stage),
    HANDLE(item), HANDLE(arrival), HANDLE(sent), HANDLE(request), HANDLE(decision), HANDLE(option), HANDLE(action),
    HANDLE(measure), HANDLE(agreement), HANDLE(question), HANDLE(scene),
    TEXT(title), TEXT(text), TEXT(from), TEXT(reason), TEXT(basis), TEXT(unit), TEXT(law), TEXT(mark),
    LONG(when_s), LONG(opened_s), LONG(takes_s), LONG(least_s), LONG(likely_s), LONG(most_s), LONG(value), LONG(rate),
    LONG(low), LONG(high), LONG(target), LONG(staff), LONG(budget), LONG(amount), LONG(amount2),
    NUMBER(mask), NUMBER(classes), NUMBER(strips), NUMBER(warnings),
    [F_label] = { "label", SHAPE_TLP, AT(label), tlp_words, COUNT(tlp_words) },
    [F_pap] = { "pap", SHAPE_PAP, AT(pap), pap_words, COUNT(pap_words) },
    FLAG(flag), FLAG(flag2), FLAG(better_low),
    WORD(sector, sector_words), WORD(via, via_words), WORD(answer, answer_words), WORD(agree, agree_words),
    WORD(how, how_words), WORD(ask, ask_words), WORD(reply, reply_words), WORD(state, state_words),
    WORD(basis_state, basis_words), WORD(what, what_words), WORD(evidence, evidence_words), WORD(noted, noted_words),
    WORD(ended, ended_words),
    [F_wish] = { "wish", SHAPE_WORD, AT(wish), view_wish_words, WISH_KIND_COUNT },
    [F_list] = { "list", SHAPE_LIST, AT(list), NULL, 0 },
};

#define FIELDS(...) ((const uint8_t[]){ __VA_ARGS__, F_END })

static const struct kind { const char *name; const uint8_t *fields; } kinds[VIEW_EVENT_KIND_COUNT] = {
    [VIEW_NOTHING] = { "nothing", FIELDS(F_END) },
    [VIEW_EXERCISE] = { "exercise", FIELDS(F_title, F_text, F_when_s, F_flag, F_flag2) },
    [VIEW_ECONOMY] = { "economy", FIELDS(F_economy, F_title, F_amount, F_mask) },
    [VIEW_ZONE] = { "zone", FIELDS(F_economy, F_when_s, F_amount) },
    [VIEW_HOLIDAY] = { "holiday", FIELDS(F_economy, F_amount) },
    [VIEW_TEAM] = { "team", FIELDS(F_team, F_title, F_mark, F_sector, F_economy, F_flag, F_flag2) },
    [VIEW_BRIEF] = { "brief", FIELDS(F_text, F_reason, F_list) },
    [VIEW_ROLE] = { "role", FIELDS(F_title) },
    [VIEW_CLOCK] = { "clock", FIELDS(F_clock, F_title, F_from, F_to, F_law, F_basis, F_flag) },
    [VIEW_STAGE] = { "stage", FIELDS(F_clock, F_stage, F_title, F_text, F_mask) },
    [VIEW_CHANNEL] = { "channel", FIELDS(F_channel, F_title, F_label, F_basis, F_evidence, F_strips, F_mask, F_amount,
                                         F_amount2, F_flag) },
    [VIEW_LINE] = { "line", FIELDS(F_channel, F_to, F_economy, F_least_s, F_likely_s, F_most_s, F_flag, F_flag2,
                                   F_basis_state, F_reason) },
    [VIEW_AGREEMENT] = { "agreement", FIELDS(F_agreement, F_title, F_basis, F_flag) },
    [VIEW_MEASURE] = { "measure", FIELDS(F_measure, F_title, F_unit, F_value, F_rate, F_better_low, F_low, F_high, F_target,
                                         F_flag) },
    [VIEW_LEVEL] = { "level", FIELDS(F_measure, F_value, F_title) },
    [VIEW_ACTION] = { "action", FIELDS(F_action, F_title, F_state, F_reason, F_staff, F_takes_s, F_budget, F_to, F_pap,
                                       F_flag, F_flag2) },
    [VIEW_ITEM] = { "item", FIELDS(F_item, F_via, F_from, F_title, F_text, F_label, F_flag, F_flag2) },
    [VIEW_RECALLED] = { "recalled", FIELDS(F_item) },
    [VIEW_READ] = { "read", FIELDS(F_what, F_item, F_arrival, F_request) },
    [VIEW_FACT] = { "fact", FIELDS(F_fact, F_title, F_text, F_pap, F_from, F_team, F_list) },
    [VIEW_NAMED_FACT] = { "named_fact", FIELDS(F_fact, F_title) },
    [VIEW_LEARNED] = { "learned", FIELDS(F_fact, F_how, F_label, F_classes, F_item) },
    [VIEW_ARRIVAL] = { "arrival", FIELDS(F_arrival, F_fact, F_team, F_channel, F_label, F_classes, F_strips) },
    [VIEW_SENT] = { "sent", FIELDS(F_sent, F_fact, F_to, F_channel, F_label, F_warnings, F_flag, F_flag2) },
    [VIEW_RECEIPT] = { "receipt", FIELDS(F_sent) },
    [VIEW_BREACH] = { "breach", FIELDS(F_fact, F_action, F_to, F_warnings) },
    [VIEW_CONSENT] = { "consent", FIELDS(F_fact, F_label, F_request) },
    [VIEW_WITHDRAWN] = { "withdrawn", FIELDS(F_fact) },
    [VIEW_CORRECTS] = { "corrects", FIELDS(F_fact, F_other, F_flag) },
    [VIEW_ACTION_ABOUT] = { "action_about", FIELDS(F_action, F_fact, F_flag) },
    [VIEW_PUBLISHED] = { "published", FIELDS(F_fact, F_team, F_label, F_title, F_text) },
    [VIEW_STATEMENT] = { "statement", FIELDS(F_team, F_title, F_text, F_list) },
    [VIEW_SEEN_ACTION] = { "seen_action", FIELDS(F_team, F_title) },
    [VIEW_ASKED] = { "asked", FIELDS(F_request, F_to, F_ask, F_fact, F_channel, F_title, F_text) },
    [VIEW_REQUEST] = { "request", FIELDS(F_request, F_team, F_ask, F_fact, F_channel, F_title, F_text) },
    [VIEW_REQUEST_FACT] = { "request_fact", FIELDS(F_request, F_fact) },
    [VIEW_REPLIED] = { "replied", FIELDS(F_request, F_reply, F_text) },
    [VIEW_REPLY] = { "reply", FIELDS(F_request, F_reply, F_text) },
    [VIEW_DECISION] = { "decision", FIELDS(F_decision, F_title, F_text, F_answer, F_agree, F_unit, F_opened_s, F_when_s,
                                           F_takes_s, F_amount, F_flag, F_flag2) },
    [VIEW_DEADLINE] = { "deadline", FIELDS(F_decision, F_when_s) },
    [VIEW_OPTION] = { "option", FIELDS(F_decision, F_option, F_title, F_state, F_reason, F_staff, F_takes_s, F_budget) },
    [VIEW_OPTION_STATE] = { "option_state", FIELDS(F_decision, F_option, F_state, F_reason) },
    [VIEW_ANSWERED] = { "answered", FIELDS(F_decision, F_list, F_value, F_amount, F_flag) },
    [VIEW_DEFAULTED] = { "defaulted", FIELDS(F_decision, F_option) },
    [VIEW_CLOSED] = { "closed", FIELDS(F_decision) },
    [VIEW_EFFECT] = { "effect", FIELDS(F_decision, F_option, F_action) },
    [VIEW_FEEDBACK] = { "feedback", FIELDS(F_decision, F_option, F_text) },
    [VIEW_ACTION_STATE] = { "action_state", FIELDS(F_action, F_state, F_reason) },
    [VIEW_ACTING] = { "acting", FIELDS(F_action, F_when_s) },
    [VIEW_CAPACITY] = { "capacity", FIELDS(F_staff, F_budget) },
    [VIEW_CLOCK_STARTED] = { "clock_started", FIELDS(F_clock) },
    [VIEW_CLOCK_DECLARED] = { "clock_declared", FIELDS(F_clock, F_when_s) },
    [VIEW_CLOCK_STOPPED] = { "clock_stopped", FIELDS(F_clock) },
    [VIEW_STAGE_DUE] = { "stage_due", FIELDS(F_clock, F_stage, F_when_s, F_opened_s) },
    [VIEW_STAGE_MET] = { "stage_met", FIELDS(F_clock, F_stage, F_amount, F_classes) },
    [VIEW_STAGE_MISSED] = { "stage_missed", FIELDS(F_clock, F_stage) },
    [VIEW_STAGE_LATE] = { "stage_late", FIELDS(F_clock, F_stage, F_amount, F_classes) },
    [VIEW_NOTICE] = { "notice", FIELDS(F_clock, F_stage, F_to, F_classes, F_list, F_text) },
    [VIEW_NOTICE_GOT] = { "notice_got", FIELDS(F_team, F_title, F_basis, F_text, F_classes, F_list) },
    [VIEW_MEASURED] = { "measured", FIELDS(F_measure, F_value, F_rate) },
    [VIEW_SCENE] = { "scene", FIELDS(F_scene, F_title, F_rate) },
    [VIEW_QUESTION] = { "question", FIELDS(F_question, F_title, F_amount, F_flag) },
    [VIEW_QUESTION_OPTION] = { "question_option", FIELDS(F_question, F_option, F_title) },
    [VIEW_QUESTION_DONE] = { "question_done", FIELDS(F_question, F_option, F_amount, F_text) },
    [VIEW_NOTED] = { "noted", FIELDS(F_noted, F_text) },
    [VIEW_REFUSED] = { "refused", FIELDS(F_text, F_wish) },
    [VIEW_ENDED] = { "ended", FIELDS(F_title, F_text, F_ended) },
};

_Static_assert(sizeof(enum tlp) == sizeof(uint32_t) && sizeof(enum view_via) == sizeof(uint32_t),
               "choices are read and written as 32 bits");

static const struct view_event blank = {
    .team = VIEW_NONE, .to = VIEW_NONE, .economy = VIEW_NONE, .fact = VIEW_NONE, .other = VIEW_NONE, .channel = VIEW_NONE,
    .clock = VIEW_NONE, .stage = VIEW_NONE, .item = VIEW_NONE, .arrival = VIEW_NONE, .sent = VIEW_NONE,
    .request = VIEW_NONE, .decision = VIEW_NONE, .option = VIEW_NONE, .action = VIEW_NONE, .measure = VIEW_NONE,
    .agreement = VIEW_NONE, .question = VIEW_NONE, .scene = VIEW_NONE,
    .title = "", .text = "", .from = "", .reason = "", .basis = "", .unit = "", .law = "", .mark = "",
};

struct view_event view_event_make(enum view_event_kind kind)
{
    struct view_event event = blank;
    event.kind = kind;
    return event;
}

const char *view_event_kind_name(enum view_event_kind kind)
{
    return kind < VIEW_EVENT_KIND_COUNT ? kinds[kind].name : kinds[VIEW_NOTHING].name;
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

void view_json_string(struct str *json, const char *text)
{
    str_add_char(json, '"');
    const char *from = text;
    for (const char *c = text; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            continue;
        }
        str_add_bytes(json, from, (size_t)(c - from));
        from = c + 1;
        if (byte < 0x20) {
            str_addf(json, "\\u%04x", byte);
        } else {
            str_add_char(json, '\\');
            str_add_char(json, (char)byte);
        }
    }
    str_add(json, from);
    str_add_char(json, '"');
}

static uint32_t read_u32(const struct view_event *event, const struct field *field)
{
    return *(const uint32_t *)(const void *)((const char *)event + field->at);
}

static void add_handle(struct str *json, uint32_t handle)
{
    if (handle == VIEW_NONE) {
        str_add(json, "null");
    } else if (handle == VIEW_PUBLIC) {
        str_add(json, "\"public\"");
    } else {
        str_addf(json, "%" PRIu32, handle);
    }
}

static void add_long(struct str *json, int64_t value)
{
    if (value == INT64_MAX) {
        str_add(json, "null");
    } else {
        str_addf(json, "%" PRId64, value);
    }
}

static void add_word(struct str *json, const struct field *field, bool has, uint32_t value)
{
    if (has && value < field->word_count) {
        view_json_string(json, field->words[value]);
    } else {
        str_add(json, "null");
    }
}

static void add_list(struct str *json, const uint32_t *list, uint32_t count)
{
    str_add_char(json, '[');
    for (uint32_t i = 0; i < count; i++) {
        str_addf(json, "%s%" PRIu32, i > 0 ? "," : "", list[i]);
    }
    str_add_char(json, ']');
}

static void add_field(struct str *json, const struct view_event *event, const struct field *field)
{
    const void *at = (const char *)event + field->at;
    switch (field->shape) {
    case SHAPE_HANDLE: add_handle(json, *(const uint32_t *)at); break;
    case SHAPE_TEXT: view_json_string(json, *(const char *const *)at); break;
    case SHAPE_LONG: add_long(json, *(const int64_t *)at); break;
    case SHAPE_COUNT: str_addf(json, "%" PRIu32, *(const uint32_t *)at); break;
    case SHAPE_FLAG: str_add(json, *(const bool *)at ? "true" : "false"); break;
    case SHAPE_WORD: add_word(json, field, true, read_u32(event, field)); break;
    case SHAPE_TLP: add_word(json, field, event->has_label, read_u32(event, field)); break;
    case SHAPE_PAP: add_word(json, field, event->has_pap, read_u32(event, field)); break;
    case SHAPE_LIST: add_list(json, event->list, event->list_count); break;
    }
}

void view_event_encode(const struct view_event *event, struct str *json)
{
    const struct kind *kind = &kinds[event->kind < VIEW_EVENT_KIND_COUNT ? event->kind : VIEW_NOTHING];
    str_addf(json, "{\"n\":%" PRIu32 ",\"at\":%" PRId64 ",\"kind\":\"%s\"", event->number, event->at_s, kind->name);
    for (const uint8_t *f = kind->fields; *f != F_END; f++) {
        str_addf(json, ",\"%s\":", fields[*f].name);
        add_field(json, event, &fields[*f]);
    }
    str_add_char(json, '}');
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static bool read_count(const json_t *value, uint32_t *into)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0 || json_integer_value(value) >= VIEW_PUBLIC) {
        return false;
    }
    *into = (uint32_t)json_integer_value(value);
    return true;
}

static bool read_handle(const json_t *value, uint32_t *into)
{
    if (json_is_null(value)) {
        *into = VIEW_NONE;
        return true;
    }
    if (json_is_string(value) && str_equal(json_string_value(value), "public")) {
        *into = VIEW_PUBLIC;
        return true;
    }
    return read_count(value, into);
}

static bool read_long(const json_t *value, int64_t *into)
{
    *into = json_is_null(value) ? INT64_MAX : (int64_t)json_integer_value(value);
    return json_is_null(value) || json_is_integer(value);
}

static bool read_word(const json_t *value, const struct field *field, uint32_t *into)
{
    for (uint32_t i = 0; json_is_string(value) && i < field->word_count; i++) {
        if (str_equal(json_string_value(value), field->words[i])) {
            *into = i;
            return true;
        }
    }
    return false;
}

static bool read_optional_word(const json_t *value, const struct field *field, bool *has, uint32_t *into)
{
    *has = !json_is_null(value);
    return !*has || read_word(value, field, into);
}

static bool read_text(const json_t *value, struct arena *arena, const char **into)
{
    if (!json_is_string(value)) {
        return false;
    }
    *into = json_string_length(value) == 0 ? "" : arena_copy(arena, json_string_value(value), json_string_length(value));
    return true;
}

static bool read_list(const json_t *value, struct arena *arena, struct view_event *event)
{
    if (!json_is_array(value) || json_array_size(value) > VIEW_LIST_MAX) {
        return false;
    }
    event->list_count = (uint32_t)json_array_size(value);
    uint32_t *list = event->list_count == 0 ? NULL : ARENA_ARRAY(arena, uint32_t, event->list_count);
    for (uint32_t i = 0; i < event->list_count; i++) {
        if (!read_count(json_array_get(value, i), &list[i])) {
            return false;
        }
    }
    event->list = list;
    return true;
}

static bool read_field(const json_t *value, const struct field *field, struct arena *arena, struct view_event *event)
{
    void *at = (char *)event + field->at;
    switch (field->shape) {
    case SHAPE_HANDLE: return read_handle(value, at);
    case SHAPE_TEXT: return read_text(value, arena, at);
    case SHAPE_LONG: return read_long(value, at);
    case SHAPE_COUNT: return read_count(value, at);
    case SHAPE_FLAG: *(bool *)at = json_is_true(value); return json_is_boolean(value);
    case SHAPE_WORD: return read_word(value, field, at);
    case SHAPE_TLP: return read_optional_word(value, field, &event->has_label, at);
    case SHAPE_PAP: return read_optional_word(value, field, &event->has_pap, at);
    case SHAPE_LIST: return read_list(value, arena, event);
    }
    return false;
}

static enum view_event_kind find_kind(const char *name)
{
    enum view_event_kind kind = VIEW_EVENT_KIND_COUNT;
    while (name != NULL && kind > VIEW_NOTHING + 1) {
        kind--;
        if (str_equal(kinds[kind].name, name)) {
            return kind;
        }
    }
    return VIEW_NOTHING;
}

static enum err read_event(const json_t *root, struct arena *arena, struct view_event *event, struct err_note *note)
{
    enum view_event_kind kind = find_kind(json_string_value(json_object_get(root, "kind")));
    if (kind == VIEW_NOTHING) {
        return err_say(note, ERR_BAD_INPUT, "kind: there is no such event");
    }
    *event = view_event_make(kind);
    const json_t *at = json_object_get(root, "at");
    if (!json_is_integer(at) || !read_count(json_object_get(root, "n"), &event->number)) {
        return err_say(note, ERR_BAD_INPUT, "n or at: not a number");
    }
    event->at_s = json_integer_value(at);
    size_t count = 3;
    for (const uint8_t *f = kinds[kind].fields; *f != F_END; f++, count++) {
        const json_t *value = json_object_get(root, fields[*f].name);
        if (value == NULL || !read_field(value, &fields[*f], arena, event)) {
            return err_say(note, ERR_BAD_INPUT, "%s: missing, of another type or out of range", fields[*f].name);
        }
    }
    return json_object_size(root) == count ? ERR_OK : err_say(note, ERR_BAD_INPUT, "%s: a field too many", kinds[kind].name);
}

enum err view_event_decode(const char *json, size_t bytes, struct arena *arena, struct view_event *event, struct err_note *note)
{
    json_error_t error;
    json_t *root = json_loadb(json, bytes, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        return err_say(note, ERR_BAD_INPUT, "not JSON: %s", error.text);
    }
    enum err err = json_is_object(root) ? read_event(root, arena, event, note) : err_say(note, ERR_BAD_INPUT, "not an object");
    json_decref(root);
    return err;
}
