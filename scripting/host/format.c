/* format.c: string.format. Takes d i u c x X o e E f F g G s q %; addresses (%p) and hexadecimal reals (%a) are refused. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "host/internal.h"

#define NUMBER_BYTES_MAX 512u /* %99.99f of the largest number: 309 digits, a point, 99 digits, a sign */

#define SPEC_BYTES 64u
#define CONVERSION_UNITS 8 /* a number of hundreds of digits takes its time */

struct spec {
    char flags[8];
    int width;     /* 0: none */
    int precision; /* -1: none */
    char conversion;
};

/* --- Reading a specification ------------------------------------------------------------------------------------------------ */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Up to two digits; a third is left standing and refused as a conversion. */
static const char *read_two_digits(const char *at, const char *end, int *value)
{
    *value = 0;
    for (int i = 0; i < 2 && at < end && is_digit(*at); i++) {
        *value = *value * 10 + (*at++ - '0');
    }
    return at;
}

/* From behind the %: returns behind the conversion. */
static const char *read_spec(lua_State *L, const char *at, const char *end, struct spec *spec)
{
    *spec = (struct spec){.precision = -1};
    size_t flags = 0;
    while (at < end && flags < sizeof spec->flags - 1 && *at != '\0' && strchr("-+ #0", *at) != NULL) {
        spec->flags[flags++] = *at++;
    }
    at = read_two_digits(at, end, &spec->width);
    if (at < end && *at == '.') at = read_two_digits(at + 1, end, &spec->precision);
    if (at == end) script_misuse(L, "the format ends in the middle of a %% specification");
    spec->conversion = *at;
    return at + 1;
}

/* Only the flags that C defines for the conversion. */
static void check_flags(lua_State *L, const struct spec *spec)
{
    static const struct {
        const char *conversions, *flags;
    } allowed[] = {{"di", "-+ 0"}, {"u", "-0"}, {"xXo", "-#0"}, {"eEfFgG", "-+ #0"}, {"cs", "-"}, {"q", ""}};
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        if (strchr(allowed[i].conversions, spec->conversion) == NULL) continue;
        if (strspn(spec->flags, allowed[i].flags) == strlen(spec->flags)) continue;
        script_misuse(L, "%%%c cannot be written with these flags", spec->conversion);
    }
}

/* The specification for the C library, with its length modifier. */
static void write_spec(const struct spec *spec, const char *modifier, char conversion, char out[SPEC_BYTES])
{
    char width[16] = "";
    char precision[16] = "";
    if (spec->width > 0) snprintf(width, sizeof width, "%d", spec->width);
    if (spec->precision >= 0) snprintf(precision, sizeof precision, ".%d", spec->precision);
    snprintf(out, SPEC_BYTES, "%%%s%s%s%s%c", spec->flags, width, precision, modifier, conversion);
}

/* --- Numbers --------------------------------------------------------------------------------------------------------------------- */

static void add_formatted(lua_State *L, struct script *script, size_t mark, const char *text, int bytes)
{
    MUST(bytes >= 0 && bytes < (int)NUMBER_BYTES_MAX);
    scratch_add(L, script, mark, text, (size_t)bytes);
}

static void add_integer(lua_State *L, struct script *script, size_t mark, const struct spec *spec, int arg)
{
    char format[SPEC_BYTES];
    char text[NUMBER_BYTES_MAX];
    lua_Integer value = script_arg_integer(L, arg);
    write_spec(spec, "ll", spec->conversion, format);
    add_formatted(L, script, mark, text, snprintf(text, sizeof text, format, (long long)value));
}

static void add_char(lua_State *L, struct script *script, size_t mark, const struct spec *spec, int arg)
{
    char text[128];
    char byte = (char)script_arg_integer(L, arg);
    bool left = strchr(spec->flags, '-') != NULL;
    int pad = spec->width > 1 ? spec->width - 1 : 0;
    memset(text, ' ', (size_t)pad + 1);
    text[left ? 0 : pad] = byte;
    add_formatted(L, script, mark, text, pad + 1);
}

/* Not-a-number has a sign on some processors and none on others; here it never has. */
static void add_real(lua_State *L, struct script *script, size_t mark, const struct spec *spec, int arg)
{
    char format[SPEC_BYTES];
    char text[NUMBER_BYTES_MAX];
    lua_Number value = script_arg_number(L, arg);
    if (isnan(value)) {
        struct spec plain = {.width = spec->width, .precision = -1};
        if (strchr(spec->flags, '-') != NULL) plain.flags[0] = '-';
        write_spec(&plain, "", 's', format);
        add_formatted(L, script, mark, text, snprintf(text, sizeof text, format, "nan"));
        return;
    }
    write_spec(spec, "", spec->conversion, format);
    add_formatted(L, script, mark, text, snprintf(text, sizeof text, format, value));
}

