/* Promises of the library that a script is given: the same answers as stock Lua, except where ours are better defined. */
#include "fixture.h"

#include <lualib.h>

#include "base/rng.h"

/* --- Against stock Lua ---------------------------------------------------------------------------------------------------- */

/* Expressions whose values must be those of stock Lua 5.4; where stock Lua raises, ours must too. */
static const char *const same_as_stock[] = {
    /* positions */
    "('hello'):sub(2,3)", "('hello'):sub(-3)", "('hello'):sub(2)", "('hello'):sub(0)", "('hello'):sub(10)",
    "('hello'):sub(-100,2)", "('hello'):sub(3,2)", "('hello'):sub(2,-2)", "('hello'):sub(math.mininteger, math.maxinteger)",
    "('hello'):byte()", "('hello'):byte(2)", "('hello'):byte(-1)", "('hello'):byte(1,-1)", "('hello'):byte(10)",
    "('hello'):byte(0)", "('hello'):byte(-9, 2)", "#('hello')", "('hello'):len()", "(''):byte(1,-1)",
    "('x'):rep(3)", "('x'):rep(0)", "('x'):rep(-1)", "('ab'):rep(3,'-')", "(''):rep(5,',')", "('x'):rep(1,'sep')",
    "('MiXed 1é'):lower()", "('MiXed 1é'):upper()", "('abc'):reverse()", "(''):reverse()",
    "string.char()", "string.char(72,105,0,255)", "string.char(256)", "string.char(-1)", "string.char('x')",
    /* find and match */
    "('hello world'):find('wor')", "('hello world'):find('o', 6)", "('hello'):find('')", "('hello'):find('', 6)",
    "('hello'):find('', 7)", "('hello'):find('l+')", "('hello'):find('xyz')", "('a.b'):find('.', 1, true)",
    "('a.b'):find('%.')", "('hello'):find('(l)(l)')", "('hello'):find('^h')", "('hello'):find('^e')", "('hello'):find('o$')",
    "('hello'):find('l$')", "('hello'):find('h', -5)", "('hello'):find('h', -100)", "('a$b'):find('$b')", "('a^b'):find('a^')",
    "('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "('2026-03-02'):match('(%d+)-(%d+)-(%d+)')", "('hello'):match('.-(l+)')",
    "('hello'):match('()ll()')", "('  trim  '):match('^%s*(.-)%s*$')", "('abc'):match('[^b]+')", "('abc'):match('[a-b]+')",
    "('a-b'):match('[a%-]+')", "('a]b'):match('[]]')", "('a]b'):match('[^]]+')", "('x^y'):match('[x^]+')", "('[x]'):match('%[(.-)%]')",
    "('abcabc'):match('(abc)%1')", "('abab'):match('(a)(b)%1%2')", "('f(a(b)c)d'):match('%b()')", "('((x)'):match('%b()')",
    "('THE (quick) fox'):find('%((%a+)%)')", "('THE (quick) fox'):gsub('%f[%a]%a+', 'w')", "('aXb'):match('%u')", "('a1 _'):match('%W+')",
    "('\\0a'):match('%c')", "('a\\0b'):match('%z')", "('a\\0b'):find('\\0')", "('a\\0b'):match('[\\0-\\1]')", "('0x1F'):match('^0[xX]%x+$')", "('a,b,,c'):find(',', 1, true)",
    "('!%$'):match('%p+')", "(' \\t\\n'):match('%s+')", "('é'):match('%g')", "('~'):match('%g')", "('aaa'):match('a-')", "('aaa'):match('a-$')",
    "('aaab'):match('a*b')", "('aaa'):match('a?a?a?a?')", "('ab'):match('a?b?c?')", "('x'):match('(x)(y?)')", "('abc'):match('a(.*)c')",
    "('abc'):match('((a)(b))')", "('hello'):match('l', 3)", "('hello'):match('h', 3)", "('hello'):match('^l', 3)",
    "('a.b.c'):match('(.+)%.')", "('test123'):match('%a+(%d+)')", "('x'):match('[a-]')", "('-'):match('[a-]')", "('b'):match('[a-c-e]')", "('%'):match('%%')",
    "('x'):match('[%a-z]')", "('-'):match('[%a-z]')", "('abc'):find('b', nil)", "('abc'):find('[b')", "('abc'):find('%')", "('abc'):find('(b')", "('abc'):find('b)')",
    "('abc'):find('%1')", "('abc'):match('(a)%2')", "('abc'):match('%f')", "('abc'):match('%b')", "('abc'):match('%bx')", "('abc'):match('[a')", "('abc'):match('[%')", "('abc'):match('[]')",
    "('abc'):match('(()')", "('ab'):match('(a)(b)()')", "('x'):find('', 2)", "('x'):find('', 3)", "('aab'):find('a-b')", "('äb'):find('b')",
    /* gsub */
    "('hello'):gsub('l', 'L')", "('hello'):gsub('l', 'L', 1)", "('hello'):gsub('l', 'L', 0)", "('hello'):gsub('', '-')", "('hello'):gsub('x*', '-')",
    "('hello world'):gsub('%w+', '<%0>')", "('hello world'):gsub('(%w+) (%w+)', '%2 %1')", "('hello'):gsub('l', {l='1'})", "('hello'):gsub('[el]', {l=1, e=false})",
    "('hello'):gsub('l', function(c) return c:upper() end)", "('hello'):gsub('(l)', function() return nil end)", "('abc'):gsub('%w', '%%%0')", "('abc'):gsub('b', '%1')",
    "('abc'):gsub('b', '%2')", "('abc'):gsub('b', '%x')", "('abc'):gsub('b', '%')", "('abc'):gsub('^a', 'x')", "('aaa'):gsub('^a', 'x')", "('abc'):gsub('b*', 'x')", "('abc'):gsub('.', {a = 1, b = true})",
    "('abc'):gsub('', '')", "(''):gsub('', 'x')", "('a b c'):gsub(' ', '')", "('abc'):gsub('()', '%1')", "('abc def'):gsub('%f[%w]%w+', string.upper)", "('x = $(y)'):gsub('%$%((%w+)%)', {y = 'z'})",
    "('abc'):gsub('b', 5)", "('abc'):gsub('b', nil)", "('aaa'):gsub('a', 'b', 2)", "('abcd'):gsub('(a)(b)(c)(d)', '%4%3%2%1')",
    /* format */
    "string.format('%d %5d|%-5d|%05d|%+d', 1, 2, 3, 4, 5)", "string.format('%i', 3.0)", "string.format('%d', 3.5)", "string.format('%x %X %#x %o', 255, 255, 255, 8)",
    "string.format('%5.2f|%.0f|%f', 3.14159, 2.5, 1)", "string.format('%e %E %g %G', 12345.678, 12345.678, 0.0001, 1e20)", "string.format('%s %s %s', 1, true, nil)", "string.format('%10s|%-10s|%.2s', 'a', 'b', 'cde')",
    "string.format('%q', 'a\\n\"b\\\\\\0c\\0001')", "string.format('%q', 10)", "string.format('%%')", "string.format('%c%c', 72, 105)", "string.format('%5s', 'é')", "string.format('%s')", "string.format('%y', 1)",
    "string.format('%', 1)", "string.format('%5', 1)", "string.format('%123d', 1)", "string.format('%.123f', 1)", "string.format('%.20f', 0.1)", "string.format('%.99f', 1/3)", "string.format('%5.1f', -0.0)",
    "string.format('%g', 1/0)", "string.format('%f', -1/0)", "string.format('%d', math.mininteger)", "string.format('%x', -1)", "string.format('%s', 'a\\0b')", "string.format('%-5d|', 3)", "string.format('% d', 3)", "string.format('%s', 1.0)",
    "string.format('%.3d', 5)", "string.format('%+.3d', 5)", "string.format('%q', 'x\\r\\t\\1272')", "string.format('%q', true)",
    /* numbers */
    "tonumber('10')", "tonumber('0x1F')", "tonumber('  12  ')", "tonumber('1e2')", "tonumber('1e')", "tonumber('')", "tonumber('abc')", "tonumber('10', 2)", "tonumber('ff', 16)", "tonumber('zz', 36)", "tonumber('9', 8)",
    "tonumber('-ff', 16)", "tonumber(' 11 ', 2)", "tonumber('1.5', 10)", "tonumber('', 10)", "tonumber('7', 1)", "tonumber('7', 37)", "tonumber(nil)", "tonumber({})", "tonumber(true)", "tonumber('nan')", "tonumber('inf')", "tonumber('1_000')",
    "tonumber('0x')", "tonumber('1 2')", "tonumber('1\\0')", "tonumber(10, 10)", "tonumber('9223372036854775808')", "tonumber('-9223372036854775808')", "tonumber('0xffffffffffffffffff')", "tonumber('1e400')", "tonumber('0x.8p1')", "tonumber('ffffffffffffffffff', 16)",
    "tostring(1)", "tostring(1.0)", "tostring(1e15)", "tostring(1e100)", "tostring(0.1)", "tostring(-0.0)", "tostring(1/0)", "tostring(true)", "tostring(nil)", "tostring('x')", "tostring(math.maxinteger)", "tostring()",
    "math.abs(-3)", "math.abs(-3.5)", "math.abs(math.mininteger)", "math.ceil(3.2)", "math.ceil(-3.7)", "math.ceil(5)", "math.ceil(1e300)", "math.floor(3.7)", "math.floor(-3.2)", "math.floor(-0.5)", "math.floor(1/0)", "math.fmod(7,3)", "math.fmod(-7,3)", "math.fmod(7,-3)",
    "math.fmod(7.5,2)", "math.fmod(5,0)", "math.fmod(math.mininteger,-1)", "math.fmod(1, 0.0) ~= math.fmod(1, 0.0)", "math.max(1,2.5,2)", "math.min(3,1,2)", "math.max(1)", "math.max()", "math.max(2, 2.0)", "math.min(2.0, 2)", "math.modf(3.7)", "math.modf(-3.7)", "math.modf(5)",
    "math.modf(1/0)", "math.modf(-1/0)", "math.sqrt(2)", "math.sqrt(16)", "math.tointeger(3.0)", "math.tointeger(3.5)", "math.tointeger({})", "math.type(1)", "math.type(1.0)", "math.type('1')", "math.type(nil)", "math.huge", "math.maxinteger", "math.mininteger", "math.floor('x')", "math.abs({})",
    "math.max(1, 'x')", "math.max(0/0, 1) ~= math.max(0/0, 1)", "7 // 2", "7 % -3", "-7 // 2.0", "1e15", "3 | 4", "10 / 2", "'a' < 'b'", "'a' .. 1 .. 2.0", "#'é'",
    /* select, type, ipairs, next */
    "select('#')", "select('#', nil, nil)", "select(2, 'a', 'b', 'c')", "select(-1, 'a', 'b', 'c')", "select(5, 'a')", "select(0, 'a')", "select(-2, 'a')", "select({}, 1)", "type(nil)", "type({})", "type('x')", "type(type)", "type()", "next({})", "next({10})", "assert(1, 2, 3)", "assert(false)", "assert(nil, 'message')",
    "error('x')", "error()",
    /* tables */
    "table.concat({1,2,3})", "table.concat({'a','b'}, ', ')", "table.concat({'a','b','c'}, '-', 2, 3)", "table.concat({}, 'x')", "table.concat({1,{},3})", "table.concat({'a'}, 'x', 2)", "table.concat({1,2,3}, ',', 3, 2)", "table.concat({1.5, 2}, ' ')", "table.concat({[math.maxinteger]='x'}, ',', math.maxinteger, math.maxinteger)",
    "table.unpack({1,2,3})", "table.unpack({1,2,3}, 2)", "table.unpack({1,2,3}, 2, 5)", "table.unpack({}, 1, 0)", "table.unpack({1,2}, -1, 1)", "table.unpack({}, 1, 1e8)", "table.unpack({}, math.mininteger, math.maxinteger)",
    "(function() local t = {1,2,3}; table.insert(t, 4); table.insert(t, 1, 0); return table.concat(t, ',') end)()", "(function() local t = {1,2}; table.insert(t, 4, 9) end)()", "(function() local t = {1,2}; table.insert(t, 0, 9) end)()", "(function() local t = {}; table.insert(t, 1, 2, 3) end)()", "(function() local t = {}; table.insert(t) end)()",
    "(function() local t = {1,2,3}; local a = table.remove(t); local b = table.remove(t, 1); return a, b, #t end)()", "table.remove({})", "table.remove({}, 0)", "table.remove({}, 1)", "table.remove({1}, 2)", "table.remove({1}, 3)", "table.remove({}, 5)", "table.remove({1,2,3}, 2)",
    "(function() local t = {3,1,2}; table.sort(t); return table.concat(t, ',') end)()", "(function() local t = {3,1,2}; table.sort(t, function(a,b) return a > b end); return table.concat(t, ',') end)()", "(function() local t = {'b','a',1}; table.sort(t) end)()", "table.sort(nil)",
    "(function() local s = 0; for i, v in ipairs({1,2,3,nil,5}) do s = s + v end return s end)()", "ipairs()", "(function() local n = 0; for w in ('one two three'):gmatch('%a+') do n = n + #w end return n end)()",
    "(function() local t = {}; for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do t[#t+1] = k .. v end return table.concat(t, ';') end)()", "(function() local n = 0; for _ in ('abc'):gmatch('') do n = n + 1 end return n end)()", "(function() local t = {}; for a in ('hello'):gmatch('x*') do t[#t+1] = '[' .. a .. ']' end return table.concat(t) end)()",
    "(function() local t = {}; for p in ('abc'):gmatch('()b') do t[#t+1] = p end return t[1] end)()", "(function() local t = {}; for w in ('a b c'):gmatch('%a', 3) do t[#t+1] = w end return table.concat(t) end)()",
    /* utf8 */
    "utf8.char(72, 228, 8364, 128512)", "utf8.char()", "utf8.char(-1)", "utf8.len('häß')", "utf8.len('')", "utf8.len('\\xff')", "utf8.len('ab\\xe4')", "utf8.len('häß', 3)", "utf8.len('häß', 2, -1)", "utf8.len('abc', 5)", "utf8.len('abc', 4)", "utf8.codepoint('häß', 1, -1)", "utf8.codepoint('häß')", "utf8.codepoint('ä', 2)",
    "utf8.codepoint('abc', 4)", "utf8.codepoint('', 1, 0)", "utf8.offset('häß', 3)", "utf8.offset('häß', -1)", "utf8.offset('häß', 0, 3)", "utf8.offset('häß', 5)", "utf8.offset('häß', 4)", "utf8.offset('häß', 1, 3)", "utf8.offset('abc', -4)", "utf8.offset('abc', 1, 9)", "utf8.charpattern", "('häß'):match(utf8.charpattern, 2)", "utf8.len('\\u{D7FF}')", "utf8.len('\\xed\\xa0\\x80')",
    "(function() local t = {}; for p, c in utf8.codes('aä€') do t[#t+1] = p .. ':' .. c end return table.concat(t, ' ') end)()", "(function() for p, c in utf8.codes('a\\xff') do end end)()",
};

