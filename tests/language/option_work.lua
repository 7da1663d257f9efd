-- Work holds people until it is done, spends money at once, and then has its consequence.
-- at 0:05 team.power decide decision.repair.now
-- at 0:20 team.power act action.inspect
-- at 1:00 team.power act action.inspect
scenario { api = 1, id = "option-work", title = "Option work", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "Work holds people until it is done, spends money at once, and then has its consequence." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on.", staff = 4, budget = 50 }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

norm.safety = { name = "People first", basis = "Grid code, 4" }
decision.repair = { who = team.power, ask = "Repair by night?", within = 30, otherwise = "later", takes = 5,
  { "now", "Tonight", staff = 3, takes = "0:40", budget = 20, does = { change(measure.trust, 8) }, keeps = norm.safety, sound = knows(team.power, fact.hash) },
  { "later", "Next week", breaks = norm.safety } }
action.inspect = { who = team.power, label = "Send inspectors", staff = 2, takes = "0:10" }
scene.day = { title = "Monday", { "0:00", decision.repair } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
