"""The program as a person types it. Run with the program's path as the only argument."""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import unittest

from program import ROOT, tocsin

sys.path.insert(0, os.path.join(ROOT, "tests", "journal"))
from reseal import reseal  # noqa: E402


ENDLESS = """
scenario { api = 1, id = "endless", title = "E", language = "en", begins = { "2026-03-02 08:00", economy.a }, length = "1:00", summary = "E." }
economy.a = { name = "A", zone = "+08:00" }
team.a = { name = "A", mark = "A", sector = "business", economy = economy.a, brief = "B." }
measure.m = { name = "M", unit = "u", start = 0, better = "high" }
rule.up = { when = all{ past("0:10"), below(measure.m, 1) }, again = true, does = { change(measure.m, 1) } }
rule.down = { when = above(measure.m, 0), again = true, does = { change(measure.m, -1) } }
"""


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="tocsin-commands-")
        cls.session = os.path.join(cls.folder, "night.tocsin")
        made = tocsin("simulate", "quiet-ward", "--seed", "7", "-o", cls.session, folder=cls.folder)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def drive(self, *steps, **options):
        script = self.path("steps.drive")
        with open(script, "w", encoding="utf-8") as file:
            file.write("\n".join(steps) + "\n")
        return tocsin("debrief", options.get("session", self.session), "--drive", script, folder=self.folder)

    def refuse(self, code, words, *arguments):
        done = tocsin(*arguments, folder=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_a_session_verifies_and_still_does_after_it_forgot(self):
        copy = self.path("forgetful.tocsin")
        shutil.copy(self.session, copy)
        self.assertEqual(tocsin("verify", copy).stdout, "ok\n")
        done = tocsin("forget", copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stderr.endswith(" in particular. The session still verifies.\n"), done.stderr)
        self.assertEqual(tocsin("verify", copy).stdout, "ok\n")

    def altered_by(self, sql):
        copy = self.path("stranger.tocsin")
        shutil.copy(self.session, copy)
        with sqlite3.connect(copy) as file:
            for line in sql:
                file.execute(line)
        file.close()
        return copy

    def test_that_a_session_still_verifies_is_looked_at_before_it_is_said(self):
        copy = self.altered_by(["UPDATE inputs SET wall_ms = wall_ms + 1 WHERE number = 3"])
        done = tocsin("forget", copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("What is left does not verify: ", done.stderr)
        self.assertIn("input 3 was altered", done.stderr)
        self.assertNotIn("still verifies", done.stderr)

    def test_a_team_with_a_name_that_terminals_obey_is_listed_plainly(self):
        copy = self.altered_by([])
        name = "a\tb\x1b[2J\nc\u202ed"
        with sqlite3.connect(copy) as file:
            (number,) = file.execute("SELECT min(number) FROM texts").fetchone()
            file.execute("UPDATE texts SET person = 1 WHERE number = ?", (number,))
            file.execute("UPDATE inputs SET team = ? WHERE number = ?", (name, number))
            reseal(file)
        file.close()
        done = tocsin("forget", copy, "--list")
        self.assertEqual((done.returncode, done.stdout), (0, "1\ta?b?[2J?c???d\t1\n"), done.stderr)

    def test_nothing_is_erased_where_erasing_would_take_more_with_it(self):
        copy = self.altered_by([
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'records') WHERE name = 'texts'"])
        before = digest(copy)
        self.refuse(1, "its tables are not those of a session file", "forget", copy)
        self.assertEqual(digest(copy), before)

    def typed(self, name):
        """A session of one person who types two reasons and leaves before the end; the bots have typed something too."""
        script, session = self.path("typing.drive"), self.path(name)
        with open(script, "w", encoding="utf-8") as file:
            file.write("until-decision 20000\nkey A\nfocus \"Why\"\ntype \"zyxwv\"\nkey Tab\npress \"Commit A\"\n"
                       "advance 20000\n")
        done = tocsin("play", "quiet-ward", "--team", "unity", "-o", session, "--drive", script, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return session

    def test_a_person_who_plays_alone_is_listed_as_one_and_can_be_forgotten_alone(self):
        session = self.typed("mine.tocsin")
        listed = tocsin("forget", session, "--list")
        self.assertEqual((listed.returncode, listed.stdout), (0, "1\tunity\t1\n"), listed.stderr)
        before = digest(session)
        self.refuse(1, "holds nothing of a person 99; it holds texts of 1 (unity, 1 text)", "forget", session, "--person", "99")
        self.assertEqual(digest(session), before)
        done = tocsin("forget", session, "--person", "1")
        self.assertEqual((done.returncode, done.stdout), (0, "1\n"), done.stderr)
        with open(session, "rb") as file:
            self.assertNotIn(b"zyxwv", file.read())
        with sqlite3.connect(session) as file:
            self.assertEqual(file.execute("SELECT count(*) > 0, max(person) FROM texts").fetchone(), (1, 0))
        self.assertEqual(tocsin("verify", session).stdout, "ok\n")
        self.refuse(1, "holds nothing of a person 1", "forget", session, "--person", "1")

    def test_what_bots_wrote_is_not_said_to_be_peoples(self):
        copy = self.path("bots.tocsin")
        shutil.copy(self.session, copy)
        listed = tocsin("forget", copy, "--list")
        self.assertEqual((listed.returncode, listed.stdout), (0, ""))
        self.assertRegex(listed.stderr, r" holds 0 texts of 0 people, \d+ of bots and 0 of nobody in particular\.")
        done = tocsin("forget", copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"Erased (\d+) names and texts from .*: 0 of people, \1 of bots and 0 of nobody")
        self.refuse(2, "do not go together", "forget", copy, "--list", "--person", "1")

    def test_an_altered_input_is_found_and_named(self):
        copy = self.path("altered.tocsin")
        shutil.copy(self.session, copy)
        with sqlite3.connect(copy) as file:
            file.execute("UPDATE inputs SET payload = payload || ' ' WHERE number = 25")
        done = tocsin("verify", copy)
        self.assertEqual((done.returncode, done.stdout), (1, "25\n"))
        self.assertIn("input 25 was altered", done.stderr)

    def test_a_file_cut_short_is_said_to_be_and_left_alone(self):
        copy = self.path("cut.tocsin")
        with open(self.session, "rb") as whole, open(copy, "wb") as part:
            part.write(whole.read(100000))
        before = digest(copy)
        self.refuse(1, "cut short", "verify", copy)
        self.assertEqual(digest(copy), before)

    def test_what_is_no_session_is_said_to_be_none(self):
        with open(self.path("letter.tocsin"), "w", encoding="utf-8") as file:
            file.write("Dear all")
        self.refuse(1, "not a Tocsin session file", "verify", self.path("letter.tocsin"))

    def test_a_session_that_is_there_is_never_written_over(self):
        before = digest(self.session)
        self.refuse(3, "there is a file of that name already", "simulate", "quiet-ward", "-o", self.session)
        self.assertEqual(digest(self.session), before)

    def test_an_unknown_scenario_gets_the_nearest_name(self):
        self.refuse(1, "did you mean quiet-ward?", "simulate", "quite-ward")

    def test_an_unknown_policy_and_a_bad_number_are_named(self):
        self.refuse(2, "there is no policy nice; there are prompt, legalistic, secretive and silent",
                    "simulate", "quiet-ward", "--policy", "nice")
        self.refuse(2, "--runs takes a whole number", "simulate", "quiet-ward", "--runs", "many")

    def test_without_a_display_it_says_so_and_makes_no_file(self):
        self.refuse(3, "there is no display here", "play", "quiet-ward", "--team", "unity", "-o", self.path("unseen.tocsin"))
        self.assertFalse(os.path.exists(self.path("unseen.tocsin")))

    def test_without_a_display_it_says_what_works_and_nothing_else(self):
        for command in (("play", "quiet-ward"), ("home",), ("debrief", self.session)):
            done = tocsin(*command, folder=self.folder)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertIn("tocsin simulate", done.stderr)
            self.assertIn("tocsin report", done.stderr)

    def test_a_display_that_cannot_be_used_is_told_like_none(self):
        done = tocsin("home", folder=self.folder, driver="none-such")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("Without one, tocsin simulate SCENARIO -o SESSION lets bots play", done.stderr)

    def test_a_scenario_that_is_at_fault_is_stopped_and_said_to_be(self):
        folder = self.path("endless")
        os.mkdir(folder)
        with open(os.path.join(folder, "scenario.lua"), "w", encoding="utf-8") as file:
            file.write(ENDLESS)
        done = tocsin("simulate", folder, folder=self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertIn("In 1 of them the scenario was at fault", done.stderr)
        done = tocsin("simulate", folder, "-o", self.path("endless.tocsin"), folder=self.folder)
        self.assertIn("The scenario was at fault at 0:10:00: too much happens in one second", done.stderr)

    def test_simulate_prints_what_others_build_on(self):
        one = tocsin("simulate", "quiet-ward", "--runs", "6", "--seed", "3", "--json", folder=self.folder)
        two = tocsin("simulate", "quiet-ward", "--runs", "6", "--seed", "3", "--threads", "2", "--json", folder=self.folder)
        one, two = json.loads(one.stdout), json.loads(two.stdout)
        self.assertEqual(one["digest"], two["digest"])
        for key in ("scenario", "runs", "seed", "threads", "events", "seconds", "digest", "measures", "clocks", "decisions",
                    "sharing"):
            self.assertIn(key, one)
        self.assertEqual(set(one["sharing"]), {"needs", "met_in_time", "never", "median_s"})
        self.assertEqual(set(one["clocks"]["cii/first"]), {"met", "missed", "open", "never_started"})
        self.assertEqual(set(one["measures"]["harm"]), {"median", "p10", "p90"})

    def test_check_finds_nothing_in_the_library(self):
        done = tocsin("check", "quiet-ward", "--json", folder=self.folder)
        self.assertEqual((done.returncode, json.loads(done.stdout)), (0, []))

    def test_a_report_is_one_page_marked_as_an_exercise(self):
        done = tocsin("report", self.session, "-o", self.path("report"), folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(done.stdout.strip(), encoding="utf-8") as file:
            page = file.read()
        self.assertIn("EXERCISE, NOT REAL", page)
        self.assertNotIn("src=\"http", page)

    def test_a_debrief_is_walked_through_by_keyboard_at_every_size(self):
        for size in ("size 1920 1080", "size 1280 720"):
            for scale in ("scale 100", "scale 200"):
                done = self.drive(size, scale, 'expect "Clocks met"', "key Right", "key Right", "key End", "key Home",
                                  'press "Decisions"', 'expect "Well grounded in what the team knew then."',
                                  'press "Duties"', "theme light", 'press "Timeline"', 'expect "This moment"')
                self.assertEqual(done.returncode, 0, size + " " + scale + ": " + done.stderr)

    def test_a_debrief_writes_its_report(self):
        copy = self.path("looked-at.tocsin")
        shutil.copy(self.session, copy)
        done = self.drive('press "Write the report"', session=copy)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(os.path.exists(self.path("looked-at.debrief/index.html")), os.listdir(self.folder))

    def test_a_debrief_of_a_session_that_was_hardly_begun(self):
        script = self.path("begin.drive")
        with open(script, "w", encoding="utf-8") as file:
            file.write("advance 30\n")
        begun = self.path("begun.tocsin")
        done = tocsin("play", "quiet-ward", "--team", "unity", "-o", begun, "--drive", script, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.drive('expect "Clocks met"', 'press "Decisions"', 'press "Duties"', session=begun)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_wrong_step_names_its_line(self):
        done = self.drive('expect "Clocks met"', 'press "Clocks kept"')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("2", done.stderr)


if __name__ == "__main__":
    unittest.main()
