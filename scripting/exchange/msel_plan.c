#include "exchange/msel_plan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "api/language.h"
#include "check/check.h"
#include "exchange/unfold.h"
#include "exchange/xlsx_cells.h"

#define DAY_S 86400
#define HALF_DAY_S 43200
#define STARTS_S (8 * 3600) /* where the list says no time of day */
#define FIRST_DAY "2026-01-05"
#define CUES_OF_SCENE 300u
#define ID_BYTES 40u
#define ROUNDS 4 /* of checking and mending */

void plan_init(struct plan *plan, struct msel_report *report)
{
    *plan = (struct plan){ .report = report };
    arena_init(&plan->arena);
}

void plan_deinit(struct plan *plan)
{
    free(plan->items);
    arena_deinit(&plan->arena);
}

bool plan_add_name(struct plan *plan, struct names *names, const char *name)
{
    for (uint32_t i = 0; i < names->count; i++) {
        if (strcasecmp(names->at[i], name) == 0) {
            /* Which spelling stays must not depend on the order of rows. */
            names->at[i] = strcmp(name, names->at[i]) < 0 ? name : names->at[i];
            return true;
        }
    }
    if (names->count == PLAN_NAMES_MAX) {
        return false;
    }
    if (names->count == names->room) {
        names->room = names->room == 0 ? 4 : names->room * 2;
        const char **grown = ARENA_ARRAY(&plan->arena, const char *, names->room);
        if (names->count > 0) {
            memcpy(grown, names->at, names->count * sizeof *grown);
        }
        names->at = grown;
    }
    names->at[names->count++] = name;
    return true;
}

void plan_add(struct plan *plan, const struct plan_item *item)
{
    GROW(plan->items, plan->count, plan->room);
    plan->items[plan->count] = *item;
    plan->items[plan->count].order = plan->count;
    plan->count++;
}

#define SAY(plan, ...) str_addf(&(plan)->report->lines, __VA_ARGS__)

/* ---- times ------------------------------------------------------------------------------------------------------- */

/* 1:30 is a time of day where the list has others, and counts from the start where it begins at 0:00. */
static bool plain_is_elapsed(const struct plan *plan, const struct msel_options *options, bool *has_plain)
{
    int64_t least = INT64_MAX;
    bool has_clock = false;
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct plan_item *item = &plan->items[i];
        has_clock = has_clock || item->time.kind == MSEL_TIME_CLOCK || item->date.kind != MSEL_TIME_NONE || item->day.kind != MSEL_TIME_NONE;
        least = item->time.kind == MSEL_TIME_PLAIN && item->time.s < least ? item->time.s : least;
    }
    *has_plain = least < INT64_MAX;
    return options->times == MSEL_TIMES_ELAPSED || (options->times == MSEL_TIMES_GUESS && !has_clock && least == 0);
}

struct running { int32_t base, day; int64_t last_s; bool has_last; };

/* The day of a time: said in its row, or that of the row before; a time that falls by half a day is the next day's. */
static int32_t day_of(struct running *running, const struct plan_item *item)
{
    const struct msel_time *sources[] = { &item->time, &item->date, &item->day };
    for (int i = 0; i < 3; i++) {
        if (sources[i]->has_date || sources[i]->day > 0) {
            running->day = sources[i]->has_date ? sources[i]->date : running->base + sources[i]->day - 1;
            return running->day;
        }
    }
    running->day += running->has_last && running->last_s - item->time.s > HALF_DAY_S ? 1 : 0;
    return running->day;
}

static int32_t first_date(const struct plan *plan, int32_t otherwise)
{
    int32_t first = INT32_MAX;
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct msel_time *sources[] = { &plan->items[i].time, &plan->items[i].date, &plan->items[i].day };
        for (int k = 0; k < 3; k++) {
            first = sources[k]->has_date && sources[k]->date < first ? sources[k]->date : first;
        }
    }
    return first == INT32_MAX ? otherwise : first;
}

