-- Scenes by time and by condition; what was not played is dropped and listed.
scenario { api = 1, id = "scenes", title = "Scenes", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "3:00",
  summary = "Scenes by time and by condition; what was not played is dropped and listed." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

inject.a = { to = team.power, title = "A", text = "At once.", from = "Desk", via = "phone", number = "1*", expect = "Calm", say = "Speak slowly.", prompts = { "Who heard this?" }, note = "Start here.", hints = { "Read it again." }, tlp = "amber" }
inject.b = { to = team.power, title = "B", text = "Not when it is late.", via = "mail" }
inject.c = { to = { team.power, team.cert }, title = "C", text = "Ten minutes after it was sent.", via = "chat" }
inject.d = { to = public, title = "D", text = "Never.", via = "news" }
inject.e = { to = team.cert, title = "E", text = "In the evening.", via = "social" }
inject.f = { to = team.cert, title = "F", text = "The last.", via = "alert" }
scene.day = { title = "Day", begins = "0:00", pace = 6, { "0:00", inject.a }, { "0:20", inject.b, when = no(sent(inject.a)) }, { when = sent(inject.a), after = "0:10", inject.c }, { "1:50", inject.d, optional = true } }
scene.evening = { title = "Evening", begins = "1:00", lasts = "0:30", { "0:10", inject.e } }
scene.night = { title = "Night", when = all{ came(scene.evening), past("1:20") }, { "0:00", inject.f } }
