/* labels.h: the Traffic Light Protocol 2.0 (FIRST, August 2022) and the Permissible Actions Protocol (MISP taxonomy),
 * as pure rules. The engine judges breaches with them; a view warns beforehand with the same ones. */
#ifndef TOCSIN_ENGINE_LABELS_H
#define TOCSIN_ENGINE_LABELS_H

#include <stdbool.h>
#include <stdint.h>

/* Strictest first, so that a smaller number is a tighter label. */
enum tlp { TLP_RED = 0, TLP_AMBER_STRICT, TLP_AMBER, TLP_GREEN, TLP_CLEAR };
enum pap { PAP_RED = 0, PAP_AMBER, PAP_GREEN, PAP_CLEAR };

/* How a receiver stands to the one who holds an item. */
enum relation {
    RELATION_NAMED,     /* the source named it as a recipient */
    RELATION_SOURCE,    /* it is where the item came from */
    RELATION_CLIENT,    /* a client of the holder's organisation */
    RELATION_COMMUNITY, /* of the same community */
    RELATION_OTHER,
    RELATION_PUBLIC
};

/* May an item under `label` go to somebody in `relation` to its holder? (TLP 2.0: RED named people only; AMBER+STRICT
 * the holder's own organisation; AMBER also its clients; GREEN the community; CLEAR anyone.) */
bool tlp_allows(enum tlp label, enum relation relation);
/* May an item under `limit` be used in an action that needs `action`? */
bool pap_allows(enum pap limit, enum pap action);
/* "TLP:AMBER+STRICT". Labels are never translated. */
const char *tlp_name(enum tlp label);
/* "A+S", for the diagram's badges. */
const char *tlp_short(enum tlp label);
/* "amber_strict" as the scenario language writes it. */
const char *tlp_word(enum tlp label);
const char *pap_name(enum pap limit);
/* Parses the language's words: red amber_strict amber+strict amber green clear. */
bool tlp_parse(const char *word, enum tlp *label);
bool pap_parse(const char *word, enum pap *limit);

#endif
