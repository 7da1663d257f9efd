/* What the team knows: each item with its label, where it is from, whom this seat told and who told it. Never who else
 * holds it: a seat cannot know that. */
#include <math.h>
#include <stdlib.h>

#include "screens/seat_inside.h"

#define KNOWN_PADDING 20.0f
#define KNOWN_LEAST 84.0f
#define TEAM_MARK 26.0f
#define SHARE_WIDE 46.0f
#define SHARE_HIGH 34.0f
#define TOLD_SHOWN 4u
#define TOLD_LINE 30.0f

/* ---- who told whom ----------------------------------------------------------------------------------------------- */

static void add_once(uint32_t *teams, uint32_t *count, uint32_t most, uint32_t team)
{
    for (uint32_t i = 0; i < *count; i++) {
        if (teams[i] == team) {
            return;
        }
    }
    if (*count < most) {
        teams[(*count)++] = team;
    }
}

static uint32_t told_teams(const struct view *view, const struct view_fact *fact, uint32_t *teams, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = fact->told; i != VIEW_NONE; i = view->sends[i].earlier) {
        add_once(teams, &count, most, view->sends[i].to);
    }
    return count;
}

static uint32_t tellers(const struct view *view, const struct view_fact *fact, uint32_t *teams, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = fact->told_by; i != VIEW_NONE; i = view->arrivals[i].earlier) {
        if (view->arrivals[i].from != VIEW_NONE) {
            add_once(teams, &count, most, view->arrivals[i].from);
        }
    }
    return count;
}

/* At most `width` wide, 0 for any: of the two the source is cut, and when it was learned stays. */
static const char *where_from(struct desk *desk, const struct view_fact *fact, float width)
{
    static const enum word hows[] = { [VIEW_HELD] = WORD_HOW_HELD,
                                      [VIEW_WORLD] = WORD_HOW_WORLD,
                                      [VIEW_TOLD] = WORD_HOW_TOLD,
                                      [VIEW_DERIVED] = WORD_HOW_DERIVED,
                                      [VIEW_FROM_PUBLIC] = WORD_HOW_PUBLIC };
    const char *source = fact->source[0] != '\0' ? fact->source : word(hows[fact->how]);
    if (fact->how == VIEW_HELD || fact->learned_s == INT64_MAX) {
        return source;
    }
    const char *when = say_moment(desk, fact->learned_s), *words = FILL(desk, SOURCE_TIME, source, when);
    float wide = draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, words);
    if (width <= 0.0f || wide <= width) {
        return words;
    }
    float rest = wide - draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, source);
    return FILL(desk, SOURCE_TIME, cut_words(desk, source, TYPE_SECOND, fmaxf(width - rest - 2.0f, 20.0f)), when);
}

static const char *names_of(struct desk *desk, const uint32_t *teams, uint32_t count)
{
    const char *names = "";
    for (uint32_t i = 0; i < count; i++) {
        names = arena_format(desk->words, "%s%s%s", names, i > 0 ? ", " : "", say_team(desk, teams[i]));
    }
    return names;
}

/* ---- a row ------------------------------------------------------------------------------------------------------- */

struct told { enum word words; uint32_t teams[TEAMS_MAX + 1], count; };
struct known_row {
    struct box box;
    float title_high;
    const char *from;
    struct told told[2]; /* who told this seat, and whom it told; those of nobody are left out */
    uint32_t told_count;
};

static void say_told(struct desk *desk, const struct view_fact *fact, struct known_row *row)
{
    struct told *told = &row->told[0];
    told->words = WORD_TOLD_YOU;
    told->count = tellers(desk->view, fact, told->teams, TEAMS_MAX + 1);
    row->told_count = told->count > 0 ? 1 : 0;
    told = &row->told[row->told_count];
    told->words = WORD_YOU_TOLD;
    told->count = told_teams(desk->view, fact, told->teams, TEAMS_MAX + 1);
    row->told_count += told->count > 0 ? 1 : 0;
}

/* A line for each. */
static void draw_told(struct desk *desk, const struct known_row *row, float right, float y)
{
    for (uint32_t i = 0; i < row->told_count; i++) {
        const struct told *told = &row->told[i];
        float middle = y + TOLD_LINE * (float)i;
        float x = piece_teams(desk, right, middle, TEAM_MARK, told->teams, told->count, TOLD_SHOWN) - 10.0f;
        struct words look = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
        look.align = DRAW_END;
        draw_text_middle(desk->canvas, x, middle, look, word(told->words));
    }
}

static float told_more(const struct known_row *row)
{
    return row->told_count > 1 ? TOLD_LINE : 0.0f;
}

