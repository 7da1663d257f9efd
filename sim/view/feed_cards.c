/* Cards: what a role is handed at STARTEX and whenever something new comes into its sight; scenes, questions, the end. */
#include "view/feed_inside.h"

static const struct team *own_team(const struct view_feed *feed)
{
    return feed->role == VIEW_ROLE_SEAT ? &feed->world->teams[feed->team.v] : NULL;
}

/* ---- STARTEX ----------------------------------------------------------------------------------------------------- */

static void add_economy(struct view_feed *feed, uint32_t id)
{
    if (id >= feed->world->economies_count || feed_handle(feed, HANDLE_ECONOMY, id) != VIEW_NONE) {
        return;
    }
    const struct economy *economy = &feed->world->economies[id];
    const struct calendar *calendar = &economy->calendar;
    uint32_t handle = feed_take_handle(feed, HANDLE_ECONOMY, id, NULL);
    struct view_event *event = feed_add(feed, VIEW_ECONOMY);
    event->economy = handle;
    event->title = feed_text(feed, economy->title);
    event->amount = calendar->offset_s;
    event->mask = calendar->weekend;
    for (uint32_t i = 0; i < calendar->shift_count; i++) {
        event = feed_add(feed, VIEW_ZONE);
        event->economy = handle;
        event->when_s = calendar->shifts[i].from_utc_s;
        event->amount = calendar->shifts[i].offset_s;
    }
    for (uint32_t i = 0; i < calendar->holiday_count; i++) {
        event = feed_add(feed, VIEW_HOLIDAY);
        event->economy = handle;
        event->amount = calendar->holidays[i];
    }
}

static bool same_community(const struct team *a, const struct team *b)
{
    if (a->community == NULL || b->community == NULL) {
        return a->community == b->community;
    }
    return str_equal(a->community, b->community);
}

static void add_team(struct view_feed *feed, uint32_t id)
{
    const struct team *team = &feed->world->teams[id];
    const struct team *own = own_team(feed);
    struct view_event *event = feed_add(feed, VIEW_TEAM);
    event->team = feed_take_handle(feed, HANDLE_TEAM, id, NULL);
    event->title = feed_text(feed, team->title);
    event->mark = team->mark != NULL ? team->mark : "";
    event->sector = (enum view_sector)team->sector;
    event->economy = feed_handle(feed, HANDLE_ECONOMY, team->economy.v);
    event->flag = own != NULL && world_span_has(feed->world, own->clients, id);
    event->flag2 = own != NULL && same_community(own, team);
}

static void add_brief(struct view_feed *feed)
{
    const struct team *own = own_team(feed);
    struct view_event *event = feed_add(feed, VIEW_BRIEF);
    uint32_t *posture = ARENA_ARRAY(&feed->arena, uint32_t, POSTURE_DOMAINS);
    for (uint32_t i = 0; i < POSTURE_DOMAINS; i++) {
        posture[i] = own->posture[i];
    }
    event->text = feed_text(feed, own->brief);
    event->reason = feed_text(feed, own->secret);
    event->list = posture;
    event->list_count = POSTURE_DOMAINS;
    for (uint32_t i = 0; i < own->roles.count; i++) {
        feed_add(feed, VIEW_ROLE)->title = feed_text(feed, (struct text_id){ world_ref(feed->world, own->roles, i) });
    }
}

static void add_startex(struct view_feed *feed)
{
    const struct world *world = feed->world;
    struct view_event *event = feed_add(feed, VIEW_EXERCISE);
    event->title = feed_text(feed, world->title);
    event->text = feed_text(feed, world->briefing);
    event->when_s = world->begins_utc_s;
    event->flag = world->enforce_labels;
    event->flag2 = feed->role == VIEW_ROLE_BOARD;
    add_economy(feed, world->home.v);
    for (uint32_t i = 0; i < world->teams_count; i++) {
        add_economy(feed, world->teams[i].economy.v);
    }
    if (feed->role == VIEW_ROLE_SEAT) {
        add_team(feed, feed->team.v);
    }
    for (uint32_t i = 0; i < world->teams_count; i++) {
        if (i != feed->team.v) {
            add_team(feed, i);
        }
    }
    if (feed->role == VIEW_ROLE_SEAT) {
        add_brief(feed);
    }
}

