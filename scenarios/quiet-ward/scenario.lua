-- Quiet Ward: a health data breach across two economies, for seven teams.
-- STARTEX is a Monday, 15:30 in Calvessa. The run sheet stands below, the room plan in docs/scenarios/quiet-ward.md.
-- Money is in thousands of US dollars. People, organisations, economies and addresses are invented.

scenario { api = 1, id = "quiet-ward", title = "Quiet Ward", language = "en", minutes = 90, length = "73:05", begins = { "2026-09-07 15:30", economy.calvessa },
  summary = "Somebody is reading a hospital's records. A supplier sees it first. Who else needs to hear of it, and how soon?",
  level = "intermediate", audience = "Hospitals, suppliers, insurers, CERTs, privacy authorities, ministries", licence = "MIT", labels = "warn", emblem = "ward",
  variants = { { "short", "Without the insurer's own log", without = { inject.own_log } } },
  briefing = "Nobody is graded. You will know less than the room does; so will everyone else. Decide on what you have. An open decision takes the poorest course of a reasonable team, never a disaster. Labels are TLP 2.0; PAP says what may be done with an item. If something real happens, say so and we stop." }

economy.calvessa = { name = "Calvessa", laws = "sg", zone = "+08:00" }
economy.tessmar = { name = "Tessmar", laws = "au", zone = "+10:00" }
economy.norrin = { name = "Norrin", laws = "generic", zone = "+09:00" }

-- Who plays

team.unity = { name = "Calvessa Unity Hospitals", mark = "UH", economy = economy.calvessa, staff = 6, budget = 600,
  roles = { "Duty director", "Information officer", "Patient safety", "Legal", "Communications" },
  brief = "Four hospitals, thirty clinics, 1.5 million patients. You own the records system, which is critical: first details of an incident go to the Commissioner, at Calvessa CERT, within two hours of your knowing, a supplement within 72. Lindquay acts on it at your word.",
  secret = "Last year's audit asked for 180 days of database logs. You put it into the next budget.",
  contacts = { { team.cert, channel.portal, works = ready(team.unity, "contacts", 2) } }, bot = "legalistic",
  posture = { detection = 2, contacts = 1, sharing = 1 } }
team.quay = { name = "Lindquay", mark = "LQ", economy = economy.calvessa, staff = 5, budget = 150, clients = { team.unity },
  roles = { "Service lead", "Systems", "Security analyst", "Account manager" },
  brief = "You run Unity's systems. You see first and own nothing. The contract gives you four hours to tell Unity of a suspected event; you act on its systems when it agrees, or in an emergency.",
  secret = "The night desk is two people. The contract is up for renewal on Thursday.", bot = "legalistic",
  posture = { detection = 1, contacts = 2, sharing = 1 } }
team.harbour = { name = "Harbour Mutual", mark = "HM", economy = economy.tessmar, staff = 4, budget = 400,
  roles = { "Operations", "Privacy officer", "Claims and members" },
  brief = "A health insurer in Tessmar. 38,000 of your members are treated at Unity; claims come each evening over a link that Lindquay runs. Unity owes you notice within 48 hours. You answer to your members and to the Tessmar Privacy Commission.",
  secret = "You can close the link alone. Claims would then be paid a week late.",
  contacts = { { team.unity, channel.partner, works = ready(team.harbour, "contacts", 2) } },
  posture = { detection = 2, contacts = 1, sharing = 2 } }
team.cert = { name = "Calvessa CERT", mark = "CC", sector = "government", economy = economy.calvessa, staff = 6, budget = 200, clients = { team.unity, team.quay },
  roles = { "Duty officer", "Commissioner's deputy", "Analyst", "Liaison abroad" },
  brief = "The national response team and the office of the Commissioner of Cybersecurity. You receive incident reports, warn the sector and speak with other CERTs. What you hear you use as its source allows.",
  secret = "Three hospitals asked you this year why your warnings reach them after the news.",
  posture = { detection = 3, contacts = 2, sharing = 3 } }
team.privacy_c = { name = "Calvessa Data Protection Office", mark = "DP", economy = economy.calvessa,
  roles = { "Deputy commissioner", "Case officer", "Public enquiries" },
  brief = "You protect the people in the records. A breach of 500 people or more, or likely to do significant harm, comes to you within three days of the decision that it is notifiable. You may ask, advise, and direct that people be told.",
  secret = "You have one case officer who has handled a breach of this size.",
  posture = { detection = 1, contacts = 2, sharing = 2 } }
team.privacy_t = { name = "Tessmar Privacy Commission", mark = "TP", economy = economy.tessmar,
  roles = { "Assistant commissioner", "Case officer", "Public enquiries" },
  brief = "You protect people in Tessmar, wherever their data is held. Organisations have thirty days to assess a suspicion, then tell you and the people as soon as practicable. You exchange files with Calvessa once both have opened a case.",
  secret = "The last joint case took four months to agree who writes the first letter.",
  contacts = { { team.privacy_c, channel.authorities, works = ready(team.privacy_t, "contacts", 2) } },
  posture = { detection = 1, contacts = 1, sharing = 2 } }
team.ministry = { name = "Ministry of Health, communications", mark = "MH", sector = "government", economy = economy.calvessa, community = "press offices", staff = 3, budget = 30,
  roles = { "Head of communications", "Press officer", "Private office" },
  brief = "You speak for the ministry and prepare the minister. You do not run hospitals, and you will be asked as if you did.",
  secret = "The minister dislikes learning things from the radio.", bot = "secretive",
  posture = { detection = 1, contacts = 2, sharing = 1 } }
team.norrin = { name = "Norrin CERT", mark = "NC", sector = "government", economy = economy.norrin, played = "control",
  brief = "Played by control. Helpful, exact, careful with its source." }

group.everyone = { team.unity, team.quay, team.harbour, team.cert, team.privacy_c, team.privacy_t, team.ministry }
group.operators = { team.unity, team.quay, team.harbour, sector = "business" }
group.privacy = { team.privacy_c, team.privacy_t, sector = "government", community = "data protection", staff = 3, budget = 50, bot = "legalistic" }

-- How they are joined

agreement.pact = { kind = "cert-pact", between = { economy.calvessa, economy.norrin }, basis = "CERT arrangement, art. 4", speeds = { { channel.cert_mail, 0.5 } } }
agreement.exchange = { kind = "isac", between = { team.cert, group.operators }, basis = "Terms of membership" }
agreement.service = { kind = "contract", between = { team.unity, team.quay }, basis = "Service contract, schedule 7" }
agreement.data_link = { kind = "contract", between = { team.unity, team.harbour }, basis = "Claims link agreement, clause 11" }
agreement.order = { kind = "order", between = { team.privacy_c, team.privacy_t }, basis = "Joint order on cross-border case files, art. 3",
  in_force = all{ did(team.privacy_c, action.open_case), did(team.privacy_t, action.open_case) } }

channel.phone = { name = "Duty phone", between = group.everyone, delay = { 5, 8, 20 }, carries = "red", receipt = true }
channel.supplier = { name = "Supplier hotline", between = { team.unity, team.quay }, delay = { 2, 4, 10 }, carries = "amber+strict", needs = agreement.service, receipt = true }
channel.partner = { name = "Claims link desk", between = group.operators, delay = { 10, 30, 90 }, carries = "amber+strict", needs = agreement.data_link }
channel.sector = { name = "Health sector exchange", between = { team.cert, group.operators }, delay = { 10, 15, 60 }, carries = "amber", needs = agreement.exchange }
channel.portal = { name = "Commissioner's portal", from = { team.unity, team.quay }, to = team.cert, delay = { 10, 20, 60 }, carries = "amber+strict", receipt = true, evidence = "court" }
channel.form = { name = "Privacy notification form", from = group.operators, to = group.privacy, delay = { 10, 20, 60 }, carries = "amber+strict", receipt = true, evidence = "court" }
channel.authorities = { name = "Authorities' case line", between = group.privacy, delay = { 30, 60, 240 }, carries = "amber+strict", needs = agreement.order, receipt = true, evidence = "lead" }
channel.hotline = { name = "CERT hotline", between = { team.cert, team.norrin }, delay = { 5, 10, 20 }, carries = "red", needs = agreement.pact, receipt = true }
channel.cert_mail = { name = "CERT mail", between = { team.cert, team.norrin }, delay = { 60, 180, 480 }, carries = "amber" }
channel.press = { name = "Press release", from = group.everyone, to = public, delay = 5, carries = "clear" }

