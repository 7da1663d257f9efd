/* The page: its head, its six scores, its parts in the order of a debrief, and what it rests on. */
#include "debrief/report_inside.h"

#include <inttypes.h>
#include <stdio.h>

#define PICTURE_PREFIX_BYTES 16

/* ---- small things ----------------------------------------------------------------------------------------------- */

void sheet_section(struct sheet *sheet, const char *id, const char *title, const char *lead)
{
    str_addf(sheet->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id, id);
    html_words(sheet->out, title);
    html_close(sheet->out, "h2");
    if (lead != NULL) {
        html_line(sheet->out, "p", "lead", lead);
    }
}

void sheet_section_end(struct sheet *sheet)
{
    html_close(sheet->out, "section");
}

void sheet_heading(struct sheet *sheet, const char *words)
{
    html_line(sheet->out, "h3", NULL, words);
}

void sheet_text(struct sheet *sheet, const char *words)
{
    html_line(sheet->out, "p", NULL, words);
}

struct canvas *sheet_picture(struct sheet *sheet, float width, float height, const char *title, const char *description)
{
    char prefix[PICTURE_PREFIX_BYTES];
    (void)snprintf(prefix, sizeof prefix, "p%" PRIu32, ++sheet->pictures);
    struct canvas *canvas = draw_create_svg(sheet->text);
    draw_svg_prefix(canvas, prefix);
    draw_begin(canvas, (uint32_t)width, (uint32_t)height, 1.0f);
    draw_describe(canvas, title, description);
    return canvas;
}

void sheet_picture_end(struct sheet *sheet, struct canvas *canvas, const char *class, const char *caption)
{
    draw_end(canvas);
    html_open(sheet->out, "figure", class);
    str_add(sheet->out, draw_svg(canvas));
    html_line(sheet->out, "figcaption", NULL, caption);
    html_close(sheet->out, "figure");
    draw_destroy(canvas);
}

const char *sheet_moment(struct sheet *sheet, int64_t at_s)
{
    return at_s == DEBRIEF_NEVER ? "–" : arena_copy_string(&sheet->arena, debrief_moment(sheet->debrief, at_s).at);
}

const char *sheet_filled(struct sheet *sheet, struct text_id text, struct team_id own, int64_t at_s)
{
    struct str words = { 0 };
    debrief_fill(sheet->debrief, text, own, at_s, &words);
    const char *copy = arena_copy_string(&sheet->arena, str_text(&words));
    str_deinit(&words);
    return copy;
}

const char *sheet_span(struct sheet *sheet, int64_t span_s)
{
    return span_s == DEBRIEF_NEVER ? "–" : arena_copy_string(&sheet->arena, debrief_span(span_s).at);
}

const char *sheet_number(struct sheet *sheet, int64_t micro)
{
    return arena_copy_string(&sheet->arena, debrief_number(micro).at);
}

const char *sheet_count(struct sheet *sheet, uint32_t count)
{
    return sheet_number(sheet, (int64_t)count * 1000000);
}

const char *sheet_team(struct sheet *sheet, struct team_id team)
{
    return debrief_team_name(sheet->debrief, team);
}

const char *sheet_thing(struct sheet *sheet, enum shelf shelf, uint32_t index)
{
    return debrief_thing_name(sheet->debrief, thing(shelf, index));
}

const char *sheet_by(struct sheet *sheet, struct team_id team, int64_t at_s)
{
    if (!team_is_real(team)) {
        return "";
    }
    enum debrief_who who = debrief_who_at(sheet->debrief, team, at_s);
    if (!sheet->debrief->has_people) {
        return ""; /* the head says it once for all */
    }
    return who == DEBRIEF_BOT ? "bot" : who == DEBRIEF_NOBODY ? "nobody" : "";
}

void sheet_label(struct sheet *sheet, enum tlp label)
{
    str_addf(sheet->out, "<span class=\"tlp tlp-%d\">%s</span>", (int)label, tlp_name(label));
}

void sheet_mark(struct sheet *sheet, const char *class, const char *words)
{
    str_addf(sheet->out, "<span class=\"mark %s\">", class);
    html_words(sheet->out, words);
    str_add(sheet->out, "</span>");
}

void sheet_lanes(struct sheet *sheet, uint32_t *teams)
{
    for (uint32_t i = 0; i < sheet->debrief->teams_count; i++) {
        teams[sheet->debrief->teams[i].lane] = i;
    }
}

const char *sheet_stage(struct sheet *sheet, const struct debrief_stage *stage)
{
    const struct stage *def = &sheet->world->clocks[stage->clock.v].stages[stage->stage];
    return def->title.v != 0 ? world_source(sheet->world, def->title) : def->name != NULL ? def->name : "";
}

/* ---- the head --------------------------------------------------------------------------------------------------- */

static const char *played_on(struct sheet *sheet)
{
    static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
                                          "September", "October", "November", "December" };
    if (sheet->facts->played_ms == 0) {
        return "not known";
    }
    const struct calendar utc = { 0 };
    struct civil civil = calendar_civil(&utc, sheet->facts->played_ms / 1000);
    return arena_format(&sheet->arena, "%" PRIu32 " %s %" PRId32, civil.day, months[(civil.month + 11) % 12],
                        civil.year);
}

