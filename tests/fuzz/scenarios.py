#!/usr/bin/env python3
"""Scenarios as a stranger might write them, thousands of ways, against the program built with sanitizers.

  scenarios.py TOCSIN [--seed N] [--seconds N | --rounds N] [--only WAY] [--keep FOLDER]

The examples of tests/language are taken apart into things, fields and values. Each round alters one of them in one WAY, so
that most of it is still read and played, and has `check` and `simulate` take it. Whatever they say of it, they must end by
themselves within a bounded time and memory with exit code 0, 1 or 3, without a broken promise or a word of the sanitizers.
The same seed and round make the same scenario.

Exit code: 0 nothing found, 1 found: the scenario is kept in FOLDER (build/fuzz-found) with what was said, 2 used wrongly.
"""

import argparse
import glob
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "language")
COMMAND_S = 60
WORDS_BYTES_MAX = 2_000_000

NUMBERS = ["0", "1", "-1", "0.5", "1e12", "-1e12", "1e13", "1/0", "0/0", "math.maxinteger", "math.mininteger", "255", "65536", "1e-9"]
TIMES = ['"0:00"', '"0:01"', '"23:59"', '"876000:00"', '"99999999:00"', '"-1:00"', '"Day 2 08:00"', '"1s"', '"0s"', '"30min"',
         '"400d"', '"Mon 09:00"', '"2 business days"', '"1 month"', '"x"', '""', "5", "-5", "1e9"]
TEXTS = ['""', '"x"', '"{own}"', '"{measure.trust}"', '"{"', '"}"', '"{own.x}"', '("x"):rep(8192)', '("x"):rep(8193)', '"\\u{202e}a"',
         '"\\27[31m"', '"<script>"', '"%s%n"', '"red"', '"amber+strict"', '"+14:00"', '"2026-02-30 25:61"', '"\\0"']
OTHERS = ["nil", "true", "false", "{}", "own", "public", "team", "own.staff", "function() end", "print", "{ {} }", "{ nil, 1 }", "{ x = 1 }"]
CONDITIONS = ["past(X)", "no(C)", "any{ C, C }", "all{ C, C }", "at_least{ N, C, C }", "lasted(C, X)", "above(count{ C, C }, N)",
              "below(R, N)", "above(R, N)", "knows(R, R)", "shared{ R, to = R }", "chose(R, R)", "chose(R)", "did(R, R)", "met(R)",
              "missed(R)", "started(R)", "sent(R)", "decided(R)", "agreed(R)", "broken(R)", "in_force(R)", "silent(R, X)",
              "turned(R, T)", "ready(R, \"plan\", N)", "came(R)", "true", "C"]
DOINGS = ["change(R, N)", "scale(R, N)", "send(R)", "pose(R)", "notify(R)", "start(R)", "withdraw(R)", "finish(R)", "finish()",
          "give{ R, to = R }", "share{ R, to = R, via = R }", "busy{ R, staff = N, takes = X }", "after(X, D)", "after(X, D, D)",
          "given(C, D)", "given(C, D, D)"]
STEPS = ["wait(X)", "ask(R)", "wait_for(C)", "wait_for(C, X)", "holds(C)", "D", "pick{ N, N }", "roll(N, N)", "chance(N)", "local c = C holds(c)",
         "together{ function() S end, function() S end }", "if holds(C) then S else S end", "for i = 1, 20 do S end", "while true do S end",
         "local d = D after(X, d, d)", "error(T)", "S S", "local t = { C } any(t)"]
POS = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n', 'msgctxt "team.power.name"\nmsgid "Riverside Power"\nmsgstr "P"\n',
       "msgid", 'msgstr "', "\ufeff", '#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "msgctxt\nmsgid\nmsgstr\n", 'msgstr[99999999] "x"\n', "\x00\x01"]


# ---- taking the examples apart ----------------------------------------------------------------------------------------

def read_examples():
    texts = []
    for name in sorted(glob.glob(os.path.join(EXAMPLES, "*.lua"))):
        with open(name, encoding="utf-8") as file:
            texts.append(file.read())
    return texts


FIELD = re.compile(r"\b([a-z_]+) = (\"[^\"\n]*\"|-?[0-9][0-9.]*|[a-z]+\.[a-z_]+(?:\.[a-z_]+)?|true|false|\{[^{}\n]*\})")
THING = re.compile(r"^([a-z]+)\.([a-z_]+) = ", re.M)
REFERENCE = re.compile(r"\b(team|fact|measure|decision|inject|channel|clock|action|scene|ending|agreement|group|economy)\.([a-z_]+)(\.[a-z_]+)?")


