/* package.c: what a package holds, and its encoding. package_load.c reads folders. */
#include "host/package.h"

#include <stdlib.h>
#include <string.h>

static const char magic[8] = {'T', 'O', 'C', 'S', 'I', 'N', 'P', '1'};

#define HEAD_BYTES 12u
#define FILE_HEAD_BYTES 8u

/* --- Names --------------------------------------------------------------------------------------------------------------- */

static bool is_plain_name(const char *name, size_t bytes)
{
    if (bytes == 0 || name[0] == '.' || name[0] == '-') return false;
    for (size_t i = 0; i < bytes; i++) {
        char c = name[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (c == '\0' || strchr("._-@", c) == NULL)) return false;
    }
    return true;
}

/* Is the name `folder`, then a plain name, then `ending`? */
static bool is_in(const char *name, size_t bytes, const char *folder, const char *ending)
{
    size_t before = strlen(folder);
    size_t after = strlen(ending);
    if (bytes <= before + after || memcmp(name, folder, before) != 0) return false;
    if (memcmp(name + bytes - after, ending, after) != 0) return false;
    return is_plain_name(name + before, bytes - before - after);
}

static bool is_exactly(const char *name, size_t bytes, const char *expected)
{
    return strlen(expected) == bytes && memcmp(name, expected, bytes) == 0;
}

bool package_name_ok(const char *name, size_t bytes)
{
    static const char *const places[][2] = {
        {"texts/", ".po"},      {"laws/", ".lua"},     {"prelude/", ".lua"}, {"pictures/", ".png"},
        {"pictures/", ".jpg"},  {"pictures/", ".jpeg"}, {"pictures/", ".svg"}, {PACKAGE_SHEETS, ".lua"},
    };
    if (bytes == 0 || bytes > PACKAGE_NAME_BYTES_MAX || memchr(name, '\0', bytes) != NULL) return false;
    if (is_exactly(name, bytes, "scenario.lua") || is_exactly(name, bytes, "tests.lua")) return true;
    if (is_exactly(name, bytes, PACKAGE_WORKBOOK)) return true;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (is_in(name, bytes, places[i][0], places[i][1])) return true;
    }
    return false;
}

static bool is_source(const char *name)
{
    size_t bytes = strlen(name);
    return bytes > 4 && memcmp(name + bytes - 4, ".lua", 4) == 0;
}

/* --- Files ------------------------------------------------------------------------------------------------------------------ */

void package_init(struct package *package)
{
    *package = (struct package){0};
    arena_init(&package->bytes);
}

void package_deinit(struct package *package)
{
    free(package->files);
    free(package->left_out);
    arena_deinit(&package->bytes);
    *package = (struct package){0};
}

static uint32_t find_place(const struct package *package, const char *name)
{
    uint32_t i = 0;
    while (i < package->count && strcmp(package->files[i].name, name) < 0) {
        i++;
    }
    return i;
}

const struct package_file *package_find(const struct package *package, const char *name)
{
    uint32_t i = find_place(package, name);
    return i < package->count && str_equal(package->files[i].name, name) ? &package->files[i] : NULL;
}

static enum err check_sizes(const struct package *package, const char *name, size_t bytes, struct err_note *note)
{
    size_t sources = is_source(name) ? bytes : 0;
    size_t whole = HEAD_BYTES + FILE_HEAD_BYTES + strlen(name) + bytes;
    size_t most = is_source(name) ? SCRIPT_SOURCE_BYTES_MAX : PACKAGE_FILE_BYTES_MAX;
    if (bytes > most) return err_say(note, ERR_TOO_BIG, "%s has more than %zu bytes", name, most);
    if (package->count == PACKAGE_FILES_MAX) {
        return err_say(note, ERR_TOO_BIG, "a scenario has more than %u files", PACKAGE_FILES_MAX);
    }
    for (uint32_t i = 0; i < package->count; i++) {
        const struct package_file *file = &package->files[i];
        whole += FILE_HEAD_BYTES + strlen(file->name) + file->bytes;
        if (is_source(file->name)) sources += file->bytes;
    }
    if (sources > SCRIPT_PACKAGE_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "%s brings the .lua files over %u bytes", name, SCRIPT_PACKAGE_BYTES_MAX);
    }
    if (whole > PACKAGE_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "%s brings the scenario over %u bytes", name, PACKAGE_BYTES_MAX);
    }
    return ERR_OK;
}

enum err package_add(struct package *package, const char *name, const void *content, size_t bytes,
                     struct err_note *note)
{
    if (!package_name_ok(name, strlen(name))) {
        return err_say(note, ERR_BAD_INPUT, "%s is no file of a scenario", name);
    }
    if (package_find(package, name) != NULL) return err_say(note, ERR_BAD_INPUT, "%s is there twice", name);
    enum err err = check_sizes(package, name, bytes, note);
    if (err != ERR_OK) return err;

