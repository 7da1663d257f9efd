"""docs/driving.md: it names every step that there is, and its example does what it says."""

import os
import re
import unittest

from program import InFolder, read, tocsin


class Driving(InFolder):
    def setUp(self):
        super().setUp()
        self.page = read("docs/driving.md")

    def run_block(self, block):
        with open(os.path.join(self.folder, "steps.drive"), "w", encoding="utf-8") as file:
            file.write(block)
        return tocsin("play", "quiet-ward", "--team", "unity", "--seed", "7", "-o", "night.tocsin", "--drive", "steps.drive",
                      folder=self.folder)

    def blocks(self):
        """The indented blocks, without their indent."""
        found = re.findall(r"(?:^    .*\n)+", self.page, re.MULTILINE)
        return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in found]

    def test_it_names_every_step_and_no_other(self):
        there = set(re.findall(r'^    \{ "([a-z-]+)", \d', read("sim/ui/drive_steps.c"), re.MULTILINE))
        there |= {"advance", "until-decision", "until-end", "resume"}
        told = set(re.findall(r"^\| `([a-z-]+)", self.page, re.MULTILINE))
        self.assertEqual(told, there)

    def test_the_first_script_fails_as_the_page_shows(self):
        steps, shell = self.blocks()[:2]
        done = self.run_block(steps)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.splitlines()[-1], shell.splitlines()[-1])

    def test_the_example_ends_with_the_page_of_the_debrief(self):
        done = self.run_block(self.blocks()[-1])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ["committed.png", "night.debrief", "night.tocsin", "steps.drive"])


if __name__ == "__main__":
    unittest.main()
