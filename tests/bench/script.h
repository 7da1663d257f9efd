/* script.h: the reference workload in the sandbox, script.c. */
#ifndef TOCSIN_TESTS_BENCH_SCRIPT_H
#define TOCSIN_TESTS_BENCH_SCRIPT_H

#include "base/err.h"
#include "reference.h"

struct ref_script;
/* NULL when the script cannot be read or run; the note says why. */
struct ref_script *ref_script_create(const char *path, struct err_note *note);
void ref_script_destroy(struct ref_script *script);
uint32_t ref_script_play(struct ref_script *script, uint32_t seed, struct ref_report *report);

#endif
