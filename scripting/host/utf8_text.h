/* utf8_text.h: the little that the host needs of UTF-8.
 *
 * Room: scripting/host, inside only. No state. */
#ifndef TOCSIN_HOST_UTF8_TEXT_H
#define TOCSIN_HOST_UTF8_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of the well-formed character at `text` (1..4), or 0: broken, overlong, a surrogate, over U+10FFFF, cut off. */
size_t utf8_step(const char *text, size_t bytes);
/* The same, and its number in `*code` when the answer is not 0. */
size_t utf8_decode(const char *text, size_t bytes, uint32_t *code);
/* Writes the character's 1..4 bytes. MUST: code <= 0x10FFFF. */
size_t utf8_encode(uint32_t code, char out[4]);
/* The most bytes, at most `bytes_max`, that end at the end of a character. */
size_t utf8_cut(const char *text, size_t bytes, size_t bytes_max);
/* Turns control characters, what reorders the words after it (U+202A to U+202E, U+2066 to U+2069) and broken UTF-8 into
 * '?', in place, a '?' for each byte. */
void utf8_clean(char *text, size_t bytes);

#endif
