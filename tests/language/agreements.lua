-- The kinds of instrument, and one that the host switches.
-- at 0:05 control set agreement.memo code=0
-- at 0:10 control set agreement.memo code=2
scenario { api = 1, id = "agreements", title = "Agreements", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "The kinds of instrument, and one that the host switches." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }

agreement.memo = { kind = "moc", between = { team.power, team.cert }, basis = "Memorandum, 3" }
agreement.warrant = { kind = "police", between = { team.power, team.cert }, in_force = knows(team.cert, fact.hash) }
agreement.seal = { kind = "esign", between = { team.power, team.cert }, in_force = past("0:20") }
