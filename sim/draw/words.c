/* Words and icons on a canvas: measured in device pixels, placed on whole ones. */
#include <math.h>
#include <string.h>

#include "draw/room.h"

static struct text_style style_of(const struct canvas *canvas, enum text_face face, float px,
                                  enum text_direction direction)
{
    return (struct text_style){ .face = face, .px = px * canvas->scale, .direction = direction };
}

static struct pixel_box clip_now(const struct canvas *canvas)
{
    struct box clip = draw_clip(canvas);
    float s = canvas->scale;
    int32_t x0 = (int32_t)roundf(clip.x * s);
    int32_t y0 = (int32_t)roundf(clip.y * s);
    struct pixel_box device = { x0, y0, (int32_t)roundf((clip.x + clip.w) * s) - x0,
                                (int32_t)roundf((clip.y + clip.h) * s) - y0 };
    return pixel_intersect(device, (struct pixel_box){ 0, 0, (int32_t)canvas->width, (int32_t)canvas->height });
}

static float start_of(enum draw_align align, float at, float width)
{
    static const float PARTS[] = { [DRAW_START] = 0.0f, [DRAW_MIDDLE] = 0.5f, [DRAW_END] = 1.0f };
    return at - width * PARTS[align];
}

/* Not worth shaping: wholly above or below what may be seen. */
static bool is_out_of_sight(const struct canvas *canvas, float y, float px, bool up)
{
    struct box clip = draw_clip(canvas);
    return clip.w <= 0.0f || clip.h <= 0.0f || (!up && (y + px < clip.y || y - 1.5f * px > clip.y + clip.h));
}

/* One line whose width in device pixels is known, by its left (when up: lower) end. */
static void add_words(struct canvas *canvas, float x, float y, struct words look, enum text_direction direction,
                      float width, const char *words, size_t bytes)
{
    if (look.colour.a == 0 || bytes == 0 || is_out_of_sight(canvas, y, look.px, look.up)) {
        return;
    }
    if (canvas->is_svg) {
        svg_words(canvas, x, y, look, direction == TEXT_RTL, words, bytes);
        return;
    }
    float s = canvas->scale;
    float along = start_of(look.align, 0.0f, width);
    float pen_x = look.up ? x * s : x * s + along;
    float pen_y = look.up ? y * s - along : y * s;
    if (fabsf(pen_x) > 1e6f || fabsf(pen_y) > 1e6f) {
        return;
    }
    frame_add_words(&canvas->frame, canvas->layer, clip_now(canvas), canvas->text,
                    style_of(canvas, look.face, look.px, direction), words, bytes, (int32_t)roundf(pen_x),
                    (int32_t)roundf(pen_y), look.up, look.colour);
}

/* As it is drawn, where that is seen: shaping it once gives both its width and its pixels. */
static float width_to_draw(struct canvas *canvas, float y, struct words look, struct text_style style,
                           const char *text, size_t bytes)
{
    bool is_drawn = !canvas->is_svg && bytes > 0 && !is_out_of_sight(canvas, y, look.px, look.up);
    return is_drawn ? text_run(canvas->text, style, text, bytes)->width : text_width(canvas->text, style, text, bytes);
}

float draw_text(struct canvas *canvas, float x, float y, struct words look, const char *text)
{
    struct text_style style = style_of(canvas, look.face, look.px, TEXT_AUTO);
    size_t bytes = strlen(text);
    float width = width_to_draw(canvas, y, look, style, text, bytes);
    if (look.width_max > 0.0f && width > look.width_max * canvas->scale) {
        struct text_lines lines = text_wrap(canvas->text, style, text, bytes, look.width_max * canvas->scale, 1);
        struct text_line line = lines.at[0];
        add_words(canvas, x, y, look, line.direction, line.width, line.words, line.bytes);
        return line.width / canvas->scale;
    }
    add_words(canvas, x, y, look, TEXT_AUTO, width, text, bytes);
    return width / canvas->scale;
}

