/* Folding cards: what a seat is handed, its measures, scenes and questions. */
#include "view/inside.h"

static void apply_exercise(struct view *view, const struct view_event *event)
{
    view->started = true;
    view->title = event->title;
    view->briefing = event->text;
    view->begins_utc_s = event->when_s;
    view->enforces_labels = event->flag;
    view->is_board = event->flag2;
}

static void apply_economy(struct view *view, const struct view_event *event)
{
    struct view_economy *economy = ADD(economies);
    economy->title = event->title;
    economy->offset_s = (int32_t)event->amount;
    economy->weekend = (uint8_t)event->mask;
    economy->first_shift = view->shifts_count;
    economy->first_holiday = view->holidays_count;
}

static void apply_zone(struct view *view, const struct view_event *event)
{
    *ADD(shifts) = (struct calendar_shift){ event->when_s, (int32_t)event->amount };
    view->economies[event->economy].shift_count++;
}

static void apply_holiday(struct view *view, const struct view_event *event)
{
    *ADD(holidays) = (int32_t)event->amount;
    view->economies[event->economy].holiday_count++;
}

static void apply_team(struct view *view, const struct view_event *event)
{
    *ADD(teams) = (struct view_team){ .title = event->title, .mark = event->mark, .sector = event->sector,
                                                 .economy = event->economy, .is_client = event->flag,
                                                 .same_community = event->flag2 };
}

static void apply_brief(struct view *view, const struct view_event *event)
{
    view->brief = event->text;
    view->secret = event->reason;
    for (uint32_t i = 0; i < event->list_count && i < sizeof view->posture; i++) {
        view->posture[i] = (uint8_t)event->list[i];
    }
}

static void apply_channel(struct view *view, const struct view_event *event)
{
    *ADD(channels) = (struct view_channel){
        .title = event->title, .basis = event->basis, .has_carries = event->has_label, .carries = event->label,
        .receipt = event->flag, .evidence = event->evidence, .strips = event->strips,
        .open_days = (uint8_t)event->mask, .open_from_s = (int32_t)event->amount, .open_to_s = (int32_t)event->amount2,
        .lines = VIEW_NONE,
    };
}

static struct view_line *line_of(struct view *view, uint32_t channel, uint32_t to)
{
    uint32_t i = view->channels[channel].lines;
    while (i != VIEW_NONE && view->lines[i].to != to) {
        i = view->lines[i].earlier;
    }
    return i == VIEW_NONE ? NULL : &view->lines[i];
}

static void apply_line(struct view *view, const struct view_event *event)
{
    struct view_line *line = line_of(view, event->channel, event->to);
    if (line == NULL) {
        line = ADD(lines);
        line->earlier = view->channels[event->channel].lines;
        view->channels[event->channel].lines = view->lines_count - 1;
    }
    *line = (struct view_line){
        .channel = event->channel, .to = event->to, .economy = event->economy, .least_s = event->least_s,
        .likely_s = event->likely_s, .most_s = event->most_s, .open = event->flag, .is_contact = event->flag2,
        .basis = event->basis_state, .closed_because = event->reason, .earlier = line->earlier,
    };
    view->known_changes++;
    view->line_changes++;
}

static void apply_agreement(struct view *view, const struct view_event *event)
{
    if (event->agreement == view->agreements_count) {
        (void)ADD(agreements);
    }
    view->agreements[event->agreement] = (struct view_agreement){ event->title, event->basis, event->flag };
}

static void add_point(struct view *view, uint32_t measure, int64_t at_s, int64_t value, int64_t rate)
{
    struct view_measure *m = &view->measures[measure];
    GROW(m->points, m->point_count, m->point_room);
    m->points[m->point_count++] = (struct view_point){ at_s, value, rate };
}

static void apply_measure(struct view *view, const struct view_event *event)
{
    struct view_measure *measure = ADD_KEPT(measures);
    *measure = (struct view_measure){
        .title = event->title, .unit = event->unit, .better_low = event->better_low, .is_public = event->flag,
        .low_micro = event->low, .high_micro = event->high, .target_micro = event->target,
        .levels = measure->levels, .level_room = measure->level_room,
        .points = measure->points, .point_room = measure->point_room,
    };
    add_point(view, event->measure, event->at_s, event->value, event->rate);
}

