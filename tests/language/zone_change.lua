-- Clocks go forward on the Sunday at two: the local Sunday has 23 hours, an hour of game time stays an hour.
scenario { api = 1, id = "zone-change", title = "Zone change", language = "en", begins = { "2026-10-03 08:00", economy.aranda }, length = "72:00",
  summary = "Clocks go forward on the Sunday at two: the local Sunday has 23 hours, an hour of game time stays an hour." }
economy.aranda = { name = "Aranda", zone = { "+10:00", { from = "2026-10-03 16:00", offset = "+11:00" } } }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

inject.sunday = { to = team.power, title = "Sunday", text = "It is eight." }
scene.day = { title = "Saturday", { "Sun 08:00", inject.sunday } }
rule.day = { when = past("Day 3 08:00"), does = { finish() } }
