-- What you expect of @TITLE@. `tocsin check` plays each test and says which expectation does not hold.
-- A test says what teams do and when, plays it, and says what must be true at the end. Teams that it does not name are silent.

test("a call in time spares the others", function()
  share{ fact.pump, from = team.water, to = team.cert, via = channel.phone, at = "0:06" }
  decide{ decision.warn.now, at = "0:16" }
  play { seed = 1 } -- the same seed gives the same luck
  expect(knows(team.cert, fact.pump))
  expect(no(sent(inject.news)))
  expect(above(measure.trust, 69))
end)

test("silence is heard on the radio, and costs trust", function()
  play { seed = 1 }
  expect(sent(inject.news))
  expect(chose(team.cert, decision.warn.later))
  expect(below(measure.trust, 61))
end)
