-- One measure, fact and clock for every team of a group; own is the team that acts.
-- at 0:05 team.power act action.count
-- at 0:06 team.cert act action.count
scenario { api = 1, id = "group-each", title = "Group each", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "One measure, fact and clock for every team of a group; own is the team that acts." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on.", values = { homes = 10 } }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company.", values = { homes = 40 } }

group.both = { team.power, team.cert, staff = 2 }
measure.calls = { each = group.both, name = "Calls", unit = "calls", start = 1, better = "low" }
fact.count = { each = group.both, title = "Count", text = "Of {own.homes} homes.", tlp = "clear" }
action.count = { who = group.both, label = "Count", does = { change(measure.calls[own], 0.5 * own.homes), give{ fact.count[team.power], to = own } } }
rule.many = { each = group.both, when = above(measure.calls[own], 20), does = { change(measure.calls[own], -20) } }
