/* Inputs on their way to disk and back: one form out, nothing unclear in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/rng.h"
#include "engine/input.h"
#include "engine/small_world.h"

static const struct sender cert_a = { .role = ROLE_SEAT, .team = { CERT_A }, .seat = 1 };

static int make(void **state)
{
    struct world *world = small_world();
    world_seal(world);
    *state = world;
    return 0;
}

static int destroy(void **state)
{
    world_destroy(*state);
    return 0;
}

/* ---- names ----------------------------------------------------------------------------------------------------- */

static void every_kind_parses_from_its_own_name(void **state)
{
    (void)state;
    for (enum input_kind kind = INPUT_NONE + 1; kind < INPUT_KIND_COUNT; kind++) {
        enum input_kind parsed = INPUT_NONE;
        assert_true(input_kind_parse(input_kind_name(kind), &parsed));
        assert_int_equal(parsed, kind);
    }
    enum input_kind kind = INPUT_READ;
    assert_false(input_kind_parse("none", &kind));
    assert_false(input_kind_parse("", &kind));
    assert_false(input_kind_parse("Share", &kind));
    assert_int_equal(kind, INPUT_READ);
}

static void every_refusal_is_one_sentence_of_its_own(void **state)
{
    (void)state;
    for (enum refusal a = REFUSED_NOT; a < REFUSAL_COUNT; a++) {
        const char *text = refusal_text(a);
        assert_non_null(text);
        assert_true(text[0] >= 'A' && text[0] <= 'Z');
        assert_int_equal(text[strlen(text) - 1], '.');
        for (enum refusal b = REFUSED_NOT; b < a; b++) {
            assert_string_not_equal(text, refusal_text(b));
        }
    }
}

static void a_new_input_says_nothing(void **state)
{
    struct input input = input_make(INPUT_SHARE, cert_a);
    assert_int_equal(input.kind, INPUT_SHARE);
    assert_int_equal(input.sender.team.v, CERT_A);
    assert_int_equal(input.thing.v, THING_NONE.v);
    assert_int_equal(input.option.v, ID_NONE);
    assert_int_equal(input.to.v, TEAM_NONE.v);
    assert_int_equal(input.channel.v, CHANNEL_NONE.v);
    assert_int_equal(input.confidence, -1);
    struct str json = { 0 };
    input_encode(*state, &input, &json);
    assert_string_equal(str_text(&json), "{}");
    str_deinit(&json);
}

/* ---- out ------------------------------------------------------------------------------------------------------- */

static void assert_encoded(const struct world *world, const struct input *input, const char *expected)
{
    struct str json = { 0 };
    input_encode(world, input, &json);
    assert_string_equal(str_text(&json), expected);
    str_deinit(&json);
}

static void an_answer_is_written_by_path(void **state)
{
    struct input input = input_make(INPUT_DECIDE, cert_a);
    input.thing = thing(SHELF_DECISION, ISOLATE);
    input.option.v = ISOLATE_CUT;
    input.confidence = 70;
    assert_encoded(*state, &input,
                   "{\"thing\":\"decision.isolate\",\"option\":\"decision.isolate.cut\",\"confidence\":70}");
}

static void several_options_are_written_by_path_and_strays_by_number(void **state)
{
    struct input input = input_make(INPUT_DECIDE, cert_a);
    input.thing = thing(SHELF_DECISION, ISOLATE);
    input.options = 1u << 0 | 1u << 2 | 1u << 31;
    input.order[0] = 2;
    input.order[1] = 0;
    input.order[2] = 200;
    input.order_count = 3;
    assert_encoded(*state, &input,
                   "{\"thing\":\"decision.isolate\",\"options\":[\"decision.isolate.cut\",\"decision.isolate.wait\",31],"
                   "\"order\":[\"decision.isolate.wait\",\"decision.isolate.cut\",200]}");
}