-- What there is to know

fact.queries = { title = "Bulk queries", tlp = "amber+strict", source = team.quay, named = { team.unity, team.cert }, class = "C2",
  text = "Account svc-report ran nine bulk queries on prescriptions at 15:24 on Monday. Nothing was scheduled. They were stopped.", needed_by = { { team.unity, by = "1:00" } } }
fact.clinic = { title = "A closed clinic", tlp = "amber+strict", source = team.quay, named = { team.unity, team.cert }, class = "C2",
  text = "The queries came from a reception PC at Fern Lane Clinic, locked since 13:10. It calls 198.51.100.77 every ten minutes.", needed_by = { { team.unity, by = "1:00" }, { team.cert, by = "2:00" } } }
fact.indicators = { title = "Norrin's indicators", tlp = "amber", pap = "red", source = team.norrin, named = { team.cert }, held_by = { team.norrin }, class = "C5", stale_after = "72:00",
  text = "Against health databases: service accounts, a task called wardsync, calls to 198.51.100.77 and .78. Own logs only.", needed_by = { { team.quay, by = "2:30" } } }
fact.green = { title = "Indicators, GREEN version", tlp = "green", pap = "green", source = team.norrin, held_by = { team.norrin }, class = "C5", stale_after = "72:00",
  text = "The two addresses and the task name, without where they were seen. May be blocked.", needed_by = { { team.unity, by = "4:00" }, { team.quay, by = "4:00" }, { team.harbour, by = "4:00" } } }
fact.link = { title = "One intruder, two doors", tlp = "amber", pap = "red", source = team.cert, named = { team.unity, team.quay }, class = "C5", follows_from = { fact.clinic, fact.indicators },
  text = "The clinic PC calls an address on Norrin's list. So does the remote gateway: there is a second way in.", needed_by = { { team.cert, by = "2:00" }, { team.quay, by = "2:30" } } }
fact.sighting = { title = "A sighting without a name", tlp = "amber", pap = "red", source = team.quay, named = { team.cert, team.norrin }, class = "C7",
  text = "One health operator in Calvessa saw 198.51.100.77 called from an idle reception PC. No name, no place.", needed_by = { { team.norrin, by = "9:00" } } }
fact.rows = { title = "160,000 prescription rows", tlp = "amber+strict", source = team.quay, named = { team.unity, team.cert }, class = "C4",
  text = "About 160,000 prescription rows left in four nights, Thursday to Sunday. Older logs are thin.", needed_by = { { team.unity, by = "4:00" }, { team.harbour, by = "6:00" } },
  hints = { "Lindquay set the label and may widen it. Unity may ask." } }
fact.estimate = { title = "First estimate: 160,000 people, all in Calvessa", tlp = "amber", source = team.quay, named = { team.unity, team.cert }, class = "C4", truth = false,
  text = "160,000 people, one row each, nobody abroad." }
fact.minister = { title = "A minister's record", tlp = "red", named = { team.unity }, class = "C4",
  text = "A serving minister's record was opened by name eleven times. Four people at Unity know." }
fact.count = { title = "1.5 million people", tlp = "amber", source = team.unity, named = { team.harbour, team.quay, team.cert, team.privacy_c, team.privacy_t, team.ministry }, class = "C4",
  text = "Names, birth dates and addresses of 1.5 million people were copied, prescriptions of 160,000. 38,000 live in Tessmar. Margin two per cent.",
  corrects = fact.estimate, against = fact.no_access, needed_by = { { team.privacy_c, by = "24:00" }, { team.privacy_t, by = "24:00" }, { team.ministry, by = "20:30" } } }
fact.no_access = { title = "No evidence of access", tlp = "clear", source = team.unity, truth = false,
  text = "There is no evidence that patient data was accessed." }
fact.holding = { title = "Holding statement", tlp = "clear", source = team.unity,
  text = "Calvessa Unity Hospitals is investigating unusual activity in a records system. Care goes on. We speak again at noon." }
fact.batch = { title = "The evening batch stopped", tlp = "clear", source = team.harbour, class = "C3",
  text = "Harbour's claims batch stopped at 18:00 Tessmar time; the far end was busy.", needed_by = { { team.quay, by = "2:30" } } }
fact.link_used = { title = "The shared link was used", tlp = "amber", source = team.harbour, named = { team.unity, team.quay, team.privacy_t }, class = "C7",
  text = "On three nights svc-report came over the claims link from Unity's side. Lindquay's note of the theft is stamped Monday 18:30.", needed_by = { { team.privacy_t, by = "36:00" }, { team.unity, by = "30:00" } } }
fact.demand = { title = "The demand", tlp = "red", source = team.unity, named = { team.cert, team.harbour, team.privacy_c }, class = "C9",
  text = "Two million US dollars by Friday noon for 1.5 million records. 200 are attached; they are genuine.", needed_by = { { team.cert, by = "50:00" } } }
fact.sold = { title = "Paid, and sold all the same", tlp = "green", source = team.norrin, held_by = { team.norrin },
  text = "Two hospitals in Norrin paid this sender in the spring. Their records were on sale within two months.", needed_by = { { team.unity, by = "50:00" }, { team.harbour, by = "50:00" } } }
fact.advice = { title = "Advice for patients", tlp = "clear", source = team.ministry, held_by = { team.unity, team.ministry, team.privacy_c, team.privacy_t }, class = "C10",
  text = "Keep your appointments and your medicines. The hospital never rings to ask for a password or money. If a caller knows your prescriptions, hang up and ring your clinic on the number you know." }
fact.first_entry = { title = "How it began", tlp = "clear", source = team.quay, happened = "-219d",
  text = "In January a mail about a parcel was opened at Fern Lane's front desk. The gateway and svc-report had one password." }

-- What changes

measure.harm = { name = "Harm to patients and members", unit = "points", start = 5, lowest = 0, highest = 100, better = "low", show_to = "control",
  weight = 3, levels = { { 0, "limited" }, { 15, "felt by many" }, { 25, "serious" }, { 40, "severe" } },
  rate = { { 0.15, when = no(sent(inject.contained)) }, { 0.15, when = above(measure.spread, 60) },
    { 0.25, when = all{ past("20:00"), below(measure.warned, 500) } }, { -0.1, when = all{ past("20:00"), below(measure.warned, 500), shared{ fact.advice, to = public } } },
    { 0.1, when = all{ shared{ fact.no_access, to = public }, no(did(team.unity, action.correct)), below(measure.warned, 500) } } } }
measure.spread = { name = "Reach of the intruder", unit = "%", start = 35, lowest = 0, highest = 100, better = "low", show_to = "control", rate = { { 0.5, when = no(sent(inject.contained)) } } }
measure.evidence = { name = "Usable evidence", unit = "%", start = 40, lowest = 0, highest = 100, better = "high", show_to = { team.quay, team.cert } }
measure.records = { name = "Records taken", unit = "thousand", start = 1500, better = "low", show_to = "control",
  rate = { { 10, when = no(decided(decision.ticket)) }, { 25, when = all{ chose(team.quay, decision.ticket.watch), no(past("4:20")) } } } }
