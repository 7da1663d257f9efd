-- A first count is taken back by a better one; a rumour contradicts it and is false until noon.
-- at 0:05 team.power share fact.first to=team.cert via=channel.phone
-- at 0:10 team.power share fact.second to=team.cert via=channel.phone
-- at 0:20 team.power share fact.first to=team.cert via=channel.phone
scenario { api = 1, id = "facts-corrected", title = "Facts corrected", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:30",
  summary = "A first count is taken back by a better one; a rumour contradicts it and is false until noon." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

fact.first = { title = "First count", text = "Ten.", tlp = "clear", held_by = team.power, since = "-2d", happened = "-3d", withdrawn = knows(team.cert, fact.second), stale_after = "2h",
  needed_by = { { team.cert, by = "0:30" } }, about = { team.power }, class = "C2" }
fact.second = { title = "Second count", text = "Twelve.", tlp = "clear", held_by = team.power, corrects = fact.first }
fact.rumour = { title = "Rumour", text = "A thousand.", tlp = "clear", held_by = team.cert, against = fact.first, truth = past("1:00") }
