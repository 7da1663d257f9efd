-- Chance with named arms: one comes, and conditions may ask which.
scenario { api = 1, id = "outcomes", title = "Outcomes", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Chance with named arms: one comes, and conditions may ask which." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch",
  { "cut", "Disconnect both" },
  { "watch", "Keep watching", outcomes = { { "calm", 50 }, { "again", 50, does = { change(measure.trust, -3) } } } } }
scene.day = { title = "Monday", { "0:00", decision.isolate } }
rule.calm = { when = turned(decision.isolate, "calm"), does = { change(measure.trust, 1) } }
rule.again = { when = turned(decision.isolate, "again"), does = { change(measure.trust, -1) } }
