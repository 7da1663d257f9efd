/* The moment at the playhead: what it was, and what belongs to it. */
#include "charts/marks.h"
#include "screens/debrief_inside.h"

#define TWO_COLUMNS_FROM 560.0f

static enum word kind_word(enum debrief_event_kind kind)
{
    switch (kind) {
    case DEBRIEF_EVENT_SCENE: return WORD_LB_KIND_SCENE;
    case DEBRIEF_EVENT_INJECT: return WORD_LB_KIND_INJECT;
    case DEBRIEF_EVENT_ASKED: return WORD_LB_KIND_ASKED;
    case DEBRIEF_EVENT_DECIDED: return WORD_LB_KIND_DECIDED;
    case DEBRIEF_EVENT_ACTION: return WORD_LB_KIND_ACTION;
    case DEBRIEF_EVENT_SENT: return WORD_LB_KIND_SENT;
    case DEBRIEF_EVENT_BREACH: return WORD_LB_KIND_BREACH;
    case DEBRIEF_EVENT_PUBLIC: return WORD_LB_KIND_PUBLIC;
    case DEBRIEF_EVENT_NOTICE: return WORD_LB_KIND_NOTICE;
    case DEBRIEF_EVENT_MISSED: return WORD_LB_KIND_MISSED;
    case DEBRIEF_EVENT_END: break;
    }
    return WORD_LB_KIND_END;
}

static void put_pair(struct page *page, const char *label, const char *words)
{
    if (words[0] != '\0') {
        put_named(page, label, words);
    }
}

/* ---- by kind ----------------------------------------------------------------------------------------------------- */

static void put_decision(struct page *page, const struct debrief_decision *decision)
{
    struct ui *ui = page->ui;
    bool has_two = ui_width(ui) >= TWO_COLUMNS_FROM;
    const float widths[] = { UI_FLEX(11), UI_FLEX(10) };
    put_words(page, lb_thing(page, SHELF_DECISION, decision->decision.v), UI_TONE_SECOND);
    ui_row_begin(ui, widths, has_two ? 2 : 1, 24.0f, UI_TOP);
    ui_inset_begin(ui, 0.0f, 0.0f, 8.0f);
    put_answer(page, decision);
    put_grounds(page, decision);
    ui_inset_end(ui);
    if (has_two) {
        ui_row_next(ui);
    }
    ui_inset_begin(ui, 0.0f, 0.0f, 6.0f);
    put_followed(page, decision->effects, decision->effect_count, decision->luck, decision->luck_count);
    ui_inset_end(ui);
    ui_row_end(ui);
}

static void put_asked(struct page *page, const struct debrief_decision *decision)
{
    const struct decision *def = &page->world->decisions[decision->decision.v];
    put_strong(page, lb_filled(page, def->ask, decision->team, decision->opened_s));
    put_words(page, lb_filled(page, def->text, decision->team, decision->opened_s), UI_TONE_SECOND);
    if (decision->deadline_s != DEBRIEF_NEVER) {
        put_pair(page, word(WORD_LB_BEFORE), lb_moment(page, decision->deadline_s));
    }
}

static void put_share(struct page *page, const struct debrief_share *share)
{
    put_strong(page, lb_thing(page, SHELF_FACT, share->fact.v));
    put_pair(page, word(WORD_LB_TO), lb_team(page, share->to));
    put_pair(page, word(WORD_LB_BY), lb_thing(page, SHELF_CHANNEL, share->channel.v));
    put_pair(page, word(WORD_LB_LABEL), theme_tlp_chip((enum theme_tlp)share->label));
    if (share->lost_s != DEBRIEF_NEVER) {
        put_pair(page, word(WORD_LB_LOST), lb_moment(page, share->lost_s));
    } else if (share->arrived_s != DEBRIEF_NEVER) {
        const char *after = lb_span(page, share->arrived_s - share->sent_s);
        put_pair(page, word(WORD_LB_ARRIVED), LB(page, LB_AFTER, lb_moment(page, share->arrived_s), after));
    } else {
        put_pair(page, word(WORD_LB_ARRIVED), word(WORD_LB_NOT_YET));
    }
    if (share->again) {
        put_words(page, word(WORD_LB_AGAIN), UI_TONE_SECOND);
    }
    if (share->is_judged && share->is_needed) {
        put_words(page, word(WORD_LB_NEEDED), UI_TONE_SECOND);
    }
    for (uint32_t how = BREACH_LABEL; how <= BREACH_BASIS; how++) {
        if ((share->breaches & 1u << how) != 0) {
            put_words(page, say_breach(how), UI_TONE_RED);
        }
    }
}

