-- A contact card that is out of date looks right, and what is sent is lost.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.phone
scenario { api = 1, id = "stale-contact", title = "Stale contact", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A contact card that is out of date looks right, and what is sent is lost." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on.", contacts = { { team.cert, channel.phone, works = ready(team.power, "contacts", 2) } }, posture = { contacts = 1 } }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }
