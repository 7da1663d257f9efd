/* The parts of a debrief that are read: a moment, a choice and what followed, the matrix of needs, duties, questions. */
#include <stdio.h>

#include "charts/sparkline.h"
#include "screens/debrief_inside.h"

static void begin_card(struct page *page, const char *id, const char *title, const char *aside)
{
    ui_card_begin(page->ui, id, &(struct ui_panel){ .label = title, .padding = -1.0f });
    ui_panel_head(page->ui, title, aside);
    ui_inset_begin(page->ui, 20.0f, 20.0f, 8.0f);
    ui_space(page->ui, 6.0f);
}

static void end_card(struct page *page)
{
    ui_space(page->ui, 8.0f);
    ui_inset_end(page->ui);
    ui_card_end(page->ui);
}

static struct text_id title_of_decision(const struct page *page, const struct debrief_decision *decision)
{
    return page->model->world->decisions[decision->decision.v].ask;
}

/* ---- a choice -------------------------------------------------------------------------------------------------------- */

static const char *state_words(struct page *page, const struct debrief_decision *decision)
{
    switch (decision->state) {
    case DEBRIEF_DECISION_ANSWERED: return LB(page, LB_TOOK, lb_span(page, decision->closed_s - decision->opened_s));
    case DEBRIEF_DECISION_TIMED_OUT: return word(WORD_LB_TIMED_OUT);
    case DEBRIEF_DECISION_NOT_AGREED: return word(WORD_LB_NOT_AGREED);
    case DEBRIEF_DECISION_CLOSED: return word(WORD_LB_CLOSED);
    case DEBRIEF_DECISION_OPEN: return word(WORD_LB_OPEN);
    }
    return "";
}

static void put_option(struct page *page, uint32_t option)
{
    const struct world *world = page->model->world;
    const char letter[2] = { debrief_option_letter(page->model, option), '\0' };
    lb_bold(page, LB(page, LB_CHOICE, letter, world_source(world, world->options[option].label)));
}

static void put_choice(struct page *page, const struct debrief_decision *decision)
{
    for (uint32_t i = 0; i < decision->option_count; i++) {
        put_option(page, decision->options[i]);
    }
    if (decision->option_count == 0 && decision->taken.v != ID_NONE) {
        put_option(page, decision->taken.v);
    }
}

static void put_grounds(struct page *page, const struct debrief_decision *decision)
{
    if (decision->words[0] != '\0') {
        lb_line(page, decision->words, UI_TONE_FIRST);
    }
    enum word grounds = decision->sound == 1 ? WORD_LB_GROUNDED
                        : decision->sound == 0 ? WORD_LB_NOT_GROUNDED : WORD_LB_UNJUDGED;
    lb_line(page, word(grounds), UI_TONE_SECOND);
    for (uint32_t i = 0; i < decision->luck_count; i++) {
        char percent[16];
        (void)snprintf(percent, sizeof percent, "%u", decision->luck[i].weight_percent);
        lb_line(page, LB(page, LB_CHANCE, decision->luck[i].name, percent), UI_TONE_SECOND);
    }
}

static void put_followed(struct page *page, const struct debrief_effect *effects, uint32_t count)
{
    ui_caption(page->ui, word(WORD_LB_FOLLOWED));
    if (count == 0) {
        lb_line(page, word(WORD_LB_NOTHING_FOLLOWED), UI_TONE_THIRD);
    }
    for (uint32_t i = 0; i < count; i++) {
        struct str words = { 0 };
        debrief_effect_words(page->model, &effects[i], &words);
        lb_line(page, arena_copy_string(page->words, str_text(&words)), UI_TONE_SECOND);
        str_deinit(&words);
    }
}

static void put_hindsight(struct page *page, const struct debrief_decision *decision)
{
    uint32_t option = decision->option_count > 0 ? decision->options[0] : decision->taken.v;
    const struct world *world = page->model->world;
    if (option == ID_NONE || world->options[option].feedback.v == 0) {
        return;
    }
    ui_caption(page->ui, word(WORD_LB_AFTERWARDS));
    lb_line(page, world_source(world, world->options[option].feedback), UI_TONE_SECOND);
}

static const char *player_aside(struct page *page, struct team_id team, int64_t at_s)
{
    const char *player = lb_player(page, team);
    const char *moment = lb_moment(page, at_s);
    return player[0] == '\0' ? moment : LB(page, LB_CHOICE, moment, player);
}

