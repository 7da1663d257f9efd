/* An input's payload as one JSON object, and back.
 *
 * A field that says nothing is left out, so the smallest payload is {}. The keys, in the order in which they are written:
 *
 *   thing       path
 *   option      path of an option
 *   options     list of options of the decision `thing`, ascending
 *   order       list of options of the decision `thing`, as ordered
 *   number      whole number, millionths unless the kind says otherwise; within INPUT_NUMBER_MAX either way
 *   confidence  0 to 100
 *   to          path of a team, or "public"
 *   channel     path of a channel
 *   label       red amber_strict amber green clear
 *   anyway      true
 *   stage       a stage of the clock `thing`, by name
 *   classes     list of content classes, 1 to 10, ascending
 *   code        0 to 4294967295
 *   record      1 to 4294967295
 *   when        seconds from STARTEX, within GAME_SECONDS_MAX either way
 *   things      list of at most INPUT_THINGS_MAX paths
 *
 * An option or a stage stands as its path or name. A number that is no such option or stage stands as that number, since
 * a wrong answer must come back as the same wrong answer for the engine to refuse it again. One input has one encoding;
 * what decodes may also list its keys in another order and hold spaces. */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/limits.h"
#include "engine/input.h"
#include "engine/world_whole.h"

#define CLASSES_MAX 10u
#define OPTION_BITS 32u
#define CONFIDENCE_MAX 100
#define NAME_SHOWN_BYTES_MAX 120u

/* ---- encoding -------------------------------------------------------------------------------------------------- */

static void add_quoted(struct str *json, const char *text)
{
    str_add_char(json, '"');
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '"' || byte == '\\') {
            str_add_char(json, '\\');
            str_add_char(json, *at);
        } else if (byte < 0x20) {
            str_addf(json, "\\u%04x", byte);
        } else {
            str_add_char(json, *at);
        }
    }
    str_add_char(json, '"');
}

static void add_key(struct str *json, const char *key)
{
    if (str_text(json)[json->bytes - 1] != '{') {
        str_add_char(json, ',');
    }
    str_addf(json, "\"%s\":", key);
}

static void add_path(struct str *json, const char *key, const struct world *world, struct thing_id id)
{
    add_key(json, key);
    add_quoted(json, world_path(world, id));
}

static void add_number(struct str *json, const char *key, int64_t number)
{
    add_key(json, key);
    str_addf(json, "%" PRId64, number);
}

static void add_comma(struct str *json, bool *is_first)
{
    if (!*is_first) {
        str_add_char(json, ',');
    }
    *is_first = false;
}

/* The options of the decision that an input is about; none when it is about something else. */
struct choices { uint32_t first, count; };

static struct choices choices_of(const struct world *world, struct thing_id id)
{
    if (thing_shelf(id) != SHELF_DECISION || thing_index(id) >= world->decisions_count) {
        return (struct choices){ 0 };
    }
    const struct decision *decision = &world->decisions[thing_index(id)];
    return (struct choices){ decision->first_option, decision->option_count };
}

static void add_choice(struct str *json, const struct world *world, struct choices choices, uint32_t i)
{
    if (i < choices.count) {
        add_quoted(json, world_path(world, thing(SHELF_OPTION, choices.first + i)));
    } else {
        str_addf(json, "%" PRIu32, i);
    }
}

static void add_options(struct str *json, const struct world *world, const struct input *input)
{
    struct choices choices = choices_of(world, input->thing);
    bool is_first = true;
    add_key(json, "options");
    str_add_char(json, '[');
    for (uint32_t i = 0; i < OPTION_BITS; i++) {
        if ((input->options >> i & 1u) != 0) {
            add_comma(json, &is_first);
            add_choice(json, world, choices, i);
        }
    }
    str_add_char(json, ']');
}

static void add_order(struct str *json, const struct world *world, const struct input *input)
{
    struct choices choices = choices_of(world, input->thing);
    bool is_first = true;
    MUST(input->order_count <= INPUT_ORDER_MAX);
    add_key(json, "order");
    str_add_char(json, '[');
    for (uint32_t i = 0; i < input->order_count; i++) {
        add_comma(json, &is_first);
        add_choice(json, world, choices, input->order[i]);
    }
    str_add_char(json, ']');
}

