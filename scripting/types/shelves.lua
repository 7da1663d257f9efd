---@meta _
-- Made from the tables of scripting/api by test_types --write. Nothing runs this.

---Words that people read. Translated in texts/; may hold {measure.left}, {own.addresses}, {team.power}.
---@alias tocsin.text string
---A length of game time: "2:30" is hours and minutes, "30s" "30min" "2h" "3d"; a number is minutes.
---@alias tocsin.lasts string|number
---A moment: elapsed since STARTEX "2:30" "2d 16:00", local "Day 2 08:00" "Mon 09:00", before it "-34d"; a number is minutes.
---@alias tocsin.moment string|number
---A length of game time or a local moment.
---@alias tocsin.time string|number
---Of a stage: "2h" hours, "3d" calendar days, "4bd" business days, "1m" months, "asap" without a deadline; a number is minutes.
---@alias tocsin.legal string|number
---A number, or a number times own.value.
---@alias tocsin.number number|tocsin.own_value
---What a notice may have to say, C1 to C10: docs/scenario-language.md, "Content classes".
---@alias tocsin.class "C1"|"C2"|"C3"|"C4"|"C5"|"C6"|"C7"|"C8"|"C9"|"C10"
---@alias tocsin.tlp "red"|"amber+strict"|"amber_strict"|"amber"|"green"|"clear"
---@alias tocsin.domain "governance"|"assets"|"access"|"updates"|"detection"|"recovery"|"plan"|"contacts"|"sharing"|"suppliers"

---Where something becomes true. A bare fact means that its team knows it, a bare agreement that it is in force.
---@alias tocsin.when tocsin.condition|tocsin.fact|tocsin.agreement|boolean
---@alias tocsin.does tocsin.doing|tocsin.doing[]
---@alias tocsin.one_team tocsin.team|tocsin.own
---@alias tocsin.some_team tocsin.team|tocsin.group|tocsin.own
---@alias tocsin.teams tocsin.some_team|tocsin.some_team[]
---@alias tocsin.anybody tocsin.some_team|tocsin.public|(tocsin.some_team|tocsin.public)[]
---@alias tocsin.party tocsin.economy|tocsin.some_team
---@alias tocsin.parties tocsin.party|tocsin.party[]
---@alias tocsin.cued tocsin.inject|tocsin.decision|tocsin.question

---What a condition such as knows(…) gives.
---@class tocsin.condition
---What count{…} gives: it stands in above(…) and below(…) alone.
---@class tocsin.count
---What a consequence such as change(…) gives.
---@class tocsin.doing
---What each(…) gives.
---@class tocsin.each
---@class tocsin.public
---A value of own: it can be multiplied by a number.
---@class tocsin.own_value
---@operator mul(number): tocsin.own_value
---@operator unm: tocsin.own_value
---@class tocsin.own
---@field [string] tocsin.own_value # A value that its team has written in `values`.

---Everybody: the public of the exercise.
---@type tocsin.public
public = {}
---The team that answers, acts, receives or owns; `own.addresses` is a value of it.
---@type tocsin.own
own = {}
---One minute, for lengths that are numbers: 5 * min.
min = 1
---An hour in minutes: 2 * hour.
hour = 60
---A day in minutes: 3 * day.
day = 1440
---A story for each team of the group, side by side; `one` is that team.
---@param teams tocsin.group
---@param story fun(one: tocsin.team)
---@return tocsin.each
function each(teams, story) end

---Anything on a shelf.
---@alias tocsin.thing tocsin.option|tocsin.economy|tocsin.agreement|tocsin.team|tocsin.group|tocsin.measure|tocsin.fact|tocsin.channel|tocsin.clock|tocsin.inject|tocsin.decision|tocsin.action|tocsin.rule|tocsin.norm|tocsin.question|tocsin.scene|tocsin.objective|tocsin.ending|tocsin.debrief

