/* expr.h: what stands in a cell as in the language, brought onto one line: comments and line breaks go, curly quotes become
 * straight, and where a line ends between two values there is a comma. */
#ifndef TOCSIN_EXCHANGE_EXPR_H
#define TOCSIN_EXCHANGE_EXPR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Appends the values of `text`, separated by commas, and says how many there are. False when it is no value of the language;
 * `*why` (a literal) then says what is wrong and `out` is untouched. */
bool expr_line(const char *text, struct str *out, uint32_t *count, const char **why);
/* Appends a text of the language: quoted, on one line. */
void expr_add_text(struct str *out, const char *text);
/* A whole number or a decimal one, as people write it, without anything else. */
bool expr_is_number(const char *text);

#endif
