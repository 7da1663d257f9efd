-- Law pack: generic. Design figures for fictional economies. They are nobody's law and are marked G throughout.
-- Content classes C1 to C10 as in sg.lua.

law { id = "generic", name = "Generic", as_of = "2026-07-01", zone = "+00:00", weekend = { "sat", "sun" }, holidays = {} }

clock_law["GEN-CERT"] = { name = "Incident report to the national CERT", start = "AW", source = "Design figure, no statute", mark = "G",
  counts = "objective",
  stages = {
    { "first",      within = "24h", covers = { "C1", "C2", "C3" } },
    { "supplement", within = "72h", covers = { "C3", "C5", "C6" } },
    { "final",      within = "1m",  from = "previous", covers = { "C2", "C3", "C5", "C6", "C7" } } } }

clock_law["GEN-CERT-1"] = { name = "Incident report within the hour", start = "AW", source = "Design figure, no statute", mark = "G",
  counts = "objective",
  stages = { { "first", within = "1h", covers = { "C1", "C2", "C3" } } } }

clock_law["GEN-CERT-12"] = { name = "Incident report within half a day", start = "AW", source = "Design figure, no statute", mark = "G",
  counts = "objective",
  stages = { { "first", within = "12h", covers = { "C1", "C2", "C3" } } } }

clock_law["GEN-PRV"] = { name = "Personal data breach: notice to the authority", start = "AW", source = "Design figure, no statute", mark = "G",
  counts = "objective",
  stages = {
    { "authority",   within = "72h",  covers = { "C1", "C2", "C4", "C6" } },
    { "individuals", within = "asap", covers = { "C2", "C4", "C10" } } } }
