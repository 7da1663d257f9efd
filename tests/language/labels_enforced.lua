-- A scenario may refuse what goes against a label.
-- at 0:05 team.power share fact.names to=team.press via=channel.open
scenario { api = 1, id = "labels-enforced", title = "Labels enforced", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A scenario may refuse what goes against a label.", labels = "enforce" }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.names = { title = "Names", text = "Who was hurt.", tlp = "red", source = team.cert, held_by = { team.power } }
team.press = { name = "The Courier", mark = "TC", sector = "other", economy = economy.aranda, brief = "You publish." }
channel.open = { name = "Open mail", from = team.power, to = team.press, delay = 1 }
