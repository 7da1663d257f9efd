/* Promises of scan.h: tokens, the shape of tables, and a position for everything, whatever the bytes. */
#include "fixture.h"

#include "host/scan.h"
#include "sample.h"

/* --- Tokens --------------------------------------------------------------------------------------------------------------- */

/* "name:text@line:column" for each token. */
static void describe(const char *source, struct str *out)
{
    static const char *const kinds[] = {"end", "name", "word", "text", "number", "mark", "bad"};
    struct scan scan;
    scan_init(&scan, source, strlen(source));
    for (uint32_t i = 0; i + 1 < scan.token_count; i++) {
        const struct token *t = &scan.tokens[i];
        str_addf(out, "%s:%.*s@%u:%u ", kinds[t->kind], (int)t->bytes, source + t->at, t->line, t->column);
    }
    assert_int_equal(scan.tokens[scan.token_count - 1].kind, TOKEN_END);
    scan_deinit(&scan);
}

static void assert_tokens(const char *source, const char *expected)
{
    struct str out = {0};
    describe(source, &out);
    assert_string_equal(str_text(&out), expected);
    str_deinit(&out);
}

static void every_kind_of_token_is_found_with_its_place(void **state)
{
    (void)state;
    assert_tokens("a = { }", "name:a@1:1 mark:=@1:3 mark:{@1:5 mark:}@1:7 ");
    assert_tokens("a.b\n  .c", "name:a@1:1 mark:.@1:2 name:b@1:3 mark:.@2:3 name:c@2:4 ");
    assert_tokens("end endx", "word:end@1:1 name:endx@1:5 ");
    assert_tokens("a..b...", "name:a@1:1 mark:..@1:2 name:b@1:4 mark:...@1:5 ");
    assert_tokens("a//b<=c>>d::", "name:a@1:1 mark://@1:2 name:b@1:4 mark:<=@1:5 name:c@1:7 mark:>>@1:8 name:d@1:10 mark:::@1:11 ");
    assert_tokens("1 1.5 .5 0x1F 1e-3 0xA.8p+2 3..4", "number:1@1:1 number:1.5@1:3 number:.5@1:7 number:0x1F@1:10 number:1e-3@1:15 number:0xA.8p+2@1:20 bad:3..4@1:29 ");
    assert_tokens("'a' \"b\\\"c\" [[d]] [==[e]]]==]", "text:'a'@1:1 text:\"b\\\"c\"@1:5 text:[[d]]@1:12 text:[==[e]]]==]@1:18 ");
    assert_tokens("a[b[1]]", "name:a@1:1 mark:[@1:2 name:b@1:3 mark:[@1:4 number:1@1:5 mark:]@1:6 mark:]@1:7 ");
}

static void comments_are_passed_over(void **state)
{
    (void)state;
    assert_tokens("a -- b ^ c\nd", "name:a@1:1 name:d@2:1 ");
    assert_tokens("a --[[ b\n c ]] d", "name:a@1:1 name:d@2:7 ");
    assert_tokens("--[==[ ]] ]==] a", "name:a@1:16 ");
    assert_tokens("--[=x\na", "name:a@2:1 ");
    assert_tokens("a--", "name:a@1:1 ");
}

static void columns_count_characters_and_every_newline_counts_once(void **state)
{
    (void)state;
    assert_tokens("\"é€\" a", "text:\"é€\"@1:1 name:a@1:6 ");
    assert_tokens("a\r\nb\rc\n\rd\n\ne", "name:a@1:1 name:b@2:1 name:c@3:1 name:d@4:1 name:e@6:1 ");
    assert_tokens("\ta", "name:a@1:2 ");
}

struct told {
    const char *source;
    enum scan_problem_kind kind;
    uint32_t line, column;
};

