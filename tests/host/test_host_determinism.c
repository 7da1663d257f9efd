/* The same scenario, seed and inputs give the same, in every process and on every machine (docs/sandbox.md,
 * "What differs between runs, and how each was closed"). Bodies that are run in ten processes meet other addresses each time. */
#include "fixture.h"

#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

/* --- D1: table layout ------------------------------------------------------------------------------------------------------------ */

/* The order of the raw table, which no script can see, but which # and the collector follow. */
static int raw_order(lua_State *L)
{
    struct str *out = lua_touserdata(L, 1);
    lua_createtable(L, 0, 0);
    for (int i = 0; i < 60; i++) {
        lua_pushfstring(L, "key%d", i);
        lua_pushboolean(L, 1);
        lua_rawset(L, -3);
    }
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        str_addf(out, "%s ", lua_tostring(L, -2));
        lua_pop(L, 1);
    }
    return 0;
}

static void raw_order_with_seed(uint64_t seed, struct str *out)
{
    struct script_config config = {.seed = seed};
    struct fixture f;
    fixture_open(&f, &config);
    assert_int_equal(script_setup(f.script, raw_order, out), SCRIPT_DONE);
    fixture_close(&f);
}

static void raw_order_body(struct str *out)
{
    raw_order_with_seed(UINT64_C(0x1234567890ABCDEF), out);
}

static void one_seed_gives_one_layout_and_another_another(void **state)
{
    (void)state;
    struct str first = {0};
    struct str other = {0};
    same_in_ten_processes("raw_order", &first);
    raw_order_with_seed(UINT64_C(0x1234567890ABCDF0), &other);
    assert_string_not_equal(str_text(&first), str_text(&other));
    assert_int_equal(first.bytes, other.bytes);
    str_deinit(&first);
    str_deinit(&other);
}

/* --- D2, D3: pairs and next --------------------------------------------------------------------------------------------------------- */

static void pairs_has_one_order_whatever_the_history(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    static const char show[] = "local function show(t) local s = '' for k, v in pairs(t) do s = s .. tostring(k) .. '=' .. v .. ' ' end out(s) end\n";
    static const char *const histories[] = {
        "local t = { 10, 20, 30, b = 1, a = 2, aa = 3, [true] = 4, [false] = 5, [-1] = 6, [2.5] = 7, [''] = 8 } show(t)",
        "local t = {} t[''] = 8 t[2.5] = 7 t[-1] = 6 t[false] = 5 t[true] = 4 t.aa = 3 t.a = 2 t.b = 1 t[3] = 30 t[2] = 20 t[1] = 10 show(t)",
        "local t = {} for i = 1, 500 do t['x' .. i] = i t[i] = i end for i = 1, 500 do t['x' .. i] = nil t[i] = nil end t.a = 2 t[1] = 10 t.aa = 3 t[-1] = 6 t[false] = 5 t[3] = 30 t.b = 1 t[2.5] = 7 t[2] = 20 t[true] = 4 t[''] = 8 show(t)",
    };
    for (size_t i = 0; i < sizeof histories / sizeof histories[0]; i++) {
        struct str source = {0};
        str_addf(&source, "%s%s", show, histories[i]);
        fixture_expect(&f, str_text(&source), "false=5 true=4 -1=6 1=10 2=20 2.5=7 3=30 =8 a=2 aa=3 b=1 \n");
        str_deinit(&source);
    }
    fixture_close(&f);
}

static void pairs_orders_the_hard_cases(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f,
                   "local t = { [math.huge] = 1, [-math.huge] = 2, [math.maxinteger] = 3, [math.mininteger] = 4, [9.3e18] = 5, "
                   "[-9.3e18] = 6, [9007199254740993] = 7, [9007199254740994.0] = 8, [0.5] = 9, [-0.5] = 10, [0] = 11 } "
                   "local s = '' for k, v in pairs(t) do s = s .. v .. ' ' end out(s)",
                   "2 6 4 10 11 9 7 8 3 5 1 \n");
    fixture_expect(&f,
                   "local t = { ['a\\0b'] = 1, ['a'] = 2, ['a\\0'] = 3, ['\\255'] = 4, ['Z'] = 5, ['a\\0c'] = 6, ['é'] = 7 } "
                   "local s = '' for k, v in pairs(t) do s = s .. v .. ' ' end out(s)",
                   "5 2 3 1 6 7 4 \n");
    fixture_expect(&f, "for k in pairs{} do out(k) end out('none')", "none\n");
    fixture_expect_error(&f, "for k in pairs{ [{}] = 1 } do end", "T0142", "a table as a key");
    fixture_expect_error(&f, "for k in pairs{ [tostring] = 1 } do end", "T0142", "a function as a key");
    fixture_expect_error(&f, "pairs(nil)", "T0139", "must be a table, not nil");
    fixture_expect_error(&f, "pairs('x')", "T0139", "must be a table, not a text");
    fixture_close(&f);
}

