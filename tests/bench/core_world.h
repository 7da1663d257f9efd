/* core_world.h: the reference workload's world, shared by the two ways of playing it through the engine. */
#ifndef TOCSIN_TESTS_BENCH_CORE_WORLD_H
#define TOCSIN_TESTS_BENCH_CORE_WORLD_H

#include "engine/engine.h"
#include "reference.h"

/* 8 teams, 38 measures (team after team, then economy after economy), 120 injects, one story. Sealed; the caller's. */
struct world *core_world(void);
void core_read_measures(const struct engine *engine, struct ref_report *report);

#endif