static const struct clock *clock_of(const struct world *world, struct thing_id id)
{
    if (thing_shelf(id) != SHELF_CLOCK || thing_index(id) >= world->clocks_count) {
        return NULL;
    }
    return &world->clocks[thing_index(id)];
}

static void add_stage(struct str *json, const struct world *world, const struct input *input)
{
    const struct clock *clock = clock_of(world, input->thing);
    add_key(json, "stage");
    if (clock != NULL && input->stage < clock->stage_count) {
        add_quoted(json, clock->stages[input->stage].name);
    } else {
        str_addf(json, "%" PRIu32, input->stage);
    }
}

static void add_classes(struct str *json, uint32_t classes)
{
    bool is_first = true;
    MUST(classes < 1u << CLASSES_MAX);
    add_key(json, "classes");
    str_add_char(json, '[');
    for (uint32_t n = 1; n <= CLASSES_MAX; n++) {
        if ((classes & CLASS(n)) != 0) {
            add_comma(json, &is_first);
            str_addf(json, "%" PRIu32, n);
        }
    }
    str_add_char(json, ']');
}

static void add_things(struct str *json, const struct world *world, const struct input *input)
{
    bool is_first = true;
    MUST(input->things_count <= INPUT_THINGS_MAX);
    add_key(json, "things");
    str_add_char(json, '[');
    for (uint32_t i = 0; i < input->things_count; i++) {
        add_comma(json, &is_first);
        add_quoted(json, world_path(world, input->things[i]));
    }
    str_add_char(json, ']');
}

static void add_to(struct str *json, const struct world *world, struct team_id to)
{
    add_key(json, "to");
    add_quoted(json, to.v == TEAM_PUBLIC.v ? "public" : world_path(world, thing(SHELF_TEAM, to.v)));
}

static void add_answer(struct str *json, const struct world *world, const struct input *input)
{
    if (input->thing.v != THING_NONE.v) {
        add_path(json, "thing", world, input->thing);
    }
    if (input->option.v != ID_NONE) {
        add_path(json, "option", world, thing(SHELF_OPTION, input->option.v));
    }
    if (input->options != 0) {
        add_options(json, world, input);
    }
    if (input->order_count > 0) {
        add_order(json, world, input);
    }
    if (input->number_micro != 0) {
        MUST(input->number_micro >= -INPUT_NUMBER_MAX && input->number_micro <= INPUT_NUMBER_MAX);
        add_number(json, "number", input->number_micro);
    }
    if (input->confidence != -1) {
        MUST(input->confidence >= 0 && input->confidence <= CONFIDENCE_MAX);
        add_number(json, "confidence", input->confidence);
    }
}

static void add_delivery(struct str *json, const struct world *world, const struct input *input)
{
    if (input->to.v != TEAM_NONE.v) {
        add_to(json, world, input->to);
    }
    if (input->channel.v != CHANNEL_NONE.v) {
        add_path(json, "channel", world, thing(SHELF_CHANNEL, input->channel.v));
    }
    if (input->has_label) {
        add_key(json, "label");
        add_quoted(json, tlp_word(input->label));
    }
    if (input->anyway) {
        add_key(json, "anyway");
        str_add(json, "true");
    }
}

static void add_rest(struct str *json, const struct world *world, const struct input *input)
{
    if (input->stage != 0 || input->kind == INPUT_NOTIFY) {
        add_stage(json, world, input);
    }
    if (input->classes != 0) {
        add_classes(json, input->classes);
    }
    if (input->code != 0) {
        add_number(json, "code", input->code);
    }
    if (input->record != 0) {
        add_number(json, "record", input->record);
    }
    if (input->when_s != 0) {
        MUST(input->when_s >= -GAME_SECONDS_MAX && input->when_s <= GAME_SECONDS_MAX);
        add_number(json, "when", input->when_s);
    }
    if (input->things_count > 0) {
        add_things(json, world, input);
    }
}

