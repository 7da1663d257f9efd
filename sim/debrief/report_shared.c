/* How it travelled: what each need waited for, how long needs waited, requests, labels, and who told whom. */
#include "debrief/report_inside.h"

#include <stdlib.h>

#include "charts/bars.h"
#include "charts/survival.h"
#include "engine/input.h"

#define BARS_WIDTH 1000.0f
#define BARS_LABEL 380.0f
#define CURVE_WIDTH 760.0f
#define CURVE_HEIGHT 300.0f

/* ---- needs ------------------------------------------------------------------------------------------------------ */

static int64_t part(int64_t s)
{
    return s == DEBRIEF_NEVER || s < 0 ? 0 : s;
}

static int64_t total(const struct debrief_need *need)
{
    return part(need->relay_s) + part(need->hold_s) + part(need->channel_s) + part(need->desk_s);
}

static int longest_first(const void *a, const void *b)
{
    const struct debrief_need *x = *(const struct debrief_need *const *)a;
    const struct debrief_need *y = *(const struct debrief_need *const *)b;
    if (total(x) != total(y)) {
        return total(x) > total(y) ? -1 : 1;
    }
    return x < y ? -1 : x > y ? 1 : 0;
}

/* Needs that a team sent for, longest first. */
static const struct debrief_need **sent_needs(struct sheet *sheet, uint32_t *count)
{
    const struct debrief_model *debrief = sheet->debrief;
    const struct debrief_need **needs = ARENA_ARRAY(&sheet->arena, const struct debrief_need *, debrief->needs_count);
    *count = 0;
    for (uint32_t i = 0; i < debrief->needs_count; i++) {
        if (debrief->needs[i].sent_s != DEBRIEF_NEVER) {
            needs[(*count)++] = &debrief->needs[i];
        }
    }
    if (*count > 0) {
        qsort(needs, *count, sizeof *needs, longest_first);
    }
    return needs;
}

/* So that a few long ones do not press all others flat: half again what three of four stay under fills the width. */
static int64_t full_width(const struct debrief_need *const *needs, uint32_t count)
{
    int64_t most = total(needs[0]);
    int64_t usual = total(needs[count / 4]) * 3 / 2;
    return usual > 0 && usual < most ? usual : most;
}

static struct bar_row bar_of(struct sheet *sheet, const struct debrief_need *need, int64_t whole)
{
    const char *mark = sheet->world->teams[need->team.v].mark;
    struct bar_row row = {
        .label = arena_format(&sheet->arena, "%s to %s", sheet_thing(sheet, SHELF_FACT, need->fact.v),
                              mark != NULL ? mark : sheet_team(sheet, need->team)),
        .value = arena_format(&sheet->arena, "%s%s", debrief_span(total(need)).at, total(need) > whole ? ", cut" : ""),
        .parts = { part(need->relay_s), part(need->hold_s), part(need->channel_s), part(need->desk_s) },
    };
    int64_t over = total(need) - whole;
    for (uint32_t i = 0; i < BARS_PARTS_MAX && over > 0; i++) {
        int64_t cut = row.parts[i] < over ? row.parts[i] : over;
        row.parts[i] -= cut;
        over -= cut;
    }
    return row;
}

static void bars(struct sheet *sheet)
{
    uint32_t count = 0;
    const struct debrief_need **needs = sent_needs(sheet, &count);
    struct bar_row *rows = ARENA_ARRAY(&sheet->arena, struct bar_row, count);
    if (count == 0) {
        return;
    }
    struct bars in = { .rows = rows, .count = count, .part_names = { "Relay", "Hold", "Channel", "Desk" },
                       .whole = full_width(needs, count), .label_width = BARS_LABEL, .theme = THEME_PRINT };
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = bar_of(sheet, needs[i], in.whole);
    }
    struct canvas *canvas = sheet_picture(sheet, BARS_WIDTH, bars_height(&in), "How each delay divides",
                                          "A bar for each fact that was sent to a team that needs it, longest first.");
    bars_draw(canvas, &in, box_make(0, 0, BARS_WIDTH, bars_height(&in)));
    sheet_picture_end(
        sheet, canvas, NULL,
        arena_format(&sheet->arena,
                     "From when a fact was first held to when it was opened, for each that was sent to a team "
                     "that needs it. Bars are cut at %s. The table below holds the same.",
                     debrief_span(in.whole).at));
}

