-- Against its label, over the channel, without basis: warned, sent all the same, recorded as breaches.
-- at 0:05 team.power share fact.names to=team.press via=channel.open
scenario { api = 1, id = "share-breaches", title = "Share breaches", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Against its label, over the channel, without basis: warned, sent all the same, recorded as breaches." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.names = { title = "Names", text = "Who was hurt.", tlp = "red", source = team.cert, named = { team.cert }, held_by = { team.power } }
agreement.law = { kind = "mlat", between = { team.power, team.cert }, in_force = past("9:00") }
team.press = { name = "The Courier", mark = "TC", sector = "other", economy = economy.aranda, community = "press", brief = "You publish." }
channel.open = { name = "Open mail", from = team.power, to = { team.press, team.cert }, delay = 1, carries = "green", basis = agreement.law }
