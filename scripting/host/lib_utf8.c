/* lib_utf8.c: utf8.char charpattern codepoint codes len offset. Only well-formed UTF-8 is taken. */
#include <string.h>

#include "host/internal.h"
#include "host/utf8_text.h"

#define BYTES_A_UNIT 32

static void charge_bytes(lua_State *L, size_t bytes)
{
    script_charge(L, script_from(L), (int64_t)(bytes / BYTES_A_UNIT));
}

/* A position counted from the end when negative; 0 when that is before the beginning. */
static lua_Integer position_from(lua_Integer at, size_t bytes)
{
    if (at >= 0) return at;
    return at < -(lua_Integer)bytes ? 0 : (lua_Integer)bytes + at + 1;
}

static bool is_continuation(const char *text, lua_Integer at, size_t bytes)
{
    return at < (lua_Integer)bytes && ((unsigned char)text[at] & 0xC0u) == 0x80u;
}

/* utf8.char(code, …) → text. */
static int utf8_char(lua_State *L)
{
    struct script *script = script_from(L);
    int count = lua_gettop(L);
    size_t mark = scratch_begin(script);
    for (int i = 1; i <= count; i++) {
        lua_Integer code = script_arg_integer(L, i);
        if (code < 0 || code > 0x10FFFF) script_misuse(L, "argument %d is no character", i);
        char utf8[4];
        scratch_add(L, script, mark, utf8, utf8_encode((uint32_t)code, utf8));
    }
    scratch_push(L, script, mark);
    return 1;
}

/* utf8.codepoint(text[, first[, last]]) → the characters that begin between these bytes, as numbers. */
static int utf8_codepoint(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer first = position_from(script_arg_integer_or(L, 2, 1), bytes);
    lua_Integer last = position_from(script_arg_integer_or(L, 3, first), bytes);
    if (first < 1 || last > (lua_Integer)bytes) script_misuse(L, "the position is outside the text");
    int count = 0;
    luaL_checkstack(L, SCRIPT_RESULTS_MAX + 1, NULL);
    for (size_t at = (size_t)first - 1; (lua_Integer)at < last;) {
        uint32_t code;
        size_t step = utf8_decode(text + at, bytes - at, &code);
        if (step == 0) script_misuse(L, "the text is not valid UTF-8 at byte %zu", at + 1);
        if (++count > SCRIPT_RESULTS_MAX) script_misuse(L, "these are more than %d values", SCRIPT_RESULTS_MAX);
        lua_pushinteger(L, code);
        at += step;
    }
    charge_bytes(L, bytes);
    return count;
}

/* utf8.len(text[, first[, last]]) → characters; nil and the place when it is not valid UTF-8. */
static int utf8_len(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer first = position_from(script_arg_integer_or(L, 2, 1), bytes);
    lua_Integer last = position_from(script_arg_integer_or(L, 3, -1), bytes);
    if (first < 1 || first > (lua_Integer)bytes + 1 || last > (lua_Integer)bytes) {
        script_misuse(L, "the position is outside the text");
    }
    charge_bytes(L, bytes);
    lua_Integer count = 0;
    for (size_t at = (size_t)first - 1; (lua_Integer)at < last; count++) {
        size_t step = utf8_step(text + at, bytes - at);
        if (step == 0) {
            lua_pushnil(L);
            lua_pushinteger(L, (lua_Integer)at + 1);
            return 2;
        }
        at += step;
    }
    lua_pushinteger(L, count);
    return 1;
}

/* Where the n-th character after byte `at` begins (n > 0), or before it (n < 0); -1 when there is none. */
static lua_Integer walk_characters(const char *text, size_t bytes, lua_Integer at, lua_Integer n)
{
    while (n < 0 && at > 0) {
        do {
            at--;
        } while (at > 0 && is_continuation(text, at, bytes));
        n++;
    }
    for (; n > 1 && at < (lua_Integer)bytes; n--) {
        do {
            at++;
        } while (is_continuation(text, at, bytes));
    }
    return n == 0 || n == 1 ? at : -1;
}

/* utf8.offset(text, n[, from]) → the byte at which the n-th character counted from there begins, or nil. */
static int utf8_offset(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer n = script_arg_integer(L, 2);
    lua_Integer from = position_from(script_arg_integer_or(L, 3, n > 0 ? 1 : (lua_Integer)bytes + 1), bytes);
    if (from < 1 || from > (lua_Integer)bytes + 1) script_misuse(L, "the position is outside the text");
    charge_bytes(L, bytes);
    lua_Integer at = from - 1;
    if (n == 0) {
        while (at > 0 && is_continuation(text, at, bytes)) {
            at--;
        }
    } else {
        if (is_continuation(text, at, bytes)) script_misuse(L, "the position is inside a character");
        at = walk_characters(text, bytes, at, n);
    }
    if (at < 0) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, at + 1);
    }
    return 1;
}

static int codes_step(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer at = lua_tointeger(L, 2);
    if (at < 0) script_misuse(L, "the position is outside the text");
    while (at > 0 && is_continuation(text, at, bytes)) {
        at++;
    }
    if (at >= (lua_Integer)bytes) return 0;
    uint32_t code;
    if (utf8_decode(text + at, bytes - (size_t)at, &code) == 0) {
        script_misuse(L, "the text is not valid UTF-8 at byte %lld", (long long)at + 1);
    }
    lua_pushinteger(L, at + 1);
    lua_pushinteger(L, code);
    return 2;
}

/* for position, code in utf8.codes(text) */
static int utf8_codes(lua_State *L)
{
    script_arg_string(L, 1, NULL);
    lua_pushcfunction(L, codes_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void lib_utf8_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"char", utf8_char}, {"codepoint", utf8_codepoint}, {"codes", utf8_codes},
        {"len", utf8_len},   {"offset", utf8_offset},       {NULL, NULL},
    };
    static const char charpattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";
    luaL_newlib(L, functions);
    lua_pushlstring(L, charpattern, sizeof charpattern - 1);
    lua_setfield(L, -2, "charpattern");
}
