/* chain.h: what stands for what in a session file: the BLAKE2b chain over inputs, the salted digests of texts, the seal
 * of the mark. Byte for byte as in docs/session-file.md.
 *
 * Room: sim/journal. Pure but for chain_salt, which asks the system for chance. */
#ifndef TOCSIN_JOURNAL_CHAIN_H
#define TOCSIN_JOURNAL_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "journal/journal.h"

#define CHAIN_SALT_BYTES 16u

struct chain {
    unsigned char bytes[JOURNAL_CHAIN_BYTES];
};

struct mark {
    uint64_t inputs; /* how many were journalled when it was made */
    int64_t at_s, wall_ms;
    bool has_ended;
};

/* Once before anything else in a process; may be repeated. */
void chain_prepare(void);
/* The chain before the first input. */
struct chain chain_header(const struct journal_header *header);
/* The chain after `input`. `text_digest` NULL: it has no text. */
struct chain chain_input(const struct chain *before, const struct journal_input *input,
                         const unsigned char *text_digest);
/* The digest of one text under its salt; without the salt it cannot be guessed. */
struct chain chain_text(const unsigned char salt[CHAIN_SALT_BYTES], const struct journal_input *input);
struct chain chain_mark(const struct chain *head, const struct mark *mark);
void chain_salt(unsigned char salt[CHAIN_SALT_BYTES]);
bool chain_equal(const struct chain *a, const void *bytes, int count);

/* As written in the file: "name", "prose", "material"; "full", "without names", "aggregates". */
const char *chain_text_word(enum journal_text what);
bool chain_text_parse(const char *word, enum journal_text *what);
const char *chain_privacy_word(enum journal_privacy privacy);
bool chain_privacy_parse(const char *word, enum journal_privacy *privacy);

#endif
