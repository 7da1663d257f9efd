-- All the options in an order; rules see the one that came first.
-- at 0:05 team.power decide decision.restore.wards,decision.restore.water,decision.restore.rail
scenario { api = 1, id = "decision-order", title = "Decision order", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "All the options in an order; rules see the one that came first." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

decision.restore = { who = team.power, ask = "What comes back first?", answer = "order", within = 10, otherwise = "water",
  { "water", "Pumping stations" }, { "wards", "Hospitals" }, { "rail", "Railways" } }
scene.day = { title = "Monday", { "0:00", decision.restore } }