static void adding_and_deleting_while_iterating_is_well_defined(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f, "local t = { a = 1, b = 2, c = 3, d = 4 } local s = ''\n"
                       "for k, v in pairs(t) do s = s .. k .. v .. ' ' t.c = nil t.e = 5 t.d = 9 end out(s)", "a1 b2 d9 \n");
    fixture_expect(&f, "local t = {} for i = 1, 100 do t['k' .. i] = i end local n = 0\n"
                       "for k in pairs(t) do t[k] = nil n = n + 1 for i = 1, 3 do t['new' .. n .. i] = 1 end end out(n)", "100\n");
    fixture_expect(&f, "local t = { a = 1, b = 2 } for k in pairs(t) do for j in pairs(t) do out(k, j) end end", "a a\na b\nb a\nb b\n");
    fixture_expect(&f, "local step = pairs{ a = 1 } out(step()) out(step()) out(step())", "a 1\nnil\nnil\n");
    fixture_close(&f);
}

static int own_pairs(lua_State *L)
{
    lua_pushcfunction(L, host_next);
    lua_createtable(L, 0, 0);
    lua_pushnil(L);
    return 3;
}

static int add_own_pairs(lua_State *L)
{
    static const luaL_Reg metamethods[] = {{"__pairs", own_pairs}, {NULL, NULL}};
    struct script *script = script_from(L);
    script_handle_declare(L, script, 1, "shelf", metamethods);
    script_handle_push(L, script, (struct script_handle){.kind = 1, .id = 1});
    script_env_set(L, script, "shelf");
    return 0;
}

static void a_thing_of_the_language_may_bring_its_own_pairs(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    assert_int_equal(script_setup(f.script, add_own_pairs, NULL), SCRIPT_DONE);
    fixture_expect(&f, "for k in pairs(shelf) do out(k) end out('empty')", "empty\n");
    fixture_close(&f);
}

static void next_tells_only_whether_a_table_is_empty(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f, "out(next({}), next({ 5 }))", "nil 1 5\n");
    fixture_expect(&f, "out(next({ z = 1, b = 2, y = 3 }))", "b 2\n");
    fixture_expect_error(&f, "next({ a = 1 }, 'a')", "T0143", "one table");
    fixture_close(&f);
}

/* --- D4: # --------------------------------------------------------------------------------------------------------------------------------- */

static void print_run(struct str *out, uint64_t seed, const char *source)
{
    struct script_config config = {.seed = seed, .limits = {.budget = 5000000}};
    struct fixture f;
    fixture_open(&f, &config);
    enum script_end end = fixture_run(&f, source);
    const char *text = end == SCRIPT_DONE ? str_text(&f.out) : script_fault(f.script)->message;
    str_addf(out, "%s %s used %lld\n", script_end_name(end), text, (long long)script_units_used(f.script));
    fixture_close(&f);
}

static void churn_body(struct str *out)
{
    print_run(out, 99,
              "local state = 12345\n"
              "local function draw(n) state = (state * 1103515245 + 12345) % 2147483648 return state // 65536 % n end\n"
              "local sum, last = 0, 0\n"
              "for round = 1, 4000 do\n"
              "  local t = {}\n"
              "  for i = 1, 12 do local k = draw(16) if draw(4) == 0 then t['s' .. k] = i elseif draw(3) == 0 then t[k] = nil else t[k] = i end end\n"
              "  last = #t sum = (sum * 31 + last) % 1000000007\n"
              "end out(sum, last)");
}

static void lengths_of_tables_with_holes_are_equal_everywhere(void **state)
{
    (void)state;
    struct str out = {0};
    same_in_ten_processes("churn", &out);
    assert_memory_equal(str_text(&out), "done ", 5);
    str_deinit(&out);
}

