/* Promises of host.h: what a registered language can rely on. */
#include "fixture.h"

#include <stdio.h>

/* --- Errors and their places ------------------------------------------------------------------------------------------------- */

struct place_case {
    const char *source;
    uint32_t line, column;
    const char *code, *message;
};

static void an_error_says_what_and_where(void **state)
{
    (void)state;
    static const struct place_case cases[] = {
        {"local a = {}\nlocal b = a.x.y", 2, 13, "T0130", "x is nil and has no fields"},
        {"local t = {}\n\n  t.go()", 3, 5, "T0130", "go is nil and cannot be called"},
        {"local t = {}\nlocal n = 1 + t.count", 2, 17, "T0130", "count is nil, not a number"},
        {"local t = {}\nlocal n = 'a' .. t", 2, 18, "T0130", "t is a table and cannot be joined with .."},
        {"local n = 5\nlocal m = #n", 2, 12, "T0130", "n is a number and has no length"},
        {"local n = 1 // 0", 1, 1, "T0130", "A whole number is divided by zero here"},
        {"error('no power')", 1, 1, "T0130", "no power"},
        {"error({})", 1, 1, "T0130", "An error was raised with a table instead of a text"},
        {"local x = 1\nassert(x == 2, 'x must be 2')", 2, 8, "T0130", "x must be 2"},
        {"assert(nil)", 1, 1, "T0130", "assert: what was expected here does not hold"},
        {"local s = 'a'\nlocal t = s:rep({})", 2, 13, "T0139", "rep: argument 1 must be a whole number, not a table"},
        {"local s = string.rep('a')", 1, 18, "T0139", "rep: argument 2 must be a whole number, not nothing"},
        {"local function f() return f() + 1 end\nf()", 1, 1, "T0135", "Functions call each other too deeply here"},
        {"local t = {}\nt[nil] = 1", 2, 1, "T0130", "table index is nil"},
        {"local x = 1 < 'a'", 1, 1, "T0130", "A number cannot be compared with a text by < or >"},
        {"local x = {} < {}", 1, 1, "T0130", "A table cannot be compared with a table by < or >"},
        {"local x = 1 % 0", 1, 1, "T0130", "A whole number is divided by zero here"},
        {"for i = 1, 10, 0 do end", 1, 1, "T0130", "'for' step is zero"},
    };
    struct fixture f;
    fixture_open(&f, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct place_case *c = &cases[i];
        assert_int_equal(fixture_run(&f, c->source), SCRIPT_ERROR);
        const struct script_fault *fault = script_fault(f.script);
        if (!str_equal(fault->message, c->message)) fail_msg("%s: %s", c->source, fault->message);
        if (fault->line != c->line || fault->column != c->column) {
            fail_msg("%s: at %u:%u", c->source, fault->line, fault->column);
        }
        assert_string_equal(fault->file, "scenario.lua");
        assert_string_equal(fault->code, c->code);
        assert_int_equal(f.list.count, 1);
        assert_int_equal(f.list.items[0].line, c->line);
    }
    fixture_close(&f);
}

static int raise_here(lua_State *L)
{
    script_raise(L, script_from(L), "T0201", "Write brief", "%s is no field of a team", script_arg_string(L, 1, NULL));
}

static int raise_there(lua_State *L)
{
    script_raise_at(L, script_from(L), "laws/sg.lua", 7, 3, "T0300", NULL, "the pack is old");
}

static int raise_plainly(lua_State *L)
{
    return luaL_error(L, "a message of the C library's kind");
}

static int add_raisers(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"raise_here", raise_here}, {"raise_there", raise_there}, {"raise_plainly", raise_plainly}, {NULL, NULL}};
    script_env_functions(L, script_from(L), functions);
    return 0;
}

static void a_verb_raises_a_sentence_of_its_own(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, add_raisers, NULL), SCRIPT_DONE);
    assert_int_equal(fixture_run(&f, "local x = 1\nif x then raise_here('brif') end"), SCRIPT_ERROR);
    struct str line = {0};
    diagnostic_format(&f.list.items[0], &line);
    assert_string_equal(str_text(&line), "scenario.lua:2:1: error: T0201: brif is no field of a team. Write brief.");
    str_deinit(&line);
    assert_int_equal(fixture_run(&f, "raise_there()"), SCRIPT_ERROR);
    assert_string_equal(script_fault(f.script)->file, "laws/sg.lua");
    assert_int_equal(script_fault(f.script)->column, 3);
    assert_int_equal(fixture_run(&f, "\nraise_plainly()"), SCRIPT_ERROR);
    assert_string_equal(script_fault(f.script)->message, "a message of the C library's kind");
    assert_int_equal(script_fault(f.script)->line, 2);
    fixture_close(&f);
}

