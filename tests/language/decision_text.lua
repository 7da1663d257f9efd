-- An answer in words, judged by content classes.
-- at 0:05 team.power decide decision.line
scenario { api = 1, id = "decision-text", title = "Decision text", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "An answer in words, judged by content classes." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

decision.line = { who = team.power, ask = "What do you say to the newspaper?", answer = "text", within = 10, covers = { "C1", "C10" } }
scene.day = { title = "Monday", { "0:00", decision.line } }
