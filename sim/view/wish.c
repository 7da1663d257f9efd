#include "view/wish.h"

#include "view/inside.h"

const char *const view_wish_words[] = { "nothing", "decide", "share", "ask", "reply", "act", "declare", "notify", "state", "read",
                                   "answer", "vote", "propose", "report", "note" };
_Static_assert(sizeof view_wish_words / sizeof view_wish_words[0] == WISH_KIND_COUNT, "a word for each kind of wish");

struct view_wish view_wish_make(enum wish_kind kind)
{
    return (struct view_wish){
        .kind = kind, .decision = VIEW_NONE, .fact = VIEW_NONE, .to = VIEW_NONE, .channel = VIEW_NONE,
        .request = VIEW_NONE, .action = VIEW_NONE, .clock = VIEW_NONE, .stage = VIEW_NONE, .item = VIEW_NONE,
        .arrival = VIEW_NONE, .question = VIEW_NONE, .option = VIEW_NONE, .confidence = -1,
    };
}

const char *wish_kind_name(enum wish_kind kind)
{
    return kind < WISH_KIND_COUNT ? view_wish_words[kind] : view_wish_words[WISH_NOTHING];
}
