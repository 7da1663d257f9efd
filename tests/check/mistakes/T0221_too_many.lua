scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
decision.isolate = { who = team.power, ask = "Which of them?", within = 10, otherwise = "o1",
  { "o1", "Option 1" },
  { "o2", "Option 2" },
  { "o3", "Option 3" },
  { "o4", "Option 4" },
  { "o5", "Option 5" },
  { "o6", "Option 6" },
  { "o7", "Option 7" },
  { "o8", "Option 8" },
  { "o9", "Option 9" },
  { "o10", "Option 10" },
  { "o11", "Option 11" },
  { "o12", "Option 12" },
  { "o13", "Option 13" },
  { "o14", "Option 14" },
  { "o15", "Option 15" },
  { "o16", "Option 16" },
  { "o17", "Option 17" },
  { "o18", "Option 18" },
  { "o19", "Option 19" },
  { "o20", "Option 20" },
  { "o21", "Option 21" },
  { "o22", "Option 22" },
  { "o23", "Option 23" },
  { "o24", "Option 24" },
  { "o25", "Option 25" },
  { "o26", "Option 26" },
  { "o27", "Option 27" },
}
scene.one = { title = "Morning", { "0:00", decision.isolate } }
