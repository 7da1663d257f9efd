-- One option is taken within its time; its consequences follow at once.
-- at 0:05 team.power decide decision.isolate.cut confidence=80
scenario { api = 1, id = "decision-one", title = "Decision one", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "One option is taken within its time; its consequences follow at once." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch", answer = "one", confidence = true, other = false,
  text = { "Two substations misbehave.", "Nobody touched them." }, why = "What makes you sure?", vote = "lead", talk = 3,
  { "cut", "Disconnect both", does = { change(measure.trust, -12) }, feedback = "Dark, but known to be dark." },
  { "watch", "Keep watching" } }
scene.day = { title = "Monday", { "0:00", decision.isolate } }
