/* Who came to know what, and when: facts down, teams across. A cell opens how it came there. */
#include <math.h>

#include "charts/knowledge.h"
#include "screens/debrief_inside.h"

#define SIDE_WIDTH 520.0f
#define SIDE_FROM 1180.0f   /* px wide: below that the cell stands under the table */
#define TITLE_MOST 380.0f
#define TITLE_LEAST 150.0f

/* The table as shown: which facts and teams stand in it. */
struct table {
    struct knowledge in;
    uint32_t *facts, *teams;
    struct box box;
};

/* ---- what stands in it ------------------------------------------------------------------------------------------- */

static enum knowledge_state state_of(const struct page *page, uint32_t fact, uint32_t team, int64_t *at_s)
{
    const struct debrief_holding *holding = debrief_find_holding(page->model, (struct fact_id){ fact }, (struct team_id){ team });
    const struct debrief_need *need = need_at(page, fact, team);
    if (holding != NULL) {
        *at_s = holding->at_s;
        return holding->is_leak    ? KNOWLEDGE_LEAKED
               : holding->is_first ? KNOWLEDGE_SOURCE
               : need != NULL && need->state == DEBRIEF_NEED_LATE ? KNOWLEDGE_LATE : KNOWLEDGE_LEARNT;
    }
    if (need == NULL || need->state == DEBRIEF_NEED_NO_ONE) {
        return KNOWLEDGE_NONE;
    }
    return need->state == DEBRIEF_NEED_OPEN ? KNOWLEDGE_OPEN : KNOWLEDGE_MISSING;
}

static bool is_concerned(const struct page *page, uint32_t fact)
{
    int64_t at_s = 0;
    for (uint32_t team = 0; team < page->world->teams_count; team++) {
        if (state_of(page, fact, team, &at_s) != KNOWLEDGE_NONE) {
            return true;
        }
    }
    return false;
}

/* In the order in which they came into the exercise; what nobody ever knew comes last. */
static void sort_facts(struct page *page, struct table *table, struct knowledge_fact *facts)
{
    uint32_t all = page->world->facts_count, count = 0;
    uint32_t *place = ARENA_ARRAY(page->words, uint32_t, all + 1);
    struct knowledge_fact *sorted = ARENA_ARRAY(page->words, struct knowledge_fact, table->in.fact_count + 1);
    uint32_t *order = ARENA_ARRAY(page->words, uint32_t, table->in.fact_count + 1);
    for (uint32_t i = 0; i < all; i++) {
        place[i] = ID_NONE;
    }
    for (uint32_t i = 0; i < table->in.fact_count; i++) {
        place[table->facts[i]] = i;
    }
    for (uint32_t i = 0; i < page->model->holdings_count + table->in.fact_count; i++) {
        bool is_holding = i < page->model->holdings_count;
        uint32_t fact = is_holding ? page->model->holdings[i].fact.v : table->facts[i - page->model->holdings_count];
        if (place[fact] != ID_NONE) {
            order[count] = fact;
            sorted[count++] = facts[place[fact]];
            place[fact] = ID_NONE;
        }
    }
    table->facts = order;
    table->in.facts = sorted;
}

static void take_facts(struct page *page, struct table *table)
{
    uint32_t most = page->world->facts_count;
    struct knowledge_fact *facts = ARENA_ARRAY(page->words, struct knowledge_fact, most + 1);
    table->facts = ARENA_ARRAY(page->words, uint32_t, most + 1);
    for (uint32_t i = 0; i < most; i++) {
        if (is_concerned(page, i)) {
            table->facts[table->in.fact_count] = i;
            facts[table->in.fact_count++] = (struct knowledge_fact){ lb_thing(page, SHELF_FACT, i), (enum theme_tlp)page->world->facts[i].tlp };
        }
    }
    table->in.facts = facts;
    sort_facts(page, table, facts);
}

/* Lane by lane; where not all have room, as many as do from the first shown. */
static void take_teams(struct page *page, struct table *table, float width)
{
    uint32_t all = page->world->teams_count, fits = (uint32_t)fmaxf((width - table->in.title_width) / KNOWLEDGE_COLUMN_MIN, 1.0f);
    uint32_t first = all <= fits ? 0 : page->screen->first_team;
    struct mark_team *marks = ARENA_ARRAY(page->words, struct mark_team, all + 1);
    first = first + fits > all ? (all > fits ? all - fits : 0) : first;
    page->screen->first_team = first;
    table->teams = ARENA_ARRAY(page->words, uint32_t, all + 1);
    for (uint32_t i = first; i < all && table->in.team_count < fits; i++) {
        table->teams[table->in.team_count] = page->screen->picture.team_of[i];
        marks[table->in.team_count++] = page->screen->picture.in.lanes[i].team;
    }
    table->in.teams = marks;
}

