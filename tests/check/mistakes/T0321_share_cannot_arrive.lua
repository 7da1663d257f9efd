scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
fact.hash = { title = "Hash", text = "A hash.", tlp = "green", held_by = { team.power } }
decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch",
  { "cut", "Disconnect", does = { share{ fact.hash, to = team.cert } } },
  { "watch", "Watch", outcomes = { { "calm", 50 }, { "press", 50, does = { after("0:10", share{ fact.hash, to = public }) } } } } }
scene.one = { title = "Morning", { "0:00", decision.isolate } }
