/* plain.h: words that a file or a command line brought, made fit for a terminal, in place.
 *
 * What a terminal would obey instead of showing it becomes '?', one for each byte: control characters, and what has the words
 * after it read in another order (U+202A to U+202E, U+2066 to U+2069; Unicode Standard Annex 9). All else stays.
 *
 * Room: sim/base. No state. err_say and err_prefix do it to every note. */
#ifndef TOCSIN_BASE_PLAIN_H
#define TOCSIN_BASE_PLAIN_H

/* New lines and tabs stay. */
void plain_show(char *text);
/* They do not: for one field of one line. */
void plain_show_field(char *text);

#endif
