scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch", needs = past("1:00"),
  { "cut", "Disconnect" }, { "watch", "Watch" } }
scene.one = { title = "Morning", { "0:00", decision.isolate } }