static void a_share_and_a_notice_are_written_by_path(void **state)
{
    struct input share = input_make(INPUT_SHARE, cert_a);
    share.thing = thing(SHELF_FACT, HASH);
    share.to = TEAM_PUBLIC;
    share.channel.v = PRESS;
    share.has_label = true;
    share.label = TLP_AMBER_STRICT;
    share.anyway = true;
    assert_encoded(*state, &share,
                   "{\"thing\":\"fact.hash\",\"to\":\"public\",\"channel\":\"channel.press\",\"label\":\"amber_strict\","
                   "\"anyway\":true}");
    struct input notice = input_make(INPUT_NOTIFY, cert_a);
    notice.thing = thing(SHELF_CLOCK, WARNING);
    notice.classes = CLASS(1) | CLASS(10);
    notice.when_s = -3600;
    notice.things[0] = thing(SHELF_FACT, FROZEN);
    notice.things_count = 1;
    assert_encoded(*state, &notice,
                   "{\"thing\":\"clock.warning\",\"stage\":\"first\",\"classes\":[1,10],\"when\":-3600,"
                   "\"things\":[\"fact.frozen\"]}");
}

static void a_strange_name_stays_one_json_string(void **state)
{
    struct world *world = *state;
    struct fact fact = { .common = { .name = "a\"b\\c\n", .owner = TEAM_NONE } };
    struct input input = input_make(INPUT_SHARE, cert_a);
    input.thing = thing(SHELF_FACT, world_add_fact(world, &fact));
    assert_encoded(world, &input, "{\"thing\":\"fact.a\\\"b\\\\c\\u000a\"}");
    struct input back = input_make(INPUT_SHARE, cert_a);
    assert_int_equal(input_decode(world, "{\"thing\":\"fact.a\\\"b\\\\c\\u000a\"}", &back, NULL), ERR_OK);
    assert_int_equal(back.thing.v, input.thing.v);
}

/* ---- there and back -------------------------------------------------------------------------------------------- */

struct dice { uint32_t about; uint64_t thrown; };

static uint32_t roll(struct dice *dice, uint32_t below)
{
    struct rng_key key = { .seed = 3, .kind = 1, .a = dice->about, .ordinal = dice->thrown++ };
    return rng_below(&key, below);
}

static bool coin(struct dice *dice)
{
    return roll(dice, 2) == 0;
}

static struct thing_id roll_thing(struct dice *dice)
{
    static const struct { enum shelf shelf; uint32_t count; } shelves[] = {
        { SHELF_DECISION, 3 }, { SHELF_FACT, 2 }, { SHELF_CLOCK, 1 }, { SHELF_OPTION, 7 }, { SHELF_TEAM, 4 },
        { SHELF_MEASURE, 3 },  { SHELF_INJECT, 2 },
    };
    uint32_t i = roll(dice, 9); /* decisions come up oftenest: they have the most to say */
    i = i < 7 ? i : 0;
    return thing(shelves[i].shelf, roll(dice, shelves[i].count));
}

static int64_t roll_within(struct dice *dice, int64_t most)
{
    uint64_t bits = (uint64_t)roll(dice, UINT32_MAX) << 32 | roll(dice, UINT32_MAX);
    return roll(dice, 8) == 0 ? -most : (int64_t)(bits % (2 * (uint64_t)most + 1)) - most;
}

static void roll_answer(struct dice *dice, struct input *input)
{
    input->thing = coin(dice) ? roll_thing(dice) : THING_NONE;
    input->option.v = coin(dice) ? roll(dice, 7) : ID_NONE;
    input->options = coin(dice) ? roll(dice, 8) : roll(dice, UINT32_MAX);
    input->order_count = coin(dice) ? roll(dice, INPUT_ORDER_MAX + 1) : 0;
    for (uint32_t i = 0; i < input->order_count; i++) {
        input->order[i] = (uint8_t)roll(dice, coin(dice) ? 3 : 256);
    }
    input->number_micro = coin(dice) ? roll_within(dice, INPUT_NUMBER_MAX) : 0;
    input->confidence = coin(dice) ? (int32_t)roll(dice, 101) : -1;
}

