#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum err err_say(struct err_note *note, enum err err, const char *format, ...)
{
    if (note != NULL) {
        va_list args;
        va_start(args, format);
        (void)vsnprintf(note->text, sizeof note->text, format, args);
        va_end(args);
        plain_show(note->text);
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
    plain_show(note->text);
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