static int run_stock(lua_State *L, const char *expression, struct str *out)
{
    struct str source = {0};
    str_addf(&source, "return %s", expression);
    lua_settop(L, 0);
    int status = luaL_loadstring(L, str_text(&source));
    if (status == LUA_OK) status = lua_pcall(L, 0, LUA_MULTRET, 0);
    str_deinit(&source);
    if (status != LUA_OK) return status;
    for (int i = 1; i <= lua_gettop(L); i++) {
        size_t bytes;
        const char *text = luaL_tolstring(L, i, &bytes);
        if (i > 1) str_add_char(out, ' ');
        str_add_bytes(out, text, bytes);
        lua_pop(L, 1);
    }
    str_add_char(out, '\n');
    return LUA_OK;
}

/* Tells what differs; 1 when something does. */
static int differs(struct fixture *f, lua_State *stock, const char *expression)
{
    struct str expected = {0};
    struct str source = {0};
    int status = run_stock(stock, expression, &expected);
    str_addf(&source, "out(%s)", expression);
    enum script_end end = fixture_run(f, str_text(&source));
    const char *ours = end == SCRIPT_DONE ? str_text(&f->out) : script_fault(f->script)->message;
    const char *theirs = status == LUA_OK ? str_text(&expected) : lua_tostring(stock, -1);
    bool same = status != LUA_OK ? end == SCRIPT_ERROR
                                 : end == SCRIPT_DONE && f->out.bytes == expected.bytes &&
                                       memcmp(str_text(&f->out), str_text(&expected), expected.bytes) == 0;
    if (!same) print_error("%s: ours %s (%s), stock %s\n", expression, ours, script_end_name(end), theirs);
    str_deinit(&expected);
    str_deinit(&source);
    return same ? 0 : 1;
}