void put_decision(struct page *page, const struct debrief_decision *decision)
{
    ui_label(page->ui, LB(page, LB_STAGE, debrief_team_name(page->model, decision->team), state_words(page, decision)));
    put_choice(page, decision);
    put_grounds(page, decision);
    put_followed(page, decision->effects, decision->effect_count);
    put_hindsight(page, decision);
}

static void put_decision_card(struct page *page, uint32_t index)
{
    const struct debrief_decision *decision = &page->model->decisions[index];
    ui_push_number(page->ui, index);
    begin_card(page, "decision", world_source(page->model->world, title_of_decision(page, decision)),
               player_aside(page, decision->team, decision->opened_s));
    put_decision(page, decision);
    end_card(page);
    ui_pop_id(page->ui);
}

void put_decisions(struct page *page)
{
    uint32_t count = page->model->decisions_count;
    uint32_t columns = page->is_narrow ? 1 : 2;
    if (count == 0) {
        lb_line(page, word(WORD_LB_NOTHING), UI_TONE_SECOND);
    }
    for (uint32_t first = 0; first < count; first += columns) {
        const float widths[] = { UI_FLEX(1), UI_FLEX(1) };
        ui_push_number(page->ui, first);
        ui_row_begin(page->ui, widths, columns, 16.0f, UI_TOP);
        put_decision_card(page, first);
        if (columns == 2) {
            ui_row_next(page->ui);
        }
        if (columns == 2 && first + 1 < count) {
            put_decision_card(page, first + 1);
        }
        ui_row_end(page->ui);
        ui_pop_id(page->ui);
    }
}

/* ---- this moment ------------------------------------------------------------------------------------------------------ */

static void put_share(struct page *page, const struct debrief_share *share)
{
    const char *channel = share->channel.v != ID_NONE ? debrief_thing_name(page->model, thing(SHELF_CHANNEL, share->channel.v))
                                                     : "";
    if (channel[0] != '\0') {
        lb_line(page, channel, UI_TONE_SECOND);
    }
    if (share->arrived_s != DEBRIEF_NEVER) {
        lb_line(page, LB(page, LB_ON_THE_WAY, lb_span(page, share->arrived_s - share->sent_s)), UI_TONE_SECOND);
    }
}

static void put_event(struct page *page, const struct debrief_event *event)
{
    const struct debrief_model *model = page->model;
    struct str words = { 0 };
    debrief_event_words(model, event, &words);
    lb_bold(page, arena_copy_string(page->words, str_text(&words)));
    str_deinit(&words);
    if (event->kind == DEBRIEF_EVENT_ASKED || event->kind == DEBRIEF_EVENT_DECIDED) {
        lb_line(page, world_source(model->world, title_of_decision(page, &model->decisions[event->index])), UI_TONE_SECOND);
    }
    switch (event->kind) {
    case DEBRIEF_EVENT_DECIDED: put_decision(page, &model->decisions[event->index]); break;
    case DEBRIEF_EVENT_INJECT: lb_line(page, model->injects[event->index].text, UI_TONE_SECOND); break;
    case DEBRIEF_EVENT_ACTION:
        put_followed(page, model->actions[event->index].effects, model->actions[event->index].effect_count);
        break;
    case DEBRIEF_EVENT_SENT: put_share(page, &model->shares[event->index]); break;
    default: break;
    }
}

void put_moment(struct page *page)
{
    uint32_t index = page->screen->event;
    bool has = index != ID_NONE;
    begin_card(page, "moment", word(WORD_LB_MOMENT), has ? lb_moment(page, page->model->events[index].at_s) : NULL);
    if (has) {
        put_event(page, &page->model->events[index]);
    } else {
        lb_line(page, word(WORD_LB_NOTHING), UI_TONE_SECOND);
    }
    end_card(page);
}

/* ---- questions, objectives, measures ------------------------------------------------------------------------------------ */

