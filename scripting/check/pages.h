/* pages.h: the pages of docs/problems, byte for byte, as the build puts them into the program (cmake/pages.cmake). */
#ifndef TOCSIN_CHECK_PAGES_H
#define TOCSIN_CHECK_PAGES_H

struct page {
    const char *number; /* "T0224" */
    const char *text;   /* Markdown, UTF-8 */
};

/* In order of number; the last has no number. */
extern const struct page PAGES[];

#endif