static void answers_are_those_of_stock_lua(void **state)
{
    (void)state;
    lua_State *stock = luaL_newstate();
    luaL_openlibs(stock);
    struct fixture f;
    fixture_open(&f, NULL);
    int different = 0;
    for (size_t i = 0; i < sizeof same_as_stock / sizeof same_as_stock[0]; i++) {
        different += differs(&f, stock, same_as_stock[i]);
    }
    fixture_close(&f);
    lua_close(stock);
    assert_int_equal(different, 0);
}

/* --- Patterns made at random ------------------------------------------------------------------------------------------------- */

struct pattern_case {
    char text[16], pattern[16];
    lua_CFunction find, gsub; /* ours */
    struct str out;
};

static void add_results(lua_State *L, struct str *out)
{
    for (int i = 1; i <= lua_gettop(L); i++) {
        const char *text = lua_tostring(L, i); /* numbers, texts, nil */
        str_addf(out, "%s|", text == NULL ? "nil" : text);
    }
    lua_settop(L, 0);
}

static void call_find_and_gsub(lua_State *L, struct pattern_case *c)
{
    lua_settop(L, 0);
    lua_pushcfunction(L, c->find);
    lua_pushstring(L, c->text);
    lua_pushstring(L, c->pattern);
    lua_call(L, 2, LUA_MULTRET);
    add_results(L, &c->out);
    lua_pushcfunction(L, c->gsub);
    lua_pushstring(L, c->text);
    lua_pushstring(L, c->pattern);
    lua_pushliteral(L, "<%0>");
    lua_call(L, 3, LUA_MULTRET);
    add_results(L, &c->out);
}