static void put_inject(struct page *page, const struct debrief_inject *inject)
{
    struct str teams = { 0 };
    for (uint32_t i = 0; i < inject->team_count; i++) {
        str_addf(&teams, "%s%s", i > 0 ? ", " : "", lb_team(page, (struct team_id){ inject->teams[i] }));
    }
    const char *names = lb_kept(page, &teams);
    put_strong(page, inject->title);
    put_pair(page, word(WORD_LB_FROM), inject->from);
    put_pair(page, word(WORD_LB_TO), inject->is_public ? word(WORD_THE_PUBLIC) : names);
    put_words(page, inject->text, UI_TONE_SECOND);
    if (inject->recalled_s != DEBRIEF_NEVER) {
        put_pair(page, word(WORD_RECALLED), lb_moment(page, inject->recalled_s));
    }
}

static void put_stage(struct page *page, const struct debrief_stage *stage)
{
    const struct clock *clock = &page->world->clocks[stage->clock.v];
    put_strong(page, say_stage(page, stage));
    put_words(page, say_stage_outcome(page, stage), tone_of_stage(stage));
    put_pair(page, word(WORD_LB_TO), clock->to.v < page->world->teams_count ? lb_team(page, clock->to)
                                                                            : world_source(page->world, clock->to_text));
    if (stage->due_s != DEBRIEF_NEVER) {
        put_pair(page, word(WORD_LB_DUE), lb_moment(page, stage->due_s));
    }
    if (stage->is_known) {
        put_words(page, say_stage_known(page, stage), UI_TONE_SECOND);
    } else if (stage->submitted_s != DEBRIEF_NEVER) {
        put_pair(page, word(WORD_LB_SENT), lb_moment(page, stage->submitted_s));
    }
    if (stage->words[0] != '\0') {
        put_quote(page, stage->words);
    }
}

static void put_statement(struct page *page, const struct debrief_statement *statement)
{
    if (statement->fact.v != ID_NONE) {
        put_strong(page, lb_thing(page, SHELF_FACT, statement->fact.v));
        put_words(page, world_source(page->world, page->world->facts[statement->fact.v].text), UI_TONE_SECOND);
    }
    if (statement->is_false) {
        const char *until = statement->until_s == DEBRIEF_NEVER ? word(WORD_LB_FALSE_TO_END)
                                                                : LB(page, LB_FALSE_UNTIL, lb_moment(page, statement->until_s));
        put_words(page, until, UI_TONE_FIRST);
    }
    if (statement->is_leak) {
        put_words(page, say_breach(BREACH_LABEL), UI_TONE_RED);
    }
}

static void put_breach(struct page *page, const struct debrief_breach *breach)
{
    put_strong(page, lb_thing(page, SHELF_FACT, breach->fact.v));
    put_words(page, say_breach(breach->how), UI_TONE_RED);
    if (breach->to.v != TEAM_NONE.v) {
        put_pair(page, word(WORD_LB_TO), lb_team(page, breach->to));
    }
}

static void put_action(struct page *page, const struct debrief_action *action)
{
    put_strong(page, lb_thing(page, SHELF_ACTION, action->action.v));
    if (action->done_s != DEBRIEF_NEVER && action->done_s > action->at_s) {
        put_pair(page, word(WORD_LB_DONE), lb_moment(page, action->done_s));
    }
    put_followed(page, action->effects, action->effect_count, action->luck, action->luck_count);
}

