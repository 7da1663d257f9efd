/* Who is who: every team with its mark, as marks stand for teams in lanes and lists. What ties it to this seat is said
 * with it: a client, the same community, a duty to notify it. */
#include <math.h>

#include "screens/seat_inside.h"

#define WHO_MARK 40.0f
#define WHO_LEFT 60.0f
#define WHO_GAP 6.0f

static const char *joined(struct desk *desk, const char *words, const char *more)
{
    return words[0] == '\0' ? more : arena_format(desk->words, "%s\n%s", words, more);
}

static const char *place_words(struct desk *desk, uint32_t team)
{
    const struct view_team *t = &desk->view->teams[team];
    const char *words = say_sector(desk, team);
    words = t->is_client ? arena_format(desk->words, "%s · %s", words, word(WORD_WHO_CLIENT)) : words;
    return t->same_community ? arena_format(desk->words, "%s · %s", words, word(WORD_WHO_COMMUNITY)) : words;
}

static const char *more_words(struct desk *desk, uint32_t team)
{
    const struct view *view = desk->view;
    const char *words = team == 0 ? FILL(desk, WHO_YOU, say_sector(desk, team)) : place_words(desk, team);
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        if (view->clocks[i].to == team) {
            words = joined(desk, words, FILL(desk, WHO_NOTIFIED, view->clocks[i].title));
        }
    }
    return words;
}

static void put_team(struct desk *desk, uint32_t team)
{
    const char *title = say_team(desk, team), *more = more_words(desk, team);
    float width = fmaxf(ui_width(desk->ui) - WHO_LEFT, 80.0f);
    float first = draw_paragraph_height(desk->canvas, width, 24.0f, 0, TEXT_SEMIBOLD, TYPE_BODY, title);
    float rest = draw_paragraph_height(desk->canvas, width, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, more);
    struct box box = ui_take(desk->ui, fmaxf(first + rest, WHO_MARK) + 2.0f * WHO_GAP);
    draw_team_mark(desk, box.x + WHO_MARK / 2.0f + 4.0f, box.y + box.h / 2.0f, WHO_MARK, team, false);
    struct box at = { box.x + WHO_LEFT, box.y + (box.h - first - rest) / 2.0f, width, first };
    draw_paragraph(desk->canvas, at, 24.0f, 0, words_of(desk, TEXT_SEMIBOLD, TYPE_BODY, UI_TONE_FIRST), title);
    at.y += first;
    draw_paragraph(desk->canvas, at, 20.0f, 0, words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND), more);
    ui_note(desk->ui, NULL, UI_ROLE_ROW, FILL(desk, WHO_TEAM, title, desk->view->teams[team].mark), more, box);
}

void dialog_who(struct desk *desk)
{
    ui_label(desk->ui, word(WORD_WHO_MORE));
    ui_inset_begin(desk->ui, 0.0f, 0.0f, 0.0f);
    for (uint32_t team = 0; team < desk->view->teams_count; team++) {
        put_team(desk, team);
        ui_rule(desk->ui);
    }
    ui_inset_end(desk->ui);
}