static const char *seats_words(struct sheet *sheet)
{
    uint32_t counts[3] = { 0 };
    for (uint32_t i = 0; i < sheet->debrief->teams_count; i++) {
        counts[sheet->debrief->teams[i].who]++;
    }
    return arena_format(&sheet->arena, "%u by people, %u by bots, %u by nobody", counts[DEBRIEF_PERSON],
                        counts[DEBRIEF_BOT], counts[DEBRIEF_NOBODY]);
}

static const char *ended_words(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    if (!debrief->has_ended) {
        return arena_format(&sheet->arena, "stopped after %s, not ended", debrief_span(debrief->end_s).at);
    }
    static const char *const how[] = { [ENDED_BY_ENDING] = "to its end",
                                       [ENDED_BY_CONTROL] = "ended by control",
                                       [ENDED_BY_LENGTH] = "ended by its length",
                                       [ENDED_BY_FAULT] = "stopped by a fault" };
    return arena_format(&sheet->arena, "%s, %s", debrief_span(debrief->end_s).at,
                        how[debrief->ended_how <= ENDED_BY_FAULT ? debrief->ended_how : ENDED_BY_FAULT]);
}

static void pair(struct sheet *sheet, const char *name, const char *words)
{
    str_add(sheet->out, "<div>");
    html_line(sheet->out, "dt", NULL, name);
    html_line(sheet->out, "dd", NULL, words);
    html_close(sheet->out, "div");
}

static const char *title_of(const struct sheet *sheet)
{
    const char *title = world_source(sheet->world, sheet->world->title);
    return title[0] != '\0' ? title : sheet->world->id != NULL ? sheet->world->id : "Exercise";
}

static void head(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    str_add(sheet->out, "<header>\n<p class=\"band\">EXERCISE, NOT REAL</p>\n");
    html_line(sheet->out, "h1", NULL, title_of(sheet));
    html_line(sheet->out, "p", "kind", "Debrief");
    html_typed(sheet->out, "p", "lead", world_source(sheet->world, sheet->world->summary));
    str_add(sheet->out, "<dl class=\"facts\">\n");
    pair(sheet, "Played on", played_on(sheet));
    pair(sheet, "Game time", arena_format(&sheet->arena, "%s to %s", debrief_date(debrief, 0).at,
                                          debrief_date(debrief, debrief->end_s).at));
    pair(sheet, "Length", ended_words(sheet));
    pair(sheet, "Teams", seats_words(sheet));
    pair(sheet, "Seed", arena_format(&sheet->arena, "%" PRIu64, debrief->seed));
    str_add(sheet->out, "</dl>\n");
    if (sheet->facts->caution[0] != '\0') {
        html_line(sheet->out, "p", "caution", sheet->facts->caution);
    }
    sheet_text(
        sheet,
        "This page looks at moments, not at people. It says what happened and when, so that a room can talk about "
        "why. Times are game time, in the home economy. Bots, and teams that nobody played, are marked as such; "
        "their delays are nobody's.");
    if (!debrief->has_people) {
        html_line(sheet->out, "p", "caution",
                  "No people played: bots held every seat. What follows shows what a debrief looks like, "
                  "not what people do.");
    }
    html_close(sheet->out, "header");
}

static const struct { const char *id, *title; void (*write)(struct sheet *sheet); } parts[] = {
    { "scores", "At a glance", report_cards },
    { "story", "What happened", report_happened },
    { "knowledge", "Who knew what when", report_knowledge },
    { "sharing", "How it travelled", report_sharing },
    { "duties", "Duties to notify", report_duties },
    { "decisions", "Decisions", report_decisions },
    { "public", "Said in public", report_public },
    { "measures", "What changed", report_measures },
    { "hot-wash", "For the hot wash", report_hot_wash },
    { "objectives", "Objectives", report_objectives },
    { "written", "Noted and written", report_written },
    { "people", "Who took part", report_people },
    { "record", "Everything, in order", report_record },
    { "about", "What this rests on", report_about },
};
enum { PART_COUNT = sizeof parts / sizeof parts[0] };

static void contents(struct sheet *sheet)
{
    str_add(sheet->out, "<nav aria-label=\"Contents\"><ol>\n");
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        str_addf(sheet->out, "<li><a href=\"#%s\">%s</a></li>\n", parts[i].id, parts[i].title);
    }
    str_add(sheet->out, "</ol></nav>\n");
}

/* ---- the scores ------------------------------------------------------------------------------------------------- */

static void dots(struct sheet *sheet, const struct debrief_card *card)
{
    static const char *const classes[] = { [DEBRIEF_DOT_GOOD] = "good",
                                           [DEBRIEF_DOT_BAD] = "bad",
                                           [DEBRIEF_DOT_OPEN] = "open",
                                           [DEBRIEF_DOT_BOT_GOOD] = "bot good",
                                           [DEBRIEF_DOT_BOT_BAD] = "bot bad" };
    if (card->dot_count == 0) {
        return;
    }
    str_add(sheet->out, "<p class=\"dots\" aria-hidden=\"true\">");
    for (uint32_t i = 0; i < card->dot_count; i++) {
        str_addf(sheet->out, "<i class=\"%s\"></i>", classes[card->dots[i]]);
    }
    html_close(sheet->out, "p");
}

