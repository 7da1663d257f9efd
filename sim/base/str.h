/* str.h: growing text and growing arrays.
 *
 * Room: sim/base. Owns: its heap block from first use until str_deinit. Always NUL-terminated once used.
 * Text is UTF-8. Fails: MUSTs when the system has no memory left. */
#ifndef TOCSIN_BASE_STR_H
#define TOCSIN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    char *at; /* NULL until first used; str_text() is never NULL */
    size_t bytes;
    size_t room;
};

void str_deinit(struct str *str);
void str_clear(struct str *str);
void str_add(struct str *str, const char *text);
void str_add_bytes(struct str *str, const char *text, size_t bytes);
void str_add_char(struct str *str, char byte);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *str_text(const struct str *str);

bool str_equal(const char *a, const char *b);
bool str_starts(const char *text, const char *start);
/* The number of single-character edits between two names, capped at `most` + 1. For "did you mean". */
uint32_t str_distance(const char *a, const char *b, uint32_t most);

/* Room for one more element of a heap array that doubles; MUSTs on no memory.
 *   GROW(list->items, list->count, list->room); list->items[list->count++] = item; */
void *str_grow(void *array, uint32_t count, uint32_t *room, size_t element_bytes);
/* Room for at least `count` elements; what is new is zero. */
void *str_grow_zeroed(void *array, uint32_t count, uint32_t *room, size_t element_bytes);
#define GROW_ZEROED(array, count, room) ((array) = str_grow_zeroed((array), (count), &(room), sizeof *(array)))
#define GROW(array, count, room) ((array) = str_grow((array), (count), &(room), sizeof *(array)))

#endif