    uint32_t at = find_place(package, name);
    GROW(package->files, package->count, package->room);
    memmove(&package->files[at + 1], &package->files[at], (package->count - at) * sizeof *package->files);
    package->count++;
    package->files[at] = (struct package_file){
        .name = arena_copy_string(&package->bytes, name),
        .content = (const unsigned char *)arena_copy(&package->bytes, content, bytes),
        .bytes = (uint32_t)bytes,
    };
    return ERR_OK;
}

/* --- Encoding ------------------------------------------------------------------------------------------------------------------ */

static void add_u32(struct str *out, uint32_t v)
{
    unsigned char bytes[4];
    unsigned char *at = bytes;
    le_u32(&at, v);
    str_add_bytes(out, (const char *)bytes, sizeof bytes);
}

bool package_has_scenario(const struct package *package)
{
    return package_find(package, "scenario.lua") != NULL || package_find(package, PACKAGE_WORKBOOK) != NULL;
}

void package_encode(const struct package *package, struct str *out)
{
    MUST(package_has_scenario(package));
    str_add_bytes(out, magic, sizeof magic);
    add_u32(out, package->count);
    for (uint32_t i = 0; i < package->count; i++) {
        const struct package_file *file = &package->files[i];
        add_u32(out, (uint32_t)strlen(file->name));
        add_u32(out, file->bytes);
        str_add(out, file->name);
        str_add_bytes(out, (const char *)file->content, file->bytes);
    }
}

struct reader {
    const unsigned char *at;
    size_t left;
};

static bool read_u32(struct reader *reader, uint32_t *v)
{
    if (reader->left < 4) return false;
    *v = (uint32_t)reader->at[0] | (uint32_t)reader->at[1] << 8 | (uint32_t)reader->at[2] << 16 |
         (uint32_t)reader->at[3] << 24;
    reader->at += 4;
    reader->left -= 4;
    return true;
}

static const unsigned char *read_bytes(struct reader *reader, size_t bytes)
{
    if (reader->left < bytes) return NULL;
    const unsigned char *at = reader->at;
    reader->at += bytes;
    reader->left -= bytes;
    return at;
}

/* One file; its name must come after the last one's. */
static enum err read_file(struct package *package, struct reader *reader, struct err_note *note)
{
    uint32_t name_bytes, content_bytes;
    if (!read_u32(reader, &name_bytes) || !read_u32(reader, &content_bytes)) {
        return err_say(note, ERR_BAD_INPUT, "it ends too early");
    }
    const unsigned char *name = read_bytes(reader, name_bytes);
    const unsigned char *content = name == NULL ? NULL : read_bytes(reader, content_bytes);
    if (content == NULL) return err_say(note, ERR_BAD_INPUT, "it ends too early");
    if (!package_name_ok((const char *)name, name_bytes)) {
        return err_say(note, ERR_BAD_INPUT, "a file has a name that no scenario holds");
    }
    char text[PACKAGE_NAME_BYTES_MAX + 1];
    memcpy(text, name, name_bytes);
    text[name_bytes] = '\0';
    if (package->count > 0 && strcmp(package->files[package->count - 1].name, text) >= 0) {
        return err_say(note, ERR_BAD_INPUT, "%s is out of order", text);
    }
    return package_add(package, text, content, content_bytes, note);
}

static enum err read_package(struct package *package, struct reader *reader, struct err_note *note)
{
    const unsigned char *head = read_bytes(reader, sizeof magic);
    uint32_t count;
    if (head == NULL || memcmp(head, magic, sizeof magic) != 0 || !read_u32(reader, &count)) {
        return err_say(note, ERR_BAD_INPUT, "it is no scenario package");
    }
    if (count > PACKAGE_FILES_MAX) return err_say(note, ERR_TOO_BIG, "it has too many files");
    for (uint32_t i = 0; i < count; i++) {
        enum err err = read_file(package, reader, note);
        if (err != ERR_OK) return err;
    }
    if (reader->left > 0) return err_say(note, ERR_BAD_INPUT, "something follows its last file");
    if (!package_has_scenario(package)) return err_say(note, ERR_BAD_INPUT, "it has no scenario.lua");
    return ERR_OK;
}

static void empty(struct package *package)
{
    package_deinit(package);
    package_init(package);
}

enum err package_decode(struct package *package, const void *bytes, size_t count, struct err_note *note)
{
    empty(package);
    if (count > PACKAGE_BYTES_MAX) return err_say(note, ERR_TOO_BIG, "the package has too many bytes");
    struct reader reader = {.at = bytes, .left = count};
    enum err err = read_package(package, &reader, note);
    if (err == ERR_OK) return ERR_OK;
    empty(package);
    return err_prefix(note, err, "read the scenario's package");
}
