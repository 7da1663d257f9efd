#include "view/play.h"

#include <string.h>

void play_begin(struct play *play, uint64_t seed, const struct view_words *words)
{
    memset(play, 0, sizeof *play);
    play->world = small_world();
    play->engine = engine_create(play->world, seed, NULL);
    for (uint32_t i = 0; i < ROLES; i++) {
        play->feeds[i] = view_feed_create(play->world, i == BOARD ? VIEW_ROLE_BOARD : VIEW_ROLE_SEAT,
                                          (struct team_id){ i == BOARD ? ID_NONE : i }, words);
        view_init(&play->views[i]);
    }
    engine_start(play->engine);
    play_fold(play);
}

void play_end(struct play *play)
{
    for (uint32_t i = 0; i < ROLES; i++) {
        view_feed_destroy(play->feeds[i]);
        view_deinit(&play->views[i]);
        str_deinit(&play->streams[i]);
    }
    engine_destroy(play->engine);
    world_destroy(play->world);
}

void play_fold(struct play *play)
{
    for (uint32_t i = 0; i < ROLES; i++) {
        struct view_event event;
        while (view_feed_next(play->feeds[i], engine_trace(play->engine), &event)) {
            MUST(view_apply(&play->views[i], &event));
            view_event_encode(&event, &play->streams[i]);
            str_add_char(&play->streams[i], '\n');
        }
    }
}

void play_until(struct play *play, int64_t until_s)
{
    engine_advance(play->engine, until_s);
    play_fold(play);
}

enum refusal play_wish(struct play *play, uint32_t seat, int64_t at_s, const struct view_wish *wish)
{
    struct input input;
    struct err_note note = { 0 };
    MUST(view_feed_input(play->feeds[seat], wish, &input, &note) == ERR_OK);
    input.at_s = at_s;
    enum refusal refusal = engine_submit(play->engine, &input);
    play_fold(play);
    return refusal;
}

enum refusal play_control(struct play *play, int64_t at_s, enum input_kind kind, struct thing_id thing, int64_t number_micro,
                          uint32_t code)
{
    struct input input = input_make(kind, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.thing = thing;
    input.number_micro = number_micro;
    input.code = code;
    input.at_s = at_s;
    enum refusal refusal = engine_submit(play->engine, &input);
    play_fold(play);
    return refusal;
}

uint32_t play_handle(const struct play *play, uint32_t seat, enum shelf shelf, uint32_t index)
{
    return view_feed_handle(play->feeds[seat], thing(shelf, index));
}

enum refusal play_share(struct play *play, uint32_t seat, int64_t at_s, uint32_t fact, uint32_t to, uint32_t channel)
{
    struct view_wish wish = view_wish_make(WISH_SHARE);
    wish.fact = play_handle(play, seat, SHELF_FACT, fact);
    wish.to = to == TEAM_PUBLIC.v ? VIEW_PUBLIC : play_handle(play, seat, SHELF_TEAM, to);
    wish.channel = play_handle(play, seat, SHELF_CHANNEL, channel);
    return play_wish(play, seat, at_s, &wish);
}