static int run_case(lua_State *L)
{
    call_find_and_gsub(L, lua_touserdata(L, 1));
    return 0;
}

static lua_CFunction stock_function(lua_State *L, const char *name)
{
    lua_getglobal(L, "string");
    lua_getfield(L, -1, name);
    lua_CFunction function = lua_tocfunction(L, -1);
    lua_pop(L, 2);
    return function;
}

static void pick_text(char out[16], const char *const *parts, uint32_t part_count, uint32_t most, struct rng_key *key)
{
    uint32_t count = rng_below(key, most + 1);
    out[0] = '\0';
    for (uint32_t i = 0; i < count; i++) {
        key->ordinal++;
        strcat(out, parts[rng_below(key, part_count)]);
    }
    key->ordinal++;
}

static void make_case(uint64_t number, struct pattern_case *c)
{
    static const char *const letters[] = {"a", "b", "ab", "1", "-", "(", " ", "B"};
    static const char *const items[] = {"a", "b", ".", "%a", "%d", "%w", "[ab]", "[^a]", "*", "+", "-", "?", "(", ")", "()", "%1", "^", "$", "%b()", "%f[b]", "[a-b", "%"};
    struct rng_key key = {.seed = number, .kind = 1};
    pick_text(c->text, letters, sizeof letters / sizeof letters[0], 7, &key);
    pick_text(c->pattern, items, sizeof items / sizeof items[0], 3, &key);
}

