/* Hostile scripts (docs/sandbox.md, "Hostile scripts, and how each was closed"). Each runs in a child process: a hang over 10 seconds, a signal or a
 * sanitizer report is a failure, whatever else it does. */
#include "fixture.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

/* --- One attack in one child -------------------------------------------------------------------------------------------------- */

struct attack {
    const char *name;
    const char *source;
    enum script_end end;
    const char *message; /* part of it, or NULL */
    size_t stack_bytes;  /* 0: this thread's own */
    bool clocked;        /* the real clock stands behind the budget */
};

static int64_t real_clock(void *arg)
{
    (void)arg;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* After the attack the same state must still do its work, unless its end is final; and it must close. */
static bool state_still_works(struct fixture *f, enum script_end end)
{
    enum script_end again = fixture_run(f, "out(('ok'):upper(), #table.concat({1, 2}))");
    if (!script_end_is_deterministic(end)) return again == end;
    return again == SCRIPT_DONE && str_equal(str_text(&f->out), "OK 2\n");
}

static void run_attack(const struct attack *attack, struct str *out, bool *ok)
{
    struct fixture f;
    struct script_config config = {.seed = 1, .now_ms = attack->clocked ? real_clock : NULL};
    fixture_open(&f, &config);
    enum script_end end = fixture_run(&f, attack->source);
    const char *message = end == SCRIPT_DONE ? str_text(&f.out) : script_fault(f.script)->message;
    *ok = end == attack->end && (attack->message == NULL || strstr(message, attack->message) != NULL);
    str_addf(out, "%s: %s: %.200s", attack->name, script_end_name(end), message);
    if (*ok && !state_still_works(&f, end)) {
        str_add(out, "; and the state does not work any more");
        *ok = false;
    }
    fixture_close(&f);
}

struct on_thread {
    const struct attack *attack;
    struct str *out;
    bool ok;
};

static void *thread_main(void *arg)
{
    struct on_thread *on = arg;
    run_attack(on->attack, on->out, &on->ok);
    return NULL;
}

static bool attack_body(void *arg, struct str *out)
{
    struct on_thread on = {.attack = arg, .out = out};
    if (on.attack->stack_bytes == 0) {
        run_attack(on.attack, out, &on.ok);
        return on.ok;
    }
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    if (pthread_attr_setstacksize(&attributes, on.attack->stack_bytes) != 0) return false;
    if (pthread_create(&thread, &attributes, thread_main, &on) != 0) return false;
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    return on.ok;
}

static void run_attacks(const struct attack *attacks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct attack attack = attacks[i];
        in_child(attack_body, &attack, NULL);
    }
}

#define RUN(attacks) run_attacks(attacks, sizeof attacks / sizeof attacks[0])

/* --- Loops and absent functions ------------------------------------------------------------------------------------------------ */

static void endless_loops_run_out_of_budget(void **state)
{
    (void)state;
    static const struct attack attacks[] = {
        {"S1 while", "while true do end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 goto", "::a:: goto a", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 repeat", "repeat until false", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 for", "for i = 1, math.huge do end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 tail calls", "local function f() return f() end f()", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 iterator", "for i in function() return 1 end do end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 in a comparator", "local t = {} for i = 1, 100 do t[i] = i end table.sort(t, function() while true do end end)",
         SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 in gsub", "('aaa'):gsub('a', function() while true do end end)", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S1 only C functions", "local f = string.len for i = 1, 1e9 do f('') end", SCRIPT_OVER_BUDGET, NULL, 0, false},
    };
    RUN(attacks);
}

