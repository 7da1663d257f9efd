/* What happened: how it ended, the whole in one picture, and each scene in a picture of its own. */
#include "debrief/report_inside.h"

#include <math.h>

#include "charts/legend.h"

#define DIAGRAM_WIDTH 1280.0f
#define DIAGRAM_HEAD 300.0f
#define LEGEND_INSET 48.0f
#define SCENE_MARKS_MIN 12u /* fewer are seen well enough in the whole */

/* ---- pictures --------------------------------------------------------------------------------------------------- */

static void draw_diagram(struct sheet *sheet, const struct spacetime *in, const char *title, const char *description)
{
    struct canvas *measure = draw_create_svg(sheet->text);
    draw_begin(measure, (uint32_t)DIAGRAM_WIDTH, 100, 1.0f);
    struct arena arena;
    arena_init(&arena);
    const struct spacetime_layout *tall = spacetime_lay(&arena, measure, in, box_make(0, 0, DIAGRAM_WIDTH, 4000.0f));
    float height = ceilf(tall->height);
    float legend = legend_height(measure, in->theme, DIAGRAM_WIDTH - LEGEND_INSET, false);
    draw_drop(measure);
    draw_destroy(measure);
    struct canvas *canvas = sheet_picture(sheet, DIAGRAM_WIDTH, height + legend + 16.0f, title, description);
    spacetime_draw(canvas, spacetime_lay(&arena, canvas, in, box_make(0, 0, DIAGRAM_WIDTH, height)));
    (void)legend_draw(canvas, in->theme, box_make(LEGEND_INSET, height + 12.0f, DIAGRAM_WIDTH - LEGEND_INSET, legend),
                      false);
    sheet_picture_end(sheet, canvas, "wide", description);
    arena_deinit(&arena);
}

static uint32_t marks_between(const struct spacetime *in, int64_t from_s, int64_t to_s)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < in->inject_count; i++) {
        count += in->injects[i].at_s >= from_s && in->injects[i].at_s < to_s ? 1 : 0;
    }
    for (uint32_t i = 0; i < in->decision_count; i++) {
        count += in->decisions[i].opened_s >= from_s && in->decisions[i].opened_s < to_s ? 1 : 0;
    }
    for (uint32_t i = 0; i < in->share_count; i++) {
        count += in->shares[i].sent_s >= from_s && in->shares[i].sent_s < to_s ? 1 : 0;
    }
    return count;
}

static void scene_diagrams(struct sheet *sheet, struct spacetime *in)
{
    for (uint32_t i = 0; i < in->axis.piece_count && in->axis.piece_count > 1; i++) {
        const struct axis_piece *piece = &in->axis.pieces[i];
        if (marks_between(in, piece->from_s, piece->to_s) < SCENE_MARKS_MIN) {
            continue;
        }
        in->axis.view_from_s = piece->from_s;
        in->axis.view_to_s = piece->to_s;
        const char *description = arena_format(&sheet->arena, "Closer: %s to %s.", sheet_moment(sheet, piece->from_s),
                                               sheet_moment(sheet, piece->to_s));
        draw_diagram(sheet, in, "The same picture, a part of it", description);
    }
    in->axis.view_from_s = in->axis.view_to_s = 0;
}