void input_encode(const struct world *world, const struct input *input, struct str *json)
{
    str_add_char(json, '{');
    add_answer(json, world, input);
    add_delivery(json, world, input);
    add_rest(json, world, input);
    str_add_char(json, '}');
}

/* ---- decoding -------------------------------------------------------------------------------------------------- */

/* What a reader of one field needs. Readers fail with a note that does not yet name the field. */
struct reader {
    const struct world *world;
    struct input *input;
    struct err_note *note;
};

static enum err bad(const struct reader *reader, const char *what)
{
    return err_say(reader->note, ERR_BAD_INPUT, "%s", what);
}

/* Somebody else wrote these bytes: only what is short and plain is repeated to people. */
static bool is_showable(const char *text)
{
    size_t bytes = strlen(text);
    for (size_t i = 0; i < bytes; i++) {
        if (text[i] < ' ' || text[i] > '~') {
            return false;
        }
    }
    return bytes > 0 && bytes <= NAME_SHOWN_BYTES_MAX;
}

static enum err say_unknown(const struct reader *reader, const char *path)
{
    if (!is_showable(path)) {
        return bad(reader, "there is no such thing in this exercise");
    }
    const char *nearest = world_nearest(reader->world, path);
    if (nearest == NULL) {
        return err_say(reader->note, ERR_BAD_INPUT, "there is no \"%s\" in this exercise", path);
    }
    return err_say(reader->note, ERR_BAD_INPUT, "there is no \"%s\" in this exercise; did you mean \"%s\"?", path,
                   nearest);
}

static enum err take_thing(const struct reader *reader, const json_t *value, struct thing_id *id)
{
    if (!json_is_string(value)) {
        return bad(reader, "must be a written path, such as \"decision.isolate\"");
    }
    *id = world_find(reader->world, json_string_value(value));
    return id->v == THING_NONE.v ? say_unknown(reader, json_string_value(value)) : ERR_OK;
}

static enum err take_of_shelf(const struct reader *reader, const json_t *value, enum shelf shelf, uint32_t *index)
{
    struct thing_id id = THING_NONE;
    enum err err = take_thing(reader, value, &id);
    if (err != ERR_OK) {
        return err;
    }
    if (thing_shelf(id) != shelf) {
        return err_say(reader->note, ERR_BAD_INPUT, "must be the path of one %s", shelf_name(shelf));
    }
    *index = thing_index(id);
    return ERR_OK;
}

static enum err take_whole(const struct reader *reader, const json_t *value, int64_t least, int64_t most, int64_t *number)
{
    if (!json_is_integer(value)) {
        return bad(reader, "must be a whole number");
    }
    *number = json_integer_value(value);
    if (*number < least || *number > most) {
        return err_say(reader->note, ERR_BAD_INPUT, "must be from %" PRId64 " to %" PRId64, least, most);
    }
    return ERR_OK;
}

static enum err take_u32(const struct reader *reader, const json_t *value, int64_t least, uint32_t *number)
{
    int64_t wide = 0;
    enum err err = take_whole(reader, value, least, UINT32_MAX, &wide);
    if (err == ERR_OK) {
        *number = (uint32_t)wide;
    }
    return err;
}

static enum err read_thing(const struct reader *reader, const json_t *value)
{
    return take_thing(reader, value, &reader->input->thing);
}

static enum err read_option(const struct reader *reader, const json_t *value)
{
    return take_of_shelf(reader, value, SHELF_OPTION, &reader->input->option.v);
}

/* One option of the decision that the input is about: its path, or a number up to `most` that none of them has. */
static enum err take_choice(const struct reader *reader, const json_t *value, uint32_t most, uint32_t *choice)
{
    struct choices choices = choices_of(reader->world, reader->input->thing);
    if (json_is_integer(value)) {
        int64_t number = 0;
        enum err err = take_whole(reader, value, choices.count, most, &number);
        if (err == ERR_OK) {
            *choice = (uint32_t)number;
        }
        return err;
    }
    uint32_t option = 0;
    enum err err = take_of_shelf(reader, value, SHELF_OPTION, &option);
    if (err != ERR_OK) {
        return err;
    }
    if (option < choices.first || option - choices.first >= choices.count) {
        return bad(reader, "must be options of the decision that it answers");
    }
    *choice = option - choices.first;
    return ERR_OK;
}

