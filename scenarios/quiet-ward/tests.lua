-- What the author expects of Quiet Ward. Teams that a test does not name are silent, unless it plays with bots.
-- Times are elapsed; a decision can be answered from the moment it is put until its deadline.

test("a link that travels in time keeps the intruder out", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  play { seed = 3 }
  expect(knows(team.cert, fact.link))
  expect(knows(team.quay, fact.link))
  expect(sent(inject.contained))
  expect(no(sent(inject.second_theft)))
end)

test("silence closes the ticket, and the second theft comes", function()
  play { seed = 3 }
  expect(chose(team.quay, decision.ticket.close))
  expect(sent(inject.second_theft))
  expect(no(knows(team.cert, fact.clinic)))
  expect(no(knows(team.harbour, fact.green)))
end)

test("isolation contains even without the link", function()
  act{ action.isolate, by = team.quay, at = "0:30" }
  play { seed = 5 }
  expect(no(sent(inject.second_theft)))
end)

test("a first report by phone meets the two hours, and a supplement the three days", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  notify{ clock.cii, "supplement", at = "72:10" }
  play { seed = 3 }
  expect(knows(team.cert, fact.clinic))
  expect(met(clock.cii))
  expect(no(missed(clock.cii)))
  expect(below(measure.exposure, 20))
  expect(met(clock.supplier))
end)

test("who waits for proof pays for the imputed hours", function()
  decide{ decision.tell.wait, by = team.unity, at = "1:05" }
  decide{ decision.warn.everyone, by = team.unity, at = "20:40" }
  play { seed = 3 }
  expect(above(measure.exposure, 19))
end)

test("a label changed without asking is a breach, and the intruder notices", function()
  decide{ decision.indicators.green, by = team.cert, at = "1:50" }
  play { seed = 3 }
  expect(broken(fact.indicators))
  expect(sent(inject.tipped))
  expect(below(measure.trust_peers, -10))
end)

test("blocking what is PAP:RED breaks it", function()
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  act{ action.block_red, by = team.quay, at = "3:00" }
  play { seed = 11 }
  expect(did(team.quay, action.block_red))
  expect(broken(fact.indicators))
end)

test("the GREEN version reaches every hospital and may be blocked", function()
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  act{ action.alert, by = team.cert, at = "2:30" }
  act{ action.block, by = team.harbour, at = "4:00" }
  play { seed = 11 }
  expect(above(measure.covered, 25))
  expect(did(team.harbour, action.block))
  expect(no(broken(fact.green)))
  expect(no(broken(fact.indicators)))
end)

test("the minister's record told to the ministry breaks RED and comes back", function()
  share{ fact.minister, from = team.unity, to = team.ministry, via = channel.phone, at = "5:30", anyway = true }
  play { seed = 3 }
  expect(broken(fact.minister))
  expect(sent(inject.gossip))
end)

test("a denial falls when the count comes, and can be corrected", function()
  decide{ decision.statement.denial, by = team.unity, at = "8:30" }
  act{ action.correct, by = team.unity, at = "20:20" }
  play { seed = 3 }
  expect(below(measure.trust_public, -10))
  expect(did(team.unity, action.correct))
end)

test("telling everyone reaches people before the sample does", function()
  decide{ decision.warn.everyone, by = team.unity, at = "20:40" }
  play { seed = 3 }
  expect(above(measure.warned, 1400))
end)

test("a short list leaks", function()
  decide{ decision.warn.vips, by = team.unity, at = "20:40" }
  play { seed = 3 }
  expect(sent(inject.leak))
end)

test("two authorities lead only when both say the same", function()
  decide{ decision.leads.calvessa, by = team.privacy_c, at = "31:00" }
  decide{ decision.leads.calvessa, by = team.privacy_t, at = "34:00" }
  play { seed = 3 }
  expect(agreed(decision.leads.calvessa))
  expect(above(measure.leads, 3))
  expect(below(measure.leads, 5))
end)

test("one authority alone agrees on nothing", function()
  decide{ decision.leads.calvessa, by = team.privacy_c, at = "31:00" }
  play { seed = 3 }
  expect(no(agreed(decision.leads.calvessa)))
end)