static void roll_delivery(struct dice *dice, struct input *input)
{
    input->to = coin(dice) ? (struct team_id){ roll(dice, 4) } : coin(dice) ? TEAM_PUBLIC : TEAM_NONE;
    input->channel.v = coin(dice) ? roll(dice, 4) : ID_NONE;
    input->has_label = coin(dice);
    input->label = input->has_label ? (enum tlp)roll(dice, 5) : TLP_RED;
    input->anyway = coin(dice);
    input->stage = coin(dice) ? roll(dice, 3) : roll(dice, UINT32_MAX);
    input->classes = coin(dice) ? roll(dice, 1024) : 0;
    input->code = coin(dice) ? roll(dice, UINT32_MAX) : 0;
    input->record = coin(dice) ? roll(dice, UINT32_MAX) : 0;
    input->when_s = coin(dice) ? roll_within(dice, GAME_SECONDS_MAX) : 0;
    input->things_count = coin(dice) ? roll(dice, INPUT_THINGS_MAX + 1) : 0;
    for (uint32_t i = 0; i < input->things_count; i++) {
        input->things[i] = roll_thing(dice);
    }
}

static void assert_same_payload(const struct input *a, const struct input *b)
{
    assert_int_equal(a->thing.v, b->thing.v);
    assert_int_equal(a->option.v, b->option.v);
    assert_int_equal(a->options, b->options);
    assert_int_equal(a->order_count, b->order_count);
    assert_memory_equal(a->order, b->order, sizeof a->order);
    assert_int_equal(a->number_micro, b->number_micro);
    assert_int_equal(a->confidence, b->confidence);
    assert_int_equal(a->to.v, b->to.v);
    assert_int_equal(a->channel.v, b->channel.v);
    assert_int_equal(a->label, b->label);
    assert_int_equal(a->has_label, b->has_label);
    assert_int_equal(a->anyway, b->anyway);
    assert_int_equal(a->stage, b->stage);
    assert_int_equal(a->classes, b->classes);
    assert_int_equal(a->code, b->code);
    assert_int_equal(a->record, b->record);
    assert_int_equal(a->when_s, b->when_s);
    assert_int_equal(a->things_count, b->things_count);
    assert_memory_equal(a->things, b->things, sizeof a->things);
}

/* What decoding must leave alone, set so that a change would show. */
static struct input marked(enum input_kind kind)
{
    struct input input = input_make(kind, cert_a);
    input.number = 11;
    input.sender_number = 12;
    input.at_s = 13;
    input.wall_ms = 14;
    input.text = "because";
    return input;
}

static void assert_still_marked(const struct input *input, enum input_kind kind)
{
    assert_int_equal(input->kind, kind);
    assert_int_equal(input->sender.team.v, CERT_A);
    assert_int_equal(input->sender.seat, 1);
    assert_int_equal(input->number, 11);
    assert_int_equal(input->sender_number, 12);
    assert_int_equal(input->at_s, 13);
    assert_int_equal(input->wall_ms, 14);
    assert_string_equal(input->text, "because");
}

static void any_input_comes_back_as_it_was(void **state)
{
    const struct world *world = *state;
    struct str json = { 0 };
    struct str again = { 0 };
    for (uint32_t i = 0; i < 5000; i++) {
        struct dice dice = { .about = i };
        enum input_kind kind = (enum input_kind)(1 + roll(&dice, INPUT_KIND_COUNT - 1));
        struct input input = input_make(kind, cert_a);
        roll_answer(&dice, &input);
        roll_delivery(&dice, &input);
        str_clear(&json);
        input_encode(world, &input, &json);
        struct err_note note = { 0 };
        struct input back = marked(kind);
        back.options = 99; /* an old payload must not show through */
        back.things_count = 3;
        assert_int_equal(input_decode(world, str_text(&json), &back, &note), ERR_OK);
        assert_same_payload(&back, &input);
        assert_still_marked(&back, kind);
        str_clear(&again);
        input_encode(world, &back, &again);
        assert_string_equal(str_text(&again), str_text(&json));
    }
    str_deinit(&json);
    str_deinit(&again);
}

static void keys_may_stand_in_any_order(void **state)
{
    struct input input = input_make(INPUT_DECIDE, cert_a);
    assert_int_equal(input_decode(*state,
                                  " { \"options\" : [\"decision.isolate.watch\"] ,\n \"thing\": \"decision.isolate\" } ",
                                  &input, NULL),
                     ERR_OK);
    assert_int_equal(input.thing.v, thing(SHELF_DECISION, ISOLATE).v);
    assert_int_equal(input.options, 1u << 1);
}

/* ---- what is refused ------------------------------------------------------------------------------------------- */