static void what_is_broken_is_told_with_its_place(void **state)
{
    (void)state;
    static const struct told cases[] = {
        {"a = \"b\nc", SCAN_UNFINISHED_STRING, 1, 5}, {"a = 'b", SCAN_UNFINISHED_STRING, 1, 5},
        {"a = 'b\\", SCAN_UNFINISHED_STRING, 1, 5},   {"x\n [[a\nb", SCAN_UNFINISHED_LONG, 2, 2},
        {"--[[ a", SCAN_UNFINISHED_LONG, 1, 3},       {"'a\\y'", SCAN_BAD_ESCAPE, 1, 3},
        {"'\\x4'", SCAN_BAD_ESCAPE, 1, 2},            {"'\\300'", SCAN_BAD_ESCAPE, 1, 2},
        {"'\\u{}'", SCAN_BAD_ESCAPE, 1, 2},           {"'\\u{110000}'", SCAN_BAD_ESCAPE, 1, 2},
        {"3x", SCAN_BAD_NUMBER, 1, 1},                {"1.2.3", SCAN_BAD_NUMBER, 1, 1},
        {"0x", SCAN_BAD_NUMBER, 1, 1},                {"1e", SCAN_BAD_NUMBER, 1, 1},
        {"café", SCAN_NOT_ASCII, 1, 4},               {"a $", SCAN_BAD_CHARACTER, 1, 3},
        {"'\xFF'", SCAN_BAD_UTF8, 1, 1},              {"-- \xC0\x80", SCAN_BAD_UTF8, 1, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scan scan;
        scan_init(&scan, cases[i].source, strlen(cases[i].source));
        if (scan.problem_count != 1) fail_msg("%s: %u problems", cases[i].source, scan.problem_count);
        assert_int_equal(scan.problems[0].kind, cases[i].kind);
        assert_int_equal(scan.problems[0].line, cases[i].line);
        assert_int_equal(scan.problems[0].column, cases[i].column);
        scan_deinit(&scan);
    }
}

static void a_string_says_what_lua_would_make_of_it(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "'plain'", "\"q\\\"q\"", "'\\a\\b\\f\\n\\r\\t\\v\\\\\\''", "'\\x41\\65\\065\\0'", "'\\u{E9}\\u{20AC}\\u{1F600}'", "'a\\z  \n  b'",
        "'a\\\nb'", "'a\\\r\nb'", "[[long]]", "[[\nfirst newline gone]]", "[==[a]]b]==]", "[[a\r\nb\rc]]", "[[\\n]]", "''", "[[]]", "'\\1234'",
    };
    struct fixture f;
    fixture_open(&f, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scan scan;
        struct str ours = {0};
        struct str source = {0};
        scan_init(&scan, cases[i], strlen(cases[i]));
        assert_true(scan_string(&scan, 0, &ours));
        str_addf(&source, "out(%s)", cases[i]);
        assert_int_equal(fixture_run(&f, str_text(&source)), SCRIPT_DONE);
        str_add_char(&ours, '\n');
        assert_int_equal(ours.bytes, f.out.bytes);
        assert_memory_equal(str_text(&ours), str_text(&f.out), ours.bytes);
        str_deinit(&ours);
        str_deinit(&source);
        scan_deinit(&scan);
    }
    fixture_close(&f);
}

static void a_word_is_found_on_its_line(void **state)
{
    (void)state;
    static const char source[] = "a = 1\n  to = team.power, 'brief'\n\nz()";
    struct scan scan;
    scan_init(&scan, source, sizeof source - 1);
    assert_int_equal(scan.tokens[scan_on_line(&scan, 2, "power")].column, 13);
    assert_int_equal(scan.tokens[scan_on_line(&scan, 2, "brief")].column, 20);
    assert_int_equal(scan.tokens[scan_on_line(&scan, 2, "absent")].column, 3);
    assert_int_equal(scan_on_line(&scan, 3, "a"), SCAN_NONE);
    assert_int_equal(scan_on_line(&scan, 9, NULL), SCAN_NONE);
    scan_deinit(&scan);
}

/* --- Tables ----------------------------------------------------------------------------------------------------------------- */

struct shape {
    struct scan scan;
    struct scan_tables tables;
};

static void shape_open(struct shape *shape, const char *source)
{
    scan_init(&shape->scan, source, strlen(source));
    scan_tables_init(&shape->tables, &shape->scan);
}

static void shape_close(struct shape *shape)
{
    scan_tables_deinit(&shape->tables);
    scan_deinit(&shape->scan);
}