void put_questions(struct page *page)
{
    begin_card(page, "questions", word(WORD_LB_HOT_WASH), NULL);
    if (page->model->questions_count == 0) {
        lb_line(page, word(WORD_LB_NO_QUESTIONS), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < page->model->questions_count; i++) {
        const struct debrief_question *question = &page->model->questions[i];
        lb_line(page, question->ask, question->came_up ? UI_TONE_FIRST : UI_TONE_THIRD);
        if (question->caution[0] != '\0') {
            ui_caption(page->ui, question->caution);
        }
        ui_rule(page->ui);
    }
    end_card(page);
}

static const char *rating_of(struct page *page, uint32_t objective)
{
    static const char *const letters[DEBRIEF_RATING_COUNT] = { "P", "S", "M", "U" };
    struct str all = { 0 };
    for (uint32_t i = 0; i < page->model->ratings_count; i++) {
        const struct debrief_rated *rated = &page->model->ratings[i];
        if (rated->objective == objective) {
            str_addf(&all, "%s%s", all.bytes > 0 ? ", " : "", letters[rated->rating]);
        }
    }
    const char *words = all.bytes > 0 ? arena_copy_string(page->words, str_text(&all)) : word(WORD_LB_NOT_RATED);
    str_deinit(&all);
    return words;
}

void put_objectives(struct page *page)
{
    const struct world *world = page->model->world;
    begin_card(page, "objectives", word(WORD_LB_OBJECTIVES), NULL);
    if (world->objectives_count == 0) {
        lb_line(page, word(WORD_LB_NO_OBJECTIVES), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < world->objectives_count; i++) {
        ui_push_number(page->ui, i);
        const struct ui_row row = { .title = world_source(world, world->objectives[i].title), .aside = rating_of(page, i),
                                    .still = true, .rule = true, .padding = 1.0f };
        (void)ui_row(page->ui, "objective", &row);
        ui_pop_id(page->ui);
    }
    end_card(page);
}

static void draw_spark(struct page *page, const struct debrief_measure *measure, struct box box)
{
    uint32_t count = measure->point_count;
    struct curve_point *points = ARENA_ARRAY(page->words, struct curve_point, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        points[i] = (struct curve_point){ measure->points[i].at_s, measure->points[i].micro };
    }
    points[count] = (struct curve_point){ page->model->end_s, measure->end_micro };
    const struct curve curve = { .points = points, .count = count + 1, .low = measure->least_micro,
                                 .high = measure->most_micro };
    sparkline_draw(ui_canvas(page->ui), ui_theme(page->ui), page->words, box, &curve);
}

static void put_measure(struct page *page, const struct debrief_measure *measure)
{
    const struct world *world = page->model->world;
    const struct measure *def = &world->measures[measure->measure.v];
    struct ui *ui = page->ui;
    const float widths[] = { UI_FLEX(1), 110.0f, 90.0f };
    ui_push_number(ui, measure->measure.v);
    ui_row_begin(ui, widths, 3, 12.0f, UI_CENTRE);
    ui_words(ui, world_source(world, def->title), &(struct ui_words){ .px = 14.0f, .tone = UI_TONE_SECOND, .lines_max = 2 });
    ui_row_next(ui);
    struct box spark = ui_take(ui, 26.0f);
    draw_spark(page, measure, box_make(spark.x + 4.0f, spark.y + 4.0f, spark.w - 12.0f, spark.h - 8.0f));
    ui_row_next(ui);
    int64_t now = debrief_measure_at(page->model, measure->measure, page->screen->playhead_s);
    ui_words(ui, lb_number(page, now),
             &(struct ui_words){ .face = TEXT_MONO, .px = 16.0f, .tone = UI_TONE_FIRST, .align = DRAW_END, .lines_max = 1 });
    ui_row_end(ui);
    ui_pop_id(ui);
}

void put_measures(struct page *page)
{
    begin_card(page, "measures", word(WORD_LB_MEASURES), LB(page, LB_AT, lb_moment(page, page->screen->playhead_s)));
    for (uint32_t i = 0; i < page->model->measures_count; i++) {
        put_measure(page, &page->model->measures[i]);
    }
    end_card(page);
}

/* ---- who knew what when --------------------------------------------------------------------------------------------------- */

static const char *need_state(enum debrief_need_state state)
{
    switch (state) {
    case DEBRIEF_NEED_MET: return word(WORD_LB_IN_TIME);
    case DEBRIEF_NEED_LATE: return word(WORD_LB_LATE);
    case DEBRIEF_NEED_MISSED: return word(WORD_LB_NEVER_KNOWN);
    case DEBRIEF_NEED_OPEN: return word(WORD_LB_WAS_OPEN);
    case DEBRIEF_NEED_NO_ONE: return word(WORD_LB_NOBODY_HELD);
    }
    return "";
}

/* Where the time went: with people (held, unread), with instruments (channel), over hops (relay). */
static const char *split_of(struct page *page, const struct debrief_need *need)
{
    struct { enum word word; int64_t span_s; } parts[] = {
        { WORD_LB_HELD_BACK, need->hold_s }, { WORD_LB_RELAYED, need->relay_s }, { WORD_LB_ON_THE_WAY, need->channel_s },
        { WORD_LB_UNREAD, need->desk_s },
    };
    struct str all = { 0 };
    if (need->arrived_s != DEBRIEF_NEVER) {
        str_add(&all, LB(page, LB_KNOWN_AT, lb_moment(page, need->arrived_s)));
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].span_s != DEBRIEF_NEVER && parts[i].span_s > 0) {
            const char *const values[3] = { lb_span(page, parts[i].span_s), NULL, NULL };
            str_addf(&all, "%s%s", all.bytes > 0 ? " · " : "", lb_fill(page->words, parts[i].word, values));
        }
    }
    if (need->state != DEBRIEF_NEED_MET && need->gap != DEBRIEF_GAP_NONE) {
        str_addf(&all, "%s%s", all.bytes > 0 ? " · " : "", debrief_gap_words(need->gap));
    }
    const char *words = arena_copy_string(page->words, str_text(&all));
    str_deinit(&all);
    return words;
}

