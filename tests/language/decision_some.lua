-- Several of the options, each with its own consequence.
-- at 0:05 team.power decide decision.tell.staff,decision.tell.clients
scenario { api = 1, id = "decision-some", title = "Decision some", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "Several of the options, each with its own consequence." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }

decision.tell = { who = team.power, ask = "Whom do you tell?", answer = "some", within = 10, otherwise = "staff",
  { "staff", "Our people", does = { change(measure.trust, 1) } },
  { "clients", "Our customers", does = { change(measure.trust, 2) } },
  { "press", "The newspapers", does = { change(measure.trust, -5) } } }
scene.day = { title = "Monday", { "0:00", decision.tell } }
