/* From a package to a world, and where everything of it stands. */
#include <stdlib.h>
#include <string.h>

#include "api/sheets.h"
#include "api/shelves.h"
#include "api/times.h"
#include "base/hash.h"

struct api_source {
    struct maker maker;
};

static uint64_t package_seed(const struct package *package)
{
    struct str bytes = { 0 };
    package_encode(package, &bytes);
    uint64_t seed = hash_bytes(bytes.at, bytes.bytes);
    str_deinit(&bytes);
    return seed;
}

void maker_init(struct maker *m, const struct package *package, struct world *world, struct diagnostics *list)
{
    *m = (struct maker){ .package = package, .world = world, .list = list, .bare_knower = TEAM_NONE,
                         .said_actor = TEAM_NONE, .own = TEAM_NONE };
    arena_init(&m->arena);
    arena_init(&m->scratch);
}

void maker_deinit(struct maker *m)
{
    script_destroy(m->script);
    maker_close_sources(m);
    arena_deinit(&m->arena);
    arena_deinit(&m->scratch);
}

static struct maker *begin_setup(lua_State *L)
{
    struct maker *m = lua_touserdata(L, 1);
    m->L = L;
    lua_settop(L, 0);
    return m;
}

int setup_register(lua_State *L)
{
    struct maker *m = begin_setup(L);
    names_register(L, m);
    verbs_register(L, m);
    return 0;
}

enum script_end maker_run(struct maker *m, const char *file, unsigned caps)
{
    const struct package_file *found = package_find(m->package, file);
    MUST(found != NULL);
    if (source_find(m, file) == NULL) {
        (void)source_open(m, file, (const char *)found->content, found->bytes);
    }
    return script_run(m->script, source_find(m, file)->name, (const char *)found->content, found->bytes, caps, m->list);
}

/* ---- law packs --------------------------------------------------------------------------------------------------- */

static bool has_pack(const struct maker *m, const char *id)
{
    for (uint32_t i = 0; i < m->pack_count; i++) {
        if (str_equal(m->packs[i].law.id, id)) {
            return true;
        }
    }
    return false;
}

static void want_pack(struct maker *m, const struct at *laws)
{
    const char *id = lua_type(m->L, laws->index) == LUA_TSTRING ? lua_tostring(m->L, laws->index) : NULL;
    if (id == NULL || has_pack(m, id)) {
        return;
    }
    const char *file = arena_format(&m->arena, "laws/%s.lua", id);
    if (package_find(m->package, file) == NULL) {
        problem(laws, T_NO_LAW, "Mend the name, or put the pack beside the scenarios in laws/", "there is no law pack `%s`", file);
        return;
    }
    MAKER_GROW(m, m->packs, m->pack_count, m->pack_room);
    m->packs[m->pack_count++] = (struct law_pack){ .law = { .id = arena_copy_string(&m->arena, id), .file = file } };
}

static int setup_find_packs(lua_State *L)
{
    struct maker *m = begin_setup(L);
    struct shelf_decls *economies = &m->shelves[SHELF_ECONOMY];
    for (uint32_t i = 0; i < economies->count; i++) {
        struct at at = decl_push(m, &economies->at[i]);
        struct at laws = at_field(&at, "laws");
        want_pack(m, &laws);
        at_pop(&at);
    }
    return 0;
}

/* law{} and clock_law[…] belong to the last pack of the list: so the list is filled one by one. */
static bool run_packs(struct maker *m)
{
    uint32_t wanted = m->pack_count;
    bool ok = true;
    for (m->pack_count = 1; m->pack_count <= wanted; m->pack_count++) {
        struct law_pack *pack = &m->packs[m->pack_count - 1];
        const struct package_file *file = package_find(m->package, pack->law.file);
        pack->source = source_open(m, pack->law.file, (const char *)file->content, file->bytes);
        source_check_keys(m, pack->source);
        ok = maker_run(m, pack->law.file, CAP_LAWS) == SCRIPT_DONE && ok;
    }
    m->pack_count = wanted;
    return ok;
}

