/* html.h: a page written piece by piece. Whatever goes in as words comes out as words: nothing that a person typed, and
 * nothing that an author wrote, can become markup.
 *
 * Room:  sim/debrief, private. Writes into the caller's string.
 * Shape: the page is HTML that is also well-formed XML: every element is closed, every attribute quoted.
 * Words: bad UTF-8 and characters that XML forbids become U+FFFD. */
#ifndef TOCSIN_DEBRIEF_HTML_H
#define TOCSIN_DEBRIEF_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* Words, escaped. What is no character, controls, and what would have the rest read in another order become U+FFFD. */
void html_words(struct str *out, const char *words);
void html_format(struct str *out, const char *format, ...) PRINTF_LIKE(2, 3);
/* <name class="class">; class may be NULL. Names and classes are ours, never a person's. */
void html_open(struct str *out, const char *name, const char *class);
void html_close(struct str *out, const char *name);
/* An element with words in it, on a line of its own. */
void html_line(struct str *out, const char *name, const char *class, const char *words);
/* What somebody typed: in its own direction, line breaks kept. Nothing when it is empty. */
void html_typed(struct str *out, const char *name, const char *class, const char *words);

/* A table with its caption and heads of columns. A head that begins with '#' is of a column of numbers. */
void html_table(struct str *out, const char *class, const char *caption, const char *const *heads, uint32_t count);
void html_table_end(struct str *out);
void html_row(struct str *out);
void html_row_end(struct str *out);
void html_row_head(struct str *out, const char *words);
void html_cell(struct str *out, const char *words);
void html_number(struct str *out, const char *words); /* to the right, in mono */

#endif