/* S2, S4, S5, S6, S7, S8, S9, S19, S22: what is not there cannot be misused. */
static void what_is_absent_is_absent_in_every_way(void **state)
{
    (void)state;
    static const char *const words[] = {
        "pcall", "xpcall", "coroutine", "setmetatable", "getmetatable", "rawset", "rawget", "rawequal", "rawlen", "require", "load", "loadfile",
        "dofile", "loadstring", "collectgarbage", "debug", "io", "os", "package", "print", "warn", "_G", "_VERSION", "module", "unpack", "newproxy",
    };
    static const char *const fields[] = {
        "string.dump", "string.pack", "string.unpack", "string.packsize", "table.move", "table.pack", "math.random", "math.randomseed", "math.sin", "math.cos",
        "math.tan", "math.asin", "math.acos", "math.atan", "math.exp", "math.log", "math.pow", "math.pi", "math.ult", "('').dump", "('').pack",
    };
    struct fixture f;
    fixture_open(&f, NULL);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct str source = {0};
        str_addf(&source, "local x = %s", words[i]);
        fixture_expect_error(&f, str_text(&source), "T0136", words[i]);
        assert_false(script_env_has(f.script, words[i]));
        str_deinit(&source);
    }
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        struct str source = {0};
        str_addf(&source, "out(%s)", fields[i]);
        fixture_expect(&f, str_text(&source), "nil\n");
        str_deinit(&source);
    }
    fixture_close(&f);
}

/* S22: everything that can be reached from the environment, the metatables of plain values and the globals table. */
struct walk {
    struct str *out;
    int functions, others;
};

static void walk_value(lua_State *L, struct walk *walk, int depth);

static void walk_table(lua_State *L, struct walk *walk, int depth)
{
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        walk_value(L, walk, depth + 1);
        lua_pop(L, 1);
    }
    if (lua_getmetatable(L, -1)) {
        walk_value(L, walk, depth + 1);
        lua_pop(L, 1);
    }
}

static void walk_value(lua_State *L, struct walk *walk, int depth)
{
    assert_true(depth < 8);
    switch (lua_type(L, -1)) {
    case LUA_TTABLE: walk_table(L, walk, depth); break;
    case LUA_TFUNCTION:
        assert_true(lua_iscfunction(L, -1));
        assert_null(lua_getupvalue(L, -1, 1)); /* no function hides a table */
        walk->functions++;
        break;
    case LUA_TNUMBER: case LUA_TSTRING: break;
    default: walk->others++; break;
    }
}

static int walk_everything(lua_State *L)
{
    struct walk *walk = lua_touserdata(L, 1);
    struct script *script = script_from(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->env_ref);
    walk_value(L, walk, 0);
    lua_pushglobaltable(L);
    lua_pushnil(L);
    assert_int_equal(lua_next(L, -2), 0); /* the globals table is empty */
    lua_pop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    assert_true(lua_isnil(L, -1));
    lua_pushliteral(L, "");
    assert_int_equal(lua_getmetatable(L, -1), 1);
    lua_getfield(L, -1, "__metatable");
    assert_string_equal(lua_tostring(L, -1), "locked");
    lua_pop(L, 1);
    walk_value(L, walk, 0);
    for (int i = 0; i < 4; i++) { /* no other type has a metatable */
        lua_pushnil(L);
        if (i == 1) lua_pushboolean(L, 1);
        if (i == 2) lua_pushinteger(L, 1);
        if (i == 3) lua_pushcfunction(L, walk_everything);
        assert_int_equal(lua_getmetatable(L, -1), 0);
    }
    return 0;
}

static void what_can_be_reached_is_what_is_on_the_list(void **state)
{
    (void)state;
    struct walk walk = {0};
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, walk_everything, &walk), SCRIPT_DONE);
    /* 9 of base; 13 of string, twice; 5 of table; 10 of math; 5 of utf8; the test's own 2; the locks: 4 libraries, the
     * environment's __newindex and the names' __index. */
    assert_int_equal(walk.functions, 9 + 13 * 2 + 5 + 10 + 5 + 2 + 4 + 2);
    assert_int_equal(walk.others, 0);
    fixture_close(&f);
}

