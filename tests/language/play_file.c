#include "language/play_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "api/times.h"
#include "engine/engine.h"
#include "language/trace_text.h"

#define INPUTS_MAX 64
#define WORDS_MAX 16

struct script_of_inputs {
    struct input inputs[INPUTS_MAX];
    uint32_t count;
    int64_t until_s;
    uint64_t seed;
    const char *variant;
    char variant_name[64];
};

/* ---- comments ---------------------------------------------------------------------------------------------------- */

static uint32_t split_words(char *line, char *words[WORDS_MAX])
{
    uint32_t count = 0;
    char *rest = line;
    for (char *word = strtok_r(line, " ", &rest); word != NULL && count < WORDS_MAX; word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    return count;
}

static bool read_time(const char *text, int64_t *s)
{
    struct written written;
    if (!times_parse(text, &written) || written.kind != WRITTEN_ELAPSED) {
        return false;
    }
    *s = written.a;
    return true;
}

static uint32_t read_classes(const char *text)
{
    uint32_t mask = 0;
    for (const char *c = text; *c != '\0'; c++) {
        mask |= *c == 'C' ? CLASS((uint32_t)atoi(c + 1)) : 0;
    }
    return mask;
}

static bool add_thing(struct input *input, const struct world *world, const char *path)
{
    struct thing_id id = world_find(world, path);
    if (id.v == ID_NONE || input->things_count == INPUT_THINGS_MAX) {
        return false;
    }
    input->things[input->things_count++] = id;
    return true;
}

/* fact.a,fact.b */
static bool add_things(struct input *input, const struct world *world, char *list)
{
    char *rest = list;
    bool ok = true;
    for (char *path = strtok_r(list, ",", &rest); path != NULL; path = strtok_r(NULL, ",", &rest)) {
        ok = add_thing(input, world, path) && ok;
    }
    return ok;
}

static bool read_team(const struct world *world, const char *path, struct team_id *team)
{
    struct thing_id id = world_find(world, path);
    *team = strcmp(path, "public") == 0 ? TEAM_PUBLIC : (struct team_id){ thing_index(id) };
    return strcmp(path, "public") == 0 || thing_shelf(id) == SHELF_TEAM;
}

static bool read_stage(const struct world *world, struct input *input, const char *name)
{
    const struct clock *clock = &world->clocks[thing_index(input->thing)];
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        if (strcmp(clock->stages[i].name, name) == 0) {
            input->stage = i;
            return true;
        }
    }
    return false;
}

static bool set_field(const struct world *world, struct input *input, const char *key, char *value)
{
    if (strcmp(key, "to") == 0) {
        return read_team(world, value, &input->to);
    }
    if (strcmp(key, "via") == 0) {
        input->channel.v = thing_index(world_find(world, value));
        return thing_shelf(world_find(world, value)) == SHELF_CHANNEL;
    }
    if (strcmp(key, "tlp") == 0) {
        input->has_label = true;
        return tlp_parse(value, &input->label);
    }
    if (strcmp(key, "stage") == 0) {
        return read_stage(world, input, value);
    }
    if (strcmp(key, "covers") == 0) {
        input->classes = read_classes(value);
        return true;
    }
    if (strcmp(key, "with") == 0) {
        return add_things(input, world, value);
    }
    if (strcmp(key, "since") == 0) {
        return read_time(value, &input->when_s);
    }
    int64_t number = (int64_t)strtoll(value, NULL, 10) * 1000000;
    if (strcmp(key, "number") == 0) {
        input->number_micro = number;
    } else if (strcmp(key, "seconds") == 0) {
        input->number_micro = number / 1000000;
    } else if (strcmp(key, "confidence") == 0) {
        input->confidence = (int32_t)atoi(value);
    } else if (strcmp(key, "code") == 0) {
        input->code = (uint32_t)atoi(value);
    } else if (strcmp(key, "record") == 0) {
        input->record = (uint32_t)atoi(value);
    } else if (strcmp(key, "anyway") == 0) {
        input->anyway = strcmp(value, "yes") == 0;
    } else {
        return false;
    }
    return true;
}