class Words:
    """What a value may be replaced by, filled in with what the scenario at hand declares."""

    def __init__(self, draw, text, pool):
        self.draw, self.pool = draw, pool
        self.references = sorted(set(found.group(0) for found in REFERENCE.finditer(text))) or ["team.power"]
        self.left = 12  # how many words may still be put into one another

    def one(self, kind):
        self.left -= 1
        if self.left < 0:
            return {"C": "past(1)", "D": "finish()", "S": "wait(1)"}.get(kind, "1")
        pick = self.draw.choice
        if kind == "R":
            return pick(self.references) if self.draw.random() < 0.9 else "team.nobody"
        if kind == "N":
            return pick(NUMBERS)
        if kind == "X":
            return pick(TIMES)
        if kind == "T":
            return pick(TEXTS)
        return self.fill(pick({"C": CONDITIONS, "D": DOINGS, "S": STEPS}[kind]))

    def fill(self, form):
        return re.sub(r"\b([CDNRSTX])\b", lambda found: self.one(found.group(1)), form)

    def any(self):
        dice = self.draw.random()
        if dice < 0.3:
            return self.draw.choice(self.pool)
        if dice < 0.4:
            return self.draw.choice(OTHERS)
        if dice < 0.5:
            return "{ " + ", ".join(self.any() for _ in range(self.draw.randrange(4))) + " }" if self.left > 0 else "{}"
        return self.one(self.draw.choice("RNXTCD"))


# ---- the ways ---------------------------------------------------------------------------------------------------------

def way_values(draw, text, words):
    found = list(FIELD.finditer(text))
    for field in sorted(draw.sample(found, min(len(found), draw.randrange(1, 4))), key=lambda f: -f.start()):
        text = text[:field.start(2)] + words.any() + text[field.end(2):]
    return text


def way_fields(draw, text, words):
    found = list(FIELD.finditer(text))
    field, other = draw.choice(found), draw.choice(found)
    dice = draw.randrange(3)
    if dice == 0:
        return text[:field.start()] + field.group(1) + "_ = " + field.group(2) + text[field.end():]
    if dice == 1:
        return text[:field.start()] + draw.choice(["1", "nil"]) + text[field.end():]
    return text[:field.end()] + ", " + other.group(1) + " = " + words.any() + text[field.end():]


def way_things(draw, text, words):
    things = list(THING.finditer(text))
    ends = [thing.start() for thing in things[1:]] + [len(text)]
    which = draw.randrange(len(things))
    piece = text[things[which].start():ends[which]]
    dice = draw.randrange(3)
    if dice == 0:
        return text.replace(piece, "", 1)
    if dice == 1:
        return text + piece.replace(things[which].group(2), things[which].group(2) + "2", 1)
    return text.replace(piece, piece.replace(things[which].group(1), draw.choice(things).group(1), 1), 1)


def way_rules(draw, text, words):
    for number in range(draw.randrange(1, 5)):
        words.left = 12
        again = draw.choice(["", "again = true, "])
        text += f"\nrule.fuzz{number} = {{ when = {words.one('C')}, {again}does = {{ {words.one('D')}, {words.one('D')} }} }}\n"
    return text


def way_nested(draw, text, words):
    times = draw.choice([3, 12, 40, 5000, 60000])
    condition = draw.choice(["any{ c, c }", "no(c)", "any{ c, no(c) }", "lasted(c, 1)", "above(count{ c, c }, 0)", "at_least{ 1, c, c, c }"])
    doing = draw.choice(["after('1s', d, d)", "given(c, d, d)", "after('1s', d)", "given(true, { d, d })"])
    body = (f"local c = {words.one('C')} for i = 1, {times} do c = {condition} end\n"
            f"local d = {words.one('D')} for i = 1, {draw.choice([3, 12, 40, times])} do d = {doing} end\n")
    if draw.random() < 0.5:
        return text + "\nstory.fuzz = function()\n" + body + draw.choice(["holds(c)", "wait_for(c)", "", "wait(1)"]) + " end\n"
    return text + "\n" + body + "rule.fuzz = { when = c, does = { d } }\n"


def way_lists(draw, text, words):
    many = draw.choice([10, 3000, 16384, 16385, 100000])
    value = words.any()
    field = draw.choice(list(FIELD.finditer(text)))
    return "local t = {} for i = 1, " + str(many) + " do t[i] = " + value + " end\n" + text[:field.start(2)] + "t" + text[field.end(2):]


def way_stories(draw, text, words):
    steps = []
    for _ in range(draw.randrange(1, 6)):
        words.left = 12
        steps.append(words.one("S"))
    return text + "\nstory.fuzz = function()\n  " + "\n  ".join(steps) + "\nend\n"


def way_bytes(draw, text, words):
    raw = bytearray(text.encode())
    for _ in range(draw.randrange(1, 6)):
        at = draw.randrange(len(raw))
        dice = draw.randrange(4)
        if dice == 0:
            raw[at] = draw.randrange(256)
        elif dice == 1:
            del raw[at:at + draw.randrange(1, 30)]
        elif dice == 2:
            raw[at:at] = draw.choice([b"{", b"}", b"(", b"[[", b"--[[", b"\x1b", b"\xff", b"^", b"..", b"end ", b"function() ", b"{" * 150])
        else:
            there = draw.randrange(len(raw))
            raw[at:at] = raw[there:there + draw.randrange(60)]
    return bytes(raw)


