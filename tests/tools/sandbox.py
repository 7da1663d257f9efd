"""sandbox.py: a pretended machine on which the tools can be run without touching this one.

A folder with a checkout (the real tools/, little else), a PATH that holds only the programs of Debian's base system and
pretended ones (dpkg-query, apt-get, sudo, id, cmake), and a log of what the pretended ones were asked to do.
"""

import os
import shutil
import subprocess
import tempfile

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
# What the tools may count on before anything is installed: Debian's essential packages.
BASE_PROGRAMS = ("awk", "cat", "chmod", "cp", "date", "dirname", "env", "find", "grep", "head", "mkdir", "readlink", "sh",
                 "sort", "touch", "true")

# The account that owns nothing, for tests that run as root.
NOBODY = 65534

# Pretended programs. $LOG collects what was asked of them; $HAVE lists the packages that are installed.
DPKG_QUERY = """
for name in "$@"; do
    case $name in -*) ;; *) grep -qxF "$name" "$HAVE" && echo "$name installed" ;; esac
done
exit 1
"""
APT_GET = """
echo "apt-get $*" >>"$LOG"
last=; installs=
for word in "$@"; do
    case $word in update) [ -z "${NO_NETWORK-}" ] || { echo "E: cannot resolve" >&2; exit 100; } ;; install) installs=1 ;; esac
done
[ -n "$installs" ] || exit 0
[ -z "${NO_NETWORK-}" ] || { echo "E: Unable to fetch" >&2; exit 100; }
[ -z "${FORGETFUL-}" ] || exit 0
for word in "$@"; do case $word in -* | *=*) ;; *) echo "$word" >>"$HAVE" ;; esac; done
"""
SUDO = """
echo "sudo $*" >>"$LOG"
[ -z "${SUDO_REFUSES-}" ] || { echo "sudo: a password is required" >&2; exit 1; }
[ "$1" != -n ] || shift
exec "$@"
"""
# `cmake --preset P --fresh` sets up build/P; `cmake --build DIR` makes its programs.
CMAKE = """
echo "cmake $*" >>"$LOG"
if [ "$1" = --preset ]; then
    [ -z "${CMAKE_FAILS-}" ] || { echo "no compiler" >&2; exit 1; }
    mkdir -p "build/$2"
    touch "build/$2/build.ninja"
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$(readlink -f .)" >"build/$2/CMakeCache.txt"
    exit 0
fi
[ -z "${BUILD_FAILS-}" ] || { echo "error: no semicolon" >&2; exit 1; }
[ -z "${BUILD_MAKES_NOTHING-}" ] || exit 0
mkdir -p "$2/sim/commands" "$2/tools"
cp "$FAKES/tocsin" "$2/sim/commands/tocsin"
cp "$FAKES/tocsin_display" "$2/tools/tocsin_display"
"""
TOCSIN = """
echo "tocsin $*" >>"$LOG"
file=
folder=
case ${1-} in
simulate) while [ $# -gt 0 ]; do [ "$1" != -o ] || file=$2; shift; done; echo played >"$file"; echo "a summary" ;;
report) while [ $# -gt 0 ]; do [ "$1" != -o ] || folder=$2; shift; done
    [ -n "${NO_PAGE-}" ] || { mkdir -p "$folder"; echo "<html>" >"$folder/debrief.html"; } ;;
check) exit 1 ;;
esac
"""
DISPLAY_PROBE = """
echo "probe" >>"$LOG"
[ -z "${PROBE_REFUSES-}" ] || { echo "No window can be opened here: pretended." >&2; exit 3; }
"""
CTEST = """
echo "ctest $*" >>"$LOG"
echo "100% tests passed, 0 tests failed out of 3"
exit "${CTEST_EXITS-0}"
"""


class Sandbox:
    """`path` is the folder; `root` the checkout in it, `home` a home folder, `log` what was asked."""

    def __init__(self):
        self.path = os.path.realpath(tempfile.mkdtemp(prefix="tocsin-tools-"))
        self.root = os.path.join(self.path, "a checkout")
        self.home = os.path.join(self.path, "home")
        self.fakes = os.path.join(self.path, "fakes")
        self.programs = os.path.join(self.path, "bin")
        for folder in (self.root, self.home, self.fakes, self.programs):
            os.makedirs(folder)
        shutil.copytree(os.path.join(SOURCE, "tools"), os.path.join(self.root, "tools"))
        for folder in ("cmake", "sim/base", "scripting"):
            os.makedirs(os.path.join(self.root, folder))
        self.write("CMakeLists.txt", "")
        for name in BASE_PROGRAMS:
            os.symlink(shutil.which(name), os.path.join(self.programs, name))
        for name, body in (("dpkg-query", DPKG_QUERY), ("apt-get", APT_GET), ("cmake", CMAKE), ("ctest", CTEST)):
            self.pretend(name, body)
        self.account = None
        self.unwritable = None
        self.be_user(0)
        self.script(os.path.join(self.fakes, "tocsin"), TOCSIN)
        self.script(os.path.join(self.fakes, "tocsin_display"), DISPLAY_PROBE)
        self.have([])

    def remove(self):
        if self.unwritable:
            os.chmod(self.unwritable, 0o755)
        shutil.rmtree(self.path)

    @staticmethod
    def script(path, body):
        # A link to a program of this machine is taken away first, and "x" follows none: nothing is ever written through it.
        if os.path.lexists(path):
            os.remove(path)
        with open(path, "x", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + body)
        os.chmod(path, 0o755)

    def pretend(self, name, body):
        self.script(os.path.join(self.programs, name), body)

    def take_away(self, name):
        os.remove(os.path.join(self.programs, name))

    def be_user(self, number):
        self.pretend("id", f"echo {number}\n")

    def give_sudo(self):
        self.pretend("sudo", SUDO)

    def listed(self, purpose):
        """The packages of the real list, read by other means than the tools do."""
        with open(os.path.join(self.root, "tools/packages.txt"), encoding="utf-8") as file:
            rows = [line.split() for line in file if line.strip() and not line.startswith("#")]
        return [row[1] for row in rows if row[0] == "play" or purpose == "test"]

    def have(self, packages):
        """From now on exactly these packages are installed."""
        with open(os.path.join(self.path, "have"), "w", encoding="utf-8") as file:
            file.write("".join(f"{name}\n" for name in packages))

    def write(self, path, text):
        """Writes a file of the checkout."""
        with open(os.path.join(self.root, path), "w", encoding="utf-8") as file:
            file.write(text)

    def take_rights_away(self, path):
        """From now on the tools run as somebody who may not write this folder of the checkout."""
        if os.geteuid() == 0:
            self.account = NOBODY
            for place, folders, files in os.walk(self.path):
                for name in (".", *folders, *files):
                    os.chown(os.path.join(place, name), NOBODY, NOBODY, follow_symlinks=False)
        self.unwritable = os.path.join(self.root, path)
        os.chmod(self.unwritable, 0o555)

    def log(self):
        """What the pretended programs were asked since the last look, one line a call."""
        path = os.path.join(self.path, "log")
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        os.remove(path)
        return lines

    def run(self, tool, *arguments, **settings):
        """Runs tools/`tool` with no terminal; `settings` are environment variables. stdout, stderr, returncode are text."""
        environment = {"PATH": self.programs, "HOME": self.home, "LOG": os.path.join(self.path, "log"),
                       "HAVE": os.path.join(self.path, "have"), "FAKES": self.fakes, **settings}
        return subprocess.run([os.path.join(self.root, "tools", tool), *arguments], cwd=self.path, env=environment,
                              user=self.account, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