---What the exercise is, once.
---@class tocsin.scenario
---@field api 1 # The version of this language.
---@field id string # The name of its folder: "quiet-ward".
---@field title tocsin.text # What it is called.
---@field language string # The language its texts are written in: "en".
---@field summary tocsin.text|tocsin.text[] # One or two sentences for the list of scenarios, without spoilers.
---@field begins { [1]: string, [2]: tocsin.economy } # STARTEX, in that economy's local time: { "2026-03-02 07:40", economy.aranda }. Local times of the exercise are told there.
---@field seed? integer # The seed of chance unless the host chooses another. Not written: 0.
---@field minutes? integer # Room minutes that it takes, briefing and hot wash included.
---@field length? tocsin.lasts # Game time at which it is over. Not written: the end of the last scene, or a day after its last cue.
---@field level? "first"|"intermediate"|"experienced" # For whom: people at their first exercise, or with more behind them.
---@field emblem? tocsin.text # The drawn emblem on the home screen.
---@field audience? tocsin.text|tocsin.text[] # Who should play it.
---@field authors? tocsin.text|tocsin.text[] # Who wrote it.
---@field licence? tocsin.text # Under which terms it may be used.
---@field briefing? tocsin.text|tocsin.text[] # Read aloud before STARTEX.
---@field variants? tocsin.variant[] # Shorter or easier ways to play it.
---@field labels? "warn"|"enforce" # warn: going against a label warns, and counts. enforce: it is refused. Not written: warn.

---One entry of `variants`: the same scenario with less in it.
---@class tocsin.variant
---@field [1] string # Its name, by which a host chooses it.
---@field [2] tocsin.text # What the host reads.
---@field without tocsin.cued|tocsin.cued[] # What is left out of every cue.

---A jurisdiction: where teams sit, whose laws bind them, what time it is there.
---@class tocsin.economy: tocsin.any_content
---@field name tocsin.text # Its name on screen.
---@field laws? string # The id of its law pack, "sg" for laws/sg.lua: its clocks, zone, weekend and holidays.
---@field zone? string|(string|tocsin.change_of_zone)[] # Local time east of UTC, "+08:00". Not written: the law pack's, else UTC. The system's zones are never read.
---@field holidays? string|string[] # Days that are no business days, beside those of the law pack: "2026-12-25".
---@field weekend? string|string[] # "sat", "sun" … Not written: the law pack's, else Saturday and Sunday.

---One entry of a zone list, after the first offset: summer time is data.
---@class tocsin.change_of_zone
---@field from string # The moment of the change in UTC: "2026-10-03 16:00".
---@field offset string # The offset from then on: "+11:00".

---An instrument that opens or speeds channels between economies or teams.
---@class tocsin.agreement: tocsin.any_content
---@field name? tocsin.text # Its name on screen. Not written: its kind.
---@field kind "moc"|"cert-pact"|"mlat"|"esign"|"isac"|"hotline"|"police"|"contract"|"order"|"call" # What sort of instrument it is.
---@field between tocsin.parties # Its parties.
---@field basis? tocsin.text # The article or clause, as people would quote it.
---@field speeds? { [1]: tocsin.channel, [2]: number }[] # While it is in force the channel's delay is multiplied: 0.5 is twice as fast.
---@field in_force? tocsin.when # Not written: always; the host may switch it either way.

---An organisation at the table.
---@class tocsin.team: tocsin.any_content
---@field name tocsin.text # Its name on screen.
---@field mark string # Stands for the team in diagrams.
---@field sector "government"|"business"|"other" # Which side of the government and business dialogue it is on.
---@field economy tocsin.economy # Where it sits: its local time, its laws.
---@field brief tocsin.text|tocsin.text[] # Its role card: powers, duties, interests.
---@field secret? tocsin.text|tocsin.text[] # What only this team knows from its card.
---@field seats? integer # How many people sit there. Not written: 1.
---@field played? "people"|"control"|"bot"|"nobody" # Who plays it. Not written: people.
---@field bot? "prompt"|"legalistic"|"secretive" # The policy of the bot that plays it when nobody does. Not written: prompt.
---@field community? string # The community that TLP:GREEN stays in. Not written: cyber defence at large; two teams share one when the words are equal.
---@field clients? tocsin.teams # Teams that TLP:AMBER may reach as this team's clients.
---@field contacts? tocsin.contact[] # Its contact card: { { team.ministry, channel.portal, works = … } }.
---@field forwards? tocsin.forward[] # What arrives here is passed on by itself: { { team.x, channel.y } }.
---@field staff? number # People who can be put to work. Not written: as many as are needed.
---@field budget? number # Money it can spend, in the scenario's unit. Not written: as much as is needed.
---@field posture? table<tocsin.domain, integer> # Its security measures by domain: governance assets access updates detection recovery plan contacts sharing suppliers. Not written: 0.
---@field values? table<string, number> # Numbers that own.name reads: { addresses = 120 }.
---@field roles? tocsin.text|tocsin.text[] # Names of its seats.

