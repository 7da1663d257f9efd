/* theme.h: the look as data: colours by meaning, sizes, spaces, icons by name. The reasons are in docs/look.md.
 *
 * Room: sim/draw. Constant data, no state. A colour with a meaning is never decoration: amber means that a person is
 * needed, teal that information moves, red breached or refused, green a clock met. */
#ifndef TOCSIN_DRAW_THEME_H
#define TOCSIN_DRAW_THEME_H

#include <stdbool.h>
#include <stdint.h>

struct colour {
    uint8_t r, g, b, a;
};

static inline struct colour colour_rgb(uint32_t rrggbb)
{
    return (struct colour){ (uint8_t)(rrggbb >> 16), (uint8_t)(rrggbb >> 8), (uint8_t)rrggbb, 255 };
}
/* The same colour at `alpha`, 0 to 1, times its own. */
static inline struct colour colour_alpha(struct colour colour, float alpha)
{
    colour.a = (uint8_t)((float)colour.a * alpha + 0.5f);
    return colour;
}
/* `part` of b over a, both opaque: the flat colour that b at alpha `part` gives on a. */
struct colour colour_over(struct colour a, struct colour b, float part);

#define THEME_TEAM_SLOTS 8u

/* A meaning in its four forms. In light, `text` of amber is darker than its fill, and a fill has an outline. */
struct signal {
    struct colour fill;    /* shapes */
    struct colour text;    /* words and thin lines */
    struct colour on;      /* words on fill */
    struct colour tint;    /* behind words */
    struct colour outline; /* around a fill; alpha 0: none. 1.5 px */
};

struct theme {
    bool is_dark;
    struct colour bg0, bg, panel, raised, hover; /* grounds, from deepest */
    struct colour line, line2, edge;             /* hairlines; bar tracks; outlines of controls */
    struct colour t1, t2, t3;                    /* words: first, second, captions */
    struct colour solid, on_solid;               /* primary button, chosen segment */
    struct colour now, focus;
    struct colour scrim;                         /* over what a dialog covers */
    struct signal amber, teal, red, green;
    struct colour team[THEME_TEAM_SLOTS];
    struct colour team_ink; /* monogram on a team's mark */
    struct colour band;     /* lane bands of the diagram: bg0, or white in print */
};

enum theme_name { THEME_DARK, THEME_LIGHT, THEME_PRINT, THEME_COUNT };
const struct theme *theme_get(enum theme_name name);
const char *theme_word(enum theme_name name); /* "dark", "light", "print" */

/* The colour of the team in lane `index`; slots repeat, and from the ninth on a mark wears a 2 px ring in t1. */
struct colour theme_team(const struct theme *theme, uint32_t index);
static inline bool theme_team_has_ring(uint32_t index)
{
    return index >= THEME_TEAM_SLOTS;
}

/* TLP 2.0 by FIRST: always these colours on black, in every theme. From strictest to freest, as the labels of an exercise
 * are ordered, so that a caller turns one into the other with a cast. */
enum theme_tlp {
    THEME_TLP_RED,
    THEME_TLP_AMBER_STRICT,
    THEME_TLP_AMBER,
    THEME_TLP_GREEN,
    THEME_TLP_CLEAR,
    THEME_TLP_COUNT
};
struct colour theme_tlp_ink(enum theme_tlp tlp);
struct colour theme_tlp_ground(void);
const char *theme_tlp_chip(enum theme_tlp tlp);  /* "TLP:AMBER+STRICT" */
const char *theme_tlp_badge(enum theme_tlp tlp); /* "A+S" */

/* Sizes of type in px, with their line height. */
#define TYPE_CAPTION 12.0f
#define TYPE_DIAGRAM 13.0f
#define TYPE_SECOND 14.0f
#define TYPE_BODY_SMALL 15.0f
#define TYPE_BODY 16.0f
#define TYPE_PANEL 20.0f
#define TYPE_PAGE 24.0f
#define TYPE_KEY 32.0f
#define TYPE_CLOCK 56.0f
float type_line_height(float px); /* 12: 16, 14: 20, 16: 24, 20: 28, 24: 32, 32: 40, 56: 64; between them on the 4 px grid */

