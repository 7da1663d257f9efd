-- Rate lines that hold add up; a threshold is crossed at its exact second; bounds hold.
scenario { api = 1, id = "measure-rates", title = "Measure rates", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "Rate lines that hold add up; a threshold is crossed at its exact second; bounds hold." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.water = { name = "Water", unit = "m3", start = 10, lowest = 0, highest = 12, better = "high", target = 8, weight = 2, show_to = team.power,
  rate = { { -6 }, { -6, when = past("0:30") } }, levels = { { 0, "dry" }, { 5, "low" }, { 9, "full" } } }
inject.low = { to = team.power, title = "Low", text = "Water is at {measure.water}." }
rule.low = { when = below(measure.water, 5), does = { send(inject.low) } }
rule.fill = { when = past("1:30"), does = { change(measure.water, 20), scale(measure.water, 0.5) } }
