"""docs/problems: the mistake of every page gets its code, and its repair gets nothing."""

import concurrent.futures
import csv
import io
import json
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "commands"))
sys.path.insert(0, os.path.join(HERE, "..", "exchange"))
from program import InFolder, ROOT, read, tocsin
from xlsx import Book

PAGES = sorted(name for name in os.listdir(os.path.join(ROOT, "docs", "problems")) if re.fullmatch(r"T\d{4}\.md", name))
CAST = re.search(r"```lua\n(.*?)```", read("docs/problems/README.md"), re.DOTALL).group(1)
TODAY = "2026-11-24"
# Not shown by a check: refused before, met in a play, only where the machine is slow, or asked for by name.
ELSEWHERE = {"T0103": "tests/host", "T0132": "tests/host", "T0140": "tests/api", "T0141": "tests/host", "T0237": "tests/api"}
WORKBOOK = [
    ("Scenario", [["field", "value"], ["id", "frozen"], ["title", "Frozen"], ["language", "en"], ["begins", "2026-03-02 07:40"],
                  ["summary", "Two substations misbehave."]]),
    ("Economies", [["id", "name", "zone"], ["aranda", "Aranda", "+08:00"]]),
    ("Teams", [["id", "name", "mark", "sector", "economy", "brief"],
               ["power", "Riverside Power", "RP", "business", "aranda", "You keep the lights on."],
               ["cert", "Aranda CERT", "AC", "government", "aranda", "You see what no single company sees."]]),
    ("Measures", [["id", "name", "unit", "start", "better"], ["trust", "Trust", "%", 60, "high"]]),
]


def expand(text):
    """⟨x × 300⟩ and ⟨byte 0⟩, as bytes."""
    text = re.sub(r"⟨(.*?) × (\d+)⟩", lambda m: m.group(1) * int(m.group(2)), text)
    parts = re.split(r"⟨byte (\d+)⟩", text)
    return b"".join(bytes([int(part)]) if i % 2 else part.encode() for i, part in enumerate(parts))


def files_of(kind, text):
    """The files of a package, by name."""
    files = {}
    name, lines = "scenario.lua", [] if "whole" in kind else [CAST.rstrip("\n")]
    for line in text.split("\n"):
        if line.startswith("--- "):
            files[name], name, lines = lines, line[4:], []
        else:
            lines.append(line)
    files[name] = lines
    return {name: expand("\n".join(lines) + "\n") for name, lines in files.items()}


def compiled_first(files):
    """What begins with ESC is compiled only where the file begins with it."""
    body = files["scenario.lua"]
    return {**files, "scenario.lua": body[body.index(b"\x1b"):]} if b"\x1b" in body else files


class Pages(InFolder):
    def lay(self, place, kind, text):
        """The scenario in a folder of its own; returns where."""
        folder = os.path.join(self.folder, place, "frozen")
        os.makedirs(folder)
        if kind.startswith("csv "):
            book, sheet = Book(), kind.removeprefix("csv ")
            for name, rows in WORKBOOK + [(sheet, list(csv.reader(io.StringIO(text))))]:
                book.sheet(name, rows)
            book.save(os.path.join(folder, "scenario.xlsx"))
            return folder
        for name, content in compiled_first(files_of(kind, text)).items():
            path = os.path.normpath(os.path.join(folder, name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
        return folder

    def told(self, place, kind, text):
        done = tocsin("check", self.lay(place, kind, text), "--json", "--today", TODAY, folder=self.folder)
        return json.loads(done.stdout) if done.stdout else [{"code": "none", "message": done.stderr}]

    def try_page(self, name):
        """What is wrong with the page, or nothing."""
        code = name.removesuffix(".md")
        shown = re.findall(r"^The (mistake|repair):\n\n```([^\n]*)\n(.*?)\n```$", read("docs/problems/" + name), re.DOTALL | re.MULTILINE)
        if [what for what, _, _ in shown] != ["mistake", "repair"]:
            return f"{name}: it needs one mistake and one repair"
        if code in ELSEWHERE:
            return "" if shown[0][1] == "text" else f"{name}: {ELSEWHERE[code]} shows it, so it is marked text"
        mistake, repair = (self.told(f"{code}-{what}", kind, text) for what, kind, text in shown)
        if code not in [item["code"] for item in mistake]:
            return f"{name}: the mistake gets {[(item['code'], item['message']) for item in mistake]}"
        return f"{name}: the repair gets {[(item['code'], item['message']) for item in repair]}" if repair else ""

    def test_every_mistake_gets_its_code_and_every_repair_nothing(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            wrong = [line for line in pool.map(self.try_page, PAGES) if line]
        self.assertEqual("\n".join(wrong), "")
        self.assertGreater(len(PAGES), 90)

    def test_a_page_is_what_explain_prints(self):
        page = read("docs/problems/T0224.md")
        words = [line.strip() for line in re.sub(r"^(# |```.*$)", "", page, flags=re.MULTILINE).split("\n") if line.strip()]
        done = tocsin("check", "--explain", "T0224", folder=self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertEqual([line.strip() for line in done.stdout.split("\n") if line.strip()], words)

    def test_a_page_belongs_to_a_code(self):
        codes = re.findall(r'X\(\w+, "(T\d{4})"', read("scripting/api/codes.h"))
        self.assertEqual([name.removesuffix(".md") for name in PAGES], codes)


if __name__ == "__main__":
    unittest.main()
