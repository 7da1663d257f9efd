-- A measure that counts the minutes between two conditions.
-- at 0:10 team.power share fact.hash to=team.cert via=channel.phone
scenario { api = 1, id = "stopwatch", title = "Stopwatch", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "A measure that counts the minutes between two conditions." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

measure.wait = { name = "Time until the CERT knew", unit = "min", start = 0, better = "low", from = past("0:05"), to = knows(team.cert, fact.hash), show_to = "control" }
rule.slow = { when = above(measure.wait, 10), does = { finish() } }
