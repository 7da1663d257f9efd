-- Later, at a local moment, and only if something holds then.
scenario { api = 1, id = "after-given", title = "After given", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "Later, at a local moment, and only if something holds then." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

decision.isolate = { who = team.power, ask = "What?", within = 5, otherwise = "watch", { "cut", "Cut" }, { "watch", "Watch", does = {
  after("0:10", change(measure.trust, -1)), after("Mon 09:00", change(measure.trust, -2)),
  given(knows(team.cert, fact.hash), change(measure.trust, -100)), after(20, given(knows(team.power, fact.hash), change(measure.trust, -4))) } } }
scene.day = { title = "Monday", { "0:00", decision.isolate } }
