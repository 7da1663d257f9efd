-- A question is talked over and written down; it moves nothing.
scenario { api = 1, id = "question", title = "Question", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A question is talked over and written down; it moves nothing.",
  authors = "The grid school", seed = 4, minutes = 20, level = "first", audience = "Grid operators", licence = "MIT", briefing = { "Nobody is graded.", "Ask." } }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

question.who_knew = { who = { team.power, team.cert }, ask = "Who should have known first?", options = { "Power", "The CERT" }, confidence = true, right = "The CERT.", about = { fact.hash }, minutes = 3 }
scene.day = { title = "Monday", { "0:05", question.who_knew } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
