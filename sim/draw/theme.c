#include "draw/theme.h"

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define RGB(v) \
    { \
        (v) >> 16 & 0xFF, (v) >> 8 & 0xFF, (v)&0xFF, 255 \
    }
#define RGBA(v, a) \
    { \
        (v) >> 16 & 0xFF, (v) >> 8 & 0xFF, (v)&0xFF, (a) \
    }
#define NO_COLOUR \
    { \
        0, 0, 0, 0 \
    }

#define LIGHT_TOKENS \
    .is_dark = false, .bg0 = RGB(0xE6ECF3), .bg = RGB(0xF3F6FA), .panel = RGB(0xFFFFFF), .raised = RGB(0xEDF2F8), \
    .hover = RGB(0xE0E8F1), .line = RGB(0xD3DCE7), .line2 = RGB(0x97A5B8), .edge = RGB(0x76859A), .t1 = RGB(0x121A28), \
    .t2 = RGB(0x414E63), .t3 = RGB(0x566479), .solid = RGB(0x121A28), .on_solid = RGB(0xFFFFFF), .now = RGB(0x121A28), \
    .focus = RGB(0x121A28), .scrim = RGBA(0x121A28, 115), \
    .amber = { RGB(0xFFB02E), RGB(0x8A4B00), RGB(0x1B1203), RGB(0xFFF1D6), RGB(0x8A4B00) }, \
    .teal = { RGB(0x00766A), RGB(0x00766A), RGB(0xFFFFFF), RGB(0xD9F2EE), NO_COLOUR }, \
    .red = { RGB(0xBE1F2D), RGB(0xBE1F2D), RGB(0xFFFFFF), RGB(0xFCE4E6), NO_COLOUR }, \
    .green = { RGB(0x187243), RGB(0x187243), RGB(0xFFFFFF), RGB(0xDDF3E6), NO_COLOUR }, \
    .team = { RGB(0x006EAC), RGB(0x78246F), RGB(0x7F6600), RGB(0x84123E), \
              RGB(0x3A2C9C), RGB(0x9B563B), RGB(0x5B6B6F), RGB(0x464503) }, \
    .team_ink = RGB(0xFFFFFF)

static const struct theme THEMES[THEME_COUNT] = {
    [THEME_DARK] = {
        .is_dark = true, .bg0 = RGB(0x090E17), .bg = RGB(0x0E1420), .panel = RGB(0x151D2B), .raised = RGB(0x1D2738),
        .hover = RGB(0x243046), .line = RGB(0x2A364A), .line2 = RGB(0x41506A), .edge = RGB(0x68788F),
        .t1 = RGB(0xEAF0F8), .t2 = RGB(0xB1BED0), .t3 = RGB(0x8B99AE), .solid = RGB(0xEAF0F8), .on_solid = RGB(0x0E1420),
        .now = RGB(0xFFFFFF), .focus = RGB(0xFFFFFF), .scrim = RGBA(0x05080E, 178),
        .amber = { RGB(0xFFB02E), RGB(0xFFB02E), RGB(0x1B1203), RGB(0x33270F), NO_COLOUR },
        .teal = { RGB(0x35CDBB), RGB(0x35CDBB), RGB(0x04201C), RGB(0x0F2D30), NO_COLOUR },
        .red = { RGB(0xFF6670), RGB(0xFF6670), RGB(0x21060A), RGB(0x38161F), NO_COLOUR },
        .green = { RGB(0x62CF8F), RGB(0x62CF8F), RGB(0x06200F), RGB(0x12301F), NO_COLOUR },
        .team = { RGB(0x4CC4FA), RGB(0xB678BA), RGB(0xEFE867), RGB(0xD66E90), RGB(0x6A80EE), RGB(0xF6B78A),
                  RGB(0xB4BECB), RGB(0x8C8E22) },
        .team_ink = RGB(0x0B111B), .band = RGB(0x090E17),
    },
    [THEME_LIGHT] = { LIGHT_TOKENS, .band = RGB(0xE6ECF3) },
    [THEME_PRINT] = { LIGHT_TOKENS, .band = RGB(0xFFFFFF) },
};

const struct theme *theme_get(enum theme_name name)
{
    MUST(name < THEME_COUNT);
    return &THEMES[name];
}

const char *theme_word(enum theme_name name)
{
    static const char *const WORDS[THEME_COUNT] = { "dark", "light", "print" };
    MUST(name < THEME_COUNT);
    return WORDS[name];
}

static uint8_t mix(uint8_t a, uint8_t b, float part)
{
    return (uint8_t)((float)a + ((float)b - (float)a) * part + 0.5f);
}

struct colour colour_over(struct colour a, struct colour b, float part)
{
    return (struct colour){ mix(a.r, b.r, part), mix(a.g, b.g, part), mix(a.b, b.b, part), 255 };
}

struct colour theme_team(const struct theme *theme, uint32_t index)
{
    return theme->team[index % THEME_TEAM_SLOTS];
}

static const struct {
    struct colour ink;
    const char *chip, *badge;
} TLPS[THEME_TLP_COUNT] = {
    [THEME_TLP_RED] = { RGB(0xFF2B2B), "TLP:RED", "R" },
    [THEME_TLP_AMBER_STRICT] = { RGB(0xFFC000), "TLP:AMBER+STRICT", "A+S" },
    [THEME_TLP_AMBER] = { RGB(0xFFC000), "TLP:AMBER", "A" },
    [THEME_TLP_GREEN] = { RGB(0x33FF00), "TLP:GREEN", "G" },
    [THEME_TLP_CLEAR] = { RGB(0xFFFFFF), "TLP:CLEAR", "C" },
};

struct colour theme_tlp_ink(enum theme_tlp tlp)
{
    MUST(tlp < THEME_TLP_COUNT);
    return TLPS[tlp].ink;
}

struct colour theme_tlp_ground(void)
{
    return (struct colour)RGB(0x000000);
}

const char *theme_tlp_chip(enum theme_tlp tlp)
{
    MUST(tlp < THEME_TLP_COUNT);
    return TLPS[tlp].chip;
}

const char *theme_tlp_badge(enum theme_tlp tlp)
{
    MUST(tlp < THEME_TLP_COUNT);
    return TLPS[tlp].badge;
}

float type_line_height(float px)
{
    static const struct {
        float px, height;
    } SIZES[] = { { 12, 16 }, { 14, 20 }, { 16, 24 }, { 20, 28 }, { 24, 32 }, { 32, 40 }, { 56, 64 } };
    for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        if (px <= SIZES[i].px) {
            return SIZES[i].height;
        }
    }
    return (float)((int)(px * 1.15f / 4.0f + 0.5f) * 4);
}

static const struct {
    const char *name;
    uint32_t code;
} ICONS[ICON_COUNT] = { [ICON_NONE] = { "none", 0 },
#define ICON_AS_ROW(upper, lower, code) [ICON_##upper] = { lower, code },
                        ICON_LIST(ICON_AS_ROW)
#undef ICON_AS_ROW
};

uint32_t icon_code(enum icon icon)
{
    MUST(icon < ICON_COUNT);
    return ICONS[icon].code;
}

const char *icon_name(enum icon icon)
{
    MUST(icon < ICON_COUNT);
    return ICONS[icon].name;
}

enum icon icon_find(const char *name)
{
    for (uint32_t i = 1; i < ICON_COUNT; i++) {
        if (str_equal(ICONS[i].name, name)) {
            return (enum icon)i;
        }
    }
    return ICON_NONE;
}