def way_large(draw, text, words):
    piece = draw.choice(["inject.iN = { to = team.power, title = \"I\", text = \"I.\" }\n", "local vN = N\n", "fact.hash.x = 1\n",
                         "rule.rN = { when = past(N), does = { finish() } }\n", "-- N\n", "team.power.xN = 1\n"])
    room = draw.choice([5000, 60000, 250000, 262000, 270000])
    parts, size = [text], len(text)
    while size < room:
        parts.append(piece.replace("N", str(len(parts))))
        size += len(parts[-1])
    return "".join(parts)


def way_beside(draw, text, words):
    return text


WAYS = {"values": way_values, "fields": way_fields, "things": way_things, "rules": way_rules, "nested": way_nested, "lists": way_lists,
        "stories": way_stories, "bytes": way_bytes, "large": way_large, "beside": way_beside}


def write_beside(draw, folder, words):
    """Catalogues, pictures and tests that are none, or almost."""
    texts = os.path.join(folder, "texts")
    os.mkdir(texts)
    for name in draw.sample(["fr.po", "es.po", "xx.po", "a-very-long-language.po", ".po", "fr.mo"], 3):
        raw = "".join(draw.choice(POS) for _ in range(draw.randrange(8))).encode()
        if draw.random() < 0.3:
            raw += draw.randbytes(draw.randrange(3000))
        with open(os.path.join(texts, name), "wb") as file:
            file.write(raw)
    with open(os.path.join(folder, "tests.lua"), "w", encoding="utf-8") as file:
        file.write(f"test({words.any()}, function() play{{ seed = {words.one('N')} }} expect({words.one('C')}) end)\n")
        file.write(f"test(\"b\", function() local c = {words.one('C')} for i = 1, 40 do c = any{{ c, c }} end play{{}} expect(c) end)\n")


def make(draw, way, examples, pool, folder):
    text = draw.choice(examples)
    words = Words(draw, text, pool)
    made = WAYS[way](draw, text, words)
    if way == "beside":
        write_beside(draw, folder, words)
    with open(os.path.join(folder, "scenario.lua"), "wb") as file:
        file.write(made if isinstance(made, bytes) else made.encode())


# ---- trying it --------------------------------------------------------------------------------------------------------

class Found(Exception):
    pass


class Trial:
    def __init__(self, tocsin):
        self.tocsin = tocsin
        self.said = Counter()
        self.env = dict(os.environ, LC_ALL="C.UTF-8", UBSAN_OPTIONS="print_stacktrace=1",
                        ASAN_OPTIONS="detect_leaks=0:strict_string_checks=1:hard_rss_limit_mb=2048")

    def run(self, *arguments):
        try:
            done = subprocess.run([self.tocsin, *arguments], capture_output=True, timeout=COMMAND_S, env=self.env)
        except subprocess.TimeoutExpired as late:
            raise Found(f"{arguments[0]}: does not end within {COMMAND_S} s") from late
        words = (done.stderr + done.stdout).decode("utf-8", "replace")
        if done.returncode not in (0, 1, 3) or any(sign in words for sign in ("runtime error", "Sanitizer", "broken promise")):
            raise Found(f"{arguments[0]}: exit code {done.returncode}\n{words}")
        if len(words) > WORDS_BYTES_MAX:
            raise Found(f"{arguments[0]}: says {len(words)} bytes")
        self.said[f"{arguments[0]} {done.returncode}"] += 1

    def round(self, folder):
        self.run("check", folder)
        self.run("simulate", folder, "--runs", "1", "--seed", "1")


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
    examples = read_examples()
    pool = sorted({field.group(2) for text in examples for field in FIELD.finditer(text)})
    trial = Trial(os.path.abspath(options.tocsin))
    ways = list(WAYS)
    began, number, found = time.monotonic(), 0, 0
    while number < options.rounds if options.rounds is not None else time.monotonic() - began < options.seconds:
        way = options.only or ways[number % len(ways)]
        with tempfile.TemporaryDirectory(prefix="tocsin-fuzz-") as folder:
            make(random.Random(f"{seed} {number} {way}"), way, examples, pool, folder)
            try:
                trial.round(folder)
            except Found as why:
                found += 1
                name = f"{way}-{seed}-{number}"
                place = os.path.join(options.keep, name)
                shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(folder, place)
                with open(place + ".txt", "w", encoding="utf-8") as file:
                    file.write(f"{why}\n")
                print(f"{name}: {str(why)[:2000]}", flush=True)
        number += 1
    print(f"{number} scenarios, {found} found; " + ", ".join(f"{words}: {count}" for words, count in sorted(trial.said.items())))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
