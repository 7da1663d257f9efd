/* victim.h: a process of its own that does something until it is killed, and tells by a pipe what it has done so far.
 *
 * Fails the test when the system cannot do that. */
#ifndef TOCSIN_TESTS_JOURNAL_VICTIM_H
#define TOCSIN_TESTS_JOURNAL_VICTIM_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Another one on each day; print it. */
uint64_t victim_seed(void);
/* `run` tells by `out`, in writes so short that each is whole or not there; what it told is read from `*in`. */
pid_t victim_start(void (*run)(void *context, int out), void *context, int *in);
void victim_wait_us(uint32_t us);
/* With SIGKILL. True: it was killed. False: it had come to its end, and all was well. */
bool victim_kill(pid_t victim);

#endif