static void need_state(struct sheet *sheet, const struct debrief_need *need)
{
    static const struct { const char *class, *words; } states[] = {
        [DEBRIEF_NEED_MET] = { "good", "in time" }, [DEBRIEF_NEED_LATE] = { "bad", "late" },
        [DEBRIEF_NEED_MISSED] = { "bad", "never" }, [DEBRIEF_NEED_OPEN] = { "open", "still in time" },
        [DEBRIEF_NEED_NO_ONE] = { "plain", "nobody held it" },
    };
    str_add(sheet->out, "<td>");
    bool not_yet = need->state == DEBRIEF_NEED_NO_ONE && !sheet->debrief->has_ended;
    sheet_mark(sheet, states[need->state].class,
               need->is_own ? "held it first" : not_yet ? "nobody holds it yet" : states[need->state].words);
    if (need->gap != DEBRIEF_GAP_NONE) {
        html_format(sheet->out, ": %s", debrief_gap_words(need->gap));
    }
    bool could =
        need->could_s != DEBRIEF_NEVER && (need->gap == DEBRIEF_GAP_NOT_SENT || need->gap == DEBRIEF_GAP_SENT_LATE ||
                                           need->gap == DEBRIEF_GAP_ON_THE_WAY);
    if (could) {
        html_format(sheet->out, "%s from %s on", need->gap == DEBRIEF_GAP_NOT_SENT ? "," : "; could have been",
                    sheet_moment(sheet, need->could_s));
    }
    if (need->reported_s != DEBRIEF_NEVER) {
        html_format(sheet->out, " Told outside the program at %s.", sheet_moment(sheet, need->reported_s));
    }
    if (need->is_assisted) {
        str_add(sheet->out, ", ");
        sheet_mark(sheet, "plain", "assisted");
    }
    if (!need->is_people && need->state != DEBRIEF_NEED_NO_ONE && sheet->debrief->has_people) {
        str_add(sheet->out, ", ");
        sheet_mark(sheet, "bot", "not people's");
    }
    str_add(sheet->out, "</td>");
}

static void need_row(struct sheet *sheet, const struct debrief_need *need)
{
    html_row(sheet->out);
    html_row_head(sheet->out, sheet_thing(sheet, SHELF_FACT, need->fact.v));
    html_cell(sheet->out, sheet_team(sheet, need->team));
    html_number(sheet->out, sheet_moment(sheet, need->by_s));
    html_number(sheet->out, sheet_moment(sheet, need->first_s));
    html_number(sheet->out, sheet_moment(sheet, need->sent_s));
    html_number(sheet->out, sheet_moment(sheet, need->arrived_s));
    html_number(sheet->out, sheet_moment(sheet, need->acted_s));
    html_number(sheet->out, sheet_span(sheet, need->relay_s));
    html_number(sheet->out, sheet_span(sheet, need->hold_s));
    html_number(sheet->out, sheet_span(sheet, need->channel_s));
    html_number(sheet->out, need->arrived_s != DEBRIEF_NEVER && need->desk_s == DEBRIEF_NEVER
                                ? "not opened"
                                : sheet_span(sheet, need->desk_s));
    need_state(sheet, need);
    html_row_end(sheet->out);
}

