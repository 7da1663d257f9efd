/* The shelves as a script sees them: `team.power = { … }` declares, `team.power` refers. Nothing is judged here that could
 * be judged once everything is known. */
#include "api/language.h"
#include "api/maker.h"
#include "api/sheets.h"

#include <string.h>

static struct maker *maker_from(lua_State *L)
{
    struct maker *m = script_user(script_from(L));
    m->L = L;
    return m;
}

enum shelf shelf_of_word(const char *word, size_t bytes)
{
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        const char *name = shelf_name(shelf);
        if (shelf != SHELF_OPTION && strlen(name) == bytes && memcmp(name, word, bytes) == 0) {
            return shelf;
        }
    }
    return SHELF_NONE;
}

static struct decl *find_ordered(const struct shelf_decls *decls, const char *name)
{
    uint32_t low = 0, high = decls->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(name, decls->at[middle].name);
        if (order == 0) {
            return &decls->at[middle];
        }
        low = order > 0 ? middle + 1 : low;
        high = order < 0 ? middle : high;
    }
    return NULL;
}

struct decl *decl_find(const struct maker *m, enum shelf shelf, const char *name)
{
    const struct shelf_decls *decls = &m->shelves[shelf];
    if (m->is_ordered) {
        return find_ordered(decls, name);
    }
    for (uint32_t i = 0; i < decls->count; i++) {
        if (str_equal(decls->at[i].name, name)) {
            return &decls->at[i];
        }
    }
    return NULL;
}

struct decl *decl_add(struct maker *m, enum shelf shelf, const char *name)
{
    struct shelf_decls *decls = &m->shelves[shelf];
    MAKER_GROW(m, decls->at, decls->count, decls->room);
    struct decl *decl = &decls->at[decls->count++];
    *decl = (struct decl){ .shelf = shelf, .name = arena_copy_string(&m->arena, name) };
    return decl;
}

/* ---- references -------------------------------------------------------------------------------------------------- */

static void push_known_ref(lua_State *L, struct maker *m, const struct ref *ref)
{
    const char *key = lua_pushfstring(L, "%d.%s.%s.%d.%s", (int)ref->shelf, ref->name, ref->sub ? ref->sub : "",
                                      (int)ref->of, ref->of_team ? ref->of_team : "");
    script_ref_push(L, m->ref_handles);
    uint32_t id = m->ref_count;
    if (lua_getfield(L, -1, key) == LUA_TNUMBER) {
        id = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 3);
    } else {
        MAKER_GROW(m, m->refs, m->ref_count, m->ref_room);
        struct ref *kept = &m->refs[m->ref_count];
        *kept = *ref;
        kept->name = arena_copy_string(&m->arena, ref->name);
        kept->sub = ref->sub ? arena_copy_string(&m->arena, ref->sub) : NULL;
        kept->of_team = ref->of_team ? arena_copy_string(&m->arena, ref->of_team) : NULL;
        lua_pop(L, 1);
        lua_pushinteger(L, (lua_Integer)id);
        lua_setfield(L, -2, key);
        m->ref_count++;
        lua_pop(L, 2);
    }
    script_handle_push(L, m->script, (struct script_handle){ (uint32_t)ref->shelf, id });
}

void push_ref(struct maker *m, enum shelf shelf, const char *name, const char *sub)
{
    struct ref ref = { .shelf = shelf, .name = name, .sub = sub };
    push_known_ref(m->L, m, &ref);
}

const struct ref *ref_at(const struct at *at)
{
    struct script_handle handle;
    if (!at_handle(at, &handle) || handle.kind >= KIND_SHELF) {
        return NULL;
    }
    return &at->m->refs[handle.id];
}

static const char *ref_path(struct maker *m, const struct ref *ref)
{
    return ref->sub != NULL ? arena_format(&m->scratch, "decision.%s.%s", ref->name, ref->sub)
                            : arena_format(&m->scratch, "%s.%s", shelf_name(ref->shelf), ref->name);
}

/* measure.evidence[own], measure.evidence[team.police_a] */
static int index_by_team(lua_State *L, struct maker *m, struct ref ref)
{
    struct script_handle key;
    if (!script_handle_get(L, m->script, 2, &key) || (key.kind != KIND_OWN && key.kind != SHELF_TEAM)) {
        script_raise(L, m->script, code_get(T_WRONG_TYPE)->number, "In the brackets stands a team or own",
                     "%s has no part of that name", ref_path(m, &ref));
    }
    ref.of = key.kind == KIND_OWN ? OF_OWN : OF_TEAM;
    ref.of_team = key.kind == KIND_OWN ? NULL : m->refs[key.id].name;
    push_known_ref(L, m, &ref);
    return 1;
}

/* In a story a team's values are numbers: own.staff. */
static int value_of_team(lua_State *L, struct maker *m, const struct ref *ref, const char *name)
{
    const struct decl *decl = decl_find(m, SHELF_TEAM, ref->name);
    const struct team *team = decl != NULL && decl->first < m->world->teams_count ? &m->world->teams[decl->first] : NULL;
    for (uint32_t i = 0; team != NULL && i < team->value_count; i++) {
        if (str_equal(m->world->value_names[team->values[i].name], name)) {
            int64_t micro = team->values[i].micro;
            if (micro % 1000000 == 0) {
                lua_pushinteger(L, micro / 1000000);
            } else {
                lua_pushnumber(L, (lua_Number)micro / 1000000);
            }
            return 1;
        }
    }
    script_raise(L, m->script, code_get(T_UNKNOWN_VALUE)->number,
                 arena_format(&m->scratch, "Write values = { %s = … } at the team", name), "team.%s has no value `%s`", ref->name, name);
}

static int ref_index(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct script_handle handle;
    MUST(script_handle_get(L, m->script, 1, &handle));
    struct ref ref = m->refs[handle.id];
    if (lua_type(L, 2) == LUA_TSTRING && ref.shelf == SHELF_DECISION) {
        ref.shelf = SHELF_OPTION;
        ref.sub = lua_tostring(L, 2);
        push_known_ref(L, m, &ref);
        return 1;
    }
    if (lua_type(L, 2) == LUA_TSTRING && ref.shelf == SHELF_TEAM && m->phase == PHASE_STORY) {
        return value_of_team(L, m, &ref, lua_tostring(L, 2));
    }
    if (ref.shelf == SHELF_MEASURE || ref.shelf == SHELF_FACT || ref.shelf == SHELF_CLOCK) {
        return index_by_team(L, m, ref);
    }
    script_raise(L, m->script, code_get(T_WRONG_PLACE)->number, "Use the name alone, without what follows it",
                 "%s cannot be looked into", ref_path(m, &ref));
}

static int ref_newindex(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct script_handle handle;
    MUST(script_handle_get(L, m->script, 1, &handle));
    const char *path = ref_path(m, &m->refs[handle.id]);
    script_raise(L, m->script, code_get(T_WRONG_PLACE)->number, arena_format(&m->scratch, "Write it inside %s = { … }", path),
                 "%s cannot be changed afterwards", path);
}

/* ---- own --------------------------------------------------------------------------------------------------------- */

static void push_own_value(lua_State *L, struct maker *m, const char *name, int64_t micro)
{
    for (uint32_t i = 0; i < m->own_value_count; i++) {
        if (m->own_values[i].micro == micro && str_equal(m->own_values[i].name, name)) {
            script_handle_push(L, m->script, (struct script_handle){ KIND_OWN_VALUE, i });
            return;
        }
    }
    MAKER_GROW(m, m->own_values, m->own_value_count, m->own_value_room);
    m->own_values[m->own_value_count] = (struct own_value){ arena_copy_string(&m->arena, name), micro };
    script_handle_push(L, m->script, (struct script_handle){ KIND_OWN_VALUE, m->own_value_count++ });
}

static int own_index(lua_State *L)
{
    struct maker *m = maker_from(L);
    push_own_value(L, m, script_arg_string(L, 2, NULL), 1000000);
    return 1;
}

static bool own_value_at(lua_State *L, struct maker *m, int index, struct own_value *value)
{
    struct script_handle handle;
    if (!script_handle_get(L, m->script, index, &handle) || handle.kind != KIND_OWN_VALUE) {
        return false;
    }
    *value = m->own_values[handle.id];
    return true;
}

