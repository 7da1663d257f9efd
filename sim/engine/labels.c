#include "engine/labels.h"

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* The farthest relation that each label still reaches. Relations are listed from near to far, and whom a label reaches
 * it reaches through every nearer relation too. */
static const enum relation reach[] = {
    [TLP_RED] = RELATION_SOURCE,          /* named people, and the one who said it, who knows it */
    [TLP_AMBER_STRICT] = RELATION_SOURCE, /* the holder's own organisation: nobody else is nearer */
    [TLP_AMBER] = RELATION_CLIENT,
    [TLP_GREEN] = RELATION_COMMUNITY,
    [TLP_CLEAR] = RELATION_PUBLIC,
};

static const struct { const char *name, *short_name, *word; } tlp_words[] = {
    [TLP_RED] = { "TLP:RED", "R", "red" },
    [TLP_AMBER_STRICT] = { "TLP:AMBER+STRICT", "A+S", "amber_strict" },
    [TLP_AMBER] = { "TLP:AMBER", "A", "amber" },
    [TLP_GREEN] = { "TLP:GREEN", "G", "green" },
    [TLP_CLEAR] = { "TLP:CLEAR", "C", "clear" },
};

static const struct { const char *name, *word; } pap_words[] = {
    [PAP_RED] = { "PAP:RED", "red" },
    [PAP_AMBER] = { "PAP:AMBER", "amber" },
    [PAP_GREEN] = { "PAP:GREEN", "green" },
    [PAP_CLEAR] = { "PAP:CLEAR", "clear" },
};

#define TLP_COUNT (sizeof tlp_words / sizeof tlp_words[0])
#define PAP_COUNT (sizeof pap_words / sizeof pap_words[0])

bool tlp_allows(enum tlp label, enum relation relation)
{
    MUST((size_t)label < TLP_COUNT);
    return relation <= reach[label];
}

bool pap_allows(enum pap limit, enum pap action)
{
    return action <= limit;
}

const char *tlp_name(enum tlp label)
{
    MUST((size_t)label < TLP_COUNT);
    return tlp_words[label].name;
}

const char *tlp_short(enum tlp label)
{
    MUST((size_t)label < TLP_COUNT);
    return tlp_words[label].short_name;
}

const char *tlp_word(enum tlp label)
{
    MUST((size_t)label < TLP_COUNT);
    return tlp_words[label].word;
}

const char *pap_name(enum pap limit)
{
    MUST((size_t)limit < PAP_COUNT);
    return pap_words[limit].name;
}

bool tlp_parse(const char *word, enum tlp *label)
{
    if (str_equal(word, "amber+strict")) {
        *label = TLP_AMBER_STRICT;
        return true;
    }
    for (size_t i = 0; i < TLP_COUNT; i++) {
        if (str_equal(word, tlp_words[i].word)) {
            *label = (enum tlp)i;
            return true;
        }
    }
    return false;
}

bool pap_parse(const char *word, enum pap *limit)
{
    for (size_t i = 0; i < PAP_COUNT; i++) {
        if (str_equal(word, pap_words[i].word)) {
            *limit = (enum pap)i;
            return true;
        }
    }
    return false;
}
