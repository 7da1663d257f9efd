scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
inject.alarm = { to = team.power, title = "It froze", text = "Screens froze." }
fact.hash = { title = "Hash", text = "A hash.", tlp = "green", held_by = { team.power } }
scene.one = { title = "Morning", lasts = 9,
  { "0:00", inject.alarm },
  { when = all{ past("0:30"), knows(team.power, fact.hash) }, inject.alarm } }
inject.lab = { to = team.cert, title = "Altered driver", text = "The driver was altered." }
scene.two = { title = "Later", begins = "1:00", lasts = 9,
  { "0:00", inject.lab },
  { when = past("9:00"), inject.lab } }
