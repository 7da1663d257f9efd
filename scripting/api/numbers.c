/* Numbers of a script as whole millionths. */
#include "api/maker.h"

#include <math.h>

#define MICRO 1000000.0
#define NUMBER_MOST 1e12 /* in units; a measure bounds itself well above that */

bool micro_of(lua_State *L, int index, int64_t *micro)
{
    if (lua_type(L, index) != LUA_TNUMBER) {
        return false;
    }
    if (lua_isinteger(L, index)) {
        lua_Integer whole = lua_tointeger(L, index);
        if (whole > (lua_Integer)NUMBER_MOST || whole < -(lua_Integer)NUMBER_MOST) {
            return false;
        }
        *micro = whole * 1000000;
        return true;
    }
    double value = lua_tonumber(L, index);
    if (!(fabs(value) <= NUMBER_MOST)) {
        return false;
    }
    *micro = (int64_t)round(value * MICRO); /* round: half away from zero */
    return true;
}

static bool own_value(const struct at *at, struct own_value *value)
{
    struct script_handle handle;
    if (!at_handle(at, &handle) || handle.kind != KIND_OWN_VALUE) {
        return false;
    }
    *value = at->m->own_values[handle.id];
    return true;
}

static uint32_t value_name_find(const struct world *world, const char *name)
{
    for (uint32_t i = 0; i < world->value_names_count; i++) {
        if (str_equal(world->value_names[i], name)) {
            return i;
        }
    }
    return ID_NONE;
}

bool number_read(const struct at *at, struct number *number)
{
    struct maker *m = at->m;
    struct own_value value;
    *number = (struct number){ 0, ID_NONE };
    if (own_value(at, &value)) {
        number->micro = value.micro;
        number->value = value_name_find(m->world, value.name);
        if (m->own_mode == OWN_NOBODY) {
            problem(at, T_NO_OWN, "Name the team, or write the number", "`%s` uses own.%s, but no team acts here",
                    at->field, value.name);
            return false;
        }
        if (number->value == ID_NONE) {
            problem(at, T_UNKNOWN_VALUE, arena_format(&m->scratch, "Write values = { %s = … } at the teams", value.name),
                    "no team has a value `%s`", value.name);
            return false;
        }
        return true;
    }
    if (micro_of(m->L, at->index, &number->micro)) {
        return true;
    }
    if (lua_type(m->L, at->index) == LUA_TNUMBER) {
        problem(at, T_BAD_NUMBER, "Write a number up to a million million", "`%s` is no number that can be kept", at->field);
    } else {
        problem(at, T_WRONG_TYPE, "Write a number", "`%s` must be a number, not %s", at->field, at_type(at));
    }
    return false;
}

static int64_t times_own(const struct at *at, struct number number)
{
    return world_number(at->m->world, number, at->m->own);
}

bool number_micro(const struct at *at, double least, double most, int64_t *micro)
{
    struct number number;
    if (!number_read(at, &number)) {
        return false;
    }
    if (number.value != ID_NONE) {
        if (at->m->own_mode != OWN_TEAM || at->m->own.v >= at->m->world->teams_count) {
            problem(at, T_NO_OWN, "Write the number", "`%s` cannot depend on own here", at->field);
            return false;
        }
        number.micro = times_own(at, number);
    }
    if ((double)number.micro < least * MICRO || (double)number.micro > most * MICRO) {
        problem(at, T_BAD_NUMBER, "Write a number of that range", "`%s` must lie between %.10g and %.10g", at->field, least, most);
        return false;
    }
    *micro = number.micro;
    return true;
}

bool number_count(const struct at *at, int64_t least, int64_t most, int64_t *count)
{
    int64_t micro;
    if (!number_micro(at, (double)least, (double)most, &micro)) {
        return false;
    }
    if (micro % 1000000 != 0) {
        problem(at, T_BAD_NUMBER, "Write a whole number", "`%s` must be a whole number", at->field);
        return false;
    }
    *count = micro / 1000000;
    return true;
}
