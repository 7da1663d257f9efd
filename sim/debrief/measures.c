/* Outcomes over time: steps and rates, as the trace tells them. */
#include "debrief/fold.h"

int64_t debrief_point_at(const struct measure *measure, const struct debrief_point *point, int64_t at_s)
{
    __int128 moved = (__int128)point->micro_per_hour * (at_s - point->at_s);
    __int128 whole = moved / 3600 - (moved % 3600 < 0 ? 1 : 0);
    __int128 micro = whole + point->micro;
    if (measure->has_lowest && micro < measure->lowest_micro) {
        micro = measure->lowest_micro;
    }
    if (measure->has_highest && micro > measure->highest_micro) {
        micro = measure->highest_micro;
    }
    __int128 bound = INT64_MAX / 4;
    return (int64_t)(micro > bound ? bound : micro < -bound ? -bound : micro);
}

void fold_measured(struct fold *fold, uint32_t number, const struct record *record)
{
    (void)number;
    if (record->kind != RECORD_MEASURE) {
        return;
    }
    uint32_t measure = fact_of(record);
    struct debrief_point point = { record->at_s, record->value, record->value2 };
    fold->now[measure] = point;
    GROW(fold->points, fold->points_count, fold->points_room);
    fold->points[fold->points_count++] = (struct point_of){ measure, point };
}

static void count_points(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->world->measures_count; i++) {
        fold->measures[i] =
            (struct debrief_measure){ .measure = { i }, .start_micro = fold->world->measures[i].start_micro };
    }
    for (uint32_t i = 0; i < fold->points_count; i++) {
        fold->measures[fold->points[i].measure].point_count++;
    }
}

static void place_points(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->world->measures_count; i++) {
        struct debrief_measure *measure = &fold->measures[i];
        measure->points = ARENA_ARRAY(&fold->arena, struct debrief_point, measure->point_count);
        measure->point_count = 0;
    }
    for (uint32_t i = 0; i < fold->points_count; i++) {
        struct debrief_measure *measure = &fold->measures[fold->points[i].measure];
        struct debrief_point *points = (struct debrief_point *)(uintptr_t)measure->points;
        points[measure->point_count++] = fold->points[i].point;
    }
}

static void reach(struct debrief_measure *measure, int64_t micro)
{
    measure->least_micro = micro < measure->least_micro ? micro : measure->least_micro;
    measure->most_micro = micro > measure->most_micro ? micro : measure->most_micro;
}

/* Between two points a measure runs straight or stands at its bound, so its extremes lie at the points and just
 * before. */
static void find_range(struct fold *fold, struct debrief_measure *measure)
{
    const struct measure *def = &fold->world->measures[measure->measure.v];
    measure->least_micro = measure->most_micro = measure->end_micro = measure->start_micro;
    for (uint32_t i = 0; i < measure->point_count; i++) {
        const struct debrief_point *point = &measure->points[i];
        int64_t until_s = i + 1 < measure->point_count ? measure->points[i + 1].at_s : fold->debrief.end_s;
        reach(measure, point->micro);
        measure->end_micro = until_s > point->at_s ? debrief_point_at(def, point, until_s) : point->micro;
        reach(measure, measure->end_micro);
    }
}

void fold_finish_measures(struct fold *fold)
{
    fold->measures = ARENA_ARRAY(&fold->arena, struct debrief_measure, fold->world->measures_count);
    count_points(fold);
    place_points(fold);
    for (uint32_t i = 0; i < fold->world->measures_count; i++) {
        find_range(fold, &fold->measures[i]);
    }
}

int64_t debrief_measure_at(const struct debrief_model *debrief, struct measure_id measure, int64_t at_s)
{
    MUST(measure.v < debrief->measures_count);
    const struct debrief_measure *folded = &debrief->measures[measure.v];
    int64_t micro = folded->start_micro;
    for (uint32_t i = 0; i < folded->point_count && folded->points[i].at_s <= at_s; i++) {
        micro = debrief_point_at(&debrief->world->measures[measure.v], &folded->points[i], at_s);
    }
    return micro;
}
