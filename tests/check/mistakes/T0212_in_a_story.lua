scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see what no single company sees." }
story.watch = function()
  wait("3:99")
  if wait_for(past("4bd"), "soon") then busy{ team.power, staff = 1, takes = "a while" } end
end
