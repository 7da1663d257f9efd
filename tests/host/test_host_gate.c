/* Promises of the load gate: one good and one bad sample a rule, and no crash whatever it lets through. */
#include "fixture.h"

#include "host/gate.h"
#include "sample.h"

struct sample_case {
    const char *source;
    const char *code; /* NULL: it passes */
    uint32_t line, column;
};

static void check_case(const struct sample_case *c)
{
    struct diagnostics list;
    diagnostics_init(&list);
    bool ok = gate_check("scenario.lua", c->source, strlen(c->source), &list);
    if (ok != (c->code == NULL)) {
        fail_msg("%s: %s", c->source, ok ? "passed" : list.items[0].message);
    }
    if (c->code != NULL) {
        const struct diagnostic *d = &list.items[0];
        if (!str_equal(d->code, c->code)) fail_msg("%s: %s %s", c->source, d->code, d->message);
        if (d->line != c->line || d->column != c->column) fail_msg("%s: at %u:%u", c->source, d->line, d->column);
        assert_int_equal(list.count, 1);
        assert_true(d->hint[0] != '\0');
    }
    diagnostics_deinit(&list);
}

static void each_rule_has_a_good_and_a_bad_sample(void **state)
{
    (void)state;
    static const struct sample_case cases[] = {
        {"\033Lua", "T0101", 1, 1},
        {"-- \033", NULL, 0, 0},
        {"x = 2 ^ 3", "T0104", 1, 7},
        {"x = '2 ^ 3' -- ^\n--[[ ^ ]] y = [[ ^ ]]", NULL, 0, 0},
        {"local x <close> = f()", "T0105", 1, 9},
        {"local x < close > = f()", "T0105", 1, 9},
        {"local x <const> = '<close>' -- <close>", NULL, 0, 0},
        {"x = a.café", "T0109", 1, 7},
        {"été.x = {}", "T0109", 1, 1},
        {"x = 'café' -- café", NULL, 0, 0},
        {"team.power-co = {}", "T0110", 1, 6},
        {"f{ to = team.power-co }", "T0110", 1, 14},
        {"f{ team.power-co-2, x }", "T0110", 1, 9},
        {"{ between = { power-co = 1 } }", "T0110", 1, 15},
        {"x = a.b - c", NULL, 0, 0},
        {"local n = a.b-c", NULL, 0, 0},
        {"f(function() return max(a.b-c, 1) end)", NULL, 0, 0},
        {"team.end = {}", "T0111", 1, 6},
        {"x = f{ to = team.and }", "T0111", 1, 18},
        {"x = { for = 1 }", "T0111", 1, 7},
        {"x = { a, repeat = 1 }", "T0111", 1, 10},
        {"x = { a = nil, b = not c }", NULL, 0, 0},
        {"x = \"abc\ny = 1", "T0112", 1, 5},
        {"x = \"a\\qb\"", "T0113", 1, 7},
        {"x = \"a\\z \n \\u{E9}b\"", NULL, 0, 0},
        {"x = 2:30", NULL, 0, 0}, /* the compiler says what is wrong with it */
        {"x = 30min", "T0114", 1, 5},
        {"x = [[abc", "T0115", 1, 5},
        {"x = a ? b", "T0116", 1, 7},
        {"x = '\xE9'", "T0117", 1, 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_case(&cases[i]);
    }
}

static void assert_first(const char *source, size_t bytes, const char *code, uint32_t count)
{
    struct diagnostics list;
    diagnostics_init(&list);
    bool ok = gate_check("scenario.lua", source, bytes, &list);
    assert_int_equal(list.count, count);
    assert_int_equal(ok, count == 0);
    if (count > 0) assert_string_equal(list.items[0].code, code);
    diagnostics_deinit(&list);
}

static void curly_quotes_and_the_like_say_what_to_write(void **state)
{
    (void)state;
    struct diagnostics list;
    diagnostics_init(&list);
    static const char source[] = "x = \u201Chello\u201D";
    assert_false(gate_check("scenario.lua", source, sizeof source - 1, &list));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].code, "T0116");
    assert_non_null(strstr(list.items[0].hint, "straight quote"));
    diagnostics_deinit(&list);
}

static void a_word_with_several_such_letters_is_told_once(void **state)
{
    (void)state;
    static const char source[] = "x = a.été_à";
    assert_first(source, sizeof source - 1, "T0109", 1);
}

static void a_nul_is_told_with_its_place(void **state)
{
    (void)state;
    static const char source[] = "a = 1\nb = \"x\0y\"";
    struct diagnostics list;
    diagnostics_init(&list);
    assert_false(gate_check("scenario.lua", source, sizeof source - 1, &list));
    assert_string_equal(list.items[0].code, "T0102");
    assert_int_equal(list.items[0].line, 2);
    assert_int_equal(list.items[0].column, 7);
    diagnostics_deinit(&list);
}

