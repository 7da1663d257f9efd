-- An answer stamped with the deadline itself is in time.
-- at 0:10 team.power decide decision.isolate.cut
-- at 0:11 team.power decide decision.isolate.watch
scenario { api = 1, id = "decision-at-deadline", title = "Decision at deadline", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "An answer stamped with the deadline itself is in time." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

decision.isolate = { who = team.power, ask = "What do you do?", within = "Mon 08:10", otherwise = "watch",
  { "cut", "Disconnect both" }, { "watch", "Keep watching" } }
scene.day = { title = "Monday", { "0:00", decision.isolate } }