test("case files move only once both offices have opened a case", function()
  act{ action.open_case, by = team.privacy_c, at = "5:00" }
  act{ action.open_case, by = team.privacy_t, at = "5:10" }
  play { seed = 3 }
  expect(in_force(agreement.order))
end)

test("the portal on last year's card loses what is sent", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  share{ fact.clinic, from = team.unity, to = team.cert, via = channel.portal, at = "1:00" }
  play { seed = 3 }
  expect(shared{ fact.clinic, to = team.cert, via = channel.portal })
  expect(no(knows(team.cert, fact.clinic)))
end)

test("consent brings a sighting to Norrin, and Norrin answers", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  decide{ decision.consent.unnamed, by = team.quay, at = "2:00" }
  share{ fact.sighting, from = team.cert, to = team.norrin, via = channel.hotline, at = "2:10" }
  play { seed = 3 }
  expect(knows(team.norrin, fact.sighting))
  expect(no(broken(fact.sighting)))
  expect(knows(team.cert, fact.sold))
end)

test("a payment starts a clock in Tessmar only", function()
  decide{ decision.demand.pay, by = team.harbour, at = "49:00" }
  play { seed = 3 }
  expect(started(clock.ransom))
end)

test("a payment by Unity starts none, and silence never pays", function()
  decide{ decision.demand.pay, by = team.unity, at = "49:00" }
  play { seed = 3 }
  expect(no(started(clock.ransom)))
  expect(no(chose(team.harbour, decision.demand.pay)))
end)

test("a call after a notice does not use up the supplement", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  notify{ clock.cii, "first", at = "0:50" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  play { seed = 3, till = "71:00" }
  expect(met(clock.cii))
  expect(knows(team.cert, fact.clinic))
  play { seed = 3 }
  expect(missed(clock.cii))
end)

test("a draft that follows a late first report does not use up the supplement", function()
  decide{ decision.ticket.escalate, by = team.quay, at = "0:25" }
  decide{ decision.tell.lawyers, by = team.unity, at = "1:05" }
  notify{ clock.cii, "first", at = "3:00" }
  notify{ clock.cii, "supplement", at = "5:00" }
  play { seed = 3, till = "6:00" }
  expect(missed(clock.cii))
  expect(knows(team.cert, fact.queries))
end)

test("the GREEN version in hand may go to every hospital at once", function()
  act{ action.ask_green, by = team.cert, at = "1:31" }
  decide{ decision.indicators.green, by = team.cert, at = "1:57" }
  play { seed = 3 }
  expect(knows(team.harbour, fact.green))
  expect(no(broken(fact.indicators)))
  expect(no(sent(inject.tipped)))
  expect(above(measure.covered, 25))
end)

test("a supplier that knows of the rows owes its client word of it", function()
  play { seed = 3, till = "4:00" }
  expect(started(clock.processor))
  expect(no(met(clock.processor)))
  share{ fact.rows, from = team.quay, to = team.unity, via = channel.supplier, at = "3:10" }
  play { seed = 3, till = "4:00" }
  expect(met(clock.processor))
end)

test("an untrue sentence stands until it is corrected", function()
  decide{ decision.statement.denial, by = team.unity, at = "8:30" }
  act{ action.correct, by = team.unity, at = "20:30" }
  play { seed = 3 }
  expect(above(measure.untrue, 11))
  expect(below(measure.untrue, 13))
end)

test("whoever refuses rings the Commissioner, once", function()
  share{ fact.demand, from = team.unity, to = team.cert, via = channel.phone, at = "48:05" }
  decide{ decision.demand.refuse, by = team.unity, at = "48:30" }
  decide{ decision.demand.refuse, by = team.harbour, at = "48:40" }
  play { seed = 3 }
  expect(shared{ fact.demand, from = team.harbour, to = team.cert })
  expect(no(broken(fact.demand)))
end)

test("public advice helps those whom no letter has reached", function()
  play { seed = 3 }
  expect(above(measure.harm, 50))
  act{ action.publish, by = team.privacy_c, at = "20:40" }
  play { seed = 3 }
  expect(below(measure.harm, 50))
end)

test("bots play it to the end", function()
  play { seed = 7, bots = true }
  expect(came(scene.parliament))
  expect(sent(inject.sample))
end)
