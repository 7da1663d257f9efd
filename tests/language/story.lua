-- A story waits, asks, waits for, does two things side by side, and draws.
-- at 0:07 team.power decide decision.cut.yes_cut
-- at 0:15 team.power share fact.hash to=team.cert via=channel.phone
scenario { api = 1, id = "story", title = "Story", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "1:00",
  summary = "A story waits, asks, waits for, does two things side by side, and draws." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

decision.cut = { who = team.power, ask = "Cut?", within = 5, otherwise = "no_cut", { "yes_cut", "Yes" }, { "no_cut", "No" } }
story.main = function()
  wait("0:05")
  if ask(decision.cut) == decision.cut.yes_cut then change(measure.trust, 1) else change(measure.trust, 2) end
  if wait_for(knows(team.cert, fact.hash), "0:30") then change(measure.trust, 3) else change(measure.trust, 4) end
  together{ function() wait("0:02") change(measure.trust, 5) end, function() wait("0:01") change(measure.trust, 6) end }
  if holds(knows(team.cert, fact.hash)) then change(measure.trust, 7) end
  change(measure.trust, pick{ 10, 20 })
  change(measure.trust, roll(1, 6))
  if chance(1) then change(measure.trust, 1000) end
end
