"""How the program is used: its pages of help, what it says to a wrong word, and what its exit codes mean."""

import os
import re
import unittest

from program import InFolder, tocsin

COMMANDS = ("home", "play", "simulate", "debrief", "report", "check", "verify", "forget", "bench")
GREATEST_SEED = 2**63 - 1


class Usage(InFolder):
    def path(self, name):
        return os.path.join(self.folder, name)

    def tocsin(self, *arguments):
        return tocsin(*arguments, folder=self.folder)

    def refuse(self, code, words, *arguments):
        done = self.tocsin(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(sorted(os.listdir(self.folder)), self.there, "it left something behind")

    there = []

    def write(self, name, text=""):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        self.there = sorted([*self.there, name])
        return self.path(name)

    # ---- help ----

    def test_each_command_has_a_page_however_it_is_asked_for(self):
        for command in COMMANDS:
            page = self.tocsin(command, "--help")
            self.assertEqual((page.returncode, page.stderr), (0, ""))
            for arguments in ((command, "-h"), ("help", command), (command, "something", "--help")):
                self.assertEqual(self.tocsin(*arguments).stdout, page.stdout, arguments)

    def test_a_page_says_every_option_of_its_usage_the_exit_codes_and_an_example(self):
        for command in COMMANDS:
            usage, page = self.tocsin(command, "--help").stdout.split("\n", 1)
            self.assertTrue(usage.startswith("tocsin " + command), usage)
            for option in re.findall(r"(?<![\w-])--?[a-z]+", usage):
                self.assertRegex(page, r"\n  " + option + r"\b", command)
            for words in ("Exit codes: 0 ", "Example:\n  "):
                self.assertIn(words, page, command)
            example = page.split("Example:\n")[1]
            self.assertTrue("tocsin " + command in example or "tools/bench" in example, example)

    def test_values_that_are_words_stand_in_the_page(self):
        page = self.tocsin("simulate", "--help").stdout
        for word in ("prompt (", "legalistic (", "secretive (", "silent (", str(GREATEST_SEED)):
            self.assertIn(word, page)
        page = self.tocsin("play", "--help").stdout
        for word in ("320x240", "7680x7680", "dark or light", "100 to 200", "docs/driving.md", "the first that"):
            self.assertIn(word, page)

    def test_the_whole_is_explained_to_whoever_asks_in_any_way(self):
        pages = [self.tocsin(word).stdout for word in ("--help", "-h", "help")]
        self.assertEqual(pages, [pages[0]] * 3)
        for command in COMMANDS:
            self.assertIn("\n  " + command + " ", pages[0])

    # ---- wrong words ----

    def test_a_wrong_word_gets_the_nearest_one(self):
        self.refuse(2, "there is no command simlate; did you mean simulate?\n", "simlate")
        self.refuse(2, "there is no command verfy; did you mean verify?\n", "help", "verfy")
        self.refuse(2, "there is no option --sed; did you mean --seed?", "simulate", "quiet-ward", "--sed=4")
        self.refuse(2, "there is no option -x\n", "simulate", "quiet-ward", "-x")

    def test_a_missing_word_or_value_is_named(self):
        self.refuse(2, "it needs a SCENARIO", "simulate")
        self.refuse(2, "it needs a SESSION", "verify")
        self.refuse(2, "it takes a SESSION and no more words, so not b", "verify", "a", "b")
        self.refuse(2, "it takes options only, not x", "home", "x")
        self.refuse(2, "--seed needs a value", "simulate", "quiet-ward", "--seed")
        self.refuse(2, "--output needs a value", "report", "night.tocsin", "-o", "")
        self.refuse(2, "--json takes no value", "simulate", "quiet-ward", "--json=3")

    def test_a_wrong_value_is_a_wrong_use(self):
        self.refuse(2, "--size is WIDTHxHEIGHT, from 320x240 to 7680x7680, not 10x10", "play", "quiet-ward", "--size", "10x10")
        for arguments in (("--seed", "abc"), ("--seed", "-1"), ("--seed", str(GREATEST_SEED + 1)), ("--policy", "nice"),
                          ("--threads", "0"), ("--runs", "0")):
            self.refuse(2, arguments[0].removeprefix("--") if arguments[0] == "--policy" else arguments[0],
                        "simulate", "quiet-ward", *arguments)
        for arguments in (("--seed", "abc"), ("--theme", "pink"), ("--scale", "99"), ("--size", "10x10")):
            self.refuse(2, arguments[0], "play", "quiet-ward", *arguments)

    def test_the_greatest_seed_is_played_and_the_one_after_it_is_not_reached_by_many_runs(self):
        done = self.tocsin("simulate", "quiet-ward", "--seed", str(GREATEST_SEED), "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f'"seed": {GREATEST_SEED}', done.stdout)
        self.refuse(2, "pass the greatest", "simulate", "quiet-ward", "--seed", str(GREATEST_SEED), "--runs", "2")

    # ---- places ----

    def test_what_was_asked_about_and_is_not_there_is_bad(self):
        for command in ("verify", "forget", "report"):
            self.refuse(1, "gone.tocsin", command, "gone.tocsin")
        self.refuse(1, "there is no scenario", "check", "nowhere-at-all")
        self.refuse(1, "there is no code", "check", "--explain", "X1")

    def test_a_place_that_cannot_be_written_is_the_machines_refusal(self):
        steps = self.write("steps.drive", "quit\n")
        for command in (("simulate", "quiet-ward"), ("play", "quiet-ward", "--drive", steps)):
            self.refuse(3, self.folder + " is a folder", *command, "-o", self.folder)
            self.refuse(3, "there is no folder " + self.path("nowhere"), *command, "-o", self.path("nowhere/x.tocsin"))
        self.refuse(3, "cannot make the folder", "simulate", "quiet-ward", "--runs", "2", "-o", self.path("nowhere/x"))
        self.refuse(3, "cannot make the folder", "simulate", "quiet-ward", "--runs", "2", "-o", steps)

    def test_a_report_goes_nowhere_without_a_place(self):
        session = self.path("night.tocsin")
        self.assertEqual(self.tocsin("simulate", "quiet-ward", "-o", session).returncode, 0)
        self.there = ["night.tocsin"]
        self.refuse(3, "cannot make the folder", "report", session, "-o", self.path("nowhere/page"))
        self.refuse(3, "cannot make the folder", "report", session, "-o", session)

    def test_many_runs_go_to_a_folder_and_one_to_a_file(self):
        self.refuse(2, "-o names a folder", "simulate", "quiet-ward", "--runs", "3", "-o", self.path("x.tocsin"))
        done = self.tocsin("simulate", "quiet-ward", "--runs", "3", "--seed", "4", "-o", self.path("plays"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("\nsessions " + self.path("plays") + "\n", done.stdout)
        self.assertEqual(sorted(os.listdir(self.path("plays"))), ["seed-4.tocsin", "seed-5.tocsin", "seed-6.tocsin"])

    # ---- a play ----

    def test_a_play_says_who_you_are_and_where_it_is_kept(self):
        steps = self.write("steps.drive", "advance 60\n")
        session = self.path("mine.tocsin")
        done = self.tocsin("play", "quiet-ward", "-o", session, "--drive", steps)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"^You play .+ \([a-z_]+\)\. The session is kept in " + re.escape(session) + "\n")
        said = done.stderr
        done = self.tocsin("play", session, "--drive", steps) # going on says the same
        self.assertEqual((done.returncode, done.stderr), (0, said))
        done = self.tocsin("play", "quiet-ward", "--team", "unity", "--drive", steps)
        kept = re.search(r"\(unity\)\. The session is kept in (.+\.tocsin)\n", done.stderr)
        self.assertTrue(kept and os.path.exists(kept.group(1)), done.stderr)

    def test_steps_that_cannot_be_read_leave_no_session(self):
        self.refuse(1, "cannot read the steps in gone.drive", "play", "quiet-ward", "--drive", "gone.drive")
        self.refuse(1, "it is a folder", "play", "quiet-ward", "--drive", ".")
        self.refuse(1, "cannot read the steps in gone.drive", "home", "--drive", "gone.drive")

    def test_a_session_of_bots_has_no_seat_to_go_on_in(self):
        session, steps = self.path("bots.tocsin"), self.write("steps.drive", "quit\n")
        self.assertEqual(self.tocsin("simulate", "quiet-ward", "-o", session).returncode, 0)
        self.there = ["bots.tocsin", "steps.drive"]
        self.refuse(1, "bots played every team of this session", "play", session, "--drive", steps)


if __name__ == "__main__":
    unittest.main()