/* --- D5: addresses ---------------------------------------------------------------------------------------------------------------------------- */

static void zoo_body(struct str *out)
{
    print_run(out, 1,
              "local zoo = { {}, function() end, string.upper, tostring, pairs, next, string, math, true, 1.5, 'x' }\n"
              "for i, v in ipairs(zoo) do out(v, tostring(v), string.format('%s %10s', v, v)) end\n"
              "out(('x'):gsub('x', tostring({})), ('a b'):gmatch('%a'), pairs{}, utf8.codes('x'), ipairs{})\n");
    print_run(out, 1, "error({})");
    print_run(out, 1, "error(function() end)");
    print_run(out, 1, "local t = {} t.x.y = 1");
    print_run(out, 1, "local t = {} local s = 'a' .. t");
    print_run(out, 1, "local t = tostring < pairs");
    print_run(out, 1, "out(string.format('%p', {}))");
    print_run(out, 1, "out(string.format('%a', 1))");
    print_run(out, 1, "('x'):rep({})");
}

static void no_text_holds_an_address(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f, "out({}, tostring, string, string.upper)", "table function table function\n");
    fixture_expect_error(&f, "string.format('%p', {})", "T0139", "%p shows an address");
    fixture_expect_error(&f, "string.format('%a', 1)", "T0139", "%a is not available");
    fixture_expect_error(&f, "string.format('%5.2A', 1)", "T0139", "%a is not available");
    fixture_close(&f);
    struct str out = {0};
    same_in_ten_processes("zoo", &out);
    assert_memory_equal(str_text(&out), "done table table table ", 23);
    assert_null(strstr(str_text(&out), "0x"));
    str_deinit(&out);
}

/* --- D6: sort ------------------------------------------------------------------------------------------------------------------------------------- */

static void sort_body(struct str *out)
{
    print_run(out, 5,
              "local calls = 0\n"
              "local function digest(t) local h = 7 for i = 1, #t do h = (h * 31 + (t[i] // 1 | 0)) % 1000000007 end return h end\n"
              "local organ = {} for i = 1, 2500 do organ[i] = i organ[5001 - i] = i end\n"
              "table.sort(organ) out(digest(organ))\n"
              "local function run(name, n, make, less)\n"
              "  local t = {} for i = 1, n do t[i] = make(i) end calls = 0\n"
              "  table.sort(t, function(a, b) calls = calls + 1 return less(a, b) end) out(name, digest(t), calls)\n"
              "end\n"
              "local state = 1 local function draw(n) state = (state * 1103515245 + 12345) % 2147483648 return state // 65536 % n end\n"
              "run('always', 1000, function(i) return i end, function() return true end)\n"
              "run('never', 1000, function(i) return i end, function() return false end)\n"
              "run('not strict', 1000, function() return draw(50) end, function(a, b) return a <= b end)\n"
              "run('random', 1000, function(i) return i end, function() return draw(2) == 0 end)\n"
              "run('reverse', 1000, function(i) return -i end, function(a, b) return a < b end)\n");
}

static void sorting_is_the_same_and_bounded_whatever_the_comparator(void **state)
{
    (void)state;
    struct str out = {0};
    same_in_ten_processes("sort", &out);
    const char *at = str_text(&out);
    int runs = 0;
    for (const char *line = at; line != NULL; line = strchr(line + 1, '\n')) {
        int calls;
        if (sscanf(line, "\n%*[a-z ] %*d %d", &calls) != 1) continue;
        runs++;
        assert_true(calls <= 1000 * 10); /* n * ceil(log2 n) */
    }
    assert_int_equal(runs, 5);
    str_deinit(&out);
}

static void sorting_is_stable_and_leaves_the_list_alone_on_an_error(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f,
                   "local t = {} for i = 1, 100 do t[i] = { k = i % 7, n = i } end table.sort(t, function(a, b) return a.k < b.k end)\n"
                   "local ok = true for i = 2, 100 do local a, b = t[i - 1], t[i] if a.k > b.k or a.k == b.k and a.n > b.n then ok = false end end out(ok)",
                   "true\n");
    struct script_ref kept = fixture_function(&f, "local t = { 3, 1, 2 } keep(function() table.sort(t, function(a, b) if a == 1 then error('no') end return a < b end) end)");
    assert_int_equal(script_call(f.script, kept, 0, NULL, 0, NULL, 0), SCRIPT_ERROR);
    fixture_expect(&f, "local t = { 3, 1, 2 } table.sort(t, function(a, b) t[1], t[2], t[3] = 9, 9, 9 return a < b end) out(table.concat(t, ' '))", "1 2 3\n");
    fixture_expect(&f, "local t = { 'b', 'B', 'a', 'é', 'z', '' } table.sort(t) out(table.concat(t, ' '))", " B a b z é\n");
    fixture_expect(&f, "local t = { 1 } table.sort(t, function() error('not called') end) out(t[1])", "1\n");
    fixture_close(&f);
}