static void assert_refused(const struct world *world, const char *json, const char *why)
{
    struct input input = input_make(INPUT_DECIDE, cert_a);
    struct err_note note = { 0 };
    if (input_decode(world, json, &input, &note) != ERR_BAD_INPUT) {
        fail_msg("taken: %s", json);
    }
    if (strstr(note.text, why) == NULL) {
        fail_msg("%s: the note \"%s\" does not say \"%s\"", json, note.text, why);
    }
}

static void an_unknown_path_gets_the_nearest_one(void **state)
{
    assert_refused(*state, "{\"thing\":\"decision.isolat\"}",
                   "thing: there is no \"decision.isolat\" in this exercise; did you mean \"decision.isolate\"?");
    assert_refused(*state, "{\"option\":\"decision.isolate.cat\"}", "did you mean \"decision.isolate.cut\"?");
    assert_refused(*state, "{\"to\":\"team.cert_c\"}", "did you mean \"team.cert_a\"?");
    assert_refused(*state, "{\"channel\":\"channel.carrier_pigeon\"}",
                   "channel: there is no \"channel.carrier_pigeon\" in this exercise");
    assert_refused(*state, "{\"things\":[\"fact.hash\",\"fact.hahs\"]}", "things: there is no \"fact.hahs\"");
}

static void odd_bytes_of_a_path_are_not_repeated(void **state)
{
    assert_refused(*state, "{\"thing\":\"fact.\\u001b[31m\"}", "thing: there is no such thing in this exercise");
    assert_refused(*state, "{\"thing\":\"fact.\xe2\x80\xae\"}", "thing: there is no such thing in this exercise");
    assert_refused(*state, "{\"thing\":\"\"}", "thing: there is no such thing in this exercise");
    assert_refused(*state, "{\"\\u0007\":1}", "an input has no field of that name");
}

static void a_path_of_the_wrong_shelf_is_refused(void **state)
{
    assert_refused(*state, "{\"option\":\"decision.isolate\"}", "option: must be the path of one option");
    assert_refused(*state, "{\"to\":\"channel.press\"}", "to: must be the path of one team");
    assert_refused(*state, "{\"to\":\"economy.aranda\"}", "to: must be the path of one team");
    assert_refused(*state, "{\"channel\":\"public\"}", "channel: there is no \"public\"");
    assert_refused(*state, "{\"thing\":\"decision.isolate\",\"options\":[\"decision.contain@cert_a.now\"]}",
                   "options: must be options of the decision");
    assert_refused(*state, "{\"options\":[\"decision.isolate.cut\"]}", "options: must be options of the decision");
    assert_refused(*state, "{\"thing\":\"clock.warning\",\"stage\":\"second\"}", "stage: must be the name of a stage");
    assert_refused(*state, "{\"stage\":\"first\"}", "stage: must be the name of a stage");
}

static void one_thing_is_written_in_one_way_only(void **state)
{
    assert_refused(*state, "{\"thing\":\"decision.isolate\",\"options\":[0]}", "options: must be from 3 to 31");
    assert_refused(*state, "{\"thing\":\"decision.isolate\",\"order\":[2]}", "order: must be from 3 to 255");
    assert_refused(*state, "{\"thing\":\"clock.warning\",\"stage\":1}", "stage: must be from 2 to");
    assert_refused(*state, "{\"options\":[4,3]}", "options: must list each option once");
    assert_refused(*state, "{\"options\":[31,31]}", "options: must list each option once");
    assert_refused(*state, "{\"classes\":[2,2]}", "classes: must list each content class once");
    assert_refused(*state, "{\"classes\":[10,1]}", "classes: must list each content class once");
}