/* S8, S9 */
static void bytecode_and_close_never_reach_the_loader(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect_error(&f, "\033Lua\x54", "T0101", "compiled");
    fixture_expect_error(&f, "local x <close> = nil", "T0105", "<close>");
    fixture_expect_error(&f, "for k, v in pairs{}, nil, nil do local y <close> = k end", "T0105", "<close>");
    fixture_expect(&f, "for i, v in ipairs{1} do out(i, v) end", "1 1\n");
    fixture_close(&f);
}

static int dump_writer(lua_State *L, const void *bytes, size_t count, void *out)
{
    (void)L;
    str_add_bytes(out, bytes, count);
    return 0;
}

/* S9: a real dump, whole and changed in 200 ways, is refused for its first byte or by the compiler, and nothing else. */
static bool offer_dumps(void *arg, struct str *out)
{
    (void)arg;
    lua_State *L = luaL_newstate();
    struct str dump = {0};
    if (luaL_loadstring(L, "local t = {} for i = 1, 10 do t[i] = i * 2 end return t") != LUA_OK) return false;
    lua_dump(L, dump_writer, &dump, 0);
    lua_close(L);
    struct fixture f;
    fixture_open(&f, NULL);
    bool ok = true;
    for (uint32_t n = 0; n < 200; n++) {
        size_t at = (n * 7919u) % dump.bytes;
        char before = dump.at[at];
        dump.at[at] = (char)(before + (char)n);
        enum script_end end = script_run(f.script, "scenario.lua", dump.at, dump.bytes, CAP_LOAD, NULL);
        if (end != SCRIPT_REJECTED) ok = false;
        dump.at[at] = before;
    }
    str_addf(out, "%zu bytes", dump.bytes);
    str_deinit(&dump);
    fixture_close(&f);
    return ok;
}

static void dumps_are_refused_however_they_are_changed(void **state)
{
    (void)state;
    in_child(offer_dumps, NULL, NULL);
}

/* --- The library ------------------------------------------------------------------------------------------------------------------ */