/* decision.order.water,decision.order.power: the first is the thing, the rest the order. */
static bool read_options(const struct world *world, struct input *input, char *list)
{
    char *rest = list;
    for (char *path = strtok_r(list, ",", &rest); path != NULL; path = strtok_r(NULL, ",", &rest)) {
        struct thing_id id = world_find(world, path);
        if (thing_shelf(id) != SHELF_OPTION) {
            input->thing = id;
            return thing_shelf(id) == SHELF_DECISION;
        }
        const struct option *option = &world->options[thing_index(id)];
        const struct decision *decision = &world->decisions[option->decision.v];
        uint32_t number = thing_index(id) - decision->first_option;
        input->thing = thing(SHELF_DECISION, option->decision.v);
        if (decision->answer == ANSWER_ONE) {
            input->option.v = thing_index(id);
        } else if (decision->answer == ANSWER_SOME) {
            input->options |= (uint32_t)1 << number;
        } else {
            input->order[input->order_count++] = (uint8_t)number;
        }
    }
    return true;
}

static bool read_subject(const struct world *world, struct input *input, char *word)
{
    if (input->kind == INPUT_DECIDE) {
        return read_options(world, input, word);
    }
    if (input->kind == INPUT_STATE) {
        return add_things(input, world, word);
    }
    input->thing = world_find(world, word);
    return input->thing.v != ID_NONE;
}

