"""A session that another version's rules played: it opens from the trace that it keeps, says why it goes no further, and stays
as it was. Run with the program's path as the only argument."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journal"))
from reseal import reseal  # noqa: E402

WHY = "it can be read, but not played on or verified"


def age(path, rules):
    """Writes the file anew as a program of other rules would have."""
    with sqlite3.connect(path) as session:
        session.execute("UPDATE exercise SET rules = ?", (rules,))
        reseal(session)
    session.close()


def content(path):
    with open(path, "rb") as file:
        return file.read()


class OtherRules(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tocsin-rules-")
        self.session = os.path.join(self.folder, "old.tocsin")
        done = self.tocsin("play", "quiet-ward", "--team", "unity", "-o", self.session, "--drive", self.script("advance 30"))
        self.assertEqual(done.returncode, 0, done.stderr)
        age(self.session, 999)
        self.before = self.bytes()

    def tearDown(self):
        self.assertEqual(self.bytes(), self.before)
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("old.tocsin")], ["old.tocsin"])
        shutil.rmtree(self.folder)

    def script(self, text):
        path = os.path.join(self.folder, "steps.drive")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        return path

    def bytes(self):
        with open(self.session, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def tocsin(self, *arguments):
        env = dict(os.environ, XDG_DATA_HOME=os.path.join(self.folder, "data"))
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=env)

    def test_it_is_not_verified_and_says_why(self):
        done = self.tocsin("verify", self.session)
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertIn("rules version 999", done.stderr)
        self.assertIn(WHY, done.stderr)

    def test_it_is_not_played_on_and_says_why(self):
        done = self.tocsin("play", self.session, "--drive", self.script("advance 30"))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(WHY, done.stderr)

    def test_one_whose_program_was_killed_keeps_what_lies_beside_it(self):
        killed = os.path.join(self.folder, "killed.tocsin")
        shutil.copy(self.session, killed)
        keeper = sqlite3.connect(killed)
        keeper.execute("PRAGMA journal_mode = WAL")
        keeper.execute("UPDATE mark SET wall_ms = wall_ms")
        keeper.commit()
        left = {end: content(killed + end) for end in ("", "-wal")}
        keeper.close()
        for end, bytes_left in left.items():
            with open(killed + end, "wb") as file:
                file.write(bytes_left)
        done = self.tocsin("play", killed, "--drive", self.script("advance 30"))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(WHY, done.stderr)
        self.assertIn(killed, done.stderr)
        self.assertEqual({end: content(killed + end) for end in ("", "-wal")}, left)

    def test_its_debrief_and_report_come_from_the_trace_that_it_keeps(self):
        done = self.tocsin("debrief", self.session, "--drive", self.script('expect "Clocks met"'))
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.tocsin("report", self.session, "-o", os.path.join(self.folder, "report"))
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(done.stdout.strip(), encoding="utf-8") as file:
            self.assertIn("rules version 999", file.read())


if __name__ == "__main__":
    unittest.main()