static enum err read_options(const struct reader *reader, const json_t *value)
{
    if (!json_is_array(value)) {
        return bad(reader, "must be a list of options");
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        uint32_t choice = 0;
        enum err err = take_choice(reader, json_array_get(value, i), OPTION_BITS - 1, &choice);
        if (err != ERR_OK) {
            return err;
        }
        if (reader->input->options >> choice != 0) {
            return bad(reader, "must list each option once, in written order");
        }
        reader->input->options |= 1u << choice;
    }
    return ERR_OK;
}

static enum err read_order(const struct reader *reader, const json_t *value)
{
    if (!json_is_array(value) || json_array_size(value) > INPUT_ORDER_MAX) {
        return err_say(reader->note, ERR_BAD_INPUT, "must be a list of at most %u options", INPUT_ORDER_MAX);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        uint32_t choice = 0;
        enum err err = take_choice(reader, json_array_get(value, i), UINT8_MAX, &choice);
        if (err != ERR_OK) {
            return err;
        }
        reader->input->order[reader->input->order_count++] = (uint8_t)choice;
    }
    return ERR_OK;
}

static enum err read_number(const struct reader *reader, const json_t *value)
{
    return take_whole(reader, value, -INPUT_NUMBER_MAX, INPUT_NUMBER_MAX, &reader->input->number_micro);
}

static enum err read_confidence(const struct reader *reader, const json_t *value)
{
    int64_t confidence = 0;
    enum err err = take_whole(reader, value, 0, CONFIDENCE_MAX, &confidence);
    if (err == ERR_OK) {
        reader->input->confidence = (int32_t)confidence;
    }
    return err;
}

static enum err read_to(const struct reader *reader, const json_t *value)
{
    if (json_is_string(value) && str_equal(json_string_value(value), "public")) {
        reader->input->to = TEAM_PUBLIC;
        return ERR_OK;
    }
    return take_of_shelf(reader, value, SHELF_TEAM, &reader->input->to.v);
}

static enum err read_channel(const struct reader *reader, const json_t *value)
{
    return take_of_shelf(reader, value, SHELF_CHANNEL, &reader->input->channel.v);
}

static enum err read_label(const struct reader *reader, const json_t *value)
{
    if (!json_is_string(value) || !tlp_parse(json_string_value(value), &reader->input->label)) {
        return bad(reader, "must be red, amber_strict, amber, green or clear");
    }
    reader->input->has_label = true;
    return ERR_OK;
}

static enum err read_anyway(const struct reader *reader, const json_t *value)
{
    if (!json_is_boolean(value)) {
        return bad(reader, "must be true or false");
    }
    reader->input->anyway = json_is_true(value);
    return ERR_OK;
}

static enum err read_stage(const struct reader *reader, const json_t *value)
{
    const struct clock *clock = clock_of(reader->world, reader->input->thing);
    uint32_t count = clock != NULL ? clock->stage_count : 0;
    if (json_is_integer(value)) {
        return take_u32(reader, value, count, &reader->input->stage);
    }
    for (uint32_t i = 0; json_is_string(value) && i < count; i++) {
        if (str_equal(clock->stages[i].name, json_string_value(value))) {
            reader->input->stage = i;
            return ERR_OK;
        }
    }
    return bad(reader, "must be the name of a stage of the clock that it is about");
}

static enum err read_classes(const struct reader *reader, const json_t *value)
{
    if (!json_is_array(value)) {
        return bad(reader, "must be a list of content classes, 1 to 10");
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        int64_t n = 0;
        enum err err = take_whole(reader, json_array_get(value, i), 1, CLASSES_MAX, &n);
        if (err != ERR_OK) {
            return err;
        }
        if (reader->input->classes >> (n - 1) != 0) {
            return bad(reader, "must list each content class once, ascending");
        }
        reader->input->classes |= CLASS((uint32_t)n);
    }
    return ERR_OK;
}

