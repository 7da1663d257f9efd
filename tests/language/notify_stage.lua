-- A call that meets the first stage only: said again, or after a notice, it uses up no later one. A stage by its name waits for its turn.
-- at 0:20 team.power notify clock.law stage=final
-- at 0:25 team.power notify clock.law stage=first covers=C1
-- at 0:30 team.power act action.call
-- at 0:40 team.power act action.more
scenario { api = 1, id = "notify-stage", title = "Notify stage", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "2:00",
  summary = "A call that meets the first stage only: said again, or after a notice, it uses up no later one. A stage by its name waits for its turn." }
economy.aranda = { name = "Aranda", laws = "sg", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.law = { who = team.power, to = team.cert, starts = fact.hash, law = "SG-CII" }
clock.own = { who = team.power, to = team.cert, starts = fact.hash, stages = { { "first", within = "1h" }, { "last", within = "2h" } } }
action.call = { who = team.power, label = "Call", does = { notify{ clock.law, "first" }, notify{ clock.own, "last" }, notify{ clock.own, "first" }, notify{ clock.own, "first" } } }
action.more = { who = team.power, label = "Tell more", does = { notify(clock.law), notify(clock.own) } }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
story.later = function() wait("1:00") notify{ clock.law, "supplement" } notify{ clock.own, "last" } end
