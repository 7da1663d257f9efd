-- An item takes its way: sent, arrived, learned; the sender gets a receipt.
-- at 0:05 team.power share fact.hash to=team.cert via=channel.mail
scenario { api = 1, id = "share", title = "Share", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "An item takes its way: sent, arrived, learned; the sender gets a receipt." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

channel.mail = { name = "Mail", between = { team.power, team.cert }, delay = { 5, 15, 60 }, receipt = true, evidence = "lead" }
rule.got = { when = shared{ fact.hash, to = team.cert, from = team.power, via = channel.mail }, does = { give{ fact.seen, to = team.power } } }
fact.seen = { title = "Seen", text = "They have it.", tlp = "clear" }