/* ---- building ---------------------------------------------------------------------------------------------------- */

static int setup_build(lua_State *L)
{
    struct maker *m = begin_setup(L);
    maker_order(m);
    source_check_declared(m);
    bodies_check(m);
    shelves_read(m);
    verbs_check_used(m);
    return 0;
}

static bool setup(struct maker *m, lua_CFunction function)
{
    enum script_end end = script_setup(m->script, function, m);
    if (end != SCRIPT_DONE) {
        script_fault_add_to(m->script, m->list);
    }
    return end == SCRIPT_DONE;
}

enum err maker_create_script(struct maker *m, struct err_note *note)
{
    struct script_config config = { .seed = package_seed(m->package), .now_ms = script_wall_ms, .user = m };
    return script_create(&config, &m->script, note);
}

bool api_lua_is_known(void)
{
    return script_lua_is_known();
}

static bool is_of_scenario(const char *file)
{
    return str_equal(file, "scenario.lua") || sheets_is(file);
}

/* All that declares is known before any of it runs, so that a sheet may name what scenario.lua declares. */
static void open_scenario(struct maker *m)
{
    for (uint32_t i = 0; i < m->package->count; i++) {
        const struct package_file *file = &m->package->files[i];
        if (is_of_scenario(file->name)) {
            sheets_tell(m, source_open(m, file->name, (const char *)file->content, file->bytes));
        }
    }
}

/* The worst end that any file came to. */
static enum script_end run_scenario(struct maker *m)
{
    enum script_end worst = SCRIPT_DONE;
    for (uint32_t i = 0; i < m->package->count; i++) {
        const char *name = m->package->files[i].name;
        enum script_end end = is_of_scenario(name) ? maker_run(m, name, CAP_LOAD) : SCRIPT_DONE;
        worst = end == SCRIPT_DONE || worst == SCRIPT_REJECTED ? worst : end;
        if (is_of_scenario(name) && end != SCRIPT_REJECTED) {
            source_check_keys(m, source_find(m, name));
        }
    }
    return worst;
}

static void load(struct maker *m)
{
    open_scenario(m);
    if (!setup(m, setup_register)) {
        return;
    }
    enum script_end end = run_scenario(m);
    if (end == SCRIPT_REJECTED) {
        return; /* what does not parse cannot be judged further */
    }
    if (end != SCRIPT_DONE) {
        source_check_declared(m);
        bodies_check(m);
        return;
    }
    bool ok = setup(m, setup_find_packs);
    ok = run_packs(m) && ok;
    (void)(ok && setup(m, setup_build));
}

static enum err finish_load(struct maker *m)
{
    sheets_map(m, m->list);
    bool no_memory = m->script != NULL && script_fault(m->script)->end == SCRIPT_OVER_MEMORY;
    script_destroy(m->script);
    m->script = NULL;
    m->L = NULL;
    diagnostics_sort(m->list);
    if (no_memory) {
        return ERR_NO_MEMORY;
    }
    if (m->list->errors > 0) {
        return ERR_BAD_INPUT;
    }
    world_seal(m->world);
    return ERR_OK;
}

enum err api_load_source(const struct package *package, const struct api_options *options, struct world *world,
                         struct diagnostics *list, struct api_source **out)
{
    *out = NULL;
    if (!package_has_scenario(package)) {
        diagnostics_add(list, SEVERITY_ERROR, code_get(T_NO_SCENARIO)->number, "scenario.lua", 0, 0,
                        "A scenario is a folder with scenario.lua in it", "there is no scenario.lua");
        return ERR_BAD_INPUT;
    }
    struct api_source *source = calloc(1, sizeof *source);
    MUST(source != NULL);
    struct maker *m = &source->maker;
    maker_init(m, package, world, list);
    m->variant = options != NULL && options->variant != NULL ? arena_copy_string(&m->arena, options->variant) : NULL;
    *out = source;
    enum err err = maker_create_script(m, NULL);
    if (err != ERR_OK) {
        return err;
    }
    load(m);
    return finish_load(m);
}

