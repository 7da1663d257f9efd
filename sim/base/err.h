/* err.h: three kinds of failure, kept apart.
 *
 * Ours:           MUST(cond). A broken promise inside the program. Stays on in release builds, prints and aborts.
 * The world's:    enum err with a struct err_note that says what was being done. Never aborts.
 * The exercise's: not an error at all. A refused input is a trace record with a reason (engine/trace.h).
 *
 * Room: sim/base. No state, no I/O (err_die writes one line to stderr, then aborts). */
#ifndef TOCSIN_BASE_ERR_H
#define TOCSIN_BASE_ERR_H

#include <stdarg.h>

enum err {
    ERR_OK = 0,
    ERR_NOT_FOUND,   /* no such file, session, scenario or name */
    ERR_BAD_INPUT,   /* what was read is not what it should be; the note says where */
    ERR_TOO_BIG,     /* a limit of base/limits.h; nothing was changed */
    ERR_NO_MEMORY,   /* nothing was changed */
    ERR_DISK_FULL,   /* nothing was written; may be tried again */
    ERR_READ_ONLY,   /* the place may not be written; nothing was changed */
    ERR_BUSY,        /* another program holds it; nothing was changed */
    ERR_OTHER_RULES, /* made by a version with other rules; can be read, not resumed */
    ERR_ALTERED,     /* a checksum or chain does not fit; the note names the first place */
    ERR_IO,          /* the system failed in another way */
    ERR_DISPLAY      /* no screen to draw on */
};

#define ERR_NOTE_BYTES 512u

/* What was being done when it failed, outermost first: "open night.tocsin: disk is full". Zero-initialise. */
struct err_note {
    char text[ERR_NOTE_BYTES];
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(format_at, first_at) __attribute__((format(printf, format_at, first_at)))

/* Set the note and return `err`, so that a failure reads `return err_say(note, ERR_IO, "...")`. `note` may be NULL. */
enum err err_say(struct err_note *note, enum err err, const char *format, ...) PRINTF_LIKE(3, 4);
/* Put what this layer was doing in front of what the layer below said. */
enum err err_prefix(struct err_note *note, enum err err, const char *format, ...) PRINTF_LIKE(3, 4);
/* A short plain name of the kind: "disk full". Never NULL. */
const char *err_name(enum err err);
/* The exit code of the command line for this failure: 0 good, 1 what was asked about is bad, 3 the machine refused. */
int err_exit_code(enum err err);

_Noreturn void err_die(const char *file, int line, const char *condition);

#define MUST(cond) ((cond) ? (void)0 : err_die(__FILE__, __LINE__, #cond))

#endif
