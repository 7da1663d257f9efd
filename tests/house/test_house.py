#!/usr/bin/env python3
"""test_house.py: plants every kind of broken rule in a small checkout and sees that house.py names it, and nothing else."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, HERE)
import house  # noqa: E402  (found beside this file)

DOOR = """/* {name}: what this room does for others, in enough words to count.
 *
 * Room: {room}. Owns nothing. Cannot fail. */
#ifndef TOCSIN_{guard}_H
#define TOCSIN_{guard}_H
{body}
#endif
"""


def door(path, body=""):
    """A header that keeps every rule, with `body` between its guards."""
    name = os.path.basename(path)
    guard = path.upper().replace("/", "_").replace(".H", "")
    return DOOR.format(name=name, room=os.path.dirname(path), guard=guard, body=body)


def house_page(**doors):
    rows = [f"| `sim/{room}` | what it is for | {' '.join(f'`{door}`' for door in names.split())} |" for room, names in doors.items()]
    return "\n".join(["# The house", "", "## Rooms", "", "| room | what it is for | its door |", "|---|---|---|", *rows, ""])


def good_checkout():
    return {
        "sim/base/err.h": door("sim/base/err.h", "#include <stdint.h>"),
        "sim/base/err.c": '#include "base/err.h"\n',
        "sim/engine/engine.h": door("sim/engine/engine.h", '#include "base/err.h"'),
        "sim/engine/engine.c": '#include "engine/engine.h"\n',
        "sim/view/view.h": door("sim/view/view.h", '#include "engine/engine.h"'),
        "sim/view/view.c": '#include "view/view.h"\n',
        "docs/house.md": house_page(base="err.h", engine="engine.h", view="view.h"),
        "docs/page.md": "Scenarios live in `scenarios/`, see https://example.org/work/page and ~/.local/share.\n",
    }


class Planted(unittest.TestCase):
    """Each test changes one thing in a good checkout, on disk."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = os.path.realpath(folder.name)
        self.write(good_checkout())
        with open(os.path.join(HERE, "arrows.txt"), encoding="utf-8") as file:
            self.table = house.Table(file.read())

    def write(self, files):
        for path, text in files.items():
            whole = os.path.join(self.root, path)
            os.makedirs(os.path.dirname(whole), exist_ok=True)
            with open(whole, "w", encoding="utf-8") as file:
                file.write(text)

    def faults(self):
        return list(house.check_sources(house.Tree(self.root), self.table))

    def expect_fault(self, *parts):
        """Exactly one rule is broken, and its sentence holds every one of `parts`."""
        faults = self.faults()
        self.assertEqual(len(faults), 1, faults)
        for part in parts:
            self.assertIn(part, faults[0])

    def test_a_good_checkout_has_no_fault(self):
        self.assertEqual(self.faults(), [])

    # ---- Arrows as written ----

    def test_an_arrow_back_is_named_with_its_line(self):
        self.write({"sim/engine/engine.c": '#include "engine/engine.h"\n\n  #  include "view/view.h"\n'})
        self.expect_fault("sim/engine/engine.c:3:", "engine includes view/view.h", "base only")

    def test_siblings_may_not_see_each_other(self):
        self.write({"sim/ui/ui.h": door("sim/ui/ui.h"), "sim/charts/lanes.c": '#include "ui/ui.h"\n'})
        self.expect_fault("sim/charts/lanes.c:1:", "base, text and draw only")

    def test_nobody_may_see_commands(self):
        self.write({"sim/commands/play.h": door("sim/commands/play.h"),
                    "sim/screens/home.c": '#include "commands/play.h"\n'})
        self.expect_fault("sim/screens/home.c:1:", "commands/play.h")

    def test_commands_may_see_every_room(self):
        self.write({"sim/commands/main.c": '#include "view/view.h"\n', "sim/commands/play.c": '#include "engine/engine.h"\n'})
        self.assertEqual(self.faults(), [])

    def test_a_file_that_stands_in_no_room_is_named(self):
        self.write({"sim/main.c": "int stray;\n"})
        self.expect_fault("sim/main.c", "arrows.txt")

    def test_a_room_that_is_not_in_the_table_is_named(self):
        self.write({"sim/cellar/wine.c": "int wine;\n"})
        self.expect_fault("sim/cellar/wine.c", '"cellar"', "arrows.txt")

    def test_an_include_from_beside_is_to_be_written_from_the_root(self):
        self.write({"sim/view/view.c": '#include "view.h"\n'})
        self.expect_fault('write "view/view.h"')

    def test_headers_of_the_system_stay_in_their_rooms(self):
        for header, room in [("sqlite3.h", "session"), ("SDL.h", "screens"), ("SDL_ttf.h", "charts"), ("lua.h", "check"),
                             ("lauxlib.h", "engine"), ("sys/socket.h", "ui"), ("netinet/in.h", "session")]:
            with self.subTest(header=header):
                self.write({f"sim/{room}/planted.c": f"#include <{header}>\n"})
                self.expect_fault(f"{room} includes {header}")
                os.remove(os.path.join(self.root, f"sim/{room}/planted.c"))

    def test_headers_of_the_system_are_free_in_their_own_rooms_and_in_tests(self):
        self.write({"sim/journal/journal.c": "#include <sqlite3.h>\n", "sim/draw/screen.c": "#include <SDL.h>\n",
                    "scripting/host/host.c": "#include <lua.h>\n", "tests/bench/bare.c": "#include <sqlite3.h>\n",
                    "sim/session/record.c": "#include <jansson.h>\n"})
        self.assertEqual(self.faults(), [])

    # ---- Doors, lengths, loose ends ----

    def test_a_header_without_a_contract_is_named(self):
        self.write({"sim/view/view.h": door("sim/view/view.h").split("*/\n", 1)[1]})
        self.expect_fault("sim/view/view.h:1:", "contract")

    def test_a_contract_of_three_words_is_too_little(self):
        self.write({"sim/view/view.h": "/* view.h: the view */\n#ifndef V_H\n#define V_H\n#endif\n"})
        self.expect_fault("sim/view/view.h:1:", "too little")

    def test_a_header_without_a_guard_is_named(self):
        for spoilt in [("#ifndef TOCSIN_SIM_VIEW_VIEW_H\n", ""), ("#define TOCSIN_SIM", "#define TOCSIN_SIN"),
                       ("#endif\n", "#endif\nint late;\n")]:
            with self.subTest(spoilt=spoilt):
                self.write({"sim/view/view.h": door("sim/view/view.h").replace(*spoilt)})
                self.expect_fault("sim/view/view.h", "no include guard")

    def test_two_headers_may_not_share_a_guard(self):
        self.write({"sim/view/zone.h": door("sim/view/zone.h").replace("VIEW_ZONE", "VIEW_VIEW")})
        self.expect_fault("sim/view/zone.h", "also that of sim/view/view.h")

    def test_700_lines_are_allowed_and_701_are_not(self):
        self.write({"scripting/prelude/long.lua": "x = 1\n" * 700})
        self.assertEqual(self.faults(), [])
        self.write({"scripting/prelude/long.lua": "x = 1\n" * 701})
        self.expect_fault("scripting/prelude/long.lua: 701 lines")

    def test_a_loose_end_is_named_wherever_it_is(self):
        for word in ("TO" + "DO", "FIX" + "ME"):
            for path in ("sim/view/view.c", "docs/page.md", "tools/play", "scenarios/quiet-ward/scenario.lua"):
                with self.subTest(word=word, path=path):
                    self.write({path: f"fine\n-- {word}: later\n"})
                    self.expect_fault(f"{path}:2:", word)
                    self.write({path: "fine\n"})

    def test_a_path_of_a_machine_is_named(self):
        for planted in ("/" + "work/tree", "/" + "home/ann/src", "/" + "Users/Ann", "C:" + "\\Users\\ann", "/" + "root/x"):
            with self.subTest(planted=planted):
                self.write({"docs/page.md": f'see "{planted}"\n'})
                self.expect_fault("docs/page.md:1:", "path of somebody's machine")

    def test_build_folders_and_pictures_are_not_read(self):
        self.write({"build/dev/note.txt": "TO" + "DO\n", "docs/picture.png": "\0" + "TO" + "DO"})
        self.assertEqual(self.faults(), [])

    # ---- Pages ----

    def test_a_page_or_section_that_is_pointed_at_and_not_there_is_named(self):
        at = "docs/" + "page.md"
        self.write({"sim/view/view.c": f'/* As in {at}, "Rules\n * of the house". */\n'})
        self.expect_fault("sim/view/view.c", f'{at} has no section "Rules of the house"')
        self.write({at: "# Page\n\n## Rules of the house\n"})
        self.assertEqual(self.faults(), [])
        self.write({"sim/view/view.c": "/* docs/" + "gone.md */\n"})
        self.expect_fault("sim/view/view.c", "gone.md is not there")

    def test_a_link_leads_somewhere_also_once_installed(self):
        self.write({"docs/page.md": "[the house](house.md#rooms), [elsewhere](https://example.org), [below](#rooms)\n"})
        self.assertEqual(self.faults(), [])
        self.write({"docs/page.md": "\nsee [a page](gone.md)\n"})
        self.expect_fault("docs/page.md:2:", "gone.md leads nowhere")
        self.write({"docs/page.md": "see [the door](../sim/view/view.h)\n"})
        self.expect_fault("docs/page.md:1:", "once installed")

    def page_faults(self, **doors):
        self.write({"docs/house.md": house_page(**doors)})
        return list(house.check_house_page(house.Tree(self.root)))

    def test_the_page_of_the_house_names_every_room_and_door(self):
        good = {"base": "err.h", "engine": "engine.h", "view": "view.h"}
        self.assertEqual(self.page_faults(**good), [])
        self.assertEqual(self.page_faults(**{**good, "base": "base/*.h"}), [])
        for spoilt, words in (({"base": "err.h", "view": "view.h"}, "no room engine"), ({**good, "cellar": ""}, "there is no room cellar"),
                              ({**good, "engine": ""}, "sim/view/view.h uses engine/engine.h, which is not among the doors of engine"),
                              ({**good, "view": "view.h wish.h"}, "view has no wish.h")):
            faults = self.page_faults(**spoilt)
            self.assertEqual(len(faults), 1, faults)
            self.assertIn(words, faults[0])

    def test_a_room_of_the_table_that_is_not_there_is_named(self):
        table = house.Table("room base:\nroom engine: base\nroom view: base engine\n")
        self.assertEqual(list(house.check_table(house.Tree(self.root), table)), [])
        table = house.Table("room base:\nroom engine: base\nroom view: base engine\nroom cellar: base\n")
        self.assertEqual(list(house.check_table(house.Tree(self.root), table)), ["tests/house/arrows.txt: there is no room cellar."])

    # ---- Arrows as compiled ----

    def compiled_faults(self):
        """Compiles every .c of the planted checkout with ninja, as CMake's build folders do, and checks the records."""
        sources = sorted(path for path in house.Tree(self.root).texts if path.endswith(".c"))
        rules = ["rule cc", "  command = cc -fsyntax-only -MD -MF $out.d -MT $out $flags $in && touch $out",
                 "  depfile = $out.d", "  deps = gcc", f"flags = -I{self.root}/sim -I{self.root}/scripting -I{self.root}/system"]
        edges = [f"build {path.replace('/', '_')}.o: cc {self.root}/{path}" for path in sources]
        self.write({"build/build.ninja": "\n".join(rules + edges) + "\n"})
        build = os.path.join(self.root, "build")
        subprocess.run(["ninja", "-C", build], check=True, capture_output=True)
        return list(house.check_compiled_arrows(house.Tree(self.root), self.table, house.ninja_deps(build)))

    def test_a_good_checkout_compiles_without_fault(self):
        self.assertEqual(self.compiled_faults(), [])

    def test_a_header_of_the_system_behind_another_rooms_door_is_found(self):
        self.write({"system/sqlite3.h": "typedef int sqlite3;\n",
                    "sim/journal/journal.h": door("sim/journal/journal.h", "#include <sqlite3.h>"),
                    "sim/session/session.c": '#include "journal/journal.h"\n'})
        self.assertEqual(self.faults(), [], "reading alone cannot see it")
        faults = self.compiled_faults()
        self.assertEqual(len(faults), 1, faults)
        self.assertIn("sim/session/session.c: session reaches", faults[0])
        self.assertIn("By way of: sim/session/session.c > sim/journal/journal.h > sqlite3.h.", faults[0])

    def test_an_arrow_hidden_in_a_macro_is_found(self):
        self.write({"sim/base/err.c": '#define AT(x) #x\n#define PATH "view/view.h"\n#include PATH\n'})
        faults = self.compiled_faults()
        self.assertEqual(len(faults), 2, faults)
        self.assertIn("sim/base/err.c: base reaches sim/view/view.h, but it may see no room.", faults)

    def test_a_room_behind_an_allowed_door_is_found(self):
        self.write({"sim/session/session.h": door("sim/session/session.h"),
                    "sim/debrief/debrief.h": door("sim/debrief/debrief.h", '#include "session/session.h"'),
                    "sim/screens/after.c": '#include "debrief/debrief.h"\n'})
        faults = self.compiled_faults()
        self.assertEqual(len(faults), 1, faults)
        self.assertIn("screens reaches sim/session/session.h", faults[0])

    def test_a_source_that_nothing_compiles_is_found(self):
        objects = [(os.path.join(self.root, "sim/base/err.c"), [])]
        faults = list(house.check_compiled_arrows(house.Tree(self.root), self.table, objects))
        self.assertEqual([fault.split(":")[0] for fault in faults], ["sim/engine/engine.c", "sim/view/view.c"])

    def test_the_whole_program_says_so_with_its_exit_code(self):
        self.write({"tests/house/arrows.txt": "room base:\nroom engine: base\nroom view: base engine\n"})
        self.compiled_faults()
        command = [sys.executable, "-B", os.path.join(HERE, "house.py"), self.root, os.path.join(self.root, "build")]
        self.assertEqual(subprocess.run(command, capture_output=True, check=False).returncode, 0)
        self.write({"sim/view/view.c": "/* " + "TO" + "DO */\n"})
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 1)
        self.assertIn("1 broken rules", run.stdout)
        os.remove(os.path.join(self.root, "build/build.ninja"))
        self.assertEqual(subprocess.run(command, capture_output=True, check=False).returncode, 3)


class TableOfArrows(unittest.TestCase):
    """arrows.txt itself."""

    def setUp(self):
        with open(os.path.join(HERE, "arrows.txt"), encoding="utf-8") as file:
            self.table = house.Table(file.read())

    def test_no_two_rooms_see_each_other(self):
        for room, seen in self.table.sees.items():
            for other in seen:
                self.assertNotIn(room, self.table.sees[other], f"{room} and {other} see each other")

    def test_the_core_sees_no_pictures_no_disk_and_no_script(self):
        for room in ("base", "engine", "view", "players"):
            self.assertLessEqual(set(self.table.sees[room]), {"base", "engine", "view"})

    def test_a_line_that_means_nothing_is_refused(self):
        for line in ("room a b: c", "chamber a: b", "room a", "room a: nowhere", "header x.h: nowhere", ": a"):
            with self.subTest(line=line), self.assertRaises(ValueError):
                house.Table(line + "\n")


if __name__ == "__main__":
    unittest.main()
