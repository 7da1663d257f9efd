/* widgets.h: the about two dozen things a screen is made of. Each takes its place in the current layout (ui.h), draws
 * itself, emits itself into the semantic list and answers what a person did.
 *
 * Room:   sim/ui. Words are given by the caller, already in the reader's language; strings are lent for the call.
 * Ids:    words, unique among siblings.
 * Height: follows width and words; only where a height is given is it a least height.
 * Fields left out of an options struct are 0 and mean the usual thing. */
#ifndef TOCSIN_UI_WIDGETS_H
#define TOCSIN_UI_WIDGETS_H

#include "base/str.h"
#include "ui/ui.h"

/* ---- words ---- */

enum ui_tone {
    UI_TONE_FIRST,
    UI_TONE_SECOND,
    UI_TONE_THIRD,
    UI_TONE_AMBER,
    UI_TONE_TEAL,
    UI_TONE_RED,
    UI_TONE_GREEN,
    UI_TONE_ON_SOLID
};
struct colour ui_tone(const struct ui *ui, enum ui_tone tone);

struct ui_words {
    enum text_face face;
    float px;             /* 0: 16 */
    enum ui_tone tone;
    enum draw_align align;
    uint32_t lines_max;   /* 0: no cap */
    const char *id;       /* NULL: numbered among its siblings */
    bool unread;          /* draw, but leave out of the semantic list: said elsewhere */
};
/* Words wrapped to the width of the layout. In a flow: one line at its own width. */
void ui_words(struct ui *ui, const char *text, const struct ui_words *how);
void ui_label(struct ui *ui, const char *text);      /* 14, second tone */
void ui_paragraph(struct ui *ui, const char *text);  /* 16, second tone */
void ui_caption(struct ui *ui, const char *text);    /* 12, third tone */
void ui_heading(struct ui *ui, const char *text);    /* 20 semi-bold, role heading */
void ui_title(struct ui *ui, const char *text);      /* 24 semi-bold, role heading */
/* A big number in mono with its unit in small words on the same baseline; label above in 14, third tone. */
void ui_key_number(struct ui *ui, const char *label, const char *number, const char *unit);
/* A heading with words at the right end: the head of a panel, with a hairline below it. */
void ui_panel_head(struct ui *ui, const char *title, const char *aside);
void ui_rule(struct ui *ui); /* a hairline across */
void ui_icon(struct ui *ui, enum icon icon, float size, enum ui_tone tone, const char *label); /* label NULL: decoration */

/* ---- buttons ---- */

enum ui_rank { UI_SECONDARY, UI_PRIMARY, UI_QUIET, UI_SHARE, UI_SHARE_OUTLINE };
struct ui_button {
    const char *label;    /* with icon_only: the accessible name and the tooltip */
    enum icon icon;
    enum icon icon_after; /* for example ICON_MENU_DOWN */
    bool icon_only;
    enum ui_rank rank;
    const char *shortcut; /* as ui_key_parse reads it; shown as a keycap when `keycap` */
    bool keycap;
    const char *tip;
    const char *disabled; /* the reason */
    float height;         /* 0: BUTTON_HEIGHT */
    bool fill;            /* as wide as the layout, not as its words */
    bool selected;
};
bool ui_button(struct ui *ui, const char *id, const char *label); /* secondary, as wide as its words */
bool ui_button_with(struct ui *ui, const char *id, const struct ui_button *button);
bool ui_icon_button(struct ui *ui, const char *id, enum icon icon, const char *name); /* quiet, 44 px square */
float ui_button_width(struct ui *ui, const struct ui_button *button);
/* A large tile: icon, title, second line, keycap. The home screen's modes. */
struct ui_tile {
    enum icon icon;
    const char *title, *second, *shortcut;
    bool primary;
    float height; /* 0: 104 */
};
bool ui_tile(struct ui *ui, const char *id, const struct ui_tile *tile);
float ui_tile_height(struct ui *ui, const struct ui_tile *tile, float width); /* that it takes: for tiles side by side */

/* ---- choices ---- */

/* A lettered answer: disc with a letter, words that wrap. True when pressed. Arrows move between neighbours. */
struct ui_option {
    const char *letter, *label, *second; /* second: a smaller line below, or NULL */
    bool chosen;
    const char *disabled;
};
bool ui_option(struct ui *ui, const char *id, const struct ui_option *option);
/* On or off, as a box with a tick. */
bool ui_check(struct ui *ui, const char *id, const char *label, bool *on, const char *disabled);
/* A round chip that is on or off: filters. True when pressed. For flows. */
bool ui_chip(struct ui *ui, const char *id, const char *label, bool on);
/* One of a few, side by side. `names` are NUL-terminated; true when it changed. */
bool ui_segments(struct ui *ui, const char *id, const char *label, const char *const *names, uint32_t count,
                 uint32_t *chosen);
/* One of many, in a list that opens. `seconds` (smaller words at the right, or NULL) and `disabled` (reasons, or NULL) may
 * be NULL arrays. */
struct ui_select {
    const char *label;              /* accessible name */
    const char *const *names;
    const char *const *seconds;
    const char *const *disabled;
    uint32_t count;
    enum icon icon;
    bool quiet;                     /* raised without an outline, as wide as its words */
    bool bare;                      /* words and arrow only */
    float height;                   /* 0: BUTTON_HEIGHT */
};
bool ui_select(struct ui *ui, const char *id, const struct ui_select *select, uint32_t *chosen);
/* Tabs of a bar: the current one is underlined at the bar's lower edge. */
bool ui_tabs(struct ui *ui, const char *id, const char *label, const char *const *names, uint32_t count, uint32_t *chosen,
             float height);

