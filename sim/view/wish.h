/* wish.h: what somebody in a seat wants to do, named by the handles of its own view.
 *
 * People's screens, stations and bots all fill this struct; the host turns it into an input (view_feed_input), which is
 * stamped, journalled and judged by the engine. A wish that the engine refuses comes back as VIEW_REFUSED. */
#ifndef TOCSIN_VIEW_WISH_H
#define TOCSIN_VIEW_WISH_H

#include "view/event.h"

enum wish_kind {
    WISH_NOTHING = 0,
    WISH_DECIDE,  /* decision; options + option_count (in order for VIEW_ORDER), or value; confidence; text: rationale */
    WISH_SHARE,   /* fact, to (team or VIEW_PUBLIC), channel, has_label + label; anyway */
    WISH_ASK,     /* to, channel or VIEW_NONE, ask, fact or VIEW_NONE; text */
    WISH_REPLY,   /* request, reply, has_label + label: permission granted under it; text */
    WISH_ACT,     /* action */
    WISH_DECLARE, /* clock, when_s: since when */
    WISH_NOTIFY,  /* clock, stage, classes, facts + fact_count; text: statement */
    WISH_STATE,   /* facts + fact_count; text: statement */
    WISH_READ,    /* what + item, arrival or request */
    WISH_ANSWER,  /* question, option or VIEW_NONE, confidence; text */
    WISH_VOTE,    /* decision, options[0] */
    WISH_PROPOSE, /* decision; text: something else */
    WISH_REPORT,  /* "we told them": fact, to, when_s */
    WISH_NOTE,    /* text */
    WISH_KIND_COUNT
};

#define WISH_OPTIONS_MAX 26u
#define WISH_FACTS_MAX 32u

struct view_wish {
    enum wish_kind kind;
    uint32_t decision, fact, to, channel, request, action, clock, stage, item, arrival, question, option;
    uint32_t options[WISH_OPTIONS_MAX], option_count; /* option handles of that decision */
    uint32_t facts[WISH_FACTS_MAX], fact_count;
    uint32_t classes;
    enum view_ask ask;
    enum view_reply reply;
    enum view_what what;
    enum tlp label;
    bool has_label, anyway;
    int64_t value;        /* micro */
    int32_t confidence;   /* 0 to 100, -1 none */
    int64_t when_s;
    const char *text;     /* lent; NULL none */
};

/* Handles VIEW_NONE, confidence -1, the rest zero. */
struct view_wish view_wish_make(enum wish_kind kind);
const char *wish_kind_name(enum wish_kind kind); /* "share" */

#endif
