-- A duty ends when the danger is past; another is met by what the world knows; a third counts what a supplier knew.
scenario { api = 1, id = "clock-stops", title = "Clock stops", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "A duty ends when the danger is past; another is met by what the world knows; a third counts what a supplier knew." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.a = { who = team.power, to = team.cert, starts = fact.hash, stops = past("0:30"), stages = { { "first", within = "1h" } } }
clock.b = { who = team.power, to = team.cert, starts = fact.hash, met_by = past("0:20"), stages = { { "first", within = "1h" } } }
clock.c = { who = team.cert, to = team.power, starts = fact.hash, imputed_from = team.power, stages = { { "first", within = "1h" } } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
