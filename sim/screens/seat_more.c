/* What a person may do about an open decision besides choosing: take more time, propose something else, keep a note.
 * Where nobody is at control a proposal and a note change nothing, and the words say so. */
#include "screens/seat_inside.h"

#define MORE_LINES 4u

enum more { MORE_TIME, MORE_PROPOSE, MORE_NOTE, MORE_ITEMS };

void more_time(struct desk *desk, uint32_t decision)
{
    bool has_deadline =
        decision < desk->view->decisions_count && desk->view->decisions[decision].deadline_s != INT64_MAX;
    if (desk->room->gives_time && has_deadline) {
        desk_ask(desk, SEAT_MORE_TIME, decision);
        desk_say(desk, word(WORD_SAID_MORE_TIME));
    }
}

static void propose(struct desk *desk, uint32_t decision)
{
    desk_open(desk, DIALOG_PROPOSE);
    desk->seat->paper.decision = decision;
}

static void take(struct desk *desk, uint32_t decision, enum more more)
{
    switch (more) {
    case MORE_TIME: more_time(desk, decision); break;
    case MORE_PROPOSE: propose(desk, decision); break;
    case MORE_NOTE: desk_open(desk, DIALOG_NOTE); break;
    case MORE_ITEMS: break;
    }
}

static void show_menu(struct desk *desk, uint32_t index, struct box anchor)
{
    const struct view_decision *decision = &desk->view->decisions[index];
    const struct { enum more more; enum word word; enum icon icon; bool is_there;
    } all[] = {
        { MORE_TIME, WORD_MORE_TIME, ICON_CLOCK, desk->room->gives_time && decision->deadline_s != INT64_MAX },
        { MORE_PROPOSE, WORD_PROPOSE_DOTS, ICON_PENCIL, decision->other },
        { MORE_NOTE, WORD_NOTE, ICON_CLIPBOARD, true },
    };
    const char *names[MORE_ITEMS];
    enum icon icons[MORE_ITEMS];
    enum more items[MORE_ITEMS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < MORE_ITEMS; i++) {
        if (all[i].is_there) {
            names[count] = word(all[i].word);
            icons[count] = all[i].icon;
            items[count++] = all[i].more;
        }
    }
    int32_t chosen = ui_menu(desk->ui, "ways", anchor, names, icons, count);
    if (chosen >= 0) {
        take(desk, index, items[chosen]);
    }
}

void more_button(struct desk *desk, uint32_t decision, float height)
{
    struct ui_button button = { .label = word(WORD_MORE_WAYS), .icon = ICON_MORE, .icon_only = true, .rank = UI_QUIET,
                                .tip = word(WORD_MORE_WAYS_TIP), .height = height, .fill = true };
    struct box anchor = ui_rest(desk->ui);
    anchor.h = height;
    if (ui_button_with(desk->ui, "more", &button)) {
        ui_menu_open(desk->ui, "ways");
    }
    show_menu(desk, decision, anchor);
}

/* ---- the two dialogs --------------------------------------------------------------------------------------------- */

/* What becomes of it, the words, and the button that keeps them. */
static bool keeps_words(struct desk *desk, enum word what_becomes, enum word label, enum word hint)
{
    ui_paragraph(desk->ui, word(what_becomes));
    dialog_words(desk, label, hint, MORE_LINES);
    struct ui_button keep = { .label = word(WORD_KEEP), .rank = UI_PRIMARY,
                              .disabled = dialog_written(desk) != NULL ? NULL : word(WORD_WORDS_FIRST) };
    return dialog_buttons(desk, &keep);
}

static void keep(struct desk *desk, struct view_wish *wish, enum word said)
{
    wish->text = dialog_written(desk);
    desk_wish(desk, wish);
    desk_say(desk, word(said));
    dialog_close(desk);
}

void dialog_propose(struct desk *desk)
{
    ui_words(desk->ui, desk->view->decisions[desk->seat->paper.decision].ask,
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_BODY });
    if (keeps_words(desk, WORD_PROPOSE_MORE, WORD_PROPOSE_WORDS, WORD_PROPOSE_HINT)) {
        struct view_wish wish = view_wish_make(WISH_PROPOSE);
        wish.decision = desk->seat->paper.decision;
        keep(desk, &wish, WORD_SAID_PROPOSED);
    }
}

void dialog_note(struct desk *desk)
{
    if (keeps_words(desk, WORD_NOTE_MORE, WORD_NOTE_WORDS, WORD_NOTE_HINT)) {
        struct view_wish wish = view_wish_make(WISH_NOTE);
        keep(desk, &wish, WORD_SAID_NOTED);
    }
}