/* --- Names ---------------------------------------------------------------------------------------------------------------------- */

static void an_unknown_word_is_told_with_the_nearest(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(fixture_run(&f, "local x = tostrin(1)"), SCRIPT_ERROR);
    const struct script_fault *fault = script_fault(f.script);
    assert_string_equal(fault->code, "T0136");
    assert_string_equal(fault->message, "tostrin is not a word of the scenario language");
    assert_string_equal(fault->hint, "Did you mean tostring?");
    assert_int_equal(fault->column, 11);
    fixture_expect_error(&f, "out(quetzalcoatl)", "T0136", "quetzalcoatl is not a word");
    assert_non_null(strstr(script_fault(f.script)->hint, "quotes"));
    fixture_expect_error(&f, "pcall(out)", "T0136", "pcall is not part of the scenario language");
    fixture_close(&f);
}

static void ask_about(lua_State *L, struct script *script, const char *word, void *user)
{
    (void)user;
    if (str_equal(word, "teem")) script_raise(L, script, "T0210", "Did you mean team?", "%s is no shelf", word);
}

static void the_language_may_answer_for_an_unknown_word(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    script_on_unknown(f.script, ask_about, NULL);
    fixture_expect_error(&f, "teem.power = {}", "T0210", "teem is no shelf");
    fixture_expect_error(&f, "quux()", "T0136", "quux");
    fixture_close(&f);
}

static void nothing_of_the_language_can_be_replaced(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect_error(&f, "x = 1", "T0137", "x is not declared");
    fixture_expect_error(&f, "function f() end", "T0137", "f is not declared");
    fixture_expect_error(&f, "string = nil", "T0137", "string belongs to the language");
    fixture_expect_error(&f, "out = nil", "T0137", "out belongs to the language");
    fixture_expect_error(&f, "string.upper = nil", "T0137", "cannot be replaced");
    fixture_expect_error(&f, "string.shout = string.upper", "T0137", "cannot be replaced");
    fixture_expect_error(&f, "table.insert(math, 1)", "T0139", "cannot be changed");
    fixture_expect_error(&f, "table.remove(math)", "T0139", "cannot be changed");
    fixture_expect_error(&f, "('').upper = 1", "T0130", "");
    fixture_expect(&f, "out(string.upper('a'), ('b'):upper(), math.floor(1.5))", "A B 1\n");
    fixture_expect(&f, "table.sort(string) out(#string, next(string), string.upper('x'))", "0 nil X\n");
    fixture_close(&f);
}

static void files_share_no_names_but_those_of_the_language(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f, "local mine = 1 out(mine)", "1\n");
    fixture_expect_error(&f, "out(mine)", "T0136", "mine");
    fixture_expect_error(&f, "local t = {} function t.f() return _ENV end out(t.f().mine)", "T0136", "mine");
    fixture_close(&f);
}

/* --- Calls ---------------------------------------------------------------------------------------------------------------------- */

static void a_call_takes_and_gives_whole_numbers(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct script_ref add = fixture_function(&f, "keep(function(a, b) return a + b, a * b end)");
    int64_t args[2] = {6, INT64_C(-7)};
    int64_t results[2] = {0, 0};
    assert_int_equal(script_call(f.script, add, CAP_STORY, args, 2, results, 2), SCRIPT_DONE);
    assert_int_equal(results[0], -1);
    assert_int_equal(results[1], -42);
    assert_int_equal(script_call(f.script, add, CAP_STORY, args, 2, NULL, 0), SCRIPT_DONE);
    assert_int_equal(script_call(f.script, add, CAP_STORY, args, 1, NULL, 0), SCRIPT_ERROR);
    assert_string_equal(script_fault(f.script)->message, "b is nil, not a number");
    struct script_ref text = fixture_function(&f, "keep(function() return '1' end)");
    assert_int_equal(script_call(f.script, text, CAP_STORY, NULL, 0, results, 1), SCRIPT_ERROR);
    assert_int_equal(script_call(f.script, (struct script_ref){0}, CAP_STORY, NULL, 0, NULL, 0), SCRIPT_ERROR);
    script_ref_release(f.script, add);
    script_ref_release(f.script, text);
    script_ref_release(f.script, (struct script_ref){0});
    fixture_close(&f);
}

