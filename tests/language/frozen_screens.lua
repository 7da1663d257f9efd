-- A whole small scenario. The hash travels in time, Belmora is spared, and the supplement falls due three days later.
-- at 0:05 team.power decide decision.isolate.watch
-- at 0:18 team.cert_a share fact.hash to=team.cert_b via=channel.mutual
-- at 0:30 team.power notify clock.warning stage=first covers=C1,C2,C3 with=fact.frozen

scenario { api = 1, id = "frozen-screens", title = "Frozen Screens", language = "en", minutes = 60, begins = { "2026-03-02 07:40", economy.aranda },
           summary = "Two substations misbehave. Is it a glitch, and who needs to hear of it?" }

economy.aranda  = { name = "Aranda",  laws = "sg", zone = "+08:00" }
economy.belmora = { name = "Belmora", laws = "generic", zone = "+09:00" }
team.power  = { name = "Riverside Power", mark = "RP", sector = "business",   economy = economy.aranda,  brief = "You keep the lights on." }
team.cert_a = { name = "Aranda CERT",     mark = "AC", sector = "government", economy = economy.aranda,  brief = "You see what no single company sees." }
team.cert_b = { name = "Belmora CERT",    mark = "BC", sector = "government", economy = economy.belmora, brief = "Your neighbour's grid is your grid." }
measure.trust = { name = "Public trust", unit = "%", start = 60, lowest = 0, highest = 100, better = "high" }

fact.frozen = { title = "Frozen screens", text = "Operator screens at two substations froze for 90 seconds.", tlp = "amber", source = team.power, held_by = { team.power } }
fact.hash   = { title = "Driver hash", text = "File hash of the altered screen driver.", tlp = "green", needed_by = { { team.cert_b, by = "0:45" } } }
agreement.pact = { kind = "cert-pact", between = { economy.aranda, economy.belmora }, basis = "Two-economy arrangement, art. 4" }
channel.phone  = { name = "Duty phone", between = { team.power, team.cert_a }, delay = 2, carries = "red", receipt = true }
channel.mutual = { name = "CERT mutual-assistance mail", between = { team.cert_a, team.cert_b }, delay = { 5, 15, 60 }, carries = "amber", needs = agreement.pact }
clock.warning  = { who = team.power, to = team.cert_a, starts = fact.frozen, law = "SG-CII" }

inject.alarm = { to = team.power, from = "Shift engineer", via = "phone", title = "It froze",
  text = "Screens at Hill and Ferry froze for a minute and a half, then came back. Nobody touched them.", expect = "Treat it as an incident, not a glitch" }
inject.lab   = { to = team.cert_a, from = "Malware lab", via = "mail", title = "Altered driver", gives = { fact.hash },
  text = "The screen driver at Hill was altered. We are fairly sure of the hash, not of the family." }
inject.hit_b = { to = team.cert_b, from = "Belmora Grid", via = "phone", title = "Here too", text = "Our operator screens have frozen too.", does = { change(measure.trust, -15) } }

decision.isolate = { who = team.power, ask = "Two substations misbehave. What do you do?", within = 10, otherwise = "watch",
  { "cut",   "Disconnect both substations",     does = { change(measure.trust, -12) } },
  { "watch", "Keep supplying and watch closely", outcomes = { { "calm", 50 }, { "again", 50, does = { change(measure.trust, -3) } } } } }

scene.morning = { title = "Monday morning", pace = 2,
  { "0:00", inject.alarm, decision.isolate },
  { "0:15", inject.lab },
  { "0:45", inject.hit_b, when = no(knows(team.cert_b, fact.hash)) } }

ending.spared  = { title = "Spared",  text = "Belmora patched at lunch and nobody noticed.", when = all{ past("1:30"), knows(team.cert_b, fact.hash) } }
ending.spread  = { title = "It spread", text = "Two grids went dark by evening.", when = all{ past("1:30"), no(knows(team.cert_b, fact.hash)) } }
debrief.hash   = { about = fact.hash, ask = "The hash reached Belmora {minutes} minutes after Aranda had it. What held it up?" }
