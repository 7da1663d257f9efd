-- Who plays a team and how it votes; nobody and bots are silent when nothing drives them.
scenario { api = 1, id = "teams", title = "Teams", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Who plays a team and how it votes; nobody and bots are silent when nothing drives them." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

team.press = { name = "The Courier", mark = "TC", sector = "other", economy = economy.aranda, brief = "You publish.", played = "bot", bot = "prompt" }
team.street = { name = "The street", mark = "ST", sector = "other", economy = economy.aranda, brief = "You are many.", played = "nobody" }
decision.print = { who = { team.press, team.street }, ask = "Do you pass it on?", within = 10, otherwise = "hold", vote = "most",
  { "pass", "Pass it on" }, { "hold", "Hold it" } }
scene.day = { title = "Monday", { "0:00", decision.print } }