/* --- Texts ------------------------------------------------------------------------------------------------------------------------- */

static void add_spaces(lua_State *L, struct script *script, size_t mark, size_t count)
{
    while (count-- > 0) {
        scratch_add_char(L, script, mark, ' ');
    }
}

static void add_text(lua_State *L, struct script *script, size_t mark, const struct spec *spec, int arg)
{
    size_t bytes;
    const char *text = script_text_of(L, arg, &bytes);
    if (spec->precision >= 0 && bytes > (size_t)spec->precision) bytes = (size_t)spec->precision;
    size_t pad = bytes < (size_t)spec->width ? (size_t)spec->width - bytes : 0;
    bool left = strchr(spec->flags, '-') != NULL;
    if (!left) add_spaces(L, script, mark, pad);
    scratch_add(L, script, mark, text, bytes);
    if (left) add_spaces(L, script, mark, pad);
    lua_pop(L, 1);
}

static void add_quoted_byte(lua_State *L, struct script *script, size_t mark, char byte, bool digit_follows)
{
    if (byte == '"' || byte == '\\' || byte == '\n') {
        scratch_add_char(L, script, mark, '\\');
        scratch_add_char(L, script, mark, byte);
    } else if ((unsigned char)byte < 0x20 || byte == 0x7F) {
        char code[8];
        int bytes = snprintf(code, sizeof code, digit_follows ? "\\%03d" : "\\%d", (int)byte);
        scratch_add(L, script, mark, code, (size_t)bytes);
    } else {
        scratch_add_char(L, script, mark, byte);
    }
}

/* %q: as it would stand in source. */
static void add_quoted(lua_State *L, struct script *script, size_t mark, int arg)
{
    size_t bytes;
    const char *text = script_text_of(L, arg, &bytes);
    bool quoted = lua_type(L, arg) == LUA_TSTRING;
    if (!quoted) {
        if (lua_type(L, arg) > LUA_TNUMBER || lua_islightuserdata(L, arg)) script_arg_fail(L, arg, "a plain value");
        scratch_add(L, script, mark, text, bytes);
    } else {
        scratch_add_char(L, script, mark, '"');
        for (size_t i = 0; i < bytes; i++) {
            add_quoted_byte(L, script, mark, text[i], i + 1 < bytes && is_digit(text[i + 1]));
        }
        scratch_add_char(L, script, mark, '"');
    }
    lua_pop(L, 1);
}

/* --- The whole ------------------------------------------------------------------------------------------------------------------------ */

static void add_conversion(lua_State *L, struct script *script, size_t mark, const struct spec *spec, int arg)
{
    check_flags(L, spec);
    script_charge(L, script, CONVERSION_UNITS);
    if (lua_isnone(L, arg)) script_misuse(L, "there is no value for %%%c", spec->conversion);
    switch (spec->conversion) {
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': add_integer(L, script, mark, spec, arg); break;
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': add_real(L, script, mark, spec, arg); break;
    case 'c': add_char(L, script, mark, spec, arg); break;
    case 's': add_text(L, script, mark, spec, arg); break;
    case 'q': add_quoted(L, script, mark, arg); break;
    case 'p': script_misuse(L, "%%p shows an address, which differs in every run");
    case 'a': case 'A': script_misuse(L, "%%a is not available; use %%g");
    default: script_misuse(L, "the format has a specification that is not known here; write %%%% for a percent sign");
    }
}

/* string.format(format, …) */
int host_format(lua_State *L)
{
    struct script *script = script_from(L);
    size_t bytes;
    const char *at = script_arg_string(L, 1, &bytes);
    const char *end = at + bytes;
    size_t mark = scratch_begin(script);
    int arg = 1;
    script_charge(L, script, (int64_t)(bytes / 4));
    while (at < end) {
        if (*at != '%') {
            scratch_add_char(L, script, mark, *at++);
        } else if (at + 1 < end && at[1] == '%') {
            scratch_add_char(L, script, mark, '%');
            at += 2;
        } else {
            struct spec spec;
            at = read_spec(L, at + 1, end, &spec);
            add_conversion(L, script, mark, &spec, ++arg);
        }
    }
    scratch_push(L, script, mark);
    return 1;
}