static _Noreturn void own_arithmetic(lua_State *L, struct maker *m)
{
    script_raise(L, m->script, code_get(T_WRONG_TYPE)->number, "Write a number times it: 0.5 * own.addresses",
                 "a value of own can only be multiplied by a number");
}

static int own_value_other(lua_State *L)
{
    own_arithmetic(L, maker_from(L));
}

static int own_value_mul(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct own_value value;
    int64_t factor;
    bool first = own_value_at(L, m, 1, &value);
    if ((!first && !own_value_at(L, m, 2, &value)) || !micro_of(L, first ? 2 : 1, &factor)) {
        own_arithmetic(L, m);
    }
    __int128 product = (__int128)value.micro * factor;
    __int128 rounded = (product + (product < 0 ? -500000 : 500000)) / 1000000;
    if (rounded > INT64_MAX / 1000000 || rounded < -(INT64_MAX / 1000000)) {
        script_raise(L, m->script, code_get(T_BAD_NUMBER)->number, "Write a smaller one", "the factor of own.%s is too large", value.name);
    }
    push_own_value(L, m, value.name, (int64_t)rounded);
    return 1;
}

static int own_value_unm(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct own_value value;
    MUST(own_value_at(L, m, 1, &value));
    push_own_value(L, m, value.name, -value.micro);
    return 1;
}

/* ---- shelves ----------------------------------------------------------------------------------------------------- */

static int shelf_index(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct script_handle handle;
    MUST(script_handle_get(L, m->script, 1, &handle));
    if (lua_type(L, 2) != LUA_TSTRING) {
        script_raise(L, m->script, code_get(T_COMPUTED_NAME)->number, "Write the name: team.power",
                     "a thing of a shelf is named by a word, not by %s", script_type_name(L, 2));
    }
    struct ref ref = { .shelf = (enum shelf)handle.id, .name = lua_tostring(L, 2) };
    push_known_ref(L, m, &ref);
    return 1;
}

static const char *last_named(const struct maker *m, const struct script_place *place)
{
    const struct source *source = source_find(m, place->file);
    return source != NULL ? source->name : "scenario.lua";
}

/* Where the statement that runs now begins: Lua says only its last line. */
static void place_decl(struct maker *m, struct decl *decl)
{
    struct script_place place = script_place(m->L, m->script);
    decl->source = source_find(m, last_named(m, &place));
    decl->line = place.line;
    const char *path = arena_format(&m->scratch, "%s.%s", shelf_name(decl->shelf), decl->name);
    const struct scan_node *node = decl->source != NULL ? scan_statement(&decl->source->tables, path, place.line) : NULL;
    bool here = node != NULL && node->line <= place.line && place.line <= node->end_line;
    decl->node = here ? node : NULL;
}

static struct at decl_at(struct maker *m, const struct decl *decl)
{
    return (struct at){ .m = m, .source = decl->source, .node = decl->node, .line = decl->line };
}

static bool is_written(const struct maker *m, const struct decl *decl)
{
    for (uint32_t i = 0; i < m->chain_count; i++) {
        const struct chain *chain = &m->chains[i];
        if (chain->declares && chain->shelf == decl->shelf && str_equal(chain->name, decl->name)) {
            return true;
        }
    }
    return false;
}

/* "on line 12", or "in row 12 of Injects". */
static const char *first_place(struct maker *m, const struct decl *before)
{
    uint32_t line = before->node != NULL ? before->node->line : before->line;
    const char *file = before->source != NULL ? before->source->name : "scenario.lua";
    struct api_place place = sheets_place(m, file, line, 1);
    return place.file != file ? arena_format(&m->scratch, "in row %u of %.*s", place.line, (int)strcspn(place.file, "!"), place.file)
                              : arena_format(&m->scratch, "on line %u", line);
}

