"""test_scenarios.py PROGRAM SCENARIOS: `tocsin check` on every scenario of the library: no error, no warning, and all that its
tests.lua expects holds. And a test that does not hold is told, at its line."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SCENARIOS = sys.argv[1], pathlib.Path(sys.argv[2])
LEAST_TESTS = 10

WRONG = '''
test("a refused share proves nothing", function()
  share{ fact.count, from = team.unity, to = team.cert, via = channel.phone, at = "0:01" }
  play { seed = 3, till = "1:00" }
  expect(no(knows(team.cert, fact.count)))
  expect(knows(team.cert, fact.count))
end)

test("nothing is expected here", function()
  play { seed = 3, till = "0:10" }
end)
'''


def check(folder, *options):
    return subprocess.run([PROGRAM, "check", str(folder), *options], capture_output=True, text=True, check=False)


class Library(unittest.TestCase):
    def test_every_scenario_holds_what_its_author_expects(self):
        folders = [path.parent for path in sorted(SCENARIOS.glob("*/scenario.lua"))]
        self.assertIn("quiet-ward", [folder.name for folder in folders])
        for folder in folders:
            with self.subTest(folder.name):
                done = check(folder)
                self.assertEqual((done.returncode, done.stdout), (0, ""), done.stdout + done.stderr)
                held = re.search(r"(\d+) of (\d+) tests hold what their author expects, (\d+) of (\d+) exp", done.stderr)
                self.assertIsNotNone(held, done.stderr)
                self.assertEqual((held[1], held[3]), (held[2], held[4]))
                self.assertGreaterEqual(int(held[2]), LEAST_TESTS)
                self.assertEqual(json.loads(check(folder, "--json").stdout), [])

    def test_what_does_not_hold_is_an_error_at_its_line(self):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "quiet-ward"
            shutil.copytree(SCENARIOS / "quiet-ward", folder)
            shutil.copytree(SCENARIOS / "laws", pathlib.Path(place) / "laws")
            tests = folder / "tests.lua"
            before = len(tests.read_text(encoding="utf-8").splitlines())
            with tests.open("a", encoding="utf-8") as out:
                out.write(WRONG)
            done = check(folder, "--json")
            self.assertEqual(done.returncode, 1)
            found = [(one["code"], one["file"], one["line"] - before, one["severity"]) for one in json.loads(done.stdout)]
            self.assertEqual(found, [("T0502", "tests.lua", 3, "warning"), ("T0501", "tests.lua", 6, "error"),
                                     ("T0503", "tests.lua", 9, "warning")])
            words = check(folder)
            self.assertIn("a refused share proves nothing", words.stdout)
            self.assertIn("knows(team.cert, fact.count) does not hold", words.stdout)
            self.assertIn("You do not hold this information", words.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
