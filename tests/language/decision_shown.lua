-- A decision that was put opens only when it is shown, and is answered only while what it needs holds.
-- at 0:12 team.power decide decision.call.call
-- at 0:25 team.power decide decision.call.call
scenario { api = 1, id = "decision-shown", title = "Decision shown", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "A decision that was put opens only when it is shown, and is answered only while what it needs holds." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

agreement.line = { kind = "hotline", between = { team.power, team.cert }, in_force = past("0:20") }
decision.call = { who = team.power, ask = "Call for help?", within = 30, otherwise = "no_call", shown = past("0:10"), needs = agreement.line,
  { "call", "Call" }, { "no_call", "Do not" } }
scene.day = { title = "Monday", { "0:00", decision.call } }