float draw_text_middle(struct canvas *canvas, float x, float y, struct words look, const char *text)
{
    float half = text_metrics((struct text_style){ .face = look.face, .px = look.px }).cap_height / 2.0f;
    return look.up ? draw_text(canvas, x + half, y, look, text) : draw_text(canvas, x, y + half, look, text);
}

float draw_text_width(struct canvas *canvas, enum text_face face, float px, const char *text)
{
    return text_width(canvas->text, style_of(canvas, face, px, TEXT_AUTO), text, TEXT_ALL) / canvas->scale;
}

/* The start of a line from the right is at the right. */
static enum draw_align align_of(enum draw_align align, enum text_direction direction)
{
    bool is_turned = direction == TEXT_RTL && align != DRAW_MIDDLE;
    return !is_turned ? align : align == DRAW_START ? DRAW_END : DRAW_START;
}

static void draw_line_of(struct canvas *canvas, struct box box, float baseline, struct words look,
                         struct text_line line)
{
    static const float PARTS[] = { [DRAW_START] = 0.0f, [DRAW_MIDDLE] = 0.5f, [DRAW_END] = 1.0f };
    look.align = align_of(look.align, line.direction);
    add_words(canvas, box.x + box.w * PARTS[look.align], baseline, look, line.direction, line.width, line.words,
              line.bytes);
}

float draw_paragraph(struct canvas *canvas, struct box box, float line_height, uint32_t lines_max, struct words look,
                     const char *text)
{
    struct text_style style = style_of(canvas, look.face, look.px, TEXT_AUTO);
    float cap = text_metrics((struct text_style){ .face = look.face, .px = look.px }).cap_height;
    struct text_lines lines = text_wrap(canvas->text, style, text, TEXT_ALL, box.w * canvas->scale, lines_max);
    uint32_t count = lines.count;
    for (uint32_t i = 0; i < count; i++) {
        /* Drawing a line may push this paragraph out of the cache: ask again, which costs nothing while it is there. */
        lines = text_wrap(canvas->text, style, text, TEXT_ALL, box.w * canvas->scale, lines_max);
        float baseline = box.y + line_height * (float)i + line_height / 2.0f + cap / 2.0f;
        draw_line_of(canvas, box, baseline, look, lines.at[i]);
    }
    return line_height * (float)count;
}

float draw_paragraph_height(struct canvas *canvas, float width, float line_height, uint32_t lines_max,
                            enum text_face face, float px, const char *text)
{
    struct text_style style = style_of(canvas, face, px, TEXT_AUTO);
    return line_height * (float)text_wrap(canvas->text, style, text, TEXT_ALL, width * canvas->scale, lines_max).count;
}

/* ---- icons ---- */

static size_t utf8_of(uint32_t code, char utf8[4])
{
    /* All icons lie in the private use area: three bytes. */
    utf8[0] = (char)(0xE0u | code >> 12);
    utf8[1] = (char)(0x80u | (code >> 6 & 0x3Fu));
    utf8[2] = (char)(0x80u | (code & 0x3Fu));
    utf8[3] = '\0';
    return 3;
}

void draw_icon(struct canvas *canvas, enum icon icon, float x, float y, float size, struct colour colour)
{
    if (icon == ICON_NONE) {
        return;
    }
    if (canvas->is_svg) {
        svg_icon(canvas, icon, x, y, size, colour);
        return;
    }
    char utf8[4];
    size_t bytes = utf8_of(icon_code(icon), utf8);
    struct text_metrics em = text_metrics((struct text_style){ .face = TEXT_ICONS, .px = size });
    /* The drawing lies in the middle of the em, which reaches from descent to ascent. */
    float baseline = y + (em.ascent - em.descent) / 2.0f;
    struct words look = { .face = TEXT_ICONS, .px = size, .colour = colour };
    float half = size / 2.0f;
    add_words(canvas, x - half, baseline, look, TEXT_LTR, size * canvas->scale, utf8, bytes);
}
