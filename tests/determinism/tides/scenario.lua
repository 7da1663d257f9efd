-- Tides: twelve gauges, each with a story of its own, for thirty hours: more than ten thousand events, and everything in a script
-- that might be another thing on another machine: reals, roots, text, tables, draws, conditions, work side by side.
-- It is played on many builds, and its digest is written down beside it.
scenario { api = 1, id = "tides", title = "Tides", language = "en", begins = { "2026-10-24 20:00", economy.coast }, length = "30:00",
  summary = "Twelve gauges rise and fall." }
economy.coast = { name = "Coast", zone = "+01:00" }

team.ahrn = { name = "Ahrn", mark = "A", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 11.5 } }
team.borg = { name = "Borg", mark = "B", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 7.25 } }
team.cork = { name = "Cork", mark = "C", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 3.1 } }
team.dorn = { name = "Dorn", mark = "D", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 0.7 } }
team.esch = { name = "Esch", mark = "E", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 19.9 } }
team.fahl = { name = "Fahl", mark = "F", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 4.4 } }
team.grau = { name = "Grau", mark = "G", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 2.9 } }
team.hoff = { name = "Hoff", mark = "H", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 8.8 } }
team.iven = { name = "Iven", mark = "I", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 1.3 } }
team.jork = { name = "Jork", mark = "J", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 6.6 } }
team.kiel = { name = "Kiel", mark = "K", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 5.5 } }
team.lund = { name = "Lund", mark = "L", sector = "business", economy = economy.coast, brief = "A gauge.", values = { depth = 9.2 } }
team.office = { name = "Flood office", mark = "FO", sector = "government", economy = economy.coast, brief = "You read the gauges." }

group.gauges = { team.ahrn, team.borg, team.cork, team.dorn, team.esch, team.fahl, team.grau, team.hoff, team.iven, team.jork, team.kiel, team.lund }

channel.radio = { name = "Radio", from = group.gauges, to = team.office, delay = { 1, 2, 9 }, fails = 0.05 }
channel.line = { name = "Line", between = group.gauges, delay = { 0, 1, 30 }, capacity = 3 }

measure.level = { each = group.gauges, name = "Level", unit = "m", start = 1.000001, lowest = -50, highest = 50, better = "low",
  rate = { { -0.3333333 }, { 0.7, when = below(measure.level[own], -20) }, { -1.1, when = above(measure.level[own], 30) } } }
measure.spilt = { name = "Spilt", unit = "m3", start = 0, better = "low" }

fact.mark = { each = group.gauges, title = "High-water mark", text = "The highest of the night.", tlp = "green", held_by = { own } }

rule.spills = { each = group.gauges, again = true, when = above(measure.level[own], 12.345678), does = { change(measure.spilt, 0.5), change(measure.level[own], -7.7), share{ fact.mark[own], to = team.office, via = channel.radio } } }

inject.ebb = { to = team.office, title = "Ebb", text = "It is going out." }

story.gauge = each(group.gauges, function(own)
  local x, y, seen, words = 0.1, 1 / 3, {}, ""
  for i = 1, 700 do
    wait(roll(1, 3))
    x = (x * 0.97 + math.sqrt(y) / 3 + i / 7) % 5.5 - 2.1
    y = math.abs(x * y + 0.1) + math.fmod(i, 1.7)
    words = (words .. string.format("%.3f;", x)):sub(-40)
    seen[words:sub(-3)] = (seen[words:sub(-3)] or 0) + 1
    local sum = 0
    for key, count in pairs(seen) do
      sum = (sum + #key * count) % 97
    end
    change(measure.level[own], x / (1 + sum / 89))
    if chance(0.1) then change(measure.spilt, pick{ 0.25, -0.125, 1e-6 }) end
    if i % 100 == 0 then
      together{ function() wait(roll(1, 5)) change(measure.level[own], 0.1) end, function() wait("0:02") change(measure.level[own], -0.2) end }
    end
    if i % 250 == 0 and wait_for(above(measure.level[own], 2), "1:00") then change(measure.spilt, #words / 3) end
    if holds(below(measure.level[own], -10)) then change(measure.level[own], tonumber(("%.4f"):format(y))) end
  end
end)

story.office = function()
  for i = 1, 1000 do
    wait("0:01")
    if holds(past("6:00")) and i % 60 == 0 then change(measure.spilt, -1.5) end
  end
  send(inject.ebb)
end
