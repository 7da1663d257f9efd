"""A story that burns memory or time, in the program as a person starts it: the story is closed in writing, the play goes on.

Run with the program's path as the only argument."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))

SCENARIO = """scenario { api = 1, id = "burner", title = "Burner", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "One story never lets go." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
measure.trust = { name = "Public trust", unit = "%%", start = 60, better = "high" }
story.burner = function()
  wait("0:10")
  change(measure.trust, 1)
  %s
end
story.steady = function() while true do wait("0:05") change(measure.trust, 10) end end
"""

BURNERS = {
    # A table with room for fifty is two instructions.
    "memory": "local kept = {} for i = 1, 100000 do kept[i] = { %s } end" % ", ".join(["nil"] * 50),
    # Keys that all fall into one bucket: each look-up is one instruction, however long it walks.
    "time": "local kept = {} for i = 1, 30000 do kept[i * 65535 * 32767 * 16383] = i end "
            "local sum = 0 while not nil do for i = 1, 30000 do sum = sum + kept[i * 65535 * 32767 * 16383] end end",
}
CLOSED = "story.burner was closed at 0:09:59: it needs more time or memory than this machine gives."


class StoppedStory(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tocsin-burner-")
        self.session = os.path.join(self.folder, "played.tocsin")

    def tearDown(self):
        shutil.rmtree(self.folder)

    def tocsin(self, *arguments):
        env = dict(os.environ, XDG_DATA_HOME=os.path.join(self.folder, "data"))
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=env)

    def write(self, body):
        scenario = os.path.join(self.folder, "burner")
        os.makedirs(scenario, exist_ok=True)
        with open(os.path.join(scenario, "scenario.lua"), "w", encoding="utf-8") as file:
            file.write(SCENARIO % body)
        return scenario

    def disabled(self):
        with sqlite3.connect(self.session) as file:
            return file.execute("SELECT at_s, role, payload FROM inputs WHERE kind = 'disable'").fetchall()

    def assert_was_closed(self, done):
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = self.disabled()
        self.assertEqual([(row[0], row[1]) for row in rows], [(599, "session")])
        self.assertIn("story.burner", rows[0][2])
        verified = self.tocsin("verify", self.session)
        self.assertEqual((verified.returncode, verified.stdout), (0, "ok\n"), verified.stderr)

    def test_it_is_closed_before_that_second_and_the_play_goes_on(self):
        for what, body in BURNERS.items():
            self.session = os.path.join(self.folder, what + ".tocsin")
            with self.subTest(what):
                done = self.tocsin("simulate", self.write(body), "-o", self.session)
                self.assert_was_closed(done)
                self.assertIn(CLOSED, done.stderr)
                with sqlite3.connect(self.session) as file:
                    ended, at_s = file.execute("SELECT ended, at_s FROM mark").fetchone()
                self.assertEqual((ended, at_s), (1, 3 * 3600))

    def test_what_every_machine_stops_is_a_fault_that_replay_repeats(self):
        for number, body in enumerate(("while not nil do end", "error('stop')", "local t = nil t.x = 1", "wait(0)")):
            self.session = os.path.join(self.folder, f"{number}.tocsin")
            with self.subTest(body):
                done = self.tocsin("simulate", self.write(body), "-o", self.session)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(self.disabled(), [])
                self.assertRegex(done.stderr, r"scenario\.lua:9:[1-9][0-9]*: error: T0[12]")
                self.assertEqual(self.tocsin("verify", self.session).stdout, "ok\n")

    def test_an_exercise_that_a_story_ends_in_the_second_of_an_answer_verifies(self):
        scenario = self.write('if ask(decision.go) == decision.go.yes then finish() else finish() end')
        with open(os.path.join(scenario, "scenario.lua"), "a", encoding="utf-8") as file:
            file.write('decision.go = { who = team.power, ask = "Go?", within = 30, otherwise = "no", { "yes", "Yes" }, { "no", "No" } }\n')
        done = self.tocsin("simulate", scenario, "-o", self.session)
        self.assertEqual(done.returncode, 0, done.stderr)
        with sqlite3.connect(self.session) as file:
            last, = file.execute("SELECT max(at_s) FROM inputs").fetchone()
            self.assertEqual(file.execute("SELECT ended, at_s FROM mark").fetchone(), (1, last))
        verified = self.tocsin("verify", self.session)
        self.assertEqual((verified.returncode, verified.stdout), (0, "ok\n"), verified.stderr)

    def test_a_person_who_plays_is_told_and_goes_on(self):
        script = os.path.join(self.folder, "steps.drive")
        with open(script, "w", encoding="utf-8") as file:
            file.write('advance 1200\nexpect "A part of this scenario was closed: it needs more time or memory than this machine gives. The exercise goes on."\n')
        done = self.tocsin("play", self.write(BURNERS["memory"]), "--team", "power", "-o", self.session, "--drive", script)
        self.assert_was_closed(done)

    def test_a_person_who_plays_is_told_of_a_mistake_and_the_author_where_it_is(self):
        words = "A part of this scenario has stopped, for there is a mistake in it. What it would have brought does not come; the exercise goes on."
        script = os.path.join(self.folder, "steps.drive")
        with open(script, "w", encoding="utf-8") as file:
            file.write(f'expect-not "{words}"\nadvance 1200\nexpect "{words}"\nresume\nexpect "{words}"\n')
        done = self.tocsin("play", self.write("error('stop')"), "--team", "power", "-o", self.session, "--drive", script)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"scenario\.lua:9:[1-9][0-9]*: error: T0[12]")

    def test_a_story_that_burns_before_the_first_second_is_over_lets_nothing_begin(self):
        scenario = self.write("")
        path = os.path.join(scenario, "scenario.lua")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace('wait("0:10")', BURNERS["memory"]))
        done = self.tocsin("simulate", scenario, "-o", self.session)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("story.burner was stopped: it needs more time or memory than this machine gives", done.stderr)


if __name__ == "__main__":
    unittest.main()