measure.trust_public = { name = "Trust of the public", unit = "points", start = 0, lowest = -50, highest = 50, better = "high", show_to = public }
measure.trust_regulator = { name = "Trust of regulators", unit = "points", start = 0, lowest = -50, highest = 50, better = "high", show_to = group.operators }
measure.trust_peers = { name = "Trust of peers", unit = "points", start = 0, lowest = -50, highest = 50, better = "high", show_to = { team.cert, team.harbour } }
measure.exposure = { name = "Regulatory exposure", unit = "points", start = 0, lowest = 0, highest = 100, better = "low", show_to = group.operators }
measure.cost = { name = "Cost of response", unit = "US$ thousand", start = 0, better = "low", show_to = { team.unity, team.harbour } }
measure.warned = { name = "People warned", unit = "thousand", start = 0, lowest = 0, highest = 1500, better = "high", target = 1400 }
measure.covered = { name = "Other hospitals holding the indicators", unit = "of 26", start = 0, lowest = 0, highest = 26, better = "high", show_to = team.cert }
measure.log_days = { name = "Days of database logs", unit = "days", start = 21, better = "high", show_to = team.quay }
measure.escalation = { name = "From recognition to the owner", unit = "h", start = 0, better = "low", show_to = "control", from = knows(team.quay, fact.clinic), to = knows(team.unity, fact.clinic) }
measure.silence = { name = "From recognition to the Commissioner", unit = "h", start = 0, better = "low", show_to = "control", from = knows(team.quay, fact.clinic), to = knows(team.cert, fact.clinic) }
measure.untrue = { name = "How long an untrue sentence stood", unit = "h", start = 0, better = "low", show_to = "control", from = shared{ fact.no_access, to = public }, to = did(team.unity, action.correct) }
measure.leads = { name = "Time until it is agreed which authority leads", unit = "h", start = 0, better = "low", show_to = group.privacy, from = sent(inject.complaint),
  to = any{ agreed(decision.leads.calvessa), agreed(decision.leads.tessmar), agreed(decision.leads.joint) } }

-- What the law and the contracts ask

clock.cii = { who = team.unity, to = team.cert, law = "SG-CII", starts = fact.clinic, imputed_from = knows(team.quay, fact.clinic),
  if_missed = { change(measure.exposure, 10), change(measure.trust_regulator, -10) }, note = "What Lindquay knew earlier is a second, arguable line." }
clock.supplier = { who = team.quay, to = team.unity, starts = fact.clinic, basis = "Service contract, schedule 7", counts = "objective", met_by = knows(team.unity, fact.clinic),
  stages = { { "notice", within = "4h", covers = { "C1", "C2", "C3" } } }, if_missed = { change(measure.trust_peers, -5) } }
clock.pdpa = { who = team.unity, to = team.privacy_c, law = "SG-PDPA", starts = any{ knows(team.unity, fact.rows), knows(team.unity, fact.count) },
  if_missed = { change(measure.exposure, 10) } }
clock.processor = { who = team.quay, to = team.unity, law = "SG-PDPA-DI", starts = fact.rows, met_by = knows(team.unity, fact.rows) }
clock.ndb_unity = { who = team.unity, to = team.privacy_t, law = "AU-NDB", starts = fact.count }
clock.ndb_harbour = { who = team.harbour, to = team.privacy_t, law = "AU-NDB", starts = any{ knows(team.harbour, fact.rows), knows(team.harbour, fact.count), knows(team.harbour, fact.link_used) } }
clock.contract = { who = team.unity, to = team.harbour, starts = fact.rows, imputed_from = knows(team.quay, fact.rows), basis = "Claims link agreement, clause 11", counts = "objective",
  met_by = knows(team.harbour, fact.rows), stages = { { "notice", within = "48h", covers = { "C1", "C2", "C4", "C7" } } }, if_missed = { change(measure.trust_peers, -10) } }
clock.ransom = { who = team.harbour, to = "Tessmar Cyber Centre", law = "AU-RAN", starts = chose(team.harbour, decision.demand.pay), if_missed = { change(measure.exposure, 15) } }

norm.cooperate = { name = "Exchange information and assist", basis = "UN norm (d), A/70/174" }
norm.privacy = { name = "Respect people's rights online", basis = "UN norm (e), A/70/174" }

-- Monday afternoon

inject.queries = { number = "1", to = team.quay, from = "Jonas Lim, database clerk", via = "chat", tlp = "amber+strict", title = "Nine long queries", gives = { fact.queries },
  text = "15:24, account svc-report, nine long queries on prescriptions. Nothing is scheduled. I stopped them one by one and opened a low-priority ticket. Probably a report that ran wild.",
  expect = "Ask who uses the account before calling it a fault" }
inject.clinic = { number = "2", objective = objective.recognise, to = team.quay, from = "Access monitoring", via = "alert", tlp = "amber+strict", title = "From a locked building", gives = { fact.clinic },
  text = "Source of the queries: the reception PC at Fern Lane Clinic. Fern Lane closes at one on Mondays; the door alarm has been set since 13:10. The same PC calls 198.51.100.77 every ten minutes.",
  expect = "Call it an incident; tell Unity" }
inject.batch = { to = team.harbour, from = "Tom Whelan, night operations", via = "chat", tlp = "clear", title = "Claims stopped", gives = { fact.batch },
  text = "The evening batch from Unity stopped after four minutes. Link up, far end busy. I can run it again at nine.", expect = "Ask Unity why, not only when" }
inject.heads_up = { to = team.cert, from = "Elin Mori, Norrin CERT", via = "phone", title = "Something for your health sector",
  text = "\"You should have indicators from us at five. Who at your end can reach every hospital today, and is that list any good?\"" }
inject.stay_late = { number = "3", to = team.unity, from = "Farah Idris, duty manager", via = "phone", title = "Do we call it an incident?", gives = { fact.queries },
  text = "\"Lindquay has a ticket: odd queries, stopped. Do we call it an incident? Reporting means we all stay late, and if it was a report that ran wild we look foolish tomorrow.\"",
  expect = "Ask what else Lindquay knows; settle who decides",
  hints = { "Has anyone asked where they came from?" } }
inject.visit = { to = team.ministry, from = "Minister's private office", via = "mail", title = "Lines for tomorrow",
  text = "The minister visits Unity Central tomorrow at 10:00; two wards, press at the door. Subject: safe digital care. Lines tonight, please.", expect = "Ask Unity if anything has changed" }
inject.minister_asks = { to = team.unity, from = "Ministry press office", via = "phone", title = "Anything we should know?",
  text = "\"The minister is with you at ten, speaking on digital care. Is there anything we should know?\"" }
inject.audit = { to = group.privacy, from = "Joint secretariat", via = "mail", title = "Joint audit of the claims link",
  text = "The yearly audit of the link between Unity and Harbour Mutual is due. One office prepares, the other reviews; last year's file names neither. Who prepares?" }
inject.rebuild = { to = team.quay, from = "Desktop team", via = "chat", title = "Fern Lane is on tonight's list",
  text = "The reception PC at Fern Lane is due for a rebuild at 18:00. Nobody has told us to leave it. Carry on?", expect = "Keep the disk; take it off the list" }
inject.member = { to = team.harbour, from = "Member services", via = "phone", title = "\"How do they know my policy?\"",
  text = "\"Someone rang a member and knew her policy number and her clinic in Calvessa. She asks if that came from us.\"", expect = "Put it beside the stopped batch" }
inject.campaign = { number = "4", objective = objective.share, to = team.cert, from = "Norrin CERT", via = "mail", tlp = "amber", title = "Campaign against health databases", gives = { fact.indicators },
  text = "Service accounts used from idle PCs, a task called wardsync, calls to 198.51.100.77 and .78. PAP:RED: own logs only, the intruder watches for probing. Ask and we try for a GREEN version. Tell us what you see.",
  expect = "Pass it on inside its label; ask for a wider one" }
inject.camera = { to = team.ministry, from = "Unity Central, reception desk", via = "mail", title = "Filming in the pharmacy",
  text = "Tomorrow at 10:20 the crew would like the minister at a dispensing screen, with the records system live. Can you confirm tonight?", expect = "Leave room to change it" }
