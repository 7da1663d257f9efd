-- Conditions about conditions: any, no, at least, count, silent, lasted.
scenario { api = 1, id = "conditions", title = "Conditions", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:30",
  summary = "Conditions about conditions: any, no, at least, count, silent, lasted." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

rule.a = { when = any{ past("0:10"), past("9:00") }, does = { change(measure.trust, 1) } }
rule.b = { when = all{ past("0:10"), past("0:20") }, does = { change(measure.trust, 2) } }
rule.c = { when = at_least{ 2, past("0:10"), past("0:30"), past("9:00") }, does = { change(measure.trust, 3) } }
rule.d = { when = above(count{ past("0:10"), past("0:40") }, 1), does = { change(measure.trust, 4) } }
rule.e = { when = silent(team.power, "0:50"), does = { change(measure.trust, 5) } }
rule.f = { when = lasted(past("0:10"), "0:50"), does = { change(measure.trust, 6) } }
rule.g = { when = no(past("0:05")), does = { change(measure.trust, 7) } }
rule.h = { when = chose(team.power, decision.x.b), does = { change(measure.trust, 8) } }
rule.i = { when = in_force(agreement.call), does = { change(measure.trust, 9) } }
agreement.call = { kind = "call", between = { team.power, team.cert }, in_force = past("0:55") }
decision.x = { who = team.power, ask = "?", within = 5, otherwise = "b", { "a", "A" }, { "b", "B" } }
scene.day = { title = "Monday", { "0:00", decision.x } }