static void a_call_allocates_nothing(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct script_ref sum = fixture_function(&f, "local n = 0 keep(function(a) n = n + a return n end)");
    int64_t one = 1;
    int64_t result = 0;
    assert_int_equal(script_call(f.script, sum, CAP_STORY, &one, 1, &result, 1), SCRIPT_DONE);
    size_t before = script_heap_bytes(f.script);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(script_call(f.script, sum, CAP_STORY, &one, 1, &result, 1), SCRIPT_DONE);
    }
    assert_int_equal(result, 10001);
    assert_int_equal(script_heap_bytes(f.script), before);
    fixture_close(&f);
}

static void each_handler_has_its_own_budget(void **state)
{
    (void)state;
    struct fixture f;
    struct script_config config = {.seed = 1, .limits = {.budget = 50000}};
    fixture_open(&f, &config);
    struct script_ref loop = fixture_function(&f, "keep(function(n) for i = 1, n do end end)");
    int64_t few = 30000;
    for (int i = 0; i < 20; i++) {
        assert_int_equal(script_call(f.script, loop, CAP_STORY, &few, 1, NULL, 0), SCRIPT_DONE);
        assert_int_equal(script_units_used(f.script), 30000);
    }
    int64_t many = 60000;
    assert_int_equal(script_call(f.script, loop, CAP_STORY, &many, 1, NULL, 0), SCRIPT_OVER_BUDGET);
    assert_string_equal(script_fault(f.script)->code, "T0131");
    assert_int_equal(script_fault(f.script)->line, 1);
    assert_int_equal(script_call(f.script, loop, CAP_STORY, &few, 1, NULL, 0), SCRIPT_DONE);
    fixture_close(&f);
}

static int need_story(lua_State *L)
{
    struct script *script = script_from(L);
    script_require(L, script, CAP_STORY);
    lua_pushinteger(L, script_caps(script));
    return 1;
}

static int add_need_story(lua_State *L)
{
    lua_pushcfunction(L, need_story);
    script_env_set(L, script_from(L), "wait");
    return 0;
}

static void a_verb_stands_only_where_it_may(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, add_need_story, NULL), SCRIPT_DONE);
    assert_true(script_env_has(f.script, "wait"));
    assert_false(script_env_has(f.script, "pcall"));
    fixture_expect_error(&f, "wait()", "T0138", "wait can only stand in a story");
    assert_int_equal(fixture_run_as(&f, "out(wait())", CAP_STORY | CAP_TEST), SCRIPT_DONE);
    assert_string_equal(str_text(&f.out), "6\n");
    fixture_close(&f);
}

/* --- Threads ----------------------------------------------------------------------------------------------------------------------- */

/* pause(kind, a) → the values of the next resume. */
static int pause_verb(lua_State *L)
{
    struct script *script = script_from(L);
    struct script_yield yield = {.kind = (uint32_t)script_arg_integer(L, 1), .a = script_arg_integer_or(L, 2, 0), .c = 9};
    return script_yield(L, script, yield);
}

static int add_pause(lua_State *L)
{
    static const luaL_Reg functions[] = {{"pause", pause_verb}, {NULL, NULL}};
    script_env_functions(L, script_from(L), functions);
    script_handle_declare(L, script_from(L), 1, "team", NULL);
    return 0;
}

static void open_with_pause(struct fixture *f)
{
    fixture_open(f, NULL);
    assert_int_equal(script_setup(f->script, add_pause, NULL), SCRIPT_DONE);
}

