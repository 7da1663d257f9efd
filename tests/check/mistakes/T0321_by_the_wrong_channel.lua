scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
team.press = { name = "Press", mark = "PR", sector = "other", economy = economy.aranda, brief = "You write." }
fact.hash = { title = "Hash", text = "A hash.", tlp = "green", held_by = { team.power } }
channel.phone = { name = "Phone", between = { team.power, team.cert }, delay = 2 }
action.warn = { who = team.power, label = "Warn the press",
  does = { share{ fact.hash, to = team.press, via = channel.phone } } }
