-- Law pack: Singapore. Exercise material, not legal advice.
--
-- Marks: V1 seen in the legal text or on an official page · V2 seen in a secondary publication · G general knowledge, check before use.
-- A duration stands only where the law has a number. Figures from guidance are in the notes and set no deadline.
-- Start events: AW became aware · DS discovered · DT decided that the breach is notifiable.
-- covers: C1 reporter and contact · C2 what, when, how found · C3 systems and service impact · C4 data and people affected
--         C5 cause and indicators · C6 measures taken and planned · C7 cross-border or third party · C8 help wanted
--         C9 demand or payment · C10 advice to the people affected

law { id = "sg", name = "Singapore", as_of = "2026-07-01", zone = "+08:00", weekend = { "sat", "sun" },
  -- Public holidays of 2026 with the Monday in lieu where a holiday falls on a Sunday. Mark G for the dates of Hari Raya and Vesak,
  -- which follow a sighting or a lunar calendar: confirm them against the official list.
  holidays = { "2026-01-01", "2026-02-17", "2026-02-18", "2026-03-21", "2026-04-03", "2026-05-01", "2026-05-27", "2026-05-31", "2026-06-01",
    "2026-08-09", "2026-08-10", "2026-11-08", "2026-11-09", "2026-12-25" } }

clock_law["SG-CII"] = { name = "Critical information infrastructure: incident report", start = "AW", source = "Cybersecurity Act 2018, s.14; CII Regulations as amended 2025", mark = "V1",
  counts = "objective",
  stages = {
    { "first",      within = "2h",  covers = { "C1", "C2", "C3" } },
    { "supplement", within = "72h", covers = { "C2", "C3", "C4", "C5", "C6" }, mark = "V2" },
    { "final",      within = "30d", covers = { "C2", "C3", "C4", "C5", "C6" }, mark = "V2" } },
  note = "The first report may be partial: what is known, by whom, and how to reach them. Older guides give 14 days for the supplement; the amendment in force since 31 October 2025 gives 72 hours. Harmless incidents on peripheral systems go into a quarterly summary, unless the public is affected, or a zero-day, listed indicators or an advanced intruder is suspected." }

clock_law["SG-3PO"] = { name = "Third-party-owned critical infrastructure: notice through the contract", start = "AW", source = "Cybersecurity Act 2018, Part 3A", mark = "V2",
  counts = "objective",
  stages = {
    { "first",      within = "2h",  covers = { "C1", "C2", "C3" } },
    { "supplement", within = "72h", covers = { "C2", "C3", "C4", "C5", "C6" } },
    { "final",      within = "30d", covers = { "C2", "C3", "C4", "C5", "C6", "C7" } } },
  note = "The provider of the essential service must obtain binding commitments from the owner; the hours mirror SG-CII and reach the owner only through that contract." }

clock_law["SG-PDPA"] = { name = "Personal data breach: notice to the authority and to individuals", start = "DT",
  source = "Personal Data Protection Act 2012, ss.26B-26D; Notification of Data Breaches Regulations 2021, regs 4-6", mark = "V2",
  counts = "declared",
  stages = {
    { "authority",   within = "3d",   from = "declared", covers = { "C1", "C2", "C3", "C4", "C6" } },
    { "individuals", within = "asap", from = "declared", covers = { "C2", "C4", "C6", "C10" } } },
  note = "Notifiable at 500 people or more, or likely significant harm (s.26B, V1). Three calendar days run from the decision that the breach is notifiable. The assessment before it must be speedy; 30 days is the authority's guidance, not law, and sets no deadline here. Individuals: at the same time or as soon as practicable after." }

clock_law["SG-PDPA-DI"] = { name = "Personal data breach: data intermediary tells the organisation", start = "DS", source = "Personal Data Protection Act 2012, s.26C", mark = "V2",
  counts = "objective",
  stages = { { "notice", within = "asap", covers = { "C2", "C3", "C4" } } },
  note = "Whoever processes data for another tells it without undue delay; the law has no number. Contracts often add one: write that as a clock of its own." }

clock_law["SG-MAS"] = { name = "Financial institution: malfunction or security incident", start = "DS", source = "Notices on Technology Risk Management (FSM series)", mark = "V2",
  counts = "objective",
  stages = {
    { "first",      within = "1h",  covers = { "C1", "C2", "C3" } },
    { "root cause", within = "14d", covers = { "C5", "C6" } } },
  note = "Severe, widespread or material customer impact. Amendments were in consultation in June 2026." }