/* A declaration whose name is good and new; told otherwise. */
static bool may_declare(struct maker *m, const struct decl *decl, const struct decl *before)
{
    struct at at = decl_at(m, decl);
    const char *shelf = shelf_name(decl->shelf);
    if (!is_name(decl->name)) {
        problem_key(&at, T_BAD_NAME, "Use letters, digits and _, beginning with a letter",
                    "`%s` cannot be the name of %s", decl->name, shelf);
        return false;
    }
    if (before != NULL) {
        problem_key(&at, T_DECLARED_TWICE, "Keep one of them or rename it", "`%s.%s` is declared a second time; first %s",
                    shelf, decl->name, first_place(m, before));
        return false;
    }
    if (!is_written(m, decl)) {
        problem_key(&at, T_COMPUTED_NAME, arena_format(&m->scratch, "Write %s.%s = { … }", shelf, decl->name),
                    "the name `%s` is computed, not written", decl->name);
        return false;
    }
    return true;
}

/* What stands right of the `=` is on top of the stack. */
static bool is_declarable(struct maker *m, enum shelf shelf)
{
    struct script_handle handle;
    if (shelf == SHELF_STORY) {
        bool each = script_handle_get(m->L, m->script, -1, &handle) && handle.kind == KIND_EACH;
        return each || lua_isfunction(m->L, -1);
    }
    return lua_istable(m->L, -1);
}

static void keep_each(struct maker *m, struct decl *decl)
{
    struct script_handle handle;
    if (script_handle_get(m->L, m->script, -1, &handle) && handle.kind == KIND_EACH) {
        decl->each = m->eaches[handle.id].group;
    }
}

/* A play reads its stories from scenario.lua alone. */
static bool may_stand_there(struct maker *m, const struct decl *decl)
{
    struct at at = decl_at(m, decl);
    if (decl->shelf == SHELF_STORY && (decl->source == NULL || sheets_is(decl->source->name))) {
        problem_key(&at, T_WRONG_PLACE, "Write it in scenario.lua, beside the workbook", "a story cannot stand in a sheet");
        return false;
    }
    return true;
}

static void declare(struct maker *m, enum shelf shelf, const char *name)
{
    struct decl decl = { .shelf = shelf, .name = name };
    place_decl(m, &decl);
    if (!may_declare(m, &decl, decl_find(m, shelf, name)) || !may_stand_there(m, &decl)) {
        return;
    }
    struct decl *kept = decl_add(m, shelf, name);
    kept->source = decl.source;
    kept->node = decl.node;
    kept->line = decl.line;
    struct at at = decl_at(m, kept);
    if (!is_declarable(m, shelf)) {
        problem(&at, T_WRONG_TYPE, shelf == SHELF_STORY ? "Write function() … end" : "Write { … }",
                "`%s.%s` must be %s, not %s", shelf_name(shelf), name,
                shelf == SHELF_STORY ? "a function or each(…)" : "a table", script_type_name(m->L, -1));
        return;
    }
    keep_each(m, kept);
    lua_pushvalue(m->L, -1);
    kept->value = script_ref_take(m->L);
}

/* In a play only the functions of the stories count; everything else is in the world already. */
static void keep_story(struct maker *m, enum shelf shelf, const char *name)
{
    struct decl *decl = shelf == SHELF_STORY ? decl_find(m, shelf, name) : NULL;
    struct script_handle handle;
    if (decl == NULL) {
        return;
    }
    if (script_handle_get(m->L, m->script, -1, &handle) && handle.kind == KIND_EACH) {
        decl->value = m->eaches[handle.id].function;
    } else if (lua_isfunction(m->L, -1)) {
        lua_pushvalue(m->L, -1);
        decl->value = script_ref_take(m->L);
    }
}

static int shelf_newindex(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct script_handle handle;
    MUST(script_handle_get(L, m->script, 1, &handle));
    enum shelf shelf = (enum shelf)handle.id;
    if ((script_caps(m->script) & CAP_LOAD) == 0) {
        script_raise(L, m->script, code_get(T_WRONG_PLACE)->number, "Declare it in scenario.lua, outside every story",
                     "nothing can be declared here");
    }
    if (lua_type(L, 2) != LUA_TSTRING) {
        script_raise(L, m->script, code_get(T_COMPUTED_NAME)->number, "Write the name: team.power = { … }",
                     "a thing of a shelf is named by a word, not by %s", script_type_name(L, 2));
    }
    const char *name = lua_tostring(L, 2);
    if (m->phase == PHASE_STORY) {
        keep_story(m, shelf, name);
    } else {
        declare(m, shelf, name);
    }
    return 0;
}