/* ---- duties ------------------------------------------------------------------------------------------------------ */

static void add_duty(struct view_feed *feed)
{
    const struct clock *clock = &feed->world->clocks[thing_index((struct thing_id){ feed->record->thing })];
    bool is_new;
    uint32_t handle = feed_take_handle(feed, HANDLE_CLOCK, thing_index((struct thing_id){ feed->record->thing }), &is_new);
    if (!is_new) {
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_CLOCK);
    event->clock = handle;
    event->title = feed_title(feed, clock->title, clock->common.name);
    event->to = feed_team_handle(feed, clock->to.v);
    event->from = team_is_real(clock->to) ? feed_text(feed, feed->world->teams[clock->to.v].title)
                                          : feed_text(feed, clock->to_text);
    if (event->to == VIEW_PUBLIC && event->from[0] == '\0') {
        event->from = "The people concerned";
    }
    event->law = clock->law != NULL ? clock->law : "";
    event->basis = feed_text(feed, clock->basis);
    event->flag = clock->counts == COUNTS_DECLARED;
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        event = feed_add(feed, VIEW_STAGE);
        event->clock = handle;
        event->stage = i;
        event->title = feed_title(feed, clock->stages[i].title, clock->stages[i].name);
        event->text = feed_within(feed, clock->stages[i].within);
        event->mask = clock->stages[i].classes;
    }
}

/* ---- channels ---------------------------------------------------------------------------------------------------- */

uint32_t feed_take_channel(struct view_feed *feed, uint32_t id)
{
    bool is_new;
    uint32_t handle = feed_take_handle(feed, HANDLE_CHANNEL, id, &is_new);
    if (!is_new) {
        return handle;
    }
    const struct channel *channel = &feed->world->channels[id];
    struct view_event *event = feed_add(feed, VIEW_CHANNEL);
    event->channel = handle;
    event->title = feed_text(feed, channel->title);
    event->has_label = true;
    event->label = channel->carries;
    event->basis = feed_text(feed, channel->basis_text);
    event->evidence = (enum view_evidence)channel->evidence;
    event->strips = channel->strips;
    event->flag = channel->receipt;
    if (channel->has_hours) {
        event->mask = channel->hours.days;
        event->amount = channel->hours.from_s;
        event->amount2 = channel->hours.to_s;
    }
    return handle;
}

static bool is_party(const struct world *world, const struct agreement *agreement, uint32_t team)
{
    return team < world->teams_count &&
           (world_span_has(world, agreement->between, thing(SHELF_TEAM, team).v) ||
            world_span_has(world, agreement->between, thing(SHELF_ECONOMY, world->teams[team].economy.v).v));
}

static int64_t factor_bp(const struct agreement *agreement, uint32_t channel, int64_t delay_s)
{
    for (uint32_t i = 0; i < agreement->speed_count; i++) {
        if (agreement->speeds[i].channel.v == channel) {
            delay_s = (delay_s * agreement->speeds[i].factor_bp + 5000) / 10000;
        }
    }
    return delay_s;
}

/* The usual delay, sped up by what is in force between the two (as the engine does when it draws one). */
static int64_t usual_delay(const struct view_feed *feed, uint32_t channel, uint32_t to, int64_t delay_s)
{
    const struct world *world = feed->world;
    for (uint32_t i = 0; i < world->agreements_count; i++) {
        const struct agreement *agreement = &world->agreements[i];
        uint32_t handle = agreement->speed_count == 0 ? VIEW_NONE : feed_handle(feed, HANDLE_AGREEMENT, i);
        if (handle != VIEW_NONE && feed->agreements_on[handle] != 0 && is_party(world, agreement, feed->team.v) &&
            is_party(world, agreement, to)) {
            delay_s = factor_bp(agreement, channel, delay_s);
        }
    }
    return delay_s > 0 ? delay_s : 1;
}

