/* room.h: what the files of sim/ui share. Private to the room.
 *
 * One event goes through one build of the screen. Who it is for is settled before the build, from the list of the build
 * before: so the order in which widgets are called never decides who hears a key. */
#ifndef TOCSIN_UI_ROOM_H
#define TOCSIN_UI_ROOM_H

#include "base/arena.h"
#include "base/str.h"
#include "ui/ui.h"
#include "ui/widgets.h"

#define ROW_CELLS_MAX 16u
#define SETTLE_MAX 8u          /* builds after an event until the layout must have come to rest */
#define TIP_DELAY_MS 450
#define LAYER_POPUP 1u         /* over its own layer */
#define LAYER_DIALOG 2u
#define LAYER_TIP 7u
#define FOCUS_GAP 2.0f         /* between a control and its ring */

/* ---- the stacks ---- */

struct id_level {
    const char *path;
    uint64_t hash;
    uint32_t unnamed; /* layouts below it, which have no id */
    uint32_t texts;   /* and texts */
};

enum layout_kind { LAYOUT_COLUMN, LAYOUT_ROW, LAYOUT_FLOW };

struct layout {
    enum layout_kind kind;
    struct box box;
    float y;           /* below the last thing */
    float x;           /* FLOW: right of the last thing */
    float line_height; /* FLOW */
    float gap;
    bool has_some;     /* a gap comes before the next thing */
    /* ROW: */
    uint64_t id;
    uint32_t cell, cell_count; /* FLOW: cell counts lines */
    float lefts[ROW_CELLS_MAX], widths[ROW_CELLS_MAX];
    float height;      /* of the highest cell so far */
    float remembered;  /* of the row, from the build before */
    enum ui_align align;
};

/* A place that the pointer can hit: a control, a wheel's area, or ground that hides what is below. */
enum hit_kind { HIT_CONTROL, HIT_SCROLL, HIT_GROUND };
struct hit {
    enum hit_kind kind;
    uint64_t id;
    struct box box; /* visible part */
    uint32_t layer;
    uint32_t node;  /* HIT_CONTROL */
    bool takes_keys, takes_text, is_disabled, in_group, can_focus;
    bool is_pressable;   /* by Space */
    bool enter_presses;  /* and by Enter */
    uint64_t scroll; /* the area around it, 0: none */
};

struct scroll {
    uint64_t id;
    struct box view;
    float offset;
    bool has_shrunk; /* lower than in the build before */
    bool has_wish;
    struct box wish; /* to bring into view, in the coordinates of this build */
};

/* One build's list. Two of them alternate: the one being made, and the last complete one. */
struct listing {
    struct arena arena;
    struct ui_node *nodes;
    uint32_t node_count, node_room;
    struct hit *hits;
    uint32_t hit_count, hit_room;
};

struct memory_cell {
    uint64_t id; /* 0: empty */
    uint32_t stamp;
    float value;
};

struct field_state {
    uint64_t id;
    size_t caret, anchor; /* the selection lies between them */
    float scroll;
    float wish_x;         /* of a caret that moves up and down; negative: none */
    char composing[UI_EVENT_TEXT_BYTES];
};

struct ring_wish { /* the focus ring, drawn over everything of its layer */
    bool is_there;
    struct box box, clip;
    float radius;
    uint32_t layer;
};

struct tip_wish {
    const char *text;
    struct box box;
};

struct ui_window; /* SDL's side: window.c */

struct ui {
    ui_frame_fn *frame;
    void *app;
    struct ui_window *window; /* NULL: headless */
    struct text *text;
    struct canvas *canvas;
    struct str title_words, close_words;
    const char *title;
    enum theme_name theme;
    uint32_t scale_percent;
    uint32_t width, height; /* device px */
    int64_t now_ms;
    int64_t deadline_ms, gathering_ms;
    bool is_quitting, is_building;

    /* the event of this build, and whom it is for */
    struct ui_event event;
    bool is_used;             /* by a control or a shortcut */
    uint64_t owner;           /* the focused control that takes it, 0: anybody's */
    uint64_t target;          /* under the pointer, for DOWN, UP, WHEEL */
    uint32_t modal_layer;     /* 0: no dialog is open */
    uint32_t modal_next;      /* as this build has it */
    uint32_t dialog_layer_before;
    struct box band; /* says EXERCISE, and is never covered; no height until it is built */
    uint64_t dialog_id;

    float pointer_x, pointer_y;
    float moved_x, moved_y;   /* by this event */
    bool pointer_inside;
    uint64_t page_scroll;     /* the area that page keys move */
    uint64_t hovered, held;
    int64_t hovered_ms;       /* since when */

    uint64_t focus;
    char focus_path[UI_PATH_BYTES_MAX];
    bool focus_gained;        /* in this build */
    bool reveal;              /* scroll to the focus */
    bool focus_by_key;
    int64_t focus_ms;
    bool tip_dismissed;
    uint64_t focus_wish;      /* asked for by ui_focus in this build; 0: none */
    char focus_wish_path[UI_PATH_BYTES_MAX];
    uint32_t focus_index;     /* where it was last seen among the hits: Tab goes on from there when it has gone */
    uint64_t focus_before;    /* before a dialog or a menu opened */
    char focus_before_path[UI_PATH_BYTES_MAX];

