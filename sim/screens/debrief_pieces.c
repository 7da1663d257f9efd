/* How the debrief says times, names and who played, and the small pieces that its parts are made of. */
#include <math.h>

#include "charts/marks.h"
#include "screens/debrief_inside.h"

#define PANEL_INSET 20.0f
#define TIME_WIDTH 92.0f
#define TEAM_LINE 30.0f
#define TEAM_MARK 26.0f

/* ---- words ------------------------------------------------------------------------------------------------------- */

const char *lb_fill(struct arena *arena, enum word id, const char *const values[3])
{
    return words_fill(arena, id, values[0], values[1], values[2]);
}

const char *lb_moment(const struct page *page, int64_t at_s)
{
    return arena_copy_string(page->words, debrief_moment(page->model, at_s).at);
}

const char *lb_span(const struct page *page, int64_t span_s)
{
    return arena_copy_string(page->words, debrief_span(span_s).at);
}

const char *lb_with_room(const struct page *page, const char *words, bool is_person, int64_t from_s, int64_t to_s, uint32_t to_record)
{
    int64_t room_s = is_person ? debrief_room_s(page->model, from_s, to_s, to_record) : DEBRIEF_NEVER;
    return room_s == DEBRIEF_NEVER ? words : LB(page, LB_IN_THE_ROOM, words, lb_span(page, room_s));
}

const char *lb_number(const struct page *page, int64_t micro)
{
    return arena_copy_string(page->words, debrief_number(micro).at);
}

const char *lb_thing(const struct page *page, enum shelf shelf, uint32_t index)
{
    return index == ID_NONE ? "" : debrief_thing_name(page->model, thing(shelf, index));
}

const char *lb_team(const struct page *page, struct team_id team)
{
    return debrief_team_name(page->model, team);
}

const char *lb_kept(const struct page *page, struct str *words)
{
    const char *copy = arena_copy_string(page->words, str_text(words));
    str_deinit(words);
    return copy;
}

const char *lb_filled(const struct page *page, struct text_id text, struct team_id own, int64_t at_s)
{
    struct str words = { 0 };
    debrief_fill(page->model, text, own, at_s, &words);
    return lb_kept(page, &words);
}

const char *lb_player(const struct page *page, struct team_id team, int64_t at_s)
{
    if (team.v >= page->world->teams_count) {
        return "";
    }
    enum debrief_who who = debrief_who_at(page->model, team, at_s);
    return who == DEBRIEF_PERSON ? "" : word(who == DEBRIEF_BOT ? WORD_LB_BOT : WORD_LB_NOBODY);
}

struct words lb_look(const struct page *page, enum text_face face, float px, enum ui_tone tone)
{
    return words_make(face, px, ui_tone(page->ui, tone));
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

void put_words(struct page *page, const char *words, enum ui_tone tone)
{
    if (words[0] == '\0') {
        return;
    }
    ui_words(page->ui, words, &(struct ui_words){ .px = TYPE_BODY_SMALL, .tone = tone });
}

void put_strong(struct page *page, const char *words)
{
    ui_words(page->ui, words, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_BODY, .tone = UI_TONE_FIRST });
}

void put_label(struct page *page, const char *words)
{
    ui_words(page->ui, words, &(struct ui_words){ .px = TYPE_CAPTION, .tone = UI_TONE_THIRD });
}

void put_quote(struct page *page, const char *words)
{
    const float padding = 12.0f, line = 22.0f;
    float width = fmaxf(ui_width(page->ui) - 2.0f * padding, 1.0f);
    float height = draw_paragraph_height(page->canvas, width, line, 0, TEXT_REGULAR, TYPE_BODY_SMALL, words);
    struct box box = ui_take(page->ui, height + 2.0f * padding - 4.0f);
    draw_round(page->canvas, box, RADIUS_CONTROL, paint_fill(page->theme->bg0));
    draw_paragraph(page->canvas, box_make(box.x + padding, box.y + padding - 2.0f, width, height), line, 0,
                   lb_look(page, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST), words);
    ui_note(page->ui, NULL, UI_ROLE_TEXT, words, NULL, box);
}

static void put_beside(struct page *page, enum text_face face, const char *time, const char *words, bool is_luck, enum ui_tone tone)
{
    const float line = 20.0f;
    float left = TIME_WIDTH + (is_luck ? 24.0f : 0.0f);
    float width = fmaxf(ui_width(page->ui) - left, 40.0f);
    float height = draw_paragraph_height(page->canvas, width, line, 0, TEXT_REGULAR, TYPE_SECOND, words);
    struct box box = ui_take(page->ui, height);
    struct words look = lb_look(page, face, face == TEXT_MONO ? TYPE_CAPTION : TYPE_SECOND, UI_TONE_THIRD);
    look.width_max = TIME_WIDTH - 8.0f;
    draw_text_middle(page->canvas, box.x, box.y + line / 2.0f, look, time);
    if (is_luck) {
        draw_icon(page->canvas, ICON_DICE, box.x + TIME_WIDTH + 8.0f, box.y + line / 2.0f, ICON_SMALL, page->theme->t3);
    }
    draw_paragraph(page->canvas, box_make(box.x + left, box.y, width, height), line, 0,
                   lb_look(page, TEXT_REGULAR, TYPE_SECOND, tone), words);
    ui_note(page->ui, NULL, UI_ROLE_TEXT, words, time, box);
}