static void say_line(struct view_feed *feed, struct feed_line *line)
{
    const struct channel *channel = &feed->world->channels[line->channel];
    uint32_t handle = feed_take_channel(feed, line->channel);
    uint32_t economy = line->to < feed->world->teams_count ? feed->world->teams[line->to].economy.v : feed->world->home.v;
    struct view_event *event = feed_add(feed, VIEW_LINE);
    event->channel = handle;
    event->to = feed_team_handle(feed, line->to);
    event->economy = feed_handle(feed, HANDLE_ECONOMY, economy);
    event->least_s = line->delay_s[0];
    event->likely_s = line->delay_s[1];
    event->most_s = line->delay_s[2];
    event->flag = line->open;
    event->flag2 = line->is_contact;
    if (channel->basis.v != ID_NONE) {
        event->basis_state = line->has_basis ? VIEW_BASIS_HOLDS : VIEW_BASIS_MISSING;
    }
    if (!line->open) {
        event->reason = feed_reason(feed, channel->needs, refusal_text(REFUSED_CLOSED_CHANNEL));
    }
}

static void delays_of(struct view_feed *feed, struct feed_line *line)
{
    for (uint32_t i = 0; i < 3; i++) {
        line->delay_s[i] = usual_delay(feed, line->channel, line->to, feed->world->channels[line->channel].delay_s[i]);
    }
}

static struct feed_line *line_of(struct view_feed *feed, uint32_t channel, uint32_t to)
{
    uint32_t teams = feed->world->teams_count;
    uint32_t place = feed_take_channel(feed, channel) * (teams + 1) + (to < teams ? to : teams);
    feed->line_at = feed_room(feed->line_at, place, &feed->line_at_room, sizeof *feed->line_at);
    if (feed->line_at[place] == 0) {
        GROW(feed->lines, feed->lines_count, feed->lines_room);
        feed->lines[feed->lines_count] = (struct feed_line){ .channel = channel, .to = to };
        delays_of(feed, &feed->lines[feed->lines_count]);
        feed->line_at[place] = ++feed->lines_count;
    }
    return &feed->lines[feed->line_at[place] - 1];
}

static void add_line(struct view_feed *feed)
{
    const struct record *record = feed->record;
    struct feed_line *line = line_of(feed, thing_index((struct thing_id){ record->thing }), record->to);
    if (record->kind == RECORD_CONTACT) {
        line->is_contact = true;
    } else {
        line->open = (record->flags & CHANNEL_OPEN) != 0;
        line->has_basis = (record->flags & CHANNEL_BASIS) != 0;
    }
    say_line(feed, line);
}

static void add_agreement(struct view_feed *feed)
{
    uint32_t id = thing_index((struct thing_id){ feed->record->thing });
    const struct agreement *agreement = &feed->world->agreements[id];
    uint32_t handle = feed_take_handle(feed, HANDLE_AGREEMENT, id, NULL);
    feed->agreements_on = feed_room(feed->agreements_on, handle, &feed->agreements_on_room, sizeof *feed->agreements_on);
    feed->agreements_on[handle] = feed->record->value != 0;
    struct view_event *event = feed_add(feed, VIEW_AGREEMENT);
    event->agreement = handle;
    event->title = feed_text(feed, agreement->title);
    event->basis = feed_text(feed, agreement->basis);
    event->flag = feed->record->value != 0;
    for (uint32_t i = 0; agreement->speed_count > 0 && i < feed->lines_count; i++) {
        struct feed_line before = feed->lines[i];
        delays_of(feed, &feed->lines[i]);
        if (before.delay_s[1] != feed->lines[i].delay_s[1] || before.delay_s[2] != feed->lines[i].delay_s[2]) {
            say_line(feed, &feed->lines[i]);
        }
    }
}

