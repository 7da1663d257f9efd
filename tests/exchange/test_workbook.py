"""A workbook is an equal source: what a scenario.lua says, a workbook says too, and it plays the same."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

from rows import book_of, rows_of, sheets_of
from xlsx import DATE_TIME, ELAPSED, PERCENT, TIME, Book, Number, Raw

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
LANGUAGE = os.path.join(ROOT, "tests", "language")
WARD = os.path.join(ROOT, "scenarios", "quiet-ward")
PROGRAM, TEXTS = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))


def run(*arguments, folder=None):
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder or "/nonexistent", "data"))
    return subprocess.run([*arguments], capture_output=True, text=True, timeout=120, env=env)


def tocsin(*arguments, folder=None):
    return run(PROGRAM, *arguments, folder=folder)


SMALL = [
    ("Scenario", [["field", "value"], ["id", "mill"], ["title", "Small"], ["language", "en"], ["begins", "2026-03-02 08:00"],
                  ["summary", "A pump runs by itself."], ["length", "2:00"]]),
    ("Economies", [["id", "name", "zone"], ["aranda", "Aranda", "+08:00"]]),
    ("Teams", [["id", "name", "mark", "sector", "economy", "brief"],
               ["water", "Ferry Water", "FW", "business", "aranda", "You run the pumps."],
               ["cert", "Aranda CERT", "AC", "government", "Aranda", "You see more."]]),
    ("Channels", [["id", "name", "between", "delay"], ["phone", "Phone", "water, cert", 2]]),
    ("Facts", [["id", "title", "text", "tlp", "held by", "needed by"], ["pump", "A pump", "Pump 3 ran by itself.", "green", "Ferry Water", "cert"]]),
    ("Injects", [["id", "to", "title", "text", "via"], ["alarm", "water", "Pump 3", "It runs.", "Phone"]]),
    ("Decisions", [["id", "who", "ask", "within", "otherwise"], ["stop", "water", "Stop it?", 20, "wait"]]),
    ("Options", [["decision", "option", "label", "does"], ["stop", "cut", "Stop it", "change(measure.trust, -5)"], [None, "wait", "Watch it"]]),
    ("Measures", [["id", "name", "unit", "start", "better"], ["trust", "Trust", "%", 60, "high"]]),
    ("Scenes", [["id", "title"], ["day", "Monday"]]),
    ("Cues", [["scene", "time", "what"], ["day", "0:00", "inject.alarm, decision.stop"]]),
]


def small(**changes):
    """The small workbook with some sheets replaced (None: left out)."""
    book = Book()
    for name, rows in SMALL:
        rows = changes.pop(name, rows)
        if rows is not None:
            book.sheet(name, rows)
    for name, rows in changes.items():
        book.sheet(name, rows)
    return book


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tocsin-workbook-")
        self.addCleanup(shutil.rmtree, self.folder)

    def save(self, book, name="mill"):
        os.makedirs(os.path.join(self.folder, name), exist_ok=True)
        book.save(os.path.join(self.folder, name, "scenario.xlsx"))
        return os.path.join(self.folder, name)

    def check(self, path):
        done = tocsin("check", path, folder=self.folder)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done

    def assert_finds(self, book, *wanted):
        done = self.check(self.save(book))
        for line in wanted:
            self.assertIn(line, done.stdout)
        return done

    def digest(self, path, runs=3):
        done = tocsin("simulate", path, "--runs", str(runs), "--seed", "7", "--threads", "1", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return re.search(r"digest (\w+)", done.stdout).group(1)


class SaysTheSame(InFolder):
    """Every example of the language, and Quiet Ward, written as a workbook."""

    def as_workbook(self, lua, tests=None, name="mill"):
        book, stories = book_of(lua)
        folder = self.save(book, name)
        if tests is not None:
            shutil.copy(tests, folder)
        return folder, stories

    def as_lua(self, lua):
        folder = os.path.join(self.folder, "plain")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(lua, os.path.join(folder, "scenario.lua"))
        return folder

    def add_pictures(self, *folders):
        for folder in folders:
            if os.path.isdir(os.path.join(LANGUAGE, "pictures")):
                shutil.copytree(os.path.join(LANGUAGE, "pictures"), os.path.join(folder, "pictures"), dirs_exist_ok=True)

    def test_examples(self):
        names = sorted(name for name in os.listdir(LANGUAGE) if name.endswith(".lua"))
        self.assertGreater(len(names), 50)
        shutil.copytree(os.path.join(ROOT, "scenarios", "laws"), os.path.join(self.folder, "laws"))
        for name in names:
            with self.subTest(example=name):
                lua = os.path.join(LANGUAGE, name)
                workbook, stories = self.as_workbook(lua)
                plain = self.as_lua(lua)
                self.add_pictures(workbook, plain)
                if stories == 0:
                    texts = run(TEXTS, plain, workbook)
                    self.assertEqual((texts.returncode, texts.stdout), (0, ""), texts.stderr)
                    self.assertEqual(self.digest(workbook), self.digest(plain))
                else:  # stories stay in Lua; the rest must still be said without a mistake
                    self.assertNotIn("T04", self.check(workbook).stdout)

    def test_quiet_ward(self):
        shutil.copytree(os.path.join(ROOT, "scenarios", "laws"), os.path.join(self.folder, "laws"))
        folder, stories = self.as_workbook(os.path.join(WARD, "scenario.lua"), os.path.join(WARD, "tests.lua"), "quiet-ward")
        self.assertEqual(stories, 0)
        texts = run(TEXTS, WARD, folder)
        self.assertEqual((texts.returncode, texts.stdout), (0, ""), texts.stderr)
        self.assertEqual(self.digest(folder), self.digest(WARD))
        ours, theirs = self.check(folder), self.check(WARD)
        self.assertEqual(ours.returncode, 0, ours.stdout)
        self.assertIn("tests hold what their author expects", ours.stderr)
        self.assertEqual(ours.stderr.splitlines()[-1].split(": ")[1], theirs.stderr.splitlines()[-1].split(": ")[1])

    def test_a_session_carries_its_workbook(self):
        folder = self.save(small())
        session = os.path.join(self.folder, "night.tocsin")
        self.assertEqual(tocsin("simulate", folder, "--seed", "3", "-o", session, folder=self.folder).returncode, 0)
        digest = self.digest(folder)
        shutil.rmtree(folder)
        self.assertEqual(tocsin("verify", session, folder=self.folder).returncode, 0)
        self.assertEqual(self.digest(session), digest)
        self.assertEqual(self.check(session).returncode, 0)

    def test_stories_stand_beside_it(self):
        folder = self.save(small(), "told")
        plain = self.digest(folder)
        with open(os.path.join(folder, "scenario.lua"), "w", encoding="utf-8") as file:
            file.write('story.later = function() wait("0:30") change(measure.trust, -7) end\n')
        self.assertEqual(self.check(folder).returncode, 0, self.check(folder).stdout)
        self.assertNotEqual(self.digest(folder), plain)

    def test_a_workbook_by_its_own_name(self):
        path = small().save(os.path.join(self.folder, "pumps.xlsx"))
        self.assertEqual(self.check(path).returncode, 0)
        beside = self.save(small())
        self.assertEqual(self.digest(path), self.digest(os.path.join(beside, "scenario.xlsx")))


class SaysWhere(InFolder):
    """Whatever is wrong is told at its sheet and cell."""

    def test_small_is_good(self):
        done = self.check(self.save(small()))
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_mistakes_of_the_language(self):
        self.assert_finds(
            small(
                Injects=[["id", "to", "title", "text", "via"], ["alarm", "watr", "Pump 3", "It runs.", "pigeon"], ["alarm", "water", "Again", "It runs."]],
                Channels=[["id", "name", "between", "delay"], ["phone", "Phone", "water, cert", "0:75"]],
            ),
            "Injects!B2: error: T0202: `team.watr` is not declared. Did you mean `team.water`",
            'Injects!E2: error: T0210: `via` cannot be "pigeon"',
            "Injects!A3: error: T0203: `inject.alarm` is declared a second time; first in row 2 of Injects",
            'Channels!D2: error: T0212: `delay` cannot be "0:75"',
        )

    def test_programs_read_the_cell_too(self):
        folder = self.save(small(Measures=[["id", "name", "unit", "better"], ["trust", "Trust", "%", "high"]]))
        found = json.loads(tocsin("check", folder, "--json", folder=self.folder).stdout)
        self.assertEqual([(item["cell"], item["line"], item["column"], item["code"]) for item in found], [("Measures!A2", 2, 1, "T0206")])

    def test_missing_field_is_told_at_its_row(self):
        self.assert_finds(small(Measures=[["id", "name", "unit", "better"], ["trust", "Trust", "%", "high"]]), "Measures!A2: error: T0206: measure.trust needs `start`")

    def test_findings_of_the_checker_too(self):
        rows = [["id", "who", "ask", "within", "otherwise"], ["stop", "water", "Stop it?", 20, "wait"], ["late", "cert", "And then?", 20, "wait"]]
        options = SMALL[7][1] + [["late", "go", "Go"], ["late", "wait", "Wait"]]
        self.assert_finds(small(Decisions=rows, Options=options), "Decisions!A3: warning: T0302: ")

    def test_without_the_sheet_scenario(self):
        self.assert_finds(small(Scenario=None), "Scenario!A1: error: T0229: ")

    def test_columns_and_sheets_that_are_not_known(self):
        done = self.assert_finds(
            small(
                Injects=[["id", "to", "titel", "title", "text", "# mine", "owner"], ["alarm", "water", "x", "Pump 3", "It runs.", "x", "Kim"]],
                Injcts=[["id"], ["x"]],
                **{"#Ideas": [["whatever"]]},
            ),
            "Injects!C1: warning: T0401: Injects has no column `titel`, so it is left out. Did you mean `title`",
            "Injects!G1: warning: T0401: Injects has no column `owner`, so it is left out.",
            "Injcts!A1: warning: T0402: the sheet `Injcts` is none of a scenario's, so it is left out. Did you mean `Injects`",
        )
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stdout.splitlines()), 3)

    def test_a_sheet_of_any_name_harms_nothing(self):
        for name in ('a"b', "Night shift", "\u65e5\u672c", "it's <b>"):
            with self.subTest(name=name):
                folder = self.save(small(**{name: [["x"]]}))
                self.assertIn("Workbook!A1: warning: T0402: the sheet `" + name, self.check(folder).stdout)
                self.assertEqual(json.loads(tocsin("check", folder, "--json", folder=self.folder).stdout)[0]["cell"], "Workbook!A1")

    def test_cells_that_cannot_be_read(self):
        measures = SMALL[8][1]
        self.assert_finds(
            small(
                Measures=[measures[0] + ["from"], measures[1] + ["knows(team.water, fact.pump"]],
                Facts=[["id", "title", "text", "tlp", "truth"], ["pump", "A pump", Raw('t="e"|<f>1/0</f><v>#DIV/0!</v>'), "green", "function() end"],
                       ["dry", "Dry", Raw("|<f>A1</f>"), "green"], ["a b", "x", "y", "green"], [None, "x", "y", "green"]],
                Options=SMALL[7][1] + [["stopp", "x", "X"]],
            ),
            "Measures!F2: error: T0403: a bracket is not closed.",
            "Facts!C2: error: T0403: it holds #DIV/0! Mend the formula, or write the value itself.",
            "Facts!E2: error: T0403: it holds a program, where only a value may stand; stories are written in scenario.lua.",
            "Facts!C3: error: T0403: it holds a formula that was never computed.",
            "Facts!A4: error: T0208: `a b` cannot be an id. Write a_b.",
            "Facts!A5: error: T0404: the row has no id. Write the name by which others refer to the fact.",
            "Options!A4: error: T0404: there is no decision `stopp` in the workbook.",
        )

    def test_a_program_in_a_cell_stays_a_value(self):
        for text in ('water } os.exit() --', 'water", x = "', "team.water; team.cert = 1", "]] os.exit() [["):
            with self.subTest(text=text):
                done = self.check(self.save(small(Injects=[["id", "to", "title", "text"], ["alarm", text, "T", "It runs."]])))
                self.assertEqual(done.returncode, 1)
                self.assertIn("Injects!B2: error: ", done.stdout)


class ReadsCells(InFolder):
    """Spreadsheets turn what one types into something else; it is read as it was meant."""

    def same(self, **changes):
        self.assertEqual(self.digest(self.save(small(**changes), "other")), self.digest(self.save(small())))

    def test_times(self):
        rows = [["id", "who", "ask", "within", "otherwise"], ["stop", "water", "Stop it?", Number(20 / 1440, TIME), "wait"]]
        self.same(Decisions=rows)
        rows[1][3] = Number(20 / 1440, ELAPSED)
        self.same(Decisions=rows)
        rows[1][3] = "20"
        self.same(Decisions=rows)

    def test_a_date_is_a_moment_of_the_exercise(self):
        serial = 46083 + (8 + 20 / 60) / 24  # 2026-03-02 08:20
        late = [["scene", "time", "what"], ["day", "0:00", "alarm"], ["day", Number(serial, DATE_TIME), "stop"]]
        plain = [["scene", "time", "what"], ["day", "0:00", "inject.alarm"], ["day", "0:20", "decision.stop"]]
        self.assertEqual(self.digest(self.save(small(Cues=late), "other")), self.digest(self.save(small(Cues=plain))))

    def test_startex_as_a_date(self):
        rows = [["field", "value"], ["id", "mill"], ["title", "Small"], ["language", "en"], ["begins", Number(46083 + 8 / 24, DATE_TIME)],
                ["summary", "A pump runs by itself."], ["length", Number(2 / 24, TIME)]]
        self.same(Scenario=rows)
        book = small(Scenario=[row[:1] + [Number(row[1].value - 1462, DATE_TIME) if row[0] == "begins" else row[1]] for row in rows])
        book.date1904 = True
        self.assertEqual(self.digest(self.save(book, "mac")), self.digest(self.save(small())))

    def test_per_cent_and_yes(self):
        self.same(Measures=[["id", "name", "unit", "start", "better"], ["trust", "Trust", "%", Number(0.6, PERCENT), "HIGH"]])
        self.same(Decisions=[["id", "who", "ask", "within", "otherwise", "other"], ["stop", "water", "Stop it?", 20, "wait", "yes"]])
        self.same(Decisions=[["id", "who", "ask", "within", "otherwise", "other"], ["stop", "water", "Stop it?", 20, "wait", True]])

    def test_merged_cells_and_curly_quotes(self):
        book = Book()
        for name, rows in SMALL:
            book.sheet(name, rows, merges=["A2:A3"] if name == "Options" else [])
        self.assertEqual(self.digest(self.save(book, "merged")), self.digest(self.save(small())))
        channels = [["id", "name", "between", "delay", "needs"], ["phone", "Phone", "water, cert", 2, "ready(team.water, \u201cplan\u201d, 0) -- always"]]
        self.same(Channels=channels)

    def test_doings_one_a_line(self):
        options = [["decision", "option", "label", "does"], ["stop", "cut", "Stop it", "change(measure.trust, -3)\nchange(measure.trust, -2)"], [None, "wait", "Watch it"]]
        done = self.check(self.save(small(Options=options)))
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_columns_in_any_order_below_a_title(self):
        rows = [["What everybody receives"], [], ["text", "title *", "Id", "TO"], ["It runs.", "Pump 3", "alarm", "water"], ["# later", "x"]]
        done = self.check(self.save(small(Injects=rows)))
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_big_sheets_are_several_files(self):
        rows = [["id", "to", "title", "text"], ["alarm", "water", "Pump 3", "It runs."]]
        rows += [[f"n{i}", "cert", f"Message {i}", "x" * 300] for i in range(400)]
        done = self.check(self.save(small(Injects=rows)))
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        rows += [[f"m{i}", "cert", f"Message {i}", "x" * 300] for i in range(4000)]
        done = tocsin("check", self.save(small(Injects=rows)), folder=self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("read the workbook scenario.xlsx: what it says is longer than 1048576 bytes", done.stderr)


class New(InFolder):
    """tocsin new --workbook: something to begin with."""

    def make(self, name="pumps.xlsx"):
        path = os.path.join(self.folder, name)
        return path, tocsin("new", "--workbook", path, folder=self.folder)

    def test_plays_at_once(self):
        path, done = self.make()
        self.assertEqual((done.returncode, done.stdout), (0, path + "\n"), done.stderr)
        checked = self.check(path)
        self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        self.assertEqual(tocsin("simulate", path, "--runs", "20", folder=self.folder).returncode, 0)

    def test_says_what_columns_mean(self):
        path, _ = self.make()
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
        names = re.findall(r'<sheet name="(\w+)"', parts["xl/workbook.xml"])
        for name in ("Scenario", "Teams", "Injects", "Decisions", "Options", "Cues", "Rules", "Debrief"):
            self.assertIn(name, names)
        comments = "".join(text for name, text in parts.items() if "comments" in name)
        self.assertIn("The strictest label it may carry", comments)
        sheet = parts[f"xl/worksheets/sheet{names.index('Injects') + 1}.xml"]
        self.assertIn('state="frozen"', sheet)
        self.assertIn("mail,phone,chat,news,social,alert,letter", sheet)

    def test_the_same_file_each_time(self):
        first, _ = self.make()
        second, _ = self.make("again.xlsx")
        with open(first, "rb") as one, open(second, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_refusals(self):
        path, _ = self.make()
        with open(path, "rb") as file:
            before = file.read()
        done = self.make()[1]
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("is there already", done.stderr)
        with open(path, "rb") as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(self.make("pumps.ods")[1].returncode, 2)
        self.assertEqual(self.make("nowhere/pumps.xlsx")[1].returncode, 3)
        self.assertEqual(tocsin("new").returncode, 2)


class Strangers(InFolder):
    """Damaged and hostile files end in one sentence."""

    def refused(self, name, words):
        done = tocsin("check", os.path.join(self.folder, name), folder=self.folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(words, done.stderr)

    def write(self, name, content):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(content)

    def test_no_workbook_at_all(self):
        self.write("a.xlsx", b"")
        self.refused("a.xlsx", "it is a zip file, but no .xlsx workbook")
        self.write("b.xlsx", b"PK\x03\x04 and nothing")
        self.refused("b.xlsx", "it is no workbook, or it is damaged")
        with zipfile.ZipFile(os.path.join(self.folder, "c.xlsx"), "w") as file:
            file.writestr("hello.txt", "hello")
        self.refused("c.xlsx", "it is a zip file, but no .xlsx workbook")

    def test_zip_bomb(self):
        book = small()
        book.extra["xl/sharedStrings.xml"] = "<sst><si><t>" + " " * (80 << 20) + "</t></si></sst>"
        book.save(os.path.join(self.folder, "bomb.xlsx"))
        self.assertLess(os.path.getsize(os.path.join(self.folder, "bomb.xlsx")), 1 << 20)
        self.refused("bomb.xlsx", "a text has more than 131072 bytes")
        book.extra["xl/sharedStrings.xml"] = "<sst>" + "<si><t>x</t></si>" * 5000000 + "</sst>"
        book.save(os.path.join(self.folder, "bomb.xlsx"))
        self.refused("bomb.xlsx", "it has more than 400000 texts")
        book.extra["xl/sharedStrings.xml"] = "<sst>" + " " * (80 << 20) + "</sst>"
        book.save(os.path.join(self.folder, "bomb.xlsx"))
        self.refused("bomb.xlsx", "it unpacks to more than 67108864 bytes")

    def test_entity_bomb(self):
        laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
        book = small()
        book.extra["xl/sharedStrings.xml"] = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "lol">{laughs}]><sst><si><t>&l11;</t></si></sst>'
        book.save(os.path.join(self.folder, "laughs.xlsx"))
        self.refused("laughs.xlsx", "its XML defines a document type, which no workbook does")

    def test_deep_and_wide(self):
        book = small()
        book.extra["xl/sharedStrings.xml"] = "<sst>" + "<a>" * 200 + "</a>" * 200 + "</sst>"
        book.save(os.path.join(self.folder, "deep.xlsx"))
        self.refused("deep.xlsx", "its XML is nested too deep")
        small(Injects=[["x"] * 300]).save(os.path.join(self.folder, "wide.xlsx"))
        self.refused("wide.xlsx", "goes beyond 256 columns")

    def test_repeated_text_fills_no_memory(self):
        book = small()
        text = "y" * 100000
        rows = "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 200 + "</row>" for r in range(1, 1001))
        book.extra["xl/sharedStrings.xml"] = f"<sst><si><t>{text}</t></si></sst>"
        book.extra["xl/worksheets/sheet3.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        book.save(os.path.join(self.folder, "echo.xlsx"))
        self.refused("echo.xlsx", "its texts have more than 67108864 bytes together")

    def test_rows_backwards(self):
        book = small()
        rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(60000, 0, -1))
        book.extra["xl/worksheets/sheet3.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        book.save(os.path.join(self.folder, "back.xlsx"))
        self.refused("back.xlsx", "or they are out of order")


if __name__ == "__main__":
    unittest.main()
