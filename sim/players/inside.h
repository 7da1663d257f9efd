/* inside.h: what the files of this room share: a bot's habits, what it means to do, what it has noticed. */
#ifndef TOCSIN_PLAYERS_INSIDE_H
#define TOCSIN_PLAYERS_INSIDE_H

#include "base/rng.h"
#include "players/players.h"

/* A reaction time in seconds: drawn between least and most, most often likely. */
struct delay { int64_t least_s, likely_s, most_s; };
/* A part of the time until a deadline. */
struct percent { uint32_t least, likely, most; };

enum sharing {
    SHARES_WIDELY,  /* all whom it concerns and the label allows; of its own also beyond the label, when not kept for few */
    SHARES_BY_RULE, /* all whom it concerns and the label allows */
    SHARES_NOTHING  /* only what a clock demands */
};

struct habits {
    const char *name, *text;
    bool is_silent;

    struct delay read, decide, share, ask, reply, act, declare;
    struct percent decide_part;   /* of the time a decision leaves */
    struct percent notify_part;   /* of the time a stage leaves */
    struct delay notify;          /* when all it needs is there, or when it has no deadline */
    struct delay notify_late;     /* after a miss */
    bool notifies_when_complete;  /* as soon as it holds all that the stage must cover */
    bool attaches_facts;          /* to a notice: those that the label allows */

    /* How an option weighs: plain, plus one for what is true of it. */
    uint32_t weigh_plain, weigh_effort, weigh_free, weigh_first, weigh_last;
    bool agrees;                  /* where all teams must give one answer: draws as others of its seed do, as if it had rung them */
    int32_t confidence;

    enum sharing sharing;
    bool asks_permission;         /* of the source, where the label keeps it from a client or from who asked */
    bool wants_trace;             /* prefers a channel that gives a receipt or evidence */

    enum view_reply on_permission, on_preserve, on_help;
    enum tlp permits;             /* the label under which it gives permission; never for what is TLP:RED */
    uint32_t ignores_percent;     /* of requests it never answers */

    uint32_t act_percent, ask_percent; /* of the actions open to it; of those that ask another team */
    bool states, states_facts;    /* a public statement when the press asks; with facts that are TLP:CLEAR */

    const char *rationale, *notice_text, *statement_text, *ask_text, *yes_text, *no_text, *lack_text, *later_text;
};

extern const struct habits player_habits[POLICY_COUNT];

/* What a bot means to do once its reaction time is over. */
enum intent_kind {
    INTENT_READ_ITEM, INTENT_READ_ARRIVAL, INTENT_READ_REQUEST, INTENT_READ_REPLY, INTENT_DECIDE, INTENT_SHARE, INTENT_ASK,
    INTENT_REPLY, INTENT_ACT, INTENT_DECLARE, INTENT_NOTIFY, INTENT_KIND_COUNT
};
struct intent { enum intent_kind kind; uint32_t a, b; int64_t due_s; };

struct player {
    const struct habits *habits;
    uint64_t seed;
    uint32_t key;

    struct intent *intents; uint32_t intents_count, intents_room;

    /* What has been noticed, by handle. */
    uint32_t events, known_changes, line_changes;
    uint32_t items, arrivals, decisions, requests, consents;
    uint8_t *facts; uint32_t facts_room;        /* FACT_ bits */
    uint8_t *pairs; uint32_t pairs_room;        /* by fact and team: PAIR_ */
    uint8_t *request_bits; uint32_t request_bits_room;
    uint8_t *actions; uint32_t actions_room;    /* 1 noticed */
    uint8_t *stages; uint32_t stages_room;      /* by clock and stage: STAGE_ bits */
    uint8_t *clocks; uint32_t clocks_room;      /* 1 declared or meaning to */
    uint8_t *reach; uint32_t reach_room;        /* by team: mask of labels that some open channel may carry */
};

enum { FACT_NOTICED = 1, FACT_ASKED = 2 };
enum { PAIR_MEANT = 1 };
enum { REQUEST_REPLY_READ = 1, REQUEST_LATER = 2 };
enum { STAGE_MEANT = 1, STAGE_MEANT_LATE = 2 };
#define STAGES_OF_CLOCK 16u /* room for the marks of one clock; later stages share the last */

/* ---- notice.c ---- */
void player_notice(struct player *player, const struct view *view, int64_t now_s);
void player_mean(struct player *player, enum intent_kind kind, uint32_t a, uint32_t b, int64_t due_s);

/* ---- does.c ---- */
/* Fills `wishes` (room for at least PLAYER_WISHES_EACH) with what the intent comes to by now; returns how many. */
#define PLAYER_WISHES_EACH 3u
uint32_t player_do(struct player *player, const struct view *view, int64_t now_s, const struct intent *intent,
                   struct view_wish *wishes);

/* ---- judge.c: what a policy thinks of something, from the view alone ---- */
/* A text that lay ready for everybody before anything happened, such as a draft statement: no news to tell. */
bool player_is_prepared(const struct view *view, uint32_t fact);
bool player_was_asked(const struct view *view, uint32_t fact, uint32_t by);
/* It concerns that team or they asked for it, and the label, a permission or the policy lets it go there. Never the public: what
 * is for everybody goes out by a decision, an action or an answer to the press. */
bool player_would_tell(const struct player *player, const struct view *view, uint32_t fact, uint32_t to);
/* A client, or who asked for it, whom the label alone keeps from it. */
bool player_is_held_back(const struct player *player, const struct view *view, uint32_t fact, uint32_t to);
/* A channel without any warning, or VIEW_NONE. */
uint32_t player_channel(const struct player *player, const struct view *view, int64_t now_s, uint32_t fact, uint32_t to);
/* Content classes that it can fill: from what it holds, and C1 and C6 always. */
uint32_t player_classes(const struct view *view);
bool player_is_complete(const struct view *view, uint32_t clock, uint32_t stage);
bool player_can_afford(const struct view *view, int64_t staff_micro, int64_t budget_micro);

/* ---- draws ---- */
int64_t player_delay(const struct player *player, enum intent_kind kind, const struct delay *delay, uint32_t b, uint64_t ordinal);
int64_t player_part(const struct player *player, enum intent_kind kind, const struct percent *part, uint32_t b, uint64_t ordinal,
                  int64_t whole_s);
uint32_t player_below(const struct player *player, uint32_t what, uint32_t b, uint64_t ordinal, uint32_t below);
/* The same for every bot of this seed. */
uint32_t player_below_alike(const struct player *player, uint32_t what, uint32_t b, uint64_t ordinal, uint32_t below);
/* Things that share a second are told apart by their place in it, so that one more at another time shifts none. */
uint64_t player_ordinal(int64_t at_s, uint32_t place);

void *player_marks(void *marks, uint32_t index, uint32_t *room);

#endif
