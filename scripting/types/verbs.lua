---@meta _
-- Made from the tables of scripting/api by test_types --write. Nothing runs this.

---The team holds the fact: from the start, told, or followed from what it knew.
---```lua
---knows(team, fact)
---```
---@param team tocsin.teams # a team; of a group or a list all of them
---@param fact tocsin.fact # a fact
---@return tocsin.condition
function knows(team, fact) end

---@class tocsin.written.shared
---@field [1] tocsin.fact # a fact
---@field to? tocsin.anybody # teams, groups or public; left out: anybody
---@field from? tocsin.teams # a team; of a group or a list all of them; left out: any team
---@field via? tocsin.channel # a channel

---The fact was sent; with `to`, `from` or `via` only to, from or by those. True from the second it is sent.
---```lua
---shared{ fact, to =, from =, via = }
---```
---@param written tocsin.written.shared
---@return tocsin.condition
function shared(written) end

---The inject was delivered.
---```lua
---sent(inject)
---```
---@param inject tocsin.inject # an inject
---@return tocsin.condition
function sent(inject) end

---The team took the option, by itself or by default. Without a team: any team did.
---```lua
---chose(team, decision.d.option)
---```
---@param team tocsin.teams # a team; of a group or a list all of them; left out: any team
---@param option tocsin.option # an option: decision.isolate.cut
---@overload fun(option: tocsin.option): tocsin.condition
---@return tocsin.condition
function chose(team, option) end

---Chance brought this arm of an outcome of the decision's options, or of the action.
---```lua
---turned(decision.d, "arm")
---```
---@param decision tocsin.decision|tocsin.action # a decision or an action
---@param arm string # the name of an outcome
---@return tocsin.condition
function turned(decision, arm) end

---Every team that the decision was put to has answered or taken its default.
---```lua
---decided(decision)
---```
---@param decision tocsin.decision # a decision
---@return tocsin.condition
function decided(decision) end

---Every team that the decision was put to took this option.
---```lua
---agreed(decision.d.option)
---```
---@param option tocsin.option # an option: decision.isolate.cut
---@return tocsin.condition
function agreed(option) end

---The team has finished the action. Without a team: any team has.
---```lua
---did(team, action)
---```
---@param team tocsin.teams # a team; of a group or a list all of them; left out: any team
---@param action tocsin.action # an action
---@overload fun(action: tocsin.action): tocsin.condition
---@return tocsin.condition
function did(team, action) end

---Every stage that has come due was met, and at least one was.
---```lua
---met(clock)
---```
---@param clock tocsin.clock # a clock
---@return tocsin.condition
function met(clock) end

---A stage was missed.
---```lua
---missed(clock)
---```
---@param clock tocsin.clock # a clock
---@return tocsin.condition
function missed(clock) end

---The clock runs: its start event happened or its team declared it.
---```lua
---started(clock)
---```
---@param clock tocsin.clock # a clock
---@return tocsin.condition
function started(clock) end

---Somebody went against the fact's label or PAP.
---```lua
---broken(fact)
---```
---@param fact tocsin.fact # a fact
---@return tocsin.condition
function broken(fact) end

---The agreement holds: as written, or as the host switched it.
---```lua
---in_force(agreement)
---```
---@param agreement tocsin.agreement # an agreement
---@return tocsin.condition
function in_force(agreement) end

---The team's posture in this domain is at this level or above.
---```lua
---ready(team, "plan", 2)
---```
---@param team tocsin.teams # a team; of a group or a list all of them
---@param domain tocsin.domain # a domain of posture
---@param level integer # a whole number
---@return tocsin.condition
function ready(team, domain, level) end

---The measure is over n, strictly. `above(count{…}, n)`: more than n of them hold.
---```lua
---above(measure, n)
---```
---@param measure tocsin.measure|tocsin.count # a measure, or count{…}
---@param number number # a number, in the measure's unit
---@return tocsin.condition
function above(measure, number) end

