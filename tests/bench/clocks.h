/* clocks.h: what the frame programs measure with. Nanoseconds, of clocks that all processes of this machine share, or of this
 * process's own processor time. */
#ifndef TOCSIN_TESTS_BENCH_CLOCKS_H
#define TOCSIN_TESTS_BENCH_CLOCKS_H

#include <stdint.h>
#include <time.h>

#include "base/err.h"

#define FRAME_WIDTH 1920
#define FRAME_HEIGHT 1080
#define REST_MS 5000

static inline int64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    MUST(clock_gettime(clock, &now) == 0);
    return (int64_t)now.tv_sec * 1000000000 + (int64_t)now.tv_nsec;
}

static inline int64_t wall_ns(void)
{
    return clock_ns(CLOCK_MONOTONIC);
}

static inline int64_t cpu_ns(void)
{
    return clock_ns(CLOCK_PROCESS_CPUTIME_ID);
}

#endif