/* Local moments first, as at_s; then STARTEX is known and they count from it. */
static void settle_clocks(struct plan *plan, int32_t base, bool plain_elapsed, int64_t *begins_s)
{
    struct running running = { .base = base, .day = base };
    int64_t first = INT64_MAX, from_both = INT64_MAX;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        item->time.kind = item->time.kind == MSEL_TIME_PLAIN ? (plain_elapsed ? MSEL_TIME_ELAPSED : MSEL_TIME_CLOCK) : item->time.kind;
        if (item->time.kind != MSEL_TIME_CLOCK) {
            continue;
        }
        item->at_s = (int64_t)day_of(&running, item) * DAY_S + item->time.s;
        item->is_timed = true;
        running.last_s = item->time.s;
        running.has_last = true;
        first = item->at_s < first ? item->at_s : first;
        if (item->elapsed.kind == MSEL_TIME_ELAPSED && from_both == INT64_MAX) {
            from_both = item->at_s - item->elapsed.s;
        }
    }
    *begins_s = (from_both <= first ? from_both : first) / 60 * 60; /* STARTEX is a whole minute */
    if (first == INT64_MAX) {
        *begins_s = (int64_t)base * DAY_S + STARTS_S;
    }
}

static void settle_times(struct plan *plan, const struct msel_options *options, int32_t base)
{
    bool has_plain, plain = plain_is_elapsed(plan, options, &has_plain);
    settle_clocks(plan, base, plain, &plan->begins_s);
    for (uint32_t i = 0; i < plan->count; i++) {
        struct plan_item *item = &plan->items[i];
        const struct msel_time *elapsed = item->time.kind == MSEL_TIME_ELAPSED ? &item->time : &item->elapsed;
        if (item->is_timed) {
            item->at_s -= plan->begins_s;
        } else if (elapsed->kind == MSEL_TIME_ELAPSED) {
            item->at_s = elapsed->s;
            item->is_timed = true;
        }
        plan->report->timed += item->is_timed ? 1 : 0;
    }
    const char *begins = date_text(&plan->arena, plan->begins_s / DAY_S, plan->begins_s % DAY_S, true);
    SAY(plan, "The exercise begins %s.\n", begins);
    if (has_plain) {
        SAY(plan, "Times such as 1:30 are read as %s; --times %s says otherwise.\n", plain ? "counted from the start" : "times of day",
            plain ? "clock" : "elapsed");
    }
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "Riverside Power" as riverside_power; "" when no letter or digit of ASCII is in it. */
static const char *slug(struct plan *plan, const char *text)
{
    char out[ID_BYTES + 1];
    size_t used = 0;
    for (; *text != '\0' && used < ID_BYTES; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x80 && isalnum(c)) {
            out[used++] = (char)tolower(c);
        } else if (used > 0 && out[used - 1] != '_') {
            out[used++] = '_';
        }
    }
    while (used > 0 && out[used - 1] == '_') {
        used--;
    }
    return arena_copy(&plan->arena, out, used);
}

static bool has_string(const char *const *list, uint32_t count, const char *text)
{
    for (uint32_t i = 0; i < count; i++) {
        if (strcasecmp(list[i], text) == 0) {
            return true;
        }
    }
    return false;
}

/* The same with a number behind, if others have it already. */
static const char *unique(struct plan *plan, const char *const *taken, uint32_t count, const char *wanted)
{
    const char *name = wanted;
    for (uint32_t n = 2; has_string(taken, count, name); n++) {
        name = arena_format(&plan->arena, "%s_%u", wanted, n);
    }
    return name;
}

struct cast { struct names names; const char *ids[PLAN_NAMES_MAX], *marks[PLAN_NAMES_MAX]; };

static void settle_ids(struct plan *plan, struct cast *cast, const char *prefix)
{
    if (cast->names.count > 1) {
        qsort(cast->names.at, cast->names.count, sizeof *cast->names.at, by_name);
    }
    for (uint32_t i = 0; i < cast->names.count; i++) {
        const char *id = slug(plan, cast->names.at[i]);
        bool bad = !is_name(id) || str_equal(id, "own") || str_equal(id, "public");
        id = bad ? arena_format(&plan->arena, "%s%s%s", prefix, id[0] != '\0' ? "_" : "", id) : id;
        cast->ids[i] = unique(plan, cast->ids, i, id);
    }
}

