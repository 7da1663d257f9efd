/* gate.h: the load gate. It reads the source as tokens before Lua sees it and refuses what could hurt the host or make
 * a run differ between machines, and what an author is likely to have meant otherwise.
 *
 * Room:  scripting/host. No state; time linear in the bytes.
 * Rules (docs/sandbox.md, "The load gate"):
 *   T0101 compiled chunk (first byte ESC)      T0102 NUL byte             T0103 file over SCRIPT_SOURCE_BYTES_MAX
 *   T0104 the operator ^                       T0105 a <close> variable   T0106 access chain over GATE_CHAIN_MAX
 *   T0107 nesting over GATE_DEPTH_MAX          T0108 name over NAME_BYTES_MAX
 *   T0109 a letter outside ASCII in a name     T0110 a hyphen in a name   T0111 a reserved word as a name
 *   T0112 text not closed  T0113 bad escape  T0114 bad number  T0115 long bracket not closed
 *   T0116 a character that Lua does not have   T0117 not UTF-8
 * From the compiler, put in plain words by script_run: T0120. */
#ifndef TOCSIN_HOST_GATE_H
#define TOCSIN_HOST_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "host/diagnostic.h"

#define GATE_CHAIN_MAX 64u
#define GATE_DEPTH_MAX 100u

/* true: the source may be given to the compiler. false: what is wrong has been added to `list`. */
bool gate_check(const char *file, const char *source, size_t bytes, struct diagnostics *list);

#endif
