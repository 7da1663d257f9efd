-- Three stages: hours, business days, and a month after the one before; the second is missed and then sent late.
-- at 2:00 team.power notify clock.report stage=first covers=C1
-- at 41:00 team.power notify clock.report stage=count
-- at 42:00 team.power notify clock.report stage=final
scenario { api = 1, id = "clock-stages", title = "Clock stages", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "60:00",
  summary = "Three stages: hours, business days, and a month after the one before; the second is missed and then sent late." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

clock.report = { who = team.power, to = team.cert, starts = fact.hash, name = "Report", counts = "objective",
  stages = { { "first", title = "First word", within = "2h", covers = { "C1" } }, { "count", within = "1bd" }, { "final", within = "1m", from = "previous" } },
  covers = { first = { "C1", "C2" } }, if_missed = { change(measure.trust, -10) } }
rule.met = { when = met(clock.report), does = { change(measure.trust, 1) } }
rule.missed = { when = missed(clock.report), does = { change(measure.trust, -1) } }
rule.started = { when = started(clock.report), does = { change(measure.trust, 2) } }
measure.trust = { name = "Public trust", unit = "%", start = 60, better = "high" }
fact.hash = { title = "Driver hash", text = "Hash of the altered driver.", tlp = "green", source = team.power, held_by = { team.power } }
