/* What options and actions share: outcomes and what they cost. */
#include "api/shelves.h"

static void arm_weight(const struct at *at, void *thing)
{
    int64_t weight;
    if (number_count(at, 1, 1000000, &weight)) {
        ((struct outcome *)thing)->weight = (uint32_t)weight;
    }
}

static const struct field ARM_FIELDS[] = {
    FIELD("1", SHAPE_STRING, true, outcome, name, "Its name, for turned(…) and the debrief."),
    FIELD_OWN("2", true, arm_weight, "whole number, 1 or more", "How often it comes, beside the others: 40 and 40 and 20."),
    FIELD("does", SHAPE_DOES, false, outcome, does, "What happens when it comes."),
};
const struct table_language LANGUAGE_ARM =
    TABLE("an outcome", "One entry of `outcomes`: an arm of chance. One arm comes, drawn once when the work is done.", ARM_FIELDS, false);

static void check_arms(const struct at *at, const struct outcome *arms, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (arms[i].name != NULL && arms[k].name != NULL && str_equal(arms[i].name, arms[k].name)) {
                problem(at, T_BAD_OUTCOMES, "Give each a name of its own", "two outcomes are called \"%s\"", arms[i].name);
            }
        }
    }
}

void read_outcomes(const struct at *at, const struct outcome **outcomes, uint32_t *count)
{
    uint32_t length = at_list(at);
    struct outcome *arms = ARENA_ARRAY(&at->m->world->arena, struct outcome, length);
    if (length == 0) {
        problem(at, T_BAD_OUTCOMES, "Write { { \"better\", 40, does = … }, { \"same\", 60 } }", "`outcomes` must be a list of arms");
    }
    for (uint32_t i = 0; i < length; i++) {
        struct at item = at_item(at, i + 1);
        arms[i].weight = 1;
        fields_read(&item, &LANGUAGE_ARM, &arms[i]);
        at_pop(&item);
    }
    check_arms(at, arms, length);
    *outcomes = arms;
    *count = length;
}