static void repeat_into(struct str *out, const char *text, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, text);
    }
}

/* `before`, then `text` repeated, then `after`. */
static void assert_repeated(const char *before, const char *text, uint32_t count, const char *after, const char *code)
{
    struct str source = {0};
    str_add(&source, before);
    repeat_into(&source, text, count);
    str_add(&source, after);
    assert_first(str_text(&source), source.bytes, code, code == NULL ? 0 : 1);
    str_deinit(&source);
}

static void limits_hold_at_their_edges(void **state)
{
    (void)state;
    assert_repeated("x = a", ".a", GATE_CHAIN_MAX, "", NULL);
    assert_repeated("x = a", ".a", GATE_CHAIN_MAX + 1, "", "T0106");
    assert_repeated("x = a", ".a", 20000, " .. 1", "T0106");
    assert_repeated("x = a", "[1]", GATE_CHAIN_MAX + 1, "", "T0106");
    assert_repeated("x = a", ":m()", GATE_CHAIN_MAX + 1, "", "T0106");
    assert_repeated("x = a", " \n --c\n .b", GATE_CHAIN_MAX + 1, "", "T0106");
    assert_repeated("x = ((a", ".a", 40, ").b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.A).B", "T0106");
    assert_repeated("f{", "a.b.c, ", 1000, "}", NULL);
    assert_repeated("x = 1", " + a.b", 1000, "", NULL);
    assert_repeated("x = ", "{", GATE_DEPTH_MAX, "}", NULL);
    assert_repeated("x = ", "{", GATE_DEPTH_MAX + 1, "}", "T0107");
    assert_repeated("x = ", "(", 60000, "", "T0107");
    assert_repeated("", "do ", GATE_DEPTH_MAX + 1, "", "T0107");
    assert_repeated("", "do end ", 5000, "", NULL);
    assert_repeated("", "f(function() ", GATE_DEPTH_MAX, "", "T0107");
    assert_repeated("x = ", "n", NAME_BYTES_MAX, "", NULL);
    assert_repeated("x = ", "n", NAME_BYTES_MAX + 1, "", "T0108");
    assert_repeated("", "-", SCRIPT_SOURCE_BYTES_MAX, "", NULL);
    assert_repeated("", "-", SCRIPT_SOURCE_BYTES_MAX + 1, "", "T0103");
}

/* Whatever the gate accepts, the compiler may refuse but not crash; and what both accept runs into its limits. */
static bool load_broken_samples(void *arg, struct str *out)
{
    (void)arg;
    char text[2 * sizeof sample];
    uint32_t accepted = 0;
    uint32_t compiled = 0;
    struct script_config config = {.seed = 1, .limits = {.budget = 20000}};
    for (uint64_t n = 0; n < 1500; n++) {
        struct script *script;
        size_t bytes = broken_sample(n, text);
        if (script_create(&config, &script, NULL) != ERR_OK) return false;
        enum script_end end = script_run(script, "scenario.lua", text, bytes, CAP_LOAD, NULL);
        const char *code = script_fault(script)->code;
        accepted += end != SCRIPT_REJECTED || str_equal(code, "T0120");
        compiled += end != SCRIPT_REJECTED;
        script_destroy(script);
    }
    str_addf(out, "%u %u", accepted, compiled);
    return accepted > 50 && compiled > 5;
}

static void what_the_gate_accepts_never_crashes_the_compiler(void **state)
{
    (void)state;
    in_child(load_broken_samples, NULL, NULL);
}

static void the_compilers_complaint_has_line_column_and_hint(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(fixture_run(&f, "local a = { b = 1\n  c = 2 }\n"), SCRIPT_REJECTED);
    struct str line = {0};
    assert_int_equal(f.list.count, 1);
    diagnostic_format(&f.list.items[0], &line);
    assert_string_equal(str_text(&line), "scenario.lua:2:3: error: T0120: Lua does not understand this: '}' expected (to "
                                         "close '{' at line 1) near 'c'. A comma may be missing before this, or a closing "
                                         "brace.");
    str_deinit(&line);
    assert_int_equal(fixture_run(&f, "f(1"), SCRIPT_REJECTED);
    assert_int_equal(fixture_run(&f, "x = = 1"), SCRIPT_REJECTED);
    assert_int_equal(f.list.items[0].column, 5);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_has_a_good_and_a_bad_sample),
        cmocka_unit_test(curly_quotes_and_the_like_say_what_to_write),
        cmocka_unit_test(a_word_with_several_such_letters_is_told_once),
        cmocka_unit_test(a_nul_is_told_with_its_place),
        cmocka_unit_test(limits_hold_at_their_edges),
        cmocka_unit_test(what_the_gate_accepts_never_crashes_the_compiler),
        cmocka_unit_test(the_compilers_complaint_has_line_column_and_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
