/* inside.h: what the files of this room share with one another and with nobody else. */
#ifndef TOCSIN_VIEW_INSIDE_H
#define TOCSIN_VIEW_INSIDE_H

#include <string.h>

#include "base/str.h"
#include "view/view.h"
#include "view/wish.h"

/* The words of enum wish_kind in the stream, WISH_KIND_COUNT of them. */
extern const char *const view_wish_words[];

/* A JSON string, quotes included. */
void view_json_string(struct str *json, const char *text);

/* A new zeroed element at the end of an array. */
#define ADD(array) \
    (GROW(view->array, view->array##_count, view->array##_room), \
     memset(&view->array[view->array##_count], 0, sizeof view->array[0]), &view->array[view->array##_count++])

/* The same for things with inner arrays, which stay with their place when a view is reset. */
#define ADD_KEPT(array) \
    (GROW(view->array, view->array##_count, view->array##_room), \
     view_keep(&view->array[view->array##_count], sizeof view->array[0], view->array##_count, &view->array##_kept), \
     &view->array[view->array##_count++])

/* Zeroes an element that has no inner arrays yet. */
void view_keep(void *element, size_t bytes, uint32_t index, uint32_t *kept);
bool view_fits(const struct view *view, const struct view_event *event);
/* Each folds the kinds of its own; false for the others. */
bool view_fold_card(struct view *view, const struct view_event *event);
bool view_fold_known(struct view *view, const struct view_event *event);
bool view_fold_done(struct view *view, const struct view_event *event);

#endif
