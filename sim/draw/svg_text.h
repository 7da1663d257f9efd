/* svg_text.h: numbers, escaped words and icon outlines, as SVG has them. Private to sim/draw. */
#ifndef TOCSIN_DRAW_SVG_TEXT_H
#define TOCSIN_DRAW_SVG_TEXT_H

#include "draw/room.h"

void svg_add_number(struct str *out, float value); /* at most two decimals, none that are 0 */
void svg_add_fine(struct str *out, float value);   /* at most five */
void svg_add_attribute(struct str *out, const char *name, float value);
/* & < > " as entities; what XML forbids is left out; bad bytes as U+FFFD. */
void svg_add_escaped(struct str *out, const char *words, size_t bytes);
/* The path data of an icon, from the SVG form of the icon font that Debian's package brings; nothing when it is missing. */
void svg_add_outline(struct str *out, struct svg *svg, enum icon icon);

#endif
