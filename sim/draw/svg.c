/* The same calls as an <svg> element. Numbers are written by hand with two decimals and a point, whatever the locale, so
 * that the same calls give the same bytes. Each layer is a text of its own; they are joined at the end. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/room.h"
#include "draw/svg_text.h"

#define PI 3.14159265358979f

void svg_deinit(struct svg *svg)
{
    for (uint32_t i = 0; i < DRAW_LAYERS; i++) {
        str_deinit(&svg->layers[i]);
    }
    str_deinit(&svg->all);
    str_deinit(&svg->title);
    str_deinit(&svg->description);
    str_deinit(&svg->icons);
}

void svg_begin(struct svg *svg)
{
    for (uint32_t i = 0; i < DRAW_LAYERS; i++) {
        str_clear(&svg->layers[i]);
    }
    str_clear(&svg->title);
    str_clear(&svg->description);
    svg->clip_count = 0;
}

/* ---- pieces ---- */

static struct str *out_of(struct canvas *canvas)
{
    return &canvas->svg.layers[canvas->layer];
}

static void add_colour(struct str *out, const char *name, struct colour colour)
{
    str_addf(out, " %s=\"#%02x%02x%02x\"", name, colour.r, colour.g, colour.b);
    if (colour.a < 255) {
        str_addf(out, " %s-opacity=\"", name);
        svg_add_number(out, (float)colour.a / 255.0f);
        str_add(out, "\"");
    }
}

static void add_fill(struct str *out, struct paint paint)
{
    if (paint.fill.a == 0) {
        str_add(out, " fill=\"none\"");
    } else {
        add_colour(out, "fill", paint.fill);
    }
}

static bool has_stroke(struct paint paint)
{
    return paint.stroke.a != 0 && paint.width > 0.0f;
}

static float width_of(struct paint paint)
{
    return paint.width < LINE_HAIR ? LINE_HAIR : paint.width;
}

