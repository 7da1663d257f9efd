-- Each of two teams answers for itself, and each answer has its consequence.
-- at 0:03 team.power decide decision.speak.open
-- at 0:04 team.cert decide decision.speak.quiet
scenario { api = 1, id = "agree-each", title = "Agree each", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "Each of two teams answers for itself, and each answer has its consequence." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
decision.speak = { who = { team.power, team.cert }, ask = "Do you speak in public?", agree = "each", within = 10, otherwise = "quiet",
  { "open", "Speak in public", does = { change(measure.trust, 5) } }, { "quiet", "Say nothing", does = { change(measure.trust, -1) } } }
scene.day = { title = "Monday", { "0:00", decision.speak } }

rule.same = { when = agreed(decision.speak.open), does = { change(measure.trust, 100) } }
rule.done = { when = decided(decision.speak), does = { change(measure.trust, 1000) } }
