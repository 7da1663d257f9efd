#include "debrief/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- words ------------------------------------------------------------------------------------------------------ */

static bool is_next(unsigned char byte)
{
    return (byte & 0xC0u) == 0x80u;
}

/* The bytes of the character at `at`, 0 when it is none (RFC 3629: shortest form, no surrogates, up to U+10FFFF). */
static size_t character_bytes(const unsigned char *at, uint32_t *code)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t bytes = at[0] < 0x80               ? 1
                   : (at[0] & 0xE0u) == 0xC0u ? 2
                   : (at[0] & 0xF0u) == 0xE0u ? 3
                   : (at[0] & 0xF8u) == 0xF0u ? 4
                                              : 0;
    if (bytes == 0) {
        return 0;
    }
    *code = bytes == 1 ? at[0] : at[0] & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if (!is_next(at[i])) {
            return 0;
        }
        *code = *code << 6 | (at[i] & 0x3Fu);
    }
    bool is_surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code < least[bytes] || is_surrogate || *code > 0x10FFFF ? 0 : bytes;
}

/* These make what follows be read in another order, beyond the end of what somebody typed: embeddings, overrides, isolates
 * (Unicode Standard Annex 9). The marks of right-to-left scripts do not reach so far and stay. */
static bool is_reordering(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* What XML 1.0 lets stand in a document, without control characters. */
static bool is_allowed(uint32_t code)
{
    if (is_reordering(code) || (code >= 0x80 && code < 0xA0)) {
        return false;
    }
    return code == '\t' || code == '\n' || code == '\r' ||
           (code >= 0x20 && code != 0x7F && code != 0xFFFE && code != 0xFFFF);
}

static const char *entity_of(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void html_words(struct str *out, const char *words)
{
    while (*words != '\0') {
        uint32_t code = 0;
        size_t bytes = character_bytes((const unsigned char *)words, &code);
        const char *entity = entity_of(*words);
        if (bytes == 0 || !is_allowed(code)) {
            str_add(out, "\xEF\xBF\xBD");
            words += bytes > 0 ? bytes : 1;
        } else if (entity != NULL) {
            str_add(out, entity);
            words++;
        } else {
            str_add_bytes(out, words, bytes);
            words += bytes;
        }
    }
}

void html_format(struct str *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int bytes = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = malloc((size_t)bytes + 1);
    MUST(bytes >= 0);
    MUST(text != NULL);
    va_start(arguments, format);
    (void)vsnprintf(text, (size_t)bytes + 1, format, arguments);
    va_end(arguments);
    html_words(out, text);
    free(text);
}

/* ---- elements --------------------------------------------------------------------------------------------------- */

void html_open(struct str *out, const char *name, const char *class)
{
    str_addf(out, "<%s", name);
    if (class != NULL) {
        str_addf(out, " class=\"%s\"", class);
    }
    str_add_char(out, '>');
}

void html_close(struct str *out, const char *name)
{
    str_addf(out, "</%s>\n", name);
}

void html_line(struct str *out, const char *name, const char *class, const char *words)
{
    html_open(out, name, class);
    html_words(out, words);
    html_close(out, name);
}

void html_typed(struct str *out, const char *name, const char *class, const char *words)
{
    if (words[0] != '\0') {
        str_addf(out, "<%s class=\"%s\" dir=\"auto\">", name, class);
        html_words(out, words);
        html_close(out, name);
    }
}

/* ---- tables ----------------------------------------------------------------------------------------------------- */

void html_table(struct str *out, const char *class, const char *caption, const char *const *heads, uint32_t count)
{
    html_open(out, "table", class);
    str_add_char(out, '\n');
    html_line(out, "caption", NULL, caption);
    str_add(out, "<thead><tr>");
    for (uint32_t i = 0; i < count; i++) {
        bool is_number = heads[i][0] == '#';
        str_addf(out, "<th scope=\"col\"%s>", is_number ? " class=\"n\"" : "");
        html_words(out, heads[i] + (is_number ? 1 : 0));
        str_add(out, "</th>");
    }
    str_add(out, "</tr></thead>\n<tbody>\n");
}

void html_table_end(struct str *out)
{
    str_add(out, "</tbody></table>\n");
}

void html_row(struct str *out)
{
    str_add(out, "<tr>");
}

void html_row_end(struct str *out)
{
    str_add(out, "</tr>\n");
}

void html_row_head(struct str *out, const char *words)
{
    str_add(out, "<th scope=\"row\">");
    html_words(out, words);
    str_add(out, "</th>");
}

void html_cell(struct str *out, const char *words)
{
    str_add(out, "<td>");
    html_words(out, words);
    str_add(out, "</td>");
}

void html_number(struct str *out, const char *words)
{
    str_add(out, "<td class=\"n\">");
    html_words(out, words);
    str_add(out, "</td>");
}