---The measure is under n, strictly. `below(count{…}, n)`: fewer than n of them hold.
---```lua
---below(measure, n)
---```
---@param measure tocsin.measure|tocsin.count # a measure, or count{…}
---@param number number # a number, in the measure's unit
---@return tocsin.condition
function below(measure, number) end

---The moment has come: true from that second on.
---```lua
---past(moment)
---```
---@param moment tocsin.moment # a moment
---@return tocsin.condition
function past(moment) end

---The team has sent no input for so long.
---```lua
---silent(team, length)
---```
---@param team tocsin.teams # a team; of a group or a list all of them
---@param length tocsin.lasts # a length of game time
---@return tocsin.condition
function silent(team, length) end

---The condition has held without a break for so long. In a story it counts from when the story first says it.
---```lua
---lasted(condition, length)
---```
---@param condition tocsin.when # a condition
---@param length tocsin.lasts # a length of game time
---@return tocsin.condition
function lasted(condition, length) end

---The scene has begun.
---```lua
---came(scene)
---```
---@param scene tocsin.scene # a scene
---@return tocsin.condition
function came(scene) end

---@class tocsin.written.any
---@field [integer] tocsin.when # conditions, one after the other

---At least one of them holds.
---```lua
---any{ condition, … }
---```
---@param written tocsin.written.any
---@overload fun(...: tocsin.when): tocsin.condition
---@return tocsin.condition
function any(written) end

---@class tocsin.written.all
---@field [integer] tocsin.when # conditions, one after the other

---All of them hold.
---```lua
---all{ condition, … }
---```
---@param written tocsin.written.all
---@overload fun(...: tocsin.when): tocsin.condition
---@return tocsin.condition
function all(written) end

---None of them holds.
---```lua
---no(condition, …)
---```
---@param ... tocsin.when # conditions, one after the other
---@return tocsin.condition
function no(...) end

---@class tocsin.written.at_least
---@field [1] integer # a whole number
---@field [integer] tocsin.when # conditions, one after the other

---At least n of them hold. A group counts as its teams.
---```lua
---at_least{ n, condition, … }
---```
---@param written tocsin.written.at_least
---@overload fun(number: integer, ...: tocsin.when): tocsin.condition
---@return tocsin.condition
function at_least(written) end

---@class tocsin.written.count
---@field [integer] tocsin.when # conditions, one after the other

---How many of them hold; stands only in `above` and `below`. A group counts as its teams.
---```lua
---count{ condition, … }
---```
---@param written tocsin.written.count
---@overload fun(...: tocsin.when): tocsin.count
---@return tocsin.count
function count(written) end

---@class tocsin.written.share
---@field [1] tocsin.fact|tocsin.fact[] # a fact, or several
---@field to tocsin.anybody # teams, groups or public
---@field via? tocsin.channel # a channel
---@field tlp? tocsin.tlp # a label of TLP 2.0
---@field from? tocsin.teams # a team; of a group or a list all of them

---The team that acts sends the fact. Without `via` by the best open channel, without `tlp` under the label it holds it by. In a story `from` says who sends.
---```lua
---share{ fact, to =, via =, tlp = }
---```
---@param written tocsin.written.share
---@overload fun(written: tocsin.test.share)
---@return tocsin.doing
function share(written) end

---@class tocsin.written.give
---@field [1] tocsin.fact|tocsin.fact[] # a fact, or several
---@field to tocsin.anybody # teams, groups or public

---The world tells: the teams know the fact at once. `public`: everybody does.
---```lua
---give{ fact, to = }
---```
---@param written tocsin.written.give
---@return tocsin.doing
function give(written) end

---Adds n to the measure, at once. n may be a number times own.value.
---```lua
---change(measure, n)
---```
---@param measure tocsin.measure # a measure; of a measure of many teams measure.x[own]
---@param number tocsin.number # a number, or a number times own.value
---@return tocsin.doing
function change(measure, number) end

