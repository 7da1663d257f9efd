"""Lists of injects from other programs: what is read, what is named, and that nothing is lost on the way out and in again.

`test_msel.py PROGRAM --write` writes the .expected files anew; read the difference before it is committed."""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "corpus")
WARD = os.path.join(HERE, "..", "..", "scenarios", "quiet-ward")
PROGRAM = os.path.abspath(sys.argv.pop(1))


def tocsin(*arguments, folder):
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data"))
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=env, cwd=folder, stdin=subprocess.DEVNULL)


def told(name, folder):
    """What importing a file says, and the list that comes out again."""
    shutil.copy(os.path.join(CORPUS, name), folder)
    done = tocsin("msel", "import", name, "night", folder=folder)
    out = f"exit code {done.returncode}\n{done.stderr}"
    if done.stdout:
        out += tocsin("msel", "export", "night", folder=folder).stdout.replace("\ufeff", "").replace("\r\n", "\n")
    return out


def corpus():
    return sorted(name for name in os.listdir(CORPUS) if name.endswith((".csv", ".xlsx", ".json")))


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tocsin-msel-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def run_tocsin(self, *arguments):
        return tocsin(*arguments, folder=self.folder)


class Corpus(InFolder):
    """Each file: what is said of it, a scenario without errors, and nothing lost on the way out and in again."""

    def test_each(self):
        self.assertGreaterEqual(len(corpus()), 18)
        for name in corpus():
            with self.subTest(file=name), tempfile.TemporaryDirectory() as folder:
                said = told(name, folder)
                with open(os.path.join(CORPUS, name + ".expected"), encoding="utf-8") as file:
                    self.assertEqual(said, file.read())
                if "ID,Number" in said:
                    done = tocsin("check", "night", folder=folder)
                    self.assertEqual(done.returncode, 0, done.stdout)
                    self.out_and_in_again(folder)

    def out_and_in_again(self, folder):
        for name, out in (("list.csv", "-o"), ("list.xlsx", "--xlsx")):
            self.assertEqual(tocsin("msel", "export", "night", out, name, folder=folder).returncode, 0)
            where = os.path.join(name + ".d", "night")
            os.makedirs(os.path.join(folder, name + ".d"))
            again = tocsin("msel", "import", name, where, folder=folder)
            self.assertEqual(again.returncode, 0, again.stderr)
            first, second = (tocsin("msel", "export", which, folder=folder).stdout for which in ("night", where))
            self.assertEqual(first, second)
        first, second = (tocsin("simulate", which, "--seed", "3", folder=folder).stdout for which in ("night", where))
        self.assertEqual(first, second)


