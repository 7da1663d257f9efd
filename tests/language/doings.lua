-- Every kind of consequence once.
-- at 0:05 team.power act action.go
scenario { api = 1, id = "doings", title = "Doings", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "Every kind of consequence once." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on.", staff = 3 }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

inject.more = { to = team.cert, title = "More", text = "More is coming.", via = "letter", does = { change(measure.trust, -1) } }
decision.what = { who = team.cert, ask = "What?", within = 5, otherwise = "nothing", { "nothing", "Nothing" }, { "all", "All" } }
clock.report = { who = team.power, to = team.cert, starts = past("9:00"), stages = { { "first", within = "1h" } } }
action.go = { who = team.power, label = "Go", does = { share{ fact.hash, to = team.cert, via = channel.phone, tlp = "amber" }, give{ fact.news, to = public }, change(measure.trust, -2), scale(measure.trust, 2),
  send(inject.more), pose(decision.what), start(clock.report), notify(clock.report), busy{ team.power, staff = 2, takes = "0:10" }, after("0:20", withdraw(fact.hash)), after("0:30", finish()) } }
fact.news = { title = "News", text = "It is out.", tlp = "clear" }
