/* The table behind codes.h: a code's number, severity and words, by its name and by its number. */
#include "api/codes.h"

#include <strings.h>

#include "base/err.h"
#include "base/str.h"

static const struct code CODES[API_CODE_COUNT] = {
#define X(name, number, severity, title) { number, SEVERITY_##severity, title },
    API_CODES(X)
#undef X
};

const struct code *code_get(enum api_code code)
{
    MUST(code < API_CODE_COUNT);
    return &CODES[code];
}

const struct code *code_find(const char *number)
{
    for (uint32_t i = 0; i < API_CODE_COUNT; i++) {
        if (strcasecmp(CODES[i].number, number) == 0 || str_equal(CODES[i].number + 1, number)) {
            return &CODES[i];
        }
    }
    return NULL;
}
