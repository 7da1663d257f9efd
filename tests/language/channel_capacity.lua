-- A line with room for one item refuses the second until the first has arrived.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.line
-- at 0:06 team.power share fact.map to=team.cert via=channel.line
-- at 0:16 team.power share fact.map to=team.cert via=channel.line
scenario { api = 1, id = "channel-capacity", title = "Channel capacity", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A line with room for one item refuses the second until the first has arrived." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

fact.map = { title = "Map", text = "Where.", tlp = "green", held_by = team.power }
channel.line = { name = "Line", between = { team.power, team.cert }, delay = 10, capacity = 1 }
