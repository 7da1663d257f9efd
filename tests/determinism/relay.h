/* relay.h: a scenario that is made in memory: twenty-four teams of bots pass a hundred and fifty items to each other and to their
 * clients, more than ten thousand events. */
#ifndef TOCSIN_TESTS_DETERMINISM_RELAY_H
#define TOCSIN_TESTS_DETERMINISM_RELAY_H

#include "scenarios/opened.h"

/* opened_deinit takes it. */
void relay_open(struct opened *opened);

#endif