---One entry of `contacts`.
---@class tocsin.contact
---@field [1] tocsin.one_team # Whom the card names.
---@field [2] tocsin.channel # How to reach them.
---@field works? tocsin.when # While it does not hold the contact is stale: it looks right, and what is sent is lost. Not written: it works.

---One entry of `forwards`.
---@class tocsin.forward
---@field [1] tocsin.one_team # To whom what arrives is passed on.
---@field [2] tocsin.channel # By which channel.

---Teams that stand together wherever teams may stand.
---@class tocsin.group: tocsin.team
---@field [integer] tocsin.team|tocsin.group # Its teams, one after the other. Any field of a team may stand beside them: the teams share it where they do not write it themselves.

---An outcome with a unit and a better direction; it changes by steps and by rates, or is a stopwatch.
---@class tocsin.measure: tocsin.any_content
---@field each? tocsin.group # Makes one for every team of the group; measure.x[team.y] and measure.x[own] say whose.
---@field name tocsin.text # Its name on screen.
---@field unit tocsin.text # "%", "people". Of a stopwatch: s, min, h or d.
---@field start number # Its value at STARTEX.
---@field better "high"|"low" # Which direction is good.
---@field lowest? number # It never falls below. Not written: no bound.
---@field highest? number # It never rises above. Not written: no bound.
---@field show_to? "all"|"control"|tocsin.anybody # Who sees it during play; control always does. Not written: all teams.
---@field rate? tocsin.rate_line[] # What it changes by, an hour of game time: { { -0.2 }, { -2, when = … } }.
---@field levels? { [1]: number, [2]: tocsin.text }[] # Words for ranges, from low to high; each holds from its number on.
---@field target? number # What a good exercise reaches; shown in the debrief.
---@field weight? number # How much it counts where scenarios are compared. Not written: 1.
---@field from? tocsin.when # A stopwatch: it starts when this becomes true for the first time.
---@field to? tocsin.when # A stopwatch: it stops when this becomes true.

---One entry of `rate`. The lines that hold add up; nothing overwrites anything.
---@class tocsin.rate_line
---@field [1] tocsin.number # How much is added in an hour of game time.
---@field when? tocsin.when # The line counts while this holds. Not written: always.

---An item of information that a team can know and share.
---@class tocsin.fact: tocsin.any_content
---@field each? tocsin.group # Makes one for every team of the group; fact.x[team.y] says whose.
---@field title tocsin.text # A few words for lists.
---@field text tocsin.text|tocsin.text[] # The item itself.
---@field tlp "red"|"amber+strict"|"amber_strict"|"amber"|"green"|"clear" # The source's label: who may be told (TLP 2.0).
---@field pap? "red"|"amber"|"green"|"clear" # What may be done with it. Not written: clear, anything.
---@field truth? tocsin.when # It is true while this holds; false for a rumour. Not written: true.
---@field source? tocsin.one_team # Whose label it is: to go against it, ask them. Not written: somebody outside the exercise.
---@field named? tocsin.teams # Whom the source named: they may be told under any label.
---@field held_by? tocsin.teams # Who knows it at STARTEX.
---@field since? tocsin.moment # Since when they know it: "-34d". Not written: STARTEX.
---@field needed_by? tocsin.some_team|(tocsin.some_team|tocsin.need)[] # Who could use it, and by when: { { team.cert_b, by = "0:45" } }.
---@field stale_after? tocsin.lasts # How long after it was first held it is still of use. Not written: for ever.
---@field about? tocsin.thing|tocsin.thing[] # What it concerns: teams, other facts, measures.
---@field class? tocsin.class|tocsin.class[] # Content classes of a notification that it can fill, "C1" to "C10".
---@field follows_from? tocsin.fact|tocsin.fact[] # Who knows all of these knows this one too, at once.
---@field corrects? tocsin.fact # The earlier fact that this one replaces.
---@field against? tocsin.fact # The fact that this one contradicts.
---@field withdrawn? tocsin.when # It is taken back when this becomes true.
---@field happened? tocsin.moment # When it happened, "-34d": hidden until the debrief.

