-- An item goes by the label it is held under: strict amber not even to a client.
-- at 0:05 team.power share fact.plan to=team.cert via=channel.phone
-- at 0:06 team.power share fact.list to=team.cert via=channel.phone
scenario { api = 1, id = "labels", title = "Labels", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, level = "experienced", length = "0:30",
  summary = "An item goes by the label it is held under: strict amber not even to a client." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on.", clients = { team.cert } }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.plan = { title = "Plan", text = "Where the repair crews are.", tlp = "amber+strict", held_by = { team.power } }
fact.list = { title = "List", text = "Which streets are dark.", tlp = "amber", held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2, carries = "amber+strict", evidence = "none" }
inject.plan = { to = team.power, title = "Plan", text = "Keep it.", tlp = "amber_strict" }
scene.day = { title = "Monday", { "0:00", inject.plan } }
