-- Time as it is written. It begins on Monday 2 March 2026 at 07:40; each inject's title is how its moment is written.

scenario { api = 1, id = "times", title = "Times", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, length = "4d",
           summary = "How time is written." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.a = { name = "A", mark = "A", sector = "business", economy = economy.aranda, brief = "You read the clock." }
fact.before = { title = "A break-in", text = "Seen two days before the start.", tlp = "green", held_by = { team.a }, since = "-2d" }

inject.number   = { to = team.a, title = "90",          text = "A bare number is minutes." }
inject.half     = { to = team.a, title = "0.5",         text = "Half a minute." }
inject.words    = { to = team.a, title = "2 * hour",    text = "Words multiply." }
inject.clock    = { to = team.a, title = "2:30",        text = "Hours and minutes." }
inject.seconds  = { to = team.a, title = "2:30:15",     text = "And seconds." }
inject.unit_s   = { to = team.a, title = "45s",         text = "Seconds." }
inject.unit_min = { to = team.a, title = "20min",       text = "Minutes." }
inject.unit_h   = { to = team.a, title = "3h",          text = "Hours." }
inject.days     = { to = team.a, title = "1d 02:00",    text = "Days and hours." }
inject.plain    = { to = team.a, title = "2d",          text = "Outside the law a day is 24 hours." }
inject.day      = { to = team.a, title = "Day 2 08:00", text = "A local day of the exercise: Day 1 is the day it begins." }
inject.weekday  = { to = team.a, title = "Wed 09:00",   text = "The next Wednesday, local." }
scene.all = { title = "All", begins = "0:00",
  { 90, inject.number }, { 0.5, inject.half }, { 2 * hour, inject.words }, { "2:30", inject.clock }, { "2:30:15", inject.seconds },
  { "45s", inject.unit_s }, { "20min", inject.unit_min }, { "3h", inject.unit_h }, { "1d 02:00", inject.days }, { "2d", inject.plain },
  { "Day 2 08:00", inject.day }, { "Wed 09:00", inject.weekday } }
rule.nearly_four = { when = past(4 * day - 10 * min), does = { after(2 * min, finish()) } }