---One entry of `needed_by`; a bare team needs it at any time.
---@class tocsin.need
---@field [1] tocsin.some_team # Who needs it.
---@field by? tocsin.moment # When it still helps. Not written: at any time.

---A way to share.
---@class tocsin.channel: tocsin.any_content
---@field name tocsin.text # Its name on screen.
---@field delay tocsin.lasts|tocsin.lasts[] # From sending to arrival. Three times: drawn anew for each item, likeliest in the middle.
---@field between? tocsin.group|tocsin.parties[] # Joins both ways: { a, b } the first side with the second; one group, or three and more parties, each with each.
---@field from? tocsin.parties # Who may send, when it leads one way.
---@field to? tocsin.parties|tocsin.public # Who receives, when it leads one way.
---@field carries? "red"|"amber+strict"|"amber_strict"|"amber"|"green"|"clear" # The strictest label it may carry: above that it warns, and sending all the same is a breach. Not written: red, everything.
---@field basis? tocsin.text|tocsin.when # The legal basis. A text is only shown; without an agreement or condition that holds, sending warns, and is a breach.
---@field needs? tocsin.when # Closed while it does not hold: sending is refused. A bare agreement: it must be in force.
---@field hours? tocsin.hours # Outside them an item waits for the next opening.
---@field receipt? boolean # The sender is told when an item arrives. Not written: false.
---@field fails? number|string # The chance that an item is lost unseen. Not written: 0.
---@field works? tocsin.when # While it does not hold what is sent is lost unseen. Not written: always.
---@field capacity? integer # How many items may be under way at once. Not written: any number.
---@field strips? "source"|"details"|("source"|"details")[] # What an item loses on the way: who sent it, or its text beyond the title.
---@field evidence? "none"|"lead"|"court" # What arrives here is good for: nothing, a lead, or a court. Not written: none.

---When a channel is staffed.
---@class tocsin.hours
---@field [1] string # When it opens, in the receiver's local time: "08:00".
---@field [2] string # When it closes; before the first, it stays open over midnight.
---@field days? string|string[] # "mon-fri", or a list. Not written: every day.

---A legal or contractual duty to notify: a chain of stages with deadlines.
---@class tocsin.clock: tocsin.any_content
---@field each? tocsin.group # Makes one for every team of the group, as `who = group.x` does.
---@field who tocsin.some_team # Whose duty it is. A group: one clock for each of its teams.
---@field name? tocsin.text # Its name on screen. Not written: the law's, or its own.
---@field to tocsin.one_team|tocsin.public|tocsin.text # Who is to be told; a text names somebody outside the exercise, public the people concerned. Days and holidays are the addressee's.
---@field basis? tocsin.text # The clause, as people would quote it.
---@field counts? "objective"|"declared" # From when it runs: from the start event, or from the moment the team declares. Not written: the law's, else objective.
---@field law? string # The id of a legal clock in a law pack, "SG-CII", instead of `stages`.
---@field stages? tocsin.stage[] # Its deadlines, one after the other, instead of `law`.
---@field covers? table<string, tocsin.class|tocsin.class[]> # By stage: { first = { "C1", "C2" } }; instead of what the stage or the law says.
---@field starts tocsin.when # The start event. A bare fact: `who` knows it.
---@field stops? tocsin.when # The duty ends when this becomes true: stages not yet due are dropped.
---@field met_by? tocsin.when # When it becomes true, every stage that then runs or was missed counts as submitted, complete. A bare fact: `who` knows it.
---@field if_missed? tocsin.does # What happens when a stage is missed, each time; own is `who`.
---@field imputed_from? tocsin.when|tocsin.one_team # From then on another's knowledge counts against `who`. A team: when it knew the fact of `starts`.

---One entry of `stages`.
---@class tocsin.stage
---@field [1] string # Its name: "first".
---@field title? tocsin.text # As people read it. Not written: the name.
---@field within tocsin.legal # How long after its start it is due: "2h" elapsed; "3d" the end of the third day in the addressee's zone; "4bd" business days; "1m" a month; "asap" without a deadline.
---@field from? "start"|"previous"|"declared" # What it counts from: the clock's start, the stage before being met, or the declaration. Not written: start.
---@field covers? tocsin.class|tocsin.class[] # Content classes that a complete notice of this stage has.

