/* fixture.h: a script with an `out` function that its test can read, and children that a test can run. */
#ifndef TOCSIN_TESTS_HOST_FIXTURE_H
#define TOCSIN_TESTS_HOST_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "host/host.h"
#include "host/internal.h"

struct fixture {
    struct script *script;
    struct str out;          /* what the script gave to out(…), values separated by spaces, lines by newlines */
    struct diagnostics list; /* of the last run */
};

/* NULL: the default limits, seed 1, no clock. `config->user` is the fixture's own. */
void fixture_open(struct fixture *f, const struct script_config *config);
void fixture_close(struct fixture *f);
/* Runs it as scenario.lua, with `out` and the list emptied before. */
enum script_end fixture_run(struct fixture *f, const char *source);
enum script_end fixture_run_as(struct fixture *f, const char *source, unsigned caps);
/* Asserts that it ends well and that `out` got exactly this. */
void fixture_expect(struct fixture *f, const char *source, const char *out);
/* Asserts that it ends with an error of this code whose message contains `part`. */
void fixture_expect_error(struct fixture *f, const char *source, const char *code, const char *part);
/* Runs source that returns nothing but calls keep(function); answers the function. */
struct script_ref fixture_function(struct fixture *f, const char *source);

/* Fork; run `body` in the child with a limit of 10 seconds and what it printed into `out` (may be NULL). Fails the test on
 * a signal, a time-out, a sanitizer report or a false answer. */
void in_child(bool (*body)(void *arg, struct str *out), void *arg, struct str *out);

/* Start this program anew (other addresses, other stack) as `program --body name`, and read what it printed. */
void in_process(const char *name, struct str *out);
struct body {
    const char *name;
    void (*run)(struct str *out);
};
/* In main, first: when started as `program --body name`, runs that body, prints, exits. */
void maybe_run_body(int argc, char **argv, const struct body *bodies, size_t count);
/* Runs the body in ten processes; all must print the same, and something. Leaves it in `out`. */
void same_in_ten_processes(const char *name, struct str *out);

#endif
