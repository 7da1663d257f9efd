-- The exchange takes off who sent an item and its details.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.isac
scenario { api = 1, id = "channel-strips", title = "Channel strips", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "The exchange takes off who sent an item and its details." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

channel.isac = { name = "Exchange", between = { team.power, team.cert }, delay = 1, strips = { "source", "details" } }