---One message delivered to teams; in no cue, it is a contingency inject, at hand on the console.
---@class tocsin.inject: tocsin.any_content
---@field to tocsin.anybody # Who receives it; public also shows it on the board.
---@field title tocsin.text # Its subject line.
---@field text tocsin.text|tocsin.text[] # What it says.
---@field from? tocsin.text # Who sends it, as its readers see it.
---@field via? "mail"|"phone"|"chat"|"news"|"social"|"alert"|"letter" # How it looks: mail phone chat news social alert letter. Not written: mail.
---@field gives? tocsin.fact|tocsin.fact[] # Facts that its readers know from it.
---@field does? tocsin.does # What follows at once; own is its one receiver.
---@field number? string|integer # As printed on the run sheet: "9*".
---@field tlp? "red"|"amber+strict"|"amber_strict"|"amber"|"green"|"clear" # The label printed on it. Not written: none.
---@field expect? tocsin.text|tocsin.text[] # What a good team does with it; for control and the debrief.
---@field objective? tocsin.objective|tocsin.objective[] # What it shows.
---@field picture? string # An attachment from pictures/: "note.png".

---A question to teams with options, a deadline, and what happens when nobody answers.
---@class tocsin.decision: tocsin.any_content
---@field who tocsin.teams # Who is asked, each for itself.
---@field ask tocsin.text # The question.
---@field text? tocsin.text|tocsin.text[] # What one should know to answer it.
---@field why? tocsin.text|tocsin.text[] # What a rationale is asked for with. Not written: why?
---@field within tocsin.time # How long it stays open, in game time; or until "Day 2 08:00".
---@field answer? "one"|"some"|"order"|"number"|"text" # One option, some of them, all in order, a number, or a text. Not written: one.
---@field otherwise? string # What happens when nobody answers in time. Needed wherever there are options.
---@field agree? "each"|"all"|"either" # Several teams: each has its own answer; all must give the same one, and it happens once, as the first team's doing, or the default does; either, the first answer stands for all. Not written: each.
---@field vote? "lead"|"most" # Within a team: the lead decides, or most seats do. Not written: lead.
---@field talk? tocsin.lasts # Room time that a hosted table gets to talk. Not written: 4 minutes.
---@field takes? tocsin.lasts # Game time that the talk is charged with. Not written: none.
---@field other? boolean # May a team propose something else? Not written: true.
---@field needs? tocsin.when # It can be answered only while this holds. A bare agreement: in force.
---@field shown? tocsin.when # It opens when it was put and this holds.
---@field confidence? boolean # Ask how sure the team is. Not written: false.
---@field covers? tocsin.class|tocsin.class[] # Content classes that an answer in words is judged by.
---@field right? number|number[]|tocsin.when # The right answer, for the debrief: of a number, its range.
---@field unit? tocsin.text # Of a number.
---@field objective? tocsin.objective|tocsin.objective[] # What it shows.
---@field [integer] tocsin.option # The options, one after the other, at most 26.

---A positional entry of a decision: { "cut", "Disconnect both", does = … }.
---@class tocsin.option: tocsin.any_content
---@field [1] string # Its name: decision.isolate.cut.
---@field [2] tocsin.text # What it says on the card.
---@field does? tocsin.does # What follows, when the work is done; own is the team that chose.
---@field outcomes? tocsin.outcome[] # Chance with named arms, drawn once for the option.
---@field needs? tocsin.when # Greyed with the reason while it does not hold. A bare agreement: in force.
---@field shown? tocsin.when # Hidden until it holds; the facilitator may always open it.
---@field staff? number # People who are held until the work is done.
---@field takes? tocsin.lasts # How long the work takes. Not written: it is done at once.
---@field budget? number # Money that is spent.
---@field sound? tocsin.when # The choice was well grounded if this holds when it is made: judged apart from how it turned out.
---@field keeps? tocsin.norm|tocsin.norm[] # Norms that choosing it keeps.
---@field breaks? tocsin.norm|tocsin.norm[] # Norms that choosing it breaks.
---@field feedback? tocsin.text|tocsin.text[] # What the debrief says of it.

