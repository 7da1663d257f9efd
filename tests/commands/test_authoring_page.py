"""docs/authoring.md, followed line by line: each command runs, each block is written where the page says, and what is shown
is what appears."""

import os
import re
import subprocess
import unittest

from program import InFolder, PROGRAM, read


class AuthoringPage(InFolder):
    def setUp(self):
        super().setUp()
        tools = os.path.join(self.folder, "bin")
        os.mkdir(tools)
        os.symlink(PROGRAM, os.path.join(tools, "tocsin"))
        self.environment = dict(os.environ, PATH=tools + os.pathsep + os.environ["PATH"], LANG="C.UTF-8",
                                XDG_DATA_HOME=os.path.join(self.folder, "data"))
        self.last = None
        self.silent = {} # commands of which the page shows nothing
        with open(os.path.join(self.folder, "steps.drive"), "w", encoding="utf-8") as file:
            file.write("quit\n")

    def shell(self, command):
        drive = " --drive steps.drive" if " play " in command else ""
        return subprocess.run(command + drive, shell=True, cwd=self.folder, env=self.environment, capture_output=True, text=True,
                              timeout=120, check=False)

    def change(self, name, change):
        path = os.path.join(self.folder, "ferry-water", name)
        with open(path, encoding="utf-8") as file:
            text = change(file.read())
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def write(self, said, block):
        """Where the words before a block say that it is written."""
        above = re.search(r"above the line with `([^`]+)`", said)
        if above:
            self.change("scenario.lua", lambda text: re.sub(r"(?m)^(?=\s*\{.*" + re.escape(above.group(1)) + ")", lambda _: block, text, count=1))
        elif "instead of it" in said:
            self.assertIsNotNone(self.last)
            self.change("scenario.lua", lambda text: text.replace(self.last, block))
        else:
            self.change("tests.lua" if "to `tests.lua`" in said else "scenario.lua", lambda text: text + block)
        self.last = block

    def run_block(self, block):
        for command, shown in re.findall(r"^    \$ (.*)\n((?:    (?!\$ ).*\n)*)", block, re.MULTILINE):
            done = self.shell(command)
            if not shown:
                self.silent[command] = done
                continue
            self.assertEqual(done.returncode, 1 if ": error: " in shown else 0, f"{command}\n{done.stdout}{done.stderr}")
            self.assertEqual(re.sub(r"^    ", "", shown, flags=re.MULTILINE), done.stdout + done.stderr, command)

    def test_whoever_follows_it_sees_what_it_shows(self):
        said = ""
        for part in re.findall(r"```lua\n(?:[^`].*\n)*```\n|(?:^    .*\n)+|^.*\n", read("docs/authoring.md"), re.MULTILINE):
            if part.startswith("```lua\n"):
                self.write(said, part[len("```lua\n"):-len("```\n")])
            elif part.startswith("    $ "):
                self.run_block(part)
            elif part.strip():
                said = part
        for command, done in self.silent.items():
            self.assertEqual(done.returncode, 0, f"{command}\n{done.stdout}{done.stderr}")
        self.assertGreaterEqual(len(self.silent), 5)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "first", "index.html")))


if __name__ == "__main__":
    unittest.main()
