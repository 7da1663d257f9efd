/* Promises of package.h: the same files give the same bytes, and no folder or bytes of a stranger do harm. */
#include "fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "host/package.h"

/* --- A folder to read ------------------------------------------------------------------------------------------------------- */

struct place {
    char root[64];
    struct package package;
    struct err_note note;
};

static char *path_in(const struct place *place, const char *name, char path[256])
{
    snprintf(path, 256, "%s/%s", place->root, name);
    return path;
}

static void write_file(const struct place *place, const char *name, const char *content, size_t bytes)
{
    char path[256];
    FILE *file = fopen(path_in(place, name, path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content, 1, bytes, file), bytes);
    assert_int_equal(fclose(file), 0);
}

static void write_text(const struct place *place, const char *name, const char *text)
{
    write_file(place, name, text, strlen(text));
}

static void make_folder(const struct place *place, const char *name)
{
    char path[256];
    assert_int_equal(mkdir(path_in(place, name, path), 0755), 0);
}

static int place_open(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    snprintf(place->root, sizeof place->root, "/tmp/tocsin-package-XXXXXX");
    if (mkdtemp(place->root) == NULL) return -1;
    package_init(&place->package);
    make_folder(place, "ward");
    make_folder(place, "laws");
    write_text(place, "ward/scenario.lua",
               "economy.a = { laws = \"sg\" }\neconomy.b = { name = \"B\", laws = \"none\" }\neconomy.c = { laws = '../x' }\n");
    write_text(place, "laws/sg.lua", "-- Singapore");
    write_text(place, "laws/jp.lua", "-- not named");
    *state = place;
    return 0;
}

static int place_close(void **state)
{
    struct place *place = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", place->root);
    package_deinit(&place->package);
    int rc = system(command);
    free(place);
    return rc;
}

static enum err load(struct place *place)
{
    char ward[256], laws[256];
    place->note = (struct err_note){0};
    return package_load(&place->package, path_in(place, "ward", ward), path_in(place, "laws", laws), &place->note);
}

static void assert_names(const struct package *package, const char *expected)
{
    struct str names = {0};
    for (uint32_t i = 0; i < package->count; i++) {
        str_addf(&names, "%s ", package->files[i].name);
    }
    assert_string_equal(str_text(&names), expected);
    str_deinit(&names);
}

/* --- Folders ------------------------------------------------------------------------------------------------------------------ */

static void a_folder_becomes_its_files_in_order_with_the_laws_it_names(void **state)
{
    struct place *place = *state;
    make_folder(place, "ward/texts");
    make_folder(place, "ward/pictures");
    make_folder(place, "ward/drafts");
    write_text(place, "ward/tests.lua", "");
    write_text(place, "ward/texts/ja.po", "msgid \"\"");
    write_text(place, "ward/texts/notes.txt", "x");
    write_file(place, "ward/pictures/map.png", "\x89PNG\0\n", 6);
    write_text(place, "ward/pictures/Thumbs.db", "x");
    write_text(place, "ward/.hidden", "x");
    write_text(place, "ward/~$scenario.xlsx", "x");
    write_text(place, "ward/scenario.lua~", "x");
    assert_int_equal(load(place), ERR_OK);
    assert_names(&place->package, "laws/sg.lua pictures/map.png scenario.lua tests.lua texts/ja.po ");
    const struct package_file *map = package_find(&place->package, "pictures/map.png");
    assert_int_equal(map->bytes, 6);
    assert_memory_equal(map->content, "\x89PNG\0\n", 7);
    assert_null(package_find(&place->package, "laws/jp.lua"));
    assert_int_equal(place->package.left_out_count, 4);
    assert_string_equal(place->package.left_out[0], "drafts");
    assert_string_equal(place->package.left_out[1], "pictures/Thumbs.db");
}

static void assert_refused(struct place *place, enum err err, const char *said)
{
    assert_int_equal(load(place), err);
    if (strstr(place->note.text, said) == NULL) fail_msg("%s", place->note.text);
    assert_int_equal(place->package.count, 0);
}

static void symbolic_links_are_refused_wherever_they_stand(void **state)
{
    struct place *place = *state;
    char path[256];
    assert_int_equal(symlink("/etc/passwd", path_in(place, "ward/tests.lua", path)), 0);
    assert_refused(place, ERR_BAD_INPUT, "tests.lua is a symbolic link");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/etc", path_in(place, "ward/pictures", path)), 0);
    assert_refused(place, ERR_BAD_INPUT, "pictures is a symbolic link");
    assert_int_equal(unlink(path), 0);
    unlink(path_in(place, "laws/sg.lua", path));
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_refused(place, ERR_BAD_INPUT, "sg.lua is a symbolic link");
}

