scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
inject.alarm = { to = team.power, title = "It froze", text = "Screens froze." }
inject.spare = { to = team.power, title = "Spare", text = "Nobody sends it, but control may." }
measure.trust = { name = "Trust", unit = "%", start = 60, lowest = 0, highest = 100, better = "high" }
scene.one = { title = "Morning", lasts = 9, { "0:00", inject.alarm } }
ending.never = { title = "Never", text = "More than all.", when = above(measure.trust, 100) }
ending.spare = { title = "Spare", text = "Control sent it.", when = sent(inject.spare) }
ending.soon = { title = "Soon", text = "A run sheet that is let run on comes to this.", when = past("0:20") }
ending.late = { title = "Late", text = "It was too late.", when = past("2:00") }
ending.lost = { title = "Lost", text = "It was lost." }