enum err api_load(const struct package *package, struct world *world, struct diagnostics *list)
{
    struct api_source *source;
    enum err err = api_load_source(package, NULL, world, list, &source);
    api_source_destroy(source);
    return err;
}

void api_source_destroy(struct api_source *source)
{
    if (source != NULL) {
        maker_deinit(&source->maker);
        free(source);
    }
}

struct maker *source_maker(const struct api_source *source)
{
    return (struct maker *)(uintptr_t)&source->maker;
}

/* ---- where things stand ------------------------------------------------------------------------------------------ */

/* The next part of a dotted path, copied into `part`; what follows it, or NULL at the end. */
static const char *next_part(const char *path, char *part, size_t room)
{
    size_t bytes = strcspn(path, ".@");
    size_t kept = bytes < room - 1 ? bytes : room - 1;
    memcpy(part, path, kept);
    part[kept] = '\0';
    return path[bytes] == '.' ? path + bytes + 1 : NULL;
}

static const struct scan_node *option_node(const struct decl *decl, const char *name)
{
    for (uint32_t i = 0; i < decl->option_count; i++) {
        if (str_equal(decl->options[i], name)) {
            return scan_item(&decl->source->tables, decl->node, i + 1);
        }
    }
    return NULL;
}

static const struct scan_node *path_node(const struct maker *m, const char *path, const struct source **source)
{
    char shelf_word[32], name[NAME_BYTES_MAX + 1], option[NAME_BYTES_MAX + 1];
    const char *rest = next_part(path, shelf_word, sizeof shelf_word);
    *source = m->scenario_source;
    if (rest == NULL) {
        return str_equal(shelf_word, "scenario") ? m->scenario_node : NULL;
    }
    rest = next_part(rest, name, sizeof name);
    enum shelf shelf = shelf_of_word(shelf_word, strlen(shelf_word));
    const struct decl *decl = shelf != SHELF_NONE ? decl_find(m, shelf, name) : NULL;
    if (decl == NULL || decl->node == NULL || decl->source == NULL) {
        return NULL;
    }
    *source = decl->source;
    if (rest == NULL) {
        return decl->node;
    }
    (void)next_part(rest, option, sizeof option);
    const struct scan_node *found = option_node(decl, option);
    return found != NULL ? found : decl->node;
}

static const struct scan_node *field_node(const struct source *source, const struct scan_node *node, const char *field)
{
    char part[NAME_BYTES_MAX + 1];
    while (field != NULL && field[0] != '\0') {
        field = next_part(field, part, sizeof part);
        bool number = part[0] >= '0' && part[0] <= '9';
        const struct scan_node *value = source_value(source, node);
        const struct scan_node *inner = number ? scan_item(&source->tables, value, (uint32_t)atoi(part))
                                               : scan_field(&source->tables, value, part);
        if (inner == NULL) {
            return node;
        }
        node = inner;
    }
    return node;
}

struct api_place api_where(const struct api_source *source, const char *path, const char *field)
{
    const struct maker *m = &source->maker;
    const struct source *file;
    const struct scan_node *node = path_node(m, path, &file);
    if (node == NULL) {
        return (struct api_place){ "scenario.lua", 0, 0 };
    }
    node = field_node(file, node, field);
    return sheets_place(source_maker(source), file->name, node->line, node->column);
}

bool api_day(const char *date, int32_t *day)
{
    return date_parse(date, day);
}

uint32_t api_law_count(const struct api_source *source)
{
    return source->maker.pack_count;
}

const struct api_law *api_law(const struct api_source *source, uint32_t i)
{
    MUST(i < source->maker.pack_count);
    return &source->maker.packs[i].law;
}
