/* report.h: a debrief as one page of HTML that needs nothing beside it: no script, no font, no picture, no network.
 *
 * It is control's report: it says everything, so it belongs to those who ran the exercise. Every picture has a table
 * of the same numbers. It is light on a screen and prints to A4 and Letter.
 *
 * Room:  sim/debrief.
 * Same:  the same debrief and facts give the same bytes.
 * Trust: whatever an author wrote and a person typed is words, never markup (html.h). */
#ifndef TOCSIN_DEBRIEF_REPORT_H
#define TOCSIN_DEBRIEF_REPORT_H

#include "base/str.h"
#include "debrief/model.h"
#include "text/text.h"

/* What the debrief itself does not know. Strings are lent; none is NULL. */
struct debrief_facts {
    int64_t played_ms;       /* wall clock when it was played, since 1970; 0 not known */
    uint32_t rules_version;  /* under which it was played */
    const char *program;     /* "tocsin 0.1.0" */
    const char *digest;      /* of the trace, in hexadecimal digits */
    const char *chain;       /* of the inputs; "" when there is no session file */
    const char *privacy;     /* "names and words are kept" */
    const char *caution;     /* what cannot be shown and why; "" nothing */
};

/* Adds the page to `html`. `text` measures the words of the pictures. */
void debrief_report(const struct debrief_model *debrief, const struct debrief_facts *facts, struct text *text,
                    struct str *html);

#endif