---Multiplies the measure by the factor, at once.
---```lua
---scale(measure, factor)
---```
---@param measure tocsin.measure # a measure; of a measure of many teams measure.x[own]
---@param factor number # a factor: 0.5 halves
---@return tocsin.doing
function scale(measure, factor) end

---Delivers the inject. A second send of the same inject does nothing.
---```lua
---send(inject)
---```
---@param inject tocsin.inject # an inject
---@return tocsin.doing
function send(inject) end

---Puts the decision to its teams.
---```lua
---pose(decision)
---```
---@param decision tocsin.decision # a decision
---@return tocsin.doing
function pose(decision) end

---@class tocsin.written.notify
---@field [1] tocsin.clock # a clock
---@field [2] string|nil # the name of a stage

---The clock's team submits that stage, complete; nothing happens if it was sent already or one before it was not. notify(clock): the first stage that was not sent yet, whichever that is.
---```lua
---notify{ clock, "stage" }
---```
---@param written tocsin.written.notify
---@overload fun(clock: tocsin.clock, stage?: string): tocsin.doing
---@overload fun(written: tocsin.test.notify)
---@return tocsin.doing
function notify(written) end

---The clock's start event happens now.
---```lua
---start(clock)
---```
---@param clock tocsin.clock # a clock
---@return tocsin.doing
function start(clock) end

---The fact is taken back: its holders are told, and nobody can send it on.
---```lua
---withdraw(fact)
---```
---@param fact tocsin.fact # a fact
---@return tocsin.doing
function withdraw(fact) end

---@class tocsin.written.busy
---@field [1] tocsin.teams # teams or groups
---@field staff tocsin.number # a number, or a number times own.value
---@field takes tocsin.lasts # a length of game time

---So many people of the team are away for so long.
---```lua
---busy{ team, staff =, takes = }
---```
---@param written tocsin.written.busy
---@return tocsin.doing
function busy(written) end

---The exercise ends, with this ending or without one. Nothing fires afterwards.
---```lua
---finish(ending)
---```
---@param ending? tocsin.ending # an ending
---@return tocsin.doing
function finish(ending) end

---They happen that much later, or at that local moment.
---```lua
---after(time, doing, …)
---```
---@param time tocsin.time # a length of game time, or a local moment
---@param ... tocsin.doing # doings, one after the other
---@return tocsin.doing
function after(time, ...) end

---They happen if the condition holds at that second.
---```lua
---given(condition, doing, …)
---```
---@param condition tocsin.when # a condition
---@param ... tocsin.doing # doings, one after the other
---@return tocsin.doing
function given(condition, ...) end

---The story goes on that much later; at least one second.
---```lua
---wait(length)
---```
---@param length tocsin.lasts # a length of game time
function wait(length) end

---Puts the decision and goes on with the option that was taken: `if ask(decision.x) == decision.x.cut`.
---```lua
---ask(decision)
---```
---@param decision tocsin.decision # a decision
---@return tocsin.option
function ask(decision) end

---Goes on when the condition holds, with true; or after at_most, with false. Without at_most it waits for ever.
---```lua
---wait_for(condition, at_most)
---```
---@param condition tocsin.when # a condition
---@param at_most? tocsin.lasts # a length of game time
---@return boolean
function wait_for(condition, at_most) end

---Runs the functions side by side and goes on when all have ended.
---```lua
---together{ f, g }
---```
---@param functions fun()[] # functions, one after the other
function together(functions) end

---true or false, now.
---```lua
---holds(condition)
---```
---@param condition tocsin.when # a condition
---@return boolean
function holds(condition) end

---One of them, each as likely.
---```lua
---pick{ a, b, … }
---```
---@generic T
---@param choices T[] # one after the other
---@return T
function pick(choices) end

---A whole number from low to high, each as likely.
---```lua
---roll(low, high)
---```
---@param low integer # the lowest
---@param high integer # the highest
---@return integer
function roll(low, high) end

---true with probability p, from 0 to 1.
---```lua
---chance(p)
---```
---@param p number # from 0 to 1
---@return boolean
function chance(p) end