static void pictures(struct sheet *sheet)
{
    struct debrief_spacetime picture;
    debrief_spacetime(sheet->debrief, &sheet->arena, &picture);
    picture.in.theme = THEME_PRINT;
    picture.in.size = SPACETIME_FULL;
    picture.in.head_width = DIAGRAM_HEAD;
    if (picture.in.lane_count == 0) {
        return;
    }
    draw_diagram(
        sheet, &picture.in, "Space-time diagram of the exercise",
        "Time runs to the right, a lane for each team. A line is something shared: its slope is the delay, and where "
        "it "
        "crosses a gap it crosses a border. What bots repeated to those who knew is left out here; the table "
        "\"Everything, in order\" holds all of it.");
    scene_diagrams(sheet, &picture.in);
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

static void before_it_began(struct sheet *sheet)
{
    bool has_any = false;
    for (uint32_t i = 0; i < sheet->world->facts_count; i++) {
        const struct fact *fact = &sheet->world->facts[i];
        if (!fact->has_happened) {
            continue;
        }
        if (!has_any) {
            sheet_heading(sheet, "Before it began");
            has_any = true;
        }
        html_line(sheet->out, "p", NULL,
                  arena_format(&sheet->arena, "%s. %s (%s)", world_source(sheet->world, fact->title),
                               world_source(sheet->world, fact->text),
                               debrief_date(sheet->debrief, fact->happened_s).at));
    }
}

static void ending(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    if (!debrief->has_ended) {
        sheet_text(sheet, arena_format(&sheet->arena, "The session stopped at %s. What was open then is shown as open.",
                                       sheet_moment(sheet, debrief->end_s)));
        return;
    }
    if (debrief->ending == ID_NONE) {
        sheet_text(sheet, "It ended without reaching one of the author's endings.");
        return;
    }
    const struct ending *def = &sheet->world->endings[debrief->ending];
    str_add(sheet->out, "<p><b>");
    html_words(sheet->out, world_source(sheet->world, def->title));
    str_add(sheet->out, ".</b> ");
    html_words(sheet->out, sheet_filled(sheet, def->text, TEAM_NONE, debrief->end_s));
    html_close(sheet->out, "p");
}

static void scenes(struct sheet *sheet)
{
    static const char *const heads[] = { "Scene", "#Began", "#Messages", "#Decisions put", "#Items sent" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->scenes_count == 0) {
        return;
    }
    html_table(sheet->out, NULL, "Scenes, and how much happened in each", heads, 5);
    for (uint32_t i = 0; i < debrief->scenes_count; i++) {
        int64_t from_s = debrief->scenes[i].at_s;
        int64_t to_s = i + 1 < debrief->scenes_count ? debrief->scenes[i + 1].at_s : INT64_MAX;
        uint32_t counts[3] = { 0 };
        for (uint32_t k = 0; k < debrief->events_count; k++) {
            const struct debrief_event *event = &debrief->events[k];
            if (event->at_s >= from_s && event->at_s < to_s) {
                counts[0] += event->kind == DEBRIEF_EVENT_INJECT ? 1 : 0;
                counts[1] += event->kind == DEBRIEF_EVENT_ASKED ? 1 : 0;
                counts[2] += event->kind == DEBRIEF_EVENT_SENT ? 1 : 0;
            }
        }
        html_row(sheet->out);
        html_row_head(sheet->out, sheet_thing(sheet, SHELF_SCENE, debrief->scenes[i].scene));
        html_number(sheet->out, sheet_moment(sheet, from_s));
        for (uint32_t k = 0; k < 3; k++) {
            html_number(sheet->out, sheet_count(sheet, counts[k]));
        }
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

void report_happened(struct sheet *sheet)
{
    sheet_section(sheet, "story", "What happened", NULL);
    ending(sheet);
    before_it_began(sheet);
    pictures(sheet);
    sheet_text(sheet, "Letters: in a diamond, the option that was taken, as it stands under the choices. On a line or beside an item, "
                      "its label: R is TLP:RED, A+S AMBER+STRICT, A AMBER, G GREEN, C CLEAR.");
    scenes(sheet);
    sheet_section_end(sheet);
}

/* ---- everything ------------------------------------------------------------------------------------------------- */

static void sent_columns(struct sheet *sheet, const struct debrief_event *event)
{
    if (event->kind != DEBRIEF_EVENT_SENT) {
        str_add(sheet->out, "<td></td><td></td>");
        return;
    }
    const struct debrief_share *share = &sheet->debrief->shares[event->index];
    str_addf(sheet->out, "<td><span class=\"tlp tlp-%d\" title=\"%s\">%s</span></td><td class=\"n\">",
             (int)share->label, tlp_name(share->label), tlp_short(share->label));
    html_words(sheet->out, share->lost_s != DEBRIEF_NEVER      ? "lost"
                           : share->arrived_s == DEBRIEF_NEVER ? "on the way"
                                                               : sheet_moment(sheet, share->arrived_s));
    str_add(sheet->out, "</td>");
}

static void team_mark(struct sheet *sheet, struct team_id team)
{
    const char *mark = team_is_real(team) ? sheet->world->teams[team.v].mark : NULL;
    if (mark == NULL) {
        html_words(sheet->out, sheet_team(sheet, team));
        return;
    }
    str_add(sheet->out, "<abbr title=\"");
    html_words(sheet->out, sheet_team(sheet, team));
    str_add(sheet->out, "\">");
    html_words(sheet->out, mark);
    str_add(sheet->out, "</abbr>");
}

/* There may be hundreds of items sent: teams by their marks, one line each. */
static void what(struct sheet *sheet, const struct debrief_event *event)
{
    if (event->kind == DEBRIEF_EVENT_SENT) {
        const struct debrief_share *share = &sheet->debrief->shares[event->index];
        team_mark(sheet, share->from);
        str_add(sheet->out, " told ");
        team_mark(sheet, share->to);
        html_format(sheet->out, ": %s", sheet_thing(sheet, SHELF_FACT, share->fact.v));
        if (share->channel.v != ID_NONE) {
            html_format(sheet->out, ", %s", sheet_thing(sheet, SHELF_CHANNEL, share->channel.v));
        }
        return;
    }
    struct str words = { 0 };
    debrief_event_words(sheet->debrief, event, &words);
    html_words(sheet->out, str_text(&words));
    str_deinit(&words);
}

static const char *class_of(const struct debrief_event *event, const struct debrief_model *debrief)
{
    bool timed_out = event->kind == DEBRIEF_EVENT_DECIDED &&
                     debrief->decisions[event->index].state == DEBRIEF_DECISION_TIMED_OUT;
    bool is_bad = timed_out || event->kind == DEBRIEF_EVENT_BREACH || event->kind == DEBRIEF_EVENT_MISSED;
    return event->kind == DEBRIEF_EVENT_SCENE || event->kind == DEBRIEF_EVENT_END ? " class=\"scene\""
           : is_bad                                                               ? " class=\"bad\""
                                                                                  : "";
}

void report_record(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "What", "Label", "#Arrived" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(
        sheet, "record", "Everything, in order",
        "Every moment of the pictures: messages, decisions, actions, what was shared, notices and missed deadlines. "
        "Letters are the teams' marks, as in the pictures.");
    if (debrief->events_count == 0) {
        sheet_text(sheet, "Nothing had happened yet.");
        sheet_section_end(sheet);
        return;
    }
    html_open(sheet->out, "div", "halves");
    html_table(sheet->out, "record", "The exercise from its first moment to its last", heads, 4);
    for (uint32_t i = 0; i < debrief->events_count; i++) {
        const struct debrief_event *event = &debrief->events[i];
        str_addf(sheet->out, "<tr%s>", class_of(event, debrief));
        html_number(sheet->out, sheet_moment(sheet, event->at_s));
        str_add(sheet->out, "<td>");
        what(sheet, event);
        const char *by = sheet_by(sheet, event->team, event->at_s);
        if (by[0] != '\0') {
            str_add_char(sheet->out, ' ');
            sheet_mark(sheet, "bot", by);
        }
        str_add(sheet->out, "</td>");
        sent_columns(sheet, event);
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
    html_close(sheet->out, "div");
    sheet_section_end(sheet);
}