/* Up to three initials, or letters of the name; a digit behind where two would be the same. */
static void settle_marks(struct plan *plan, struct cast *cast)
{
    for (uint32_t i = 0; i < cast->names.count; i++) {
        char mark[4] = "";
        size_t used = 0;
        const char *name = cast->names.at[i];
        for (const char *c = name; *c != '\0' && used < 3; c++) {
            bool starts = isalnum((unsigned char)*c) && (c == name || !isalnum((unsigned char)c[-1]));
            mark[used] = starts ? (char)toupper((unsigned char)*c) : '\0';
            used += starts ? 1 : 0;
        }
        for (const char *c = name; used == 1 && *c != '\0'; c++) {
            mark[1] = c != name && isalpha((unsigned char)*c) ? (char)toupper((unsigned char)*c) : '\0';
            used += mark[1] != '\0' ? 1 : 0;
        }
        const char *wanted = used > 0 ? arena_copy(&plan->arena, mark, used) : "T";
        cast->marks[i] = wanted;
        for (uint32_t n = 1; has_string(cast->marks, i, cast->marks[i]); n++) {
            cast->marks[i] = n < 10 ? arena_format(&plan->arena, "%.2s%u", wanted, n) : n < 100 ? arena_format(&plan->arena, "%.1s%u", wanted, n) : arena_format(&plan->arena, "%u", n);
        }
    }
}

/* The name is one that was collected. */
static uint32_t place_of(const struct names *names, const char *name)
{
    uint32_t i = 0;
    while (strcasecmp(names->at[i], name) != 0) {
        i++;
        MUST(i < names->count);
    }
    return i;
}

static bool collect(struct plan *plan, struct cast *teams, struct cast *objectives)
{
    bool ok = true;
    for (uint32_t i = 0; i < plan->count; i++) {
        for (uint32_t k = 0; k < plan->items[i].to.count; k++) {
            ok = plan_add_name(plan, &teams->names, plan->items[i].to.at[k]) && ok;
        }
        for (uint32_t k = 0; k < plan->items[i].objectives.count; k++) {
            ok = plan_add_name(plan, &objectives->names, plan->items[i].objectives.at[k]) && ok;
        }
    }
    if (teams->names.count == 0) {
        (void)plan_add_name(plan, &teams->names, "Players");
    }
    settle_ids(plan, teams, "team");
    settle_ids(plan, objectives, "objective");
    settle_marks(plan, teams);
    return ok;
}

/* ---- ids of injects ---------------------------------------------------------------------------------------------- */

struct known_id { const char *id; uint32_t item; };

static int by_id(const void *a, const void *b)
{
    const struct known_id *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order != 0 ? order : (x->item > y->item) - (x->item < y->item);
}

static const char *wanted_id(struct plan *plan, const struct plan_item *item)
{
    if (is_name(item->id)) {
        return item->id; /* of ours, from an export */
    }
    const char *id = slug(plan, item->id);
    if (is_name(id)) {
        return id;
    }
    const char *number = id[0] != '\0' ? id : slug(plan, item->number);
    return number[0] != '\0' ? arena_format(&plan->arena, "n%s", number) : arena_format(&plan->arena, "row%u", item->row);
}

/* Those that want the same one are told apart by a number, in the order of the list; `_x2` is no slug, so it is free. */
static void settle_inject_ids(struct plan *plan, const char *sheet, const char **ids)
{
    struct known_id *known = ARENA_ARRAY(&plan->arena, struct known_id, plan->count);
    for (uint32_t i = 0; i < plan->count; i++) {
        known[i] = (struct known_id){ wanted_id(plan, &plan->items[i]), i };
    }
    qsort(known, plan->count, sizeof *known, by_id);
    uint32_t same = 0;
    for (uint32_t i = 0; i < plan->count; i++) {
        same = i > 0 && str_equal(known[i].id, known[i - 1].id) ? same + 1 : 0;
        ids[known[i].item] = same == 0 ? known[i].id : arena_format(&plan->arena, "%s__%u", known[i].id, same + 1);
        if (same > 0) {
            SAY(plan, "%s, row %u: row %u has the same number; both are kept, this one as inject.%s.\n", sheet, plan->items[known[i].item].row,
                plan->items[known[i - 1].item].row, ids[known[i].item]);
        }
    }
}

/* ---- the workbook ------------------------------------------------------------------------------------------------ */

struct sheet_writer { struct book *book; uint32_t sheet, row; };

static struct sheet_writer begin_sheet(struct book *book, const char *name, const char *const *headings)
{
    enum err err = book_add_sheet(book, name, NULL);
    MUST(err == ERR_OK);
    struct sheet_writer writer = { book, book->count - 1, 1 };
    for (uint32_t i = 0; headings[i] != NULL; i++) {
        book_text(book, writer.sheet, 1, i + 1, headings[i]);
    }
    return writer;
}

