---@meta _
-- Made from the tables of scripting/api by test_types --write. Nothing runs this.

---One expectation of the author's, with its plays.
---```lua
---test("what is expected", function() … end)
---```
---@param expected string # what is expected, in words
---@param plays fun() # inputs, play{…} and expect(…)
function test(expected, plays) end

---The team sends the fact at that moment. anyway: in spite of warnings.
---```lua
---share{ fact, from = team, to = team, via =, tlp =, at =, anyway = }
---```
---@class tocsin.test.share
---@field [1] tocsin.fact # What is sent.
---@field from tocsin.one_team # Who sends.
---@field to tocsin.one_team|tocsin.public # To whom.
---@field via tocsin.channel # By which channel.
---@field tlp? "red"|"amber+strict"|"amber_strict"|"amber"|"green"|"clear" # Under which label. Not written: the one it is held by.
---@field anyway? boolean # In spite of warnings. Not written: true.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The team takes the option. `by` may be left out where only one team is asked. For a number: decide{ decision.d, number = 5, … }; for `some` and `order`: several options.
---```lua
---decide{ decision.d.option, by = team, at =, confidence = }
---```
---@class tocsin.test.decide
---@field [integer] tocsin.option|tocsin.decision # decision.d.option; for `some` and `order` several; for a number or a text the decision.
---@field by? tocsin.one_team # Who does it. May be left out where only one team can.
---@field number? number # The answer, where it is one.
---@field text? string # The answer in words, or the rationale.
---@field confidence? integer # How sure the team is.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The team takes the option. `by` may be left out where only one team is asked. For a number: decide{ decision.d, number = 5, … }; for `some` and `order`: several options.
---```lua
---decide{ decision.d.option, by = team, at =, confidence = }
---```
---@param written tocsin.test.decide
function decide(written) end

---The team takes the action.
---```lua
---act{ action, by = team, at = }
---```
---@class tocsin.test.act
---@field [1] tocsin.action # What is done.
---@field by? tocsin.one_team # Who does it. May be left out where only one team can.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The team takes the action.
---```lua
---act{ action, by = team, at = }
---```
---@param written tocsin.test.act
function act(written) end

---The team `from` asks the team `to` for the fact.
---```lua
---ask_for{ fact, from = team, to = team, via =, at = }
---```
---@class tocsin.test.ask_for
---@field [1] tocsin.fact # What is asked for.
---@field from tocsin.one_team # Who asks.
---@field to tocsin.one_team # Who is asked.
---@field via? tocsin.channel # By which channel.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The team `from` asks the team `to` for the fact.
---```lua
---ask_for{ fact, from = team, to = team, via =, at = }
---```
---@param written tocsin.test.ask_for
function ask_for(written) end

---The clock's team submits the stage; without `covers` complete.
---```lua
---notify{ clock, "stage", at =, covers =, facts = }
---```
---@class tocsin.test.notify
---@field [1] tocsin.clock # Whose stage is submitted, by the clock's team.
---@field [2] string|nil # Which stage. Not written: the first.
---@field covers? tocsin.class|tocsin.class[] # Content classes in it. Not written: all that the stage asks for.
---@field facts? tocsin.fact|tocsin.fact[] # Facts that are attached.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The clock's team declares it started, since that moment.
---```lua
---declare{ clock, since =, at = }
---```
---@class tocsin.test.declare
---@field [1] tocsin.clock # Which clock its team declares started.
---@field since? tocsin.moment # Since when. Not written: since the moment it is said.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The clock's team declares it started, since that moment.
---```lua
---declare{ clock, since =, at = }
---```
---@param written tocsin.test.declare
function declare(written) end

---The team speaks in public.
---```lua
---say{ team, "text", facts =, at = }
---```
---@class tocsin.test.say
---@field [1] tocsin.one_team # Who says it.
---@field [2] string|nil # What is said.
---@field facts? tocsin.fact|tocsin.fact[] # Facts that are stated with it.
---@field at? tocsin.moment # When. Not written: at the moment of the input before, at first 0:00.

---The team speaks in public.
---```lua
---say{ team, "text", facts =, at = }
---```
---@param written tocsin.test.say
function say(written) end

---Plays the inputs so far, from the start to the end, or to the moment `till`. bots = true: teams that no input names are played by bots; otherwise they are silent.
---```lua
---play{ seed =, bots =, till = }
---```
---@class tocsin.test.play
---@field seed? integer # The seed of chance. Not written: the scenario's.
---@field bots? boolean # Bots play the teams that no input names. Not written: they are silent.
---@field till? tocsin.moment # Stop there. Not written: at the end of the exercise.

---Plays the inputs so far, from the start to the end, or to the moment `till`. bots = true: teams that no input names are played by bots; otherwise they are silent.
---```lua
---play{ seed =, bots =, till = }
---```
---@param written tocsin.test.play
function play(written) end

---The condition must hold at the end of the last play.
---```lua
---expect(condition)
---```
---@param condition tocsin.when # a condition
function expect(condition) end
