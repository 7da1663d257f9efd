-- What has lasted for the team itself: each has known it for ten minutes at its own time.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.phone
-- at 0:12 team.power decide decision.post.yes_post
-- at 0:12 team.cert decide decision.post.yes_post
-- at 0:18 team.cert decide decision.post.yes_post
scenario { api = 1, id = "lasted-own", title = "Lasted own", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "What has lasted for the team itself: each has known it for ten minutes at its own time." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }
decision.post = { who = { team.power, team.cert }, ask = "Do you post what you know?", within = 30, otherwise = "no_post",
  { "yes_post", "Yes", needs = lasted(knows(own, fact.hash), "0:10"), does = { change(measure.trust, 5) } }, { "no_post", "No" } }
scene.day = { title = "Monday", { "0:00", decision.post } }