void put_sharing(struct page *page)
{
    const struct debrief_model *model = page->model;
    begin_card(page, "needs", word(WORD_LB_SHARING), model->cards[DEBRIEF_CARD_SHARE].coverage);
    if (model->needs_count == 0) {
        lb_line(page, word(WORD_LB_NO_NEEDS), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < model->needs_count; i++) {
        const struct debrief_need *need = &model->needs[i];
        const char *fact = debrief_thing_name(model, thing(SHELF_FACT, need->fact.v));
        const struct ui_row row = { .title = LB(page, LB_NEED, fact, debrief_team_name(model, need->team)),
                                    .second = split_of(page, need), .aside = need_state(need->state), .still = true,
                                    .rule = true, .padding = 1.0f };
        ui_push_number(page->ui, i);
        (void)ui_row(page->ui, "need", &row);
        ui_pop_id(page->ui);
    }
    end_card(page);
}

/* ---- duties --------------------------------------------------------------------------------------------------------------- */

static const char *stage_state(struct page *page, const struct debrief_stage *stage)
{
    bool has_margin = stage->margin_s != DEBRIEF_NEVER;
    switch (stage->state) {
    case DEBRIEF_STAGE_IDLE: return word(WORD_LB_NOT_BEGUN);
    case DEBRIEF_STAGE_OPEN: return word(WORD_LB_WAS_OPEN);
    case DEBRIEF_STAGE_MET: return has_margin ? LB(page, LB_EARLY, lb_span(page, stage->margin_s)) : word(WORD_LB_MET);
    case DEBRIEF_STAGE_LATE: return has_margin ? LB(page, LB_LATE_BY, lb_span(page, -stage->margin_s)) : word(WORD_LB_LATE);
    case DEBRIEF_STAGE_MISSED: return word(WORD_LB_MISSED);
    case DEBRIEF_STAGE_STOPPED: return word(WORD_LB_FELL_AWAY);
    }
    return "";
}

static void add_time(struct page *page, struct str *all, enum word id, int64_t at_s)
{
    if (at_s != DEBRIEF_NEVER) {
        const char *const values[3] = { lb_moment(page, at_s), NULL, NULL };
        str_addf(all, "%s%s", all->bytes > 0 ? " · " : "", lb_fill(page->words, id, values));
    }
}

void put_duties(struct page *page)
{
    const struct debrief_model *model = page->model;
    begin_card(page, "duties", word(WORD_LB_DUTIES), model->cards[DEBRIEF_CARD_CLOCKS].coverage);
    if (model->stages_count == 0) {
        lb_line(page, word(WORD_LB_NO_DUTIES), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < model->stages_count; i++) {
        const struct debrief_stage *stage = &model->stages[i];
        const struct clock *clock = &model->world->clocks[stage->clock.v];
        struct str times = { 0 };
        add_time(page, &times, WORD_LB_BEGAN, stage->started_s);
        add_time(page, &times, WORD_LB_DECLARED, stage->declared_s);
        add_time(page, &times, WORD_LB_DUE, stage->due_s);
        add_time(page, &times, WORD_LB_SENT, stage->submitted_s);
        const char *title = debrief_thing_name(model, thing(SHELF_CLOCK, stage->clock.v));
        const struct ui_row row = { .title = LB(page, LB_STAGE, title, clock->stages[stage->stage].name),
                                    .kicker = debrief_team_name(model, stage->team), .icon = ICON_CLOCK,
                                    .second = arena_copy_string(page->words, str_text(&times)),
                                    .aside = stage_state(page, stage), .still = true, .rule = true, .padding = 1.0f };
        ui_push_number(page->ui, i);
        (void)ui_row(page->ui, "stage", &row);
        ui_pop_id(page->ui);
        str_deinit(&times);
    }
    end_card(page);
}