static void put(struct sheet_writer *writer, uint32_t column, const char *text)
{
    book_text(writer->book, writer->sheet, writer->row, column, text != NULL ? text : "");
}

static void put_row(struct sheet_writer *writer, const char *const *values)
{
    writer->row++;
    for (uint32_t i = 0; values[i] != NULL; i++) {
        put(writer, i + 1, values[i]);
    }
}

static const char *joined(struct plan *plan, const struct cast *cast, const struct names *names, const char *shelf)
{
    struct str list = { 0 };
    bool *has = ARENA_ARRAY(&plan->arena, bool, cast->names.count);
    for (uint32_t i = 0; i < names->count; i++) {
        has[place_of(&cast->names, names->at[i])] = true;
    }
    for (uint32_t i = 0; i < cast->names.count; i++) {
        if (has[i]) {
            str_addf(&list, "%s%s.%s", list.bytes > 0 ? ", " : "", shelf, cast->ids[i]);
        }
    }
    const char *text = arena_copy_string(&plan->arena, str_text(&list));
    str_deinit(&list);
    return text;
}

static void write_injects(struct plan *plan, struct book *book, const struct cast *teams, const struct cast *objectives, const char *const *ids)
{
    struct sheet_writer writer = begin_sheet(book, "Injects", (const char *const[]){ "id", "number", "to", "from", "via", "title", "text", "expect", "objective", "note", NULL });
    for (uint32_t i = 0; i < plan->count; i++) {
        const struct plan_item *item = &plan->items[i];
        const char *to = item->to_all ? joined(plan, teams, &teams->names, "team") : joined(plan, teams, &item->to, "team");
        to = item->to_public ? arena_format(&plan->arena, "%s%spublic", to, to[0] != '\0' ? ", " : "") : to;
        const char *values[] = { ids[i], item->number, to, item->from, item->via != NULL ? item->via : "", item->title, item->text, item->expect,
                                 joined(plan, objectives, &item->objectives, "objective"), item->note, NULL };
        put_row(&writer, values);
    }
}

struct timed { int64_t at_s; uint32_t item; };

static int by_time(const void *a, const void *b)
{
    const struct timed *x = a, *y = b;
    return x->at_s != y->at_s ? (x->at_s > y->at_s) - (x->at_s < y->at_s) : (x->item > y->item) - (x->item < y->item);
}

static uint32_t timed_items(struct plan *plan, struct timed *timed)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (plan->items[i].is_timed) {
            timed[count++] = (struct timed){ plan->items[i].at_s, i };
        }
    }
    if (count > 0) {
        qsort(timed, count, sizeof *timed, by_time);
    }
    return count;
}

/* One scene; a long list is several, because a scene is read at once. */
static int64_t write_scenes(struct plan *plan, struct book *book, const char *const *ids)
{
    struct timed *timed = ARENA_ARRAY(&plan->arena, struct timed, plan->count);
    uint32_t count = timed_items(plan, timed), scene = 0, cues = 0;
    int64_t begins_s = 0, last_s = count > 0 ? timed[count - 1].at_s : 0;
    struct sheet_writer scenes = begin_sheet(book, "Scenes", (const char *const[]){ "id", "title", "begins", "pace", NULL });
    struct sheet_writer cue = begin_sheet(book, "Cues", (const char *const[]){ "scene", "time", "what", NULL });
    const char *pace = arena_format(&plan->arena, "%d", (int)(last_s / 7200 < 1 ? 1 : last_s / 7200)), *id = "";
    for (uint32_t i = 0; i < count; i++) {
        bool full = cues >= CUES_OF_SCENE && timed[i].at_s > timed[i - 1].at_s;
        if (i == 0 || full) {
            begins_s = i == 0 ? 0 : timed[i].at_s;
            cues = 0;
            id = arena_format(&plan->arena, "part%u", ++scene);
            put_row(&scenes, (const char *const[]){ id, arena_format(&plan->arena, "Part %u", scene), clock_text(&plan->arena, begins_s), pace, NULL });
        }
        cues++;
        put_row(&cue, (const char *const[]){ id, clock_text(&plan->arena, timed[i].at_s - begins_s), arena_format(&plan->arena, "inject.%s", ids[timed[i].item]), NULL });
    }
    return last_s;
}

