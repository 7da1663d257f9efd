# shellcheck shell=sh
# lib.sh: what the tools share. Sourced by the scripts beside it, never run. Sets nothing but functions and TOCSIN_ROOT.
#
# Needs:  a POSIX shell and what Debian's base system has. Words for a person go to stderr; what a program reads, to stdout.
# Exits:  1 what was asked about is bad, 2 used wrongly, 3 the machine refused (no network, no right, no disk).

TOCSIN_ROOT=$(cd -P "$(dirname "$(readlink -f "$0")")/.." && pwd)

say() {
    printf '%s\n' "$*" >&2
}

# Used wrongly: one sentence, where to read more, exit code 2.
misused() {
    say "$1"
    say "Try: $0 --help"
    exit 2
}

# The machine refused: every argument is one sentence, exit code 3.
refuse() {
    for refuse_sentence in "$@"; do
        say "$refuse_sentence"
    done
    exit 3
}

# ---- The one list of packages ----

# The packages of tools/packages.txt, one a line. $1: play or test (test needs what play needs, and more).
packages_listed() {
    awk -v purpose="$1" '
        /^[ \t]*(#|$)/ { next }
        NF != 2 || ($1 != "play" && $1 != "test") {
            printf "tools/packages.txt:%d: a line must be \"play PACKAGE\" or \"test PACKAGE\".\n", NR > "/dev/stderr"
            exit 1
        }
        $1 == "play" || purpose == "test" { print $2 }
    ' "$TOCSIN_ROOT/tools/packages.txt"
}

# Those of the packages named that are not installed, one a line.
packages_not_installed() {
    command -v dpkg-query >/dev/null || refuse \
        "This system has no dpkg-query, so it is not Debian or one of its kin." \
        "docs/building.md tells what to install, and how to build without these tools."
    # dpkg-query fails when it has never heard of one of them; what it does print is what counts.
    packages_have=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null) || :
    for packages_one in "$@"; do
        printf '%s\n' "$packages_have" | grep -qxF "$packages_one installed" || printf '%s\n' "$packages_one"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Refuses, with the command an administrator may run instead, unless as_root will work. $@: the missing packages.
packages_need_root() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null || refuse \
        "Installing needs the rights of root, and there is no sudo here." \
        "Ask an administrator to run:  apt-get install $*"
    [ ! -t 0 ] || say "sudo may ask for your password."
    as_root true || refuse \
        "sudo did not let this account install anything." \
        "Ask an administrator to run:  apt-get install $*"
}

apt() {
    if [ -t 2 ]; then
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@" >&2
    else
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@" >&2
    fi
}

# Installs those of the packages named that are missing. Silent, and without network, when none is.
packages_install() {
    packages_missing=$(packages_not_installed "$@") || exit
    [ -n "$packages_missing" ] || return 0
    # shellcheck disable=SC2086 # one word is one package
    set -- $packages_missing
    say "Installing from Debian ($# missing): $*"
    command -v apt-get >/dev/null || refuse "This system has no apt-get. Please install them by hand."
    packages_need_root "$@"
    apt update || say "apt-get update did not reach every package server. Going on with what this machine knows already."
    apt install -y --no-install-recommends "$@" || refuse \
        "apt-get could not install them; its own words are above." \
        "If this machine has no network, connect it once and run this again: afterwards none is needed."
    packages_missing=$(packages_not_installed "$@") || exit
    [ -z "$packages_missing" ] || refuse "apt-get said that all went well, yet these are still missing:" "$packages_missing"
    say "Installed."
}

# packages_install for everything of tools/packages.txt that $1, play or test, needs.
packages_install_for() {
    packages_wanted=$(packages_listed "$1") || exit
    # shellcheck disable=SC2086
    packages_install $packages_wanted
}

# ---- Building ----

# True when build/$1 was set up from this very checkout; one that was moved or copied must be set up again.
preset_is_configured() {
    [ -f "$TOCSIN_ROOT/build/$1/build.ninja" ] &&
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$TOCSIN_ROOT" "$TOCSIN_ROOT/build/$1/CMakeCache.txt"
}

preset_is_writable() {
    [ -w "$TOCSIN_ROOT/build/$1" ]
}

# Runs a command and shows what it printed only when it fails; then says $1 and exits 1.
or_fail() {
    or_fail_sentence=$1
    shift
    or_fail_words=$("$@" 2>&1) || {
        say "$or_fail_words"
        say "$or_fail_sentence"
        exit 1
    }
}

preset_set_up() (
    cd "$TOCSIN_ROOT" && cmake --preset "$1" --fresh
)

# Brings build/$1 up to date. $1: a preset of CMakePresets.json. On a terminal the progress is shown, unless $2 is
# "silently"; what a failure has to say is shown always.
# Exits 1 when it does not compile, 3 when the folder cannot be written.
preset_build() {
    preset_folder=$TOCSIN_ROOT/build/$1
    preset_failed="Building build/$1 failed; the compiler's words are above."
    mkdir -p "$preset_folder" 2>/dev/null || :
    preset_is_writable "$1" || refuse "The folder $preset_folder cannot be written, so nothing can be built there."
    preset_is_configured "$1" ||
        or_fail "CMake could not set up build/$1; its own words are above." preset_set_up "$1"
    if [ -t 2 ] && [ "${2-}" != silently ]; then
        cmake --build "$preset_folder" >&2 || {
            say "$preset_failed"
            exit 1
        }
    else
        or_fail "$preset_failed" cmake --build "$preset_folder" -- --quiet
    fi
}
