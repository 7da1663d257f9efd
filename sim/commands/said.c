/* What all commands say in the same words: that something failed, and how they are used. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "commands/commands.h"

#define DISTANCE_MAX 3u

int command_fail(const char *command, enum err err, const struct err_note *note)
{
    (void)fprintf(stderr, "tocsin %s: %s\n", command, note->text[0] != '\0' ? note->text : err_name(err));
    return err_exit_code(err);
}

enum err command_about(const char *path, enum err err, struct err_note *note)
{
    bool says_it = note == NULL || strstr(note->text, path) != NULL;
    return err == ERR_OK || says_it ? err : err_prefix(note, err, "%s", path);
}

int command_usage(const struct command *command, const char *why)
{
    if (why != NULL) {
        (void)fprintf(stderr, "tocsin %s: %s\n", command->name, why);
    }
    (void)fprintf(stderr, "Usage: tocsin %s %s\ntocsin %s --help says more.\n", command->name, command->arguments,
                  command->name);
    return EXIT_USAGE;
}

int command_number(const char *text, unsigned long long least, unsigned long long most, unsigned long long *number)
{
    char *end = NULL;
    errno = 0;
    *number = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && text[0] >= '0' && text[0] <= '9' && *number >= least &&
           *number <= most;
}

const char *command_nearest(const char *written, const char *const *names, unsigned count)
{
    const char *nearest = NULL;
    uint32_t best = DISTANCE_MAX + 1;
    for (unsigned i = 0; i < count; i++) {
        uint32_t distance = str_distance(written, names[i], DISTANCE_MAX);
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