static void needs(struct sheet *sheet)
{
    static const char *const heads[] = { "Fact",  "Needed by", "#Before", "#First held",
                                         "#Sent", "#Known",    "#Used",   "#Relay",
                                         "#Hold", "#Channel",  "#Desk",   "Result, and what stood between" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_heading(sheet, "What each team needed");
    if (debrief->needs_count == 0) {
        sheet_text(sheet, "The author names no team that needs a fact.");
        return;
    }
    const struct debrief_counts *counts = &debrief->counts;
    sheet_text(
        sheet,
        arena_format(&sheet->arena,
                     "Of %u needs, %u were met in time, %u late, %u never; %u were still in time when it stopped and "
                     "%u nobody could have met. %u that were late or never met could have been sent in time.",
                     counts->needs, counts->met, counts->late, counts->missed, counts->open, counts->no_one,
                     counts->not_sent));
    uint32_t shared = debrief->curve_all.count;
    if (shared < counts->needs) {
        sheet_text(sheet, arena_format(&sheet->arena,
                                       "In %u of them another team had to tell. How long they waited counts these; the "
                                       "others found it themselves first, or nobody held it.",
                                       shared));
    }
    bars(sheet);
    html_table(sheet->out, "needs", "Every need, and how its delay divides", heads, 12);
    for (uint32_t i = 0; i < debrief->needs_count; i++) {
        need_row(sheet, &debrief->needs[i]);
    }
    html_table_end(sheet->out);
}

/* ---- the curve -------------------------------------------------------------------------------------------------- */

static struct survival_series series_of(struct sheet *sheet, const struct debrief_curve *curve, const char *name)
{
    struct survival_need *waits = ARENA_ARRAY(&sheet->arena, struct survival_need, curve->count);
    for (uint32_t i = 0; i < curve->count; i++) {
        waits[i] = (struct survival_need){ curve->waits[i].s, curve->waits[i].arrived };
    }
    return (struct survival_series){ name, waits, curve->count };
}

static void curve_row(struct sheet *sheet, const char *name, const struct debrief_curve *curve)
{
    html_row(sheet->out);
    html_row_head(sheet->out, name);
    html_number(sheet->out, sheet_count(sheet, curve->count));
    html_number(sheet->out, sheet_count(sheet, curve->arrived));
    html_number(sheet->out, sheet_count(sheet, curve->censored));
    html_number(sheet->out, curve->median_s == DEBRIEF_NEVER ? "not reached" : sheet_span(sheet, curve->median_s));
    html_number(sheet->out, curve->most_s == DEBRIEF_NEVER ? "not reached" : sheet_span(sheet, curve->most_s));
    html_row_end(sheet->out);
}

static void waiting(struct sheet *sheet)
{
    static const char *const heads[] = { "Whose", "#Needs", "#Arrived", "#Still waiting at the end", "#Half knew after",
                                         "#Nine of ten after" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->curve_all.count == 0) {
        return;
    }
    sheet_heading(sheet, "How long they waited");
    struct survival_series series[2];
    struct survival in = { .series = series, .x_words = "after it was first held", .theme = THEME_PRINT };
    bool both = debrief->has_people && debrief->curve.count > 0 && debrief->curve.count < debrief->curve_all.count;
    if (both) {
        series[in.count++] = series_of(sheet, &debrief->curve, "Held by people");
    }
    series[in.count++] = series_of(sheet, &debrief->curve_all,
                                   both                  ? "All, bots too"
                                   : debrief->has_people ? "All"
                                                         : "Bots");
    struct canvas *canvas =
        sheet_picture(sheet, CURVE_WIDTH, CURVE_HEIGHT, "How long needs waited",
                      "The share of needs that were known, by the time since the fact was first held.");
    survival_draw(canvas, &sheet->arena, &in, box_make(0, 0, CURVE_WIDTH, CURVE_HEIGHT));
    sheet_picture_end(
        sheet, canvas, NULL,
        "The share of needs that were known, by the time since the fact was first held. A stroke on the "
        "line is a need that was still waiting when it was last seen.");
    html_table(sheet->out, NULL, "How long needs waited", heads, 6);
    if (both) {
        curve_row(sheet, "Held by people", &debrief->curve);
    }
    curve_row(sheet, both ? "All, bots too" : debrief->has_people ? "All" : "Bots", &debrief->curve_all);
    html_table_end(sheet->out);
}

/* ---- requests --------------------------------------------------------------------------------------------------- */

/* As the asked team read it: what it was to do, then about what. */
static const char *asked_for(struct sheet *sheet, const struct debrief_request *request)
{
    static const char *const words[] = { [ASK_FACT] = "to tell", [ASK_PRESERVE] = "to preserve", [ASK_HELP] = "to help with",
                                         [ASK_PERMISSION] = "to permit passing on" };
    const char *what = debrief_thing_name(sheet->debrief, request->thing);
    bool is_decision = request->thing.v != ID_NONE && request->thing.v != 0 && thing_shelf(request->thing) == SHELF_DECISION;
    return what[0] == '\0' ? request->kind == ASK_HELP ? "to help" : "in words"
                           : arena_format(&sheet->arena, "%s: %s", is_decision ? "to decide" : words[request->kind], what);
}

static void request_state(struct sheet *sheet, const struct debrief_request *request)
{
    static const struct { const char *class, *words;
    } states[] = {
        [DEBRIEF_REQUEST_ON_THE_WAY] = { "open", "on the way" },
        [DEBRIEF_REQUEST_SILENT] = { "bad", "no answer" },
        [DEBRIEF_REQUEST_TOLD] = { "good", "answered with the thing itself" },
        [DEBRIEF_REQUEST_YES] = { "good", "yes" },
        [DEBRIEF_REQUEST_NO] = { "plain", "no" },
        [DEBRIEF_REQUEST_LATER] = { "open", "later" },
    };
    str_add(sheet->out, "<td>");
    sheet_mark(sheet, states[request->state].class, states[request->state].words);
    str_add(sheet->out, "</td>");
}

static void requests(struct sheet *sheet)
{
    static const char *const heads[] = { "Who asked", "Who was asked", "To do what", "#When", "#It came", "#Answered after", "Answer" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->requests_count == 0) {
        return;
    }
    sheet_heading(sheet, "Requests");
    html_table(sheet->out, NULL, "What teams asked of each other", heads, 7);
    for (uint32_t i = 0; i < debrief->requests_count; i++) {
        const struct debrief_request *request = &debrief->requests[i];
        int64_t after_s =
            request->answered_s == DEBRIEF_NEVER ? DEBRIEF_NEVER : request->answered_s - request->arrived_s;
        html_row(sheet->out);
        html_row_head(sheet->out, sheet_team(sheet, request->from));
        html_cell(sheet->out, sheet_team(sheet, request->to));
        html_cell(sheet->out, asked_for(sheet, request));
        html_number(sheet->out, sheet_moment(sheet, request->asked_s));
        html_number(sheet->out, sheet_moment(sheet, request->arrived_s));
        html_number(sheet->out, sheet_span(sheet, after_s));
        request_state(sheet, request);
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

/* ---- labels ----------------------------------------------------------------------------------------------------- */

static const char *breach_words(uint32_t how)
{
    static const char *const words[] = {
        [BREACH_LABEL] = "went beyond its label",
        [BREACH_PAP] = "used beyond its PAP",
        [BREACH_CARRIES] = "over a channel not meant for its label",
        [BREACH_BASIS] = "without the legal basis the channel needs",
    };
    return words[how];
}

static void breaches(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "Fact", "From", "To", "What happened" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->breaches_count == 0) {
        return;
    }
    html_table(sheet->out, NULL, "Against a label, a PAP or a basis", heads, 5);
    for (uint32_t i = 0; i < debrief->breaches_count; i++) {
        const struct debrief_breach *breach = &debrief->breaches[i];
        html_row(sheet->out);
        html_number(sheet->out, sheet_moment(sheet, breach->at_s));
        html_row_head(sheet->out, sheet_thing(sheet, SHELF_FACT, breach->fact.v));
        html_cell(sheet->out, sheet_team(sheet, breach->team));
        html_cell(sheet->out, breach->to.v == ID_NONE ? "–" : sheet_team(sheet, breach->to));
        html_cell(sheet->out, breach_words(breach->how));
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

static void lost_and_refused(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "Who", "What", "Why not" };
    static const char *const lost[] = { [LOST_FAILED] = "the channel failed",
                                        [LOST_STALE_CONTACT] = "the contact was out of date",
                                        [LOST_BROKEN_CHANNEL] = "the channel did not work" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->counts.blocked == 0) {
        return;
    }
    html_table(sheet->out, NULL, "Blocked: refused or lost on the way", heads, 4);
    for (uint32_t i = 0; i < debrief->shares_count; i++) {
        const struct debrief_share *share = &debrief->shares[i];
        if (share->lost_s == DEBRIEF_NEVER) {
            continue;
        }
        html_row(sheet->out);
        html_number(sheet->out, sheet_moment(sheet, share->sent_s));
        html_cell(sheet->out, arena_format(&sheet->arena, "%s to %s", sheet_team(sheet, share->from),
                                           sheet_team(sheet, share->to)));
        html_cell(sheet->out, sheet_thing(sheet, SHELF_FACT, share->fact.v));
        html_cell(sheet->out,
                  share->lost >= LOST_FAILED && share->lost <= LOST_BROKEN_CHANNEL ? lost[share->lost] : "lost");
        html_row_end(sheet->out);
    }
    for (uint32_t i = 0; i < debrief->refusals_count; i++) {
        const struct debrief_refused *refused = &debrief->refusals[i];
        if (refused->input != INPUT_SHARE) {
            continue;
        }
        html_row(sheet->out);
        html_number(sheet->out, sheet_moment(sheet, refused->at_s));
        html_cell(sheet->out, sheet_team(sheet, refused->team));
        html_cell(sheet->out, debrief_thing_name(debrief, refused->thing));
        html_cell(sheet->out, refused->refusal < REFUSAL_COUNT ? refusal_text((enum refusal)refused->refusal) : "");
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

static void handling(struct sheet *sheet)
{
    const struct debrief_counts *counts = &sheet->debrief->counts;
    sheet_heading(sheet, "Handling of labels");
    sheet_text(
        sheet,
        arena_format(&sheet->arena,
                     "%u items were sent, %u of them across a border; %u arrived, %u of those where they were known "
                     "already. Breaches: label %u, PAP %u, channel %u, legal basis %u. Blocked: %u.",
                     counts->sent, counts->border, counts->arrived, counts->again, counts->breaches[BREACH_LABEL],
                     counts->breaches[BREACH_PAP], counts->breaches[BREACH_CARRIES], counts->breaches[BREACH_BASIS],
                     counts->blocked));
    if (counts->judged > 0) {
        sheet_text(
            sheet,
            arena_format(&sheet->arena,
                         "%u of %u items whose use the author can judge went to a team that needed them, or that "
                         "their source had named.",
                         counts->needed, counts->judged));
    }
    breaches(sheet);
    lost_and_refused(sheet);
}

/* ---- who told whom ---------------------------------------------------------------------------------------------- */

static void told_row(struct sheet *sheet, const uint32_t *teams, uint32_t from, uint32_t first, uint32_t count)
{
    const uint32_t *told = &sheet->debrief->counts.told[from * sheet->debrief->teams_count];
    html_row(sheet->out);
    html_row_head(sheet->out, sheet_team(sheet, (struct team_id){ from }));
    for (uint32_t i = first; i < first + count; i++) {
        html_number(sheet->out, teams[i] == from ? "" : told[teams[i]] == 0 ? "–" : sheet_count(sheet, told[teams[i]]));
    }
    html_row_end(sheet->out);
}

static void told_whom(struct sheet *sheet)
{
    uint32_t count = sheet->debrief->teams_count;
    uint32_t *teams = ARENA_ARRAY(&sheet->arena, uint32_t, count);
    if (sheet->debrief->counts.arrived == 0) {
        return;
    }
    sheet_heading(sheet, "Who told whom");
    sheet_lanes(sheet, teams);
    for (uint32_t first = 0; first < count; first += SHEET_TEAMS) {
        uint32_t here = count - first < SHEET_TEAMS ? count - first : SHEET_TEAMS;
        const char *heads[SHEET_TEAMS + 1] = { "From" };
        for (uint32_t i = 0; i < here; i++) {
            heads[i + 1] =
                arena_format(&sheet->arena, "#to %s", sheet_team(sheet, (struct team_id){ teams[first + i] }));
        }
        html_table(sheet->out, "matrix",
                   "Facts that one team first learned from another. Counts, not marks: needs differ", heads,
                   here + 1);
        for (uint32_t from = 0; from < count; from++) {
            told_row(sheet, teams, teams[from], first, here);
        }
        html_table_end(sheet->out);
    }
}

static void between_sectors(struct sheet *sheet)
{
    static const char *const names[] = {
        [SECTOR_GOVERNMENT] = "Government", [SECTOR_BUSINESS] = "Business", [SECTOR_OTHER] = "Other"
    };
    static const char *const heads[] = { "From", "#To government", "#To business", "#To others" };
    if (sheet->debrief->counts.arrived == 0) {
        return;
    }
    html_table(sheet->out, NULL, "Items that arrived, from sector to sector", heads, 4);
    for (uint32_t from = 0; from < 3; from++) {
        html_row(sheet->out);
        html_row_head(sheet->out, names[from]);
        for (uint32_t to = 0; to < 3; to++) {
            html_number(sheet->out, sheet_count(sheet, sheet->debrief->counts.between[from][to]));
        }
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

void report_sharing(struct sheet *sheet)
{
    sheet_section(sheet, "sharing", "How it travelled", NULL);
    needs(sheet);
    waiting(sheet);
    requests(sheet);
    handling(sheet);
    told_whom(sheet);
    between_sectors(sheet);
    sheet_section_end(sheet);
}
