-- Law pack: Australia. Exercise material, not legal advice.
--
-- Marks: V1 seen in the legal text or on an official page · V2 seen in a secondary publication · G general knowledge, check before use.
-- A duration stands only where the law has a number; `asap` is a duty without one: the time taken is recorded, no deadline is missed.
-- Start events: AW became aware (AU-NDB: reasonable grounds to suspect) · PY ransom paid, or payment learned of.
-- Content classes C1 to C10 as in sg.lua.

-- Zone: standard time of the eastern states, without daylight saving. Hours below are elapsed hours; the thirty days end at midnight,
-- so between October and April that end may be an hour off.
law { id = "au", name = "Australia", as_of = "2026-07-01", zone = "+10:00", weekend = { "sat", "sun" },
  -- National public holidays of 2026 only. Days of single states and territories, and days in lieu for 25 April, are left out.
  holidays = { "2026-01-01", "2026-01-26", "2026-04-03", "2026-04-06", "2026-04-25", "2026-12-25", "2026-12-26", "2026-12-28" } }

clock_law["AU-SOCI"] = { name = "Critical asset: significant impact on availability", start = "AW", source = "Security of Critical Infrastructure Act 2018, Part 2B", mark = "V2",
  counts = "objective",
  stages = {
    { "report",  within = "12h", covers = { "C1", "C2", "C3" } },
    { "written", within = "84h", from = "previous", covers = { "C1", "C2", "C3", "C6" } } },
  note = "The first report may be oral; the written record follows within 84 hours of it." }

clock_law["AU-SOCI-OTHER"] = { name = "Critical asset: other relevant impact", start = "AW", source = "Security of Critical Infrastructure Act 2018, Part 2B", mark = "V2",
  counts = "objective",
  stages = { { "report", within = "72h", covers = { "C1", "C2", "C3", "C6" } } } }

clock_law["AU-RAN"] = { name = "Ransom payment report", start = "PY", source = "Cyber Security Act 2024, Part 3", mark = "V2",
  counts = "objective",
  stages = { { "report", within = "72h", covers = { "C1", "C2", "C3", "C9" } } },
  note = "For businesses over A$3 million turnover and critical assets. A demand alone starts nothing; a payment does, or learning that somebody paid on one's behalf. What is reported is under limited use." }

clock_law["AU-NDB"] = { name = "Notifiable data breach: assessment and statement", start = "AW", source = "Privacy Act 1988, Part IIIC", mark = "V2",
  counts = "objective",
  stages = {
    { "assessment",  within = "30d",  from = "start",    covers = {} },
    { "statement",   within = "asap", from = "declared", covers = { "C1", "C2", "C4", "C10" } },
    { "individuals", within = "asap", from = "declared", covers = { "C2", "C4", "C10" } } },
  note = "Thirty days to assess a suspicion, all reasonable steps; then, once there are reasonable grounds to believe that serious harm is likely, as soon as practicable, with no number in the law. The regulator treats the clock as running once a reasonable person would have concluded that harm is likely." }

clock_law["AU-CPS"] = { name = "Bank, insurer or pension fund: material incident", start = "AW", source = "Prudential Standard CPS 234", mark = "G",
  counts = "objective",
  stages = { { "notice", within = "72h", covers = { "C2", "C3", "C4", "C5", "C6" } } },
  note = "A material control weakness has its own limit of ten business days. General knowledge: confirm before it counts for anything." }
