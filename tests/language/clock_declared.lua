-- A duty that counts from the moment its owner declares it.
-- at 1:00 team.power declare clock.report since=0:40
-- at 1:30 team.power notify clock.report stage=first
scenario { api = 1, id = "clock-declared", title = "Clock declared", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "4:00",
  summary = "A duty that counts from the moment its owner declares it." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.report = { who = team.power, to = team.cert, starts = fact.hash, counts = "declared", stages = { { "first", within = "1h" }, { "more", within = "2h", from = "declared" } } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
