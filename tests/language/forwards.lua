-- What arrives at a front desk is passed on by itself.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.phone
scenario { api = 1, id = "forwards", title = "Forwards", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "What arrives at a front desk is passed on by itself." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company.", forwards = { { team.ministry, channel.wire } } }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

team.ministry = { name = "Ministry", mark = "MI", sector = "government", economy = economy.aranda, brief = "You answer in parliament.", played = "control", seats = 2, roles = { "Minister", "Aide" } }
channel.wire = { name = "Wire", from = team.cert, to = team.ministry, delay = 3 }
