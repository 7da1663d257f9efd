/* sitting.h: a seat in a window in memory, with what it sends written down instead of sent. */
#ifndef TOCSIN_TESTS_SCREENS_SITTING_H
#define TOCSIN_TESTS_SCREENS_SITTING_H

#include "screens/seat.h"
#include "ui/ui.h"

#define SITTING_SENT_MAX 64u

struct sitting {
    struct view view;
    struct seat_room room;
    struct seat *seat;
    struct ui *ui;
    struct view_wish wishes[SITTING_SENT_MAX]; /* texts are copied */
    char texts[SITTING_SENT_MAX][512];
    uint32_t wish_count;
    struct { enum seat_ask ask; int64_t value; } asks[SITTING_SENT_MAX];
    uint32_t ask_count;
    bool answers_reading;   /* a read wish is answered by the event, as a session would */
};

struct sitting_look { uint32_t width, height, scale_percent; enum theme_name theme; };

/* An empty view; tell it something, then sitting_open. */
struct sitting *sitting_create(void);
void sitting_open(struct sitting *sitting, struct sitting_look look);
void sitting_destroy(struct sitting *sitting);

void sitting_press(struct sitting *sitting, const char *key);        /* "A", "Enter", "F6" */
void sitting_type(struct sitting *sitting, const char *words);
void sitting_click(struct sitting *sitting, const char *label_or_id); /* scrolled to when out of view; MUST be there */
/* Opens a fact and chooses a receiver, by the end of its id: "2/to". */
void sitting_open_share(struct sitting *sitting, uint32_t fact, const char *to);
const struct ui_node *sitting_find(const struct sitting *sitting, const char *label_or_id);
const struct ui_node *sitting_focused(const struct sitting *sitting);
/* The last one of this kind, or NULL. */
const struct view_wish *sitting_sent(const struct sitting *sitting, enum wish_kind kind);
uint32_t sitting_count(const struct sitting *sitting, enum wish_kind kind);
bool sitting_is(const struct sitting *sitting, const char *label_or_id, uint32_t state); /* it MUST be there */
/* For cmocka: one morning at the harbour, at 1920x1080. */
extern const struct sitting_look sitting_full;
int sitting_sit(void **state);
int sitting_stand_up(void **state);
bool sitting_asked(const struct sitting *sitting, enum seat_ask ask);

#endif
