/* ui.h: a window or a surface in memory, one event at a time, ids that are words, layout, focus, and the list of what is
 * there for readers who do not see it. The widgets themselves are in ui/widgets.h, scripts of steps in ui/drive.h.
 *
 * Room:    sim/ui. Knows nothing about exercises. The only room that opens a window.
 * Manner:  immediate. The app is one function that builds the whole screen from its own state, through widget calls that
 *          answer what a person did. It is called once for each event, and again without an event until the layout
 *          settles (heights are remembered by id from the call before); only then is anything painted. So the function
 *          must be pure but for the answers it acts on, and must not count how often it is called.
 * Owns:    the window, canvas, text and what widgets remember between frames (scroll, caret, open list, heights).
 * Threads: one. Nothing here may be called from another thread.
 * Units:   px at 100 % (draw.h). Times are milliseconds of ui_now_ms, which starts at 0 and in a headless ui moves only
 *          when told, so that a driven run is the same every time.
 * At rest: no event and no deadline means no call, no painting, no processor time. */
#ifndef TOCSIN_UI_UI_H
#define TOCSIN_UI_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "draw/draw.h"
#include "draw/theme.h"

#define UI_DEPTH_MAX 64u      /* of pushed ids, and of open layouts */
#define UI_PATH_BYTES_MAX 256u
#define UI_SCALE_MIN 100u
#define UI_SCALE_MAX 200u
#define UI_SCALE_STEP 10u
#define UI_NEVER INT64_MAX

struct ui;

/* ---- the window ---- */

struct ui_options {
    const char *title;        /* of the window */
    uint32_t width, height;   /* device px */
    uint32_t scale_percent;   /* 0 means 100 */
    enum theme_name theme;
    const char *language;     /* BCP 47; NULL means "en" */
    bool headless;            /* a surface in memory; no display is touched */
};

/* Builds the screen. Called between ui's own begin and end. */
typedef void ui_frame_fn(struct ui *ui, void *app);

/* Errors: ERR_NOT_FOUND (a font; the note names its package), ERR_DISPLAY (no screen; the note says what to try).
 * `*ui` is then NULL. The first frame is built, but painted only by the first ui_run, ui_refresh or ui_handle. */
MUST_CHECK enum err ui_open(struct ui **ui, const struct ui_options *options, ui_frame_fn *frame, void *app,
                            struct err_note *note);
void ui_close(struct ui *ui);

/* Runs until ui_quit or until the window is closed: sleeps until an event or the next deadline. Headless: returns at once. */
void ui_run(struct ui *ui);
void ui_quit(struct ui *ui);
bool ui_is_quitting(const struct ui *ui);

/* Builds, settles and paints again: something outside changed. Not from inside the frame function. */
void ui_refresh(struct ui *ui);
/* Time passes: deadlines on the way are met one by one. Headless: no sleep. In a window: really waits, events count. */
void ui_advance(struct ui *ui, int64_t ms);

/* ---- events ---- */

enum ui_event_kind {
    UI_EVENT_NONE,
    UI_EVENT_KEY,      /* key and mods; a printable key comes as UI_EVENT_TEXT unless Ctrl or Alt is held */
    UI_EVENT_TEXT,     /* text: what was typed, UTF-8 */
    UI_EVENT_COMPOSE,  /* text: what an input method is still composing; empty ends it */
    UI_EVENT_MOVE,     /* x, y */
    UI_EVENT_DOWN,     /* x, y, clicks, mods */
    UI_EVENT_UP,       /* x, y */
    UI_EVENT_WHEEL,    /* x, y, wheel */
    UI_EVENT_LEAVE,    /* the pointer left the window */
    UI_EVENT_RESIZE,   /* width, height: device px */
    UI_EVENT_CLOSE
};

enum ui_key { /* a printable key is its lower-case code point; the others: */
    UI_KEY_NONE = 0,
    UI_KEY_TAB = 0x110000,
    UI_KEY_ENTER,
    UI_KEY_ESCAPE,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_F1,
    UI_KEY_F2,
    UI_KEY_F3,
    UI_KEY_F4,
    UI_KEY_F5,
    UI_KEY_F6,
    UI_KEY_F7,
    UI_KEY_F8,
    UI_KEY_F9,
    UI_KEY_F10,
    UI_KEY_F11,
    UI_KEY_F12
};
#define UI_CTRL 1u
#define UI_SHIFT 2u
#define UI_ALT 4u

#define UI_EVENT_TEXT_BYTES 64u

struct ui_event {
    enum ui_event_kind kind;
    uint32_t key, mods;
    char text[UI_EVENT_TEXT_BYTES]; /* longer pastes and compositions come as several events */
    float x, y;                     /* px at 100 % */
    float wheel;                    /* px to scroll by; positive is down */
    uint32_t clicks;
    uint32_t width, height;
};

/* Handles one event: builds with it, then settles and paints. */
void ui_handle(struct ui *ui, const struct ui_event *event);

/* Reads "Ctrl+S", "Shift+Left", "J", "?", "Space", "F6" into an event of kind KEY or TEXT. False: no such key. */
bool ui_key_parse(const char *words, struct ui_event *event);

