/* --explain: a page of docs/problems, laid out for a terminal. */
#include <string.h>

#include "api/codes.h"
#include "check/check.h"
#include "check/pages.h"

static const char *page_of(const char *number)
{
    for (const struct page *page = PAGES; page->number != NULL; page++) {
        if (str_equal(page->number, number)) {
            return page->text;
        }
    }
    return NULL;
}

/* The heading without its #, and what stands between fences set in. */
static void lay_out(const char *text, struct str *out)
{
    bool fenced = false;
    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");
        bool is_fence = strncmp(text, "```", 3) == 0;
        fenced = is_fence ? !fenced : fenced;
        size_t skipped = strncmp(text, "# ", 2) == 0 && !fenced ? 2 : 0;
        if (!is_fence) {
            str_add(out, fenced && bytes > 0 ? "    " : "");
            str_add_bytes(out, text + skipped, bytes - skipped);
            str_add(out, "\n");
        }
        text += bytes + (text[bytes] == '\n' ? 1 : 0);
    }
}

bool check_explain(const char *number, struct str *out)
{
    const struct code *code = code_find(number);
    const char *text = code != NULL ? page_of(code->number) : NULL;
    if (text != NULL) {
        lay_out(text, out);
    }
    return text != NULL;
}
