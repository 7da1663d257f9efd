-- @TITLE@: a scenario to begin with. It plays as it stands; change one thing, save, and play it again.
--
-- Everything here is a thing on a shelf: `team.water = { … }` puts a team called water on the shelf of teams, and
-- `team.water` means that team wherever it stands. Texts stand in quotes. Behind two dashes stands what is only for you.
-- What is wrong, and where:  tocsin check .       What every field means:  docs/scenario-language.md

scenario { api = 1, id = "@ID@", title = "@TITLE@", language = "en",
  -- The list of scenarios shows this. It gives nothing away.
  summary = "A pump starts by itself at night. Is it a fault, and who needs to hear of it?",
  begins = { "@DATE@ 07:40", economy.aranda }, -- the first moment of the story, in the local time of that place
  minutes = 30,    -- in the room, with briefing and talk afterwards
  length = "1:00", -- in the story: "1:00" is one hour
  briefing = "This is an exercise. Decide on what you know; nobody is graded." } -- read aloud before it begins

-- Where it happens. Invent places and organisations; nobody should think that you mean them.
economy.aranda = { name = "Aranda", zone = "+08:00" }

-- Who plays. `mark` stands for the team in diagrams; `brief` is its role card.
team.water = { name = "Ferry Water", mark = "FW", sector = "business", economy = economy.aranda,
  brief = "You run the pumps that bring water to 200,000 people. You see what they do; you do not see why." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda,
  brief = "You hear from many and own nothing. What you are told early you can pass on early." }

-- What the exercise is to show.
objective.early = { name = "Tell those who need it early",
  tasks = { "Calls the CERT before being sure", "Says what is known and what is not" } }

-- What there is to know: who holds it at the beginning, and who needs it by when. `tlp` says to whom it may be told.
fact.pump = { title = "Pump 3 started by itself", text = "Pump 3 ran from 03:10 to 03:25. Nobody had told it to.",
  tlp = "amber", held_by = team.water, needed_by = { { team.cert, by = "0:30" } } }
fact.remote = { title = "A login from outside", text = "Somebody used the remote access of the pump maker at 03:08.",
  tlp = "amber" }

-- How they can reach each other. A plain number is minutes; three are the least, the likeliest and the most.
channel.phone = { name = "Duty phone", between = { team.water, team.cert }, delay = 2, carries = "red", receipt = true }
channel.mail = { name = "Secure mail", between = { team.water, team.cert }, delay = { 5, 15, 40 }, carries = "amber" }

-- What goes up and down.
measure.trust = { name = "Public trust", unit = "%", start = 70, lowest = 0, highest = 100, better = "high" }

-- What people receive. `gives` lets them know a fact; `expect` is for you and your evaluators.
inject.log = { to = team.water, from = "Night shift", via = "phone", title = "Pump 3",
  text = "Pump 3 ran for a quarter of an hour. Nobody here started it." }
inject.maker = { to = team.water, from = "Pump maker", via = "mail", title = "Your question", gives = { fact.remote },
  text = "Our remote access was used at 03:08. It was none of us.",
  expect = "Treats it as an incident and tells the CERT", objective = objective.early }
inject.asks = { to = team.cert, from = "Belmora CERT", via = "mail", title = "Pumps?",
  text = "Two waterworks here see pumps that start by themselves. Do you?" }
inject.news = { to = public, from = "Aranda Radio", via = "news", title = "Brown water",
  text = "Listeners report brown water along the river." }

-- What they have to decide: open for `within` minutes; nobody answers: `otherwise` happens. Each option has a name, a label,
-- and what follows. `sound` says when it was well grounded, however it turned out.
decision.access = { who = team.water, ask = "The maker's remote access is still open. What do you do with it?",
  within = 20, otherwise = "watch", objective = objective.early,
  { "close", "Close it until the maker knows more", does = { change(measure.trust, -2) }, sound = knows(own, fact.remote) },
  { "watch", "Leave it open and watch it" } }
decision.warn = { who = team.cert, ask = "Do you warn the other waterworks now?",
  within = 20, otherwise = "later", objective = objective.early,
  { "now", "Warn them with what is known", sound = knows(own, fact.pump) },
  { "later", "Wait until the cause is known", does = { after("0:20", change(measure.trust, -10)) } } }

-- The run sheet: what comes when. `when` leaves a line out unless it is true then. `pace` is minutes of the story for one in
-- the room.
scene.morning = { title = "Early morning", pace = 4,
  { "0:00", inject.log },
  { "0:05", inject.asks },
  { "0:10", inject.maker, decision.access },
  { "0:15", decision.warn },
  { "0:40", inject.news, when = no(shared{ fact.pump }) } }

-- How it can end, and what to talk about afterwards.
ending.told = { title = "Told in time", text = "The other waterworks closed their remote access before noon.",
  when = all{ past("1:00"), knows(team.cert, fact.pump) } }
ending.alone = { title = "Each alone", text = "By evening three waterworks had found out by themselves.",
  when = all{ past("1:00"), no(knows(team.cert, fact.pump)) } }
debrief.pump = { about = fact.pump, ask = "The CERT knew of the pump {minutes} minutes after Ferry Water. What held it up?" }