static void a_thread_waits_and_goes_on_with_what_it_is_given(void **state)
{
    (void)state;
    struct fixture f;
    open_with_pause(&f);
    struct script_ref story = fixture_function(&f, "keep(function(first)\n out(first)\n out(pause(3, 30))\n"
                                                   " local function inner() out(pause(4)) end\n inner()\n out(pause(5))\nend)");
    struct script_ref fifty = fixture_function(&f, "keep('fifty')");
    struct script_thread *thread = script_thread_create(f.script, story);
    assert_non_null(thread);
    script_thread_set_user(thread, &f);
    str_clear(&f.out);
    struct script_value seven = {.kind = SCRIPT_INTEGER, .v = 7};
    assert_int_equal(script_thread_resume(thread, CAP_STORY, &seven, 1), SCRIPT_YIELDED);
    assert_int_equal(script_thread_yield(thread).kind, 3);
    assert_int_equal(script_thread_yield(thread).a, 30);
    assert_int_equal(script_thread_yield(thread).c, 9);
    struct script_value many[] = {{.kind = SCRIPT_NIL},
                                  {.kind = SCRIPT_BOOLEAN, .v = 1},
                                  {.kind = SCRIPT_HANDLE, .handle_kind = 1, .v = 12},
                                  {.kind = SCRIPT_REF, .v = fifty.v}};
    assert_int_equal(script_thread_resume(thread, CAP_STORY, many, 4), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(thread, CAP_STORY, NULL, 0), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(thread, CAP_STORY, &many[1], 1), SCRIPT_DONE);
    assert_string_equal(str_text(&f.out), "7\nnil true team fifty\n\ntrue\n");
    assert_ptr_equal(script_thread_user(thread), &f);
    script_thread_destroy(thread);
    fixture_close(&f);
}

static void an_error_in_a_thread_has_its_place_and_ends_it_alone(void **state)
{
    (void)state;
    struct fixture f;
    open_with_pause(&f);
    struct script_ref bad = fixture_function(&f, "keep(function()\n pause(1)\n local t = nil\n t.x = 1\nend)");
    struct script_ref loop = fixture_function(&f, "keep(function() pause(1) while true do end end)");
    struct script_thread *a = script_thread_create(f.script, bad);
    struct script_thread *b = script_thread_create(f.script, loop);
    struct script_thread *c = script_thread_create(f.script, bad);
    assert_int_equal(script_thread_resume(a, CAP_STORY, NULL, 0), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(b, CAP_STORY, NULL, 0), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(c, CAP_STORY, NULL, 0), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(b, CAP_STORY, NULL, 0), SCRIPT_OVER_BUDGET);
    assert_int_equal(script_fault(f.script)->line, 1);
    script_thread_destroy(b);
    assert_int_equal(script_thread_resume(a, CAP_STORY, NULL, 0), SCRIPT_ERROR);
    assert_int_equal(script_fault(f.script)->line, 4);
    assert_int_equal(script_fault(f.script)->column, 2);
    assert_string_equal(script_fault(f.script)->message, "t is nil and has no fields");
    script_thread_destroy(a);
    fixture_close(&f); /* c is still waiting */
}

static void nothing_waits_where_nothing_can(void **state)
{
    (void)state;
    struct fixture f;
    open_with_pause(&f);
    fixture_expect_error(&f, "pause(1)", "T0140", "pause cannot stand here");
    static const char *const inside[] = {
        "keep(function() table.sort({1, 2}, function(a, b) pause(1) return a < b end) end)",
        "keep(function() string.gsub('abc', '.', pause) end)",
        "keep(function() string.gsub('abc', '.', function() pause(1) end) end)",
    };
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
        struct script_thread *thread = script_thread_create(f.script, fixture_function(&f, inside[i]));
        assert_int_equal(script_thread_resume(thread, CAP_STORY, NULL, 0), SCRIPT_ERROR);
        const char *code = script_fault(f.script)->code;
        assert_true(str_equal(code, "T0140") || str_equal(code, "T0139"));
        script_thread_destroy(thread);
        fixture_expect(&f, "out(('abc'):gsub('.', string.upper))", "ABC 3\n");
    }
    struct script_thread *iterating = script_thread_create(
        f.script, fixture_function(&f, "keep(function() for k in pairs{a = 1, b = 2} do out(k, pause(1)) end end)"));
    struct script_value value = {.kind = SCRIPT_INTEGER, .v = 5};
    assert_int_equal(script_thread_resume(iterating, CAP_STORY, NULL, 0), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(iterating, CAP_STORY, &value, 1), SCRIPT_YIELDED);
    assert_int_equal(script_thread_resume(iterating, CAP_STORY, &value, 1), SCRIPT_DONE);
    assert_string_equal(str_text(&f.out), "a 5\nb 5\n");
    script_thread_destroy(iterating);
    fixture_close(&f);
}

