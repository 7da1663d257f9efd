-- What the author expects of Quiet Ward. Teams that a test does not name are silent, unless it plays with bots.
-- Times are elapsed; a decision can be answered from the moment it is put until its deadline.

test("a link that travels in time keeps the intruder out", function()
  decide{ decision.ticket.escalate, by = team.medlink, at = "0:25" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  play { seed = 3 }
  expect(knows(team.cert, fact.link))
  expect(knows(team.medlink, fact.link))
  expect(sent(inject.contained))
  expect(no(sent(inject.second_theft)))
end)

test("silence closes the ticket, and the second theft comes", function()
  play { seed = 3 }
  expect(chose(team.medlink, decision.ticket.close))
  expect(sent(inject.second_theft))
  expect(no(knows(team.cert, fact.clinic)))
  expect(no(knows(team.harbour, fact.green)))
end)

test("isolation contains even without the link", function()
  act{ action.isolate, by = team.medlink, at = "0:30" }
  play { seed = 5 }
  expect(no(sent(inject.second_theft)))
end)

test("a first report by phone meets the two hours, and a supplement the three days", function()
  decide{ decision.ticket.escalate, by = team.medlink, at = "0:25" }
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
  act{ action.block_red, by = team.medlink, at = "3:00" }
  play { seed = 11 }
  expect(did(team.medlink, action.block_red))
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
  decide{ decision.ticket.escalate, by = team.medlink, at = "0:25" }
  share{ fact.clinic, from = team.unity, to = team.cert, via = channel.portal, at = "1:00" }
  play { seed = 3 }
  expect(shared{ fact.clinic, to = team.cert, via = channel.portal })
  expect(no(knows(team.cert, fact.clinic)))
end)

test("consent brings a sighting to Norrin, and Norrin answers", function()
  decide{ decision.ticket.escalate, by = team.medlink, at = "0:25" }
  decide{ decision.tell.phone, by = team.unity, at = "1:05" }
  decide{ decision.indicators.amber, by = team.cert, at = "1:50" }
  decide{ decision.consent.unnamed, by = team.medlink, at = "2:00" }
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

test("bots play it to the end", function()
  play { seed = 7, bots = true }
  expect(came(scene.parliament))
  expect(sent(inject.sample))
end)