static int shelf_call(lua_State *L)
{
    struct maker *m = maker_from(L);
    struct script_handle handle;
    MUST(script_handle_get(L, m->script, 1, &handle));
    const char *shelf = shelf_name((enum shelf)handle.id);
    script_raise(L, m->script, code_get(T_WRONG_PLACE)->number, arena_format(&m->scratch, "Write %s.name = { … }", shelf),
                 "%s is a shelf: what stands on it has a name", shelf);
}

/* ---- scenario{}, law{}, clock_law, each() ------------------------------------------------------------------------ */

static int scenario_call(lua_State *L)
{
    struct maker *m = maker_from(L);
    script_require(L, m->script, CAP_LOAD);
    if (m->phase == PHASE_STORY) {
        return 0;
    }
    script_arg_table(L, 1);
    struct script_place place = script_place(L, m->script);
    const struct source *source = source_find(m, place.file);
    const struct scan_node *node = source != NULL ? scan_statement(&source->tables, "scenario", place.line) : NULL;
    if (m->scenario.v != 0) {
        problem_at(m, place.file, place.line, 0, T_NO_SCENARIO, "Keep one of them", "scenario{…} stands a second time");
        return 0;
    }
    lua_settop(L, 1);
    m->scenario = script_ref_take(L);
    m->scenario_source = source;
    m->scenario_node = node;
    return 0;
}

static int law_call(lua_State *L)
{
    struct maker *m = maker_from(L);
    script_require(L, m->script, CAP_LAWS);
    script_arg_table(L, 1);
    struct law_pack *pack = &m->packs[m->pack_count - 1];
    if (pack->value.v != 0) {
        script_raise(L, m->script, code_get(T_DECLARED_TWICE)->number, "Keep one of them", "law{…} stands a second time");
    }
    lua_settop(L, 1);
    pack->value = script_ref_take(L);
    return 0;
}

static const struct scan_node *law_node(const struct source *source, uint32_t line)
{
    const struct scan_node *best = NULL;
    for (uint32_t i = source->tables.first; i != SCAN_NONE; i = source->tables.nodes[i].next) {
        const struct scan_node *node = &source->tables.nodes[i];
        best = node->line <= line && line <= node->end_line ? node : best;
    }
    return best;
}

static int laws_newindex(lua_State *L)
{
    struct maker *m = maker_from(L);
    script_require(L, m->script, CAP_LAWS);
    const char *id = script_arg_string(L, 2, NULL);
    struct law_pack *pack = &m->packs[m->pack_count - 1];
    struct script_place place = script_place(L, m->script);
    for (uint32_t i = 0; i < m->law_clock_count; i++) {
        if (str_equal(m->law_clocks[i].id, id)) {
            problem_at(m, place.file, place.line, 0, T_DECLARED_TWICE, "Keep one of them",
                       "clock_law[\"%s\"] is given a second time", id);
            return 0;
        }
    }
    if (!lua_istable(L, 3)) {
        script_raise(L, m->script, code_get(T_WRONG_TYPE)->number, "Write clock_law[\"SG-CII\"] = { … }", "clock_law[\"%s\"] must be a table", id);
    }
    MAKER_GROW(m, m->law_clocks, m->law_clock_count, m->law_clock_room);
    struct law_clock *clock = &m->law_clocks[m->law_clock_count++];
    *clock = (struct law_clock){ .id = arena_copy_string(&m->arena, id), .pack = m->pack_count - 1 };
    clock->source = pack->source;
    clock->node = law_node(pack->source, place.line);
    lua_settop(L, 3);
    clock->value = script_ref_take(L);
    return 0;
}

