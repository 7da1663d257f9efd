-- An option is greyed until its agreement is in force, another hidden until its fact is known.
-- at 0:02 team.power decide decision.freeze.freeze
-- at 0:12 team.power decide decision.freeze.freeze
scenario { api = 1, id = "option-needs", title = "Option needs", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "An option is greyed until its agreement is in force, another hidden until its fact is known." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

agreement.hold = { kind = "order", name = "Holding order", between = { team.power, team.cert }, basis = "Order 7", in_force = past("0:05") }
decision.freeze = { who = team.power, ask = "What now?", within = 20, otherwise = "wait",
  { "freeze", "Freeze the accounts", needs = agreement.hold },
  { "name", "Name the driver", shown = knows(team.power, fact.late) },
  { "wait", "Wait" } }
fact.late = { title = "The driver", text = "It is the driver.", tlp = "clear" }
inject.late = { to = team.power, title = "Lab", text = "It is the driver.", gives = { fact.late } }
scene.day = { title = "Monday", { "0:00", decision.freeze }, { "0:10", inject.late } }