static void assert_place(const struct scan_node *node, enum scan_node_kind kind, uint32_t line, uint32_t column)
{
    assert_non_null(node);
    assert_int_equal(node->kind, kind);
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static void fields_are_found_by_key_and_by_position(void **state)
{
    (void)state;
    struct shape s;
    shape_open(&s, sample);
    assert_int_equal(s.tables.problem_count, 0);
    const struct scan_node *economy = scan_statement(&s.tables, "economy.aranda", 0);
    assert_place(economy, SCAN_TABLE, 7, 1);
    assert_place(scan_field(&s.tables, economy, "laws"), SCAN_TEXT, 7, 37);
    assert_int_equal(scan_field(&s.tables, economy, "laws")->value_column, 44);
    assert_null(scan_field(&s.tables, economy, "law"));

    const struct scan_node *scenario = scan_statement(&s.tables, "scenario", 0);
    assert_place(scenario, SCAN_CALL, 2, 1);
    const struct scan_node *begins = scan_field(&s.tables, scenario, "begins");
    assert_place(scan_item(&s.tables, begins, 1), SCAN_TEXT, 2, 82);
    assert_place(scan_item(&s.tables, begins, 2), SCAN_NAME, 2, 102);
    assert_string_equal(scan_item(&s.tables, begins, 2)->word, "economy.aranda");
    assert_int_equal(scan_field(&s.tables, scenario, "summary")->end_line, 4);

    const struct scan_node *decision = scan_statement(&s.tables, "decision.isolate", 0);
    assert_int_equal(scan_field(&s.tables, decision, "within")->kind, SCAN_OTHER);
    const struct scan_node *does = scan_field(&s.tables, scan_item(&s.tables, decision, 1), "does");
    const struct scan_node *after = scan_item(&s.tables, does, 2);
    assert_place(after, SCAN_CALL, 10, 63);
    assert_string_equal(after->word, "after");
    assert_place(scan_item(&s.tables, scan_item(&s.tables, does, 1), 2), SCAN_NUMBER, 10, 57);
    assert_place(scan_field(&s.tables, scan_item(&s.tables, after, 2), "to"), SCAN_NAME, 10, 95);
    const struct scan_node *watch = scan_item(&s.tables, decision, 2);
    assert_place(scan_field(&s.tables, watch, "why"), SCAN_OTHER, 11, 22);
    assert_null(scan_item(&s.tables, watch, 3));
    assert_int_equal(scan_statement(&s.tables, "story.night", 0)->kind, SCAN_FUNCTION);
    const struct scan_node *test = scan_statement(&s.tables, "test", 0);
    assert_int_equal(scan_item(&s.tables, test, 2)->kind, SCAN_FUNCTION);
    shape_close(&s);
}

static void a_statement_is_found_by_a_line_inside_it(void **state)
{
    (void)state;
    struct shape s;
    shape_open(&s, "a.b = { x = 1 }\na.b = {\n  x = 2,\n}\ntest(1)\ntest(2)\n");
    assert_int_equal(scan_statement(&s.tables, "a.b", 0)->line, 1);
    assert_int_equal(scan_statement(&s.tables, "a.b", 4)->line, 2);
    assert_int_equal(scan_statement(&s.tables, "a.b", 9)->line, 1);
    assert_int_equal(scan_statement(&s.tables, "test", 6)->line, 6);
    assert_null(scan_statement(&s.tables, "a.c", 0));
    shape_close(&s);
}

static void what_is_given_twice_is_marked(void **state)
{
    (void)state;
    struct shape s;
    shape_open(&s, "a.b = { x = 1, y = { x = 2 }, x = 3, [\"y\"] = 4 }\na.b = {}\na.c = {}\nf{}\nf{}\nlocal t, u = {}, {}");
    const struct scan_node *b = scan_statement(&s.tables, "a.b", 1);
    assert_false(b->duplicate);
    assert_true(scan_statement(&s.tables, "a.b", 2)->duplicate);
    assert_false(scan_statement(&s.tables, "a.c", 0)->duplicate);
    assert_false(scan_statement(&s.tables, "f", 5)->duplicate);
    assert_true(scan_field(&s.tables, b, "x")->duplicate);
    assert_int_equal(scan_field(&s.tables, b, "x")->column, 31);
    assert_true(scan_field(&s.tables, b, "y")->duplicate);
    uint32_t y = s.tables.nodes[b->first].next;
    assert_false(s.tables.nodes[y].duplicate);
    assert_true(scan_statement(&s.tables, "t", 0)->local);
    shape_close(&s);
}

static void after_a_mistake_reading_goes_on_at_the_next_statement(void **state)
{
    (void)state;
    struct shape s;
    shape_open(&s, "a.x = { 1, 2 3 }\na.y = { k = 1 }\na.z = {\n  k = 1,\na.w = { k = 2 }\nif x then\nend\na.v = {}\n");
    assert_int_equal(s.tables.problem_count, 2);
    assert_int_equal(s.tables.problems[0].line, 1);
    assert_int_equal(s.tables.problems[0].column, 14);
    assert_int_equal(s.tables.problems[1].line, 5);
    assert_non_null(scan_field(&s.tables, scan_statement(&s.tables, "a.y", 0), "k"));
    assert_non_null(scan_field(&s.tables, scan_statement(&s.tables, "a.w", 0), "k"));
    assert_non_null(scan_statement(&s.tables, "a.v", 0));
    shape_close(&s);
}

static void odd_statements_are_stepped_over(void **state)
{
    (void)state;
    struct shape s;
    shape_open(&s, "for i = 1, 3 do f{i} end\nwhile x do local function g() end end\nrepeat until a == function() end\n"
                   "a[1].b, c = 1, 2\nf(x)(y)\n(f)(x)\na:b{}\n::l:: goto l\nlocal x <const> = { k = 1 }\ndo end; a.b = {}\n"
                   "function a.b.c:d(...) return function() end end\nreturn { 1 }, 2");
    assert_int_equal(s.tables.problem_count, 0);
    assert_non_null(scan_field(&s.tables, scan_statement(&s.tables, "x", 0), "k"));
    assert_non_null(scan_statement(&s.tables, "a.b", 0));
    shape_close(&s);
}

static void deep_nesting_is_told_not_followed(void **state)
{
    (void)state;
    struct str source = {0};
    str_add(&source, "a.b = ");
    for (int i = 0; i < 20000; i++) {
        str_add(&source, "{");
    }
    struct shape s;
    shape_open(&s, str_text(&source));
    assert_int_equal(s.tables.problem_count, 1);
    assert_int_equal(s.tables.problems[0].kind, SCAN_TOO_DEEP);
    shape_close(&s);
    str_deinit(&source);
}

/* Every node must lie within the source and within its parent's tokens, whatever the bytes. */
static void check_nodes(const struct shape *s)
{
    for (uint32_t i = 0; i < s->tables.count; i++) {
        const struct scan_node *node = &s->tables.nodes[i];
        assert_true(node->token_end <= s->scan.token_count);
        assert_true(node->first == SCAN_NONE || node->first > i);
        assert_true(node->next == SCAN_NONE || node->next > i);
    }
}

static void no_bytes_break_the_scanner(void **state)
{
    (void)state;
    char text[2 * sizeof sample];
    for (uint64_t n = 0; n < 3000; n++) {
        size_t bytes = broken_sample(n, text);
        struct shape s;
        scan_init(&s.scan, text, bytes);
        scan_tables_init(&s.tables, &s.scan);
        check_nodes(&s);
        struct str said = {0};
        for (uint32_t i = 0; i < s.scan.token_count; i++) {
            scan_string(&s.scan, i, &said);
            assert_true(s.scan.tokens[i].at + s.scan.tokens[i].bytes <= bytes);
        }
        str_deinit(&said);
        shape_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_token_is_found_with_its_place),
        cmocka_unit_test(comments_are_passed_over),
        cmocka_unit_test(columns_count_characters_and_every_newline_counts_once),
        cmocka_unit_test(what_is_broken_is_told_with_its_place),
        cmocka_unit_test(a_string_says_what_lua_would_make_of_it),
        cmocka_unit_test(a_word_is_found_on_its_line),
        cmocka_unit_test(fields_are_found_by_key_and_by_position),
        cmocka_unit_test(a_statement_is_found_by_a_line_inside_it),
        cmocka_unit_test(what_is_given_twice_is_marked),
        cmocka_unit_test(after_a_mistake_reading_goes_on_at_the_next_statement),
        cmocka_unit_test(odd_statements_are_stepped_over),
        cmocka_unit_test(deep_nesting_is_told_not_followed),
        cmocka_unit_test(no_bytes_break_the_scanner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