static void draw_known(struct desk *desk, const struct known_row *row, const struct view_fact *fact, bool is_open,
                       const struct ui_answer *answer)
{
    const struct theme *t = desk->theme;
    struct box box = row->box;
    if (answer->hovered && !is_open) {
        draw_rect(desk->canvas, box, paint_fill(t->raised));
    }
    float right = box.x + box.w - KNOWN_PADDING, y = box.y + 16.0f;
    float chip = piece_tlp(desk, right, y + 12.0f, fact->label);
    struct words title = words_of(desk, is_open ? TEXT_SEMIBOLD : TEXT_REGULAR, TYPE_BODY,
                                  fact->withdrawn ? UI_TONE_THIRD : UI_TONE_FIRST);
    float width = fmaxf(right - chip - 14.0f - (box.x + KNOWN_PADDING), 60.0f);
    draw_paragraph(desk->canvas, box_make(box.x + KNOWN_PADDING, y, width, row->title_high), 24.0f, 2, title,
                   fact->title);
    struct words from = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
    float middle = box.y + 16.0f + row->title_high + 22.0f;
    float room = row->told_count > 0 ? box.w * 0.42f : right - SHARE_WIDE - 12.0f - (box.x + KNOWN_PADDING);
    from.width_max = fmaxf(room, 60.0f);
    draw_text_middle(desk->canvas, box.x + KNOWN_PADDING, middle, from, where_from(desk, fact, from.width_max));
    draw_told(desk, row, right - SHARE_WIDE - 12.0f, middle);
}

static const char *state_of(struct desk *desk, const struct view_fact *fact, const struct known_row *row)
{
    const char *told = "";
    for (uint32_t i = 0; i < row->told_count; i++) {
        const struct told *one = &row->told[i];
        told = arena_format(desk->words, "%s%s%s", told, i > 0 ? ", " : "",
                            FILL(desk, TOLD_NAMES, word(one->words), names_of(desk, one->teams, one->count)));
    }
    const char *more = fact->withdrawn                   ? word(WORD_WITHDRAWN)
                       : fact->corrected_by != VIEW_NONE ? word(WORD_CORRECTED)
                                                         : "";
    return arena_format(desk->words, "%s, %s%s%s%s%s", say_label(fact->label), row->from, told[0] != '\0' ? ", " : "",
                        told, more[0] != '\0' ? ", " : "", more);
}

static void open_share(struct seat *seat, uint32_t index)
{
    if (seat->share.fact != index) {
        seat->share = (struct share_draft){ .fact = index, .to = VIEW_NONE, .channel = VIEW_NONE };
    }
}

static void put_known_row(struct desk *desk, uint32_t index)
{
    struct seat *seat = desk->seat;
    const struct view_fact *fact = &desk->view->facts[index];
    bool is_open = seat->fact == index;
    struct known_row *row = ARENA_NEW(desk->words, struct known_row);
    float chip = ui_tlp_width(desk->ui, (enum theme_tlp)fact->label);
    float width = fmaxf(ui_width(desk->ui) - 2.0f * KNOWN_PADDING - chip - 14.0f, 60.0f);
    row->title_high = draw_paragraph_height(desk->canvas, width, 24.0f, 2, is_open ? TEXT_SEMIBOLD : TEXT_REGULAR,
                                            TYPE_BODY, fact->title);
    row->from = where_from(desk, fact, 0.0f);
    say_told(desk, fact, row);
    row->box = ui_take(desk->ui, fmaxf(row->title_high + 60.0f, KNOWN_LEAST) + told_more(row));
    const char *id = arena_format(desk->words, "fact-%u", index);
    struct ui_control control = { .role = UI_ROLE_ROW,
                                  .label = fact->title,
                                  .value = state_of(desk, fact, row),
                                  .box = box_inset(row->box, 4.0f),
                                  .state = is_open ? UI_EXPANDED : 0u,
                                  .same_group = true };
    struct ui_answer answer = ui_control(desk->ui, id, &control);
    desk_take_focus(desk, id);
    draw_known(desk, row, fact, is_open, &answer);
    struct box box = { row->box.x + row->box.w - KNOWN_PADDING - SHARE_WIDE,
                       row->box.y + 16.0f + row->title_high + 22.0f - SHARE_HIGH / 2.0f, SHARE_WIDE, SHARE_HIGH };
    bool can_share = !desk->view->ended && !fact->withdrawn;
    bool shares = can_share && piece_small_share(desk, arena_format(desk->words, "share-%u", index), box,
                                                 FILL(desk, SHARE_FACT, fact->title), is_open);
    if (answer.pressed || shares) {
        seat->fact = is_open ? VIEW_NONE : index;
        seat->shows_share = shares && !is_open;
        seat->shows_fact = !shares && !is_open;
        open_share(seat, index);
    }
}

/* ---- an open item ------------------------------------------------------------------------------------------------ */

