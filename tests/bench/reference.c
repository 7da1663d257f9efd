#include "reference.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static uint32_t mean(const int64_t *values, uint32_t count)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += values[i];
    }
    return count > 0 ? (uint32_t)(sum / count) : 0;
}

static uint32_t median(int64_t *values, uint32_t count)
{
    if (count == 0) {
        return 0;
    }
    qsort(values, count, sizeof *values, compare);
    int64_t upper = values[count / 2];
    return (uint32_t)(count % 2 == 1 ? upper : (values[count / 2 - 1] + upper) / 2);
}

static uint32_t clamped(int64_t value)
{
    return (uint32_t)(value < 0 ? 0 : value > 1000 ? 1000 : value);
}

void ref_team_values(struct ref_report *report, int team, uint32_t values[14])
{
    uint32_t first[10] = {
        report->decisions[team], report->received[team], mean(report->share_s[team], report->received[team]),
        median(report->share_s[team], report->received[team]), report->duplicates[team], report->in_time[team],
        report->breached[team], report->late[team], report->open[team], report->inbox[team],
    };
    for (int i = 0; i < 10; i++) {
        values[i] = first[i];
    }
    for (int m = 0; m < 4; m++) {
        values[10 + m] = clamped(report->team_measure[team][m]);
    }
}

uint32_t ref_digest(struct ref_report *report)
{
    uint32_t h = ref_draw(0, 0, report->events);
    for (int t = 0; t < REF_TEAMS; t++) {
        uint32_t values[14];
        ref_team_values(report, t, values);
        for (int i = 0; i < 14; i++) {
            h = ref_draw(h, 0, values[i]);
        }
    }
    for (int e = 0; e < REF_ECONOMIES; e++) {
        for (int m = 0; m < 2; m++) {
            h = ref_draw(h, 0, clamped(report->economy_measure[e][m]));
        }
    }
    return h;
}