static void library_functions_cannot_be_made_slow_or_huge(void **state)
{
    (void)state;
    static const struct attack attacks[] = {
        {"S10 empty rep", "out(#(''):rep(1099511627776))", SCRIPT_DONE, "0", 0, false},
        {"S10 huge rep", "('x'):rep(1e9 // 1 | 0)", SCRIPT_ERROR, "longer than 65536 bytes", 0, false},
        {"S10 huge rep with separator", "(''):rep(1099511627776, 'x')", SCRIPT_ERROR, "longer than 65536", 0, false},
        {"S10 largest count", "('xy'):rep(math.maxinteger, 'ab')", SCRIPT_ERROR, "longer than 65536", 0, false},
        {"S10 at the cap", "out(#('x'):rep(65536))", SCRIPT_DONE, "65536", 0, false},
        {"S10 rep for ever", "while true do local s = ('x'):rep(65536) end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 backtracking", "('a'):rep(3000):find('.-.-.-.-b')", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 backtracking stars", "('a'):rep(3000):match('a*a*a*a*b')", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 frontier", "local s = ('a'):rep(60000) for i = 1, 1000 do s:find('%f[b]b') end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 balance", "('('):rep(60000):find('%b()')", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 large set", "local p = '[' .. ('b'):rep(60000) .. ']' ; ('a'):rep(60000):find(p)", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S11 captures", "('a'):rep(3000):match(('(a)'):rep(33))", SCRIPT_ERROR, "more than 32 captures", 0, false},
        {"S11 depth", "('a'):rep(3000):match(('a?'):rep(1000))", SCRIPT_ERROR, "too complex", 0, false},
        {"S11 long match", "out(#('a'):rep(60000):match('a*'))", SCRIPT_DONE, "60000", 0, false},
        {"S11 gsub grows", "local s = 'x' for i = 1, 10000 do s = s:gsub('x', 'xx') end", SCRIPT_ERROR, "longer than 65536", 0, false},
        {"S11 gsub template", "('x'):rep(60000):gsub('x', ('%0'):rep(30000))", SCRIPT_ERROR, "longer than 65536", 0, false},
        {"S11 gmatch for ever", "while true do for _ in ('a'):rep(60000):gmatch('b') do end end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S12 plain find",
         "local h, n = ('a'):rep(65536), ('a'):rep(32767) .. 'b' for i = 1, 400 do h:find(n, 1, true) end",
         SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 concat range", "table.concat({}, '', 1, 1099511627776)", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 concat all", "table.concat({}, '', math.mininteger, math.maxinteger)", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 concat grows", "local t = {} for i = 1, 100 do t[i] = ('x'):rep(1000) end table.concat(t)", SCRIPT_ERROR, "longer than", 0, false},
        {"S13 unpack range", "table.unpack({}, 1, 1e9 // 1 | 0)", SCRIPT_ERROR, "more than 4096 values", 0, false},
        {"S13 unpack all", "table.unpack({}, math.mininteger, math.maxinteger)", SCRIPT_ERROR, "more than 4096", 0, false},
        {"S13 insert in front", "local t = {} for i = 1, 20000 do table.insert(t, 1, i) end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 remove in front", "local t = {} for i = 1, 20000 do t[i] = i end for i = 1, 20000 do table.remove(t, 1) end",
         SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 sort again", "local t = {} for i = 1, 5000 do t[i] = -i end while true do table.sort(t) end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 pairs again", "local t = {} for i = 1, 5000 do t['k' .. i] = i end while true do pairs(t) end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 next again", "local t = {} for i = 1, 5000 do t['k' .. i] = i end while true do local k = next(t) end",
         SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S13 format", "while true do local s = ('%99d'):rep(600):format(1) end", SCRIPT_ERROR, "no value", 0, false},
        {"S13 tostring", "while true do local s = tostring(1.5) .. tostring({}) end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S20 error with a table", "error({ message = 'x' })", SCRIPT_ERROR, "a table instead of a text", 0, false},
        {"S20 error with a long text", "error(('x'):rep(60000))", SCRIPT_ERROR, "xxxx", 0, false},
        {"S27 byte", "('x'):rep(60000):byte(1, -1)", SCRIPT_ERROR, "more than 4096 values", 0, false},
        {"S27 codepoint", "utf8.codepoint(('x'):rep(60000), 1, -1)", SCRIPT_ERROR, "more than 4096 values", 0, false},
        {"S27 at the cap", "out(select('#', ('x'):rep(4096):byte(1, -1)))", SCRIPT_DONE, "4096", 0, false},
        {"S27 char of many", "out(#string.char(('x'):rep(4096):byte(1, -1)))", SCRIPT_DONE, "4096", 0, false},
    };
    RUN(attacks);
}

static int huge_length(lua_State *L)
{
    lua_pushinteger(L, INT64_C(1099511627776));
    return 1;
}

static int add_liar(lua_State *L)
{
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, huge_length);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    script_env_set(L, script_from(L), "liar");
    return 0;
}

/* S14: scripts cannot give a table a length; should the language ever do so, the library does not trust it. */
static void a_length_that_lies_is_not_believed(void **state)
{
    (void)state;
    static const char *const calls[] = {"table.insert(liar, 1)", "table.remove(liar)", "table.sort(liar)", "table.unpack(liar)", "table.concat(liar)"};
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, add_liar, NULL), SCRIPT_DONE);
    fixture_expect(&f, "out(#liar)", "1099511627776\n");
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        fixture_expect_error(&f, calls[i], "T0139", "a length of its own");
    }
    fixture_close(&f);
}

/* --- Memory ------------------------------------------------------------------------------------------------------------------------- */