static enum err read_code(const struct reader *reader, const json_t *value)
{
    return take_u32(reader, value, 0, &reader->input->code);
}

static enum err read_record(const struct reader *reader, const json_t *value)
{
    return take_u32(reader, value, 1, &reader->input->record);
}

static enum err read_when(const struct reader *reader, const json_t *value)
{
    return take_whole(reader, value, -GAME_SECONDS_MAX, GAME_SECONDS_MAX, &reader->input->when_s);
}

static enum err read_things(const struct reader *reader, const json_t *value)
{
    if (!json_is_array(value) || json_array_size(value) > INPUT_THINGS_MAX) {
        return err_say(reader->note, ERR_BAD_INPUT, "must be a list of at most %u paths", INPUT_THINGS_MAX);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        struct input *input = reader->input;
        enum err err = take_thing(reader, json_array_get(value, i), &input->things[input->things_count++]);
        if (err != ERR_OK) {
            return err;
        }
    }
    return ERR_OK;
}

/* Read in this order, whatever the order in the object: options and stages need to know the thing. */
static const struct field {
    const char *key;
    enum err (*read)(const struct reader *reader, const json_t *value);
} fields[] = {
    { "thing", read_thing },     { "option", read_option },         { "options", read_options },
    { "order", read_order },     { "number", read_number },         { "confidence", read_confidence },
    { "to", read_to },           { "channel", read_channel },       { "label", read_label },
    { "anyway", read_anyway },   { "stage", read_stage },           { "classes", read_classes },
    { "code", read_code },       { "record", read_record },         { "when", read_when },
    { "things", read_things },
};
#define FIELD_COUNT (sizeof fields / sizeof fields[0])

static bool is_field(const char *key)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (str_equal(fields[i].key, key)) {
            return true;
        }
    }
    return false;
}

static enum err refuse_unknown_keys(const json_t *object, struct err_note *note)
{
    json_t *mutable = (json_t *)(uintptr_t)object; /* jansson's iterators take no const */
    for (void *at = json_object_iter(mutable); at != NULL; at = json_object_iter_next(mutable, at)) {
        const char *key = json_object_iter_key(at);
        if (!is_field(key)) {
            return is_showable(key) ? err_say(note, ERR_BAD_INPUT, "an input has no field \"%s\"", key)
                                    : err_say(note, ERR_BAD_INPUT, "an input has no field of that name");
        }
    }
    return ERR_OK;
}

static enum err read_fields(const struct reader *reader, const json_t *object)
{
    enum err err = refuse_unknown_keys(object, reader->note);
    for (size_t i = 0; i < FIELD_COUNT && err == ERR_OK; i++) {
        const json_t *value = json_object_get(object, fields[i].key);
        if (value == NULL) {
            continue;
        }
        err = fields[i].read(reader, value);
        if (err != ERR_OK) {
            err = err_prefix(reader->note, err, "%s", fields[i].key);
        }
    }
    return err;
}

static void empty_payload(struct input *input)
{
    struct input empty = input_make(input->kind, input->sender);
    empty.number = input->number;
    empty.sender_number = input->sender_number;
    empty.at_s = input->at_s;
    empty.wall_ms = input->wall_ms;
    empty.text = input->text;
    *input = empty;
}

enum err input_decode(const struct world *world, const char *json, struct input *input, struct err_note *note)
{
    size_t bytes = strlen(json);
    if (bytes > INPUT_BYTES_MAX) {
        return err_say(note, ERR_BAD_INPUT, "an input may have at most %u bytes", INPUT_BYTES_MAX);
    }
    json_error_t where;
    json_t *object = json_loadb(json, bytes, JSON_REJECT_DUPLICATES, &where);
    if (!json_is_object(object)) {
        json_decref(object);
        return err_say(note, ERR_BAD_INPUT, "an input must be one JSON object without a key given twice");
    }
    empty_payload(input);
    enum err err = read_fields(&(struct reader){ world, input, note }, object);
    json_decref(object);
    return err;
}
