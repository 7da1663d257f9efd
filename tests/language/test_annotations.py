#!/usr/bin/env python3
"""test_annotations.py PROGRAM: scripting/types is annotations as the language server reads them, Lua that loads, and names
the words that a script may say, all of them and no other."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

from annotations import Annotations, Type, Wrong

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
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