static void patterns_made_at_random_match_as_in_stock_lua(void **state)
{
    (void)state;
    lua_State *stock = luaL_newstate();
    luaL_openlibs(stock);
    struct fixture f;
    fixture_open(&f, NULL);
    struct pattern_case ours = {.find = host_find, .gsub = host_gsub};
    struct pattern_case theirs = {.find = stock_function(stock, "find"), .gsub = stock_function(stock, "gsub")};
    uint32_t matched = 0;
    for (uint64_t n = 0; n < 20000; n++) {
        str_clear(&ours.out);
        str_clear(&theirs.out);
        make_case(n, &ours);
        make_case(n, &theirs);
        enum script_end end = script_setup(f.script, run_case, &ours);
        lua_pushcfunction(stock, run_case);
        lua_pushlightuserdata(stock, &theirs);
        int status = lua_pcall(stock, 1, 0, 0);
        bool same = (end == SCRIPT_DONE) == (status == LUA_OK) &&
                    (status != LUA_OK || str_equal(str_text(&ours.out), str_text(&theirs.out)));
        if (!same) {
            fail_msg("find and gsub of '%s' by '%s': ours %s %s, stock %d %s", ours.text, ours.pattern, script_end_name(end),
                     end == SCRIPT_DONE ? str_text(&ours.out) : script_fault(f.script)->message, status, str_text(&theirs.out));
        }
        matched += status == LUA_OK;
        lua_settop(stock, 0);
    }
    assert_true(matched > 5000);
    str_deinit(&ours.out);
    str_deinit(&theirs.out);
    fixture_close(&f);
    lua_close(stock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_made_at_random_match_as_in_stock_lua),
        cmocka_unit_test(answers_are_those_of_stock_lua),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
