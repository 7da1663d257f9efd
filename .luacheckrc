-- .luacheckrc: the words of the scenario language, so that a misspelt one is found while typing.
-- What each means stands in docs/scenario-language.md; `tocsin check` finds far more. Made from the program's own tables.

-- A shelf: things are put on it by name (team.power = { ... }), the shelf itself stays.
local function shelves(...)
   local words = {}
   for _, word in ipairs({ ... }) do
      words[word] = { other_fields = true, read_only = false }
   end
   return words
end

local function together(...)
   local all = {}
   for _, words in ipairs({ ... }) do
      for key, value in pairs(words) do
         if type(key) == "number" then
            all[#all + 1] = value
         else
            all[key] = value
         end
      end
   end
   return all
end

-- What a script may use of Lua itself: no clock, no dice, no files, nothing that loads code.
local lua = {
   "assert", "error", "ipairs", "pairs", "next", "select", "tonumber", "tostring", "type",
   string = { fields = { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep",
      "reverse", "sub", "upper" } },
   table = { fields = { "concat", "insert", "remove", "sort", "unpack" } },
   math = { fields = { "abs", "ceil", "floor", "fmod", "max", "min", "modf", "sqrt", "tointeger", "type", "huge",
      "maxinteger", "mininteger" } },
   utf8 = { fields = { "char", "charpattern", "codepoint", "codes", "len", "offset" } },
}

local content = shelves("economy", "agreement", "team", "group", "measure", "fact", "channel", "clock", "inject", "decision",
   "action", "rule", "norm", "question", "scene", "objective", "ending", "debrief", "story")

local words = {
   "scenario", "public", "own", "each", "min", "hour", "day", "knows", "shared", "sent",
   "chose", "turned", "decided", "agreed", "did", "met", "missed", "started", "broken", "in_force",
   "ready", "above", "below", "past", "silent", "lasted", "came", "any", "all", "no",
   "at_least", "count", "share", "give", "change", "scale", "send", "pose", "notify", "start",
   "withdraw", "busy", "finish", "after", "given", "wait", "ask", "wait_for", "together", "holds",
   "pick", "roll", "chance",
}

-- tests.lua: what the author expects.
local expectations = { "test", "decide", "act", "ask_for", "declare", "say", "play", "expect" }

stds.scenario = { read_globals = together(lua, content, words) }
stds.expectations = { read_globals = expectations }

-- scenarios/laws/*.lua: one pack of legal clocks each.
stds.law = { read_globals = together({ "law" }, shelves("clock_law")) }

std = "lua54"
max_line_length = false -- prose lives in scenarios, one text on one line where it reads better
exclude_files = { "scenarios/*/.tocsin" } -- names for the editor, written by tocsin new --types
files["scenarios/**/*.lua"] = { std = "scenario" }
files["scenarios/**/tests.lua"] = { std = "scenario+expectations" }
files["scenarios/laws/*.lua"] = { std = "law" }
