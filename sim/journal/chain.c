/* Every digest is BLAKE2b-256 over a label and fields in a fixed order. A number is 8 bytes, little-endian, two's
 * complement; bytes and strings are their length as such a number, then themselves. So no two lists of fields read alike,
 * and no digest of one purpose fits another. */
#include "journal/chain.h"

#include <sodium.h>
#include <string.h>

_Static_assert(JOURNAL_CHAIN_BYTES == crypto_generichash_BYTES, "BLAKE2b-256");
_Static_assert(CHAIN_SALT_BYTES >= crypto_generichash_KEYBYTES_MIN, "a salt is a BLAKE2b key");

static void add_number(crypto_generichash_state *state, uint64_t number)
{
    unsigned char bytes[8];
    unsigned char *at = bytes;
    le_u64(&at, number);
    (void)crypto_generichash_update(state, bytes, sizeof bytes);
}

static void add_bytes(crypto_generichash_state *state, const void *bytes, size_t count)
{
    add_number(state, count);
    (void)crypto_generichash_update(state, bytes, count);
}

static void add_string(crypto_generichash_state *state, const char *text)
{
    add_bytes(state, text, strlen(text));
}

static void begin(crypto_generichash_state *state, const char *label)
{
    (void)crypto_generichash_init(state, NULL, 0, JOURNAL_CHAIN_BYTES);
    add_string(state, label);
}

static struct chain end(crypto_generichash_state *state)
{
    struct chain chain;
    (void)crypto_generichash_final(state, chain.bytes, sizeof chain.bytes);
    return chain;
}

void chain_prepare(void)
{
    MUST(sodium_init() >= 0);
}

struct chain chain_header(const struct journal_header *header)
{
    crypto_generichash_state state;
    begin(&state, "tocsin exercise");
    add_number(&state, JOURNAL_FORMAT);
    add_string(&state, header->scenario);
    add_string(&state, header->title);
    add_string(&state, header->team);
    add_number(&state, header->seed);
    add_number(&state, header->rules_version);
    add_string(&state, chain_privacy_word(header->privacy));
    add_number(&state, (uint64_t)header->created_ms);
    add_bytes(&state, header->package, header->package_bytes);
    return end(&state);
}

struct chain chain_input(const struct chain *before, const struct journal_input *input,
                         const unsigned char *text_digest)
{
    crypto_generichash_state state;
    begin(&state, "tocsin input");
    add_bytes(&state, before->bytes, sizeof before->bytes);
    add_number(&state, input->number);
    add_number(&state, (uint64_t)input->at_s);
    add_number(&state, (uint64_t)input->wall_ms);
    add_string(&state, input->role);
    add_string(&state, input->team);
    add_number(&state, input->seat);
    add_number(&state, input->sender_number);
    add_string(&state, input->kind);
    add_string(&state, input->payload);
    add_bytes(&state, text_digest, text_digest == NULL ? 0 : JOURNAL_CHAIN_BYTES);
    return end(&state);
}

struct chain chain_text(const unsigned char salt[CHAIN_SALT_BYTES], const struct journal_input *input)
{
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, salt, CHAIN_SALT_BYTES, JOURNAL_CHAIN_BYTES);
    add_string(&state, "tocsin text");
    add_number(&state, input->person);
    add_string(&state, chain_text_word(input->what));
    add_string(&state, input->text);
    return end(&state);
}

struct chain chain_mark(const struct chain *head, const struct mark *mark)
{
    crypto_generichash_state state;
    begin(&state, "tocsin mark");
    add_bytes(&state, head->bytes, sizeof head->bytes);
    add_number(&state, mark->inputs);
    add_number(&state, (uint64_t)mark->at_s);
    add_number(&state, (uint64_t)mark->wall_ms);
    add_number(&state, mark->has_ended ? 1 : 0);
    return end(&state);
}

void chain_salt(unsigned char salt[CHAIN_SALT_BYTES])
{
    randombytes_buf(salt, CHAIN_SALT_BYTES);
}

bool chain_equal(const struct chain *a, const void *bytes, int count)
{
    return count == (int)sizeof a->bytes && memcmp(a->bytes, bytes, sizeof a->bytes) == 0;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static const char *const text_words[] = {
    [JOURNAL_NO_TEXT] = "", [JOURNAL_NAME] = "name", [JOURNAL_PROSE] = "prose", [JOURNAL_MATERIAL] = "material",
};
static const char *const privacy_words[] = {
    [JOURNAL_FULL] = "full", [JOURNAL_WITHOUT_NAMES] = "without names", [JOURNAL_AGGREGATES] = "aggregates",
};

const char *chain_text_word(enum journal_text what)
{
    return text_words[what];
}

bool chain_text_parse(const char *word, enum journal_text *what)
{
    for (int i = JOURNAL_NAME; i <= JOURNAL_MATERIAL; i++) {
        if (str_equal(word, text_words[i])) {
            *what = (enum journal_text)i;
            return true;
        }
    }
    return false;
}

const char *chain_privacy_word(enum journal_privacy privacy)
{
    return privacy_words[privacy];
}

bool chain_privacy_parse(const char *word, enum journal_privacy *privacy)
{
    for (int i = JOURNAL_FULL; i <= JOURNAL_AGGREGATES; i++) {
        if (str_equal(word, privacy_words[i])) {
            *privacy = (enum journal_privacy)i;
            return true;
        }
    }
    return false;
}
