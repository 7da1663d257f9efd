#include "base/err.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes at `at` a terminal or a page would obey instead of show: controls, and what has the words after it read in
 * another order (U+202A to U+202E, U+2066 to U+2069). Lines and tabs are shown. */
static size_t obeyed(const unsigned char *at)
{
    if (at[0] < 0x20 || at[0] == 0x7F) {
        return at[0] == '\n' || at[0] == '\t' ? 0 : 1;
    }
    if (at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) {
        return 2;
    }
    bool turns = at[0] == 0xE2 && ((at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) ||
                                   (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
    return turns ? 3 : 0;
}

/* A note says what a file or a command line said, and that may come from a stranger. */
static void show_plainly(char *text)
{
    for (size_t at = 0; text[at] != '\0';) {
        size_t bytes = obeyed((const unsigned char *)text + at);
        memset(text + at, '?', bytes);
        at += bytes > 0 ? bytes : 1;
    }
}

enum err err_say(struct err_note *note, enum err err, const char *format, ...)
{
    if (note != NULL) {
        va_list args;
        va_start(args, format);
        (void)vsnprintf(note->text, sizeof note->text, format, args);
        va_end(args);
        show_plainly(note->text);
    }
    return err;
}

enum err err_prefix(struct err_note *note, enum err err, const char *format, ...)
{
    if (note == NULL) {
        return err;
    }
    struct err_note inner = *note;
    va_list args;
    va_start(args, format);
    int used = vsnprintf(note->text, sizeof note->text, format, args);
    va_end(args);
    show_plainly(note->text);
    if (used < 0 || (size_t)used >= sizeof note->text) {
        return err;
    }
    (void)snprintf(note->text + used, sizeof note->text - (size_t)used, ": %.*s",
                   (int)(sizeof note->text - (size_t)used), inner.text);
    return err;
}

const char *err_name(enum err err)
{
    switch (err) {
    case ERR_OK: return "good";
    case ERR_NOT_FOUND: return "not found";
    case ERR_BAD_INPUT: return "not valid";
    case ERR_TOO_BIG: return "too big";
    case ERR_NO_MEMORY: return "out of memory";
    case ERR_DISK_FULL: return "disk full";
    case ERR_READ_ONLY: return "read-only";
    case ERR_BUSY: return "in use";
    case ERR_OTHER_RULES: return "other rules";
    case ERR_ALTERED: return "altered";
    case ERR_IO: return "input/output error";
    case ERR_DISPLAY: return "no display";
    }
    return "unknown";
}

int err_exit_code(enum err err)
{
    switch (err) {
    case ERR_OK: return 0;
    case ERR_NOT_FOUND:
    case ERR_BAD_INPUT:
    case ERR_TOO_BIG:
    case ERR_OTHER_RULES:
    case ERR_ALTERED: return 1;
    default: return 3;
    }
}

_Noreturn void err_die(const char *file, int line, const char *condition)
{
    (void)fprintf(stderr, "tocsin: %s:%d: broken promise: %s\n", file, line, condition);
    abort();
}