/* --- D8, D9, D11: numbers ------------------------------------------------------------------------------------------------------------------------------- */

static void number_body(struct str *out)
{
    print_run(out, 1,
              "local h, x = 0, 0.5\n"
              "for i = 1, 20000 do\n"
              "  x = x * 3.7 * (1 - x) + i / 7 - i // 7.5 + math.sqrt(i) % 1.3 - math.fmod(i, 0.7) x = x - math.floor(x)\n"
              "  h = (h * 31 + math.floor(x * 1000000007)) % 4294967291\n"
              "end out(h, x, string.format('%.17g %.3e %5.1f', x, x, x * 1e6), 0.1 + 0.2, 1e15 / 3, 2/3)");
}

static void arithmetic_is_the_same_with_and_without_fused_multiplication(void **state)
{
    (void)state;
    struct str plain = {0};
    struct str without = {0};
    in_process("number", &plain);
    assert_int_equal(setenv("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2_Usable,-FMA_Usable,-AVX2", 1), 0);
    in_process("number", &without);
    assert_int_equal(unsetenv("GLIBC_TUNABLES"), 0);
    assert_string_equal(str_text(&plain), str_text(&without));
    assert_non_null(strstr(str_text(&plain), "done "));
    str_deinit(&plain);
    str_deinit(&without);
}

/* D9: with contraction, a * b + c would be rounded once and the difference would not be 0. */
static void the_compiler_contracts_nothing(void **state)
{
    (void)state;
    volatile double a = 1.0 + 0x1p-27;
    volatile double b = 1.0 - 0x1p-27;
    double product = a * b;
    double difference = a * b - 1.0;
    assert_true(product == 1.0);
    assert_true(difference == 0.0);
}

static void edges_of_numbers_print_the_same(void **state)
{
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    fixture_expect(&f, "local nan = 0/0 out(nan, -nan, tostring(nan), string.format('%f|%5.1f|%-5g|%d', nan, -nan, nan, 1), table.concat{ nan })",
                   "nan nan nan nan|  nan|nan  |1 nan\n");
    fixture_expect(&f, "out(1/0, -1/0, string.format('%g %f', 1/0, -1/0))", "inf -inf inf -inf\n");
    fixture_expect(&f, "out(-0.0, 0.0, 1e15, 1e16, 123456789012345678, 1e100, 0.1, 1/3)",
                   "-0.0 0.0 1e+15 1e+16 123456789012345678 1e+100 0.1 0.33333333333333\n");
    fixture_expect(&f, "out(math.maxinteger + 1 == math.mininteger, math.maxinteger // -1, math.mininteger // -1, 5 // 0.0, -5 % 0.0 ~= -5 % 0.0)",
                   "true -9223372036854775807 -9223372036854775808 inf true\n");
    fixture_expect(&f, "out(math.floor(-0.0), math.ceil(-0.5), math.floor(2.5), 7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 % -2)",
                   "0 0 2 3 -4 -2 2 -0.5\n");
    fixture_expect_error(&f, "local t = {} t[0/0] = 1", "T0130", "index is NaN");
    fixture_close(&f);
}

/* --- D10: locale ---------------------------------------------------------------------------------------------------------------------------------------------- */

static const char locale_source[] =
    "out(1.5, tonumber('1.5'), tonumber('1,5'), string.format('%.2f %g', 2.5, 0.25), ('é'):upper(), ('ä'):find('%a'), 'Ä' < 'Z', 'a' < 'B', 1.5 .. '')\n"
    "local t = { 'b', 'Ä', 'a', 'B', 'z' } table.sort(t) out(table.concat(t))";

