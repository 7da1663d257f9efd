-- A clock of a law pack: notified an hour before its deadline.
-- at 0:30 team.power notify clock.report stage=first covers=C1,C2,C3 with=fact.hash
scenario { api = 1, id = "clock-law", title = "Clock law", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "A clock of a law pack: notified an hour before its deadline." }
economy.aranda = { name = "Aranda", laws = "generic", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.report = { who = team.power, to = team.cert, starts = fact.hash, law = "GEN-CERT-1", basis = "Cyber act, 14" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
