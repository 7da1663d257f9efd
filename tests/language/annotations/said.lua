-- said.lua WORDS FILE: runs a scenario, tests or a law pack without the program, and prints what it says, one JSON text a line:
-- { "declares": "team", "value": … } or { "calls": "knows", "values": […] }.
-- WORDS is a Lua file: return { shelves = { … }, gives = { knows = "tocsin.condition", … } }.
-- A value is { "is": x } for a text, number or truth, { "ref": class }, { "fun": true } or { "table": [[key, value], …] }.
local words = dofile(arg[1])
local ref = {} -- metatable of what stands for a thing

local function thing(class, index)
  return setmetatable({ class = class, index = index }, ref)
end

local function part(class)
  return function(_, key)
    if class == "tocsin.decision" then
      return type(key) == "string" and thing("tocsin.option") or nil
    end
    return thing(class, part(class)) -- of one team: measure.x[own]
  end
end

ref.__index = function(t, key) return rawget(t, "index") and rawget(t, "index")(t, key) or nil end
ref.__mul = function(a, b) return getmetatable(a) == ref and a or b end
ref.__unm = function(a) return a end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

local json
local function json_table(t)
  local rows = {}
  for key, value in pairs(t) do
    rows[#rows + 1] = "[" .. (type(key) == "string" and quoted(key) or tostring(key)) .. "," .. json(value) .. "]"
  end
  return '{"table":[' .. table.concat(rows, ",") .. "]}"
end

function json(value)
  if getmetatable(value) == ref then
    return '{"ref":' .. quoted(rawget(value, "class")) .. "}"
  elseif type(value) == "table" then
    return json_table(value)
  elseif type(value) == "function" then
    return '{"fun":true}'
  elseif type(value) == "string" then
    return '{"is":' .. quoted(value) .. "}"
  end
  return '{"is":' .. (value == nil and "null" or tostring(value)) .. "}"
end

local function says(kind, name, value)
  print('{"' .. kind .. '":' .. quoted(name) .. "," .. value .. "}")
end

local function verb(name, class)
  return function(...)
    local values = {}
    for i = 1, select("#", ...) do
      values[i] = json((select(i, ...)))
    end
    says("calls", name, '"values":[' .. table.concat(values, ",") .. "]")
    if name == "test" then
      (select(2, ...))()
    end
    return class and thing(class)
  end
end

local function shelf(name)
  return setmetatable({}, {
    __index = function() return thing("tocsin." .. name, part("tocsin." .. name)) end,
    __newindex = function(_, _, value) says("declares", name, '"value":' .. json(value)) end,
  })
end

local env = { min = 1, hour = 60, day = 1440, public = thing("tocsin.public"), string = string, table = table, math = math, ipairs = ipairs,
  pairs = pairs, own = thing("tocsin.own", function() return thing("tocsin.own_value") end) }
for _, name in ipairs(words.shelves) do
  env[name] = shelf(name)
end
for name, class in pairs(words.gives) do
  env[name] = verb(name, class ~= "nil" and class or nil)
end
assert(loadfile(arg[2], "t", env))()