static void locale_body(struct str *out)
{
    const char *locale = getenv("TOCSIN_TEST_LOCALE");
    if (locale != NULL && setlocale(LC_ALL, locale) == NULL) {
        str_add(out, "no such locale");
        return;
    }
    print_run(out, 1, locale_source);
    print_run(out, 1, "local x = 1.5\n\nlocal y = x.z");
    if (locale == NULL) return;
    char text[32];
    snprintf(text, sizeof text, "%.1f", 1.5); /* outside the host, the process keeps its own */
    if (!str_equal(text, "1,5")) str_add(out, "the locale of the process was changed");
}

/* Made here from the sources of Debian's package locales, so that no locale need be installed. */
static void make_german_locale(const char *folder)
{
    char command[256];
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8' > /dev/null 2>&1", folder);
    int rc = system(command); /* it warns by exit code 1 and still writes */
    snprintf(command, sizeof command, "%s/de_DE.UTF-8/LC_NUMERIC", folder);
    if (access(command, R_OK) != 0) fail_msg("localedef answered %d and made no %s", rc, command);
}

static void the_locale_of_the_process_changes_nothing(void **state)
{
    (void)state;
    char folder[] = "/tmp/tocsin-locale-XXXXXX";
    struct str plain = {0};
    struct str german = {0};
    assert_non_null(mkdtemp(folder));
    make_german_locale(folder);
    in_process("locale", &plain);
    setenv("LOCPATH", folder, 1);
    setenv("TOCSIN_TEST_LOCALE", "de_DE.UTF-8", 1);
    in_process("locale", &german);
    unsetenv("LOCPATH");
    unsetenv("TOCSIN_TEST_LOCALE");
    assert_string_equal(str_text(&german), str_text(&plain));
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
    str_deinit(&plain);
    str_deinit(&german);
}

/* --- D12: the collector ------------------------------------------------------------------------------------------------------------------------------------------ */

static const char garbage_source[] =
    "local keep, n = {}, 0\n"
    "for i = 1, 3000 do\n"
    "  local t = { i, name = 'n' .. i, inner = { i * 2 } } if i % 10 == 0 then keep['k' .. i] = t end\n"
    "  for k, v in pairs(t) do n = n + #tostring(k) end\n"
    "end\n"
    "local s = '' for k, v in pairs(keep) do s = (s .. k):sub(-200) n = n + v.inner[1] end out(n, s, #keep)";

static void with_collector(int pause, bool stopped, struct str *out)
{
    struct script_config config = {.seed = 3, .gc_pause = pause, .gc_stopped = stopped};
    struct fixture f;
    fixture_open(&f, &config);
    assert_int_equal(fixture_run(&f, garbage_source), SCRIPT_DONE);
    str_addf(out, "%s %lld", str_text(&f.out), (long long)script_units_used(f.script));
    fixture_close(&f);
}

static void the_collector_cannot_be_seen(void **state)
{
    (void)state;
    struct str out[4] = {{0}};
    with_collector(0, false, &out[0]);
    with_collector(50, false, &out[1]);
    with_collector(400, false, &out[2]);
    with_collector(0, true, &out[3]);
    for (int i = 1; i < 4; i++) {
        assert_string_equal(str_text(&out[i]), str_text(&out[0]));
    }
    for (int i = 0; i < 4; i++) {
        str_deinit(&out[i]);
    }
}

/* --- D13, D14: charges and failures ---------------------------------------------------------------------------------------------------------------------------------- */

static void units_body(struct str *out)
{
    for (uint64_t seed = 1; seed <= 3; seed++) {
        print_run(out, 1, /* what is charged must not follow the layout either */
                  "local t = {} for i = 1, 500 do t['key' .. i] = i end local n = 0 for k in pairs(t) do n = n + #k end\n"
                  "local s = ('lorem ipsum '):rep(200) s = s:gsub('%w+', string.upper) local u = {} for w in s:gmatch('%u+') do u[#u + 1] = w end\n"
                  "table.sort(u) out(n, #s, #table.concat(u), (s:find('XYZ', 1, true)))");
        print_run(out, seed, "while true do end");
        print_run(out, seed, "local s = 'x' while true do s = s .. s end");
        print_run(out, seed, "local t = {} for i = 1, 100 do t['k' .. i] = i end for k in pairs(t) do end");
    }
}

static void what_is_charged_is_equal_everywhere(void **state)
{
    (void)state;
    struct str out = {0};
    same_in_ten_processes("units", &out);
    str_deinit(&out);
}