static void apply_level(struct view *view, const struct view_event *event)
{
    struct view_measure *measure = &view->measures[event->measure];
    GROW(measure->levels, measure->level_count, measure->level_room);
    measure->levels[measure->level_count++] = (struct view_level){ event->value, event->title };
}

static void apply_action(struct view *view, const struct view_event *event)
{
    *ADD(actions) = (struct view_action){
        .title = event->title, .closed_because = event->reason, .state = event->state, .staff_micro = event->staff,
        .takes_s = event->takes_s, .budget_micro = event->budget, .to = event->to, .fact = VIEW_NONE,
        .has_pap = event->has_pap, .once = event->flag, .is_public = event->flag2,
        .pap = event->pap, .running_until_s = INT64_MIN, .abouts = VIEW_NONE,
    };
}

static void apply_clock(struct view *view, const struct view_event *event)
{
    struct view_clock *clock = ADD_KEPT(clocks);
    *clock = (struct view_clock){
        .title = event->title, .addressee = event->from, .law = event->law, .basis = event->basis, .to = event->to,
        .counts_declared = event->flag, .started_s = INT64_MAX, .declared_s = INT64_MAX, .declared_since_s = INT64_MAX,
        .status = VIEW_DORMANT, .stages = clock->stages, .stage_room = clock->stage_room, .notices = VIEW_NONE,
    };
}

static void apply_stage(struct view *view, const struct view_event *event)
{
    struct view_clock *clock = &view->clocks[event->clock];
    GROW(clock->stages, clock->stage_count, clock->stage_room);
    clock->stages[clock->stage_count++] = (struct view_stage){
        .title = event->title, .within = event->text, .classes = event->mask, .from_s = INT64_MAX,
        .deadline_s = INT64_MAX, .met_s = INT64_MAX,
    };
}

static void apply_scene(struct view *view, const struct view_event *event)
{
    if (event->scene == view->scenes_count) {
        (void)ADD(scenes);
    }
    view->scenes[event->scene] = (struct view_scene){ event->title, event->at_s, event->rate };
}

static void apply_question(struct view *view, const struct view_event *event)
{
    *ADD(questions) = (struct view_question){
        .ask = event->title, .minutes = event->amount, .at_s = event->at_s, .done_s = INT64_MAX,
        .confidence = event->flag, .chosen = VIEW_NONE, .said_confidence = -1, .text = "",
        .first_option = view->question_options_count,
    };
}

static void apply_question_option(struct view *view, const struct view_event *event)
{
    *ADD(question_options) = event->title;
    view->questions[event->question].option_count++;
}

static void apply_question_done(struct view *view, const struct view_event *event)
{
    struct view_question *question = &view->questions[event->question];
    question->done_s = event->at_s;
    question->chosen = event->option;
    question->said_confidence = (int32_t)event->amount;
    question->text = event->text;
}

bool view_fold_card(struct view *view, const struct view_event *event)
{
    switch (event->kind) {
    case VIEW_EXERCISE: apply_exercise(view, event); break;
    case VIEW_ECONOMY: apply_economy(view, event); break;
    case VIEW_ZONE: apply_zone(view, event); break;
    case VIEW_HOLIDAY: apply_holiday(view, event); break;
    case VIEW_TEAM: apply_team(view, event); break;
    case VIEW_BRIEF: apply_brief(view, event); break;
    case VIEW_ROLE: *ADD(roles) = event->title; break;
    case VIEW_CLOCK: apply_clock(view, event); break;
    case VIEW_STAGE: apply_stage(view, event); break;
    case VIEW_CHANNEL: apply_channel(view, event); break;
    case VIEW_LINE: apply_line(view, event); break;
    case VIEW_AGREEMENT: apply_agreement(view, event); break;
    case VIEW_MEASURE: apply_measure(view, event); break;
    case VIEW_LEVEL: apply_level(view, event); break;
    case VIEW_ACTION: apply_action(view, event); break;
    case VIEW_MEASURED: add_point(view, event->measure, event->at_s, event->value, event->rate); break;
    case VIEW_SCENE: apply_scene(view, event); break;
    case VIEW_QUESTION: apply_question(view, event); break;
    case VIEW_QUESTION_OPTION: apply_question_option(view, event); break;
    case VIEW_QUESTION_DONE: apply_question_done(view, event); break;
    default: return false;
    }
    return true;
}