void report_cards(struct sheet *sheet)
{
    sheet_section(sheet, "scores", "At a glance",
                  "Six scores that are never added up. What each rests on stands below it.");
    str_add(sheet->out, "<div class=\"cards\">\n");
    for (uint32_t i = 0; i < DEBRIEF_CARD_COUNT; i++) {
        const struct debrief_card *card = &sheet->debrief->cards[i];
        str_add(sheet->out, "<div class=\"card\">");
        html_line(sheet->out, "h3", NULL, card->title);
        str_add(sheet->out, "<p class=\"value\"><b>");
        html_words(sheet->out, card->value);
        str_add(sheet->out, "</b> ");
        html_words(sheet->out, card->unit);
        html_close(sheet->out, "p");
        dots(sheet, card);
        html_line(sheet->out, "p", "detail", card->detail);
        html_line(sheet->out, "p", "coverage", card->coverage);
        html_close(sheet->out, "div");
    }
    html_close(sheet->out, "div");
    sheet_section_end(sheet);
}

/* ---- what it rests on ------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *words;
} definitions[] = {
    { "Time to share",
      "From when a fact was first held by any team until a team that needs it knew it. What never arrived is "
      "watched until the end and counts for as long as it was watched (Kaplan and Meier), so the median is of "
      "all that waited, not of what happened to arrive." },
    { "Relay, hold, channel, desk",
      "The same time in four parts: until the team that sent it had it itself; until that team "
      "sent it; until it arrived; until it was opened. They add up exactly." },
    { "Could have been sent",
      "A team held it in time, its label allowed this receiver, and an open channel that may carry it "
      "led there." },
    { "Well grounded",
      "The author says for each option what a team must know, or must not yet know, for the choice to be "
      "sound. It is judged by what the team knew then, apart from how it turned out. Luck stands apart from both." },
    { "What followed",
      "What the choice itself set off, by the chain of causes in the record. Rules that several things "
      "together made true are in the record, not here." },
    { "Clocks", "A stage is met by a notice at its deadline or before. What was not due at the end is open, and is "
                "not counted." },
    { "Assisted",
      "Touched by a hint, more time, a ruling, a pause, another pace, or a \"we told them\" outside the program. It "
      "is marked and left out of medians." },
    { "Objectives",
      "Ratings are evaluators' judgements: P performed without challenges, S with some challenges, M with major "
      "challenges, U unable to be performed. They are never computed. What nobody rated is a gap, not a pass." },
};

void report_about(struct sheet *sheet)
{
    const struct debrief_facts *facts = sheet->facts;
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "about", "What this rests on", NULL);
    str_add(sheet->out, "<dl class=\"terms\">\n");
    for (uint32_t i = 0; i < sizeof definitions / sizeof definitions[0]; i++) {
        pair(sheet, definitions[i].name, definitions[i].words);
    }
    str_add(sheet->out, "</dl>\n");
    sheet_heading(sheet, "The record");
    str_add(sheet->out, "<dl class=\"facts\">\n");
    pair(sheet, "Scenario", sheet->world->id != NULL ? sheet->world->id : "");
    pair(sheet, "Seed", arena_format(&sheet->arena, "%" PRIu64, debrief->seed));
    pair(sheet, "Rules version", arena_format(&sheet->arena, "%" PRIu32, facts->rules_version));
    pair(sheet, "Records",
         arena_format(&sheet->arena, "%s%s", sheet_count(sheet, debrief->record_count),
                      debrief->left_out == 0
                          ? ""
                          : arena_format(&sheet->arena, ", %s of which name what this scenario does not have",
                                         sheet_count(sheet, debrief->left_out))));
    pair(sheet, "Digest of the trace", facts->digest);
    if (facts->chain[0] != '\0') {
        pair(sheet, "Chain of inputs", facts->chain);
    }
    pair(sheet, "Kept", facts->privacy);
    pair(sheet, "Written by", facts->program);
    str_add(sheet->out, "</dl>\n");
    sheet_section_end(sheet);
}

void debrief_report(const struct debrief_model *debrief, const struct debrief_facts *facts, struct text *text,
                    struct str *html)
{
    struct sheet sheet = { .debrief = debrief, .world = debrief->world, .facts = facts, .text = text, .out = html };
    arena_init(&sheet.arena);
    str_add(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                  "<meta name=\"color-scheme\" content=\"light\" />\n<title>");
    html_format(html, "%s, debrief. Exercise, not real", title_of(&sheet));
    str_addf(html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", report_css);
    head(&sheet);
    contents(&sheet);
    str_add(html, "<main>\n");
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        parts[i].write(&sheet);
    }
    str_add(html, "</main>\n<footer><p class=\"band\">EXERCISE, NOT REAL</p></footer>\n</body>\n</html>\n");
    arena_deinit(&sheet.arena);
}
