-- Texts may hold numbers and names that are filled in when they are shown: each reader gets its own. An inject may carry a picture.

scenario { api = 1, id = "texts", title = "Texts", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, length = "1:00",
           summary = { "Words with", "gaps in them." } }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.a = { name = "Alpha", mark = "A", sector = "business", economy = economy.aranda, brief = "You are {own}.", values = { addresses = 120 } }
team.b = { name = "Beta",  mark = "B", sector = "business", economy = economy.aranda, brief = "You are {own}.", values = { addresses = 7 } }
group.both = { team.a, team.b }
measure.left = { name = "Left", unit = "units", start = 12.5, better = "high" }
inject.one = { to = team.a, from = "{team.b}", via = "letter", title = "{measure.left} left", text = "You have {own.addresses} addresses, {own}." }
inject.all = { to = group.both, via = "chat", title = "For each", text = "You have {own.addresses} addresses." }
inject.seen = { to = team.a, via = "social", title = "A picture", text = "Look.", picture = "note.svg" }
scene.one = { title = "One", { "0:01", inject.one, inject.all, inject.seen } }
rule.less = { when = past("0:00:30"), does = { change(measure.left, -2.5) } }
