-- A desk that opens at nine: what comes before waits.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.desk
scenario { api = 1, id = "channel-hours", title = "Channel hours", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "A desk that opens at nine: what comes before waits." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

channel.desk = { name = "Desk", between = { team.power, team.cert }, delay = 5, hours = { "09:00", "17:00", days = "mon-fri" } }
