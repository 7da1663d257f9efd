/* Which mark of the diagram is which moment, and the other way. */
#include "screens/debrief_inside.h"

static const struct spacetime_ref no_mark = { SPACETIME_NOTHING, 0 };

static struct spacetime_ref mark_among(enum spacetime_kind kind, const uint32_t *of, uint32_t count, uint32_t index)
{
    for (uint32_t i = 0; i < count; i++) {
        if (of[i] == index) {
            return (struct spacetime_ref){ kind, i };
        }
    }
    return no_mark;
}

/* What went against a label is the share that did. */
static uint32_t share_of_breach(const struct debrief_model *model, const struct debrief_breach *breach)
{
    for (uint32_t i = 0; i < model->shares_count; i++) {
        const struct debrief_share *share = &model->shares[i];
        bool is_it = share->from.v == breach->team.v && share->to.v == breach->to.v && share->fact.v == breach->fact.v;
        if (is_it && share->sent_s <= breach->at_s && share->breaches != 0) {
            return i;
        }
    }
    return ID_NONE;
}

struct spacetime_ref mark_of_event(const struct debrief_screen *screen, uint32_t event)
{
    const struct debrief_spacetime *picture = &screen->picture;
    const struct debrief_model *model = screen->model;
    if (event == ID_NONE) {
        return no_mark;
    }
    uint32_t index = model->events[event].index;
    switch (model->events[event].kind) {
    case DEBRIEF_EVENT_INJECT: return mark_among(SPACETIME_INJECT, picture->inject_of, picture->in.inject_count, index);
    case DEBRIEF_EVENT_ASKED:
    case DEBRIEF_EVENT_DECIDED: return mark_among(SPACETIME_DECISION, picture->decision_of, picture->in.decision_count, index);
    case DEBRIEF_EVENT_BREACH: index = share_of_breach(model, &model->breaches[index]); /* fall through */
    case DEBRIEF_EVENT_SENT:
        return index == ID_NONE ? no_mark : mark_among(SPACETIME_SHARE, picture->share_of, picture->in.share_count, index);
    case DEBRIEF_EVENT_PUBLIC: return mark_among(SPACETIME_SHARE, picture->statement_of, picture->in.share_count, index);
    case DEBRIEF_EVENT_NOTICE:
    case DEBRIEF_EVENT_MISSED: return mark_among(SPACETIME_CLOCK, picture->stage_of, picture->in.clock_count, index);
    case DEBRIEF_EVENT_SCENE:
    case DEBRIEF_EVENT_ACTION:
    case DEBRIEF_EVENT_END: break;
    }
    return no_mark;
}

static bool is_of(const struct debrief_spacetime *picture, struct spacetime_ref ref, const struct debrief_event *event)
{
    switch (event->kind) {
    case DEBRIEF_EVENT_INJECT: return ref.kind == SPACETIME_INJECT && picture->inject_of[ref.index] == event->index;
    case DEBRIEF_EVENT_ASKED:
    case DEBRIEF_EVENT_DECIDED: return ref.kind == SPACETIME_DECISION && picture->decision_of[ref.index] == event->index;
    case DEBRIEF_EVENT_SENT: return ref.kind == SPACETIME_SHARE && picture->share_of[ref.index] == event->index;
    case DEBRIEF_EVENT_PUBLIC: return ref.kind == SPACETIME_SHARE && picture->statement_of[ref.index] == event->index;
    case DEBRIEF_EVENT_NOTICE:
    case DEBRIEF_EVENT_MISSED: return ref.kind == SPACETIME_CLOCK && picture->stage_of[ref.index] == event->index;
    default: return false;
    }
}

uint32_t event_of_mark(const struct debrief_screen *screen, struct spacetime_ref ref)
{
    const struct debrief_model *model = screen->model;
    bool is_thing = ref.kind != SPACETIME_NOTHING && ref.kind != SPACETIME_STACK;
    for (uint32_t i = model->events_count; is_thing && i > 0; i--) {
        if (is_of(&screen->picture, ref, &model->events[i - 1])) {
            return i - 1;
        }
    }
    return ID_NONE;
}

uint32_t lane_now(const struct debrief_screen *screen)
{
    return screen->stop != SPACETIME_NO_STOP ? screen->stop_lane : lane_of_event(screen, screen->event);
}

uint32_t lane_of_event(const struct debrief_screen *screen, uint32_t event)
{
    const struct debrief_model *model = screen->model;
    bool has_lane = event != ID_NONE && model->events[event].team.v < model->teams_count;
    return has_lane ? model->teams[model->events[event].team.v].lane : SPACETIME_NO_LANE;
}