/* Space and line, px. */
#define SPACE_GRID 8.0f
#define SPACE_MARGIN 16.0f
#define SPACE_GAP 16.0f
#define SPACE_PANEL 20.0f
#define RADIUS_PANEL 12.0f
#define RADIUS_OPTION 10.0f
#define RADIUS_CONTROL 8.0f
#define RADIUS_BADGE 4.0f
#define LINE_HAIR 1.0f
#define LINE_FOCUS 2.0f
#define LINE_LANE 2.0f
#define BAR_HEIGHT 6.0f
#define BUTTON_HEIGHT 44.0f
#define BUTTON_HEIGHT_DENSE 36.0f
#define BUTTON_HEIGHT_COMMIT 52.0f
#define BUTTON_PADDING 18.0f
#define ICON_SMALL 16.0f
#define ICON_MEDIUM 20.0f
#define ICON_LARGE 26.0f

/* Material Design Icons 1.6.50, by what they mean here. ICON_NONE is 0, so that a field left out means no icon. */
#define ICON_LIST(X) \
    X(MAIL, "mail", 0xF1EE) \
    X(PHONE, "phone", 0xF3F2) \
    X(NEWS, "news", 0xF395) \
    X(ALERT_PULSE, "alert-pulse", 0xF430) \
    X(FACT, "fact", 0xF437) \
    X(LEGAL, "legal", 0xF29B) \
    X(SOCIAL, "social", 0xF188) \
    X(PUBLIC, "public", 0xF0E6) \
    X(CLOCK, "clock", 0xF51B) \
    X(BREACHED, "breached", 0xF51E) \
    X(CHECK, "check", 0xF12C) \
    X(CLOSE, "close", 0xF156) \
    X(LOCK, "lock", 0xF33E) \
    X(SHARE, "share", 0xF496) \
    X(SHARE_TAB, "share-tab", 0xF497) \
    X(SEND, "send", 0xF48A) \
    X(PLAY, "play", 0xF40A) \
    X(PAUSE, "pause", 0xF3E4) \
    X(NEXT, "next", 0xF4AD) \
    X(PREVIOUS, "previous", 0xF4AE) \
    X(HIDDEN, "hidden", 0xF209) \
    X(SILENT, "silent", 0xF319) \
    X(BOARD, "board", 0xF42F) \
    X(COACH, "coach", 0xF336) \
    X(ERROR, "error", 0xF029) \
    X(WARNING, "warning", 0xF026) \
    X(NOTE, "note", 0xF2FD) \
    X(DICE, "dice", 0xF1CE) \
    X(PERSON, "person", 0xF004) \
    X(PEOPLE, "people", 0xF00E) \
    X(PENCIL, "pencil", 0xF3EB) \
    X(CLIPBOARD, "clipboard", 0xF14E) \
    X(SHIELD, "shield", 0xF499) \
    X(EARTH, "earth", 0xF1E7) \
    X(SEARCH, "search", 0xF349) \
    X(TRANSLATE, "translate", 0xF5CA) \
    X(TEXT_SIZE, "text-size", 0xF27F) \
    X(THEME, "theme", 0xF50E) \
    X(SETTINGS, "settings", 0xF493) \
    X(PRINT, "print", 0xF42A) \
    X(EXPORT, "export", 0xF207) \
    X(LAPTOP, "laptop", 0xF322) \
    X(CELLPHONE, "cellphone", 0xF11C) \
    X(PLUS, "plus", 0xF415) \
    X(MENU_DOWN, "menu-down", 0xF35D) \
    X(CHEVRON_RIGHT, "chevron-right", 0xF142) \
    X(MORE, "more", 0xF1D9)

enum icon {
    ICON_NONE,
#define ICON_AS_ENUM(upper, lower, code) ICON_##upper,
    ICON_LIST(ICON_AS_ENUM)
#undef ICON_AS_ENUM
    ICON_COUNT
};
uint32_t icon_code(enum icon icon);     /* Unicode, 0 for ICON_NONE */
const char *icon_name(enum icon icon);  /* "mail"; "none" for ICON_NONE */
enum icon icon_find(const char *name);  /* ICON_NONE when there is none of that name */

#endif
