/* editing.h: a caret and a selection in UTF-8. Private to sim/ui.
 *
 * `caret` and `anchor` are byte offsets at the start of what a reader takes for one character; what lies between them is
 * selected. The text is the caller's; it stays valid UTF-8 and at most `bytes_max` long. */
#ifndef TOCSIN_UI_EDITING_H
#define TOCSIN_UI_EDITING_H

#include "base/str.h"
#include "ui/room.h"

struct editing {
    struct str *value;
    size_t bytes_max;
    struct field_state *state;
    bool has_lines; /* a line end may be typed or pasted; else it becomes a space */
};

/* Keeps caret and anchor inside the text, on characters: the caller may have changed it. */
void editing_mend(struct editing *editing);
/* In place of the selection. Only whole characters, as many as fit; controls are left out. True: something changed. */
bool editing_insert(struct editing *editing, const char *text);
/* The selection, or the character or word before or after the caret. */
bool editing_erase(struct editing *editing, bool forwards, bool word);
/* Left, Right, Home, End, with Ctrl by words and to the ends of the text; Shift keeps the anchor. Home and End of a line
 * are the caller's, who knows the lines. True: the key was one of these. */
bool editing_move(struct editing *editing, uint32_t key, uint32_t mods);
void editing_place(struct editing *editing, size_t at, bool keep_anchor);
void editing_select_all(struct editing *editing);
void editing_select_word(struct editing *editing, size_t at);
size_t editing_from(const struct editing *editing); /* of the selection */
size_t editing_to(const struct editing *editing);

#endif
