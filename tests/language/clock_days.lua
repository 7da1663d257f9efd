-- Three days end at midnight of the third day in the zone of the addressee; a day off does not count as a business day.
scenario { api = 1, id = "clock-days", title = "Clock days", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "110:00",
  summary = "Three days end at midnight of the third day in the zone of the addressee; a day off does not count as a business day." }
economy.aranda = { name = "Aranda", zone = "+08:00", holidays = { "2026-03-03" }, weekend = { "sat", "sun" } }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.privacy = { who = team.power, to = "Privacy authority", starts = fact.hash, stages = { { "authority", within = "3d" } } }
clock.bank = { who = team.power, to = public, starts = fact.hash, stages = { { "people", within = "2bd" }, { "soon", within = "asap" } } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