/* ---- inside the frame function ---- */

int64_t ui_now_ms(const struct ui *ui);
/* Call the frame function again at `ms`, if nothing else happens before. The earliest asked for in a frame holds. */
void ui_wake_at_ms(struct ui *ui, int64_t ms);
int64_t ui_next_deadline_ms(const struct ui *ui); /* UI_NEVER: none */

struct canvas *ui_canvas(struct ui *ui);
struct text *ui_text_room(struct ui *ui);
const struct theme *ui_theme(const struct ui *ui);
enum theme_name ui_theme_name(const struct ui *ui);
void ui_set_theme(struct ui *ui, enum theme_name theme); /* from the next build */
uint32_t ui_scale_percent(const struct ui *ui);
void ui_set_scale_percent(struct ui *ui, uint32_t percent); /* clamped, to steps; Ctrl with + - 0 do it too */
void ui_set_language(struct ui *ui, const char *tag);
/* The accessible name of a dialog's cross: "Close" until told in the reader's language. */
void ui_set_close_words(struct ui *ui, const char *words);
/* The window in px at 100 %: a 1920 px window at 150 % is 1280 wide. Screens choose their arrangement by this. */
struct box ui_bounds(const struct ui *ui);

/* True once when the key (as ui_key_parse reads it) is pressed and no control took it. A plain letter, digit or sign is
 * never taken from a text field that has focus, and nothing behind an open dialog hears anything. */
bool ui_shortcut(struct ui *ui, const char *key);

/* Ids are words, nested: "decision/options/b". An id is unique among its siblings of one frame (MUST). */
void ui_push_id(struct ui *ui, const char *word);
void ui_push_number(struct ui *ui, uint32_t number);
void ui_pop_id(struct ui *ui);

/* ---- layout: a stack of columns; a widget takes the full width of the innermost one, and the height it needs ---- */

#define UI_FLEX(weight) (-(float)(weight)) /* a column width in a row: a share of what the fixed ones leave */

/* A column in `box`, `gap` px between what it holds. Its height grows with what it holds; `box.h` is not a bound. */
void ui_column_begin(struct ui *ui, struct box box, float gap);
float ui_column_end(struct ui *ui); /* the height it took */
/* A column inside the current one, moved in by `left` and `right`, with its own gap. */
void ui_inset_begin(struct ui *ui, float left, float right, float gap);
void ui_inset_end(struct ui *ui);
/* The next box of the current layout: full width (or what is left of a flow line), `height` high. */
struct box ui_take(struct ui *ui, float height);
/* As ui_take, but in a flow `width` wide. In a column it is ui_take with the width cut to `width`. */
struct box ui_take_wide(struct ui *ui, float width, float height);
void ui_space(struct ui *ui, float px); /* empty height, without the gap around it */
float ui_width(const struct ui *ui);    /* of the current layout */
/* What is left of the current column below the last thing, in the box it was begun with. */
struct box ui_rest(const struct ui *ui);

/* A row: cells side by side, each a column of its own. `widths` in px or UI_FLEX; `count` of them, at most 16. Begins in
 * the first cell. The row is as high as its highest cell. */
enum ui_align { UI_TOP, UI_CENTRE, UI_BOTTOM };
void ui_row_begin(struct ui *ui, const float *widths, uint32_t count, float gap, enum ui_align align);
void ui_row_next(struct ui *ui);
void ui_row_end(struct ui *ui);
/* The height that this row had when it was last built: cards in it are stretched to it. */
float ui_row_height(const struct ui *ui);
/* A flow: things at their own width, from the left, on as many lines as they need; in the middle of their line's height. */
void ui_flow_begin(struct ui *ui, float gap);
void ui_flow_end(struct ui *ui);

/* What a thing remembered under the current id and `word` from frame to frame; 0 at first. Lives as long as the thing is
 * drawn in every frame. */
float ui_recall(struct ui *ui, const char *word);
void ui_remember(struct ui *ui, const char *word, float value); /* a change settles: the frame is built once more */

/* ---- panels: what F6 goes through ---- */

struct ui_panel {
    const char *label;      /* for the semantic list; no title is drawn */
    struct colour border;   /* alpha 0: theme line */
    struct colour fill;     /* alpha 0: theme panel */
    float radius;           /* 0: RADIUS_PANEL; negative: square */
    float padding;          /* of the column inside; negative: none; 0: SPACE_PANEL */
    float gap;
    bool bare;              /* draw no ground at all */
    bool scrolls;           /* what is higher than the box scrolls inside */
};
void ui_panel_begin(struct ui *ui, const char *id, struct box box, const struct ui_panel *panel);
void ui_panel_end(struct ui *ui);
/* A panel as high as what it holds, in the current layout; in a row, stretched to the row's height. */
void ui_card_begin(struct ui *ui, const char *id, const struct ui_panel *panel);
void ui_card_end(struct ui *ui);
/* A part of the current column of a given height whose content scrolls. */
void ui_scroll_begin(struct ui *ui, const char *id, struct box box, float gap);
void ui_scroll_end(struct ui *ui);
/* Bring this box into view in the scroll area being built, after the frame settles. */
void ui_scroll_to(struct ui *ui, struct box box);

