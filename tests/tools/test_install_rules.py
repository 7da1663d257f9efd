#!/usr/bin/env python3
"""test_install_rules.py CHECKOUT BUILD [PROGRAM]: installs BUILD into an empty folder and looks at what arrived.

With PROGRAM, the built tocsin, also that an installed one reads the installed scenarios, one in its build folder the checkout's.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CHECKOUT, BUILD, PROGRAM = (sys.argv[1:4] + [None] * 3)[:3]
SHARED = ("scenarios", "assets", "scripting/types")


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder) for place, _, names in os.walk(folder) for name in names)


class Installed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.prefix = os.path.join(folder.name, "a prefix")
        # Copies what any user may read; where it is installed to needs no rights.
        subprocess.run(["cmake", "--install", BUILD, "--prefix", self.prefix], check=True, capture_output=True)

    def at(self, path):
        return os.path.join(self.prefix, path)

    def test_licence_and_pages_arrive(self):
        with open(self.at("share/doc/tocsin/LICENSE"), encoding="utf-8") as file:
            self.assertIn("MIT License", file.read())
        self.assertEqual(files_below(self.at("share/doc/tocsin/docs")), files_below(os.path.join(CHECKOUT, "docs")))

    def test_the_data_folder_is_laid_out_as_the_checkout(self):
        for folder in SHARED:
            arrived = files_below(self.at(f"share/tocsin/{folder}"))
            expected = [name for name in files_below(os.path.join(CHECKOUT, folder)) if not name.endswith((".c", ".h", ".txt"))]
            self.assertEqual([name for name in arrived if not name.endswith(".txt")], expected)

    def test_nothing_else_arrives(self):
        allowed = ("share/doc/tocsin/", "share/tocsin/", "bin/tocsin")
        self.assertEqual([name for name in files_below(self.prefix) if not name.startswith(allowed)], [])


class InstalledProgram(Installed):
    def check(self, program, scenario, **settings):
        environment = {key: value for key, value in os.environ.items() if key != "TOCSIN_DATA"}
        return subprocess.run([program, "check", scenario], cwd="/", env={**environment, **settings}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)

    def test_each_program_reads_its_own_scenarios(self):
        run = self.check(self.at("bin/tocsin"), "quiet-ward")
        self.assertEqual(run.returncode, 0, run.stderr)
        shutil.rmtree(self.at("share/tocsin/scenarios/quiet-ward"))
        self.assertNotEqual(self.check(self.at("bin/tocsin"), "quiet-ward").returncode, 0, "it read another's scenario")
        run = self.check(PROGRAM, "quiet-ward")
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_a_new_scenario_is_made_of_what_is_installed_and_leads_the_editor_there(self):
        made = os.path.join(os.path.dirname(self.prefix), "pumps")
        environment = {key: value for key, value in os.environ.items() if key != "TOCSIN_DATA"}
        run = subprocess.run([self.at("bin/tocsin"), "new", made], env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        with open(os.path.join(made, ".luarc.json"), encoding="utf-8") as file:
            types = json.load(file)["workspace.library"][0]
        self.assertEqual(types, os.path.realpath(self.at("share/tocsin/scripting/types")))
        self.assertIn("shelves.lua", os.listdir(types))
        self.assertEqual(self.check(self.at("bin/tocsin"), made).returncode, 0)

    def test_an_installation_may_be_moved_as_a_whole(self):
        moved = self.prefix + ", moved"
        os.rename(self.prefix, moved)
        shutil.rmtree(os.path.join(moved, "share/tocsin/scenarios/quiet-ward"))
        self.assertNotEqual(self.check(os.path.join(moved, "bin/tocsin"), "quiet-ward").returncode, 0)

    def test_tocsin_data_goes_before_both(self):
        data = self.at("elsewhere")
        shutil.copytree(self.at("share/tocsin"), data)
        shutil.rmtree(self.at("share/tocsin/scenarios/quiet-ward"))
        run = self.check(self.at("bin/tocsin"), "quiet-ward", TOCSIN_DATA=data)
        self.assertEqual(run.returncode, 0, run.stderr)
        shutil.rmtree(os.path.join(data, "scenarios/quiet-ward"))
        self.assertNotEqual(self.check(PROGRAM, "quiet-ward", TOCSIN_DATA=data).returncode, 0)


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(InstalledProgram if PROGRAM else Installed)
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