static struct table make_table(struct page *page, float width)
{
    struct table table = { .in = { .local_at_zero_s = page->screen->picture.in.axis.local_at_zero_s, .theme = ui_theme_name(page->ui) } };
    float wanted = KNOWLEDGE_COLUMN_MIN * (float)page->world->teams_count;
    table.in.title_width = fmaxf(TITLE_LEAST, fminf(TITLE_MOST, width - wanted));
    take_facts(page, &table);
    take_teams(page, &table, width);
    struct knowledge_cell *cells = ARENA_ARRAY(page->words, struct knowledge_cell, (size_t)table.in.fact_count * table.in.team_count + 1);
    for (uint32_t i = 0; i < table.in.fact_count; i++) {
        for (uint32_t k = 0; k < table.in.team_count; k++) {
            struct knowledge_cell *cell = &cells[i * table.in.team_count + k];
            cell->state = state_of(page, table.facts[i], table.teams[k], &cell->at_s);
        }
    }
    table.in.cells = cells;
    return table;
}

/* ---- the open cell ----------------------------------------------------------------------------------------------- */

/* How long a need took from the first that held it; -1: it does not apply. */
static int64_t took_s(const struct debrief_need *need)
{
    bool is_known = !need->is_own && need->first_s != DEBRIEF_NEVER && need->arrived_s != DEBRIEF_NEVER;
    return is_known ? need->arrived_s - need->first_s : -1;
}

/* What took longest, and what people could have told before what only bots held. */
static bool is_before(const struct debrief_need *need, const struct debrief_need *other)
{
    if (took_s(need) < 0 || other == NULL || need->is_people != other->is_people) {
        return took_s(need) >= 0 && (other == NULL || need->is_people);
    }
    return took_s(need) > took_s(other);
}

/* Where nothing was needed, what was known first. */
static void choose_cell(struct page *page)
{
    const struct debrief_model *model = page->model;
    struct debrief_screen *screen = page->screen;
    const struct debrief_need *longest = NULL;
    if (screen->fact != ID_NONE) {
        return;
    }
    for (uint32_t i = 0; i < model->needs_count; i++) {
        longest = is_before(&model->needs[i], longest) ? &model->needs[i] : longest;
    }
    if (longest != NULL) {
        screen->fact = longest->fact.v;
        screen->team = longest->team.v;
    } else if (model->holdings_count > 0) {
        screen->fact = model->holdings[0].fact.v;
        screen->team = model->holdings[0].team.v;
    }
}

static void open_cell(struct page *page, const struct table *table, uint32_t fact, uint32_t team)
{
    page->screen->fact = table->facts[fact];
    page->screen->team = table->teams[team];
    lb_changed(page);
}

static bool find_cell(const struct page *page, const struct table *table, uint32_t *fact, uint32_t *team)
{
    bool has_fact = false, has_team = false;
    for (uint32_t i = 0; i < table->in.fact_count; i++) {
        if (table->facts[i] == page->screen->fact) {
            *fact = i;
            has_fact = true;
        }
    }
    for (uint32_t i = 0; i < table->in.team_count; i++) {
        if (table->teams[i] == page->screen->team) {
            *team = i;
            has_team = true;
        }
    }
    return has_fact && has_team;
}

