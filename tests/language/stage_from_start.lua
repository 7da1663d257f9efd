-- Stages that count from the start, and from the stage before once it is met.
-- at 0:30 team.power notify clock.report stage=first
scenario { api = 1, id = "stage-from-start", title = "Stage from start", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "Stages that count from the start, and from the stage before once it is met." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.report = { who = team.power, to = team.cert, starts = fact.hash, stages = { { "first", within = "1h", from = "start" }, { "more", within = "1h", from = "previous" } } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
