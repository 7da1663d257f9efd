"""The debrief of a real session file, driven without a display: tests/screens/test_debrief_drive.py TOCSIN"""
import hashlib
import os
import subprocess
import sys
import tempfile
import unittest

TOCSIN = os.path.abspath(sys.argv.pop())
LOOKS = [("1920x1080", "100", "dark"), ("1920x1080", "200", "light"), ("1280x720", "100", "light"), ("1280x720", "200", "dark")]
TABS = """
expect "EXERCISE, NOT REAL"
expect-state tabs/0 selected
focus "diagram"
press Right
press Home
expect "Moment" "15:30"
press End
press "Teams"
expect "Who knew what when"
press "Decisions"
expect "decision/show"
press "Duties"
expect "Clocks"
expect "curve"
expect "Requests"
press "Timeline"
press "Look closer"
expect "Everything"
key 0
expect-not "Everything"
expect "EXERCISE, NOT REAL"
"""


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Debrief(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.session = os.path.join(cls.folder.name, "bots.tocsin")
        done = cls.tocsin("simulate", "quiet-ward", "--runs", "1", "--seed", "7", "-o", cls.session)
        assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def tocsin(cls, *words):
        env = dict(os.environ, LC_ALL="C.UTF-8", XDG_DATA_HOME=cls.folder.name)
        env.pop("DISPLAY", None)
        env.pop("WAYLAND_DISPLAY", None)
        return subprocess.run([TOCSIN, *words], cwd=cls.folder.name, env=env, capture_output=True, text=True, timeout=200)

    def drive(self, steps, *words, session=None):
        path = os.path.join(self.folder.name, "steps.drive")
        with open(path, "w", encoding="utf-8") as file:
            file.write(steps)
        return self.tocsin("debrief", session or self.session, "--drive", path, *words)

    def test_every_part_is_there_at_every_size_and_the_file_stays_as_it_was(self):
        before = digest(self.session)
        for size, scale, theme in LOOKS:
            with self.subTest(size=size, scale=scale, theme=theme):
                done = self.drive(TABS, "--size", size, "--scale", scale, "--theme", theme)
                self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(digest(self.session), before)

    def test_the_report_is_written_from_the_screen_and_it_says_where(self):
        done = self.drive('press "Write the report"\ndump said.txt\npress "Put away"\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.folder.name, "said.txt"), encoding="utf-8") as file:
            said = next(line for line in file if "The report is in" in line)
        path = said.split("The report is in ")[1].split('"')[0]
        with open(os.path.join(self.folder.name, path), encoding="utf-8") as file:
            self.assertIn("EXERCISE, NOT REAL", file.read())

    def test_a_report_that_cannot_be_written_is_said_and_the_screen_stays(self):
        blocked = os.path.join(self.folder.name, "blocked.tocsin")
        with open(self.session, "rb") as source, open(blocked, "wb") as copy:
            copy.write(source.read())
        with open(os.path.join(self.folder.name, "blocked.debrief"), "w", encoding="utf-8") as file:
            file.write("in the way")
        done = self.drive('press "Write the report"\ndump said.txt\npress "Teams"\nexpect "Who knew what when"\n', session=blocked)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(os.path.join(self.folder.name, "said.txt"), encoding="utf-8") as file:
            self.assertIn("The report could not be written:", file.read())

    def test_what_is_no_session_is_refused_in_a_sentence(self):
        damaged = os.path.join(self.folder.name, "damaged.tocsin")
        with open(damaged, "wb") as file:
            file.write(b"no session")
        for session in (damaged, os.path.join(self.folder.name, "missing.tocsin")):
            done = self.drive("expect Timeline\n", session=session)
            self.assertIn(done.returncode, (1, 3))
            self.assertIn(os.path.basename(session), done.stderr)
        self.assertEqual(self.tocsin("debrief").returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
