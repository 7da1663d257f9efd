/* The names of one scenario as annotations: so that an editor completes `team.` with its teams. */
#include "api/types.h"

#include "api/language.h"
#include "api/maker.h"

static struct text_id title_of(const struct world *world, enum shelf shelf, uint32_t i)
{
    switch (shelf) {
    case SHELF_ECONOMY: return world->economies[i].title;
    case SHELF_AGREEMENT: return world->agreements[i].title;
    case SHELF_TEAM: return world->teams[i].title;
    case SHELF_MEASURE: return world->measures[i].title;
    case SHELF_FACT: return world->facts[i].title;
    case SHELF_CHANNEL: return world->channels[i].title;
    case SHELF_CLOCK: return world->clocks[i].title;
    case SHELF_INJECT: return world->injects[i].title;
    case SHELF_DECISION: return world->decisions[i].ask;
    case SHELF_OPTION: return world->options[i].label;
    case SHELF_ACTION: return world->actions[i].label;
    case SHELF_NORM: return world->norms[i].title;
    case SHELF_QUESTION: return world->questions[i].ask;
    case SHELF_SCENE: return world->scenes[i].title;
    case SHELF_OBJECTIVE: return world->objectives[i].title;
    case SHELF_ENDING: return world->endings[i].title;
    case SHELF_DEBRIEF: return world->debriefs[i].ask;
    default: return TEXT_NONE;
    }
}

/* On one line: a scenario's words never become a line of their own. */
static void add_title(struct str *out, const struct world *world, struct text_id title)
{
    const char *text = world_source(world, title);
    str_add(out, text[0] != '\0' ? " # " : "");
    for (; *text != '\0'; text++) {
        str_add_char(out, (unsigned char)*text < ' ' || *text == 0x7f ? ' ' : *text);
    }
    str_add_char(out, '\n');
}

/* A class of its own has what only this one has: a decision its options, a team its values. */
static bool has_class(const struct world *world, const struct decl *decl)
{
    return (decl->shelf == SHELF_DECISION && world->decisions[decl->first].option_count > 0) ||
           (decl->shelf == SHELF_TEAM && world->teams[decl->first].value_count > 0);
}

static void add_own_class(struct str *out, const struct world *world, const struct decl *decl)
{
    const char *shelf = shelf_name(decl->shelf);
    str_addf(out, "---@class tocsin.%s.%s: tocsin.%s\n", shelf, decl->name, shelf);
    if (decl->shelf == SHELF_TEAM) {
        const struct team *team = &world->teams[decl->first];
        for (uint32_t i = 0; i < team->value_count; i++) {
            str_addf(out, "---@field %s number # A value of the team: in stories.\n", world->value_names[team->values[i].name]);
        }
        return;
    }
    const struct decision *decision = &world->decisions[decl->first];
    for (uint32_t i = 0; i < decision->option_count; i++) {
        const struct option *option = &world->options[decision->first_option + i];
        str_addf(out, "---@field %s tocsin.option", option->common.name);
        add_title(out, world, option->label);
    }
}

static void add_shelf_field(struct str *out, const struct world *world, const struct decl *decl)
{
    const char *shelf = shelf_name(decl->shelf);
    if (decl->shelf == SHELF_STORY) {
        str_addf(out, "---@field %s fun()|tocsin.each", decl->name);
    } else {
        str_addf(out, "---@field %s tocsin.%s%s%s", decl->name, shelf, has_class(world, decl) ? "." : "",
                 has_class(world, decl) ? decl->name : "");
    }
    add_title(out, world, title_of(world, decl->shelf, decl->first));
}

/* A thing for every team of a group without teams is no thing. */
static bool is_made(const struct decl *decl)
{
    return decl->count > 0;
}

static void add_shelf(struct str *out, const struct world *world, const struct shelf_decls *decls, enum shelf shelf)
{
    for (uint32_t i = 0; i < decls->count; i++) {
        if (is_made(&decls->at[i]) && has_class(world, &decls->at[i])) {
            add_own_class(out, world, &decls->at[i]);
        }
    }
    str_addf(out, "---@class tocsin.shelf.%s\n", shelf_name(shelf));
    for (uint32_t i = 0; i < decls->count; i++) {
        if (is_made(&decls->at[i])) {
            add_shelf_field(out, world, &decls->at[i]);
        }
    }
}

static void add_own(struct str *out, const struct world *world)
{
    str_add(out, world->value_names_count > 0 ? "---@class tocsin.own\n" : "");
    for (uint32_t i = 0; i < world->value_names_count; i++) {
        str_addf(out, "---@field %s tocsin.own_value\n", world->value_names[i]);
    }
}

void types_names(const struct api_source *source, const struct world *world, struct str *out)
{
    const struct maker *m = source_maker(source);
    str_add(out, TYPES_NAMES_MARK "\n-- What this scenario has on its shelves, for the editor. Made anew each time; nothing runs it.\n");
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION && m->shelves[shelf].count > 0) {
            add_shelf(out, world, &m->shelves[shelf], shelf);
        }
    }
    add_own(out, world);
}