/* ---- measures ---------------------------------------------------------------------------------------------------- */

static void say_measure(struct view_feed *feed, uint32_t handle, const struct measure *measure)
{
    struct view_event *event = feed_add(feed, VIEW_MEASURE);
    event->measure = handle;
    event->title = feed_text(feed, measure->title);
    event->unit = feed_text(feed, measure->unit);
    event->value = feed->record->value;
    event->rate = feed->record->value2;
    event->better_low = measure->better == BETTER_LOW;
    event->low = measure->has_lowest ? measure->lowest_micro : INT64_MAX;
    event->high = measure->has_highest ? measure->highest_micro : INT64_MAX;
    event->target = measure->has_target ? measure->target_micro : INT64_MAX;
    event->flag = measure->show_public;
    for (uint32_t i = 0; i < measure->level_count; i++) {
        event = feed_add(feed, VIEW_LEVEL);
        event->measure = handle;
        event->value = measure->levels[i].micro;
        event->title = feed_text(feed, measure->levels[i].text);
    }
}

static void add_measure(struct view_feed *feed)
{
    uint32_t id = thing_index((struct thing_id){ feed->record->thing });
    const struct measure *measure = &feed->world->measures[id];
    if (feed->role == VIEW_ROLE_BOARD && !measure->show_public) {
        return; /* every team's, but not the room's */
    }
    bool is_new;
    uint32_t handle = feed_take_handle(feed, HANDLE_MEASURE, id, &is_new);
    feed->measured = feed_room(feed->measured, handle, &feed->measured_room, sizeof *feed->measured);
    feed->measured[handle] = feed->record->value;
    if (is_new) {
        say_measure(feed, handle, measure);
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_MEASURED);
    event->measure = handle;
    event->value = feed->record->value;
    event->rate = feed->record->value2;
}

/* ---- scenes and questions ---------------------------------------------------------------------------------------- */

static void add_scene(struct view_feed *feed)
{
    uint32_t id = thing_index((struct thing_id){ feed->record->thing });
    struct view_event *event = feed_add(feed, VIEW_SCENE);
    event->scene = feed_take_handle(feed, HANDLE_SCENE, id, NULL);
    event->title = feed_text(feed, feed->world->scenes[id].title);
    event->rate = feed->record->value;
}

static void add_question(struct view_feed *feed)
{
    uint32_t id = thing_index((struct thing_id){ feed->record->thing });
    const struct question *question = &feed->world->questions[id];
    bool is_new;
    uint32_t handle = feed_take_handle(feed, HANDLE_QUESTION, id, &is_new);
    if (!is_new) {
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_QUESTION);
    event->question = handle;
    event->title = feed_text(feed, question->ask);
    event->amount = question->minutes;
    event->flag = question->confidence;
    for (uint32_t i = 0; i < question->options.count; i++) {
        event = feed_add(feed, VIEW_QUESTION_OPTION);
        event->question = handle;
        event->option = i;
        event->title = feed_text(feed, (struct text_id){ world_ref(feed->world, question->options, i) });
    }
}

bool feed_card(struct view_feed *feed)
{
    switch ((enum record_kind)feed->record->kind) {
    case RECORD_STARTEX: add_startex(feed); break;
    case RECORD_DUTY: add_duty(feed); break;
    case RECORD_CHANNEL:
    case RECORD_CONTACT: add_line(feed); break;
    case RECORD_AGREEMENT: add_agreement(feed); break;
    case RECORD_MEASURE: add_measure(feed); break;
    case RECORD_SCENE: add_scene(feed); break;
    case RECORD_QUESTION: add_question(feed); break;
    default: return false;
    }
    return true;
}
