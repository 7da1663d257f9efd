"""tocsin check as a person and as an editor see it."""

import json
import os
import pty
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "commands"))
from program import InFolder, PROGRAM, ROOT, tocsin

CAST = """scenario { api = 1, id = "ID", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "S." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
"""


class Check(InFolder):
    def scenario(self, name, more="", text=None):
        os.mkdir(os.path.join(self.folder, name))
        with open(os.path.join(self.folder, name, "scenario.lua"), "w", encoding="utf-8") as file:
            file.write((CAST.replace("ID", name) + more) if text is None else text)
        return name

    def check(self, *arguments):
        return tocsin("check", *arguments, folder=self.folder)

    def refused(self, words, *arguments):
        done = self.check(*arguments)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn(words, done.stderr)

    def on_a_terminal(self, *arguments, **env):
        """What it prints where a person reads it."""
        reader, writer = pty.openpty()
        child = subprocess.Popen([PROGRAM, "check", *arguments], stdout=writer, stderr=subprocess.DEVNULL, cwd=self.folder,
                                 env={**{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}, **env})
        os.close(writer)
        printed = b""
        while True:
            try:
                more = os.read(reader, 4096)
            except OSError:
                break
            if not more:
                break
            printed += more
        os.close(reader)
        child.wait(timeout=120)
        return printed.decode().replace("\r\n", "\n")

    def test_every_line_is_where_an_editor_can_go(self):
        self.scenario("mill", "inject.alarm = { to = team.pwer, titel = 5 }\n")
        done = self.check("mill")
        self.assertEqual(done.returncode, 1)
        self.assertGreaterEqual(len(done.stdout.splitlines()), 3)
        for line in done.stdout.splitlines():
            self.assertRegex(line, r"^mill/scenario\.lua:[1-9]\d*:[1-9]\d*: (error|warning|note): T\d{4}: .*[.?]$")

    def test_an_empty_file_is_told_at_its_beginning(self):
        self.scenario("mill", text="")
        self.assertRegex(self.check("mill").stdout, r"^mill/scenario\.lua:1:1: error: T0229: ")
        told = json.loads(self.check("--json", "mill").stdout)
        self.assertEqual([(item["line"], item["column"]) for item in told], [(1, 1)])

    def test_a_terminal_gets_colours_and_the_same_words(self):
        self.scenario("mill", "inject.alarm = { to = team.pwer, title = \"A\", text = \"B\" }\n")
        plain = self.check("mill").stdout
        coloured = self.on_a_terminal("mill", TERM="xterm")
        self.assertIn("\033[31m", coloured)
        self.assertEqual(re.sub(r"\033\[\d+m", "", coloured), plain)
        self.assertEqual(self.on_a_terminal("mill", TERM="xterm", NO_COLOR="1"), plain)
        self.assertEqual(self.on_a_terminal("mill", TERM="dumb"), plain)

    def test_the_id_is_the_name_of_the_folder(self):
        self.scenario("mill")
        self.assertEqual(self.check("mill").stdout, "")
        os.rename(os.path.join(self.folder, "mill"), os.path.join(self.folder, "water"))
        done = self.check("water")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r"^water/scenario\.lua:1:21: warning: T0319: ")
        self.assertRegex(tocsin("check", ".", folder=os.path.join(self.folder, "water")).stdout, "T0319")

    def test_what_is_no_scenario_is_said_so(self):
        self.scenario("mill")
        os.mkdir(os.path.join(self.folder, "empty"))
        os.symlink("/etc/passwd", os.path.join(self.folder, "empty", "link"))
        self.refused("give the folder it is in, mill", "mill/scenario.lua")
        self.refused("there is no scenario.lua in empty", "empty")
        self.assertEqual(self.check("").returncode, 2)

    def test_every_shipped_scenario_is_clean(self):
        shipped = os.path.join(ROOT, "scenarios")
        names = sorted(name for name in os.listdir(shipped)
                       if any(os.path.exists(os.path.join(shipped, name, file)) for file in ("scenario.lua", "scenario.xlsx")))
        self.assertIn("quiet-ward", names)
        for name in names:
            done = self.check(os.path.join(shipped, name), "--today", "2026-11-24")
            self.assertEqual((done.returncode, done.stdout), (0, ""), name)

    def test_the_age_of_a_law_pack_counts_to_the_day_that_is_given(self):
        self.scenario("mill", "economy.belmora = { name = \"Belmora\", laws = \"sg\" }\n")
        self.assertEqual(self.check("mill", "--today", "2026-11-24").stdout, "")
        self.assertIn("warning: T0311: ", self.check("mill", "--today", "2028-11-24").stdout)
        self.assertEqual(self.check("mill", "--today", "soon").returncode, 2)

    def test_a_code_is_explained_however_it_is_written(self):
        pages = [self.check("--explain", code) for code in ("T0310", "t0310", "0310")]
        self.assertEqual([page.returncode for page in pages], [0, 0, 0])
        self.assertEqual(len({page.stdout for page in pages}), 1)
        self.refused("there is no code T9999", "--explain", "T9999")


if __name__ == "__main__":
    unittest.main()
