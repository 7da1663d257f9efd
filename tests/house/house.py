#!/usr/bin/env python3
"""house.py: reads the checkout and the compiler's dependency records, and says what breaks a rule of the house.

  house.py CHECKOUT BUILD     BUILD: a Ninja build folder of it in which everything was built

Prints one sentence a broken rule, on stdout; exit code 1 when there is any, 3 when the records cannot be read.
The rules: arrows between rooms (arrows.txt beside this file), headers that are doors, docs/house.md naming all of them, pages
that exist where they are pointed at, short files, no loose ends.
"""

import fnmatch
import os
import re
import subprocess
import sys
from collections import deque

ROOM_PARENTS = ("sim", "scripting")
LINES_MAX = 700
CONTRACT_CHARS_MIN = 60
# Folders of a checkout that hold nothing anyone wrote.
NOT_OURS = re.compile(r"^(\.git|build|build-.*|out|__pycache__|Testing)$")
# Put together here, so that this file passes its own rules.
LOOSE_END = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME)\\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])(/" + r"work/|/home/[a-z]|/" + r"Users/[A-Za-z]|/" + r"root/)|\b[A-Z]:\\Users\\")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">]', re.MULTILINE)


class Table:
    """arrows.txt: `sees` maps a room to the rooms it may include, `only` a header pattern to the rooms that may reach it."""

    def __init__(self, text):
        self.sees = {}
        self.only = {}
        for number, line in enumerate(text.splitlines(), 1):
            words, colon, right = line.split("#")[0].partition(":")
            kind, *names = words.split() or [""]
            if not kind and not colon:
                continue
            if kind not in ("room", "header") or not names or not colon or (kind == "room" and len(names) != 1):
                raise ValueError(f"arrows.txt:{number}: not \"room NAME: ...\" or \"header PATTERN ...: ...\"")
            for name in names:
                (self.sees if kind == "room" else self.only)[name] = right.split()
        for name, rooms in self.sees.items():
            if rooms == ["*"]:
                self.sees[name] = [room for room in self.sees if room != name]
        for name, rooms in [*self.sees.items(), *self.only.items()]:
            for room in rooms:
                if room not in self.sees:
                    raise ValueError(f"arrows.txt: \"{name}\" names \"{room}\", which is no room")

    def rooms_of_header(self, path):
        """The rooms that may reach this header of the system, or None when everyone may."""
        for pattern, rooms in self.only.items():
            if fnmatch.fnmatchcase("/" + path, "*/" + pattern):
                return rooms
        return None


class Tree:
    """The files of a checkout, by their path from its root."""

    def __init__(self, root):
        self.root = os.path.realpath(root)
        self.texts = {}
        for folder, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not NOT_OURS.match(name))
            for name in sorted(files):
                path = os.path.relpath(os.path.join(folder, name), self.root)
                text = read_text(os.path.join(folder, name))
                if text is not None:
                    self.texts[path] = text

    def in_rooms(self, *endings):
        return [path for path in self.texts if room_of(path) and path.endswith(endings)]

    def find_header(self, written):
        """The path of a header written from the root of sim/ or scripting/, or None."""
        for parent in ROOM_PARENTS:
            path = os.path.normpath(f"{parent}/{written}")
            if path in self.texts:
                return path
        return None


