/* same_texts A B: prints every text of scenario A that B does not have at the same path, and the other way round. Exit code 1
 * when there is one. A and B are folders. */
#include <stdio.h>
#include <string.h>

#include "api/api.h"
#include "exchange/exchange.h"

struct side { struct package package; struct world *world; struct diagnostics list; };

static int side_open(struct side *side, const char *folder)
{
    struct err_note note = { 0 };
    struct str laws = { 0 };
    package_init(&side->package);
    diagnostics_init(&side->list);
    side->world = world_create();
    str_addf(&laws, "%s/../laws", folder);
    enum err err = package_load(&side->package, folder, NULL, &note);
    err = err == ERR_OK ? exchange_unfold(&side->package, &note) : err;
    err = err == ERR_OK ? package_load_laws(&side->package, str_text(&laws), &note) : err;
    err = err == ERR_OK ? api_load(&side->package, side->world, &side->list) : err;
    str_deinit(&laws);
    for (uint32_t i = 0; i < side->list.count; i++) {
        struct str line = { 0 };
        diagnostic_format(&side->list.items[i], &line);
        (void)fprintf(stderr, "%s: %s\n", folder, str_text(&line));
        str_deinit(&line);
    }
    if (err != ERR_OK) {
        (void)fprintf(stderr, "%s: %s\n", folder, note.text);
    }
    return err == ERR_OK ? 0 : 1;
}

static void side_close(struct side *side)
{
    world_destroy(side->world);
    diagnostics_deinit(&side->list);
    package_deinit(&side->package);
}

static const char *text_at(const struct world *world, const char *path)
{
    for (uint32_t i = 0; i < world->texts_count; i++) {
        if (world->texts[i].path != NULL && strcmp(world->texts[i].path, path) == 0) {
            return world->texts[i].source;
        }
    }
    return NULL;
}

static int compare(const struct world *a, const struct world *b)
{
    int different = 0;
    for (uint32_t i = 0; i < a->texts_count; i++) {
        const char *path = a->texts[i].path, *other = path != NULL ? text_at(b, path) : NULL;
        if (path != NULL && (other == NULL || strcmp(other, a->texts[i].source) != 0)) {
            (void)printf("%s: %s | %s\n", path, a->texts[i].source, other != NULL ? other : "(none)");
            different = 1;
        }
    }
    return different;
}

int main(int argc, char **argv)
{
    struct side a, b;
    if (argc != 3) {
        (void)fprintf(stderr, "usage: same_texts FOLDER FOLDER\n");
        return 2;
    }
    int wrong = side_open(&a, argv[1]);
    wrong = side_open(&b, argv[2]) || wrong;
    int different = wrong ? 1 : compare(a.world, b.world) | compare(b.world, a.world);
    side_close(&a);
    side_close(&b);
    return different;
}