static int each_call(lua_State *L)
{
    struct maker *m = maker_from(L);
    script_require(L, m->script, CAP_LOAD);
    struct script_handle group;
    if (!script_handle_get(L, m->script, 1, &group) || group.kind != SHELF_GROUP) {
        script_raise(L, m->script, code_get(T_BAD_EACH)->number, "Write each(group.police, function(own) … end)",
                     "each needs a group and a function");
    }
    script_arg_function(L, 2);
    struct script_place place = script_place(L, m->script);
    MAKER_GROW(m, m->eaches, m->each_count, m->each_room);
    struct each *each = &m->eaches[m->each_count];
    *each = (struct each){ .group = m->refs[group.id].name, .file = place.file, .line = place.line };
    lua_settop(L, 2);
    each->function = script_ref_take(L);
    script_handle_push(L, m->script, (struct script_handle){ KIND_EACH, m->each_count++ });
    return 1;
}

/* A bare word that is the name of something: say the whole of it. */
static void unknown_word(lua_State *L, struct script *script, const char *word, void *user)
{
    struct maker *m = user;
    for (uint32_t i = 0; i < m->chain_count; i++) {
        const struct chain *chain = &m->chains[i];
        if (str_equal(chain->name, word)) {
            script_raise(L, script, code_get(T_UNDECLARED)->number,
                         arena_format(&m->scratch, "Write `%s.%s`", shelf_name(chain->shelf), word),
                         "`%s` alone means nothing", word);
        }
    }
}

/* ---- registering ------------------------------------------------------------------------------------------------- */

static void declare_kinds(lua_State *L, struct maker *m)
{
    static const luaL_Reg REF[] = { { "__index", ref_index }, { "__newindex", ref_newindex }, { NULL, NULL } };
    static const luaL_Reg SHELF[] = { { "__index", shelf_index }, { "__newindex", shelf_newindex },
                                      { "__call", shelf_call }, { NULL, NULL } };
    static const luaL_Reg OWN[] = { { "__index", own_index }, { NULL, NULL } };
    static const luaL_Reg VALUE[] = { { "__mul", own_value_mul }, { "__unm", own_value_unm },
        { "__add", own_value_other }, { "__sub", own_value_other }, { "__div", own_value_other },
        { "__idiv", own_value_other }, { "__mod", own_value_other }, { NULL, NULL } };
    static const luaL_Reg LAWS[] = { { "__newindex", laws_newindex }, { NULL, NULL } };
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        script_handle_declare(L, m->script, (uint32_t)shelf, shelf_name(shelf), REF);
    }
    script_handle_declare(L, m->script, KIND_SHELF, "shelf", SHELF);
    script_handle_declare(L, m->script, KIND_COND, "condition", NULL);
    script_handle_declare(L, m->script, KIND_COUNT, "count", NULL);
    script_handle_declare(L, m->script, KIND_DOING, "consequence", NULL);
    script_handle_declare(L, m->script, KIND_OWN, "own", OWN);
    script_handle_declare(L, m->script, KIND_OWN_VALUE, "value of own", VALUE);
    script_handle_declare(L, m->script, KIND_PUBLIC, "public", NULL);
    script_handle_declare(L, m->script, KIND_LAWS, "law shelf", LAWS);
    script_handle_declare(L, m->script, KIND_EACH, "each", NULL);
}

static void set_handle(lua_State *L, struct maker *m, const char *name, uint32_t kind, uint32_t id)
{
    script_handle_push(L, m->script, (struct script_handle){ kind, id });
    script_env_set(L, m->script, name);
}

static void set_number(lua_State *L, struct maker *m, const char *name, lua_Integer number)
{
    lua_pushinteger(L, number);
    script_env_set(L, m->script, name);
}

void names_register(lua_State *L, struct maker *m)
{
    lua_newtable(L);
    m->ref_handles = script_ref_take(L);
    declare_kinds(L, m);
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION) {
            set_handle(L, m, shelf_name(shelf), KIND_SHELF, (uint32_t)shelf);
        }
    }
    set_handle(L, m, "own", KIND_OWN, 0);
    set_handle(L, m, "public", KIND_PUBLIC, 0);
    set_handle(L, m, "clock_law", KIND_LAWS, 0);
    set_number(L, m, "min", 1);
    set_number(L, m, "hour", 60);
    set_number(L, m, "day", 1440);
    static const luaL_Reg CALLS[] = { { "scenario", scenario_call }, { "law", law_call }, { "each", each_call }, { NULL, NULL } };
    script_env_functions(L, m->script, CALLS);
    script_on_unknown(m->script, unknown_word, m);
}