/* at TIME WHO KIND [SUBJECT] key=value … */
static bool read_input(const struct world *world, char *words[], uint32_t count, struct input *input)
{
    enum input_kind kind;
    struct sender sender = { ROLE_CONTROL, TEAM_NONE, 0 };
    int64_t at_s;
    if (count < 4 || !read_time(words[1], &at_s) || !input_kind_parse(words[3], &kind)) {
        return false;
    }
    if (strcmp(words[2], "control") != 0) {
        sender.role = ROLE_SEAT;
        if (!read_team(world, words[2], &sender.team)) {
            return false;
        }
    }
    *input = input_make(kind, sender);
    input->at_s = at_s;
    input->when_s = at_s;
    input->anyway = true;
    for (uint32_t i = 4; i < count; i++) {
        char *equals = strchr(words[i], '=');
        bool ok = equals == NULL && i == 4 ? read_subject(world, input, words[i]) : equals != NULL;
        if (equals != NULL) {
            *equals = '\0';
            ok = set_field(world, input, words[i], equals + 1);
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool read_comment(const struct world *world, char *line, struct script_of_inputs *script)
{
    char *words[WORDS_MAX];
    uint32_t count = split_words(line, words);
    if (count >= 2 && strcmp(words[0], "at") == 0) {
        return script->count < INPUTS_MAX && read_input(world, words, count, &script->inputs[script->count++]);
    }
    if (count == 2 && strcmp(words[0], "until") == 0) {
        return read_time(words[1], &script->until_s);
    }
    if (count == 2 && strcmp(words[0], "seed") == 0) {
        script->seed = (uint64_t)atoi(words[1]);
    }
    return true;
}

/* Lines that begin with "-- at ", "-- until " and "-- seed ". */
static bool read_comments(const struct world *world, const char *source, struct script_of_inputs *script, struct str *out)
{
    for (const char *line = source; line != NULL && *line != '\0';) {
        const char *end = strchr(line, '\n');
        size_t bytes = end != NULL ? (size_t)(end - line) : strlen(line);
        char copy[512];
        if (bytes > 3 && bytes < sizeof copy && strncmp(line, "-- ", 3) == 0) {
            memcpy(copy, line + 3, bytes - 3);
            copy[bytes - 3] = '\0';
            if (!read_comment(world, copy, script)) {
                str_addf(out, "this comment means nothing: %.*s\n", (int)bytes, line);
                return false;
            }
        }
        line = end != NULL ? end + 1 : NULL;
    }
    return true;
}

static void find_variant(const char *source, struct script_of_inputs *script)
{
    const char *found = strstr(source, "-- variant ");
    if (found != NULL && sscanf(found, "-- variant %63s", script->variant_name) == 1) {
        script->variant = script->variant_name;
    }
}

/* ---- playing ----------------------------------------------------------------------------------------------------- */

static void play(struct world *world, struct api_stories *stories, const struct script_of_inputs *script, struct str *out)
{
    struct engine_calls calls = api_calls(stories);
    struct engine *engine = engine_create(world, script->seed, &calls);
    engine_start(engine);
    for (uint32_t i = 0; i < script->count; i++) {
        engine_advance(engine, script->inputs[i].at_s);
        (void)engine_submit(engine, &script->inputs[i]);
    }
    engine_advance(engine, script->until_s);
    trace_text(world, engine_trace(engine), out);
    engine_destroy(engine);
}

static void add_diagnostics(const struct diagnostics *list, struct str *out)
{
    for (uint32_t i = 0; i < list->count; i++) {
        diagnostic_format(&list->items[i], out);
        str_add(out, "\n");
    }
}

static bool load_and_play(const struct package *package, const char *source, struct str *out)
{
    struct script_of_inputs script = { .until_s = INT64_MAX / 4, .seed = 1 };
    find_variant(source, &script);
    struct api_options options = { .variant = script.variant };
    struct world *world = world_create();
    struct diagnostics list;
    struct api_source *where;
    struct api_stories *stories = NULL;
    diagnostics_init(&list);
    bool ok = api_load_source(package, &options, world, &list, &where) == ERR_OK;
    add_diagnostics(&list, out);
    script.until_s = world->length_s * 3;
    ok = ok && read_comments(world, source, &script, out) && api_stories_create(package, world, &stories, NULL) == ERR_OK;
    if (ok) {
        play(world, stories, &script, out);
        add_diagnostics(api_stories_faults(stories), out);
    }
    api_stories_destroy(stories);
    api_source_destroy(where);
    diagnostics_deinit(&list);
    world_destroy(world);
    return ok;
}

static bool read_whole(const char *path, struct str *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0) {
        str_add_bytes(out, bytes, got);
    }
    return fclose(file) == 0;
}

static bool add_to(struct package *package, const char *name, const char *path, struct str *kept, struct str *out)
{
    struct err_note note = { 0 };
    str_clear(kept);
    if (!read_whole(path, kept) || package_add(package, name, str_text(kept), kept->bytes, &note) != ERR_OK) {
        str_addf(out, "%s: %s\n", path, note.text);
        return false;
    }
    return true;
}

/* The examples share their pictures: pictures/ beside the file. */
static bool add_picture(struct package *package, const char *path, const struct str *source, struct str *kept, struct str *out)
{
    const char *found = strstr(str_text(source), "picture = \"");
    char name[64], in_package[80], file[1024];
    if (found == NULL || sscanf(found, "picture = \"%63[a-z.]\"", name) != 1) {
        return true;
    }
    const char *slash = strrchr(path, '/');
    int folder = slash != NULL ? (int)(slash - path) : 0;
    (void)snprintf(in_package, sizeof in_package, "pictures/%s", name);
    (void)snprintf(file, sizeof file, "%.*s/%s", folder, path, in_package);
    return add_to(package, in_package, file, kept, out);
}

bool play_file(const char *path, const char *laws, struct str *out)
{
    struct package package;
    struct str text = { 0 }, source = { 0 };
    char law[1024];
    package_init(&package);
    bool ok = add_to(&package, "scenario.lua", path, &source, out);
    static const char *const PACKS[] = { "sg", "au", "generic" };
    for (uint32_t i = 0; ok && i < 3; i++) {
        char name[32];
        (void)snprintf(law, sizeof law, "%s/%s.lua", laws, PACKS[i]);
        (void)snprintf(name, sizeof name, "laws/%s.lua", PACKS[i]);
        ok = add_to(&package, name, law, &text, out);
    }
    ok = ok && add_picture(&package, path, &source, &text, out);
    ok = ok && load_and_play(&package, str_text(&source), out);
    str_deinit(&text);
    str_deinit(&source);
    package_deinit(&package);
    return ok;
}
