/* One decision: what was answered and why, how well it was grounded, what followed, and chance apart. */
#include "screens/debrief_inside.h"

#define FOLLOWED_MOST 12u

/* ---- what was answered ------------------------------------------------------------------------------------------- */

const char *say_time_used(struct page *page, const struct debrief_decision *decision)
{
    if (decision->state == DEBRIEF_DECISION_OPEN || decision->closed_s == DEBRIEF_NEVER) {
        return word(WORD_LB_WAS_OPEN);
    }
    const char *used = lb_span(page, decision->closed_s - decision->opened_s);
    if (decision->state == DEBRIEF_DECISION_CLOSED) {
        return word(WORD_LB_CLOSED);
    }
    bool has_deadline = decision->deadline_s != DEBRIEF_NEVER;
    bool is_silent = decision->state == DEBRIEF_DECISION_TIMED_OUT;
    const char *took = is_silent      ? LB(page, LB_NOBODY_IN, used)
                       : has_deadline ? LB(page, LB_USED_OF, used, lb_span(page, decision->deadline_s - decision->opened_s))
                                      : LB(page, LB_USED, used);
    return lb_with_room(page, took, decision->is_person, decision->opened_s, decision->closed_s, is_silent ? 0 : decision->answer_record);
}

static void put_option(struct page *page, uint32_t option)
{
    const char *letter = arena_format(page->words, "%c", debrief_option_letter(page->model, option));
    const float line = 22.0f, left = 34.0f;
    const char *label = lb_thing(page, SHELF_OPTION, option);
    float width = ui_width(page->ui) - left;
    float height = draw_paragraph_height(page->canvas, width, line, 0, TEXT_SEMIBOLD, TYPE_BODY, label);
    struct box box = ui_take(page->ui, height);
    draw_diamond(page->canvas, box.x + 12.0f, box.y + line / 2.0f, 12.0f, paint_fill(page->theme->solid));
    struct words in = words_make(TEXT_SEMIBOLD, TYPE_CAPTION, page->theme->on_solid);
    in.align = DRAW_MIDDLE;
    draw_text_middle(page->canvas, box.x + 12.0f, box.y + line / 2.0f, in, letter);
    draw_paragraph(page->canvas, box_make(box.x + left, box.y, width, height), line, 0,
                   lb_look(page, TEXT_SEMIBOLD, TYPE_BODY, UI_TONE_FIRST), label);
    ui_note(page->ui, NULL, UI_ROLE_TEXT, LB(page, LB_CHOICE, letter, label), NULL, box);
}

static void put_taken(struct page *page, const struct debrief_decision *decision)
{
    for (uint32_t i = 0; i < decision->option_count; i++) {
        put_option(page, decision->options[i]);
    }
    if (decision->option_count > 0) {
        return;
    }
    const struct decision *def = &page->world->decisions[decision->decision.v];
    if (decision->state == DEBRIEF_DECISION_ANSWERED && def->answer == ANSWER_NUMBER) {
        put_strong(page, LB(page, LB_CHOICE, lb_number(page, decision->number_micro), world_source(page->world, def->unit)));
    } else if (decision->state == DEBRIEF_DECISION_TIMED_OUT) {
        put_strong(page, word(WORD_LB_NOBODY_ANSWERED));
    }
    if (decision->taken.v != ID_NONE) {
        put_label(page, word(WORD_LB_INSTEAD));
        put_option(page, decision->taken.v);
    }
}

static void put_marks(struct page *page, const struct debrief_decision *decision)
{
    if (decision->was_extended) {
        put_words(page, word(WORD_LB_EXTENDED), UI_TONE_THIRD);
    }
    if (decision->is_assisted) {
        put_words(page, word(WORD_LB_ASSISTED), UI_TONE_THIRD);
    }
    if (decision->state == DEBRIEF_DECISION_NOT_AGREED) {
        put_words(page, word(WORD_LB_NOT_AGREED), UI_TONE_SECOND);
    }
}

