"""docs/scenario-language.md, its part that is written by hand: the smallest scenario plays, and the lists are those of the packs."""

import os
import re
import unittest

from program import InFolder, ROOT, read, tocsin


class LanguagePage(InFolder):
    def setUp(self):
        super().setUp()
        self.page = read("docs/scenario-language.md")

    def section(self, name):
        return self.page.split(f"\n## {name}\n")[1].split("\n## ")[0]

    def test_the_smallest_scenario_is_checked_and_played_as_it_says(self):
        section = self.section("The smallest one")
        os.mkdir(os.path.join(self.folder, "mill"))
        with open(os.path.join(self.folder, "mill", "scenario.lua"), "w", encoding="utf-8") as file:
            file.write(re.search(r"```lua\n(.*?)```", section, re.DOTALL).group(1))
        checked = tocsin("check", "./mill", folder=self.folder)
        self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        played = tocsin("simulate", "./mill", folder=self.folder)
        self.assertEqual(played.returncode, 0, played.stderr)
        for line in (checked.stderr + played.stderr).splitlines():
            self.assertIn(re.sub(r"in [\d.]+ s\.", "in 0.00 s.", line), section)

    def test_every_pack_and_every_legal_clock_is_listed(self):
        told = {row[0]: row[1:] for row in (re.findall(r"`([\w-]+)`", line) for line in self.section("Law packs").splitlines()
                                            if line.startswith("| `"))}
        there = {name.removesuffix(".lua"): re.findall(r'^clock_law\["([^"]+)"\]', read("scenarios/laws/" + name), re.MULTILINE)
                 for name in os.listdir(os.path.join(ROOT, "scenarios/laws"))}
        self.assertEqual(told, there)

    def test_every_content_class_is_explained(self):
        source = read("scripting/api/read.c")
        classes = re.findall(r'"(C\d+)"', source[source.index("CLASSES[]"):].split(";")[0])
        self.assertEqual(re.findall(r"^\| `(C\d+)` \| \w", self.section("Content classes"), re.MULTILINE), classes)

    def test_every_emblem_that_is_drawn_by_hand_is_named(self):
        for name in re.findall(r'str_equal\(name, "(\w+)"\)', read("sim/screens/emblem.c")):
            self.assertIn(f"`{name}`", self.section("Emblems"))


if __name__ == "__main__":
    unittest.main()