def read_text(path):
    """The file's text, or None when it is no text (a picture, a session file) or has gone meanwhile."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return None
    return None if b"\0" in data else data.decode("utf-8", "replace")


def room_of(path):
    """sim/engine/queue.c is in engine; None outside the rooms. A file that stands in no folder is a room that no table has."""
    parts = path.split("/")
    return parts[1] if parts[0] in ROOM_PARENTS and len(parts) > 1 else None


def line_of(text, at):
    return text.count("\n", 0, at) + 1


# ---- What is written: every #include of every room ----


def check_written_arrows(tree, table):
    for path in tree.in_rooms(".c", ".h", ".inc"):
        room = room_of(path)
        if room not in table.sees:
            yield f"{path}: the room \"{room}\" is not in tests/house/arrows.txt."
            continue
        text = tree.texts[path]
        for match in INCLUDE.finditer(text):
            fault = fault_of_include(tree, table, path, match.group(1))
            if fault:
                yield f"{path}:{line_of(text, match.start())}: {fault}"


def fault_of_include(tree, table, path, written):
    room = room_of(path)
    only = table.rooms_of_header(written)
    if only is not None and room not in only:
        return f"{room} includes {written}, which is for {names(only)}."
    target = tree.find_header(written)
    if target:
        return fault_of_arrow(table, room, room_of(target), written)
    beside = os.path.normpath(os.path.join(os.path.dirname(path), written))
    if beside in tree.texts:
        return f"write \"{beside.split('/', 1)[1]}\", from the root, not \"{written}\"."
    return None


def fault_of_arrow(table, room, other, written):
    if other == room or other in table.sees[room]:
        return None
    if other not in table.sees:
        return f"{room} includes {written} of \"{other}\", which is not in tests/house/arrows.txt."
    return f"{room} includes {written}, but it may see {names(table.sees[room])}."


def names(rooms):
    if len(rooms) < 2:
        return f"{rooms[0]} only" if rooms else "no room"
    return ", ".join(rooms[:-1]) + " and " + rooms[-1] + " only"


# ---- What the compiler saw: every file behind every object, system headers included ----


def parse_ninja_deps(text, build):
    """`ninja -t deps` as a list of (source, [everything it read]), all paths absolute. The source is the first of each."""
    objects = []
    for line in text.splitlines():
        if line.startswith("    ") and objects:
            objects[-1].append(os.path.normpath(os.path.join(build, line.strip())))
        elif ": #deps " in line:
            objects.append([])
    return [(paths[0], paths[1:]) for paths in objects if paths]


def check_compiled_arrows(tree, table, objects):
    """Catches what reading cannot: a header reached through another room's door, and files that nobody compiles."""
    compiled = set()
    for source, read in objects:
        path = os.path.relpath(source, tree.root)
        compiled.add(path)
        if room_of(path) in table.sees:
            yield from check_object(tree, table, path, read)
    for path in tree.texts:
        if path.endswith(".c") and path.split("/")[0] in (*ROOM_PARENTS, "tests") and path not in compiled:
            yield f"{path}: this build folder has no record of compiling it. Build everything, or give it to a target."


def check_object(tree, table, path, read):
    room = room_of(path)
    for header in read:
        inside = os.path.relpath(header, tree.root)
        only = table.rooms_of_header(header)
        if only is not None and room not in only:
            fault = f"{room} reaches {shorten(header)}, which is for {names(only)}."
        elif room_of(inside) in (None, room, *table.sees[room]):
            continue
        else:
            fault = f"{room} reaches {inside}, but it may see {names(table.sees[room])}."
        yield f"{path}: {fault}{by_way_of(tree, path, header)}"


def shorten(header):
    return header.split("/include/", 1)[-1]


def by_way_of(tree, path, header):
    """The shortest chain of written includes from a source to a header, as a sentence; empty when none can be read."""
    came_from = {path: None}
    queue = deque([path])
    while queue:
        here = queue.popleft()
        for written in INCLUDE.findall(tree.texts.get(here, "")):
            step = tree.find_header(written) or written
            if step in came_from:
                continue
            came_from[step] = here
            if header.endswith("/" + step):
                return " By way of: " + " > ".join(chain_to(came_from, step)) + "."
            queue.append(step)
    return ""


def chain_to(came_from, step):
    chain = []
    while step is not None:
        chain.append(step)
        step = came_from[step]
    return chain[::-1]


# ---- Doors, lengths, loose ends ----


def check_doors(tree):
    """Every header opens with its contract and is guarded by a name that no other header uses."""
    guards = {}
    for path in tree.in_rooms(".h"):
        text = tree.texts[path]
        contract = re.match(r"/\*(.*?)\*/", text, re.DOTALL)
        if not contract or not contract.group(1).strip().startswith(os.path.basename(path)):
            yield f"{path}:1: a header opens with its contract, \"/* {os.path.basename(path)}: what it is for\"."
        elif len(" ".join(contract.group(1).replace("*", " ").split())) < CONTRACT_CHARS_MIN:
            yield f"{path}:1: the contract at its head says too little: what it is for, who owns what, units, failures."
        guard = guard_of(text)
        if not guard:
            yield f"{path}: no include guard around the whole header."
        elif guard in guards:
            yield f"{path}: its include guard {guard} is also that of {guards[guard]}."
        guards.setdefault(guard, path)


