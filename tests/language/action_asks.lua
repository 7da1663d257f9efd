-- An action that asks another team for a fact: the other sees a request.
-- at 0:05 team.cert act action.ask_hash
-- at 0:08 team.power share fact.hash to=team.cert via=channel.phone
-- at 0:10 team.cert act action.ask_power
scenario { api = 1, id = "action-asks", title = "Action asks", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:40",
  summary = "An action that asks another team for a fact: the other sees a request." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
channel.phone = { name = "Duty phone", between = { team.power, team.cert }, delay = 2 }

action.ask_hash = { who = team.cert, to = team.power, via = channel.phone, label = "Ask for the hash", asks = fact.hash }
action.ask_power = { who = team.cert, to = team.power, via = channel.phone, label = "Ask them to disconnect", asks = decision.isolate }
decision.isolate = { who = team.power, ask = "Disconnect?", within = 10, otherwise = "watch", { "cut", "Yes" }, { "watch", "No" } }