---One entry of `outcomes`: an arm of chance. One arm comes, drawn once when the work is done.
---@class tocsin.outcome
---@field [1] string # Its name, for turned(…) and the debrief.
---@field [2] integer # How often it comes, beside the others: 40 and 40 and 20.
---@field does? tocsin.does # What happens when it comes.

---Something that teams may do at any time if they have the capacity.
---@class tocsin.action: tocsin.any_content
---@field who tocsin.teams # Who may do it.
---@field label tocsin.text # What it says on the button.
---@field to? tocsin.one_team # Whom a request goes to.
---@field via? tocsin.channel # How the request travels. Not written: the best open channel.
---@field asks? tocsin.fact|tocsin.decision # Then it is a request: for the fact, or that the decision be put.
---@field does? tocsin.does # What follows, when the work is done; own is the team that acts.
---@field outcomes? tocsin.outcome[] # Chance with named arms.
---@field needs? tocsin.when # Greyed with the reason while it does not hold. A bare agreement: in force.
---@field shown? tocsin.when # Hidden until it holds.
---@field staff? number # People who are held until the work is done.
---@field takes? tocsin.lasts # How long the work takes. Not written: it is done at once.
---@field budget? number # Money that is spent.
---@field pap? "red"|"amber"|"green"|"clear" # How visible it is to an adversary: on a fact of `about` whose PAP is stricter it is a breach.
---@field about? tocsin.thing|tocsin.thing[] # The facts it uses, and what else it concerns.
---@field visible? boolean # Everybody sees that it was done. Not written: false.
---@field once? boolean # At most once a team. Not written: false.
---@field keeps? tocsin.norm|tocsin.norm[] # Norms that doing it keeps.
---@field breaks? tocsin.norm|tocsin.norm[] # Norms that doing it breaks.

---What follows by itself from a condition.
---@class tocsin.rule: tocsin.any_content
---@field each? tocsin.group # Makes one for every team of the group; own is that team.
---@field when tocsin.when # It fires when this becomes true; at once if it is true already.
---@field does tocsin.does # What follows.
---@field again? boolean # Fires at each change to true. Not written: once.

---A rule of conduct that options and actions keep or break.
---@class tocsin.norm: tocsin.any_content
---@field name tocsin.text # What it asks for.
---@field basis tocsin.text # Where it stands.

---Talked over and written down; moves nothing.
---@class tocsin.question: tocsin.any_content
---@field who tocsin.teams # Who talks it over.
---@field ask tocsin.text # The question.
---@field options? tocsin.text|tocsin.text[] # Answers to choose from. Not written: in words.
---@field confidence? boolean # Ask how sure they are. Not written: false.
---@field right? tocsin.text # What the debrief says to it.
---@field about? tocsin.thing|tocsin.thing[] # What it concerns.
---@field minutes? integer # Room minutes that it takes.

---A part of the run sheet: cues in time, at one pace.
---@class tocsin.scene: tocsin.any_content
---@field title tocsin.text # Its name on the run sheet.
---@field begins? tocsin.time # When it begins, from STARTEX, or a local moment. The first scene without it begins at 0:00.
---@field when? tocsin.when # It begins when this becomes true; with `begins`, at that time if it is true then.
---@field pace? number # Game minutes for one room minute. Not written: 1.
---@field lasts? tocsin.lasts # It ends after so long. Not written: when the next one begins.
---@field [integer] tocsin.cue # What comes, one cue after the other.

---A positional entry of a scene: { "0:20", inject.closed_clinic, decision.ticket }.
---@class tocsin.cue
---@field [integer] tocsin.time|tocsin.cued # "0:20" from the scene's beginning, or "Day 2 08:00"; then what comes, in this order. Without a time it waits for `when`.
---@field when? tocsin.when # With a time: at that time, if it is true then. Without: when it becomes true.
---@field after? tocsin.lasts # Without a time: that long after `when` came true.
---@field optional? boolean # The facilitator may leave it out without missing the plot. Not written: false.

---What the exercise is to show; rated P, S, M or U by evaluators.
---@class tocsin.objective: tocsin.any_content
---@field name tocsin.text # What the exercise is to show.
---@field tasks tocsin.text|tocsin.text[] # What one sees people do when they show it.
---@field evidence? tocsin.thing|tocsin.thing[] # Decisions, facts, clocks and measures that the debrief shows beside it.