/* ---- fields ---- */

struct ui_field {
    const char *label;       /* accessible name, and the words above the field when `label_above` */
    const char *hint;        /* shown while it is empty */
    enum icon icon;
    const char *shortcut;    /* focuses it; shown as a keycap while it is empty */
    const char *disabled;
    uint32_t lines;          /* 0 or 1: one line; more: wraps, Enter makes a line, this many are shown at least */
    uint32_t bytes_max;      /* 0: 1024 */
    bool label_above;
    float height;            /* of one line; 0: BUTTON_HEIGHT */
};
enum ui_field_answer { UI_FIELD_SAME, UI_FIELD_CHANGED, UI_FIELD_ENTERED }; /* ENTERED: Enter in a field of one line */
/* The caller's text is edited in place; it stays valid UTF-8. */
enum ui_field_answer ui_field(struct ui *ui, const char *id, const struct ui_field *field, struct str *value);

/* ---- sliders ---- */

struct ui_slider {
    const char *label;
    const char *value_words;  /* what is said for the value; NULL: the number */
    double least, most, step; /* step: of an arrow key; page keys move ten */
    const double *ticks;      /* marks below, or NULL; Shift with an arrow goes to the next */
    const struct colour *tick_colours; /* or NULL: t2 */
    uint32_t tick_count;
    const char *disabled;
};
/* True when it changed. */
bool ui_slider(struct ui *ui, const char *id, const struct ui_slider *slider, double *value);

/* ---- rows and lists ---- */

struct ui_row {
    enum icon icon;
    const char *kicker;   /* small line above, third tone, beside the icon */
    const char *title;    /* wraps, at most two lines */
    const char *second;   /* below, second tone, at most `second_lines` (0: 3) */
    const char *aside;    /* at the right of the first line, mono when `aside_mono` */
    const char *value;    /* said after the label: "unread" */
    bool aside_mono, unread, selected, rule; /* rule: a hairline below */
    uint32_t second_lines;
    float padding;        /* at the sides; 0: SPACE_PANEL */
    bool still;           /* nothing to press: only to be read */
};
/* True when pressed. Up and Down move between neighbours. */
bool ui_row(struct ui *ui, const char *id, const struct ui_row *row);

/* ---- small marks ---- */

enum ui_seat_shape { UI_HEXAGON, UI_SQUARE }; /* government, business */
/* A team's mark: shape, monogram, hue of lane `index`. `size` is its height. */
void ui_draw_team(struct ui *ui, float x, float y, float size, enum ui_seat_shape shape, const char *monogram,
                  uint32_t index, bool hollow);
float ui_tlp_width(struct ui *ui, enum theme_tlp tlp);
void ui_draw_tlp(struct ui *ui, float x, float y, enum theme_tlp tlp); /* upper left corner; 20 px high */
void ui_tlp(struct ui *ui, enum theme_tlp tlp);                        /* in the layout */
void ui_draw_keycap(struct ui *ui, float right, float middle_y, const char *key, struct colour colour);
void ui_draw_logo(struct canvas *canvas, const struct theme *theme, float x, float y, float size); /* centre; 32 to 72 */
/* A pill with words: state in a flow. */
void ui_pill(struct ui *ui, const char *text, enum ui_tone tone, bool filled);
/* The band that says EXERCISE, NOT REAL across the whole width, at the top or the foot of the window. `words` are the
 * reader's. A dialog that is built after it leaves it free. */
void ui_exercise_band(struct ui *ui, struct box box, const char *words);

/* A countdown: a number first, a ring second. Takes its size in the layout, centred. part: what is left, 0 to 1. */
struct ui_ring {
    const char *label;  /* "Time to decide" */
    const char *number; /* "17:42" */
    float part, radius; /* radius 0: 42 */
    enum ui_tone tone;
};
void ui_ring(struct ui *ui, const char *id, const struct ui_ring *ring);
void ui_draw_ring(struct ui *ui, float x, float y, const struct ui_ring *ring);
/* A bar 6 px high: part of a whole, in a tone on a track. */
void ui_bar(struct ui *ui, const char *label, const char *value, float part, enum ui_tone tone);

/* A line with an icon on a tint: what a person must know here. UI_TONE_AMBER, RED, GREEN, TEAL or plain. */
void ui_notice(struct ui *ui, const char *id, enum icon icon, enum ui_tone tone, const char *text);

/* ---- over everything ---- */

/* A dialog in the middle, the rest covered; Esc closes it; focus goes in and comes back. While it is open nothing else
 * hears a key. Call every frame while it is open, and not inside another. `*open` becomes false when it is closed by Esc
 * or its cross. */
void ui_dialog_begin(struct ui *ui, const char *id, const char *title, float width, bool *open);
void ui_dialog_end(struct ui *ui);
/* A menu that hangs from a button: names in a list. Answers the index chosen, or -1. Opened by ui_menu_open. */
int32_t ui_menu(struct ui *ui, const char *id, struct box anchor, const char *const *names, const enum icon *icons,
                uint32_t count);
void ui_menu_open(struct ui *ui, const char *id);

#endif