static void what_is_no_file_is_refused_without_waiting(void **state)
{
    struct place *place = *state;
    char path[256];
    assert_int_equal(mkfifo(path_in(place, "ward/tests.lua", path), 0644), 0);
    assert_refused(place, ERR_BAD_INPUT, "tests.lua is neither a file nor a folder");
    assert_int_equal(unlink(path), 0);
    make_folder(place, "ward/texts");
    make_folder(place, "ward/texts/old");
    assert_refused(place, ERR_BAD_INPUT, "texts/old is a folder");
}

static void what_is_missing_or_too_big_is_told(void **state)
{
    struct place *place = *state;
    char path[256];
    char *big = calloc(1, PACKAGE_FILE_BYTES_MAX + 1);
    make_folder(place, "ward/pictures");
    write_file(place, "ward/pictures/a.png", big, PACKAGE_FILE_BYTES_MAX + 1);
    assert_refused(place, ERR_TOO_BIG, "pictures/a.png has more than");
    write_file(place, "ward/pictures/a.png", big, 1);
    write_file(place, "ward/tests.lua", big, SCRIPT_SOURCE_BYTES_MAX);
    assert_int_equal(load(place), ERR_OK);
    write_file(place, "ward/tests.lua", big, SCRIPT_SOURCE_BYTES_MAX + 1);
    assert_refused(place, ERR_TOO_BIG, "tests.lua has more than");
    free(big);
    assert_int_equal(unlink(path_in(place, "ward/tests.lua", path)), 0);
    assert_int_equal(unlink(path_in(place, "ward/scenario.lua", path)), 0);
    assert_refused(place, ERR_NOT_FOUND, "there is no scenario.lua");
    struct err_note note = {0};
    assert_int_equal(package_load(&place->package, "/nowhere/at/all", NULL, &note), ERR_NOT_FOUND);
}

/* --- Bytes ---------------------------------------------------------------------------------------------------------------------- */

static void fill(struct package *package)
{
    package_init(package);
    assert_int_equal(package_add(package, "texts/ja.po", "b\0c", 3, NULL), ERR_OK);
    assert_int_equal(package_add(package, "scenario.lua", "", 0, NULL), ERR_OK);
    assert_int_equal(package_add(package, "laws/sg.lua", "-- x", 4, NULL), ERR_OK);
}

static void encoding_and_decoding_gives_the_same_files_and_bytes(void **state)
{
    (void)state;
    struct package package, again;
    struct str bytes = {0};
    struct str second = {0};
    fill(&package);
    package_encode(&package, &bytes);
    package_init(&again);
    assert_int_equal(package_decode(&again, str_text(&bytes), bytes.bytes, NULL), ERR_OK);
    assert_names(&again, "laws/sg.lua scenario.lua texts/ja.po ");
    assert_memory_equal(package_find(&again, "texts/ja.po")->content, "b\0c", 4);
    package_encode(&again, &second);
    assert_int_equal(bytes.bytes, second.bytes);
    assert_memory_equal(str_text(&bytes), str_text(&second), bytes.bytes);
    /* The published form: if this changes, old session files are no longer read. */
    assert_int_equal(bytes.bytes, 12 + 3 * 8 + 11 + 12 + 11 + 4 + 0 + 3);
    assert_memory_equal(str_text(&bytes), "TOCSINP1\3\0\0\0\13\0\0\0\4\0\0\0laws/sg.lua-- x\14\0\0\0\0\0\0\0scenario.lua", 55);
    str_deinit(&bytes);
    str_deinit(&second);
    package_deinit(&package);
    package_deinit(&again);
}

static void odd_names_and_doubles_are_not_taken(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",  "../scenario.lua", "laws/../x.lua", "laws/a/b.lua", "/etc/passwd", "texts/.po", "texts/.hidden.po", "pictures/a.exe",
        "laws/a b.lua", "laws/-a.lua", "Scenario.lua", "scenario.lua/", "pictures/\xC3\xA9.png", "laws/sg.lua.png",
    };
    struct package package;
    fill(&package);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(package_add(&package, bad[i], "", 0, NULL), ERR_BAD_INPUT);
    }
    assert_int_equal(package_add(&package, "scenario.lua", "", 0, NULL), ERR_BAD_INPUT);
    assert_int_equal(package.count, 3);
    package_deinit(&package);
}

static void sources_together_have_a_limit(void **state)
{
    (void)state;
    struct package package;
    char *block = calloc(1, SCRIPT_SOURCE_BYTES_MAX);
    package_init(&package);
    for (uint32_t i = 0; i < SCRIPT_PACKAGE_BYTES_MAX / SCRIPT_SOURCE_BYTES_MAX; i++) {
        char name[32];
        snprintf(name, sizeof name, "laws/l%u.lua", i);
        assert_int_equal(package_add(&package, name, block, SCRIPT_SOURCE_BYTES_MAX, NULL), ERR_OK);
    }
    assert_int_equal(package_add(&package, "scenario.lua", block, 1, NULL), ERR_TOO_BIG);
    assert_int_equal(package_add(&package, "pictures/a.png", block, SCRIPT_SOURCE_BYTES_MAX, NULL), ERR_OK);
    free(block);
    package_deinit(&package);
}

static void hostile_bytes_are_refused(void **state)
{
    (void)state;
    struct package package, again;
    struct str bytes = {0};
    fill(&package);
    package_encode(&package, &bytes);
    package_init(&again);
    /* cut at every place */
    for (size_t cut = 0; cut < bytes.bytes; cut++) {
        char *copy = malloc(cut + 1);
        memcpy(copy, bytes.at, cut);
        assert_int_equal(package_decode(&again, copy, cut, NULL), ERR_BAD_INPUT);
        assert_int_equal(again.count, 0);
        free(copy);
    }
    /* one byte more */
    str_add_char(&bytes, 'x');
    assert_int_equal(package_decode(&again, bytes.at, bytes.bytes, NULL), ERR_BAD_INPUT);
    bytes.bytes--;
    /* every byte changed to something else: never a crash, and what is taken encodes to what was given */
    for (size_t at = 0; at < bytes.bytes; at++) {
        for (int flip = 1; flip < 256; flip += 7) {
            bytes.at[at] = (char)(bytes.at[at] ^ flip);
            if (package_decode(&again, bytes.at, bytes.bytes, NULL) == ERR_OK) {
                struct str second = {0};
                package_encode(&again, &second);
                assert_int_equal(second.bytes, bytes.bytes);
                assert_memory_equal(second.at, bytes.at, bytes.bytes);
                str_deinit(&second);
            }
            bytes.at[at] = (char)(bytes.at[at] ^ flip);
        }
    }
    str_deinit(&bytes);
    package_deinit(&package);
    package_deinit(&again);
}

static void the_order_of_adding_changes_nothing(void **state)
{
    (void)state;
    struct package a, b;
    struct str a_bytes = {0};
    struct str b_bytes = {0};
    fill(&a);
    package_init(&b);
    assert_int_equal(package_add(&b, "laws/sg.lua", "-- x", 4, NULL), ERR_OK);
    assert_int_equal(package_add(&b, "scenario.lua", "", 0, NULL), ERR_OK);
    assert_int_equal(package_add(&b, "texts/ja.po", "b\0c", 3, NULL), ERR_OK);
    package_encode(&a, &a_bytes);
    package_encode(&b, &b_bytes);
    assert_int_equal(hash_bytes(a_bytes.at, a_bytes.bytes), hash_bytes(b_bytes.at, b_bytes.bytes));
    str_deinit(&a_bytes);
    str_deinit(&b_bytes);
    package_deinit(&a);
    package_deinit(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_folder_becomes_its_files_in_order_with_the_laws_it_names, place_open, place_close),
        cmocka_unit_test_setup_teardown(symbolic_links_are_refused_wherever_they_stand, place_open, place_close),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused_without_waiting, place_open, place_close),
        cmocka_unit_test_setup_teardown(what_is_missing_or_too_big_is_told, place_open, place_close),
        cmocka_unit_test(encoding_and_decoding_gives_the_same_files_and_bytes),
        cmocka_unit_test(odd_names_and_doubles_are_not_taken),
        cmocka_unit_test(sources_together_have_a_limit),
        cmocka_unit_test(hostile_bytes_are_refused),
        cmocka_unit_test(the_order_of_adding_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