static void memory_ends_before_the_machine_does(void **state)
{
    (void)state;
    static const struct attack attacks[] = {
        {"S15 string doubling", "local s = 'x' while true do s = s .. s end", SCRIPT_OVER_STRING, "A text grew longer", 0, false},
        {"S15 long texts for ever", "local s = ('x'):rep(32000) while true do local t = s .. s end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S15 table growth", "local t = {} while true do t[#t + 1] = { {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {} } end", SCRIPT_OVER_MEMORY, "more than the 32768 KiB", 0, false},
        {"S15 texts kept", "local s, t = ('x'):rep(60000), {} for i = 1, 1e9 do t[i] = s .. i end", SCRIPT_OVER_MEMORY, NULL, 0, false},
        {"S15 closures", "local t = {} while true do t[#t + 1] = function() return t end end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S15 hash growth", "local t = {} for i = 1, 1e9 do t['k' .. i] = i t['m' .. i] = {} end", SCRIPT_OVER_BUDGET, NULL, 0, false},
        {"S15 sort of much", "local t = {} for i = 1, 200000 do t[i] = i end local u = {} for i = 1, 200000 do u[i] = i end "
         "table.sort(t)", SCRIPT_OVER_BUDGET, NULL, 0, false},
    };
    RUN(attacks);
}

/* The place where the memory ran out is told, and every later entry is refused at once. */
static void after_memory_ran_out_nothing_runs_any_more(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(fixture_run(&f, "local t = {}\nwhile true do\n  t[#t + 1] = { {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {} }\nend"), SCRIPT_OVER_MEMORY);
    assert_int_equal(script_fault(f.script)->line, 3);
    assert_string_equal(script_fault(f.script)->code, "T0133");
    assert_int_equal(fixture_run(&f, "out(1)"), SCRIPT_OVER_MEMORY);
    assert_int_equal(script_call(f.script, (struct script_ref){0}, 0, NULL, 0, NULL, 0), SCRIPT_OVER_MEMORY);
    assert_null(script_thread_create(f.script, (struct script_ref){0}));
    fixture_close(&f);
}

/* --- The C stack ----------------------------------------------------------------------------------------------------------------------- */

static const struct attack recursions[] = {
    {"S17 call", "local function f() return 1 + f() end f()", SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 wide call",
     "local function f(...) local a,b,c,d,e,g,h = ... return 1 + f(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20) end f()",
     SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 gsub", "local function f() return (('x'):gsub('x', f)) end f()", SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 sort", "local function f() table.sort({1, 2}, function() f() end) end f()", SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 sort in gsub", "local f local function g() table.sort({1, 2}, f) end function f() ('x'):gsub('x', g) end f()",
     SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 pattern depth", "local p = ('(a'):rep(31) .. (')'):rep(31) local function f() ('a'):rep(31):gsub(p, f) end f()", SCRIPT_ERROR,
     "too deeply", 0, false},
    {"S17 pattern at its limit in gsub",
     "local p = ('a?'):rep(190) .. '.*' local function f() (('a'):rep(300)):gsub(p, f) end f()", SCRIPT_ERROR, "too deeply", 0, false},
    {"S17 arguments", "local function f(...) return 1 + f(1, ...) end f()", SCRIPT_ERROR, "too deeply", 0, false},
    /* Each tail call copies one argument more: an instruction as slow as the script likes, which is the clock's affair. */
    {"S17 tail arguments", "local function f(...) return f(1, ...) end f()", SCRIPT_OVER_CLOCK, NULL, 0, true},
};

static void every_recursion_ends_in_an_error_of_its_own(void **state)
{
    (void)state;
    static const size_t stacks[] = {1u << 20, 8u << 20};
    for (size_t s = 0; s < 2; s++) {
        for (size_t i = 0; i < sizeof recursions / sizeof recursions[0]; i++) {
            struct attack attack = recursions[i];
            attack.stack_bytes = stacks[s];
            in_child(attack_body, &attack, NULL);
        }
    }
}

