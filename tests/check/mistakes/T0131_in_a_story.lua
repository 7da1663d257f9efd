scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
measure.trust = { name = "Trust", unit = "%", start = 60, better = "high" }
story.watch = function()
  while true do
    change(measure.trust, -1)
  end
end
story.tick = function()
  while true do wait("1:00") change(measure.trust, -1) end
end