inject.lawyer = { to = group.privacy, from = "A health lawyer, no name given", via = "phone", title = "A question in the abstract",
  text = "\"A hospital hears of something from a supplier; patients in two economies. When does time begin? Does it answer to one of you or both?\"", expect = "Compare answers with the other office" }
inject.pharmacy = { to = team.unity, from = "Ruth Okoye, chief pharmacist", via = "phone", title = "Two hours' notice, please",
  text = "\"If anyone means to cut the records system tonight, I need two hours to print charts for eleven wards. I would rather print for nothing.\"" }
inject.renewal = { to = team.quay, from = "Piers Aldana, accounts", via = "phone", title = "Thursday",
  text = "\"Unity signs on Thursday. I am not asking anyone to hide anything. Could it stay a low-priority ticket until we are certain?\"" }
inject.insurer = { to = team.harbour, from = "Reinsurer", via = "mail", title = "Quarterly question",
  text = "Have you, or anyone who handles data for you, had a security event this quarter? By noon tomorrow, please. \"Not known\" is an answer.", expect = "Ask Unity before answering for it" }

decision.ticket = { who = team.quay, ask = "The queries came from a locked building. What do you do with the ticket?", within = 24, otherwise = "close", objective = objective.recognise,
  text = "The account is stopped for now. Unity owns the system and has not been told. The contract gives you four hours.",
  prompts = { "Who here may raise a ticket to an incident?" },
  note = "A table that argues about the cause has not yet asked who owns the risk.",
  { "escalate", "Raise it to an incident and tell Unity now, with what we have", sound = knows(team.quay, fact.clinic), does = { share{ fact.clinic, to = team.unity, via = channel.supplier }, change(measure.spread, -10), change(measure.cost, 8) },
    feedback = "The owner heard in minutes, doubt included. Had it been a fault, a shift would have stayed late for nothing: a report can be taken back, lost hours cannot." },
  { "watch", "Let the account run under watch for four hours, then tell Unity", staff = 2, takes = "4:00", sound = any{ shared{ fact.clinic, to = team.unity }, shared{ fact.clinic, to = team.cert } },
    does = { change(measure.evidence, 15), change(measure.spread, 20), given(no(knows(team.unity, fact.clinic)), share{ fact.clinic, to = team.unity, via = channel.supplier }) },
    outcomes = { { "patient", 60 }, { "greedy", 40, does = { change(measure.records, 60) } } },
    feedback = "Watching shows what the intruder wants. The records and the risk are Unity's, so it is Unity's to choose: sound once the owner or the CERT knows. Meanwhile more left." },
  { "close", "Block the account and close the ticket", sound = no(knows(team.quay, fact.clinic)), does = { change(measure.evidence, -20), change(measure.spread, -3) },
    feedback = "It stopped what could be seen, at once. Right for a report that ran wild; a locked building says it was not one, and the traces went with the ticket." } }
decision.batch = { who = team.harbour, ask = "The claims batch stopped at the far end. What now?", within = 24, otherwise = "again",
  { "ask", "Hold the batch and ask Unity and Lindquay what ran on their side", sound = knows(team.harbour, fact.batch), does = { given(no(shared{ fact.batch, to = team.unity }), share{ fact.batch, to = { team.unity, team.quay }, via = channel.phone }), change(measure.cost, 6) },
    feedback = "A dull fault was the first sign outside Calvessa. It cost two calls and a night's delay in claims." },
  { "again", "Run it again at nine and note it in the log", sound = no(knows(team.harbour, fact.rows)), feedback = "Claims were paid on time, and it looked like a fault. The busy far end was the intruder; nobody put the two oddities side by side." } }
decision.lines = { who = team.ministry, ask = "The minister speaks at Unity at ten tomorrow. What do you send tonight?", within = 24, otherwise = "usual",
  { "ask", "Ask Unity first, then send lines that can be cut at short notice", sound = no(knows(team.ministry, fact.rows)), does = { send(inject.minister_asks) }, feedback = "A question in good time gives Unity a reason to tell you." },
  { "postpone", "Propose another week for the visit", sound = knows(team.ministry, fact.queries), does = { change(measure.trust_public, -2) },
    feedback = "Sound with a reason that you can name. Without one, people ask what the ministry knows." },
  { "usual", "Send the usual lines on safe digital care", sound = no(knows(team.ministry, fact.queries)), feedback = "Fair on what you knew. They praised a system that was being read." } }
decision.audit = { who = group.privacy, agree = "all", ask = "Who prepares the joint audit of the claims link?", within = 24, otherwise = "halves", objective = objective.borders,
  note = "Small on purpose: the same two must agree on something large on Tuesday night. Do they ring each other?",
  { "calvessa", "Calvessa prepares: the systems stand there", sound = no(knows(own, fact.link_used)), does = { change(measure.trust_peers, 2) }, feedback = "One office holds the file, if the other says the same, and it can look where the systems stand." },
  { "tessmar", "Tessmar prepares: the members live there", sound = no(knows(own, fact.rows)), does = { change(measure.trust_peers, 2) }, feedback = "One office holds the file, if the other says the same. It must ask across a border for every log." },
  { "halves", "Each prepares its own half", sound = no(any{ knows(own, fact.rows), knows(own, fact.count) }), feedback = "Fair, and quickly agreed. If something is wrong with the link itself, neither office sees the whole." } }
decision.tell = { who = team.unity, ask = "Do you tell the Commissioner?", within = 24, otherwise = "wait", objective = objective.clocks,
  text = "You know of odd queries on a critical system, perhaps of more. The law wants first details within two hours of knowing; they may be few.",
  prompts = { "Which five facts would you read out?", "What do you not know, and when will you?" },
  note = "Before the clinic arrives nothing runs, and waiting is sound. Five facts: what was seen, when, where, what was done, whom to ring.",
  { "phone", "Phone the Commissioner now: five facts, what we do not know, when we call again", sound = knows(team.unity, fact.queries),
    does = { notify{ clock.cii, "first" }, share{ fact.queries, to = team.cert, via = channel.phone }, given(knows(team.unity, fact.clinic), share{ fact.clinic, to = team.cert, via = channel.phone }), change(measure.trust_regulator, 10) },
    feedback = "Short, early, honest about the gaps. The law asks for first details, not for proof." },
  { "wait", "Wait for Lindquay's proof that it was an attack", sound = no(knows(team.unity, fact.clinic)),
    feedback = "Sensible while all you had was stopped queries. The locked clinic ends that, once somebody tells you of it." },
  { "lawyers", "Have counsel draft a complete report, about three hours", takes = "3:00", staff = 2, sound = no(started(clock.cii)),
    does = { notify{ clock.cii, "first" }, share{ fact.queries, to = team.cert, via = channel.phone }, given(knows(team.unity, fact.clinic), share{ fact.clinic, to = team.cert, via = channel.phone }), change(measure.trust_regulator, 2) },
    feedback = "Complete, and late if the clock was running. A call first and a draft after does both." } }
