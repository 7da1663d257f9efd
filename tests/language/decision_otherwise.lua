-- Nobody answers in ten minutes: the poorest reasonable course happens, at the second after the deadline.
scenario { api = 1, id = "decision-otherwise", title = "Decision otherwise", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "Nobody answers in ten minutes: the poorest reasonable course happens, at the second after the deadline." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch",
  { "cut", "Disconnect both" },
  { "watch", "Keep watching", does = { change(measure.trust, -3) } } }
scene.day = { title = "Monday", { "0:05", decision.isolate } }