/* The parser recurses too: what the gate lets through it must survive on a small stack. */
static void the_deepest_source_the_gate_takes_is_parsed_on_a_small_stack(void **state)
{
    (void)state;
    static const char *const openings[] = {"(", "{", "f{", "f(", "-(", "not (", "function() return ", "1 .. (", "a[", "#{"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        for (int count = 90; count <= 101; count += 11) {
            struct str source = {0};
            str_add(&source, "local x = ");
            for (int n = 0; n < count; n++) {
                str_add(&source, openings[i]);
            }
            struct attack attack = {openings[i], str_text(&source), SCRIPT_REJECTED, NULL, 1u << 20, false};
            in_child(attack_body, &attack, NULL);
            str_deinit(&source);
        }
    }
    struct str unary = {0};
    str_add(&unary, "local x = ");
    for (int n = 0; n < 30000; n++) {
        str_add(&unary, "- ");
    }
    struct attack attack = {"unary", str_text(&unary), SCRIPT_REJECTED, NULL, 1u << 20, false};
    in_child(attack_body, &attack, NULL);
    str_deinit(&unary);
}

/* S18: an error at the end of the longest chain, and of the longest line of them, is reported promptly. */
static void long_chains_cannot_slow_an_error(void **state)
{
    (void)state;
    struct str chain = {0};
    str_add(&chain, "local a = {} a.a = a local x = a");
    for (int n = 0; n < 30000; n++) {
        str_add(&chain, ".a");
    }
    str_add(&chain, " + {}");
    struct attack refused = {"S18 chain", str_text(&chain), SCRIPT_REJECTED, "longer than 64", 0, false};
    in_child(attack_body, &refused, NULL);
    str_clear(&chain);
    str_add(&chain, "local a = {} a.a = a local x = 1");
    for (int n = 0; n < 400; n++) {
        str_add(&chain, " .. a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a");
    }
    struct attack taken = {"S18 many chains", str_text(&chain), SCRIPT_REJECTED, NULL, 0, false};
    in_child(attack_body, &taken, NULL);
    str_deinit(&chain);
}

/* --- Strings' methods and time ------------------------------------------------------------------------------------------------------------ */

/* S21 */
static void no_script_can_change_what_the_host_calls(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect_error(&f, "string.upper = function() return 'mine' end", "T0137", "");
    fixture_expect_error(&f, "('').upper = function() return 'mine' end", "T0130", "");
    fixture_expect_error(&f, "('')[1] = 1", "T0130", "");
    fixture_expect_error(&f, "table.insert(string, 1, 2)", "T0139", "cannot be changed");
    fixture_expect_error(&f, "table.insert('x', 1)", "T0139", "must be a table");
    fixture_expect(&f, "local string = { upper = function() return 'mine' end } out(string.upper('x'), ('x'):upper())",
                   "mine X\n");
    fixture_expect(&f, "out(string.upper('x'), ('x').__index, ('x').__metatable)", "X nil nil\n");
    fixture_close(&f);
}

struct fake_clock {
    int64_t now_ms;
    int64_t step_ms;
    uint32_t asked;
};

static int64_t ask_clock(void *arg)
{
    struct fake_clock *clock = arg;
    clock->asked++;
    clock->now_ms += clock->step_ms;
    return clock->now_ms;
}

/* S3 */
static void the_wall_clock_is_the_last_resort(void **state)
{
    (void)state;
    struct fake_clock clock = {.now_ms = 1000000, .step_ms = 100};
    struct script_config config = {.seed = 1, .now_ms = ask_clock, .clock = &clock};
    struct fixture f;
    fixture_open(&f, &config);
    fixture_expect(&f, "for i = 1, 15000 do end out('short')", "short\n"); /* 15 hooks: 1.5 s by this clock */
    assert_int_equal(clock.asked, 15 + 1); /* and at its end, for what all take together */
    assert_int_equal(fixture_run(&f, "local n = 0\nwhile true do n = n + 1 end"), SCRIPT_OVER_CLOCK);
    assert_string_equal(script_fault(f.script)->code, "T0132");
    assert_int_equal(script_fault(f.script)->line, 2);
    assert_int_equal(clock.asked, 16 + 22 + 1);
    assert_int_equal(fixture_run(&f, "out(1)"), SCRIPT_OVER_CLOCK);
    assert_false(script_end_is_deterministic(SCRIPT_OVER_CLOCK));
    fixture_close(&f);
}