decision.indicators = { who = team.cert, ask = "Norrin's indicators are AMBER, PAP:RED. Who gets them?", within = 20, talk = 3, otherwise = "silent", objective = objective.share,
  text = "26 other hospitals could be next. Norrin's source is at risk if the intruder notices.",
  prompts = { "Whose permission would make this easier?" },
  note = "Does anyone read the PAP too? Who may have it and what may be done with it are two questions.",
  { "amber", "Our operators, label kept; ask Norrin for GREEN and Lindquay about the sighting", sound = all{ knows(team.cert, fact.indicators), no(broken(fact.indicators)) }, keeps = norm.cooperate,
    does = { share{ fact.indicators, to = { team.unity, team.quay }, via = channel.sector }, change(measure.covered, 6), after(20, give{ fact.green, to = team.cert }) },
    feedback = "Two questions and twenty minutes bought a version for everyone. A source that is asked comes back." },
  { "green", "Mark it GREEN and send it to every hospital at once", sound = knows(team.cert, fact.green), does = { given(knows(team.cert, fact.green), share{ fact.green, to = group.operators, via = channel.sector }), given(no(knows(team.cert, fact.green)), share{ fact.indicators, to = group.operators, via = channel.sector, tlp = "green" }), change(measure.covered, 26) },
    feedback = "Sound with Norrin's GREEN version in hand. Without it fast and meant well: twenty-six teams began to block and probe, and the intruder saw it." },
  { "named", "Tell Norrin which clinic and which hospital it was", needs = knows(team.cert, fact.clinic), sound = chose(team.quay, decision.consent.named),
    does = { share{ fact.clinic, to = team.norrin, via = channel.hotline }, change(measure.trust_peers, -15) },
    feedback = "It helps Norrin, and it was Lindquay's to give. Norrin could have used the sighting without the name; those who report to you will think twice." },
  { "silent", "Keep it here until we know more", sound = no(knows(team.cert, fact.clinic)), feedback = "No rule was broken and Norrin's source was safe. Sound while you know of nobody concerned; from then on the cost of holding back falls on others." } }
decision.consent = { who = team.quay, ask = "Calvessa CERT asks: may the sighting at the clinic go to Norrin?", within = 18, talk = 3, otherwise = "later", objective = objective.borders,
  text = "Norrin needs the address and the kind of machine. It does not need to know whose.",
  { "unnamed", "Yes, without our name, Unity's, or the clinic's", sound = knows(team.quay, fact.clinic), keeps = norm.cooperate, does = { give{ fact.sighting, to = team.cert } },
    feedback = "The useful part travels, the sensitive part stays. It needed nobody else's leave." },
  { "named", "Yes, and Norrin may know whose it is", sound = shared{ fact.clinic, to = team.unity }, does = { give{ fact.sighting, to = team.cert }, change(measure.evidence, 5), given(no(shared{ fact.clinic, to = team.unity }), change(measure.trust_peers, -5)) },
    feedback = "With the name Norrin can match more. Half of that name is Unity's: sound once Unity knows, a surprise for it otherwise." },
  { "later", "Not before Unity and the lawyers have seen it", sound = no(knows(team.quay, fact.link)), feedback = "Defensible until you know it is one campaign. Then delay works for the intruder." } }

-- Monday evening

inject.rows = { number = "5", to = team.quay, from = "Database team", via = "mail", tlp = "amber+strict", title = "Four nights", gives = { fact.rows, fact.estimate },
  text = "About 160,000 prescription rows went out over four nights, Thursday to Sunday, between two and four. Logs reach back {measure.log_days} days, thinly. First estimate: 160,000 people, all in Calvessa. That part is a guess.",
  expect = "Rows as fact, people as a guess, to Unity" }
inject.hospital_asks = { to = team.cert, from = "Security lead of another hospital", via = "phone", title = "Is there something we should look for?",
  text = "\"There is talk that a big hospital has trouble. I do not ask who. What can I look for before my night shift starts?\"", expect = "GREEN version to the whole sector" }
inject.told = { to = team.ministry, from = "Unity Central, press officer", via = "phone", title = "A careful question",
  text = "\"About tomorrow's visit. Has anyone told the minister anything? I am not saying there is anything to tell.\"", expect = "Ring Unity's duty director" }
inject.order = { to = group.privacy, from = "Joint secretariat", via = "mail", title = "Reminder: article 3",
  text = "Case files may pass between you only when both offices have opened a case. Opening one commits you to nothing.", expect = "Open a case while it is quiet" }
inject.minister = { number = "6", to = team.unity, from = "Records audit", via = "letter", tlp = "red", title = "By name", gives = { fact.minister },
  text = "One copy, by hand. One patient was looked up by name eleven times in the four nights: a serving minister. Nothing was changed. Four people know.", expect = "Keep it RED; the same care for every patient",
  note = "People will want to tell the ministry. The patient decides that." }
inject.link_open = { to = team.harbour, from = "Tom Whelan, night operations", via = "chat", title = "The link is still open",
  text = "Unity's link desk does not answer; our number may be last year's. I can close the link or leave it. Who decides that after hours?", expect = "Reach Unity another way; decide" }
inject.tired = { to = team.quay, from = "Night shift lead", via = "chat", title = "Twelve hours",
  text = "Two of us have been on since half past nine. I have just typed a command into the wrong window. Nothing broke. Can somebody relieve us?" }
inject.norrin_asks = { to = team.cert, from = "Elin Mori, Norrin CERT", via = "mail", title = "Did you see anything?",
  text = "Was our list of use? A yes or a no would help our source; a sighting would help more. No names needed.", expect = "Answer, with consent" }
inject.reporter = { number = "7", objective = objective.public, to = { team.unity, team.ministry }, from = "Nadia Serrano, Calvessa Courier", via = "phone", title = "\"I publish at noon\"",
  text = "\"Your supplier's car park is full at eleven at night. Are hospital computers hacked? Has anyone's record been read? I publish at noon, and I would rather be right.\"",
  expect = "One agreed line, true now and tomorrow" }

decision.statement = { who = team.unity, ask = "What does the hospital say?", within = 165, talk = 3, otherwise = "nothing", objective = objective.public,
  text = "Some of what you know is certain, some is a guess, one thing is RED.",
  prompts = { "Which sentence will still be true on Thursday?" },
  note = "Have the sentence read aloud. What does a patient hear in it?",
  { "holding", "What we know, what we are doing, and the hour of our next statement", sound = no(knows(team.unity, fact.count)), does = { give{ fact.holding, to = team.unity }, share{ fact.holding, to = public, via = channel.press } },
    feedback = "Little, true, and with a time on it. It costs no trust and buys twelve hours." },
  { "denial", "\"There is no evidence that patient data was accessed\"", sound = no(any{ knows(team.unity, fact.rows), knows(team.unity, fact.minister) }), does = { give{ fact.no_access, to = team.unity }, share{ fact.no_access, to = public, via = channel.press }, change(measure.trust_public, 4) },
    feedback = "It calmed people for a night. Sound only while you had seen nothing. It was heard as \"nothing happened\", and people did not guard themselves." },
  { "nothing", "No comment while the matter is being looked into", sound = no(any{ knows(team.unity, fact.rows), knows(team.unity, fact.queries) }), does = { change(measure.trust_public, -10) },
    feedback = "Nothing false was said. Fair while there is nothing to say; afterwards others fill the gap, and the first word on it is not yours." } }

-- Tuesday

inject.count = { number = "8", objective = objective.clocks, to = { team.unity, team.harbour }, from = "Forensic team", via = "mail", tlp = "amber", title = "The count", gives = { fact.count },
  text = "Names, birth dates and addresses of 1.5 million people were copied; for 160,000 also prescriptions. 38,000 live in Tessmar, most insured with Harbour. Margin two per cent. This replaces last night's estimate.",
  expect = "See which duties have begun, in both economies" }
inject.account = { to = team.quay, from = "Unity, board office", via = "mail", title = "The first four hours",
  text = "For the board at four, one page: what was seen on Monday, when, by whom, who was told. Times, not reasons." }
inject.numbers = { to = { team.cert, team.ministry }, from = "Cabinet office", via = "phone", title = "One number, please",
  text = "\"We have heard 160,000 and we have heard 1.5 million. Which one is said aloud today, and by whom?\"", expect = "One figure, one speaker, with its margin" }
inject.callers = { to = group.privacy, from = "Public enquiries", via = "chat", title = "First callers",
  text = "Two people have asked if it is true about Unity. Tonight it will be two hundred. We have nothing to read out, and one lives in the other economy. Keep him or pass him on?", expect = "One text for both desks" }
inject.story = { to = { group.everyone, public }, from = "Calvessa Courier", via = "news", tlp = "clear", title = "Records of a hospital group were read",
  text = "Calvessa Unity Hospitals is investigating the theft of patient records, two people who know of it say. How many, and since when, is not known. The ministry was asked last night." }

