scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
inject.alarm = { to = team.power, title = "It froze", text = "Screens froze." }
clock.report = { who = team.power, to = team.cert, starts = past("9:00"), stages = { { "first", within = "2h" } } }
scene.one = { title = "Morning", lasts = 9, { "0:00", inject.alarm } }