static void put_sentence(struct page *page, const struct debrief_event *event)
{
    struct str words = { 0 };
    debrief_event_words(page->model, event, &words);
    put_strong(page, lb_kept(page, &words));
}

static void put_by_kind(struct page *page, const struct debrief_event *event)
{
    const struct debrief_model *model = page->model;
    switch (event->kind) {
    case DEBRIEF_EVENT_INJECT: put_inject(page, &model->injects[event->index]); break;
    case DEBRIEF_EVENT_ASKED: put_asked(page, &model->decisions[event->index]); break;
    case DEBRIEF_EVENT_DECIDED: put_decision(page, &model->decisions[event->index]); break;
    case DEBRIEF_EVENT_ACTION: put_action(page, &model->actions[event->index]); break;
    case DEBRIEF_EVENT_SENT: put_share(page, &model->shares[event->index]); break;
    case DEBRIEF_EVENT_BREACH: put_breach(page, &model->breaches[event->index]); break;
    case DEBRIEF_EVENT_PUBLIC: put_statement(page, &model->statements[event->index]); break;
    case DEBRIEF_EVENT_NOTICE:
    case DEBRIEF_EVENT_MISSED: put_stage(page, &model->stages[event->index]); break;
    case DEBRIEF_EVENT_SCENE:
    case DEBRIEF_EVENT_END: put_sentence(page, event); break;
    }
}

/* ---- the panel --------------------------------------------------------------------------------------------------- */

static const char *team_aside(struct page *page, const struct debrief_event *event)
{
    bool is_decided = event->kind == DEBRIEF_EVENT_DECIDED;
    return is_decided ? say_time_used(page, &page->model->decisions[event->index]) : "";
}

static bool has_tab(enum debrief_event_kind kind)
{
    return kind == DEBRIEF_EVENT_ASKED || kind == DEBRIEF_EVENT_DECIDED || kind == DEBRIEF_EVENT_SENT || kind == DEBRIEF_EVENT_BREACH ||
           kind == DEBRIEF_EVENT_NOTICE || kind == DEBRIEF_EVENT_MISSED;
}

static void put_open(struct page *page, enum debrief_event_kind kind)
{
    bool is_decision = kind == DEBRIEF_EVENT_ASKED || kind == DEBRIEF_EVENT_DECIDED;
    const struct ui_button button = { .label = word(is_decision                   ? WORD_LB_OPEN_DECISION
                                                    : kind == DEBRIEF_EVENT_SENT ? WORD_LB_OPEN_TEAMS : WORD_LB_OPEN_DUTIES),
                                      .icon_after = ICON_CHEVRON_RIGHT, .rank = UI_QUIET, .height = BUTTON_HEIGHT_DENSE };
    ui_space(page->ui, 2.0f);
    if (ui_button_with(page->ui, "open", &button)) {
        (void)lb_open(page);
    }
}

void put_moment(struct page *page, struct box box)
{
    const struct debrief_screen *screen = page->screen;
    bool is_empty = screen->event == ID_NONE;
    const struct debrief_event *event = is_empty ? NULL : &page->model->events[screen->event];
    const char *when = is_empty ? "" : lb_moment(page, event->at_s);
    const char *aside = is_empty ? "" : LB(page, LB_TWO, word(kind_word(event->kind)), when);
    panel_begin(page, "moment", box, word(WORD_LB_MOMENT), aside);
    if (is_empty) {
        put_words(page, word(WORD_LB_NOTHING), UI_TONE_SECOND);
    } else {
        if (event->team.v < page->world->teams_count) {
            put_team(page, event->team, event->at_s, team_aside(page, event));
        }
        put_by_kind(page, event);
        if (has_tab(event->kind)) {
            put_open(page, event->kind);
        }
    }
    panel_end(page);
}
