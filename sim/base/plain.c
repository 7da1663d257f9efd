#include "base/plain.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* How many bytes at `at` a terminal would obey. */
static size_t obeyed(const unsigned char *at)
{
    if (at[0] < 0x20 || at[0] == 0x7F) {
        return 1;
    }
    if (at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) {
        return 2;
    }
    bool turns = at[0] == 0xE2 && ((at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) ||
                                   (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
    return turns ? 3 : 0;
}

static void show(char *text, const char *kept)
{
    for (size_t at = 0; text[at] != '\0';) {
        size_t bytes = strchr(kept, text[at]) != NULL ? 0 : obeyed((const unsigned char *)text + at);
        memset(text + at, '?', bytes);
        at += bytes > 0 ? bytes : 1;
    }
}

void plain_show(char *text)
{
    show(text, "\n\t");
}

void plain_show_field(char *text)
{
    show(text, "");
}