static void numbers_out_of_range_are_refused(void **state)
{
    assert_refused(*state, "{\"number\":9000000000000001}", "number: must be from -9000000000000000 to 9000000000000000");
    assert_refused(*state, "{\"number\":-9223372036854775808}", "number: must be from");
    assert_refused(*state, "{\"number\":1.5}", "number: must be a whole number");
    assert_refused(*state, "{\"number\":1.0}", "number: must be a whole number");
    assert_refused(*state, "{\"number\":1e3}", "number: must be a whole number");
    assert_refused(*state, "{\"confidence\":101}", "confidence: must be from 0 to 100");
    assert_refused(*state, "{\"confidence\":-1}", "confidence: must be from 0 to 100");
    assert_refused(*state, "{\"classes\":[0]}", "classes: must be from 1 to 10");
    assert_refused(*state, "{\"classes\":[11]}", "classes: must be from 1 to 10");
    assert_refused(*state, "{\"options\":[32]}", "options: must be from 0 to 31");
    assert_refused(*state, "{\"order\":[256]}", "order: must be from 0 to 255");
    assert_refused(*state, "{\"code\":-1}", "code: must be from 0 to 4294967295");
    assert_refused(*state, "{\"code\":4294967296}", "code: must be from 0 to 4294967295");
    assert_refused(*state, "{\"record\":0}", "record: must be from 1 to 4294967295");
    assert_refused(*state, "{\"when\":3155760001}", "when: must be from");
}

static void wrong_types_are_refused(void **state)
{
    static const char *const keys[] = {
        "thing", "option", "options", "order",  "number",  "confidence", "to",     "channel",
        "label", "anyway", "stage",   "classes", "code",   "record",     "when",   "things",
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        static const char *const values[] = { "null", "{}", "0.5", "[[]]", "[null]", "\"\\u0009\"" };
        for (size_t v = 0; v < sizeof values / sizeof values[0]; v++) {
            char json[64];
            (void)snprintf(json, sizeof json, "{\"%s\":%s}", keys[i], values[v]);
            assert_refused(*state, json, keys[i]);
        }
    }
    assert_refused(*state, "{\"label\":\"white\"}", "label: must be red, amber_strict, amber, green or clear");
    assert_refused(*state, "{\"anyway\":1}", "anyway: must be true or false");
}

static void unknown_and_doubled_keys_are_refused(void **state)
{
    assert_refused(*state, "{\"thng\":\"fact.hash\"}", "an input has no field \"thng\"");
    assert_refused(*state, "{\"kind\":\"share\"}", "an input has no field \"kind\"");
    assert_refused(*state, "{\"text\":\"hello\"}", "an input has no field \"text\"");
    assert_refused(*state, "{\"code\":1,\"code\":2}", "without a key given twice");
}

static void what_is_not_one_json_object_is_refused(void **state)
{
    static const char *const texts[] = {
        "", " ", "null", "[]", "\"thing\"", "{", "}", "{}{}", "{} x", "{\"code\":NaN}", "{\"code\":Infinity}",
        "{\"code\":99999999999999999999999999}", "{\"number\":1e999}", "{\"code\":01}", "{'code':1}", "{code:1}",
        "{\"code\":1,}", "{\"thing\":\"fact.\xff\"}", "{\"thing\":\"fact.\xc0\xaf\"}", "{\"thing\":\"\\ud800\"}",
        "{\"thing\":\"a\\u0000b\"}", "{\"co\\u0000de\":1}", "\xef\xbb\xbf{}", "// {}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_refused(*state, texts[i], "must be one JSON object");
    }
}

static void too_many_and_too_much_are_refused(void **state)
{
    struct str json = { 0 };
    str_add(&json, "{\"things\":[");
    for (uint32_t i = 0; i <= INPUT_THINGS_MAX; i++) {
        str_addf(&json, "%s\"fact.hash\"", i > 0 ? "," : "");
    }
    str_add(&json, "]}");
    assert_refused(*state, str_text(&json), "things: must be a list of at most 32 paths");
    str_clear(&json);
    str_add(&json, "{\"order\":[");
    for (uint32_t i = 0; i <= INPUT_ORDER_MAX; i++) {
        str_addf(&json, "%s9", i > 0 ? "," : "");
    }
    str_add(&json, "]}");
    assert_refused(*state, str_text(&json), "order: must be a list of at most 26 options");
    str_clear(&json);
    str_add(&json, "{}");
    while (json.bytes <= INPUT_BYTES_MAX) {
        str_add_char(&json, ' ');
    }
    assert_refused(*state, str_text(&json), "at most 16384 bytes");
    json.at[INPUT_BYTES_MAX] = '\0';
    struct input input = input_make(INPUT_NOTE, cert_a);
    assert_int_equal(input_decode(*state, json.at, &input, NULL), ERR_OK);
    str_deinit(&json);
}

