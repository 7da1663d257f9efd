"""tocsin new: a folder with a scenario that plays at once, and what an editor reads beside it."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from program import InFolder, ROOT, tocsin

sys.path.insert(0, os.path.join(ROOT, "tests/language/annotations"))
from annotations import Annotations  # pylint: disable=wrong-import-position

TYPES = os.path.realpath(os.path.join(ROOT, "scripting/types"))


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder) for place, _, names in os.walk(folder) for name in names)


class Made(InFolder):
    def setUp(self):
        super().setUp()
        self.made = tocsin("new", "ferry-water", folder=self.folder)
        self.assertEqual(self.made.returncode, 0, self.made.stderr)

    def at(self, path):
        return os.path.join(self.folder, path)

    def text(self, path):
        with open(self.at(path), encoding="utf-8") as file:
            return file.read()

    def write(self, path, text):
        with open(self.at(path), "w", encoding="utf-8") as file:
            file.write(text)

    def names(self, path="ferry-water/.tocsin/names.lua"):
        read = Annotations()
        for name in sorted(os.listdir(TYPES)):
            with open(os.path.join(TYPES, name), encoding="utf-8") as file:
                read.read(name, file.read())
        read.read("names.lua", self.text(path))
        self.assertEqual(read.undeclared(), {})
        return read.classes

    def test_it_is_checked_tested_played_and_simulated_at_once(self):
        checked = tocsin("check", "ferry-water", folder=self.folder)
        self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        self.assertIn("ferry-water: 0 errors, 0 warnings.", checked.stderr)
        self.assertIn("2 of 2 tests hold", checked.stderr)
        self.assertEqual(tocsin("simulate", "ferry-water", "--runs", "3", folder=self.folder).returncode, 0)
        self.write("steps.drive", "until-decision\nexpect \"Do you warn the other waterworks now?\"\nquit\n")
        played = tocsin("play", "ferry-water", "--drive", "steps.drive", folder=self.folder)
        self.assertEqual(played.returncode, 0, played.stderr)

    def test_id_title_and_day_are_guessed(self):
        text = self.text("ferry-water/scenario.lua")
        self.assertIn('id = "ferry-water", title = "Ferry water", language = "en"', text)
        day = re.search(r'begins = \{ "(\S+) ', text).group(1)
        self.assertLessEqual(abs((datetime.date.fromisoformat(day) - datetime.date.today()).days), 1)
        self.assertNotRegex(text + self.text("ferry-water/tests.lua"), r"@[A-Z]+@")

    def test_it_says_what_to_do_next(self):
        self.assertEqual(self.made.stdout, "ferry-water\n")
        for line in re.findall(r"^  tocsin (.*?)(?:  |$)", self.made.stderr, re.MULTILINE):
            if not line.startswith("play"):
                self.assertEqual(tocsin(*line.split(), folder=self.folder).returncode, 0, line)

    def with_variable(self, name, value):
        before = os.environ.get(name)
        os.environ[name] = value
        self.addCleanup(lambda: os.environ.update({name: before}) if before is not None else os.environ.pop(name, None))

    def test_the_language_stays_that_of_its_texts_and_another_is_proposed(self):
        for lang, words in (("ja_JP.UTF-8", 'write language = "ja"'), ("en_GB.UTF-8", None), ("C.UTF-8", None), ("", None)):
            self.with_variable("LANG", lang)
            made = tocsin("new", f"a{len(lang)}", folder=self.folder)
            self.assertIn(words or "", made.stderr)
            self.assertEqual("Its texts are English" in made.stderr, words is not None, lang)
            self.assertIn('language = "en"', self.text(f"a{len(lang)}/scenario.lua"))

    def test_without_a_data_folder_nothing_is_made(self):
        os.mkdir(self.at("data"))
        for place in ("nowhere", "data"):
            self.with_variable("TOCSIN_DATA", self.at(place))
            done = tocsin("new", "pumps", folder=self.folder)
            self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
            self.assertFalse(os.path.exists(self.at("pumps")))

    def test_a_folder_that_is_not_empty_stays_as_it_is(self):
        before = {name: self.text(f"ferry-water/{name}") for name in files_below(self.at("ferry-water"))}
        again = tocsin("new", "ferry-water", folder=self.folder)
        self.assertEqual((again.returncode, again.stdout), (3, ""))
        self.assertIn("ferry-water is not empty", again.stderr)
        self.assertEqual({name: self.text(f"ferry-water/{name}") for name in files_below(self.at("ferry-water"))}, before)

    def test_an_empty_folder_is_filled(self):
        os.mkdir(self.at("pumps"))
        self.assertEqual(tocsin("new", "pumps/", folder=self.folder).returncode, 0)
        self.assertEqual(files_below(self.at("pumps")), files_below(self.at("ferry-water")))

    def test_what_cannot_be_made_is_said_and_leaves_nothing(self):
        self.write("file", "")
        for arguments, code, words in ((("My Exercise",), 2, "my-exercise instead of My Exercise"), (("no/pumps",), 3, "there is no folder no"),
                                       (("演習",), 2, "my-scenario instead of"), (("file",), 3, "file is no folder"), ((), 2, "it needs a FOLDER"),
                                       (("a", "b"), 2, "not b"), (("--types", "ferry-water", "--workbook", "x.xlsx"), 2, "two things"),
                                       (("--types", "nowhere"), 1, "nowhere is no folder")):
            with self.subTest(arguments=arguments):
                done = tocsin("new", *arguments, folder=self.folder)
                self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
                self.assertIn(words, done.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ["ferry-water", "file"])

    def test_the_settings_lead_to_the_annotations(self):
        for name, prefix in ((".luarc.json", ""), (".vscode/settings.json", "Lua.")):
            settings = json.loads(self.text(f"ferry-water/{name}"))
            self.assertEqual(settings[prefix + "workspace.library"], [TYPES, ".tocsin"])
        self.assertEqual(json.loads(self.text("ferry-water/.vscode/extensions.json")), {"recommendations": ["sumneko.lua"]})

    def test_the_editor_finds_the_place_of_each_finding(self):
        task = json.loads(self.text("ferry-water/.vscode/tasks.json"))["tasks"][0]
        self.write("ferry-water/scenario.lua", self.text("ferry-water/scenario.lua").replace("team.cert,", "team.sert,", 1))
        checked = tocsin(*task["args"], folder=self.at("ferry-water"))
        found = re.match(task["problemMatcher"]["pattern"]["regexp"], checked.stdout.splitlines()[0])
        self.assertEqual((os.path.normpath(found.group(1)), found.group(4)), ("scenario.lua", "error"))

    def test_luacheck_is_clean_on_it_and_finds_a_misspelt_word(self):
        def luacheck():
            return subprocess.run(["luacheck", "--no-color", "--no-cache", "."], cwd=self.at("ferry-water"), capture_output=True, text=True, check=False)
        self.assertEqual(luacheck().returncode, 0, luacheck().stdout)
        self.write("ferry-water/tests.lua", self.text("ferry-water/tests.lua") + "expct(1)\n")
        self.assertIn("expct", luacheck().stdout)

    def test_each_shelf_completes_with_its_things(self):
        classes = self.names()
        self.assertEqual(set(classes["tocsin.shelf.team"]), {"string", "cert", "water"})
        self.assertEqual(set(classes["tocsin.decision.access"]), {"close", "watch"})

    def test_names_are_made_anew_and_settings_are_left_as_they_are(self):
        self.write("ferry-water/scenario.lua", self.text("ferry-water/scenario.lua") + 'team.pump_maker = { name = "Pump\\nmaker", mark = "PM", '
                   'sector = "other", economy = economy.aranda, brief = "You made them.", values = { pumps = 12 } }\n')
        self.write("ferry-water/.luarc.json", "{}\n")
        os.remove(self.at("ferry-water/.luacheckrc"))
        done = tocsin("new", "--types", "ferry-water", folder=self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, "ferry-water/.tocsin/names.lua\n"), done.stderr)
        classes = self.names()
        self.assertIn("pump_maker", classes["tocsin.shelf.team"])
        self.assertEqual(classes["tocsin.team.pump_maker"], {"pumps": "number"})
        self.assertIn("pumps", classes["tocsin.own"])
        self.assertEqual(self.text("ferry-water/.luarc.json"), "{}\n")
        self.assertIn(f".luarc.json is as it was, and does not name {TYPES}", done.stderr)
        self.assertIn("stds.scenario", self.text("ferry-water/.luacheckrc"))

    def test_names_of_a_scenario_with_errors_stay_as_they_were(self):
        before = self.text("ferry-water/.tocsin/names.lua")
        self.write("ferry-water/scenario.lua", self.text("ferry-water/scenario.lua") + "team.x = {\n")
        done = tocsin("new", "--types", "ferry-water", folder=self.folder)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("its names can be written once it has no errors: scenario.lua:", done.stderr)
        self.assertEqual(self.text("ferry-water/.tocsin/names.lua"), before)

    def test_nothing_is_written_through_a_link_or_over_a_file_of_somebody_else(self):
        self.write("ferry-water/.tocsin/names.lua", "mine\n")
        done = tocsin("new", "--types", "ferry-water", folder=self.folder)
        self.assertEqual(done.returncode, 3)
        self.assertIn("was not written by tocsin", done.stderr)
        shutil.rmtree(self.at("ferry-water/.tocsin"))
        os.mkdir(self.at("elsewhere"))
        os.symlink(self.at("elsewhere"), self.at("ferry-water/.tocsin"))
        self.assertEqual(tocsin("new", "--types", "ferry-water", folder=self.folder).returncode, 3)
        self.assertEqual(os.listdir(self.at("elsewhere")), [])

    def test_a_workbook_and_the_scenarios_that_ship_have_names_too(self):
        os.mkdir(self.at("pumps"))
        self.assertEqual(tocsin("new", "--workbook", "pumps/scenario.xlsx", folder=self.folder).returncode, 0)
        self.assertEqual(tocsin("new", "--types", "pumps", folder=self.folder).returncode, 0)
        self.assertIn("water", self.names("pumps/.tocsin/names.lua")["tocsin.shelf.team"])
        for name in os.listdir(os.path.join(ROOT, "scenarios")):
            if os.path.exists(os.path.join(ROOT, "scenarios", name, "scenario.lua")):
                shutil.copytree(os.path.join(ROOT, "scenarios", name), self.at(name))
                done = tocsin("new", "--types", name, folder=self.folder)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertGreater(len(self.names(f"{name}/.tocsin/names.lua")["tocsin.shelf.team"]), 2)
                self.assertEqual(tocsin("check", name, folder=self.folder).stdout, "")


if __name__ == "__main__":
    unittest.main()
