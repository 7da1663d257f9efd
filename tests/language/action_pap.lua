-- Looking up what may only be used in secret is a breach of its PAP.
-- at 0:05 team.cert act action.watch
-- at 0:06 team.cert act action.scan
scenario { api = 1, id = "action-pap", title = "Action pap", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Looking up what may only be used in secret is a breach of its PAP." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.address = { title = "Address", text = "The intruder's server, 192.0.2.7.", tlp = "amber", pap = "red", held_by = team.cert }
action.scan = { who = team.cert, label = "Scan the server", pap = "clear", about = { fact.address } }
action.watch = { who = team.cert, label = "Look at our own logs", pap = "red", about = { fact.address } }
inject.angry = { to = team.cert, title = "They saw you", text = "The server is gone." }
rule.seen = { when = broken(fact.address), does = { send(inject.angry) } }