static const char *spoken(struct plan *plan, const char *id)
{
    char *title = arena_copy_string(&plan->arena, id);
    for (char *c = title; *c != '\0'; c++) {
        *c = *c == '-' ? ' ' : *c;
    }
    title[0] = (char)toupper((unsigned char)title[0]);
    return title;
}

static void write_rest(struct plan *plan, struct book *book, const struct msel_options *options, const struct cast *teams, const struct cast *objectives,
                       int64_t last_s)
{
    struct sheet_writer scenario = begin_sheet(book, "Scenario", (const char *const[]){ "field", "value", NULL });
    const char *begins = date_text(&plan->arena, plan->begins_s / DAY_S, plan->begins_s % DAY_S, true);
    put_row(&scenario, (const char *const[]){ "id", options->id, NULL });
    put_row(&scenario, (const char *const[]){ "title", options->title != NULL ? options->title : spoken(plan, options->id), NULL });
    put_row(&scenario, (const char *const[]){ "language", "en", NULL });
    put_row(&scenario, (const char *const[]){ "summary", "An exercise made of a list of injects.", NULL });
    put_row(&scenario, (const char *const[]){ "begins", arena_format(&plan->arena, "%s, home", begins), NULL });
    put_row(&scenario, (const char *const[]){ "length", clock_text(&plan->arena, last_s + 3600), NULL });
    struct sheet_writer economies = begin_sheet(book, "Economies", (const char *const[]){ "id", "name", "zone", NULL });
    put_row(&economies, (const char *const[]){ "home", "Home", "+00:00", NULL });
    struct sheet_writer sheet = begin_sheet(book, "Teams", (const char *const[]){ "id", "name", "mark", "sector", "economy", "brief", NULL });
    for (uint32_t i = 0; i < teams->names.count; i++) {
        put_row(&sheet, (const char *const[]){ teams->ids[i], teams->names.at[i], teams->marks[i], "other", "home",
                                               arena_format(&plan->arena, "You are %s.", teams->names.at[i]), NULL });
    }
    sheet = begin_sheet(book, "Objectives", (const char *const[]){ "id", "name", "tasks", NULL });
    for (uint32_t i = 0; i < objectives->names.count; i++) {
        put_row(&sheet, (const char *const[]){ objectives->ids[i], objectives->names.at[i], objectives->names.at[i], NULL });
    }
}

/* ---- checking and mending ---------------------------------------------------------------------------------------- */

static struct book_cell *cell_at(struct book *book, const char *sheet, uint32_t row, uint32_t column)
{
    for (uint32_t i = 0; i < book->count; i++) {
        size_t bytes = strlen(book->sheets[i].name);
        if (strncmp(sheet, book->sheets[i].name, bytes) == 0 && str_equal(sheet + bytes, "!")) {
            const struct book_cell *cell = book_cell(book_row(&book->sheets[i], row), column);
            return (struct book_cell *)(uintptr_t)cell;
        }
    }
    return NULL;
}

/* Does a dotted word begin at `text` that could be an address? How many bytes it has. */
static size_t address_bytes(const char *text)
{
    size_t bytes = 0, dots = 0, colons = 0, digits = 0;
    while (isalnum((unsigned char)text[bytes]) || (strchr(".:-", text[bytes]) != NULL && text[bytes] != '\0' && (isalnum((unsigned char)text[bytes + 1]) || text[bytes + 1] == ':'))) {
        dots += text[bytes] == '.' ? 1 : 0;
        colons += text[bytes] == ':' ? 1 : 0;
        digits += isdigit((unsigned char)text[bytes]) || text[bytes] == '.' ? 1 : 0;
        bytes++;
    }
    bool is_number = digits == bytes && dots != 3;
    return (dots > 0 && !is_number) || colons >= 2 ? bytes : 0;
}

/* evil.com as evil[.]com, as security people write what nobody should click. */
static const char *defanged(struct plan *plan, const char *text)
{
    struct str out = { 0 };
    while (*text != '\0') {
        size_t bytes = address_bytes(text), word = bytes;
        while (bytes == 0 && isalnum((unsigned char)text[word])) {
            word++;
        }
        for (size_t i = 0; i < bytes; i++) {
            str_addf(&out, text[i] == '.' || text[i] == ':' ? "[%c]" : "%c", text[i]);
        }
        word = word == 0 ? 1 : word;
        if (bytes == 0) {
            str_add_bytes(&out, text, word);
        }
        text += word;
    }
    const char *made = arena_copy_string(&plan->arena, str_text(&out));
    str_deinit(&out);
    return made;
}