class Command(InFolder):
    LIST = "Number,Tiem,Synopsis,Recipiant\r\n1,0900,One,Water\r\n2,1:30,Two,Water\r\n"

    def test_headings_are_said_with_map(self):
        self.write("plan.csv", self.LIST)
        done = self.run_tocsin("msel", "import", "plan.csv", "a")
        self.assertEqual(done.returncode, 1)
        self.assertIn('Recipiant: it may be to; say --map "Recipiant=to", or =notes, or =ignore.', done.stderr)
        done = self.run_tocsin("msel", "import", "plan.csv", "b", "--map", "Recipiant=to", "--map", "Tiem=time")
        self.assertEqual((done.returncode, done.stdout), (0, "b\n"), done.stderr)

    def test_headings_are_asked_about_on_a_terminal(self):
        self.write("plan.csv", self.LIST)
        master, slave = pty.openpty()
        with subprocess.Popen([PROGRAM, "msel", "import", "plan.csv", "night"], stdin=slave, stderr=slave, stdout=subprocess.PIPE, cwd=self.folder) as process:
            os.close(slave)
            os.write(master, b"wrong\ntime\n\n")  # a word that is none; the time; Enter for the guess
            out = process.stdout.read()
            said = os.read(master, 65536).decode()
        os.close(master)
        self.assertEqual((process.returncode, out), (0, b"night\n"), said)
        self.assertIn('What is the column "Tiem" (0900)?', said)
        self.assertIn("There is no column wrong.", said)
        self.assertIn("Water,", self.run_tocsin("msel", "export", "night").stdout)

    def test_times_and_date(self):
        self.write("plan.csv", "Number,Time,Synopsis,To\r\n1,0:10,One,Water\r\n2,1:30,Two,Water\r\n")
        for words, wanted in (([], "2026-01-05,1:30,1:20"), (["--times", "elapsed"], "2026-01-05,9:30,1:30"), (["--times", "elapsed", "--date", "2026-03-02"], "2026-03-02,9:30,1:30")):
            with self.subTest(words=words):
                shutil.rmtree(self.path("night"), ignore_errors=True)
                self.assertEqual(self.run_tocsin("msel", "import", "plan.csv", "night", *words).returncode, 0)
                self.assertIn(wanted, self.run_tocsin("msel", "export", "night").stdout)

    def test_what_is_there_stays(self):
        self.write("plan.csv", "Number,Time,Synopsis,To\r\n1,0900,One,Water\r\n")
        self.assertEqual(self.run_tocsin("msel", "import", "plan.csv", "night").returncode, 0)
        with open(self.path("night", "scenario.xlsx"), "rb") as file:
            before = file.read()
        done = self.run_tocsin("msel", "import", "plan.csv", "night")
        self.assertEqual(done.returncode, 3)
        self.assertIn("there is a scenario in night already", done.stderr)
        with open(self.path("night", "scenario.xlsx"), "rb") as file:
            self.assertEqual(file.read(), before)
        self.assertEqual(self.run_tocsin("msel", "export", "night", "-o", "plan.csv").returncode, 3)

    def test_refusals(self):
        self.write("plan.csv", "Number,Time,Synopsis,To\r\n1,0900,One,Water\r\n")
        for words, code, said in (
            (["import", "nothing.csv", "x"], 1, "cannot read nothing.csv"),
            (["import", ".", "x"], 1, "is no plain file"),
            (["import", "plan.csv", "x", "--map", "Time=clock"], 1, "must be \"Heading=column\""),
            (["import", "plan.csv", "x", "--map", "Zeit=time"], 1, "there is no such heading"),
            (["import", "plan.csv", "x", "--sheet", "Other"], 1, "no row of headings is in it"),
            (["import", "plan.csv", "x", "--date", "soon"], 1, "--date soon is no date"),
            (["import", "plan.csv", "x", "--times", "often"], 2, "--times is clock or elapsed"),
            (["import", "plan.csv"], 2, "say import FILE DIR"),
            (["export", "plan.csv", "--map", "a=to"], 2, "say import FILE DIR"),
            (["export", "nowhere"], 1, "there is no scenario nowhere"),
            ([], 2, "say import FILE DIR"),
        ):
            with self.subTest(words=words):
                done = self.run_tocsin("msel", *words)
                self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
                self.assertIn(said, done.stderr)
                self.assertFalse(os.path.exists(self.path("x")))

    def test_export_of_a_scenario_and_its_session(self):
        done = self.run_tocsin("msel", "export", WARD)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(done.stdout.count("2026-09-07,1"), 10)
        self.assertEqual(self.run_tocsin("simulate", WARD, "-o", "night.tocsin").returncode, 0)
        self.assertEqual(self.run_tocsin("msel", "export", "night.tocsin").stdout, done.stdout)

    def test_large_lists(self):
        rows = "".join(f"{i},{8 + i // 60:02}{i % 60:02},Message {i},Team {i % 40}\r\n" for i in range(900))
        self.write("plan.csv", "Number,Time,Synopsis,To\r\n" + rows)
        self.assertEqual(self.run_tocsin("msel", "import", "plan.csv", "night").returncode, 0)
        self.assertEqual(self.run_tocsin("check", "night").returncode, 0)
        self.assertEqual(len(self.run_tocsin("msel", "export", "night").stdout.splitlines()), 901)


def write_expected():
    for name in corpus():
        with tempfile.TemporaryDirectory() as folder, open(os.path.join(CORPUS, name + ".expected"), "w", encoding="utf-8") as file:
            file.write(told(name, folder))


if __name__ == "__main__":
    if "--write" in sys.argv:
        write_expected()
    else:
        unittest.main()
