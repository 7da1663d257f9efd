"""What every command says of a session file that it cannot use, and that the file is as it was. The program's path is the only
argument. What is expected is the table in docs/session-file.md."""

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
SOMEBODY = 65534  # a user who is not root, to whom a read-only folder means something
HOLD = """
import sqlite3, sys
session = sqlite3.connect(sys.argv[1], isolation_level=None)
session.execute("PRAGMA locking_mode = EXCLUSIVE")
session.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
BESIDE = ("", "-wal", "-journal", "-shm")


def tocsin(*arguments, folder, before=None, program=PROGRAM):
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        env.pop(name, None)
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120, env=env, cwd=folder,
                          preexec_fn=before)


def contents(path):
    """The file and what lies beside it, by digest."""
    found = {}
    for end in BESIDE:
        if os.path.isfile(path + end):
            with open(path + end, "rb") as file:
                found[end] = hashlib.sha256(file.read()).hexdigest()
    return found


def become_somebody():
    if os.geteuid() == 0:
        os.setgid(SOMEBODY)
        os.setuid(SOMEBODY)


def with_files_up_to(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class SessionFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp(prefix="tocsin-session-file-")
        cls.played = os.path.join(cls.home, "played.tocsin")
        cls.begin = cls.script("begin", "advance 2400")
        cls.look = cls.script("look", 'expect "Clocks met"')
        made = tocsin("play", "quiet-ward", "--team", "unity", "--seed", "7", "-o", cls.played, "--drive", cls.begin, folder=cls.home)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.home)

    @classmethod
    def script(cls, name, *steps):
        path = os.path.join(cls.home, name + ".drive")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(steps) + "\n")
        return path

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=self.home)
        self.path = os.path.join(self.folder, "night.tocsin")
        shutil.copy(self.played, self.path)

    def readers(self):
        return (("verify", self.path), ("report", self.path, "-o", os.path.join(self.folder, "page")),
                ("debrief", self.path, "--drive", self.look), ("simulate", self.path))

    def writers(self):
        return (("play", self.path, "--drive", self.begin), ("forget", self.path))

    def refused(self, code, words, commands, **how):
        before = contents(self.path)
        for command in commands:
            done = tocsin(*command, folder=self.folder, **how)
            said = f"{' '.join(command)}: {done.returncode}: {done.stderr}"
            self.assertEqual(done.returncode, code, said)
            self.assertIn(words, done.stderr, said)
            self.assertIn(os.path.basename(self.path), done.stderr, said)
            self.assertEqual(contents(self.path), before, said + "The file was changed.")
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".tocsin")], [])

    def sql(self, words):
        file = sqlite3.connect(self.path)
        changed = file.execute(words).rowcount
        file.commit()
        self.assertNotEqual(changed, 0, words)
        file.close()

    # ---- not a session -----------------------------------------------------------------------------------------------

    def test_no_such_file(self):
        os.remove(self.path)
        self.refused(1, "there is no such file", (*self.readers()[:3], *self.writers()))
        self.refused(1, "it is neither a folder, nor a session file, nor in the library", self.readers()[3:])

    def test_a_folder(self):
        os.remove(self.path)
        os.mkdir(self.path)
        # A folder is also what a scenario is, whatever its name.
        self.refused(1, "not a session file but a folder", (*self.readers()[:3], *self.writers()))

    def test_an_empty_file(self):
        open(self.path, "wb").close()
        self.refused(1, "not a Tocsin session file", (*self.readers(), *self.writers()))

    def test_a_letter(self):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("Dear all\n" * 2000)
        self.refused(1, "not a Tocsin session file", (*self.readers(), *self.writers()))

    def test_another_programs_database(self):
        os.remove(self.path)
        self.sql("CREATE TABLE inputs(x)")
        self.refused(1, "not a Tocsin session file", (*self.readers(), *self.writers()))

    def test_a_newer_format(self):
        self.sql("PRAGMA user_version = 2")
        self.refused(1, "made by a newer Tocsin (format 2; this one reads up to 1)", (*self.readers(), *self.writers()))

    # ---- damaged -----------------------------------------------------------------------------------------------------

    def test_cut_short(self):
        os.truncate(self.path, 100000)
        self.refused(1, "cut short", (*self.readers(), *self.writers()))

    def test_an_altered_input(self):
        self.sql("UPDATE inputs SET payload = payload || ' ' WHERE number = 5")
        self.refused(1, "input 5 was altered", (*self.readers(), self.writers()[0]))

    def test_an_altered_trace_is_shown_but_not_verified_or_played_on(self):
        self.sql("UPDATE records SET record = (SELECT record FROM records WHERE number = 4) WHERE number = 5")
        self.refused(1, "record 5 is not what these inputs give", (self.readers()[0], self.writers()[0]))
        self.assertEqual(tocsin("verify", self.path, folder=self.folder).stdout, "5\n")

    # ---- the machine -------------------------------------------------------------------------------------------------

    def test_open_elsewhere(self):
        # Another process: one that opens and closes the file here would give up the locks of the whole process.
        holder = subprocess.Popen([sys.executable, "-c", HOLD, self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.assertEqual(holder.stdout.readline(), b"held\n")
        self.refused(3, "it is open in another program; close it there, then try again", self.writers())
        for command in self.readers():
            done = tocsin(*command, folder=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
        holder.communicate()

    def as_somebody(self, folder_mode, file_mode):
        program = os.path.join(self.home, "tocsin")
        if not os.path.exists(program):
            shutil.copy(PROGRAM, program)
        os.chmod(self.home, 0o755)
        os.chmod(self.path, file_mode)
        os.chmod(self.folder, folder_mode)
        self.addCleanup(os.chmod, self.folder, 0o755)
        return {"before": become_somebody, "program": program}

    def test_a_read_only_folder(self):
        how = self.as_somebody(0o555, 0o666)
        self.refused(3, f"the folder {self.folder} is read-only", self.writers(), **how)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder, **how).stdout, "ok\n")
        new = ("play", self.path, "--drive", self.begin, "-o", os.path.join(self.folder, "new.tocsin"))
        self.assertEqual(tocsin(*new, folder=self.folder, **how).returncode, 2)

    def test_a_read_only_file(self):
        how = self.as_somebody(0o777, 0o444)
        self.refused(3, "the file is read-only", self.writers(), **how)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder, **how).stdout, "ok\n")

    def test_a_new_session_in_a_read_only_folder_or_in_none(self):
        os.chmod(self.home, 0o755)
        how = self.as_somebody(0o555, 0o666)
        new = os.path.join(self.folder, "new.tocsin")
        done = tocsin("simulate", self.path, "-o", new, folder=self.folder, **how)
        self.assertEqual((done.returncode, "the folder is read-only" in done.stderr), (3, True), done.stderr)
        done = tocsin("simulate", self.path, "-o", os.path.join(self.folder, "none", "new.tocsin"), folder=self.folder)
        self.assertEqual((done.returncode, "there is no folder" in done.stderr), (3, True), done.stderr)

    def test_a_disk_too_full_for_a_new_session_holds_nothing_of_it(self):
        new = os.path.join(self.folder, "new.tocsin")
        for size in (0, 4096, 65536):
            done = tocsin("simulate", self.path, "-o", new, folder=self.folder, before=with_files_up_to(size))
            self.assertEqual((done.returncode, "the disk is full" in done.stderr), (3, True), done.stderr)
            self.assertEqual(sorted(os.listdir(self.folder)), ["night.tocsin"])

    def test_a_disk_too_full_to_play_on_loses_nothing(self):
        before = contents(self.path)
        told = self.script("told", "advance 600",
                           f'expect "{self.path}: could not write into it: the disk is full; make room, then try again"')
        done = tocsin("play", self.path, "--drive", told, folder=self.folder, before=with_files_up_to(4096))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(contents(self.path), before)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder).stdout, "ok\n")
        done = tocsin("play", self.path, "--drive", self.begin, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder).stdout, "ok\n")
        self.assertNotEqual(contents(self.path), before)
        self.assertEqual(list(contents(self.path)), [""])

    def test_a_disk_too_full_to_forget_says_so_and_can_be_tried_again(self):
        done = tocsin("forget", self.path, folder=self.folder, before=with_files_up_to(4096))
        self.assertEqual((done.returncode, "the disk is full" in done.stderr), (3, True), done.stderr)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder).stdout, "ok\n")
        self.assertEqual(tocsin("forget", self.path, folder=self.folder).returncode, 0)
        self.assertEqual(tocsin("verify", self.path, folder=self.folder).stdout, "ok\n")


if __name__ == "__main__":
    unittest.main()
