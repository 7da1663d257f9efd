-- A rule fires once, with again at each change to true.
-- at 0:05 team.power act action.smile
-- at 0:06 team.power act action.smile
-- at 0:07 team.power act action.smile
scenario { api = 1, id = "rules", title = "Rules", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A rule fires once, with again at each change to true." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

rule.once = { when = above(measure.trust, 65), does = { change(measure.trust, -10) } }
rule.every = { when = above(measure.trust, 63), again = true, does = { change(measure.trust, 1) } }
action.smile = { who = team.power, label = "Smile", does = { change(measure.trust, 6) } }