/* An address that may be somebody's is not delivered to anybody. True when something was changed. */
static bool mend(struct plan *plan, struct book *book, const char *sheet, const struct diagnostic *item)
{
    struct book_cell *cell = str_equal(item->code, "T0312") && diagnostic_in_sheet(item) ? cell_at(book, item->file, item->line, item->column) : NULL;
    const char *made = cell != NULL ? defanged(plan, cell->text) : NULL;
    if (made == NULL || str_equal(made, cell->text)) {
        return false;
    }
    cell->text = arena_copy_string(&book->arena, made);
    bool is_inject = strncmp(item->file, "Injects!", 8) == 0 && item->line >= 2 && item->line - 2 < plan->count;
    plan->report->problems++;
    if (is_inject) {
        SAY(plan, "%s, row %u: %s; its dots are written [.] now.\n", sheet, plan->items[item->line - 2].row, item->message);
    } else {
        SAY(plan, "%s; its dots are written [.] now.\n", item->message);
    }
    return true;
}

static enum err check_once(const struct book *book, struct diagnostics *list, struct err_note *note)
{
    struct package package;
    package_init(&package);
    enum err err = package_add(&package, PACKAGE_WORKBOOK, "", 0, note);
    err = err == ERR_OK ? unfold_book(book, &package, note) : err;
    if (err == ERR_OK) {
        err = check_package(&package, NULL, list);
        err = err == ERR_BAD_INPUT ? ERR_OK : err;
    }
    package_deinit(&package);
    return err;
}

static enum err check_and_mend(struct plan *plan, struct book *book, const char *sheet, struct err_note *note)
{
    bool changed = true;
    enum err err = ERR_OK;
    for (int round = 0; round < ROUNDS && changed && err == ERR_OK; round++) {
        struct diagnostics list;
        diagnostics_init(&list);
        err = check_once(book, &list, note);
        changed = false;
        for (uint32_t i = 0; i < list.count; i++) {
            changed = mend(plan, book, sheet, &list.items[i]) || changed;
        }
        for (uint32_t i = 0; !changed && i < list.count; i++) {
            if (list.items[i].severity == SEVERITY_ERROR) {
                plan->report->problems++;
                diagnostic_format(&list.items[i], &plan->report->lines);
                str_add(&plan->report->lines, "\n");
            }
        }
        diagnostics_deinit(&list);
    }
    return err;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static enum err base_day(const struct plan *plan, const struct msel_options *options, int32_t *base, struct err_note *note)
{
    const char *said = options->date != NULL ? options->date : FIRST_DAY;
    struct book_cell cell = { .kind = CELL_TEXT, .text = said };
    struct msel_time day = msel_day_read(&cell);
    if (!day.has_date) {
        return err_say(note, ERR_BAD_INPUT, "--date %s is no date such as 2026-03-02", said);
    }
    *base = first_date(plan, day.date);
    return ERR_OK;
}

enum err plan_make(struct plan *plan, const char *sheet, const struct msel_options *options, struct book *scenario, struct err_note *note)
{
    struct cast *teams = ARENA_NEW(&plan->arena, struct cast), *objectives = ARENA_NEW(&plan->arena, struct cast);
    int32_t base = 0;
    enum err err = base_day(plan, options, &base, note);
    if (err != ERR_OK) {
        return err;
    }
    if (!collect(plan, teams, objectives)) {
        return err_say(note, ERR_TOO_BIG, "it names more than %u receivers or objectives", PLAN_NAMES_MAX);
    }
    settle_times(plan, options, base);
    const char **ids = ARENA_ARRAY(&plan->arena, const char *, plan->count);
    settle_inject_ids(plan, sheet, ids);
    write_injects(plan, scenario, teams, objectives, ids);
    int64_t last_s = write_scenes(plan, scenario, ids);
    write_rest(plan, scenario, options, teams, objectives, last_s);
    plan->report->rows = plan->count;
    return check_and_mend(plan, scenario, sheet, note);
}
