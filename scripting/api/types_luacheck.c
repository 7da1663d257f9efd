/* .luacheckrc: the words of the language, so that luacheck knows a misspelt one. */
#include "api/types.h"

#include "api/language.h"
#include "api/maker.h"

static const char HEAD[] =
    "-- .luacheckrc: the words of the scenario language, so that a misspelt one is found while typing.\n"
    "-- What each means stands in docs/scenario-language.md; `tocsin check` finds far more. Made from the program's own tables.\n"
    "\n"
    "-- A shelf: things are put on it by name (team.power = { ... }), the shelf itself stays.\n"
    "local function shelves(...)\n"
    "   local words = {}\n"
    "   for _, word in ipairs({ ... }) do\n"
    "      words[word] = { other_fields = true, read_only = false }\n"
    "   end\n"
    "   return words\n"
    "end\n"
    "\n"
    "local function together(...)\n"
    "   local all = {}\n"
    "   for _, words in ipairs({ ... }) do\n"
    "      for key, value in pairs(words) do\n"
    "         if type(key) == \"number\" then\n"
    "            all[#all + 1] = value\n"
    "         else\n"
    "            all[key] = value\n"
    "         end\n"
    "      end\n"
    "   end\n"
    "   return all\n"
    "end\n"
    "\n"
    "-- What a script may use of Lua itself: no clock, no dice, no files, nothing that loads code.\n"
    "local lua = {\n"
    "   \"assert\", \"error\", \"ipairs\", \"pairs\", \"next\", \"select\", \"tonumber\", \"tostring\", \"type\",\n"
    "   string = { fields = { \"byte\", \"char\", \"find\", \"format\", \"gmatch\", \"gsub\", \"len\", \"lower\", \"match\", \"rep\",\n"
    "      \"reverse\", \"sub\", \"upper\" } },\n"
    "   table = { fields = { \"concat\", \"insert\", \"remove\", \"sort\", \"unpack\" } },\n"
    "   math = { fields = { \"abs\", \"ceil\", \"floor\", \"fmod\", \"max\", \"min\", \"modf\", \"sqrt\", \"tointeger\", \"type\", \"huge\",\n"
    "      \"maxinteger\", \"mininteger\" } },\n"
    "   utf8 = { fields = { \"char\", \"charpattern\", \"codepoint\", \"codes\", \"len\", \"offset\" } },\n"
    "}\n\n";

static const char STDS[] =
    "stds.scenario = { read_globals = together(lua, content, words) }\n"
    "stds.expectations = { read_globals = expectations }\n";

static const char ONE[] =
    "\nstd = \"lua54\"\n"
    "max_line_length = false -- prose lives in scenarios, one text on one line where it reads better\n"
    "exclude_files = { \".tocsin\" } -- names for the editor, written by tocsin new --types\n"
    "files[\"scenario.lua\"] = { std = \"scenario\" }\n"
    "files[\"tests.lua\"] = { std = \"scenario+expectations\" }\n";

static const char LIBRARY[] =
    "\n-- scenarios/laws/*.lua: one pack of legal clocks each.\n"
    "stds.law = { read_globals = together({ \"law\" }, shelves(\"clock_law\")) }\n"
    "\nstd = \"lua54\"\n"
    "max_line_length = false -- prose lives in scenarios, one text on one line where it reads better\n"
    "exclude_files = { \"scenarios/*/.tocsin\" } -- names for the editor, written by tocsin new --types\n"
    "files[\"scenarios/**/*.lua\"] = { std = \"scenario\" }\n"
    "files[\"scenarios/**/tests.lua\"] = { std = \"scenario+expectations\" }\n"
    "files[\"scenarios/laws/*.lua\"] = { std = \"law\" }\n";

struct list { struct str *out; uint32_t count; };

static void add_word(struct list *list, const char *word)
{
    str_addf(list->out, "%s\"%s\"", list->count == 0 ? "" : list->count % 10 == 0 ? ",\n   " : ", ", word);
    list->count++;
}

static void add_shelves(struct str *out)
{
    struct list list = { out, 0 };
    str_add(out, "local content = shelves(");
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION) {
            add_word(&list, shelf_name(shelf));
        }
    }
    str_add(out, ")\n\n");
}

static void add_kinds(struct list *list, uint32_t kinds)
{
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        bool known_elsewhere = verb->kind == VERB_TEST && verb_find(verb->name, VERB_DOING) != NULL;
        if ((kinds & 1u << verb->kind) != 0 && !known_elsewhere) {
            add_word(list, verb->name);
        }
    }
}

static void add_words(struct str *out)
{
    static const char *const PLAIN[] = { "scenario", "public", "own", "each", "min", "hour", "day" };
    struct list list = { out, 0 };
    str_add(out, "local words = {\n   ");
    for (size_t i = 0; i < sizeof PLAIN / sizeof *PLAIN; i++) {
        add_word(&list, PLAIN[i]);
    }
    add_kinds(&list, 1u << VERB_COND | 1u << VERB_COUNT | 1u << VERB_DOING | 1u << VERB_STORY);
    str_add(out, ",\n}\n\n-- tests.lua: what the author expects.\nlocal expectations = { ");
    list.count = 0;
    add_kinds(&list, 1u << VERB_TEST);
    str_add(out, " }\n\n");
}

void types_luacheck(bool of_library, struct str *out)
{
    str_add(out, HEAD);
    add_shelves(out);
    add_words(out);
    str_add(out, STDS);
    str_add(out, of_library ? LIBRARY : ONE);
}