static void put_corrections(struct desk *desk, const struct view_fact *fact)
{
    const struct view *view = desk->view;
    if (fact->withdrawn) {
        ui_notice(desk->ui, "withdrawn", ICON_WARNING, UI_TONE_SECOND, word(WORD_WITHDRAWN_MORE));
    }
    if (fact->corrected_by < view->facts_count) {
        ui_notice(desk->ui, "corrected", ICON_WARNING, UI_TONE_SECOND,
                  FILL(desk, CORRECTED_BY, view->facts[fact->corrected_by].title));
    }
    if (fact->corrects < view->facts_count) {
        ui_label(desk->ui, FILL(desk, CORRECTS, view->facts[fact->corrects].title));
    }
    if (fact->against < view->facts_count) {
        ui_notice(desk->ui, "against", ICON_WARNING, UI_TONE_SECOND,
                  FILL(desk, AGAINST, view->facts[fact->against].title));
    }
}

static const char *channel_title(const struct view *view, uint32_t channel)
{
    return channel < view->channels_count ? view->channels[channel].title : "";
}

/* Who told it, and what was told to whom, when and how; newest first. */
static void put_told(struct desk *desk, const struct view_fact *fact)
{
    const struct view *view = desk->view;
    for (uint32_t i = fact->told_by; i != VIEW_NONE; i = view->arrivals[i].earlier) {
        const struct view_arrival *arrival = &view->arrivals[i];
        if (arrival->from != VIEW_NONE) {
            ui_label(desk->ui, FILL(desk, TOLD_YOU_AT, say_team(desk, arrival->from), say_moment(desk, arrival->at_s),
                                    channel_title(view, arrival->channel)));
        }
    }
    for (uint32_t i = fact->told; i != VIEW_NONE; i = view->sends[i].earlier) {
        const struct view_send *send = &view->sends[i];
        const char *words = FILL(desk, YOU_TOLD_AT, say_team(desk, send->to), say_moment(desk, send->at_s),
                                 channel_title(view, send->channel));
        if (send->receipt_s != INT64_MAX) {
            words =
                arena_format(desk->words, "%s %s", words, FILL(desk, RECEIPT_AT, say_moment(desk, send->receipt_s)));
        }
        ui_label(desk->ui, words);
    }
    for (uint32_t i = fact->consents; i != VIEW_NONE; i = view->consents[i].earlier) {
        ui_label(desk->ui, FILL(desk, CONSENT_GIVEN, say_label(view->consents[i].label)));
    }
}

/* Answers where its share begins. */
static float put_open(struct desk *desk, uint32_t index)
{
    const struct view_fact *fact = &desk->view->facts[index];
    ui_push_id(desk->ui, arena_format(desk->words, "open-%u", index));
    ui_inset_begin(desk->ui, KNOWN_PADDING, KNOWN_PADDING, 10.0f);
    ui_words(desk->ui, fact->text, &(struct ui_words){ .px = TYPE_BODY_SMALL, .tone = UI_TONE_SECOND });
    if (fact->pap != PAP_CLEAR) {
        ui_label(desk->ui, FILL(desk, PAP_LINE, pap_name(fact->pap)));
    }
    put_corrections(desk, fact);
    put_told(desk, fact);
    float share = ui_rest(desk->ui).y;
    if (!desk->view->ended && !fact->withdrawn) {
        part_share(desk, index);
    }
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 18.0f);
    ui_pop_id(desk->ui);
    return share;
}

/* What was opened, as far as there is room: in the build that opens it and in the next, when its height is known. */
static void bring_into_view(struct desk *desk, float top, bool is_new)
{
    struct seat *seat = desk->seat;
    if (seat->shows_fact || seat->shows_share) {
        struct box rest = ui_rest(desk->ui);
        ui_scroll_to(desk->ui, box_make(rest.x, top, rest.w, rest.y - top));
        seat->shows_fact = seat->shows_fact && is_new;
        seat->shows_share = seat->shows_share && is_new;
    }
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

struct known { uint32_t fact; int64_t learned_s; };

static int by_learned(const void *a, const void *b)
{
    const struct known *one = a, *other = b;
    if (one->learned_s != other->learned_s) {
        return one->learned_s > other->learned_s ? -1 : 1;
    }
    return one->fact < other->fact ? -1 : one->fact > other->fact;
}

void part_known(struct desk *desk)
{
    const struct view *view = desk->view;
    struct known *list = ARENA_ARRAY(desk->words, struct known, view->facts_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->facts_count; i++) {
        if (view->facts[i].held) {
            list[count++] = (struct known){ i, view->facts[i].learned_s };
        }
    }
    qsort(list, count, sizeof *list, by_learned);
    for (uint32_t i = 0; i < count; i++) {
        float top = ui_rest(desk->ui).y;
        put_known_row(desk, list[i].fact);
        if (desk->seat->fact == list[i].fact) {
            bool is_new = ui_recall(desk->ui, "opened") != (float)list[i].fact + 1.0f;
            float share = put_open(desk, list[i].fact);
            bring_into_view(desk, desk->seat->shows_share ? share : top, is_new);
            ui_remember(desk->ui, "opened", (float)list[i].fact + 1.0f);
        }
        ui_rule(desk->ui);
    }
    if (count == 0) {
        piece_empty(desk, ICON_FACT, word(WORD_KNOWN_EMPTY));
    }
}