static void threads_have_a_limit_and_give_their_place_back(void **state)
{
    (void)state;
    struct fixture f;
    open_with_pause(&f);
    struct script_ref story = fixture_function(&f, "keep(function() pause(1) end)");
    struct script_thread *first = script_thread_create(f.script, story);
    for (uint32_t i = 1; i < SCRIPT_THREADS_MAX; i++) {
        assert_non_null(script_thread_create(f.script, story));
    }
    assert_null(script_thread_create(f.script, story));
    assert_string_equal(script_fault(f.script)->code, "T0141");
    script_thread_destroy(first);
    assert_non_null(script_thread_create(f.script, story));
    fixture_close(&f);
}

/* --- Handles ------------------------------------------------------------------------------------------------------------------------- */

static int handle_field(lua_State *L)
{
    struct script_handle handle;
    if (!script_handle_get(L, script_from(L), 1, &handle)) script_arg_fail(L, 1, "a team");
    lua_pushinteger(L, handle.id);
    return 1;
}

static int make_team(lua_State *L)
{
    script_handle_push(L, script_from(L), (struct script_handle){.kind = 2, .id = (uint32_t)script_arg_integer(L, 1)});
    return 1;
}

static int handle_id(lua_State *L)
{
    struct script_handle handle;
    bool is = script_handle_get(L, script_from(L), 1, &handle);
    lua_pushinteger(L, is ? (lua_Integer)handle.id : -1);
    return 1;
}

static int add_handles(lua_State *L)
{
    static const luaL_Reg metamethods[] = {{"__index", handle_field}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"team", make_team}, {"id", handle_id}, {NULL, NULL}};
    struct script *script = script_from(L);
    script_handle_declare(L, script, 2, "team", metamethods);
    script_handle_declare(L, script, 3, "agreement", NULL);
    script_handle_push(L, script, (struct script_handle){.kind = 3, .id = 1});
    script_env_set(L, script, "pact");
    script_env_functions(L, script, functions);
    return 0;
}

static void a_handle_is_one_thing_and_tells_nothing(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, add_handles, NULL), SCRIPT_DONE);
    fixture_expect(&f, "out(team(1) == team(1), team(1) == team(2), team(5).x, type(team(1)), tostring(team(1)))",
                   "true false 5 userdata team\n");
    fixture_expect(&f, "local t = { [team(4)] = 'four' } out(t[team(4)], t[team(3)])", "four nil\n");
    fixture_expect(&f, "out(id(team(7)), id(pact), id(7), id('x'), id(nil), id({}), id(string.upper))", "7 1 -1 -1 -1 -1 -1\n");
    fixture_expect_error(&f, "local t = team(1) + 1", "T0130", "a team, not a number");
    fixture_expect_error(&f, "local p = pact.x", "T0130", "pact is an agreement and has no fields");
    fixture_expect_error(&f, "local s = ('x'):rep(pact)", "T0139", "must be a whole number, not an agreement");
    fixture_expect_error(&f, "for k in pairs{ [team(1)] = 1 } do end", "T0142", "has a team as a key");
    fixture_close(&f);
}

/* --- The rest --------------------------------------------------------------------------------------------------------------------------- */

struct log {
    uint32_t lines;
    size_t longest;
    char last[SCRIPT_LOG_BYTES_MAX + 1];
};

static void take_line(void *user, const char *line)
{
    struct log *log = user;
    log->lines++;
    if (strlen(line) > log->longest) log->longest = strlen(line);
    snprintf(log->last, sizeof log->last, "%s", line);
}

static int say(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    script_log(script_from(L), text, bytes);
    return 0;
}

static int add_say(lua_State *L)
{
    lua_pushcfunction(L, say);
    script_env_set(L, script_from(L), "say");
    return 0;
}