decision.warn = { who = team.unity, ask = "1.5 million people. How do you tell them?", within = 30, talk = 3, otherwise = "verify", objective = objective.public,
  text = "The story is out. Some addresses are two years old. A message costs US$90,000 and fills the switchboard.",
  prompts = { "What can a patient do with the message today?", "Who answers when they ring?" },
  note = "A table that polishes the letter has stopped asking whom it protects. Public advice helps too, and others may publish it.",
  { "everyone", "Message everyone within 24 hours: what left, what to do", staff = 2, budget = 90, keeps = norm.privacy, sound = knows(team.unity, fact.count),
    does = { change(measure.cost, 90), change(measure.exposure, 3), after("6:00", change(measure.warned, 400)), after("12:00", change(measure.warned, 500)), after("24:00", change(measure.warned, 550), change(measure.trust_public, 8)) },
    feedback = "Some letters reached the wrong door, and each of those is a small breach of its own. Most people heard it from you, with something to do." },
  { "verify", "Verify every address first, five days, then write once", sound = shared{ fact.advice, to = public }, does = { change(measure.exposure, 15), change(measure.trust_public, -15) },
    feedback = "No letter at a wrong door. Defensible where public advice lets people act before it comes; otherwise waiting protected the letter more than its reader." },
  { "vips", "Tell the people at most risk first: officials, staff, public figures", sound = broken(fact.minister), breaks = norm.privacy,
    does = { after("3:00", send(inject.leak), change(measure.trust_public, -20)), after("30:00", change(measure.warned, 900)) },
    feedback = "One of them was at real risk: right for that one, once the name is out. A list of many leaks, and everyone else learns that they came second." } }
inject.leak = { to = { group.everyone, public }, from = "National radio", via = "news", tlp = "clear", title = "\"Who was told first?\"", text = "Some patients of Calvessa Unity Hospitals were telephoned today; most were not. A list of the first has been read to this programme." }
inject.own_log = { number = "9*", to = team.harbour, from = "Harbour security", via = "mail", tlp = "amber", title = "Our own log", gives = { fact.link_used },
  text = "On three nights svc-report came over the claims link from Unity's side. The contract gives 48 hours for notice. Lindquay's note of the theft is stamped Monday 18:30.", expect = "Tell Unity and your authority; argue later" }
inject.complaint = { number = "10", objective = objective.borders, to = group.privacy, from = "Public enquiries, from the web form", via = "mail", title = "Which of you will answer me?",
  text = "\"I live in Tessmar and was treated at Unity in the spring. This message quotes my prescription. Which of you will answer me?\" We cannot tell him. Which economy leads?", expect = "Agree who leads; answer him once" }
decision.leads = { who = group.privacy, agree = "all", ask = "Which authority leads?", within = "17:00", talk = 3, otherwise = "apart", objective = objective.borders,
  text = "An answer counts only if both offices give it. Ring each other.",
  note = "If the tables do not speak within five minutes, ask each what the other will answer.", prompts = { "What does he need from you by noon?" },
  { "calvessa", "Calvessa leads; Tessmar answers its own residents from one file", sound = knows(own, fact.count), does = { change(measure.trust_peers, 5), change(measure.trust_public, 3) }, feedback = "The systems and most of the people are in Calvessa. One name on the letter." },
  { "tessmar", "Tessmar leads for the claims link, Calvessa for the hospital", sound = all{ knows(own, fact.count), knows(own, fact.link_used) }, does = { change(measure.trust_peers, 4) }, feedback = "Sound if you both know what went over the link." },
  { "joint", "A joint case: one file, two signatures, one contact for the public", sound = knows(own, fact.count), does = { change(measure.trust_peers, 6), change(measure.trust_public, 3) }, feedback = "Slower to write, faster to answer. Open both cases." },
  { "apart", "Each opens and runs its own case", sound = no(knows(own, fact.count)), does = { change(measure.trust_public, -5), change(measure.harm, 2) }, feedback = "Each office did its duty. Everyone answered twice, and the man waited." } }
inject.second_theft = { number = "11?", to = team.quay, from = "Access monitoring", via = "alert", tlp = "amber+strict", title = "Half past three",
  text = "220,000 more rows have left, through the remote gateway and another account. What was blocked on Monday was not used.", does = { change(measure.spread, 25), change(measure.records, 220), change(measure.harm, 10) },
  expect = "Isolate; tell Unity and the Commissioner at once", note = "Only if the intruder was not contained." }

-- Wednesday and Thursday

inject.extortion = { number = "12", to = team.unity, from = "Unknown sender", via = "mail", tlp = "red", title = "Friday noon", gives = { fact.demand },
  text = "\"We hold the records of 1.5 million of your patients; 200 are attached. Two million US dollars by Friday noon and we delete them. Do not involve the police.\" The first twenty that were checked are genuine.",
  expect = "Police, Commissioner, a decision with authority" }
inject.copy = { to = team.harbour, from = "Unknown sender", via = "mail", tlp = "red", title = "A copy for the insurer", gives = { fact.demand },
  text = "\"Unity has a letter from us. 38,000 of the records are yours. Two million by Friday noon. If they do not pay, you may.\"" }
inject.sample_check = { to = team.quay, from = "Unity, duty director", via = "phone", title = "Are they ours?", text = "\"I have 200 records that may be ours. By five I need to know if they are, and from which night. Two people, no copies.\"" }
inject.preserve = { to = team.cert, from = "Elin Mori, Norrin CERT", via = "phone", title = "Paid until Friday",
  text = "\"The server at 198.51.100.77 stands in Norrin. Its rent ends on Friday, then it is wiped. Ask us to preserve it and we will. We cannot ask ourselves.\"" }
inject.radio = { to = team.ministry, from = "National radio, news desk", via = "phone", title = "Are records for sale?", text = "\"Listeners ask whether their records are for sale, and whether they should miss appointments. What may I say at six?\"", expect = "Advice that helps; no guesses" }
inject.two_files = { to = group.privacy, from = "Unity, legal", via = "mail", title = "Two letters, forty questions", text = "A letter from each of you, forty questions. Thirty-one are the same; three contradict each other. Whom do we answer first?" }
decision.demand = { who = { team.unity, team.harbour }, agree = "each", ask = "Two million dollars by Friday noon. What does your organisation do?", within = 216, otherwise = "stall", objective = objective.borders,
  text = "A promise to delete cannot be checked. A demand starts no duty; in Tessmar a payment does.",
  prompts = { "Who in your organisation may say yes? Who may say no?", "What do you know on Friday at one that you do not know now?" },
  note = "No option here stops the sample. Do not say so before the debrief.",
  { "refuse", "Refuse; police and Commissioner now; help people before Friday", sound = knows(own, fact.count), does = { given(no(shared{ fact.demand, to = team.cert, from = own }), share{ fact.demand, to = team.cert, via = channel.phone }), change(measure.trust_regulator, 5), change(measure.trust_public, 2) }, feedback = "You knew whom it concerned. What protects people now is what they know, and the sender can be traced while the letter is fresh." },
  { "stall", "Answer slowly, ask for proof, buy time", sound = shared{ fact.demand, to = team.cert, from = own }, does = { change(measure.evidence, 10) }, feedback = "Time helps if somebody uses it: sound when those who can trace the sender have the letter. Otherwise the days pass for the sender." },
  { "pay", "Pay for deletion", sound = all{ shared{ fact.demand, to = team.cert, from = own }, no(knows(own, fact.sold)) }, does = { change(measure.cost, 2000), change(measure.trust_peers, -8) },
    feedback = "Meant for the patients. Arguable while nobody has told you how it went elsewhere; what was bought could not be seen, and the sample came all the same." } }
inject.sample = { number = "13", to = { group.everyone, public }, from = "Calvessa Courier", via = "news", tlp = "clear", title = "5,000 records on a forum", does = { change(measure.harm, 5) },
  text = "Records of 5,000 patients of Calvessa Unity Hospitals can be read on a public forum. An urgent question is down in parliament for half past four: who knew, and when?" }

