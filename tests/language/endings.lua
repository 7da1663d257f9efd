-- An ending comes when its condition holds, and nothing fires afterwards.
scenario { api = 1, id = "endings", title = "Endings", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "An ending comes when its condition holds, and nothing fires afterwards." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

ending.good = { title = "Well", text = "It went well.", when = past("0:30") }
ending.bad = { title = "Badly", text = { "It did", "not." } }
rule.late = { when = past("0:30"), does = { change(measure.trust, 1) } }
rule.never = { when = past("0:31"), does = { finish(ending.bad) } }
debrief.hash = { about = fact.hash, ask = "After {minutes} minutes {team} knew. Why?", who = team.cert }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
