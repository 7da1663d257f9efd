/* fault.h: a disk that fails when told to. A layer over SQLite's default file layer; everything the journal does to its
 * database, -wal and -journal passes through it. */
#ifndef TOCSIN_TESTS_JOURNAL_FAULT_H
#define TOCSIN_TESTS_JOURNAL_FAULT_H

#include <stdbool.h>
#include <stdint.h>

enum fault_kind {
    FAULT_FULL,     /* the nth write or growth finds the disk full */
    FAULT_WRITE,    /* the nth write fails */
    FAULT_SYNC,     /* the nth flush fails */
    FAULT_READ,     /* the nth read fails */
    FAULT_OPEN,     /* the nth opening of a file fails */
    FAULT_CHANGE,   /* the nth shortening or deletion of a file fails */
    FAULT_KIND_COUNT
};

void fault_install(void);   /* from now on every connection goes through it */
void fault_uninstall(void);
/* Counts down to the nth operation of that kind. `stays`: all later ones of the kind fail too, until fault_disarm. */
void fault_arm(enum fault_kind kind, uint32_t nth, bool stays);
/* Did it come to that? */
bool fault_disarm(void);

#endif