---A way the exercise can end.
---@class tocsin.ending: tocsin.any_content
---@field title tocsin.text # Its name.
---@field text tocsin.text|tocsin.text[] # How it ends, read aloud.
---@field when? tocsin.when # The exercise ends so when this becomes true. Not written: only finish(…) brings it.

---A question for the hot wash.
---@class tocsin.debrief: tocsin.any_content
---@field about? tocsin.thing # What it looks back at; {minutes} counts from when it was first held to when it arrived.
---@field ask tocsin.text # The question. May hold {minutes} and {team}.
---@field who? tocsin.teams # Whom it is put to. Not written: everybody.

---What anything on a shelf of content may also have.
---@class tocsin.any_content
---@field hints? tocsin.text|tocsin.text[] # For control to send or the coach to give, weakest first.
---@field note? tocsin.text|tocsin.text[] # For the facilitator alone.
---@field say? tocsin.text|tocsin.text[] # What the facilitator says aloud when it comes.
---@field prompts? tocsin.text|tocsin.text[] # Questions with which the facilitator keeps a table talking.

---What a law pack says of itself, once a file.
---@class tocsin.law
---@field id string # As economies name it: "sg". The same as the file's name.
---@field name string # Whose law it is.
---@field as_of string # The date on which its figures were last checked, "2026-07-01".
---@field zone string|(string|tocsin.change_of_zone)[] # Local time where its authorities sit.
---@field weekend? string|string[] # Not written: Saturday and Sunday.
---@field holidays? string|string[] # Days that are no business days.

---A legal clock in a law pack.
---@class tocsin.clock_law
---@field name string # What the duty is.
---@field start string # The start event, in the pack's codes: "AW" became aware.
---@field source string # The instrument and section.
---@field mark string # How sure the figures are: "V1" seen in the law, "V2" in a secondary publication, "G" general knowledge.
---@field counts? "objective"|"declared" # As in a clock.
---@field stages tocsin.stage_of_a_law[] # Its deadlines.
---@field note? string # What a writer should know.

---One entry of a legal clock's `stages`.
---@class tocsin.stage_of_a_law
---@field [1] string # Its name: "first".
---@field within tocsin.legal # As in a clock's own stages.
---@field from? "start"|"previous"|"declared" # What it counts from. Not written: start.
---@field covers? tocsin.class|tocsin.class[] # Content classes that the law asks for.
---@field mark? "V1"|"V2"|"G" # How sure this stage's figures are, when other than the clock's.

---@class tocsin.shelf.economy
---@field [string] tocsin.economy
economy = {}

---@class tocsin.shelf.agreement
---@field [string] tocsin.agreement
agreement = {}

---@class tocsin.shelf.team
---@field [string] tocsin.team
team = {}

---@class tocsin.shelf.group
---@field [string] tocsin.group
group = {}

---@class tocsin.shelf.measure
---@field [string] tocsin.measure
measure = {}

---@class tocsin.shelf.fact
---@field [string] tocsin.fact
fact = {}

---@class tocsin.shelf.channel
---@field [string] tocsin.channel
channel = {}

---@class tocsin.shelf.clock
---@field [string] tocsin.clock
clock = {}

---@class tocsin.shelf.inject
---@field [string] tocsin.inject
inject = {}

---@class tocsin.shelf.decision
---@field [string] tocsin.decision
decision = {}

---@class tocsin.shelf.action
---@field [string] tocsin.action
action = {}

---@class tocsin.shelf.rule
---@field [string] tocsin.rule
rule = {}

---@class tocsin.shelf.norm
---@field [string] tocsin.norm
norm = {}

---@class tocsin.shelf.question
---@field [string] tocsin.question
question = {}

---@class tocsin.shelf.scene
---@field [string] tocsin.scene
scene = {}

---@class tocsin.shelf.objective
---@field [string] tocsin.objective
objective = {}

---@class tocsin.shelf.ending
---@field [string] tocsin.ending
ending = {}

---@class tocsin.shelf.debrief
---@field [string] tocsin.debrief
debrief = {}

---@class tocsin.shelf.story
---@field [string] fun()|tocsin.each
story = {}

---@class tocsin.shelf.clock_law
---@field [string] tocsin.clock_law
clock_law = {}

---@param written tocsin.scenario
function scenario(written) end

---@param written tocsin.law
function law(written) end