question.who_knew = { who = group.everyone, ask = "Three sentences for parliament: what did you know, when did you know it, and whom did you tell?", minutes = 6, about = { fact.clinic, fact.rows, fact.count } }

-- Sent by what happens

inject.contained = { to = { team.quay, team.unity }, from = "Security analyst", via = "chat", tlp = "amber+strict", title = "Both doors shut", text = "Clinic segment and gateway are cut off, the service accounts are new, and nothing has called out for an hour. Wards work with read-only records until morning." }
inject.tipped = { to = { team.cert, team.quay }, from = "Monitoring", via = "alert", tlp = "amber", title = "It went quiet", text = "198.51.100.77 stopped answering within the hour. Something calls a new address that is on nobody's list." }
inject.gossip = { to = { team.unity, team.ministry }, from = "Nadia Serrano, Calvessa Courier", via = "phone", tlp = "red", title = "One name", text = "\"I have been given a name, a minister's. I have not decided. Is it true that only that record was searched?\"" }

rule.logs = { when = ready(team.quay, "detection", 2), does = { change(measure.log_days, 160), change(measure.evidence, 15) } }
rule.contained = { when = any{ did(team.quay, action.isolate), all{ chose(team.quay, decision.ticket.escalate), knows(team.quay, fact.link) } }, does = { after("1:00", send(inject.contained), change(measure.spread, -25)) } }
rule.consent = { when = all{ chose(team.cert, decision.indicators.amber), knows(team.cert, fact.clinic) }, does = { pose(decision.consent) } }
rule.rebuilt = { when = all{ past("2:30"), no(did(team.quay, action.keep_disk)) }, does = { change(measure.evidence, -8) } }
rule.own_look = { when = all{ knows(team.quay, fact.clinic), knows(team.quay, fact.green) }, does = { after(40, give{ fact.link, to = team.quay }) } }
rule.imputed = { when = all{ past("2:20"), no(met(clock.cii)), no(knows(team.cert, fact.queries)), no(knows(team.cert, fact.clinic)) }, does = { change(measure.exposure, 20) } }
rule.denial = { when = all{ knows(team.unity, fact.count), chose(team.unity, decision.statement.denial) }, does = { change(measure.trust_public, -25) } }
rule.tipped = { when = broken(fact.indicators), does = { change(measure.trust_peers, -15), change(measure.evidence, -15), after("1:00", send(inject.tipped), change(measure.spread, 10)) } }
rule.uncovered = { when = all{ past("4:00"), below(measure.covered, 17) }, does = { change(measure.trust_peers, -5) } }
rule.gossip = { when = broken(fact.minister), does = { after("4:00", send(inject.gossip), change(measure.trust_public, -10)) } }
rule.thanks = { when = knows(team.norrin, fact.sighting), does = { change(measure.trust_peers, 10), after("24:00", give{ fact.sold, to = team.cert }) } }
rule.regulators = { when = all{ knows(team.privacy_c, fact.count), knows(team.privacy_t, fact.count), no(past("24:00")) }, does = { change(measure.trust_regulator, 5) } }

-- What teams may do at any time

action.ask_lindquay = { who = team.unity, needs = knows(team.unity, fact.queries), label = "Ask Lindquay where the queries came from", to = team.quay, via = channel.supplier, asks = fact.clinic }
action.forensics = { who = { team.unity, team.quay }, label = "Hire a forensic team", needs = knows(own, fact.queries), budget = 80, takes = "6:00", does = { change(measure.cost, 80) }, outcomes = { { "traces", 70, does = { change(measure.evidence, 15) } }, { "wiped", 30, does = { change(measure.evidence, 4) } } }, once = true }
action.isolate = { who = team.quay, label = "Cut off the clinics and the remote gateway; new service accounts", needs = knows(team.quay, fact.clinic), staff = 2, takes = "2:00", budget = 20,
  does = { change(measure.spread, -15), change(measure.harm, 2), change(measure.cost, 20) }, once = true }
action.keep_disk = { who = team.quay, label = "Keep the clinic PC as it is and copy its disk", needs = knows(team.quay, fact.clinic), staff = 1, takes = 20, does = { change(measure.evidence, 8) }, once = true }
action.relieve = { who = team.quay, label = "Call in a second shift", budget = 10, takes = "1:00", does = { change(measure.harm, -1), change(measure.cost, 10) }, once = true }
action.print = { who = team.unity, needs = sent(inject.pharmacy), label = "Print medicine charts for every ward", staff = 1, takes = "2:00", does = { change(measure.harm, -3), change(measure.cost, 5) }, once = true }
action.block_red = { who = team.quay, label = "Block Norrin's addresses at the gateway", about = fact.indicators, pap = "green", needs = knows(team.quay, fact.indicators), shown = no(knows(team.quay, fact.green)), does = { change(measure.spread, -8) }, once = true }
action.block = { who = group.operators, label = "Block the listed addresses", about = fact.green, pap = "green", needs = knows(own, fact.green), does = { change(measure.spread, -6) }, once = true }
action.close_link = { who = team.harbour, needs = knows(team.harbour, fact.batch), label = "Close the claims link", takes = 10, does = { change(measure.spread, -5), change(measure.cost, 40) }, once = true }
action.ask_unity = { who = team.harbour, needs = any{ decided(decision.batch), knows(team.harbour, fact.link_used) }, label = "Ask Unity what ran over the link", to = team.unity, via = channel.phone, asks = fact.rows }
action.members = { who = team.harbour, label = "Write to your 38,000 members", needs = knows(team.harbour, fact.count), staff = 1, budget = 15, takes = "12:00", does = { change(measure.warned, 38), change(measure.cost, 15) }, once = true }
action.ask_green = { who = team.cert, label = "Ask Norrin for a GREEN version", to = team.norrin, via = channel.hotline, asks = fact.green, needs = knows(team.cert, fact.indicators),
  shown = no(knows(team.cert, fact.green)), does = { after(20, give{ fact.green, to = team.cert }) }, once = true }
action.ask_consent = { who = team.cert, label = "Ask Lindquay whether a sighting may go abroad", to = team.quay, via = channel.phone, asks = decision.consent, needs = knows(team.cert, fact.clinic), shown = no(decided(decision.consent)) }
action.alert = { who = team.cert, label = "Send the GREEN indicators to all 26 hospitals", about = fact.green, pap = "green", needs = knows(team.cert, fact.green), staff = 1, takes = 20,
  does = { share{ fact.green, to = group.operators, via = channel.sector }, given(ready(team.cert, "sharing", 2), change(measure.covered, 26)), given(no(ready(team.cert, "sharing", 2)), change(measure.covered, 17)) }, once = true }
action.preserve = { who = team.cert, label = "Ask Norrin to preserve the server", to = team.norrin, via = channel.cert_mail, needs = sent(inject.preserve), takes = 30, does = { after("12:00", change(measure.evidence, 15)) }, once = true }
action.open_case = { who = group.privacy, label = "Open a case", needs = sent(inject.audit), staff = 1, once = true }
action.ask_count = { who = group.privacy, needs = any{ sent(inject.story), knows(own, fact.rows), knows(own, fact.link_used) }, label = "Ask Unity how many people, and where", to = team.unity, via = channel.phone, asks = fact.count }
action.brief_minister = { who = team.ministry, label = "Brief the minister", needs = any{ knows(team.ministry, fact.rows), knows(team.ministry, fact.count) }, takes = 20, does = { change(measure.trust_public, 3) }, once = true }
action.publish = { who = { team.unity, team.ministry, group.privacy }, label = "Publish advice for patients", needs = any{ sent(inject.story), knows(own, fact.count) }, shown = no(shared{ fact.advice, to = public }), visible = true, does = { share{ fact.advice, to = public, via = channel.press }, change(measure.trust_public, 2) }, once = true }
action.correct = { who = team.unity, label = "Correct the statement in public", shown = chose(team.unity, decision.statement.denial), visible = true, does = { withdraw(fact.no_access), change(measure.trust_public, 8) }, once = true }
action.write = { who = team.unity, label = "Write to everyone affected after all", needs = knows(team.unity, fact.count), shown = all{ decided(decision.warn), no(chose(team.unity, decision.warn.everyone)) }, staff = 2, budget = 90, takes = "24:00",
  does = { change(measure.warned, 1400), change(measure.cost, 90) }, once = true }

