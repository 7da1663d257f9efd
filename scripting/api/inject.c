/* inject.x: what is delivered to teams. */
#include "api/shelves.h"

static const struct word VIAS[] = { { "mail", VIA_MAIL }, { "phone", VIA_PHONE }, { "chat", VIA_CHAT }, { "news", VIA_NEWS },
                                    { "social", VIA_SOCIAL }, { "alert", VIA_ALERT }, { "letter", VIA_LETTER }, { NULL, 0 } };

static void own_to(const struct at *at, void *thing)
{
    struct ids to = { 0 };
    bool ok = read_teams(at, true, &to);
    ((struct inject *)thing)->to = ids_span(at->m, &to);
    if ((to.count > 0 || !ok) && !ids_has(&to, TEAM_PUBLIC.v)) { /* what the public reads is the same for everybody */
        own_is(at->m, &to);
    }
}

/* Nobody in particular acts when several receive: own has no meaning in its consequences. */
static void own_does(const struct at *at, void *thing)
{
    struct maker *m = at->m;
    if (m->own_mode == OWN_SOMEBODY) {
        own_is_nobody(m);
    }
    ((struct inject *)thing)->does = does_read(at);
}

static void own_number(const struct at *at, void *thing)
{
    struct inject *inject = thing;
    if (lua_type(at->m->L, at->index) == LUA_TNUMBER) {
        int64_t number;
        if (number_count(at, 0, 1000000, &number)) {
            inject->number = arena_format(&at->m->world->arena, "%lld", (long long)number);
        }
        return;
    }
    inject->number = string_read(at);
}

static void own_picture(const struct at *at, void *thing)
{
    struct inject *inject = thing;
    inject->picture = string_read(at);
    if (inject->picture == NULL) {
        return;
    }
    const char *path = arena_format(&at->m->scratch, "pictures/%s", inject->picture);
    if (package_find(at->m->package, path) == NULL) {
        problem(at, T_NO_PICTURE, "Put the file into pictures/", "there is no picture `%s`", path);
    }
}

static const struct field FIELDS[] = {
    FIELD_OWN("to", true, own_to, "teams, groups or public", "Who receives it; public also shows it on the board."),
    FIELD("title", SHAPE_TEXT, true, inject, title, "Its subject line."),
    FIELD("text", SHAPE_PROSE, true, inject, text, "What it says."),
    FIELD("from", SHAPE_TEXT, false, inject, from, "Who sends it, as its readers see it."),
    FIELD_WORD("via", VIAS, false, inject, via, "How it looks: mail phone chat news social alert letter. Not written: mail."),
    FIELD("gives", SHAPE_FACTS, false, inject, gives, "Facts that its readers know from it."),
    FIELD_OWN("does", false, own_does, "list of doings", "What follows at once; own is its one receiver."),
    FIELD_OWN("number", false, own_number, "text or whole number", "As printed on the run sheet: \"9*\"."),
    FIELD_WORD_HAS("tlp", WORDS_TLP, false, inject, tlp, has_tlp, "The label printed on it. Not written: none."),
    FIELD("expect", SHAPE_PROSE, false, inject, expect, "What a good team does with it; for control and the debrief."),
    FIELD("objective", SHAPE_OBJECTIVES, false, inject, objectives, "What it shows."),
    FIELD_OWN("picture", false, own_picture, "file name", "An attachment from pictures/: \"note.png\"."),
};
const struct table_language LANGUAGE_INJECT =
    TABLE("inject.x", "One message delivered to teams; in no cue, it is a contingency inject, at hand on the console.", FIELDS, true);

void read_inject(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct inject inject = { .common = common };
    fields_read(at, &LANGUAGE_INJECT, &inject);
    (void)world_add_inject(at->m->world, &inject);
}
