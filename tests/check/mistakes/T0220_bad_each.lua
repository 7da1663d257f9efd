scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
group.all = { team.power, team.cert }
measure.evidence = { each = group.all, name = "Evidence", unit = "%", start = 0, better = "high" }
fact.list = { each = group.all, title = "List", text = "Addresses.", tlp = "red", held_by = { own } }
debrief.evidence = { ask = "How much was there?", about = measure.evidence }
action.pass = { who = group.all, label = "Pass it on", does = { share{ fact.list[own], to = team.cert } } }