def guard_of(text):
    """The name that guards the whole header, or None."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL).strip()
    match = re.match(r"#ifndef[ \t]+(\w+)[ \t]*\n#define[ \t]+\1[ \t]*(\n|$)", code)
    return match.group(1) if match and code.endswith("#endif") else None


def check_lengths(tree):
    for path in tree.in_rooms(""):
        lines = len(tree.texts[path].splitlines())
        if lines > LINES_MAX:
            yield f"{path}: {lines} lines; a file has {LINES_MAX} at most. Split it by purpose."


def check_loose_ends(tree):
    for path, text in tree.texts.items():
        for match in LOOSE_END.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: \"{match.group()}\": do it, or leave it out."
        for match in MACHINE_PATH.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: \"{match.group()}\" is a path of somebody's machine."


# ---- Pages: what is pointed at is there, and docs/house.md names every room and its doors ----


POINTER = re.compile(r'\bdocs/([\w./-]*\w\.md)(?:,\s+"([^"]+)")?')
WRAPPED = re.compile(r"\n[ \t]*(?:\*|//|#|--)?[ \t]*")
LINK = re.compile(r"\]\(([^)#\s]*)(?:#[^)]*)?\)")
HEADING = re.compile(r"^#+ +(.*?) *$", re.MULTILINE)
ROOM_ROW = re.compile(r"^\| `(?:sim|scripting)/(\w+)` \|.*\| *(.*?) *\|$", re.MULTILINE)
# What cmake/install.cmake puts beside each other; a link out of it leads nowhere on another machine.
INSTALLED = ("docs/", "README.md", "LICENSE")


def check_pointers(tree):
    """docs/page.md, and docs/page.md with a section in quotes behind a comma, in code and pages."""
    for path, text in tree.texts.items():
        if path.startswith("tests/house/"):
            continue
        for match in POINTER.finditer(WRAPPED.sub(" ", text)):
            page, section = "docs/" + match.group(1), match.group(2)
            if page not in tree.texts:
                yield f"{path}: {page} is not there."
            elif section and section not in HEADING.findall(tree.texts[page]):
                yield f"{path}: {page} has no section \"{section}\"."


def check_links(tree):
    for path, text in tree.texts.items():
        if not path.endswith(".md") or not path.startswith(INSTALLED):
            continue
        for match in LINK.finditer(text):
            target = os.path.normpath(os.path.join(os.path.dirname(path), match.group(1) or os.path.basename(path)))
            if ":" in match.group(1):
                continue
            if not os.path.exists(os.path.join(tree.root, target)):
                yield f"{path}:{line_of(text, match.start())}: the link to {match.group(1)} leads nowhere."
            elif not target.startswith(INSTALLED):
                yield f"{path}:{line_of(text, match.start())}: the link to {match.group(1)} leads nowhere once installed."


def used_from_outside(tree):
    """room -> {header: one file of another room that includes it}"""
    used = {}
    for path in tree.in_rooms(".c", ".h", ".inc"):
        for written in INCLUDE.findall(tree.texts[path]):
            target = tree.find_header(written)
            if target and room_of(target) != room_of(path):
                used.setdefault(room_of(target), {})[os.path.basename(target)] = path
    return used


def check_house_page(tree):
    """The table of rooms: each room once, every door that somebody uses, no door that is not there."""
    rows = dict(ROOM_ROW.findall(tree.texts.get("docs/house.md", "")))
    rooms = {room_of(path) for path in tree.in_rooms(".c", ".h")}
    for room in sorted(rooms - set(rows)):
        yield f"docs/house.md: its table has no room {room}."
    for room in sorted(set(rows) - rooms):
        yield f"docs/house.md: there is no room {room}."
    used = used_from_outside(tree)
    for room in sorted(rooms & set(rows)):
        doors = [os.path.basename(door) for door in re.findall(r"`([^`]+)`", rows[room])]
        for header, user in sorted(used.get(room, {}).items()):
            if not any(fnmatch.fnmatchcase(header, door) for door in doors):
                yield f"docs/house.md: {user} uses {room}/{header}, which is not among the doors of {room}."
        there = [os.path.basename(path) for path in tree.in_rooms(".h") if room_of(path) == room]
        for door in doors:
            if not fnmatch.filter(there, door):
                yield f"docs/house.md: {room} has no {door}."


def check_table(tree, table):
    """arrows.txt names only rooms that there are."""
    rooms = {room_of(path) for path in tree.in_rooms(".c", ".h")}
    for room in sorted(set(table.sees) - rooms):
        yield f"tests/house/arrows.txt: there is no room {room}."


def check_sources(tree, table):
    """Everything that can be said without a compiler."""
    yield from check_written_arrows(tree, table)
    yield from check_doors(tree)
    yield from check_pointers(tree)
    yield from check_links(tree)
    yield from check_lengths(tree)
    yield from check_loose_ends(tree)


def read_table(root):
    with open(os.path.join(root, "tests/house/arrows.txt"), encoding="utf-8") as file:
        return Table(file.read())


def ninja_deps(build):
    run = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.stderr.write(f"{build}: its dependency records cannot be read; is it a Ninja build folder?\n{run.stderr}")
        sys.exit(3)
    return parse_ninja_deps(run.stdout, build)


def main(arguments):
    if len(arguments) != 2:
        sys.stderr.write(__doc__)
        return 2
    root, build = (os.path.realpath(argument) for argument in arguments)
    tree = Tree(root)
    table = read_table(root)
    faults = [*check_sources(tree, table), *check_house_page(tree), *check_table(tree, table),
              *check_compiled_arrows(tree, table, ninja_deps(build))]
    for fault in faults:
        print(fault)
    print(f"{len(tree.in_rooms('.c', '.h'))} files in the rooms, {len(faults)} broken rules.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
