#!/usr/bin/env python3
"""Session files as a stranger might make them, thousands of ways, against the program built with sanitizers.

  sessions.py TOCSIN [--seed N] [--seconds N | --rounds N] [--only WAY] [--keep FOLDER]

One good session is played by bots to its end, another by a person who leaves it half way. Each round alters a copy of one of
them in one WAY, mostly so that chain and seal fit again, and has `verify`, `report`, `forget` and now and then the debrief
read it, and `play` go on with it. Whatever they say of it, they must end by themselves with exit code 0, 1 or 3, without a broken promise or a word of the sanitizers, write a page of bounded
size, leave other files as they were and no file behind. The same seed and round make the same file.

Exit code: 0 nothing found, 1 found: the file is kept in FOLDER (build/fuzz-found) with what was said, 2 used wrongly.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journal"))
from reseal import reseal  # noqa: E402

COMMAND_S = 60
PAGE_BYTES_MAX = 50_000_000
NUMBERS = [0, 1, -1, 2, 7, 255, 256, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**40, 2**53, 10**11, 10**11 + 1,
           2**61, 2**62, 2**63 - 2, 2**63 - 1, -2**63, -2**63 + 1, -10**11, -2**62]
IDS = [0, 1, 2, 3, 255, 2**24 - 1, 2**32 - 1, 2**32 - 2, 2**32 - 3]
KINDS = ["seat", "decide", "share", "ask", "reply", "act", "declare", "notify", "state", "read", "note", "survey", "observe",
         "rate", "improve", "answer", "play", "hold", "recall", "extend", "set", "improvise", "shift", "end", "fork", "pace",
         "pause", "jump", "mode", "disable", "hint", "edit", "vote", "propose", "ruling", "break", "nothing"]
ROLES = ["seat", "bot", "control", "evaluator", "session", "nobody"]
TEXTS = ["", "\u202e backwards", "\x1b[31m", "<script>", "a" * 8192, "a" * 8193, "\U0001f6a8" * 40, "%s%n", "\u0645" * 300]
# Where the fields of a record stand (sim/engine/trace.c): offset, format, what may be written there.
RECORD_FIELDS = [(0, "<H", range(70)), (2, "<H", range(256)), (4, "<I", IDS), (8, "<I", IDS), (12, "<I", IDS), (16, "<I", IDS),
                 (20, "<I", IDS), (24, "<q", NUMBERS), (32, "<q", NUMBERS), (40, "<q", NUMBERS)]
RECORD_HEAD_BYTES = 52
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


# ---- the ways ---------------------------------------------------------------------------------------------------------

def some_row(draw, session, table, columns):
    (count,) = session.execute(f"SELECT count(*) FROM {table}").fetchone()
    return session.execute(f"SELECT {columns} FROM {table} LIMIT 1 OFFSET ?", (draw.randrange(count),)).fetchone()


def alter_record(draw, record):
    record = bytearray(record)
    if draw.random() < 0.2:
        teams = record[49]
        extra = [draw.choice(NUMBERS) for _ in range(draw.choice([0, 1, 2, 5, 26]))]
        struct.pack_into("<H", record, 50, len(extra))
        return bytes(record[:RECORD_HEAD_BYTES + teams]) + struct.pack(f"<{len(extra)}q", *extra)
    at, form, values = draw.choice(RECORD_FIELDS)
    value = draw.choice(values)
    if at in (12, 16) and draw.random() < 0.7:
        value = draw.randrange(1, 22) << 24 | draw.choice([0, 1, 2, 3, 5, 8, 20, 100, 65535])
    struct.pack_into(form, record, at, value)
    return bytes(record)


def way_records(draw, session):
    for _ in range(draw.choice([1, 1, 3, 10, 60])):
        number, record = some_row(draw, session, "records", "number, record")
        for _ in range(draw.choice([1, 1, 2, 4])):
            record = alter_record(draw, record)
        session.execute("UPDATE records SET record = ? WHERE number = ?", (record, number))
    if draw.random() < 0.3:
        (last,) = session.execute("SELECT max(number) FROM records").fetchone()
        at_s = draw.choice([10**7, 10**9, 3 * 10**9, 10**11, 10**11 + 1, 2**62, 2**63 - 1])
        for number, record in session.execute("SELECT number, record FROM records WHERE number > ?",
                                              (draw.randrange(last),)).fetchall():
            record = bytearray(record)
            struct.pack_into("<q", record, 24, at_s)
            session.execute("UPDATE records SET record = ? WHERE number = ?", (bytes(record), number))
    if draw.random() < 0.7:
        session.execute("DELETE FROM digests")


def alter_payload(draw, session, payload):
    known = json.loads(payload)
    other = json.loads(some_row(draw, session, "inputs", "payload")[0])
    known.update(draw.sample(list(other.items()), draw.randrange(len(other) + 1)))
    for name in list(known):
        dice = draw.random()
        if dice < 0.15:
            del known[name]
        elif dice < 0.4:
            known[name] = draw.choice(NUMBERS)
        elif dice < 0.5:
            known[name] = draw.choice([None, True, [], {}, [1, 2], "", "team.none", "fact." + "x" * 300, 1.5, 1e300])
    if draw.random() < 0.3:
        known["record"] = draw.choice(NUMBERS)
    if draw.random() < 0.3:
        known["number"] = draw.choice(NUMBERS)
    written = json.dumps(known, separators=(",", ":"))
    return draw.choice(["[" * 5000, "{}", "", written + " ", written.replace("1", "9" * 400)]) if draw.random() < 0.05 else written


def way_inputs(draw, session):
    for _ in range(draw.choice([1, 1, 2, 6])):
        number, at_s, payload = some_row(draw, session, "inputs", "number, at_s, payload")
        dice = draw.random()
        if dice < 0.15:
            session.execute("UPDATE inputs SET at_s = ? WHERE number >= ?",
                            (draw.choice([at_s + 1, at_s + 10**6, 10**9, 10**11, 10**12, 2**62, 2**63 - 1]), number))
        elif dice < 0.2:
            session.execute("UPDATE inputs SET at_s = ? WHERE number <= ?", (draw.choice([-1, 0, -10**11, -2**63]), number))
        elif dice < 0.35:
            session.execute("UPDATE inputs SET kind = ? WHERE number = ?", (draw.choice(KINDS), number))
        elif dice < 0.5:
            session.execute("UPDATE inputs SET role = ?, team = ?, seat = ? WHERE number = ?",
                            (draw.choice(ROLES), draw.choice(["", "unity", "cert", "none", "x" * 255]), draw.choice([0, 1, 2**32 - 1]),
                             number))
        elif dice < 0.55:
            session.execute("UPDATE inputs SET wall_ms = ?, sender_number = ? WHERE number = ?",
                            (draw.choice(NUMBERS), draw.choice([0, 1, 2**63 - 1]), number))
        else:
            session.execute("UPDATE inputs SET payload = ? WHERE number = ?", (alter_payload(draw, session, payload), number))
    if draw.random() < 0.2:
        session.execute("UPDATE OR IGNORE inputs SET kind = 'note', role = 'control', team = '', payload = ? WHERE number > ?",
                        (json.dumps({"record": draw.choice(NUMBERS)}), draw.randrange(40)))


def way_texts(draw, session):
    for _ in range(draw.choice([1, 3, 20])):
        number, = some_row(draw, session, "texts", "number")
        column, values = draw.choice([("text", TEXTS), ("person", [0, 1, 2, 2**32 - 1, 2**32, -1]), ("what", ["name", "prose", "material", "x"])])
        session.execute(f"UPDATE texts SET {column} = ? WHERE number = ?", (draw.choice(values), number))


def way_head(draw, session):
    if draw.random() < 0.4:
        column, values = draw.choice([("at_s", NUMBERS), ("wall_ms", NUMBERS), ("ended", [0, 1, 2]), ("inputs", [0, 1, 40, 2**62])])
        session.execute(f"UPDATE mark SET {column} = ?", (draw.choice(values),))
        return
    column, values = draw.choice([
        ("created_ms", NUMBERS), ("created_ms", NUMBERS), ("seed", NUMBERS), ("rules", [0, 1, 2, 2**32 - 1, 2**32]),
        ("privacy", ["full", "aggregates", "x"]), ("team", ["", "unity", "x", "a\u202eb", "x" * 256]),
        ("title", ["", "\x1b[2J", "x" * 511, "x" * 512]), ("scenario", ["", "../x", "x" * 300])])
    session.execute(f"UPDATE exercise SET {column} = ?", (draw.choice(values),))


def way_tables(draw, session):
    tables = ["exercise", "package", "mark", "inputs", "texts", "records", "digests"]
    one, other = draw.sample(tables, 2)
    session.execute("PRAGMA writable_schema = ON")
    session.execute(draw.choice([
        f"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '{other}') WHERE name = '{one}'",
        f"UPDATE sqlite_schema SET rootpage = {draw.choice([0, 1, 2, 9, 10**6])} WHERE name = '{one}'",
        f"UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = '{one}'",
        f"CREATE INDEX more ON {one}(rowid)" if draw.random() < 0.1 else f"CREATE VIEW more AS SELECT * FROM {one}",
        f"INSERT OR REPLACE INTO {one} SELECT * FROM {one} LIMIT 1",
        f"DELETE FROM {one} WHERE rowid IN (SELECT rowid FROM {one} ORDER BY rowid DESC LIMIT 3)",
        f"DROP TABLE {one}",
    ]))


def way_bytes(draw, path):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    for _ in range(draw.choice([1, 1, 2, 8, 100])):
        at = draw.randrange(len(content) if draw.random() < 0.6 else 8192)
        content[at] = draw.choice([0, 255, content[at] ^ 1 << draw.randrange(8), draw.randrange(256)])
    with open(path, "wb") as file:
        file.write(content[:draw.randrange(len(content))] if draw.random() < 0.15 else content)


def super_journal(path, victim):
    pages = os.path.getsize(path) // 4096
    name = victim.encode()
    head = JOURNAL_MAGIC + struct.pack(">IIIII", 0, 1234, pages, 512, 4096)
    tail = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name)) + JOURNAL_MAGIC
    return head.ljust(512, b"\0") + tail


def way_beside(draw, path):
    name = path + draw.choice(["-wal", "-journal", "-shm"])
    if draw.random() < 0.5:  # a database that is kept with a -wal
        with open(path, "r+b") as file:
            file.seek(18)
            file.write(b"\2\2")
    dice = draw.randrange(7)
    if dice == 0:
        os.mkfifo(name)
    elif dice == 1:
        os.symlink(draw.choice(["/dev/zero", "/dev/random", path, path + ".victim", name]), name)
    elif dice == 2:
        os.mkdir(name)
    elif dice == 3:
        with open(name, "wb") as file:
            file.truncate(draw.choice([1, 32, 4096, 2**29, 2**29 + 1, 2**41]))
    elif dice == 4:
        with open(path + "-journal", "wb") as file:
            file.write(super_journal(path, path + draw.choice([".victim", "", "-wal", ".none"])))
    else:
        head = draw.choice([b"", struct.pack(">IIIIIIII", 0x377f0682, 3007000, 4096, 0, 1, 2, 3, 4),
                            JOURNAL_MAGIC + struct.pack(">IIIII", 1, 1, draw.choice([1, 2**31, 2**32 - 1]), 512, 4096)])
        with open(name, "wb") as file:
            file.write(head.ljust(512, b"\0") + draw.randbytes(draw.choice([0, 100, 9000])))


IN_TABLES = {"records": way_records, "inputs": way_inputs, "texts": way_texts, "head": way_head, "tables": way_tables}
IN_BYTES = {"bytes": way_bytes, "beside": way_beside}
WAYS = [*IN_TABLES, *IN_BYTES]


def alter(draw, way, path):
    if way in IN_BYTES:
        IN_BYTES[way](draw, path)
        return
    with closing(sqlite3.connect(path)) as session:
        try:
            IN_TABLES[way](draw, session)
            if draw.random() < 0.95 and way != "tables":
                reseal(session)
        except (sqlite3.Error, struct.error, TypeError):
            session.rollback()  # SQLite would not have it: then as much as it had before is tried
        session.commit()


# ---- the good ones ----------------------------------------------------------------------------------------------------

HALF_WAY = """until-decision 20000
key A
focus "Why"
type "First the wards & <b>then</b> \u0633\u0631\u064a\u0639"
key Tab
press "Commit A"
advance 4000
"""


def play_good_ones(tocsin, folder):
    ended, left, steps = (os.path.join(folder, name) for name in ("ended.tocsin", "left.tocsin", "half-way"))
    with open(steps, "w", encoding="utf-8") as file:
        file.write(HALF_WAY)
    env = dict(os.environ, SDL_VIDEODRIVER="dummy", LC_ALL="C.UTF-8", XDG_DATA_HOME=os.path.join(folder, "data"))
    for arguments in (("simulate", "quiet-ward", "--seed", "4", "--policy", "prompt", "-o", ended),
                      ("play", "quiet-ward", "--team", "unity", "--seed", "7", "-o", left, "--drive", steps)):
        done = subprocess.run([tocsin, *arguments], capture_output=True, text=True, env=env, cwd=folder)
        if done.returncode != 0:
            sys.exit(f"{arguments[0]}: {done.stderr}")
    return [ended, left]


# ---- trying it --------------------------------------------------------------------------------------------------------

class Found(Exception):
    pass


class Trial:
    def __init__(self, tocsin, folder):
        self.tocsin, self.folder = tocsin, folder
        self.good = play_good_ones(tocsin, folder)
        self.path = os.path.join(folder, "s.tocsin")
        self.victim = self.path + ".victim"
        self.temporary = os.path.join(folder, "tmp")
        self.said = Counter()
        self.env = dict(os.environ, TMPDIR=self.temporary, SDL_VIDEODRIVER="dummy", LC_ALL="C.UTF-8",
                        XDG_DATA_HOME=os.path.join(folder, "data"), UBSAN_OPTIONS="print_stacktrace=1",
                        ASAN_OPTIONS="detect_leaks=0:strict_string_checks=1:hard_rss_limit_mb=4096")
        self.steps = os.path.join(folder, "steps")
        with open(self.steps, "w", encoding="utf-8") as file:
            file.write("size 1280 720\nkey Right 7\nkey End\nkey Home\nkey Left 3\n")
        self.going_on = os.path.join(folder, "going-on")
        with open(self.going_on, "w", encoding="utf-8") as file:
            file.write("size 1280 720\nadvance 3000\nkey Tab 5\n")

    def prepare(self, draw, way):
        for name in os.listdir(self.folder):
            if name.startswith("s."):
                whole = os.path.join(self.folder, name)
                (shutil.rmtree if os.path.isdir(whole) and not os.path.islink(whole) else os.unlink)(whole)
        shutil.rmtree(self.temporary, ignore_errors=True)
        os.mkdir(self.temporary)
        shutil.copy(draw.choice(self.good), self.path)
        with open(self.victim, "w", encoding="utf-8") as file:
            file.write("precious")
        alter(draw, way, self.path)

    def run(self, *arguments):
        try:
            done = subprocess.run([self.tocsin, *arguments], capture_output=True, timeout=COMMAND_S, env=self.env, cwd=self.folder)
        except subprocess.TimeoutExpired as late:
            raise Found(f"{arguments[0]}: does not end within {COMMAND_S} s") from late
        words = done.stderr.decode("utf-8", "replace")
        if done.returncode not in (0, 1, 3) or any(sign in words for sign in ("runtime error", "Sanitizer", "broken promise")):
            raise Found(f"{arguments[0]}: exit code {done.returncode}\n{words}")
        self.said[f"{arguments[0]} {done.returncode}"] += 1

    def check_surroundings(self, command):
        with open(self.victim, encoding="utf-8") as file:
            if file.read() != "precious":
                raise Found(f"{command}: changed another file")
        if os.listdir(self.temporary):
            raise Found(f"{command}: left {os.listdir(self.temporary)} behind")
        page = os.path.join(self.folder, "s.debrief", "index.html")
        if os.path.exists(page) and os.path.getsize(page) > PAGE_BYTES_MAX:
            raise Found(f"{command}: a page of {os.path.getsize(page)} bytes")

    def round(self, draw, way):
        self.prepare(draw, way)
        commands = [("verify", self.path), ("report", self.path), ("forget", self.path)]
        if draw.random() < 0.25:
            commands.insert(2, ("debrief", self.path, "--drive", self.steps))
        if draw.random() < 0.4:
            commands.insert(2, ("play", self.path, "--drive", self.going_on))
        for command in commands:
            before = os.path.exists(self.path)
            self.run(*command)
            if before and not os.path.exists(self.path):
                raise Found(f"{command[0]}: deleted the session")
            self.check_surroundings(command[0])


def keep(trial, folder, name, why):
    os.makedirs(folder, exist_ok=True)
    place = os.path.join(folder, name)
    with open(place + ".txt", "w", encoding="utf-8") as file:
        file.write(why + "\n")
    for beside in sorted(os.listdir(trial.folder)):
        whole = os.path.join(trial.folder, beside)
        if beside.startswith("s.tocsin") and stat.S_ISREG(os.lstat(whole).st_mode) and os.path.getsize(whole) < 2**29:
            shutil.copy(whole, place + beside.removeprefix("s"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tocsin")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=None)
    parser.add_argument("--only", choices=WAYS, default=None)
    parser.add_argument("--keep", default="build/fuzz-found")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else time.time_ns()
    print(f"seed {seed}", flush=True)
    tocsin = os.path.abspath(options.tocsin)
    found = 0
    with tempfile.TemporaryDirectory(prefix="tocsin-fuzz-") as folder:
        trial = Trial(tocsin, folder)
        began, number = time.monotonic(), 0
        while number < options.rounds if options.rounds is not None else time.monotonic() - began < options.seconds:
            way = options.only or WAYS[number % len(WAYS)]
            try:
                trial.round(random.Random(f"{seed} {number} {way}"), way)
            except Found as why:
                found += 1
                name = f"{way}-{seed}-{number}"
                keep(trial, options.keep, name, str(why))
                print(f"{name}: {str(why)[:2000]}", flush=True)
            number += 1
    print(f"{number} files, {found} found; " + ", ".join(f"{words}: {count}" for words, count in sorted(trial.said.items())))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