static void add_stroke(struct str *out, struct paint paint)
{
    if (!has_stroke(paint)) {
        return;
    }
    add_colour(out, "stroke", paint.stroke);
    if (width_of(paint) != 1.0f) {
        svg_add_attribute(out, "stroke-width", width_of(paint));
    }
    if (paint.dash_on > 0.0f || paint.dash_off > 0.0f) {
        str_add(out, " stroke-dasharray=\"");
        svg_add_number(out, paint.dash_on);
        str_add(out, " ");
        svg_add_number(out, paint.dash_off);
        str_add(out, "\"");
    }
    if (paint.round) {
        str_add(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
}

static bool is_same_box(struct box a, struct box b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* A clip that is used again in a row is defined once. */
static uint32_t clip_id(struct canvas *canvas)
{
    struct svg *svg = &canvas->svg;
    struct box clip = draw_clip(canvas);
    if (svg->clip_count == 0 || !is_same_box(clip, svg->clip)) {
        struct str *out = out_of(canvas);
        svg->clip = clip;
        svg->clip_count++;
        str_addf(out, "<clipPath id=\"%s-c%u\"><rect", svg->prefix, svg->clip_count);
        svg_add_attribute(out, "x", clip.x);
        svg_add_attribute(out, "y", clip.y);
        svg_add_attribute(out, "width", clip.w);
        svg_add_attribute(out, "height", clip.h);
        str_add(out, "/></clipPath>\n");
    }
    return svg->clip_count;
}

/* Opens an element; with a clip around it when there is one. */
static struct str *begin_element(struct canvas *canvas, const char *name)
{
    struct str *out = out_of(canvas);
    if (canvas->clip_count > 1) {
        uint32_t id = clip_id(canvas);
        str_addf(out, "<%s clip-path=\"url(#%s-c%u)\"", name, canvas->svg.prefix, id);
    } else {
        str_addf(out, "<%s", name);
    }
    return out;
}

static void end_element(struct str *out)
{
    str_add(out, "/>\n");
}

/* A clip lies in the space of the element that wears it. One that is moved by a transform gets it from a group around it. */
static struct str *begin_moved(struct canvas *canvas, const char *name)
{
    struct str *out = out_of(canvas);
    if (canvas->clip_count > 1) {
        uint32_t id = clip_id(canvas);
        str_addf(out, "<g clip-path=\"url(#%s-c%u)\">", canvas->svg.prefix, id);
    }
    str_addf(out, "<%s", name);
    return out;
}

static void end_moved(struct canvas *canvas, struct str *out, const char *end)
{
    str_add(out, end);
    str_add(out, canvas->clip_count > 1 ? "</g>\n" : "\n");
}

static bool is_drawn(struct paint paint)
{
    return paint.fill.a != 0 || has_stroke(paint);
}

/* ---- shapes ---- */

static void add_box(struct canvas *canvas, struct box box, float radius, struct paint paint)
{
    struct str *out = begin_element(canvas, "rect");
    svg_add_attribute(out, "x", box.x);
    svg_add_attribute(out, "y", box.y);
    svg_add_attribute(out, "width", box.w);
    svg_add_attribute(out, "height", box.h);
    if (radius > 0.0f) {
        svg_add_attribute(out, "rx", radius);
    }
    add_fill(out, paint);
    add_stroke(out, paint);
    end_element(out);
}

/* SVG centres an outline on the rim; ours lies inside it. */
void svg_box(struct canvas *canvas, struct box box, float radius, struct paint paint)
{
    if (!is_drawn(paint)) {
        return;
    }
    if (has_stroke(paint)) {
        float half = width_of(paint) / 2.0f;
        box = box_inset(box, half);
        radius = radius > half ? radius - half : 0.0f;
    }
    add_box(canvas, box, radius, paint);
}

static void add_points(struct str *out, const struct point *points, uint32_t count)
{
    str_add(out, " points=\"");
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, i > 0 ? " " : "");
        svg_add_number(out, points[i].x);
        str_add(out, ",");
        svg_add_number(out, points[i].y);
    }
    str_add(out, "\"");
}

void svg_poly(struct canvas *canvas, const struct point *points, uint32_t count, bool closed, struct paint paint)
{
    if (!closed) {
        paint.fill.a = 0;
    }
    if (!is_drawn(paint)) {
        return;
    }
    struct str *out = begin_element(canvas, closed ? "polygon" : "polyline");
    add_points(out, points, count);
    add_fill(out, paint);
    add_stroke(out, paint);
    end_element(out);
}

void svg_circle(struct canvas *canvas, float x, float y, float radius, struct paint paint)
{
    if (!is_drawn(paint)) {
        return;
    }
    struct str *out = begin_element(canvas, "circle");
    svg_add_attribute(out, "cx", x);
    svg_add_attribute(out, "cy", y);
    svg_add_attribute(out, "r", radius);
    add_fill(out, paint);
    add_stroke(out, paint);
    end_element(out);
}

static void add_pair(struct str *out, float x, float y)
{
    svg_add_number(out, x);
    str_add(out, " ");
    svg_add_number(out, y);
}

void svg_arc(struct canvas *canvas, float x, float y, float radius, float from, float to, struct paint paint)
{
    float start = from * 2.0f * PI;
    float end = to * 2.0f * PI;
    struct str *out = begin_element(canvas, "path");
    str_add(out, " d=\"M");
    add_pair(out, x + radius * sinf(start), y - radius * cosf(start));
    str_add(out, "A");
    add_pair(out, radius, radius);
    str_addf(out, " 0 %d 1 ", to - from > 0.5f ? 1 : 0);
    add_pair(out, x + radius * sinf(end), y - radius * cosf(end));
    str_add(out, "\" fill=\"none\"");
    add_stroke(out, paint);
    end_element(out);
}

/* ---- words ---- */

static const char *family_of(enum text_face face)
{
    return face == TEXT_MONO ? "'JetBrains Mono','DejaVu Sans Mono','Noto Sans Mono',ui-monospace,monospace"
                             : "Inter,'Noto Sans',system-ui,'Segoe UI',Roboto,sans-serif";
}

static const char *weight_of(enum text_face face)
{
    static const char *const WEIGHTS[TEXT_FACE_COUNT] = { "400", "600", "500", "400" };
    return WEIGHTS[face];
}

static const char *anchor_of(enum draw_align align, bool is_rtl)
{
    static const char *const ANCHORS[] = { "start", "middle", "end" };
    return ANCHORS[is_rtl ? DRAW_END - align : align];
}

static void add_place(struct str *out, float x, float y, bool up)
{
    if (up) {
        str_add(out, " transform=\"translate(");
        add_pair(out, x, y);
        str_add(out, ") rotate(-90)\"");
        return;
    }
    svg_add_attribute(out, "x", x);
    svg_add_attribute(out, "y", y);
}

void svg_words(struct canvas *canvas, float x, float y, struct words look, bool is_rtl, const char *words, size_t bytes)
{
    struct str *out = look.up ? begin_moved(canvas, "text") : begin_element(canvas, "text");
    add_place(out, x, y, look.up);
    str_addf(out, " font-family=\"%s\" font-weight=\"%s\"", family_of(look.face), weight_of(look.face));
    svg_add_attribute(out, "font-size", look.px);
    const char *anchor = anchor_of(look.align, is_rtl);
    if (strcmp(anchor, "start") != 0) {
        str_addf(out, " text-anchor=\"%s\"", anchor);
    }
    if (is_rtl) {
        str_add(out, " direction=\"rtl\"");
    }
    if (look.face == TEXT_MONO) {
        str_add(out, " style=\"font-variant-ligatures:none\"");
    }
    add_colour(out, "fill", look.colour);
    str_add(out, " xml:space=\"preserve\">");
    svg_add_escaped(out, words, bytes);
    if (look.up) {
        end_moved(canvas, out, "</text>");
    } else {
        str_add(out, "</text>\n");
    }
}

void svg_icon(struct canvas *canvas, enum icon icon, float x, float y, float size, struct colour colour)
{
    struct str *out = begin_moved(canvas, "path");
    /* The drawing's units: 512 to the em, y up, the middle at 256, 192. */
    float k = size / 512.0f;
    str_add(out, " transform=\"translate(");
    add_pair(out, x - 256.0f * k, y + 192.0f * k);
    str_add(out, ") scale(");
    svg_add_fine(out, k);
    str_add(out, " ");
    svg_add_fine(out, -k);
    str_add(out, ")\"");
    add_colour(out, "fill", colour);
    str_add(out, " d=\"");
    svg_add_outline(out, &canvas->svg, icon);
    end_moved(canvas, out, "\"/>");
}

/* ---- groups, and the whole ---- */

void svg_group_begin(struct canvas *canvas, const char *title)
{
    struct str *out = out_of(canvas);
    str_add(out, "<g>\n");
    if (title != NULL && title[0] != '\0') {
        str_add(out, "<title>");
        svg_add_escaped(out, title, strlen(title));
        str_add(out, "</title>\n");
    }
}

void svg_group_end(struct canvas *canvas)
{
    str_add(out_of(canvas), "</g>\n");
}

void draw_describe(struct canvas *canvas, const char *title, const char *description)
{
    str_clear(&canvas->svg.title);
    str_clear(&canvas->svg.description);
    str_add(&canvas->svg.title, title != NULL ? title : "");
    str_add(&canvas->svg.description, description != NULL ? description : "");
}

static void add_description(struct svg *svg, const char *element, const char *id, const struct str *words)
{
    if (words->bytes > 0) {
        str_addf(&svg->all, "<%s id=\"%s-%s\">", element, svg->prefix, id);
        svg_add_escaped(&svg->all, str_text(words), words->bytes);
        str_addf(&svg->all, "</%s>\n", element);
    }
}

static void add_labels(struct svg *svg)
{
    bool has_title = svg->title.bytes > 0;
    bool has_description = svg->description.bytes > 0;
    if (has_title) {
        str_addf(&svg->all, " aria-labelledby=\"%s-t\"", svg->prefix);
    }
    if (has_description) {
        str_addf(&svg->all, " aria-describedby=\"%s-d\"", svg->prefix);
    }
}

void svg_end(struct svg *svg, float width, float height)
{
    struct str *all = &svg->all;
    str_clear(all);
    str_add(all, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg_add_attribute(all, "width", width);
    svg_add_attribute(all, "height", height);
    str_add(all, " viewBox=\"0 0 ");
    add_pair(all, width, height);
    str_add(all, "\" role=\"img\"");
    add_labels(svg);
    str_add(all, ">\n");
    add_description(svg, "title", "t", &svg->title);
    add_description(svg, "desc", "d", &svg->description);
    for (uint32_t i = 0; i < DRAW_LAYERS; i++) {
        str_add(all, str_text(&svg->layers[i]));
    }
    str_add(all, "</svg>\n");
}

const char *draw_svg(const struct canvas *canvas)
{
    MUST(canvas->is_svg && canvas->is_done);
    return str_text(&canvas->svg.all);
}

void draw_svg_prefix(struct canvas *canvas, const char *prefix)
{
    size_t bytes = strlen(prefix);
    MUST(bytes > 0 && bytes < SVG_PREFIX_BYTES);
    memcpy(canvas->svg.prefix, prefix, bytes + 1);
}