-- The run sheet

scene.afternoon = { title = "Monday afternoon", begins = "0:00", pace = 6, lasts = "2:30",
  say = "Monday, half past three in Calvessa. The wards are full and it is an ordinary day. Read your card. Nothing has happened that anyone would call an incident.",
  prompts = { "What does your table know that no other table does?" },
  { "0:00", inject.queries },
  { "0:20", inject.clinic, decision.ticket },
  { "0:30", inject.batch, decision.batch },
  { "0:40", inject.heads_up },
  { "0:45", inject.stay_late, inject.visit, decision.lines },
  { "1:00", decision.tell, inject.audit, decision.audit },
  { "1:15", inject.rebuild },
  { "1:25", inject.member },
  { "1:30", inject.campaign },
  { "1:40", inject.camera },
  { "1:45", decision.indicators },
  { "1:55", inject.lawyer },
  { "2:00", inject.pharmacy },
  { "2:05", inject.renewal },
  { "2:20", inject.insurer } }
scene.evening = { title = "Monday evening", begins = "2:30", pace = 50, lasts = "8:20",
  say = "Six o'clock. Time goes faster now: fifty minutes for each of ours. The day staff have gone home, or have not.",
  prompts = { "Who is awake at your table, and may they decide?", "Whom have you not told because it is late?" },
  { "0:30", inject.rows },
  { "0:50", inject.hospital_asks },
  { "1:00", inject.told },
  { "2:00", inject.order },
  { "2:30", inject.minister },
  { "3:00", inject.link_open },
  { "3:30", inject.tired },
  { "4:30", inject.norrin_asks },
  { "5:30", inject.reporter, decision.statement } }
scene.morning = { title = "Tuesday, half past eleven", begins = "20:00", pace = 10, lasts = "1:01",
  say = "Tuesday, half past eleven. The forensic team has slept for two hours and finished its count. The newspaper comes out at noon.",
  prompts = { "Which duties have begun with this number, and for whom?" },
  { "0:00", inject.count },
  { "0:05", inject.account },
  { "0:10", inject.numbers },
  { "0:15", inject.callers },
  { "0:30", inject.story, decision.warn } }
scene.second_day = { title = "Tuesday into Wednesday", begins = "24:00", pace = 340, lasts = "23:10",
  say = "A day in four minutes. Most of you are answering telephones. Two offices have something to agree on by tomorrow afternoon.",
  prompts = { "What do you still wait for, and from whom? Have you told them so?" },
  { "0:00", inject.own_log, optional = true },
  { "6:00", inject.complaint, decision.leads },
  { "12:00", inject.second_theft, when = no(sent(inject.contained)) } }
scene.demand = { title = "Wednesday: the demand", begins = "48:00", pace = 48, lasts = "3:50",
  say = "Wednesday, half past three. A letter has come.",
  prompts = { "Who else has this letter, and how would you know?" },
  { "0:00", inject.extortion, inject.copy, decision.demand },
  { "0:05", inject.sample_check },
  { "0:15", inject.preserve },
  { "0:20", inject.radio },
  { "0:30", inject.two_files } }
scene.parliament = { title = "Thursday: who knew when", begins = "72:00", pace = 6, lasts = "1:00",
  say = "Thursday, half past three. This is the last part. Write for people who were not there.",
  prompts = { "Does your account agree with that of the team you told?" },
  { "0:00", inject.sample },
  { "0:06", question.who_knew } }

-- What it trains

objective.recognise = { name = "O1 Recognise and declare in time", tasks = { "Tell a fault from an incident on few facts", "Take it to someone who may decide" }, evidence = { decision.ticket, measure.escalation, clock.supplier } }
objective.clocks = { name = "O2 Meet the clocks with honest partial reports", tasks = { "Know which duties have begun, for whom, where", "Report first details and name the gaps" }, evidence = { decision.tell, clock.cii, clock.pdpa, clock.ndb_unity, clock.ndb_harbour, clock.contract } }
objective.share = { name = "O3 Share what others can use, under the right label", tasks = { "Pass on what a colleague can act on, in time", "Ask the source rather than re-label" }, evidence = { decision.indicators, decision.consent, fact.link, fact.rows, fact.green, measure.covered } }
objective.public = { name = "O5 Inform the public correctly", tasks = { "Say what is known and when more will be said", "Reach the people concerned before the thief does" }, evidence = { decision.statement, decision.warn, measure.warned, measure.trust_public } }
objective.borders = { name = "O7 Work across borders", tasks = { "Agree early which authority leads", "Give as well as take between CERTs" }, evidence = { decision.leads, measure.leads, fact.sighting, fact.count, clock.ransom } }
objective.silence = { name = "Shorten the silence to hours", tasks = { "Bring the first sign from the clerk to the Commissioner" }, evidence = { measure.silence, fact.clinic, question.who_knew } }

ending.first_from_you = { title = "They heard it from you", text = "When the sample appeared, {measure.warned} thousand people had a message and a number to call. There was anger, and there were answers. Both doors had been shut in time.",
  when = all{ past("73:00"), above(measure.warned, 1000), no(sent(inject.second_theft)) } }
ending.told_twice = { title = "Told, and taken again", text = "{measure.warned} thousand had been told, and had to be told again: on Wednesday before dawn more left, by a door that somebody's list would have shown.",
  when = all{ past("73:00"), above(measure.warned, 1000), sent(inject.second_theft) } }
ending.from_the_news = { title = "They heard it from the news", text = "The intruder was kept out. {measure.warned} thousand of 1.5 million had been told; the others read of it, and rang a hospital that had no answer yet.",
  when = all{ past("73:00"), no(above(measure.warned, 1000)), no(sent(inject.second_theft)) } }
ending.taken_twice = { title = "Taken twice", text = "More left on Wednesday than on any night before, and {measure.warned} thousand of 1.5 million had been told. Each team did something sensible; the pieces lay in four organisations and did not meet.",
  when = all{ past("73:00"), no(above(measure.warned, 1000)), sent(inject.second_theft) } }

debrief.silence = { ask = "The Commissioner heard of the locked clinic {minutes} minutes after Lindquay saw it. Where did it wait?", about = fact.clinic, who = team.cert, note = "Compare with SingHealth 2018: six days from the first sign to the authorities." }
debrief.link = { ask = "Two halves of one finding lay in two organisations. What brought them together, or did not?", about = fact.link, who = { team.quay, team.cert } }
debrief.label = { ask = "When did a label stop somebody from doing the right thing, and did anyone ask the source?", about = fact.indicators }
debrief.hours = { ask = "Unity's two hours ran from what Unity knew. Should they run from what Lindquay knew? What would the contract say?", about = clock.cii, who = { team.unity, team.quay } }
debrief.partner = { ask = "{team} learned of the stolen rows {minutes} minutes after they were known. What did it miss meanwhile?", about = fact.rows, who = team.harbour }
debrief.words = { ask = "Read the first public sentence aloud. Was it true when said? Was it true on Thursday?", about = decision.statement, note = "Compare with Medibank 2022: a statement of \"no evidence\" reversed within a week." }
debrief.leads = { ask = "How long did it take to agree who leads, and what did the man who wrote in do meanwhile?", about = decision.leads, who = group.privacy }
debrief.payment = { ask = "Who knew that earlier payments had bought nothing, and why did the others not?", about = fact.sold, note = "Compare with Medibank 2022: no payment, and the records came out." }
debrief.kind = { ask = "Name one thing that another team did that made your work easier." }
