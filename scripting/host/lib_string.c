/* lib_string.c: string.byte char find format gmatch gsub len lower match rep reverse sub upper.
 *
 * Letters are those of ASCII, whatever the locale. What a function costs is charged before it is done. */
#include <string.h>

#include "host/internal.h"

#define BYTES_A_UNIT 32

/* --- Positions: from 1, negative ones from the end -------------------------------------------------------------------------- */

static size_t first_from(lua_Integer first, size_t bytes)
{
    if (first > 0) return (lua_Unsigned)first > bytes ? bytes + 1 : (size_t)first;
    if (first == 0 || first < -(lua_Integer)bytes) return 1;
    return bytes - (size_t)-first + 1;
}

static size_t last_from(lua_Integer last, size_t bytes)
{
    if (last > (lua_Integer)bytes) return bytes;
    if (last >= 0) return (size_t)last;
    return last < -(lua_Integer)bytes ? 0 : bytes - (size_t)-last + 1;
}

/* --- Slices -------------------------------------------------------------------------------------------------------------------- */

static int text_len(lua_State *L)
{
    size_t bytes;
    script_arg_string(L, 1, &bytes);
    lua_pushinteger(L, (lua_Integer)bytes);
    return 1;
}

static int text_sub(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    size_t first = first_from(script_arg_integer(L, 2), bytes);
    size_t last = last_from(script_arg_integer_or(L, 3, -1), bytes);
    size_t count = first > last ? 0 : last - first + 1;
    script_charge(L, script_from(L), (int64_t)(count / BYTES_A_UNIT));
    lua_pushlstring(L, count == 0 ? "" : text + first - 1, count);
    return 1;
}

static int text_byte(lua_State *L)
{
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer from = script_arg_integer_or(L, 2, 1);
    size_t first = first_from(from, bytes);
    size_t last = last_from(script_arg_integer_or(L, 3, from), bytes);
    if (first > last) return 0;
    size_t count = last - first + 1;
    if (count > SCRIPT_RESULTS_MAX) script_misuse(L, "these are more than %d values", SCRIPT_RESULTS_MAX);
    script_charge(L, script_from(L), (int64_t)count);
    luaL_checkstack(L, (int)count, NULL);
    for (size_t i = 0; i < count; i++) {
        lua_pushinteger(L, (unsigned char)text[first - 1 + i]);
    }
    return (int)count;
}

static int text_char(lua_State *L)
{
    struct script *script = script_from(L);
    int count = lua_gettop(L);
    size_t mark = scratch_begin(script);
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = script_arg_integer(L, i);
        if (byte < 0 || byte > 255) script_misuse(L, "argument %d is no byte", i);
        scratch_add_char(L, script, mark, (char)byte);
    }
    scratch_push(L, script, mark);
    return 1;
}

/* --- Byte by byte ------------------------------------------------------------------------------------------------------------------ */

static char lower_of(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static char upper_of(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 32) : byte;
}

static int map_bytes(lua_State *L, char (*map)(char))
{
    struct script *script = script_from(L);
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    size_t mark = scratch_begin(script);
    char *out = scratch_room(L, script, mark, bytes);
    for (size_t i = 0; i < bytes; i++) {
        out[i] = map(text[i]);
    }
    script->scratch.used += bytes;
    scratch_push(L, script, mark);
    return 1;
}

static int text_lower(lua_State *L)
{
    return map_bytes(L, lower_of);
}

static int text_upper(lua_State *L)
{
    return map_bytes(L, upper_of);
}

static int text_reverse(lua_State *L)
{
    struct script *script = script_from(L);
    size_t bytes;
    const char *text = script_arg_string(L, 1, &bytes);
    size_t mark = scratch_begin(script);
    char *out = scratch_room(L, script, mark, bytes);
    for (size_t i = 0; i < bytes; i++) {
        out[i] = text[bytes - 1 - i];
    }
    script->scratch.used += bytes;
    scratch_push(L, script, mark);
    return 1;
}

/* --- rep ------------------------------------------------------------------------------------------------------------------------------ */

/* The length of n copies with separators, or over the cap when it is over it; never wraps. */
static size_t repeated_bytes(size_t bytes, size_t separator_bytes, lua_Unsigned n, size_t cap)
{
    if (n > cap + 1) return cap + 1; /* each copy but the last adds at least one byte */
    size_t each = bytes + separator_bytes;
    size_t total = n > cap / each + 1 ? cap + separator_bytes + 1 : (size_t)n * each;
    return total - separator_bytes;
}

/* string.rep(text, n[, separator]). Nothing repeated is nothing, however often. */
static int text_rep(lua_State *L)
{
    struct script *script = script_from(L);
    size_t bytes;
    size_t separator_bytes = 0;
    const char *text = script_arg_string(L, 1, &bytes);
    lua_Integer n = script_arg_integer(L, 2);
    const char *separator = lua_isnoneornil(L, 3) ? "" : script_arg_string(L, 3, &separator_bytes);
    if (n <= 0 || bytes + separator_bytes == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t cap = script->limits.string_bytes;
    size_t total = repeated_bytes(bytes, separator_bytes, (lua_Unsigned)n, cap);
    size_t mark = scratch_begin(script);
    scratch_room(L, script, mark, total); /* raises when it is too long */
    script_charge(L, script, (int64_t)(total / BYTES_A_UNIT) + n / 4);
    for (lua_Integer i = 0; i < n; i++) {
        if (i > 0) scratch_add(L, script, mark, separator, separator_bytes);
        scratch_add(L, script, mark, text, bytes);
    }
    scratch_push(L, script, mark);
    return 1;
}

void lib_string_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"byte", text_byte},     {"char", text_char},     {"find", host_find},   {"format", host_format},
        {"gmatch", host_gmatch}, {"gsub", host_gsub},     {"len", text_len},     {"lower", text_lower},
        {"match", host_match},   {"rep", text_rep},       {"reverse", text_reverse}, {"sub", text_sub},
        {"upper", text_upper},   {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
