-- A number with its unit and the range that the debrief calls right; without a default nothing happens.
-- at 0:05 team.power decide decision.homes number=5000 confidence=70
scenario { api = 1, id = "decision-number", title = "Decision number", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "A number with its unit and the range that the debrief calls right; without a default nothing happens." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

objective.count = { name = "Estimate the harm", tasks = { "Says a number", "Says how sure" }, evidence = { decision.homes } }
decision.homes = { who = { team.power, team.cert }, ask = "How many homes are dark?", answer = "number", unit = "homes", within = 10,
  confidence = true, right = { 4000, 6000 }, objective = objective.count }
scene.day = { title = "Monday", { "0:00", decision.homes } }
