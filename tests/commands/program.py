"""The program as a person starts it: a shell without a display, and a data folder of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.abspath(sys.argv.pop(1))


def tocsin(*arguments, folder=None, driver=None):
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder or "/nonexistent", "data"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        env.pop(name, None)
    if driver is not None:
        env["SDL_VIDEODRIVER"] = driver
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=env, cwd=folder)


def read(path):
    """A file of the checkout."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


class InFolder(unittest.TestCase):
    """Each test has an empty folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tocsin-commands-")
        self.addCleanup(shutil.rmtree, self.folder)
