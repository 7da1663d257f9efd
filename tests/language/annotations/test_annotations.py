#!/usr/bin/env python3
"""test_annotations.py PROGRAM: scripting/types is annotations as the language server reads them, Lua that loads, and names
the words that a script may say, all of them and no other."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from annotations import Annotations, Type, Wrong

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../../.."))
TYPES = os.path.join(ROOT, "scripting/types")
PROGRAM = os.path.abspath(sys.argv.pop(1))


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def all_types():
    read = Annotations()
    for name in sorted(os.listdir(TYPES)):
        read.read(name, text_of(os.path.join(TYPES, name)))
    return read


class Kept(unittest.TestCase):
    def test_every_line_is_an_annotation_and_every_type_is_declared(self):
        read = all_types()
        self.assertEqual(read.undeclared(), {})
        self.assertGreater(len(read.classes), 60)

    def test_lua_loads_each_file(self):
        for name in os.listdir(TYPES):
            run = subprocess.run(["lua5.4", os.path.join(TYPES, name)], capture_output=True, text=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (0, ""), name)

    def test_luacheck_knows_the_same_words(self):
        read = all_types()
        words = set(re.findall(r'"([a-z_]+)"', text_of(os.path.join(ROOT, ".luacheckrc")).split("local content")[1].split("max_line")[0]))
        self.assertEqual(set(read.functions) | read.globals, words)


class Said(unittest.TestCase):
    """The words that a script may say, asked of the program itself."""

    def told_of(self, words):
        """The first of `words` of which a script that names them all, one a line, is told that it is none."""
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "scenario.lua"), "w", encoding="utf-8") as out:
                out.write("".join(f"local _ = {word}\n" for word in words))
            run = subprocess.run([PROGRAM, "check", folder], capture_output=True, text=True, timeout=60, check=False)
            told = re.search(r"T0136: `?(\w+)`? is not", run.stdout)
            return told and told.group(1)

    def test_every_annotated_word_can_be_said(self):
        read = all_types()
        self.assertEqual(self.told_of(sorted(set(read.functions) | read.globals) + ["teem"]), "teem")

    def test_what_is_not_annotated_cannot_be_said(self):
        read = all_types()
        source = "".join(text_of(os.path.join(place, name)) for folder in ("scripting/api", "scripting/host")
                         for place, _, names in os.walk(os.path.join(ROOT, folder)) for name in names if name.endswith(".c"))
        spoken = set(re.findall(r'\b(?:COND|DOING|STORY|TEST)\("(\w+)"', source)) | set(re.findall(r'set_(?:handle|number)\(L, m, "(\w+)"', source))
        self.assertGreater(len(spoken), 50)
        self.assertLessEqual(spoken, set(read.functions) | read.globals)
        self.assertEqual(self.told_of(["print"]), "print")


class Fits:
    """Does a value, as said.lua tells it, fit a type of the annotations?"""

    def __init__(self, read):
        self.read = read

    def named(self, value, name):
        if name in self.read.aliases:
            return self.fits(value, Type(self.read.aliases[name]).tree)
        if name in self.read.classes:
            written = "table" in value and self.read.classes[name] # a condition is said, never written
            return self.read.is_a(value["ref"], name) if "ref" in value else bool(written) and not self.misfits(value["table"], name)
        plain = value.get("is")
        return {"string": isinstance(plain, str), "number": isinstance(plain, (int, float)) and not isinstance(plain, bool),
                "integer": isinstance(plain, int) and not isinstance(plain, bool), "boolean": isinstance(plain, bool),
                "nil": "is" in value and plain is None, "any": True, "T": True}[name]

    def misfits(self, rows, name):
        """What of a table is none of the class's fields, does not fit its type, or is missing."""
        fields = self.read.fields_of(name)
        found = []
        for key, value in rows:
            kind = fields.get(str(key)) or (fields.get("integer") if isinstance(key, int) else fields.get("string"))
            if kind is None or not self.fits(value, kind[0]):
                found.append(key)
        shared = name in ("tocsin.team", "tocsin.group") # a team takes what its group writes
        there = {str(key) for key, _ in rows}
        return found + [f"no {field}" for field, (_, optional) in fields.items()
                        if not optional and not shared and field not in there | {"integer", "string"}]

    def fits(self, value, tree):
        kind = tree[0]
        if kind == "or":
            return any(self.fits(value, part) for part in tree[1:])
        if kind == "name":
            return self.named(value, tree[1])
        if kind == "is":
            return value.get("is") == tree[1]
        if kind == "fun":
            return "fun" in value
        if "table" not in value:
            return False
        rows = value["table"]
        if kind == "list":
            return all(isinstance(key, int) and self.fits(item, tree[1]) for key, item in rows)
        if kind == "map":
            return all(self.fits({"is": key}, tree[1]) and self.fits(item, tree[2]) for key, item in rows)
        return {key for key, _ in rows} == set(tree[1]) and all(self.fits(item, tree[1][key]) for key, item in rows)

    def call(self, values, way):
        """Positional values against one way to call a verb."""
        rest = way[-1][0] if way and way[-1][1] == "rest" else None
        fixed = way[:-1] if rest else way
        if len(values) > len(fixed) and not rest:
            return False
        nothing = {"is": None}
        return all(self.fits(value, tree) or (value == nothing and optional)
                   for value, (tree, optional) in zip(values + [nothing] * (len(fixed) - len(values)), fixed)) and \
            all(self.fits(value, rest) for value in values[len(fixed):])