/* S26 */
static void a_flood_of_lines_is_cut_and_counted(void **state)
{
    (void)state;
    struct fixture f;
    struct log log = {0};
    fixture_open(&f, NULL);
    script_on_log(f.script, take_line, &log);
    assert_int_equal(script_setup(f.script, add_say, NULL), SCRIPT_DONE);
    fixture_expect(&f, "local s = ('é'):rep(600) for i = 1, 5000 do say(s) end", "");
    assert_int_equal(log.lines, SCRIPT_LOG_LINES_MAX);
    assert_int_equal(log.longest, SCRIPT_LOG_BYTES_MAX);
    assert_int_equal(script_log_dropped(f.script), 4000);
    fixture_expect(&f, "say('a\\27b')", "");
    assert_string_equal(log.last, "a?b");
    assert_int_equal(script_log_dropped(f.script), 0);
    fixture_close(&f);
}

static void two_scripts_live_side_by_side(void **state)
{
    (void)state;
    struct fixture a, b;
    fixture_open(&a, NULL);
    fixture_open(&b, NULL);
    assert_int_equal(script_setup(a.script, add_say, NULL), SCRIPT_DONE);
    fixture_expect(&a, "say('x') out(1)", "1\n");
    fixture_expect_error(&b, "say('x')", "T0136", "say");
    fixture_expect(&b, "out(2)", "2\n");
    fixture_close(&a);
    fixture_expect(&b, "out(3)", "3\n");
    fixture_close(&b);
}

static void a_heap_too_small_for_a_state_is_told(void **state)
{
    (void)state;
    struct err_note note = {0};
    struct script *script = NULL;
    for (size_t bytes = 100; bytes < 60000; bytes += 100) {
        struct script_config config = {.seed = 1, .limits = {.heap_bytes = bytes}};
        enum err err = script_create(&config, &script, &note);
        if (err == ERR_OK) {
            assert_true(bytes > 5000);
            script_destroy(script);
            return;
        }
        assert_int_equal(err, ERR_NO_MEMORY);
    }
    fail_msg("an empty state needs more than 60000 bytes");
}

static void the_seed_is_fixed_on_this_lua(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_true(script_is_reproducible(f.script));
    fixture_close(&f);
}

static void sources_together_have_a_limit(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    char *source = malloc(SCRIPT_SOURCE_BYTES_MAX + 1);
    memset(source, ' ', SCRIPT_SOURCE_BYTES_MAX);
    source[SCRIPT_SOURCE_BYTES_MAX] = '\0';
    for (uint32_t i = 0; i < SCRIPT_PACKAGE_BYTES_MAX / SCRIPT_SOURCE_BYTES_MAX; i++) {
        assert_int_equal(fixture_run(&f, source), SCRIPT_DONE);
    }
    assert_int_equal(fixture_run(&f, "out(1)"), SCRIPT_REJECTED);
    assert_string_equal(f.list.items[0].code, "T0103");
    free(source);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_says_what_and_where),
        cmocka_unit_test(a_verb_raises_a_sentence_of_its_own),
        cmocka_unit_test(an_unknown_word_is_told_with_the_nearest),
        cmocka_unit_test(the_language_may_answer_for_an_unknown_word),
        cmocka_unit_test(nothing_of_the_language_can_be_replaced),
        cmocka_unit_test(files_share_no_names_but_those_of_the_language),
        cmocka_unit_test(a_call_takes_and_gives_whole_numbers),
        cmocka_unit_test(a_call_allocates_nothing),
        cmocka_unit_test(each_handler_has_its_own_budget),
        cmocka_unit_test(a_verb_stands_only_where_it_may),
        cmocka_unit_test(a_thread_waits_and_goes_on_with_what_it_is_given),
        cmocka_unit_test(an_error_in_a_thread_has_its_place_and_ends_it_alone),
        cmocka_unit_test(nothing_waits_where_nothing_can),
        cmocka_unit_test(threads_have_a_limit_and_give_their_place_back),
        cmocka_unit_test(a_handle_is_one_thing_and_tells_nothing),
        cmocka_unit_test(a_flood_of_lines_is_cut_and_counted),
        cmocka_unit_test(two_scripts_live_side_by_side),
        cmocka_unit_test(a_heap_too_small_for_a_state_is_told),
        cmocka_unit_test(the_seed_is_fixed_on_this_lua),
        cmocka_unit_test(sources_together_have_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