static bool was_answered(const struct debrief_decision *decision)
{
    return decision->state == DEBRIEF_DECISION_ANSWERED || decision->state == DEBRIEF_DECISION_NOT_AGREED;
}

static void put_reason(struct page *page, const struct debrief_decision *decision)
{
    if (!was_answered(decision)) {
        return;
    }
    if (decision->words[0] == '\0') {
        put_words(page, word(decision->is_person ? WORD_LB_NO_REASON : WORD_LB_NO_BOT_REASON), UI_TONE_THIRD);
    } else if (decision->is_person) {
        put_label(page, word(WORD_LB_REASON));
        put_quote(page, decision->words);
    } else {
        put_label(page, word(WORD_LB_BOT_REASON)); /* a policy's stock phrase: no quotation of anybody */
        put_words(page, decision->words, UI_TONE_THIRD);
    }
    if (decision->confidence >= 0) {
        put_words(page, LB(page, LB_SURE, arena_format(page->words, "%d", decision->confidence)), UI_TONE_THIRD);
    }
}

void put_answer(struct page *page, const struct debrief_decision *decision)
{
    put_taken(page, decision);
    put_marks(page, decision);
    put_reason(page, decision);
}

/* ---- how well it was grounded ------------------------------------------------------------------------------------ */

void put_grounds(struct page *page, const struct debrief_decision *decision)
{
    uint32_t option = decision->option_count > 0 ? decision->options[0] : decision->taken.v;
    if (was_answered(decision)) {
        enum word grounds = decision->sound == 1 ? WORD_LB_GROUNDED : decision->sound == 0 ? WORD_LB_NOT_GROUNDED : WORD_LB_UNJUDGED;
        put_label(page, word(WORD_LB_SOUNDNESS));
        put_words(page, word(grounds), UI_TONE_FIRST);
    }
    if (option != ID_NONE && page->world->options[option].feedback.v != 0) {
        put_label(page, word(WORD_LB_HINDSIGHT));
        int64_t at_s = decision->closed_s != DEBRIEF_NEVER ? decision->closed_s : page->model->end_s;
        put_words(page, lb_filled(page, page->world->options[option].feedback, decision->team, at_s), UI_TONE_SECOND);
    }
}

/* ---- what followed ----------------------------------------------------------------------------------------------- */

void put_followed(struct page *page, const struct debrief_effect *effects, uint32_t effect_count,
                  const struct debrief_luck *luck, uint32_t luck_count)
{
    put_label(page, word(WORD_LB_FOLLOWED));
    if (effect_count == 0) {
        put_words(page, word(WORD_LB_NOTHING_FOLLOWED), UI_TONE_THIRD);
    }
    for (uint32_t i = 0; i < effect_count && i < FOLLOWED_MOST; i++) {
        struct str words = { 0 };
        debrief_effect_words(page->model, &effects[i], &words);
        put_timed(page, lb_moment(page, effects[i].at_s), lb_kept(page, &words), effects[i].is_luck);
    }
    if (effect_count > FOLLOWED_MOST) {
        put_words(page, LB(page, LB_AND_MORE, arena_format(page->words, "%u", effect_count - FOLLOWED_MOST)), UI_TONE_THIRD);
    }
    if (luck_count > 0) {
        put_label(page, word(WORD_LB_LUCK));
    }
    for (uint32_t i = 0; i < luck_count; i++) {
        const char *percent = arena_format(page->words, "%u", luck[i].weight_percent);
        put_timed(page, lb_moment(page, luck[i].at_s), LB(page, LB_CHANCE, luck[i].name, percent), true);
    }
}

/* ---- duties and breaches ----------------------------------------------------------------------------------------- */

const char *stage_name(const struct page *page, const struct debrief_stage *stage)
{
    const struct stage *def = &page->world->clocks[stage->clock.v].stages[stage->stage];
    return def->title.v != 0 ? world_source(page->world, def->title) : def->name;
}

