-- What a team may do at any time: once, with a need, hidden, and seen by all.
-- at 0:01 team.cert act action.warn
-- at 0:03 team.cert act action.warn
-- at 0:04 team.power act action.report
-- at 0:05 team.power act action.report
-- at 0:06 team.cert act action.warn
-- at 0:07 team.power act action.wipe
-- at 0:08 team.power act action.image
scenario { api = 1, id = "actions", title = "Actions", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "What a team may do at any time: once, with a need, hidden, and seen by all." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

norm.evidence = { name = "Keep the evidence", basis = "Police manual" }
action.report = { who = { team.power, team.cert }, label = "Report", once = true, visible = true, does = { change(measure.trust, 2) } }
action.warn = { who = team.cert, label = "Warn the sector", needs = did(team.power, action.report), shown = past("0:02") }
action.wipe = { who = team.power, label = "Wipe the screens", outcomes = { { "clean", 1 } }, breaks = norm.evidence, takes = 5 }
action.image = { who = team.power, label = "Take an image", keeps = norm.evidence, about = { fact.hash } }
rule.wiped = { when = turned(action.wipe, "clean"), does = { change(measure.trust, -1) } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
