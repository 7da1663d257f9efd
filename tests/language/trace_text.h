/* trace_text.h: a trace as text that a person can read and compare, one record a line:
 *
 *   0:18:00  sent          cert_a      fact.hash to cert_b via channel.mutual, TLP:GREEN          [cert_a]
 *
 * Time from STARTEX, kind, whose it is, what it says, who may see it beside control ([all]: everybody; []: control alone). */
#ifndef TOCSIN_TESTS_TRACE_TEXT_H
#define TOCSIN_TESTS_TRACE_TEXT_H

#include <stdint.h>

#include "base/str.h"
#include "engine/trace.h"
#include "engine/world.h"

/* Appends the whole trace. */
void trace_text(const struct world *world, const struct trace *trace, struct str *out);
/* Appends one record, with its newline. `number` from 1. */
void trace_text_line(const struct world *world, const struct trace *trace, uint32_t number, struct str *out);

#endif
