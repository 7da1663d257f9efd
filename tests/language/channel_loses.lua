-- What a broken channel or a failing one loses looks sent.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.fax
-- at 0:06 team.power share fact.hash to=team.cert via=channel.radio
-- at 0:11 team.power share fact.hash to=team.cert via=channel.radio
scenario { api = 1, id = "channel-loses", title = "Channel loses", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "What a broken channel or a failing one loses looks sent." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

channel.fax = { name = "Fax", between = { team.power, team.cert }, delay = 1, fails = "100%" }
channel.radio = { name = "Radio", between = { team.power, team.cert }, delay = 1, works = past("0:10") }