class Examples(unittest.TestCase):
    """Every example of the language, what ships and what `tocsin new` makes: what they write fits the annotations. An example of
    each field and each word of a choice is among them (test_language)."""

    def setUp(self):
        self.read = all_types()
        self.fits = Fits(self.read)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.words = os.path.join(folder.name, "words.lua")
        shelves = [name.removeprefix("tocsin.shelf.") for name in self.read.classes if name.startswith("tocsin.shelf.")]
        with open(self.words, "w", encoding="utf-8") as file:
            file.write("return { shelves = { %s }, gives = { %s } }\n" % (
                ", ".join(f'"{name}"' for name in shelves), ", ".join(f'{name} = "{kind}"' for name, kind in self.read.gives.items())))

    def said(self, path):
        run = subprocess.run(["lua5.4", os.path.join(os.path.dirname(__file__), "said.lua"), self.words, path], capture_output=True, text=True,
                             timeout=60, check=False)
        self.assertEqual(run.returncode, 0, f"{path}: {run.stderr}")
        return [json.loads(line) for line in run.stdout.splitlines()]

    def wrong(self, said):
        """What does not fit, or None."""
        if "declares" in said:
            name = said["declares"]
            if name == "story":
                return None if self.fits.fits(said["value"], Type(self.read.classes["tocsin.shelf.story"]["string"]).tree) else "no story"
            return self.fits.misfits(said["value"]["table"], "tocsin." + name)
        if any(self.fits.call(said["values"], way) for way in self.read.functions[said["calls"]]):
            return None
        return said

    def test_what_they_write_fits(self):
        folders = ["tests/language", "assets/new", "scenarios/laws"] + ["scenarios/" + name for name in os.listdir(os.path.join(ROOT, "scenarios"))]
        paths = [os.path.join(ROOT, folder, name) for folder in folders for name in sorted(os.listdir(os.path.join(ROOT, folder)))
                 if name.endswith(".lua")]
        count = 0
        for path in paths:
            with self.subTest(path=os.path.relpath(path, ROOT)):
                for said in self.said(path):
                    self.assertFalse(self.wrong(said), said)
                    count += 1
        self.assertGreater(len(paths), 40)
        self.assertGreater(count, 1000)

    def test_what_does_not_fit_is_found(self):
        for line in ('team.a = { name = 3 }', 'team.a = { nme = "A" }', 'fact.a = { title = "A", text = "B" }', 'x = knows(fact.a, team.b)',
                     'x = sent("alarm")', 'x = share{ fact.a, to = fact.b }', 'inject.a = { to = team.a, title = "A", text = "B", via = "drum" }',
                     'decision.a = { who = team.a, ask = "A?", within = 5, { "b" } }', 'story.a = { }'):
            with self.subTest(line=line):
                path = self.words + ".test.lua"
                with open(path, "w", encoding="utf-8") as file:
                    file.write(line + "\n")
                self.assertTrue(any(self.wrong(said) for said in self.said(path)), line)


class Reader(unittest.TestCase):
    """The reader itself finds what is wrong."""

    def test_what_is_no_type_is_refused(self):
        for text in ("string|", "(string", "{ string }", "table<string", "|string", "fun(", "{ [x]: string }"):
            with self.subTest(text=text), self.assertRaises(Wrong):
                Type(text)

    def test_what_is_a_type_is_read_whole(self):
        for text in ("string", '"a"|"b"', "(string|tocsin.team)[]", "{ [1]: string, [2]: number }[]", "fun(one: tocsin.team): string",
                     "table<string, tocsin.class|tocsin.class[]>", "fun()[]"):
            with self.subTest(text=text):
                self.assertEqual(Type(text).rest, "")

    def test_what_is_no_annotation_is_refused(self):
        for lines in ("---@field title string", "---@class a.b\n---@field x string\n---@field x string", "---@class a.b\n---@field x string words",
                      "---@param team a.b\nfunction knows(fact) end", "---@class a.b\n---@field x a.b[", "---@clas a.b", "print(1)", "---@class a.b extends c"):
            with self.subTest(lines=lines), self.assertRaises(Wrong):
                Annotations().read("x.lua", "---@meta _\n" + lines + "\n")

    def test_a_type_that_nobody_declared_is_named(self):
        read = Annotations()
        read.read("x.lua", "---@meta _\n---@class a.b\n---@field x a.c # what\n")
        self.assertEqual(read.undeclared(), {"a.c": "x.lua:3"})


if __name__ == "__main__":
    unittest.main()
