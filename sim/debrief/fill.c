/* Texts with placeholders: each {...} in the source is one slot, in order. */
#include <string.h>

#include "debrief/fold.h"

void fold_fill(const struct world *world, struct text_id text, fold_slot_fn *add, void *context, struct str *out)
{
    const struct text *def = &world->texts[text.v];
    const char *from = world_source(world, text);
    for (uint32_t i = 0; i < def->slot_count; i++) {
        const char *open = strchr(from, '{');
        const char *close = open == NULL ? NULL : strchr(open, '}');
        struct str words = { 0 };
        bool is_known = close != NULL && add(context, &def->slots[i], i, &words);
        if (is_known) {
            str_add_bytes(out, from, (size_t)(open - from));
            str_add(out, str_text(&words));
            from = close + 1;
        }
        str_deinit(&words);
        if (!is_known) {
            break;
        }
    }
    str_add(out, from);
}

struct moment {
    const struct debrief_model *debrief;
    struct team_id own;
    int64_t at_s;
};

/* As it stood then. What a text that is no question cannot know is named in general. */
static bool add_then(void *context, const struct slot *slot, uint32_t index, struct str *out)
{
    const struct moment *moment = context;
    const struct debrief_model *debrief = moment->debrief;
    bool has_own = moment->own.v < debrief->world->teams_count;
    (void)index;
    switch (slot->kind) {
    case SLOT_MEASURE:
        if (slot->id < debrief->measures_count) {
            str_add(out, debrief_number(debrief_measure_at(debrief, (struct measure_id){ slot->id }, moment->at_s)).at);
        }
        break;
    case SLOT_OWN_VALUE:
        if (has_own) {
            str_add(out, debrief_number(world_number(debrief->world, (struct number){ 1000000, slot->id }, moment->own)).at);
        }
        break;
    case SLOT_TEAM_NAME: str_add(out, debrief_team_name(debrief, (struct team_id){ slot->id })); break;
    case SLOT_TEAM:
    case SLOT_OWN_NAME: str_add(out, has_own ? debrief_team_name(debrief, moment->own) : "a team"); break;
    case SLOT_MINUTES: str_add(out, "some"); break;
    }
    return true;
}

void debrief_fill(const struct debrief_model *debrief, struct text_id text, struct team_id own, int64_t at_s, struct str *out)
{
    struct moment moment = { debrief, own, at_s };
    fold_fill(debrief->world, text, add_then, &moment, out);
}
