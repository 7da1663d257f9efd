/* report_inside.h: what the parts of a report share. Private to sim/debrief. */
#ifndef TOCSIN_DEBRIEF_REPORT_INSIDE_H
#define TOCSIN_DEBRIEF_REPORT_INSIDE_H

#include "base/arena.h"
#include "debrief/html.h"
#include "debrief/report.h"
#include "debrief/spacetime.h"
#include "draw/draw.h"

/* A page being written. */
struct sheet {
    const struct debrief_model *debrief;
    const struct world *world;
    const struct debrief_facts *facts;
    struct text *text;
    struct str *out;
    struct arena arena;
    uint32_t pictures; /* drawn so far: their ids differ */
};

/* A heading that can be jumped to. */
void sheet_section(struct sheet *sheet, const char *id, const char *title, const char *lead);
void sheet_section_end(struct sheet *sheet);
void sheet_heading(struct sheet *sheet, const char *words); /* one level below a section's */
void sheet_text(struct sheet *sheet, const char *words);    /* a paragraph */
/* A picture, and what it is: between the two, draw on the canvas with the print theme. */
struct canvas *sheet_picture(struct sheet *sheet, float width, float height, const char *title,
                             const char *description);
void sheet_picture_end(struct sheet *sheet, struct canvas *canvas, const char *class, const char *caption);

/* Words in the page's arena or the world. */
const char *sheet_moment(struct sheet *sheet, int64_t at_s);   /* a dash for never */
const char *sheet_span(struct sheet *sheet, int64_t span_s);
const char *sheet_number(struct sheet *sheet, int64_t micro);
const char *sheet_count(struct sheet *sheet, uint32_t count);
const char *sheet_team(struct sheet *sheet, struct team_id team);
const char *sheet_thing(struct sheet *sheet, enum shelf shelf, uint32_t index);
const char *sheet_by(struct sheet *sheet, struct team_id team,
                     int64_t at_s); /* "bot", "nobody", ""; always "" when no people play */
/* "TLP:AMBER" as a chip. */
void sheet_label(struct sheet *sheet, enum tlp label);
/* A quiet mark in words: class good, bad, open, bot or plain. */
void sheet_mark(struct sheet *sheet, const char *class, const char *words);
/* A text of the author's, its placeholders filled as they stood then (debrief_fill). */
const char *sheet_filled(struct sheet *sheet, struct text_id text, struct team_id own, int64_t at_s);
/* Team ids in the order of lanes: `teams` has room for all. A table of teams holds SHEET_TEAMS of them. */
#define SHEET_TEAMS 8u
void sheet_lanes(struct sheet *sheet, uint32_t *teams);
const char *sheet_stage(struct sheet *sheet, const struct debrief_stage *stage);

/* The parts, in the order of a debrief (docs/debrief.md). */
void report_cards(struct sheet *sheet);
void report_happened(struct sheet *sheet);   /* how it ended, the whole in pictures, the scenes */
void report_knowledge(struct sheet *sheet);  /* who knew what when */
void report_sharing(struct sheet *sheet);    /* how it travelled */
void report_duties(struct sheet *sheet);
void report_decisions(struct sheet *sheet);
void report_public(struct sheet *sheet);
void report_measures(struct sheet *sheet);
void report_hot_wash(struct sheet *sheet);
void report_objectives(struct sheet *sheet);
void report_written(struct sheet *sheet);
void report_people(struct sheet *sheet);
void report_record(struct sheet *sheet);     /* everything, in order */
void report_about(struct sheet *sheet);

extern const char report_css[]; /* assets/report/report.css */

#endif
