scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
fact.hash = { title = "Driver hash", text = "A file hash.", tlp = "green", held_by = { team.power } }
rule.told = { when = knows(team.cert_a, fact.hash), does = { give{ fact.hsh, to = team.cert } } }
decision.isolate = { who = team.power, ask = "What do you do?", within = 10, otherwise = "watch", { "cut", "Disconnect" }, { "watch", "Watch" } }
rule.cut = { when = chose(team.power, decision.isolate.cutt), does = { give{ fact.hash, to = team.cert } } }
scene.one = { title = "Morning", { "0:00", decision.isolate } }
