-- Runs a scenario.lua and prints it as the rows of a workbook, one JSON object a line: {sheet, row = {heading = text}}.
-- Only for tests: it shows that a workbook can say what the language says. Stories are left out and counted on stderr.
local path = arg[1]

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

-- ---- values that remember how they are written -----------------------------------------------------------------------

local Written = {}
local function written(text, shelf) return setmetatable({ text = text, shelf = shelf }, Written) end
local write
Written.__index = function(self, key)
  return written(rawget(self, "text") .. (type(key) == "table" and "[" .. key.text .. "]" or "." .. key))
end
Written.__mul = function(a, b) return written(write(a) .. " * " .. write(b)) end
Written.__unm = function(a) return written("-" .. write(a)) end
Written.__call = function(self, ...)
  local list = { ... }
  for i, value in ipairs(list) do list[i] = write(value) end
  return written(self.text .. "(" .. table.concat(list, ", ") .. ")")
end

local function number(n)
  return math.type(n) == "integer" and tostring(n) or string.format("%.14g", n)
end

local function in_order(t)
  local keys = {}
  for key in pairs(t) do
    if type(key) == "string" then keys[#keys + 1] = key end
  end
  table.sort(keys)
  return keys
end

function write(value)
  if getmetatable(value) == Written then return rawget(value, "text") end
  if type(value) == "string" then return (string.format("%q", value):gsub("\\\n", "\\n")) end
  if type(value) == "number" then return number(value) end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  for _, item in ipairs(value) do parts[#parts + 1] = write(item) end
  for _, key in ipairs(in_order(value)) do parts[#parts + 1] = key .. " = " .. write(value[key]) end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

-- ---- cells -------------------------------------------------------------------------------------------------------------

local function is_ref(value) return getmetatable(value) == Written end

local function all(value, test)
  for _, item in ipairs(value) do
    if not test(item) then return false end
  end
  return #in_order(value) == 0
end

-- As a trainer would write it: names without quotes, lists with commas or line breaks.
local function cell(value)
  if is_ref(value) then return value.text end
  if type(value) == "table" and #value > 0 and all(value, is_ref) then
    local names = {}
    for _, item in ipairs(value) do names[#names + 1] = item.text end
    return table.concat(names, #names > 3 and "\n" or ", ")
  end
  if type(value) == "table" and #value > 1 and all(value, function(item) return type(item) == "string" and not item:find("\n") end) then
    return table.concat(value, "\n")
  end
  if type(value) == "table" and #value == 1 and type(value[1]) == "string" and #in_order(value) == 0 then return value[1] end
  if type(value) == "table" then return write(value) end
  return type(value) == "number" and number(value) or tostring(value)
end

local function emit(sheet, pairs_in_order)
  local out = {}
  for _, pair in ipairs(pairs_in_order) do out[#out + 1] = quote(pair[1]) .. ": " .. quote(pair[2]) end
  print("{\"sheet\": " .. quote(sheet) .. ", \"row\": {" .. table.concat(out, ", ") .. "}}")
end

-- A table's fields as a row: positional ones under their headings, keyed ones under their names.
local function row_of(first, value, headings, left_out)
  local row = first[1] == "name" and {} or { first }
  for i, heading in ipairs(headings) do
    if value[i] ~= nil then row[#row + 1] = { heading, cell(value[i]) } end
  end
  for _, key in ipairs(in_order(value)) do
    if not (left_out and left_out[key]) then row[#row + 1] = { key, cell(value[key]) } end
  end
  return row
end

local SHEETS = { economy = "Economies", agreement = "Agreements", team = "Teams", group = "Groups", inject = "Injects",
  decision = "Decisions", fact = "Facts", channel = "Channels", clock = "Clocks", measure = "Measures", scene = "Scenes",
  question = "Questions", objective = "Objectives", ending = "Endings", action = "Actions", rule = "Rules", norm = "Norms",
  debrief = "Debrief" }
local PARTS = {
  contacts = { "Contacts", { "whom", "channel" } }, forwards = { "Forwards", { "to", "channel" } },
  stages = { "Stages", { "stage" } }, levels = { "Levels", { "from", "text" } }, rate = { "Rates", { "per hour" } },
  outcomes = { "Outcomes", { "arm", "weight" } }, variants = { "Variants", { "name", "title" } },
}

local function tables_only(list)
  return type(list) == "table" and not is_ref(list) and #list > 0 and
    all(list, function(item) return type(item) == "table" and not is_ref(item) end)
end

local function parts(word, id, value)
  local left_out = {}
  for field, part in pairs(PARTS) do
    if tables_only(rawget(value, field)) then
      left_out[field] = true
      for _, item in ipairs(value[field]) do
        emit(part[1], row_of({ field == "outcomes" and "of" or word == "scenario" and "name" or word, id }, item, part[2]))
      end
    end
  end
  if tables_only(rawget(value, "needed_by")) then
    left_out.needed_by = true
    for _, need in ipairs(value.needed_by) do emit("Needs", row_of({ "fact", id }, need, { "whom" })) end
  end
  return left_out
end

local function decision(id, value)
  for _, option in ipairs(value) do
    local left_out = parts("of", id .. "." .. option[1], option)
    emit("Options", row_of({ "decision", id }, option, { "option", "label" }, left_out))
  end
end

local function scene(id, value)
  for _, cue in ipairs(value) do
    local row, what = { { "scene", id } }, {}
    for i, item in ipairs(cue) do
      if i == 1 and not is_ref(item) then
        row[#row + 1] = { "time", cell(item) }
      else
        what[#what + 1] = item.text
      end
    end
    row[#row + 1] = { "what", table.concat(what, ", ") }
    for _, key in ipairs(in_order(cue)) do row[#row + 1] = { key, cell(cue[key]) } end
    emit("Cues", row)
  end
end

local stories = 0
local function declare(word, id, value)
  if word == "story" then
    stories = stories + 1
    return
  end
  local left_out = parts(word, word == "action" and "action." .. id or id, value)
  local headings = word == "group" and {} or {}
  local row = row_of({ "id", id }, value, headings, left_out)
  if word == "group" then
    local names = {}
    for _, item in ipairs(value) do names[#names + 1] = item.text end
    row[#row + 1] = { "teams", table.concat(names, ", ") }
  end
  if word == "decision" then decision(id, value) end
  if word == "scene" then scene(id, value) end
  emit(SHEETS[word], row)
end

-- ---- the language ------------------------------------------------------------------------------------------------------

local env = { ipairs = ipairs, pairs = pairs, own = written("own"), public = written("public"), min = 1, hour = 60, day = 1440 }
for word in pairs(SHEETS) do
  env[word] = setmetatable({}, { __index = function(_, name) return written(word .. "." .. name) end,
    __newindex = function(_, name, value) declare(word, name, value) end })
end
env.story = setmetatable({}, { __newindex = function(_, name, value) declare("story", name, value) end })
env.each = function() return written("each") end
env.scenario = function(value)
  parts("scenario", "", value)
  for _, key in ipairs(in_order(value)) do
    if key ~= "variants" then emit("Scenario", { { "field", key }, { "value", cell(value[key]) } }) end
  end
end
for _, word in ipairs { "knows", "sent", "chose", "turned", "decided", "agreed", "did", "met", "missed", "started", "broken",
  "in_force", "ready", "above", "below", "past", "silent", "lasted", "came", "no", "change", "scale", "send", "pose", "notify", "start",
  "withdraw", "finish", "after", "given" } do
  env[word] = function(...)
    local list = { ... }
    for i, value in ipairs(list) do list[i] = write(value) end
    return written(word .. "(" .. table.concat(list, ", ") .. ")")
  end
end
for _, word in ipairs { "shared", "any", "all", "at_least", "count", "share", "give", "busy" } do
  env[word] = function(value) return written(word .. write(value)) end
end

local chunk = assert(loadfile(path, "t", env))
chunk()
io.stderr:write(stories, "\n")
