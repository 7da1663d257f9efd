-- Who knows both halves knows the whole, at once.
-- at 0:05 team.power share fact.where to=team.cert via=channel.phone
scenario { api = 1, id = "facts-follow", title = "Facts follow", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Who knows both halves knows the whole, at once." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

fact.where = { title = "Where", text = "Hill.", tlp = "clear", held_by = team.power }
fact.when_it = { title = "When", text = "At noon.", tlp = "clear", held_by = team.cert }
fact.plan = { title = "Plan", text = "Hill at noon.", tlp = "clear", follows_from = { fact.where, fact.when_it } }
