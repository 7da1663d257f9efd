/* Promises of heap.h: the allocator's contract, the limits, and the seed of Lua's string hash. */
#include "fixture.h"

#include "host/heap.h"

/* --- The allocator's contract -------------------------------------------------------------------------------------------- */

static void bytes_are_counted_as_asked_for(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 1000, 100, NULL, 0);
    void *a = heap_alloc(&heap, NULL, LUA_TTABLE, 300);
    assert_int_equal(heap.used, 300);
    a = heap_alloc(&heap, a, 300, 500);
    assert_int_equal(heap.used, 500);
    a = heap_alloc(&heap, a, 500, 50);
    assert_int_equal(heap.used, 50);
    assert_int_equal(heap.peak, 500);
    assert_null(heap_alloc(&heap, a, 50, 0));
    assert_int_equal(heap.used, 0);
    assert_null(heap_alloc(&heap, NULL, 0, 0));
    assert_int_equal(heap.used, 0);
}

static void at_the_limit_freeing_and_shrinking_still_work(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 800, 100, NULL, 0);
    void *a = heap_alloc(&heap, NULL, LUA_TTABLE, 500);
    void *b = heap_alloc(&heap, NULL, LUA_TTABLE, 300);
    assert_int_equal(heap.used, heap.limit);
    assert_null(heap_alloc(&heap, NULL, LUA_TTABLE, 1));
    assert_int_equal(heap.refused, HEAP_OVER_LIMIT);
    assert_null(heap_alloc(&heap, b, 300, 301)); /* b itself is untouched by the refusal */
    a = heap_alloc(&heap, a, 500, 400);
    assert_non_null(a);
    b = heap_alloc(&heap, b, 300, 400);
    assert_non_null(b);
    heap_alloc(&heap, a, 400, 0);
    heap_alloc(&heap, b, 400, 0);
    assert_int_equal(heap.used, 0);
}

static void a_type_tag_is_not_taken_for_a_size(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 1000, 100, NULL, 0);
    void *a = heap_alloc(&heap, NULL, LUA_TSTRING, 90);
    assert_int_equal(heap.used, 90);
    assert_null(heap_alloc(&heap, NULL, LUA_TSTRING, 200));
    assert_int_equal(heap.refused, HEAP_OVER_STRING);
    void *b = heap_alloc(&heap, NULL, LUA_TTABLE, 200); /* only texts have that cap */
    assert_non_null(b);
    heap_alloc(&heap, a, 90, 0);
    heap_alloc(&heap, b, 200, 0);
    assert_int_equal(heap.used, 0);
}

static void huge_requests_do_not_wrap_the_count(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 1000, 100, NULL, 0);
    void *a = heap_alloc(&heap, NULL, LUA_TTABLE, 500);
    assert_null(heap_alloc(&heap, NULL, LUA_TTABLE, SIZE_MAX));
    assert_null(heap_alloc(&heap, a, 500, SIZE_MAX));
    assert_int_equal(heap.used, 500);
    heap_alloc(&heap, a, 500, 0);
}

/* A whole state at the edge of its limit: it goes on, collects, shrinks, and closes to nothing. */
static void a_state_at_its_limit_can_free_and_close(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 1u << 20, 1u << 16, &seed_layout_5_4_4, 7);
    lua_State *L = lua_newstate(heap_alloc, &heap);
    assert_non_null(L);
    lua_createtable(L, 2000, 0);
    heap.limit = heap.used;
    lua_pop(L, 1);
    lua_gc(L, LUA_GCCOLLECT);
    assert_true(heap.used < heap.limit);
    lua_close(L);
    assert_int_equal(heap.used, 0);
}

/* --- The seed ------------------------------------------------------------------------------------------------------------------ */

static void the_seed_of_this_lua_can_be_fixed(void **state)
{
    (void)state;
    assert_true(seed_self_check(&seed_layout_5_4_4));
}

/* Every way in which the block may differ from what is known: nothing is written, and it is noticed. */
static void a_wrong_layout_is_noticed_and_never_written_to(void **state)
{
    (void)state;
    struct seed_layout wrong[8];
    for (size_t i = 0; i < 8; i++) {
        wrong[i] = seed_layout_5_4_4;
    }
    wrong[0].ident = "$LuaVersion: Lua 5.4.3 ";
    wrong[1].block_bytes += 8;
    wrong[2].total_at += 8;
    wrong[3].debt_at = wrong[3].total_at;
    wrong[4].strings_at = 0;
    wrong[5].registry_at = wrong[5].nil_at;
    wrong[6].nil_tag = 4;
    wrong[7].seed_at = wrong[7].block_bytes;
    for (size_t i = 0; i < 8; i++) {
        struct heap heap;
        heap_init(&heap, 1u << 20, 1u << 16, &wrong[i], 7);
        lua_State *L = lua_newstate(heap_alloc, &heap);
        assert_non_null(L);
        assert_true(heap.seed_settled);
        assert_false(heap.seed_fixed);
        lua_close(L);
        assert_false(seed_self_check(&wrong[i]));
    }
}

/* A layout whose marks all fit but whose seed is elsewhere is written to once, in a state of its own that is thrown away,
 * and the comparison of key orders finds it out. The word chosen is one that Lua sets again before it is used. */
static void a_seed_that_does_nothing_is_found_out(void **state)
{
    (void)state;
    struct seed_layout elsewhere = seed_layout_5_4_4;
    elsewhere.seed_at = 40; /* GC bookkeeping */
    assert_false(seed_self_check(&elsewhere));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_counted_as_asked_for),
        cmocka_unit_test(at_the_limit_freeing_and_shrinking_still_work),
        cmocka_unit_test(a_type_tag_is_not_taken_for_a_size),
        cmocka_unit_test(huge_requests_do_not_wrap_the_count),
        cmocka_unit_test(a_state_at_its_limit_can_free_and_close),
        cmocka_unit_test(the_seed_of_this_lua_can_be_fixed),
        cmocka_unit_test(a_wrong_layout_is_noticed_and_never_written_to),
        cmocka_unit_test(a_seed_that_does_nothing_is_found_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
