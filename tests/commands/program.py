"""The program as a person starts it: a shell without a display, and a data folder of its own."""

import os
import subprocess
import sys

PROGRAM = os.path.abspath(sys.argv.pop(1))


def tocsin(*arguments, folder=None, driver=None):
    env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder or "/nonexistent", "data"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        env.pop(name, None)
    if driver is not None:
        env["SDL_VIDEODRIVER"] = driver
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, env=env, cwd=folder)
