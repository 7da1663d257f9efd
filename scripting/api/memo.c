/* A condition or doing may stand in many others: `for i = 1, 40 do c = any{ c, c } end` says one thing 2^40 times. While a
 * scenario is loaded each is read once for each place that could make a difference, and what it came to is kept. */
#include "api/maker.h"

#include <string.h>

/* What decides, beside its words, what it comes to. */
struct key { enum own_mode own_mode; uint32_t own, knower; bool no_sender; };

struct memo {
    struct key key;
    uint32_t height; /* 1 for one that holds no other */
    struct ids found;
};

static struct key key_now(const struct maker *m)
{
    return (struct key){ m->own_mode, m->own_mode == OWN_TEAM ? m->own.v : ID_NONE, m->bare_knower.v, m->no_sender };
}

static bool key_equal(const struct key *a, const struct key *b)
{
    return a->own_mode == b->own_mode && a->own == b->own && a->knower == b->knower && a->no_sender == b->no_sender;
}

bool depth_note(const struct at *at, uint32_t height, uint32_t most, const char *what)
{
    struct maker *m = at->m;
    uint32_t deepest = m->depth + height;
    if (deepest > most) {
        problem(at, T_TOO_DEEP, "Say part of it in a rule of its own", "%s are nested over %u deep", what, most);
        return false;
    }
    m->deepest = deepest > m->deepest ? deepest : m->deepest;
    return true;
}

bool memo_begin(const struct at *at, uint32_t most, const char *what, struct reading *reading)
{
    struct maker *m = at->m;
    *reading = (struct reading){ .deepest_outside = m->deepest };
    if (!depth_note(at, 1, most, what)) {
        return false;
    }
    m->depth++;
    m->deepest = m->depth;
    return true;
}

/* In stories and tests what a word was given may change before it is read again; there the handler's budget bounds it. */
void memo_end(struct maker *m, uint32_t said, const struct reading *reading, const struct ids *found)
{
    uint32_t height = m->deepest - m->depth + 1;
    m->depth--;
    m->deepest = m->deepest > reading->deepest_outside ? m->deepest : reading->deepest_outside;
    if (m->phase == PHASE_LOAD) {
        struct said *s = &m->said[said];
        s->memo = s->memo != NULL ? s->memo : ARENA_NEW(&m->arena, struct memo);
        *s->memo = (struct memo){ key_now(m), height, *found };
    }
}

bool memo_find(const struct at *at, uint32_t said, uint32_t most, const char *what, struct ids *found)
{
    struct maker *m = at->m;
    const struct memo *memo = m->phase == PHASE_LOAD ? m->said[said].memo : NULL;
    struct key key = key_now(m);
    if (memo == NULL || !key_equal(&memo->key, &key)) {
        return false;
    }
    maker_step(m, 1);
    *found = depth_note(at, memo->height, most, what) ? memo->found : (struct ids){ 0 };
    return true;
}