    bool is_unsettled;        /* something changed that this build's beginning did not know */

    struct listing lists[2];
    uint32_t list;            /* being built, or after a build the complete one */
    int32_t parent;           /* node */
    uint32_t layer;           /* as the canvas has it */

    struct id_level ids[UI_DEPTH_MAX];
    uint32_t id_count;
    struct layout layouts[UI_DEPTH_MAX];
    uint32_t layout_count;
    struct scroll scrolls[UI_DEPTH_MAX];
    uint32_t scroll_count;

    struct memory_cell *memory;
    uint32_t memory_room, memory_count;
    uint32_t stamp; /* counts builds */
    uint64_t *seen; /* ids of this build: open addressing */
    uint32_t seen_room, seen_count;

    struct ring_wish ring;
    struct tip_wish tip;
    struct field_state field; /* of the field that has the focus */
    uint64_t open;            /* the select or menu whose list is open; 0: none */
    uint32_t open_item;       /* the item the keys are at */
    bool open_moved;          /* by a key: bring it into view */
    uint64_t menu_before;     /* what had the focus before a menu took it; 0: no menu did */
    char menu_before_path[UI_PATH_BYTES_MAX];
    struct str clipboard;     /* headless */
};

/* ---- ids and memory: ids.c ---- */

uint64_t id_of(const struct ui *ui, const char *word);
const char *path_of(struct ui *ui, const char *word);
uint64_t id_unnamed(struct ui *ui);
const char *path_unnamed(struct ui *ui, const char *kind);
void mark_seen(struct ui *ui, uint64_t id, const char *path);
void forget_seen(struct ui *ui);
uint64_t id_mix(uint64_t id, uint64_t more);
float memory_get(struct ui *ui, uint64_t id);
void memory_set(struct ui *ui, uint64_t id, float value);
void memory_sweep(struct ui *ui); /* forgets what the last build did not use */
struct listing *list_now(struct ui *ui);
const struct listing *list_before(const struct ui *ui);
char *keep(struct ui *ui, const char *text); /* NULL stays NULL; lives until the build after the next */

/* ---- nodes and hits: control.c ---- */

uint32_t add_node(struct ui *ui, const struct ui_node *node);
void add_hit(struct ui *ui, struct hit hit);
/* What follows lies inside the control that was just built; answers the parent before, to be set again. */
int32_t open_last_node(struct ui *ui);
const struct hit *find_hit(const struct listing *list, uint64_t id);
struct box visible_part(const struct ui *ui, struct box box);
void set_focus(struct ui *ui, uint64_t id, const char *path, bool by_key);
uint32_t set_layer(struct ui *ui, uint32_t layer); /* answers the one before */
bool event_is(const struct ui *ui, enum ui_event_kind kind);
bool is_heard(const struct ui *ui); /* false under an open dialog */

/* ---- who hears what: focus.c ---- */

void route_event(struct ui *ui);
void finish_event(struct ui *ui); /* what the build asked for: focus, a dialog opened or closed */
void update_hover(struct ui *ui); /* from the complete list */

/* ---- layout: layout.c, scroll.c ---- */

struct layout *layout_now(struct ui *ui);
void layout_push(struct ui *ui, struct layout layout);
void layout_pop(struct ui *ui);
/* A column that scrolls inside `view`; its height is remembered under `id`. */
void scroll_push(struct ui *ui, uint64_t id, struct box view, struct box content, float gap);
void scroll_pop(struct ui *ui, float padding_bottom);
bool scroll_has_shrunk(const struct ui *ui); /* one of the areas around */

/* ---- the window: window.c ---- */

enum err window_open(struct ui *ui, const struct ui_options *options, struct err_note *note);
void window_close(struct ui *ui);
void window_attach(struct ui *ui);  /* before a build that will be painted */
void window_present(struct ui *ui); /* what was painted */
bool window_wait(struct ui *ui, int64_t until_ms); /* handles one event, or waits; false: time is up */
int64_t window_now_ms(const struct ui *ui);
void window_show_caret(struct ui *ui, struct box box);
void clipboard_set(struct ui *ui, const char *text);
void clipboard_get(struct ui *ui, struct str *text);

/* ---- widgets' common drawing: paint.c ---- */

struct colour faded(struct colour colour, bool is_disabled);
float middle_of(struct box box);
void draw_tip(struct ui *ui);
void draw_ring_of_focus(struct ui *ui);
/* The ground of a control: fill by state; answers what words on it look like. */
struct control_look {
    struct colour fill, edge, words;
};
struct control_look look_of(const struct ui *ui, enum ui_rank rank, const struct ui_answer *answer, bool is_disabled,
                            bool is_selected);
/* The list of an open select or menu. `chosen` may be UINT32_MAX. Answers the item taken, or -1. */
struct list_items {
    const char *id;    /* of the select or menu */
    const char *const *names;
    const char *const *seconds;
    const char *const *disabled;
    const enum icon *icons;
    uint32_t count, chosen;
};
int32_t popup_list(struct ui *ui, struct box anchor, const struct list_items *items, const struct ui_answer *keys);
bool popup_is_open(const struct ui *ui, uint64_t owner);
void popup_open(struct ui *ui, uint64_t owner, uint32_t item);
void popup_close(struct ui *ui);

#endif