/* S3: each is short enough, and there is no end of them. */
static void the_wall_clock_counts_all_handlers_together(void **state)
{
    (void)state;
    struct fake_clock clock = {.now_ms = 1000000, .step_ms = 100};
    struct script_config config = {.seed = 1, .now_ms = ask_clock, .clock = &clock,
                                   .limits = {.backstop_ms = 1000, .all_backstop_ms = 5000}};
    struct fixture f;
    fixture_open(&f, &config);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(fixture_run(&f, "for i = 1, 8000 do end"), SCRIPT_DONE); /* 0.8 s each */
    }
    assert_int_equal(fixture_run(&f, "for i = 1, 8000 do end"), SCRIPT_OVER_CLOCK);
    assert_string_equal(script_fault(f.script)->code, "T0132");
    fixture_close(&f);
}

/* S3: slow instructions in C functions, where no hook is: what they charge asks the clock. */
static void the_clock_is_asked_where_c_functions_charge(void **state)
{
    (void)state;
    struct fake_clock clock = {.now_ms = 1000000, .step_ms = 100};
    struct script_config config = {.seed = 1, .now_ms = ask_clock, .clock = &clock, .limits = {.backstop_ms = 1000}};
    struct fixture f;
    fixture_open(&f, &config);
    assert_int_equal(fixture_run(&f, "local s = ('a'):rep(60000) for i = 1, 100 do s:find('b', 1, true) s:find('[b]') end"), SCRIPT_OVER_CLOCK);
    assert_string_equal(script_fault(f.script)->code, "T0132");
    fixture_close(&f);
}

/* S3: slow instructions, by the real clock: keys that all fall into one slot, then looked up. */
static bool collide(void *arg, struct str *out)
{
    (void)arg;
    struct script_config config = {.seed = 1, .now_ms = real_clock, .limits = {.backstop_ms = 300}};
    struct fixture f;
    fixture_open(&f, &config);
    enum script_end end = fixture_run(&f, "local t = {} for i = 1, 30000 do t[i*65535*32767*16383] = i end\n"
                                          "local n = 0 while true do for i = 1, 30000 do n = n + t[i*65535*32767*16383] end end");
    str_add(out, script_end_name(end));
    fixture_close(&f);
    return end == SCRIPT_OVER_CLOCK || end == SCRIPT_OVER_BUDGET;
}

static void slow_instructions_are_stopped_by_the_clock_or_the_budget(void **state)
{
    (void)state;
    in_child(collide, NULL, NULL);
}

static void without_a_clock_the_budget_alone_decides(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(fixture_run(&f, "while true do end"), SCRIPT_OVER_BUDGET);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_loops_run_out_of_budget),
        cmocka_unit_test(what_is_absent_is_absent_in_every_way),
        cmocka_unit_test(what_can_be_reached_is_what_is_on_the_list),
        cmocka_unit_test(bytecode_and_close_never_reach_the_loader),
        cmocka_unit_test(dumps_are_refused_however_they_are_changed),
        cmocka_unit_test(library_functions_cannot_be_made_slow_or_huge),
        cmocka_unit_test(a_length_that_lies_is_not_believed),
        cmocka_unit_test(memory_ends_before_the_machine_does),
        cmocka_unit_test(after_memory_ran_out_nothing_runs_any_more),
        cmocka_unit_test(every_recursion_ends_in_an_error_of_its_own),
        cmocka_unit_test(the_deepest_source_the_gate_takes_is_parsed_on_a_small_stack),
        cmocka_unit_test(long_chains_cannot_slow_an_error),
        cmocka_unit_test(no_script_can_change_what_the_host_calls),
        cmocka_unit_test(the_wall_clock_is_the_last_resort),
        cmocka_unit_test(slow_instructions_are_stopped_by_the_clock_or_the_budget),
        cmocka_unit_test(the_wall_clock_counts_all_handlers_together),
        cmocka_unit_test(the_clock_is_asked_where_c_functions_charge),
        cmocka_unit_test(without_a_clock_the_budget_alone_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