static void hear_table(struct page *page, const struct table *table, const struct ui_answer *answer)
{
    uint32_t fact = 0, team = 0;
    bool is_open = find_cell(page, table, &fact, &team);
    if (answer->down) {
        for (uint32_t i = 0; i < table->in.fact_count; i++) {
            for (uint32_t k = 0; k < table->in.team_count; k++) {
                struct box cell = knowledge_cell_box(&table->in, table->box, i, k);
                if (box_has(cell, answer->box.x + answer->x, answer->box.y + answer->y)) {
                    open_cell(page, table, i, k);
                }
            }
        }
        return;
    }
    if (answer->key == 0 || !is_open) {
        return;
    }
    fact += answer->key == UI_KEY_DOWN && fact + 1 < table->in.fact_count ? 1u : 0u;
    fact -= answer->key == UI_KEY_UP && fact > 0 ? 1u : 0u;
    team += answer->key == UI_KEY_RIGHT && team + 1 < table->in.team_count ? 1u : 0u;
    team -= answer->key == UI_KEY_LEFT && team > 0 ? 1u : 0u;
    open_cell(page, table, fact, team);
    ui_scroll_to(page->ui, knowledge_cell_box(&table->in, table->box, fact, team));
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

static void list_cells(struct page *page, const struct table *table)
{
    for (uint32_t i = 0; i < table->in.fact_count; i++) {
        for (uint32_t k = 0; k < table->in.team_count; k++) {
            if (table->in.cells[i * table->in.team_count + k].state != KNOWLEDGE_NONE) {
                ui_push_number(page->ui, i * table->in.team_count + k);
                ui_note(page->ui, "cell", UI_ROLE_MARK, knowledge_say(&table->in, page->words, i, k), NULL,
                        knowledge_cell_box(&table->in, table->box, i, k));
                ui_pop_id(page->ui);
            }
        }
    }
}

static void put_paging(struct page *page, const struct table *table)
{
    uint32_t all = page->world->teams_count, first = page->screen->first_team;
    if (table->in.team_count >= all) {
        return;
    }
    ui_flow_begin(page->ui, 8.0f);
    const struct ui_button before = { .label = word(WORD_LB_TEAMS_BEFORE), .icon = ICON_PREVIOUS, .icon_only = true, .rank = UI_QUIET,
                                      .height = BUTTON_HEIGHT_DENSE, .disabled = first == 0 ? word(WORD_LB_AT_FIRST) : NULL };
    if (ui_button_with(page->ui, "before", &before)) {
        page->screen->first_team = first > table->in.team_count ? first - table->in.team_count : 0;
        lb_changed(page);
    }
    const struct ui_button after = { .label = word(WORD_LB_TEAMS_AFTER), .icon = ICON_NEXT, .icon_only = true, .rank = UI_QUIET,
                                     .height = BUTTON_HEIGHT_DENSE,
                                     .disabled = first + table->in.team_count >= all ? word(WORD_LB_AT_LAST) : NULL };
    if (ui_button_with(page->ui, "after", &after)) {
        page->screen->first_team = first + table->in.team_count;
        lb_changed(page);
    }
    ui_label(page->ui, LB(page, LB_TEAMS_SHOWN, arena_format(page->words, "%u", first + 1),
                          arena_format(page->words, "%u", first + table->in.team_count), arena_format(page->words, "%u", all)));
    ui_flow_end(page->ui);
}

static void fill_table(struct page *page)
{
    struct table table = make_table(page, ui_width(page->ui));
    if (table.in.fact_count == 0 || table.in.team_count == 0) {
        put_words(page, word(WORD_LB_NO_FACTS), UI_TONE_SECOND);
        return;
    }
    put_paging(page, &table);
    table.box = ui_take(page->ui, knowledge_height(&table.in) + 4.0f);
    uint32_t fact = 0, team = 0;
    bool is_open = find_cell(page, &table, &fact, &team);
    const char *value = is_open ? knowledge_say(&table.in, page->words, fact, team) : NULL;
    const struct ui_control control = { .role = UI_ROLE_IMAGE, .label = word(WORD_LB_WHO_KNEW), .value = value, .box = table.box,
                                        .radius = RADIUS_CONTROL, .takes_keys = true, .no_ring = is_open };
    struct ui_answer answer = ui_control(page->ui, "table", &control);
    hear_table(page, &table, &answer);
    if (find_cell(page, &table, &fact, &team)) {
        struct box cell = box_inset(knowledge_cell_box(&table.in, table.box, fact, team), 2.0f);
        draw_round(page->canvas, cell, RADIUS_CONTROL, paint_fill(page->theme->hover));
        draw_round(page->canvas, cell, RADIUS_CONTROL, paint_stroke(answer.focused ? page->theme->focus : page->theme->edge, answer.focused ? LINE_FOCUS : LINE_HAIR));
    }
    knowledge_draw(page->canvas, page->words, &table.in, table.box);
    list_cells(page, &table);
}

static void put_table(struct page *page, struct box box)
{
    panel_begin(page, "table", box, word(WORD_LB_WHO_KNEW), page->model->cards[DEBRIEF_CARD_SHARE].coverage);
    fill_table(page);
    put_label(page, word(WORD_LB_TABLE_KEY));
    panel_end(page);
}

static void put_cell(struct page *page, struct box box)
{
    const struct debrief_screen *screen = page->screen;
    panel_begin(page, "cell", box, word(WORD_LB_HOW_IT_CAME), NULL);
    if (screen->fact == ID_NONE || screen->team == ID_NONE) {
        put_words(page, word(WORD_LB_CHOOSE_CELL), UI_TONE_SECOND);
    } else {
        fill_need(page, screen->fact, (struct team_id){ screen->team });
    }
    panel_end(page);
}

void put_teams(struct page *page, struct box box)
{
    choose_cell(page);
    if (page->bounds.w >= SIDE_FROM && page->room != ROOM_TALL) {
        float margin = page->room == ROOM_WIDE ? SPACE_MARGIN : 10.0f;
        box = box_inset(box, margin);
        float side = fminf(SIDE_WIDTH, box.w * 0.32f);
        put_table(page, cut_left_part(&box, box.w - side - margin, margin));
        put_cell(page, box);
        return;
    }
    ui_panel_begin(page->ui, "body", box, &(struct ui_panel){ .label = word(WORD_LB_TEAMS), .padding = 12.0f, .gap = 12.0f, .bare = true,
                                                              .scrolls = true });
    put_table(page, in_column());
    put_cell(page, in_column());
    ui_panel_end(page->ui);
}
