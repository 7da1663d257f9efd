"""docs/look.md says the colours, sizes and marks that the program draws. Run with the checkout's path as the only argument."""

import os
import re
import sys
import unittest

ROOT = sys.argv.pop(1)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def rows(page):
    """Tables of a page as lists of cells, without their rules."""
    lines = [line for line in page.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def colours(text):
    return re.findall(r"#([0-9A-F]{6})", text)


class Look(unittest.TestCase):
    def setUp(self):
        self.rows = {row[0].strip("`"): row for row in rows(read("docs/look.md"))}
        source = read("sim/draw/theme.c")
        self.themes = {"dark": source[source.index("[THEME_DARK] = {"):source.index("[THEME_LIGHT]")],
                       "light": source[source.index("#define LIGHT_TOKENS"):source.index("static const struct theme THEMES")]}
        self.marks = dict(re.findall(r"#define (\w+) ([\d.]+)f?\b", read("sim/charts/marks.h") + read("sim/charts/spacetime.h") +
                                     read("sim/charts/axis.h") + read("sim/draw/theme.h")))

    def in_code(self, theme, name):
        """The colours after `.name =`, up to the next one."""
        found = re.search(r"\." + name + r" = (.*?)(?=, *\\?\s*\.\w+ =|,?\s*\}?,?\s*$)", self.themes[theme], re.DOTALL)
        return re.findall(r"0x([0-9A-F]{6})", found.group(1))

    def test_every_token_has_its_colour_in_both_themes(self):
        for name in ("bg0", "bg", "panel", "raised", "hover", "line", "line2", "edge", "t1", "t2", "t3", "solid", "on_solid", "now", "focus"):
            for column, theme in enumerate(("dark", "light"), 1):
                self.assertEqual(colours(self.rows[name][column]), self.in_code(theme, name)[:1], f"{name} in {theme}")

    def test_every_meaning_has_its_forms_in_both_themes(self):
        page = {row[0].strip("`"): row for row in rows(read("docs/look.md")) if len(row) == 3}
        for name in ("amber", "teal", "red", "green"):
            for column, theme in enumerate(("dark", "light"), 1):
                self.assertEqual(colours(page[name][column]), self.in_code(theme, name)[:4], f"{name} in {theme}")

    def test_the_eight_hues_of_teams(self):
        for theme in ("dark", "light"):
            told = colours(" ".join(self.rows[theme]))
            self.assertEqual(len(told), 8)
            self.assertEqual(told, self.in_code(theme, "team")[:8])

    def test_the_numbers_of_marks(self):
        page = read("docs/look.md")
        for words, name in (("hexagon {} high", "MARK_TEAM_HEIGHT"), ("square {} with an icon", "MARK_INJECT_SIDE"),
                            ("diamond, {} from middle", "MARK_DECISION_HALF"), ("bar {} high under a lane", "MARK_BAR"),
                            ("A full lane is {} high", "SPACETIME_LANE"), ("it gives way to {},", "SPACETIME_LANE_SHORTEST"),
                            ("becomes compact at {} and", "SPACETIME_LANE_COMPACT"), ("goes down to {},", "SPACETIME_LANE_MIN"),
                            ("closer than {} px", "AXIS_APART_MIN"), ("ends at {} px a minute", "AXIS_PX_A_MINUTE_MAX"),
                            ("A grid of {} px", "SPACE_GRID"), ("inside a panel {}.", "SPACE_PANEL"), ("Buttons are {} high", "BUTTON_HEIGHT"),
                            ("panels {}, options", "RADIUS_PANEL")):
            self.assertIn(words.format(int(float(self.marks[name]))), page, name)


if __name__ == "__main__":
    unittest.main()
