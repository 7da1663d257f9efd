-- Where all must agree an answer counts when all have given the same; until then, and when they differ, nobody chose it.
-- at 0:03 team.power decide decision.speak.open
-- at 0:06 team.cert decide decision.speak.open
-- at 0:23 team.power decide decision.again.open
-- at 0:26 team.cert decide decision.again.quiet
-- at 0:43 team.cert decide decision.late.open
scenario { api = 1, id = "agree-all-counts", title = "Agree all counts", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "Where all must agree an answer counts when all have given the same; until then, and when they differ, nobody chose it." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
decision.speak = { who = { team.power, team.cert }, ask = "Do you speak in public?", agree = "all", within = 10, otherwise = "quiet",
  { "open", "Speak in public" }, { "quiet", "Say nothing" } }
decision.again = { who = { team.power, team.cert }, ask = "Once more?", agree = "all", within = 10, otherwise = "later",
  { "open", "Speak in public" }, { "quiet", "Say nothing" }, { "later", "Later" } }
decision.late = { who = { team.power, team.cert }, ask = "And now?", agree = "all", within = 10, otherwise = "quiet",
  { "open", "Speak in public" }, { "quiet", "Say nothing" } }
scene.day = { title = "Monday", { "0:00", decision.speak }, { "0:20", decision.again }, { "0:40", decision.late } }

rule.a_both = { when = chose(team.power, decision.speak.open), does = { change(measure.trust, 1) } }
rule.b_answered = { when = any{ chose(team.power, decision.again.open), chose(team.cert, decision.again.quiet) }, does = { change(measure.trust, 1000) } }
rule.c_default = { when = all{ chose(team.power, decision.again.later), chose(team.cert, decision.again.later) }, does = { change(measure.trust, 2) } }
rule.d_default_is_no_agreement = { when = any{ agreed(decision.again.later), agreed(decision.late.quiet) }, does = { change(measure.trust, 1000) } }
rule.e_half = { when = chose(team.cert, decision.late.open), does = { change(measure.trust, 1000) } }
rule.f_time_is_up = { when = chose(team.cert, decision.late.quiet), does = { change(measure.trust, 4) } }
