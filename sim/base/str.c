#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

void str_deinit(struct str *str)
{
    free(str->at);
    *str = (struct str){ 0 };
}

void str_clear(struct str *str)
{
    str->bytes = 0;
    if (str->at != NULL) {
        str->at[0] = '\0';
    }
}

static void make_room(struct str *str, size_t more)
{
    size_t needed = str->bytes + more + 1;
    if (needed <= str->room) {
        return;
    }
    size_t room = str->room > 0 ? str->room * 2 : 64;
    while (room < needed) {
        room *= 2;
    }
    char *at = realloc(str->at, room);
    MUST(at != NULL);
    str->at = at;
    str->room = room;
}

void str_add_bytes(struct str *str, const char *text, size_t bytes)
{
    make_room(str, bytes);
    if (bytes > 0) {
        memcpy(str->at + str->bytes, text, bytes);
    }
    str->bytes += bytes;
    str->at[str->bytes] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_char(struct str *str, char byte)
{
    str_add_bytes(str, &byte, 1);
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    MUST(bytes >= 0);
    make_room(str, (size_t)bytes);
    va_start(args, format);
    (void)vsnprintf(str->at + str->bytes, (size_t)bytes + 1, format, args);
    va_end(args);
    str->bytes += (size_t)bytes;
}

const char *str_text(const struct str *str)
{
    return str->at != NULL ? str->at : "";
}

bool str_equal(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

bool str_starts(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static uint32_t least(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t m = a < b ? a : b;
    return m < c ? m : c;
}

uint32_t str_distance(const char *a, const char *b, uint32_t most)
{
    enum { LONGEST = 255 };
    size_t a_bytes = strlen(a);
    size_t b_bytes = strlen(b);
    if (a_bytes > LONGEST || b_bytes > LONGEST) {
        return most + 1;
    }
    uint32_t row[LONGEST + 1];
    for (uint32_t j = 0; j <= b_bytes; j++) {
        row[j] = j;
    }
    for (uint32_t i = 1; i <= a_bytes; i++) {
        uint32_t diagonal = row[0];
        row[0] = i;
        for (uint32_t j = 1; j <= b_bytes; j++) {
            uint32_t above = row[j];
            uint32_t change = diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u);
            row[j] = least(above + 1, row[j - 1] + 1, change);
            diagonal = above;
        }
    }
    return row[b_bytes] <= most ? row[b_bytes] : most + 1;
}

void *str_grow(void *array, uint32_t count, uint32_t *room, size_t element_bytes)
{
    if (count < *room) {
        return array;
    }
    uint32_t wanted = *room > 0 ? *room * 2 : 8;
    MUST(wanted > *room);
    void *grown = realloc(array, (size_t)wanted * element_bytes);
    MUST(grown != NULL);
    *room = wanted;
    return grown;
}

void *str_grow_zeroed(void *array, uint32_t count, uint32_t *room, size_t element_bytes)
{
    while (*room < count) {
        uint32_t before = *room;
        array = str_grow(array, before, room, element_bytes);
        memset((unsigned char *)array + (size_t)before * element_bytes, 0, (size_t)(*room - before) * element_bytes);
    }
    return array;
}
