-- One story for every team of a group: own is that team, and its values are numbers.

scenario { api = 1, id = "story-each", title = "A story for each", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, length = "2:00",
           summary = "One loop, two teams." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.a = { name = "A", mark = "A", sector = "business", economy = economy.aranda, brief = "You have {own.cells} cells.", values = { cells = 2 } }
team.b = { name = "B", mark = "B", sector = "business", economy = economy.aranda, brief = "You have {own.cells} cells.", values = { cells = 3 } }
group.both = { team.a, team.b }
measure.heat = { each = group.both, name = "Heat", unit = "degrees", start = 0, better = "low" }
fact.hot = { title = "It is hot", text = "Too hot.", tlp = "green" }

story.cells = each(group.both, function(own)
  for i = 1, own.cells do
    wait("0:10")
    change(measure.heat[own], i)
  end
  if own == team.b then give{ fact.hot, to = own } end
  after("0:05", scale(measure.heat[own], 0.5))
end)