/* The same keys under another seed lie elsewhere in the table, and must cost the same. */
static void what_is_charged_does_not_follow_the_layout(void **state)
{
    (void)state;
    static const char source[] = "local t = {} for i = 1, 500 do t['key' .. i * 7] = i end for i = 1, 20 do for k in pairs(t) do end end out('done')";
    struct str first = {0};
    print_run(&first, 1, source);
    for (uint64_t seed = 2; seed < 8; seed++) {
        struct str other = {0};
        print_run(&other, seed, source);
        assert_string_equal(str_text(&other), str_text(&first));
        str_deinit(&other);
    }
    str_deinit(&first);
}

/* Failing handlers one after the other on one state; what they leave behind is digested, their texts are not. */
static void failures_body(struct str *out)
{
    struct fixture f;
    struct script_config config = {.seed = 11, .limits = {.budget = 20000}};
    fixture_open(&f, &config);
    struct script_ref step = fixture_function(
        &f, "local state, log = 0, {}\n"
            "keep(function(n)\n"
            "  state = (state * 31 + n) % 1000003 log['s' .. n % 17] = state\n"
            "  if n % 5 == 0 then error('step ' .. n) end\n"
            "  if n % 7 == 0 then local x = nil x.y = 1 end\n"
            "  if n % 11 == 0 then while true do state = state + 1 end end\n"
            "  if n % 13 == 0 then local function deep() return 1 + deep() end deep() end\n"
            "  local sum = state for k, v in pairs(log) do sum = (sum * 7 + v) % 1000003 end\n"
            "  return sum end)");
    struct hash *hash = hash_create();
    for (int64_t n = 1; n <= 300; n++) {
        int64_t sum = 0;
        enum script_end end = script_call(f.script, step, CAP_STORY, &n, 1, &sum, 1);
        int64_t units = script_units_used(f.script);
        uint32_t line = end == SCRIPT_DONE ? 0 : script_fault(f.script)->line;
        hash_add(hash, &end, sizeof end);
        hash_add(hash, &sum, sizeof sum);
        hash_add(hash, &units, sizeof units);
        hash_add(hash, &line, sizeof line);
    }
    char text[DIGEST_TEXT_BYTES];
    digest_format(hash_digest(hash), text);
    str_add(out, text);
    hash_destroy(hash);
    fixture_close(&f);
}

static void failing_handlers_leave_the_same_behind(void **state)
{
    (void)state;
    struct str out = {0};
    same_in_ten_processes("failures", &out);
    str_deinit(&out);
}

int main(int argc, char **argv)
{
    static const struct body bodies[] = {
        {"raw_order", raw_order_body}, {"churn", churn_body},   {"zoo", zoo_body},     {"sort", sort_body},
        {"number", number_body},       {"locale", locale_body}, {"units", units_body}, {"failures", failures_body},
    };
    maybe_run_body(argc, argv, bodies, sizeof bodies / sizeof bodies[0]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_seed_gives_one_layout_and_another_another),
        cmocka_unit_test(pairs_has_one_order_whatever_the_history),
        cmocka_unit_test(pairs_orders_the_hard_cases),
        cmocka_unit_test(adding_and_deleting_while_iterating_is_well_defined),
        cmocka_unit_test(a_thing_of_the_language_may_bring_its_own_pairs),
        cmocka_unit_test(next_tells_only_whether_a_table_is_empty),
        cmocka_unit_test(lengths_of_tables_with_holes_are_equal_everywhere),
        cmocka_unit_test(no_text_holds_an_address),
        cmocka_unit_test(sorting_is_the_same_and_bounded_whatever_the_comparator),
        cmocka_unit_test(sorting_is_stable_and_leaves_the_list_alone_on_an_error),
        cmocka_unit_test(arithmetic_is_the_same_with_and_without_fused_multiplication),
        cmocka_unit_test(the_compiler_contracts_nothing),
        cmocka_unit_test(edges_of_numbers_print_the_same),
        cmocka_unit_test(the_locale_of_the_process_changes_nothing),
        cmocka_unit_test(the_collector_cannot_be_seen),
        cmocka_unit_test(what_is_charged_is_equal_everywhere),
        cmocka_unit_test(what_is_charged_does_not_follow_the_layout),
        cmocka_unit_test(failing_handlers_leave_the_same_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