const char *say_stage(struct page *page, const struct debrief_stage *stage)
{
    const char *title = lb_thing(page, SHELF_CLOCK, stage->clock.v);
    return page->world->clocks[stage->clock.v].stage_count > 1 ? LB(page, LB_STAGE, title, stage_name(page, stage)) : title;
}

/* What was sent held this much of what was asked; nothing more to say when it held all. */
static const char *with_parts(struct page *page, const struct debrief_stage *stage, const char *words)
{
    bool has_gaps = stage->notice_record != 0 && (stage->required & ~stage->covered) != 0;
    return has_gaps ? LB(page, LB_PARTS, words, arena_format(page->words, "%u", debrief_class_count(stage->required & stage->covered)),
                         arena_format(page->words, "%u", debrief_class_count(stage->required)))
                    : words;
}

const char *say_stage_known(struct page *page, const struct debrief_stage *stage)
{
    if (!stage->is_known) {
        return "";
    }
    const char *when = lb_moment(page, stage->submitted_s);
    return stage->knew.v == TEAM_NONE.v        ? LB(page, LB_KNEW_SO, when)
           : team_is_real(stage->told_by) ? LB(page, LB_KNEW_FROM, lb_team(page, stage->knew), when, lb_team(page, stage->told_by))
                                           : LB(page, LB_KNEW, lb_team(page, stage->knew), when);
}

const char *say_stage_state(struct page *page, const struct debrief_stage *stage)
{
    bool has_margin = stage->margin_s != DEBRIEF_NEVER;
    switch (stage->state) {
    case DEBRIEF_STAGE_IDLE:
        return word(stage->is_undeclared                ? WORD_LB_UNDECLARED
                    : stage->started_s == DEBRIEF_NEVER ? WORD_LB_NOT_BEGUN
                                                        : WORD_LB_NOT_DUE);
    case DEBRIEF_STAGE_OPEN: return word(WORD_LB_WAS_OPEN);
    case DEBRIEF_STAGE_MET: return has_margin ? LB(page, LB_EARLY, lb_span(page, stage->margin_s)) : word(WORD_LB_MET);
    case DEBRIEF_STAGE_LATE: return has_margin ? LB(page, LB_LATE_BY, lb_span(page, -stage->margin_s)) : word(WORD_LB_LATE);
    case DEBRIEF_STAGE_MISSED: return word(stage->is_undeclared ? WORD_LB_MISSED_UNDECLARED : WORD_LB_MISSED);
    case DEBRIEF_STAGE_PARTIAL: return word(WORD_LB_INCOMPLETE);
    case DEBRIEF_STAGE_STOPPED: return word(WORD_LB_FELL_AWAY);
    }
    return "";
}

const char *say_stage_outcome(struct page *page, const struct debrief_stage *stage)
{
    bool is_early = stage->state == DEBRIEF_STAGE_MET && stage->margin_s != DEBRIEF_NEVER;
    const char *words = is_early ? LB(page, LB_MET_EARLY, lb_span(page, stage->margin_s)) : say_stage_state(page, stage);
    return with_parts(page, stage, words);
}

/* Green and red are people's. */
enum ui_tone tone_of_stage(const struct debrief_stage *stage)
{
    if (!stage->is_person) {
        return UI_TONE_SECOND;
    }
    switch (stage->state) {
    case DEBRIEF_STAGE_MET: return UI_TONE_GREEN;
    case DEBRIEF_STAGE_LATE:
    case DEBRIEF_STAGE_PARTIAL:
    case DEBRIEF_STAGE_MISSED: return UI_TONE_RED;
    case DEBRIEF_STAGE_IDLE: return stage->is_undeclared ? UI_TONE_RED : UI_TONE_THIRD;
    default: return UI_TONE_THIRD;
    }
}

const char *say_breach(uint32_t how)
{
    switch (how) {
    case BREACH_LABEL: return word(WORD_LB_BREACH_LABEL);
    case BREACH_PAP: return word(WORD_LB_BREACH_PAP);
    case BREACH_CARRIES: return word(WORD_LB_BREACH_CARRIES);
    default: return word(WORD_LB_BREACH_BASIS);
    }
}