static void deep_nesting_is_refused(void **state)
{
    struct str json = { 0 };
    str_add(&json, "{\"things\":");
    while (json.bytes < INPUT_BYTES_MAX) {
        str_add_char(&json, '[');
    }
    assert_refused(*state, str_text(&json), "must be one JSON object");
    str_clear(&json);
    while (json.bytes + 6 < INPUT_BYTES_MAX) {
        str_add(&json, "{\"a\":");
    }
    assert_refused(*state, str_text(&json), "must be one JSON object");
    str_deinit(&json);
}

/* Method: good inputs with a few bytes changed. Each is refused with a note, or taken and then written in one form. */
static void damaged_inputs_are_refused_or_understood(void **state)
{
    const struct world *world = *state;
    struct str json = { 0 };
    struct str again = { 0 };
    uint32_t taken = 0;
    for (uint32_t i = 0; i < 20000; i++) {
        struct dice dice = { .about = i + 100000 };
        struct input input = input_make(INPUT_NOTIFY, cert_a);
        roll_answer(&dice, &input);
        roll_delivery(&dice, &input);
        str_clear(&json);
        input_encode(world, &input, &json);
        for (uint32_t damage = 0; damage <= roll(&dice, 3); damage++) {
            static const char alphabet[] = "0123456789{}[]\",:.-eE\\u@_\xff\x01 abclt";
            json.at[roll(&dice, (uint32_t)json.bytes)] = alphabet[roll(&dice, sizeof alphabet - 1)];
        }
        struct err_note note = { 0 };
        struct input back = input_make(INPUT_NOTIFY, cert_a);
        if (input_decode(world, str_text(&json), &back, &note) != ERR_OK) {
            assert_true(note.text[0] != '\0');
            continue;
        }
        taken++;
        str_clear(&again);
        input_encode(world, &back, &again);
        struct input third = input_make(INPUT_NOTIFY, cert_a);
        assert_int_equal(input_decode(world, str_text(&again), &third, &note), ERR_OK);
        assert_same_payload(&third, &back);
    }
    assert_true(taken > 100);
    str_deinit(&json);
    str_deinit(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_parses_from_its_own_name),
        cmocka_unit_test(every_refusal_is_one_sentence_of_its_own),
        cmocka_unit_test_setup_teardown(a_new_input_says_nothing, make, destroy),
        cmocka_unit_test_setup_teardown(an_answer_is_written_by_path, make, destroy),
        cmocka_unit_test_setup_teardown(several_options_are_written_by_path_and_strays_by_number, make, destroy),
        cmocka_unit_test_setup_teardown(a_share_and_a_notice_are_written_by_path, make, destroy),
        cmocka_unit_test_setup_teardown(a_strange_name_stays_one_json_string, make, destroy),
        cmocka_unit_test_setup_teardown(any_input_comes_back_as_it_was, make, destroy),
        cmocka_unit_test_setup_teardown(keys_may_stand_in_any_order, make, destroy),
        cmocka_unit_test_setup_teardown(an_unknown_path_gets_the_nearest_one, make, destroy),
        cmocka_unit_test_setup_teardown(odd_bytes_of_a_path_are_not_repeated, make, destroy),
        cmocka_unit_test_setup_teardown(a_path_of_the_wrong_shelf_is_refused, make, destroy),
        cmocka_unit_test_setup_teardown(one_thing_is_written_in_one_way_only, make, destroy),
        cmocka_unit_test_setup_teardown(numbers_out_of_range_are_refused, make, destroy),
        cmocka_unit_test_setup_teardown(wrong_types_are_refused, make, destroy),
        cmocka_unit_test_setup_teardown(unknown_and_doubled_keys_are_refused, make, destroy),
        cmocka_unit_test_setup_teardown(what_is_not_one_json_object_is_refused, make, destroy),
        cmocka_unit_test_setup_teardown(too_many_and_too_much_are_refused, make, destroy),
        cmocka_unit_test_setup_teardown(deep_nesting_is_refused, make, destroy),
        cmocka_unit_test_setup_teardown(damaged_inputs_are_refused_or_understood, make, destroy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