/* ---- the semantic list ---- */

enum ui_role {
    UI_ROLE_WINDOW,
    UI_ROLE_PANEL,  /* F6 goes from one to the next */
    UI_ROLE_GROUP,  /* a card, a part of a panel */
    UI_ROLE_DIALOG,
    UI_ROLE_HEADING,
    UI_ROLE_TEXT,
    UI_ROLE_IMAGE,
    UI_ROLE_BUTTON,
    UI_ROLE_OPTION,  /* one of several, of which one is chosen */
    UI_ROLE_CHECK,   /* on or off */
    UI_ROLE_FIELD,
    UI_ROLE_SELECT,
    UI_ROLE_ITEM,    /* of an open select or menu */
    UI_ROLE_TAB,
    UI_ROLE_LIST,
    UI_ROLE_ROW,
    UI_ROLE_SLIDER,
    UI_ROLE_TIMER,
    UI_ROLE_STATUS,  /* said aloud when it changes */
    UI_ROLE_MARK,    /* of a diagram */
    UI_ROLE_COUNT
};
const char *ui_role_word(enum ui_role role); /* "button" */

enum ui_state {
    UI_FOCUSABLE = 1,
    UI_FOCUSED = 2,
    UI_SELECTED = 4, /* chosen, checked, the current tab */
    UI_EXPANDED = 8,
    UI_DISABLED = 16,
    UI_UNSEEN = 32,  /* scrolled out of view */
    UI_NEEDED = 64   /* a person is needed here */
};

struct ui_node {
    const char *path;     /* "seat/decision/commit"; of text without an id: the parent's path and a number */
    enum ui_role role;
    const char *label;    /* never NULL */
    const char *value;    /* NULL: none */
    const char *shortcut; /* NULL: none */
    const char *reason;   /* why it is disabled; NULL unless it is */
    uint32_t state;       /* UI_FOCUSABLE and so on */
    struct box box;       /* px at 100 %, clipped to what is visible */
    int32_t parent;       /* index in the list; -1: the window itself */
    uint32_t layer;       /* of draw.h */
};
/* Everything of the last settled frame, in reading order; [0] is the window. Valid until the next build. */
const struct ui_node *ui_nodes(const struct ui *ui, uint32_t *count);
/* The focused node of the last settled frame, or NULL. */
const struct ui_node *ui_focused(const struct ui *ui);
/* By label, by path, or by the last words of a path; enabled and visible ones first. NULL: none. */
const struct ui_node *ui_find(const struct ui *ui, const char *label_or_id);
/* The list as text, one node a line, indented; the golden form of tests. Boxes only when asked. */
struct str;
void ui_dump(const struct ui *ui, struct str *out, bool with_boxes);

/* ---- the ground of every control; for marks of diagrams and other own widgets ---- */

struct ui_control {
    enum ui_role role;
    const char *label;    /* accessible name */
    const char *value;
    const char *shortcut;
    const char *disabled; /* the reason, or NULL */
    const char *tip;      /* shown on hover and focus; a disabled control shows its reason instead */
    struct box box;
    float radius;         /* of the focus ring */
    uint32_t state;       /* UI_SELECTED, UI_EXPANDED, UI_NEEDED */
    bool no_focus;        /* reachable by pointer only */
    bool takes_keys;      /* arrows, Home, End and Page keys go to it while it has focus: answer.key */
    bool takes_text;      /* typed text, Enter and Backspace go to it too */
    bool no_ring;         /* draws its own focus mark */
    bool same_group;      /* arrow keys move focus between neighbours that say so: options, tabs, rows */
};
struct ui_answer {
    bool hovered, focused;
    bool held;            /* the pointer is down on it */
    bool pressed;         /* true once: clicked, or Space, or its shortcut; or Enter, but for options and checks */
    bool focus_gained;
    uint32_t key, mods;   /* a key meant for it; 0: none */
    const char *text;     /* typed text meant for it; NULL: none. Lives for this call of the frame function */
    float x, y;           /* the pointer, from the box's corner */
    bool down, dragged;   /* the pointer went down in it; is down in it and moved */
    uint32_t clicks;      /* with down: 2 for a double click */
    struct box box;
};
struct ui_answer ui_control(struct ui *ui, const char *id, const struct ui_control *control);
/* A thing that is there to be read, not used. id may be NULL. */
void ui_note(struct ui *ui, const char *id, enum ui_role role, const char *label, const char *value, struct box box);

/* Focus goes to this id (from the current id) when the frame has settled. */
void ui_focus(struct ui *ui, const char *id);
bool ui_has_focus(const struct ui *ui, const char *id);
/* The pointer in px, and whether it is inside the window and not under a dialog. While it moves over no control nothing is
 * built: what follows the pointer is a control itself. */
bool ui_pointer(const struct ui *ui, float *x, float *y);

/* The canvas that holds the last frame, as a PNG. */
MUST_CHECK enum err ui_screenshot(struct ui *ui, const char *path, struct err_note *note);

#endif
