#!/usr/bin/env python3
"""test_luacheck.py: .luacheckrc knows every word of the scenario language, and no other."""

import os
import shutil
import subprocess
import tempfile
import unittest

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))

SCENARIO = """
scenario { api = 1, id = "small", title = "Small", begins = { "2026-03-02 07:40", economy.aranda } }
economy.aranda = { name = "Aranda", laws = "sg", zone = "+08:00" }
agreement.pact = { kind = "cert-pact", between = { economy.aranda, economy.aranda } }
team.power = { name = "Power", sector = "business", economy = economy.aranda }
group.all_teams = { team.power }
measure.evidence = { name = "Evidence", start = 1, better = "high", each = group.all_teams }
fact.hash = { title = "Hash", text = "A file hash.", truth = any{ past("1d"), shared{ fact.hash, to = team.power } } }
channel.phone = { name = "Phone", delay = 2 * min, carries = "red", works = ready(team.power, "contacts", 2) }
clock.warning = { who = team.power, starts = fact.hash, stops = all{ met(clock.other), missed(clock.other), started(clock.other) } }
inject.alarm = { to = team.power, title = "Alarm", text = "It rang {team.power}.", gives = { fact.hash } }
decision.isolate = { who = team.power, ask = "What now?", within = 10, otherwise = "cut",
  { "cut", "Cut", does = { share{ fact.hash, to = public, via = channel.phone }, give{ fact.hash, to = team.power },
    change(measure.evidence[own], 3), scale(measure.evidence, 2), send(inject.alarm), pose(decision.isolate),
    notify(clock.warning), start(clock.warning), withdraw(fact.hash), busy{ team.power, staff = 1, takes = 2 * hour },
    finish(ending.spared), after(1 * day, change(measure.evidence, 1)), given(broken(fact.hash), send(inject.alarm)) },
    sound = at_least{ 1, sent(inject.alarm), decided(decision.isolate), agreed(decision.isolate.cut) } } }
action.call = { who = team.power, label = "Call", needs = in_force(agreement.pact), shown = no(did(team.power, action.call)) }
rule.late = { when = lasted(silent(team.power, "1:00"), "2:00"), does = { send(inject.alarm) } }
norm.quick = { name = "Quick", basis = "Plan" }
question.luck = { who = team.power, ask = "Luck or judgement?" }
scene.night = { title = "Night", { "0:00", inject.alarm, when = knows(team.power, fact.hash) } }
scene.dawn = { title = "Dawn", begins = came(scene.night), when = count{ chose(team.power, decision.isolate.cut) } }
objective.speed = { name = "Speed", tasks = { "Tell" } }
ending.spared = { title = "Spared", text = "Well.", when = all{ above(measure.evidence, 1), below(measure.evidence, 9) } }
debrief.hash = { ask = "Why?", about = fact.hash }
story.night = each(group.all_teams, function(one)
  wait("1:00")
  local option = ask(decision.isolate)
  if wait_for(turned(decision.isolate, "arm"), "2:00") and holds(knows(one, fact.hash)) and chance(50) then
    together{ function() send(pick{ inject.alarm, option }) end, function() wait(roll(1, 6)) end }
  end
end)
"""

TESTS = """
test("a hash that travels in time", function()
  share{ fact.hash, from = team.power, to = team.power, via = channel.phone, at = "0:18" }
  decide{ decision.isolate, "cut" }
  act{ action.call }
  ask_for{ fact.hash }
  notify{ clock.warning }
  declare{ clock.warning }
  say{ "done" }
  play { seed = 3 }
  expect(no(sent(inject.alarm)))
end)
"""

LAWS = """
law { id = "sg", name = "Singapore", zone = "+08:00" }
clock_law["SG-ONE"] = { name = "One", start = "AW", stages = { { "first", within = "2h" } } }
"""


class Words(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        shutil.copy(os.path.join(SOURCE, ".luacheckrc"), self.root)

    def luacheck(self, path, text):
        """Exit code and words of luacheck about `text` as scenarios/PATH."""
        whole = os.path.join(self.root, "scenarios", path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w", encoding="utf-8") as file:
            file.write(text)
        run = subprocess.run(["luacheck", "--no-color", "--no-cache", f"scenarios/{path}"], cwd=self.root,
                             capture_output=True, text=True, check=False)
        return run.returncode, run.stdout + run.stderr

    def test_every_word_is_known_where_it_belongs(self):
        for path, text in (("small/scenario.lua", SCENARIO), ("small/tests.lua", TESTS), ("laws/sg.lua", LAWS)):
            with self.subTest(path=path):
                code, words = self.luacheck(path, text)
                self.assertEqual(code, 0, words)

    def test_a_scenario_declares_no_law_and_a_law_pack_no_team(self):
        self.assertEqual(self.luacheck("small/scenario.lua", LAWS)[0], 1)
        self.assertEqual(self.luacheck("laws/sg.lua", SCENARIO)[0], 1)

    def test_a_misspelt_word_a_new_global_and_what_the_sandbox_lacks_are_found(self):
        for line, named in [("teem.power = {}", "teem"), ("rule.a = { when = knos(team.a, fact.b) }", "knos"), ("x = 3", "'x'"),
                            ("local left = 3", "left"), ("print(1)", "print"), ("ending.a = { when = os.time() }", "os"),
                            ("ending.a = { when = math.random() }", "random"), ("share = 3", "share"), ("expect(1)", "expect")]:
            with self.subTest(line=line):
                code, words = self.luacheck("small/scenario.lua", line + "\n")
                self.assertEqual(code, 1, words)
                self.assertIn(named, words)

    def test_text_that_is_no_lua_is_an_error(self):
        self.assertEqual(self.luacheck("small/scenario.lua", "team.power = {\n")[0], 2)


if __name__ == "__main__":
    unittest.main()