void put_timed(struct page *page, const char *time, const char *words, bool is_luck)
{
    put_beside(page, TEXT_MONO, time, words, is_luck, UI_TONE_SECOND);
}

void put_timed_in(struct page *page, const char *time, const char *words, enum ui_tone tone)
{
    put_beside(page, TEXT_MONO, time, words, false, tone);
}

void put_named(struct page *page, const char *name, const char *words)
{
    put_beside(page, TEXT_REGULAR, name, words, false, UI_TONE_FIRST);
}

/* ---- teams ------------------------------------------------------------------------------------------------------- */

void draw_team_of(const struct page *page, float x, float y, float height, struct team_id team)
{
    if (team.v >= page->world->teams_count) {
        draw_icon(page->canvas, ICON_PUBLIC, x, y, height * 0.8f, page->theme->t2);
        return;
    }
    const struct mark_look look = mark_look(ui_theme_name(page->ui), false);
    mark_draw_team(page->canvas, &look, x, y, height, &page->screen->picture.in.lanes[page->model->teams[team.v].lane].team,
                   false);
}

void put_team(struct page *page, struct team_id team, int64_t at_s, const char *aside)
{
    struct box box = ui_take(page->ui, TEAM_LINE);
    float middle = box.y + box.h / 2.0f, right = box.x + box.w;
    struct words end = lb_look(page, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND);
    end.align = DRAW_END;
    end.width_max = box.w * 0.5f;
    right -= aside[0] != '\0' ? draw_text_middle(page->canvas, right, middle, end, aside) + 12.0f : 0.0f;
    draw_team_of(page, box.x + TEAM_MARK / 2.0f, middle, TEAM_MARK, team);
    struct words name = lb_look(page, TEXT_SEMIBOLD, TYPE_BODY_SMALL, UI_TONE_FIRST);
    float x = box.x + TEAM_MARK + 10.0f;
    const char *player = lb_player(page, team, at_s);
    float tag = player[0] != '\0' ? draw_text_width(page->canvas, TEXT_REGULAR, TYPE_DIAGRAM, player) + 10.0f : 0.0f;
    name.width_max = fmaxf(right - x - tag, 20.0f);
    x += draw_text_middle(page->canvas, x, middle, name, lb_team(page, team)) + 10.0f;
    draw_text_middle(page->canvas, x, middle, lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD), player);
    const char *value = player[0] != '\0' && aside[0] != '\0' ? LB(page, LB_TWO, player, aside) : player[0] != '\0' ? player : aside;
    ui_note(page->ui, NULL, UI_ROLE_TEXT, lb_team(page, team), value[0] != '\0' ? value : NULL, box);
}

/* ---- panels ------------------------------------------------------------------------------------------------------ */

struct box in_column(void)
{
    return (struct box){ 0 };
}

struct box cut_upper(struct box *box, float height, float gap)
{
    struct box upper = { box->x, box->y, box->w, fminf(height, box->h) };
    float taken = fminf(height + gap, box->h);
    box->y += taken;
    box->h -= taken;
    return upper;
}

struct box cut_left_part(struct box *box, float width, float gap)
{
    struct box left = { box->x, box->y, width, box->h };
    box->x += width + gap;
    box->w = fmaxf(box->w - width - gap, 0.0f);
    return left;
}

void panel_begin(struct page *page, const char *id, struct box box, const char *title, const char *aside)
{
    const struct ui_panel panel = { .label = title, .padding = -1.0f };
    page->is_card = box.h <= 0.0f;
    if (page->is_card) {
        ui_card_begin(page->ui, id, &panel);
        ui_panel_head(page->ui, title, aside);
    } else {
        ui_panel_begin(page->ui, id, box, &panel);
        ui_panel_head(page->ui, title, aside);
        ui_scroll_begin(page->ui, "rest", ui_rest(page->ui), 0.0f);
    }
    ui_inset_begin(page->ui, PANEL_INSET, PANEL_INSET, 8.0f);
    ui_space(page->ui, 6.0f);
}

void panel_end(struct page *page)
{
    ui_space(page->ui, page->is_card ? 14.0f : 8.0f);
    ui_inset_end(page->ui);
    if (page->is_card) {
        ui_card_end(page->ui);
    } else {
        ui_scroll_end(page->ui);
        ui_panel_end(page->ui);
    }
}
