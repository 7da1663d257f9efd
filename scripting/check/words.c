/* Texts: real addresses and domains, and prose that does not fit its card. */
#include <stdlib.h>
#include <string.h>

#include "check/internal.h"

/* ---- length ------------------------------------------------------------------------------------------------------ */

/* Characters that the cards of the seat, the board and the run sheet hold at the text size they are drawn for. */
static const struct { const char *shelf, *field; uint32_t most; } ROOM[] = {
    { "scenario", "title", 60 }, { "scenario", "summary", 240 }, { "team", "name", 48 }, { "team", "brief", 700 },
    { "economy", "name", 32 }, { "measure", "name", 60 }, { "measure", "unit", 24 }, { "fact", "title", 64 },
    { "fact", "text", 600 }, { "channel", "name", 48 }, { "inject", "title", 72 }, { "inject", "from", 60 },
    { "inject", "text", 900 }, { "decision", "ask", 140 }, { "decision", "text", 500 }, { "decision", "label", 120 },
    { "decision", "feedback", 400 }, { "action", "label", 90 }, { "question", "ask", 200 }, { "scene", "title", 48 },
    { "ending", "title", 60 }, { "ending", "text", 700 }, { "debrief", "ask", 280 }, { "objective", "name", 120 },
};

static uint32_t characters(const char *text)
{
    uint32_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xc0) != 0x80 ? 1 : 0;
    }
    return count;
}

/* "decision.isolate.cut.label": its shelf, the thing's path and the field. */
struct parts { char shelf[32]; char thing[PATH_BYTES_MAX]; const char *field; };

static bool split(const char *path, struct parts *parts)
{
    const char *dot = strchr(path, '.');
    const char *last = strrchr(path, '.');
    if (dot == NULL || (size_t)(dot - path) >= sizeof parts->shelf || (size_t)(last - path) >= sizeof parts->thing) {
        return false;
    }
    memcpy(parts->shelf, path, (size_t)(dot - path));
    parts->shelf[dot - path] = '\0';
    memcpy(parts->thing, path, (size_t)(last - path));
    parts->thing[last - path] = '\0';
    parts->field = last + 1;
    return true;
}

/* One text as people read it, the original or a translation, and where it was written. */
struct prose { const char *path, *words; struct api_place where; };

static void check_length(const struct check *check, const struct prose *prose, const struct parts *parts)
{
    for (uint32_t i = 0; i < sizeof ROOM / sizeof *ROOM; i++) {
        bool same = strcmp(ROOM[i].shelf, parts->shelf) == 0 && strcmp(ROOM[i].field, parts->field) == 0;
        uint32_t has = same ? characters(prose->words) : 0;
        if (has > ROOM[i].most) {
            finding_at(check, prose->where, T_TEXT_OVERFLOWS, "Shorten it", "`%s` has %u characters; its card holds %u", prose->path, has,
                       ROOM[i].most);
        }
    }
}

/* ---- addresses --------------------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A dotted quad at `text`; returns its bytes, 0 when it is none. */
static size_t quad(const char *text, unsigned parts[4])
{
    const char *c = text;
    for (uint32_t i = 0; i < 4; i++) {
        char *end;
        if (!is_digit(*c) || (i > 0 && c[-1] != '.')) {
            return 0;
        }
        unsigned long value = strtoul(c, &end, 10);
        if (value > 255 || end - c > 3) {
            return 0;
        }
        parts[i] = (unsigned)value;
        c = end;
        if (i < 3 && *c++ != '.') {
            return 0;
        }
    }
    return is_digit(*c) || (*c == '.' && is_digit(c[1])) ? 0 : (size_t)(c - text);
}

/* Kept for documentation (RFC 5737), private (RFC 1918), or no address of a machine. */
static bool is_harmless(const unsigned p[4])
{
    bool documentation = (p[0] == 192 && p[1] == 0 && p[2] == 2) || (p[0] == 198 && p[1] == 51 && p[2] == 100) ||
                         (p[0] == 203 && p[1] == 0 && p[2] == 113);
    bool closed = p[0] == 10 || p[0] == 127 || p[0] == 0 || (p[0] == 192 && p[1] == 168) ||
                  (p[0] == 172 && p[1] >= 16 && p[1] <= 31) || (p[0] == 169 && p[1] == 254) || p[0] >= 224;
    return documentation || closed;
}

static bool is_name_char(char c)
{
    return is_letter(c) || is_digit(c) || c == '-';
}

