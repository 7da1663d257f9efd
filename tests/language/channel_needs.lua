-- A channel is closed until its agreement is in force; then the agreement makes it twice as fast.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.mutual
-- at 0:20 team.power share fact.hash to=team.cert via=channel.mutual
scenario { api = 1, id = "channel-needs", title = "Channel needs", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "A channel is closed until its agreement is in force; then the agreement makes it twice as fast." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

agreement.pact = { kind = "cert-pact", between = { team.power, team.cert }, basis = "Arrangement, art. 4", in_force = past("0:10"), speeds = { { channel.mutual, 0.5 } } }
channel.mutual = { name = "Mutual mail", between = { team.power, team.cert }, delay = 10, needs = agreement.pact }
