#!/usr/bin/env python3
"""tocsin report on real plays: the page parses, every picture has its table, and its figures are those of a simulation.

Usage: test_report_command.py TOCSIN
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from contextlib import closing
from html.parser import HTMLParser

TOCSIN = sys.argv.pop(1)
SCENARIO = "quiet-ward"
SECTIONS = ["scores", "story", "knowledge", "sharing", "duties", "decisions", "public", "measures", "hot-wash",
            "objectives", "written", "people", "record", "about"]


def tocsin(*arguments, **options):
    return subprocess.run([TOCSIN, *arguments], capture_output=True, text=True, check=False, **options)


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def first_word(element):
    return re.match(r"\w+", words_of(element)).group()


class Nesting(HTMLParser):
    """The page as a browser's tokeniser sees it: everything that opens closes, in order."""

    VOID = {"meta", "br", "hr", "img", "input", "link"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


class Played(unittest.TestCase):
    POLICY = "secretive"

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.session = os.path.join(cls.folder.name, "night.tocsin")
        made = tocsin("simulate", SCENARIO, "--seed", "3", "--policy", cls.POLICY, "-o", cls.session)
        assert made.returncode == 0, made.stderr
        done = tocsin("report", cls.session)
        assert done.returncode == 0, done.stderr
        cls.path = done.stdout.strip()
        with open(cls.path, encoding="utf-8") as file:
            cls.text = file.read()
        cls.page = ElementTree.fromstring(cls.text.removeprefix("<!DOCTYPE html>"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def section(self, name):
        return next(s for s in self.page.iter("section") if s.get("id") == name)

    def test_it_lies_beside_the_session_under_its_name(self):
        self.assertEqual(self.path, os.path.join(self.folder.name, "night.debrief", "index.html"))

    def test_a_browsers_parser_finds_nothing_to_mend(self):
        parser = Nesting()
        parser.feed(self.text)
        parser.close()
        self.assertEqual(parser.wrong, [])
        self.assertEqual(parser.open, [])

    def test_every_section_is_there_in_order_and_says_something(self):
        self.assertEqual([s.get("id") for s in self.page.iter("section")], SECTIONS)
        for section in self.page.iter("section"):
            self.assertGreater(len(words_of(section)), len(words_of(section.find("h2"))), section.get("id"))

    def test_ids_are_unique_and_links_lead_somewhere(self):
        ids = [e.get("id") for e in self.page.iter() if e.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        for link in self.page.iter("a"):
            self.assertIn(link.get("href").removeprefix("#"), ids)
        for pointed in re.findall(r"url\(#([^)]+)\)", self.text):
            self.assertIn(pointed, ids)

    def test_tables_have_captions_and_heads_for_every_column(self):
        tables = list(self.page.iter("table"))
        self.assertGreater(len(tables), 8)
        for table in tables:
            caption = words_of(table.find("caption"))
            self.assertTrue(caption)
            heads = table.findall("thead/tr/th")
            self.assertTrue(all(h.get("scope") == "col" for h in heads), caption)
            for row in table.findall("tbody/tr"):
                self.assertEqual(len(list(row)), len(heads), caption)

    def test_every_picture_is_named_and_stands_beside_a_table(self):
        figures = list(self.page.iter("figure"))
        self.assertGreater(len(figures), 4)
        for figure in figures:
            picture = figure.find("{http://www.w3.org/2000/svg}svg")
            self.assertEqual(picture.get("role"), "img")
            self.assertTrue(picture.get("aria-labelledby"))
            self.assertTrue(words_of(figure.find("figcaption")))
        for section in self.page.iter("section"):
            if section.find(".//figure") is not None:
                self.assertIsNotNone(section.find(".//table"), section.get("id"))

    def test_it_needs_nothing_from_elsewhere(self):
        for element in self.page.iter():
            self.assertNotIn(element.tag, ("script", "link", "img", "iframe", "object"))
            self.assertIsNone(element.get("src"))
            self.assertTrue((element.get("href") or "#").startswith("#"))
        self.assertNotRegex(self.text, r"url\((?!#)")

    def test_it_is_marked_as_an_exercise_at_its_head_its_foot_and_on_paper(self):
        self.assertIn("EXERCISE, NOT REAL", words_of(self.page.find(".//header")))
        self.assertIn("EXERCISE, NOT REAL", words_of(self.page.find(".//footer")))
        self.assertRegex(self.text, r"@top-center \{ content: \"EXERCISE, NOT REAL\"")

    def test_its_figures_are_those_of_the_simulation(self):
        said = tocsin("simulate", SCENARIO, "--seed", "3", "--policy", self.POLICY, "--json")
        figures = json.loads(said.stdout)
        words = words_of(self.section("sharing"))
        needs, met, late, never, still, nobody = map(int, re.search(
            r"Of (\d+) needs, (\d+) were met in time, (\d+) late, (\d+) never; "
            r"(\d+) were still in time when it stopped and (\d+)",
            words).groups())
        self.assertEqual(needs, figures["sharing"]["needs"])
        self.assertEqual(met, figures["sharing"]["met_in_time"])
        self.assertEqual(never + still + nobody, figures["sharing"]["never"])
        self.assertEqual(needs, met + late + never + still + nobody)
        results = [first_word(row[-1]) for row in self.section("duties").findall(".//tbody/tr")]
        clocks = figures["clocks"].values()
        # The simulation counts what came in time; the report tells apart what was in time, but incomplete.
        self.assertEqual(results.count("met") + results.count("in"), sum(c["met"] for c in clocks))
        self.assertEqual(results.count("missed") + results.count("late"), sum(c["missed"] for c in clocks))
        self.assertEqual(results.count("open"), sum(c["open"] for c in clocks))
        ends = {words_of(row[0]): words_of(row[5]) for row in self.section("measures").findall(".//tbody/tr")}
        for name, title in (("trust_public", "Trust of the public"), ("harm", "Harm to patients and members")):
            end = float(ends[title].replace(",", ""))
            self.assertAlmostEqual(end, float(figures["measures"][name]["median"]), delta=0.006)

    def test_it_states_what_the_session_file_keeps(self):
        with closing(sqlite3.connect(f"file:{self.session}?mode=ro", uri=True)) as kept:
            digest = kept.execute("SELECT digest FROM digests ORDER BY records DESC").fetchone()[0]
            chain = kept.execute("SELECT chain FROM inputs ORDER BY number DESC").fetchone()[0]
        about = words_of(self.section("about"))
        self.assertIn(digest, about)
        self.assertIn(chain.hex(), about)

    def test_the_same_session_gives_the_same_bytes(self):
        folder = os.path.join(self.folder.name, "elsewhere")
        done = tocsin("report", "-o", folder, self.session)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(folder, "index.html"), encoding="utf-8") as file:
            self.assertEqual(file.read(), self.text)
        self.assertEqual(os.listdir(folder), ["index.html"])


class Prompt(Played):
    """Many items, most of them repeated."""
    POLICY = "prompt"


class Silent(Played):
    """Nobody does anything: decisions run out, nothing is shared."""
    POLICY = "silent"

    def test_every_picture_is_named_and_stands_beside_a_table(self):
        self.assertGreater(len(list(self.page.iter("figure"))), 2)


class Stopped(unittest.TestCase):
    """One person at one seat, who answers one decision with a reason and leaves in the middle."""
    REASON = "First details <b>are</b> enough & \u0633\u0631\u064a\u0639"
    STEPS = """until-decision 20000
press "Phone the Commissioner now: five facts, what we do not know, when we call again"
focus "Why"
type "%s"
press "Commit A"
advance 600
"""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        session = os.path.join(cls.folder.name, "seat.tocsin")
        steps = os.path.join(cls.folder.name, "steps")
        with open(steps, "w", encoding="utf-8") as file:
            file.write(cls.STEPS % cls.REASON)
        played = tocsin("play", SCENARIO, "--team", "unity", "--seed", "7", "-o", session, "--drive", steps,
                        env={**os.environ, "SDL_VIDEODRIVER": "dummy"})
        assert played.returncode == 0, played.stderr
        done = tocsin("report", session)
        assert done.returncode == 0, done.stderr
        with open(done.stdout.strip(), encoding="utf-8") as file:
            cls.page = ElementTree.fromstring(file.read().removeprefix("<!DOCTYPE html>"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def section(self, name):
        return next(s for s in self.page.iter("section") if s.get("id") == name)

    def test_it_says_that_it_stopped_and_leaves_open_what_was_open(self):
        self.assertIn("stopped after", words_of(self.page.find(".//header")))
        self.assertIn("The session stopped at", words_of(self.section("story")))
        results = [first_word(row[-1]) for row in self.section("duties").findall(".//tbody/tr")]
        self.assertIn("open", results)

    def test_the_reason_stands_at_the_decision_as_it_was_typed(self):
        reasons = [words_of(quote) for quote in self.section("decisions").iter("blockquote")]
        self.assertIn(self.REASON, reasons)

    def test_people_and_bots_are_told_apart(self):
        played = {words_of(row[0]): words_of(row[4]) for row in self.section("people").findall(".//tbody/tr")}
        self.assertEqual(played["Calvessa Unity Hospitals"], "people")
        self.assertTrue(played["Lindquay"].startswith("a bot"))
        marked = [words_of(mark) for mark in self.section("decisions").iter("span") if mark.get("class") == "mark bot"]
        self.assertIn("bot", marked)


class Refused(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def test_used_wrongly(self):
        self.assertEqual(tocsin("report").returncode, 2)
        self.assertEqual(tocsin("report", "a", "b").returncode, 2)
        self.assertEqual(tocsin("report", "--nonsense", "a").returncode, 2)

    def test_no_such_session(self):
        done = tocsin("report", self.path("none.tocsin"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("none.tocsin", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_not_a_session(self):
        with open(self.path("x.tocsin"), "w", encoding="utf-8") as file:
            file.write("This is not a session.")
        done = tocsin("report", self.path("x.tocsin"))
        self.assertEqual(done.returncode, 1)
        self.assertFalse(os.path.exists(self.path("x.debrief")))

    def test_a_folder_that_cannot_be_made(self):
        made = tocsin("simulate", SCENARIO, "--policy", "silent", "-o", self.path("n.tocsin"))
        self.assertEqual(made.returncode, 0, made.stderr)
        done = tocsin("report", self.path("n.tocsin"), "-o", self.path("no/such/place"))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no/such/place", done.stderr)
        with open(self.path("file"), "w", encoding="utf-8") as file:
            file.write("in the way")
        done = tocsin("report", self.path("n.tocsin"), "-o", self.path("file"))
        self.assertNotEqual(done.returncode, 0)

    def test_the_session_is_left_as_it_was(self):
        made = tocsin("simulate", SCENARIO, "--policy", "silent", "-o", self.path("n.tocsin"))
        self.assertEqual(made.returncode, 0, made.stderr)
        with open(self.path("n.tocsin"), "rb") as file:
            before = file.read()
        os.chmod(self.path("n.tocsin"), 0o444)
        self.assertEqual(tocsin("report", self.path("n.tocsin"), "-o", self.path("out")).returncode, 0)
        with open(self.path("n.tocsin"), "rb") as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(tocsin("verify", self.path("n.tocsin")).stdout.strip(), "ok")


class FromAStranger(unittest.TestCase):
    """A session and what lies beside it, made to harm who reports on it."""

    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        cls.good = os.path.join(cls.made.name, "good.tocsin")
        made = tocsin("simulate", SCENARIO, "--policy", "silent", "-o", cls.good)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.session = self.path("n.tocsin")
        shutil.copy(self.good, self.session)
        self.victim = self.path("victim")
        with open(self.victim, "w", encoding="utf-8") as file:
            file.write("precious")

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def assert_victim_is_whole(self):
        with open(self.victim, encoding="utf-8") as file:
            self.assertEqual(file.read(), "precious")

    def alter(self, sql, *values):
        with closing(sqlite3.connect(self.session)) as kept:
            kept.execute(sql, values)
            kept.commit()

    def test_no_link_in_its_folder_is_written_through(self):
        os.mkdir(self.path("n.debrief"))
        for name in ("index.html", "index.html.part"):
            os.symlink(self.victim, self.path("n.debrief/" + name))
        done = tocsin("report", self.session)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_victim_is_whole()
        self.assertFalse(os.path.islink(self.path("n.debrief/index.html")))
        self.assertEqual(sorted(os.listdir(self.path("n.debrief"))), ["index.html", "index.html.part"])

    def test_a_folder_that_is_a_link_is_not_followed_unless_it_is_named(self):
        os.mkdir(self.path("elsewhere"))
        os.symlink(self.path("elsewhere"), self.path("n.debrief"))
        done = tocsin("report", self.session)
        self.assertEqual(done.returncode, 3)
        self.assertIn("it is a link; name a folder with -o", done.stderr)
        self.assertEqual(os.listdir(self.path("elsewhere")), [])
        done = tocsin("report", self.session, "-o", self.path("n.debrief"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(os.listdir(self.path("elsewhere")), ["index.html"])

    def test_a_page_is_as_open_to_others_as_any_file(self):
        before = os.umask(0o027)
        self.addCleanup(os.umask, before)
        done = tocsin("report", self.session)
        self.assertEqual(os.stat(done.stdout.strip()).st_mode & 0o777, 0o640)

    def test_a_trace_that_its_digests_do_not_fit_is_shown_and_said(self):
        with closing(sqlite3.connect(self.session)) as kept:
            number, record = kept.execute("SELECT number, record FROM records ORDER BY number LIMIT 1 OFFSET 40").fetchone()
        record = bytearray(record)
        record[32] ^= 1
        self.alter("UPDATE records SET record = ? WHERE number = ?", bytes(record), number)
        self.assertEqual(tocsin("verify", self.session).returncode, 1)
        done = tocsin("report", self.session)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("does not verify", done.stderr)
        with open(done.stdout.strip(), encoding="utf-8") as file:
            self.assertIn("This session does not verify", file.read())

    def test_what_verify_refuses_in_the_tables_report_refuses(self):
        for sql in ("INSERT INTO exercise SELECT * FROM exercise", "INSERT INTO texts VALUES(1, 0, 'prose', zeroblob(16), 'x')",
                    "UPDATE digests SET digest = 'none'"):
            shutil.copy(self.good, self.session)
            self.alter(sql)
            self.assertEqual(tocsin("verify", self.session).returncode, 1, sql)
            done = tocsin("report", self.session)
            self.assertEqual((done.returncode, done.stdout), (1, ""), sql)


if __name__ == "__main__":
    unittest.main()
