"""A scenario.lua as a workbook: to_sheets.lua runs it, here its rows become sheets."""

import json
import os
import subprocess

from xlsx import Book

HERE = os.path.dirname(os.path.abspath(__file__))


def rows_of(path):
    """[(sheet, {heading: text})], and how many stories were left out."""
    done = subprocess.run(["lua5.4", os.path.join(HERE, "to_sheets.lua"), path], capture_output=True, text=True, timeout=30, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["sheet"], row["row"]) for row in rows], int(done.stderr)


def sheets_of(rows):
    """{sheet: [headings, row, row, …]} with the headings in the order in which they first come."""
    sheets = {}
    for sheet, row in rows:
        table = sheets.setdefault(sheet, [[]])
        table[0] += [heading for heading in row if heading not in table[0]]
    for sheet, row in rows:
        table = sheets[sheet]
        table.append([row.get(heading) for heading in table[0]])
    return sheets


def book_of(path):
    rows, stories = rows_of(path)
    book = Book()
    for name, table in sheets_of(rows).items():
        book.sheet(name, table)
    return book, stories