/* Endings that are common as domains and rare as words or files. */
static bool is_domain_ending(const char *ending, size_t bytes)
{
    static const char *const ENDINGS[] = { "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "co",
        "eu", "uk", "de", "fr", "nl", "jp", "kr", "kh", "la", "mm", "bn", "tl", "pg", "fj", "mn", "cn", "tw", "hk", "sg", "my", "id", "th", "vn", "ph", "au", "nz", "ca",
        "us", "ru", "br", "mx", "cl", "pe", "app", "dev", "cloud", "online", "site", "xyz", "shop", "tech" };
    for (uint32_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (strlen(ENDINGS[i]) == bytes && memcmp(ENDINGS[i], ending, bytes) == 0) {
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *text, size_t bytes, const char *end)
{
    size_t length = strlen(end);
    if (bytes < length || memcmp(text + bytes - length, end, length) != 0) {
        return false;
    }
    return bytes == length || text[bytes - length - 1] == '.';
}

/* A dotted name at `text`: its bytes, without a full stop at the end. */
static size_t dotted(const char *text)
{
    size_t bytes = 0;
    while (is_name_char(text[bytes]) || (text[bytes] == '.' && is_name_char(text[bytes + 1]))) {
        bytes++;
    }
    return bytes;
}

static bool is_real_domain(const char *text, size_t bytes)
{
    static const char *const KEPT[] = { "example.com", "example.org", "example.net" };
    const char *ending = text + bytes;
    while (ending > text && ending[-1] != '.') {
        ending--;
    }
    if (ending == text || !is_domain_ending(ending, (size_t)(text + bytes - ending))) {
        return false;
    }
    for (uint32_t i = 0; i < 3; i++) {
        if (ends_with(text, bytes, KEPT[i])) {
            return false;
        }
    }
    return ending - text >= 3; /* at least two letters before the dot: not "e.g. us" */
}

static void tell_address(const struct check *check, const struct prose *prose, const char *at, size_t bytes)
{
    finding_at(check, prose->where, T_PUBLIC_ADDRESS, "Use 192.0.2.1, 198.51.100.1, 203.0.113.1, 2001:db8::1 or a name under .example",
               "`%s` holds %.*s, which may be somebody's", prose->path, (int)bytes, at);
}

/* Hexadecimal groups with two colons at least, or with "::". */
static size_t sixteen(const char *text)
{
    size_t bytes = strspn(text, "0123456789abcdefABCDEF:");
    uint32_t colons = 0;
    for (size_t i = 0; i < bytes; i++) {
        colons += text[i] == ':' ? 1 : 0;
    }
    bool doubled = false;
    for (size_t i = 0; i + 1 < bytes; i++) {
        doubled = doubled || (text[i] == ':' && text[i + 1] == ':');
    }
    return colons == 7 || (doubled && bytes > 4) ? bytes : 0;
}

static void check_addresses(const struct check *check, const struct prose *prose)
{
    for (const char *c = prose->words; *c != '\0'; c++) {
        bool starts = c == prose->words || !(is_name_char(c[-1]) || c[-1] == '.' || c[-1] == ':');
        unsigned numbers[4];
        size_t bytes = starts ? quad(c, numbers) : 0;
        if (bytes > 0 && !is_harmless(numbers)) {
            tell_address(check, prose, c, bytes);
        }
        size_t six = starts && bytes == 0 ? sixteen(c) : 0;
        if (six > 0 && strncmp(c, "2001:db8:", 9) != 0 && strncmp(c, "fe80:", 5) != 0) {
            tell_address(check, prose, c, six);
        }
        size_t name = starts && is_name_char(*c) ? dotted(c) : 0;
        if (name > 0 && is_real_domain(c, name)) {
            tell_address(check, prose, c, name);
        }
        c += bytes > 0 ? bytes - 1 : 0;
    }
}

void check_words(const struct check *check, const char *path, const char *words, const struct api_place *where)
{
    struct parts parts;
    if (split(path, &parts)) {
        const struct prose prose = { path, words, where != NULL ? *where : api_where(check->source, parts.thing, parts.field) };
        check_length(check, &prose, &parts);
        check_addresses(check, &prose);
    }
}

void check_texts(const struct check *check)
{
    for (uint32_t i = 1; i < check->world->texts_count; i++) {
        check_words(check, check->world->texts[i].path, check->world->texts[i].source, NULL);
    }
}

/* ---- tokens ------------------------------------------------------------------------------------------------------ */

static void found_bare(void *user, struct api_place where, const char *word, bool alone)
{
    if (alone) {
        finding_at(user, where, T_UNUSED_CONDITION, "Write `if holds(…) then`, or wait_for(…)", "nothing uses this `%s`", word);
        return;
    }
    finding_at(user, where, T_UNUSED_CONDITION, "Write `if holds(…) then`", "`%s` alone is never false here", word);
}

static void found_length(void *user, struct api_place where)
{
    finding_at(user, where, T_LENGTH_OF_HOLES, "Count with ipairs, and take things out with table.remove",
               "the length of a list with holes is not defined");
}

void check_tokens(const struct check *check)
{
    api_bare_conditions(check->source, found_bare, (void *)(uintptr_t)check);
    api_lengths_of_holes(check->source, found_length, (void *)(uintptr_t)check);
}
