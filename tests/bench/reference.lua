-- The reference workload's rules as scenario functions: the engine calls one of them for every event.
-- Given to this state alone: draw, tri, at(time, kind, a, b), change(measure, by), mark(team, kind, a), send(inject),
-- put(field, team, value), keep{functions}. docs/benchmarks.md defines the rules.

local DECIDE, FOLLOWUP, RELEASE, ARRIVE, ANSWER, BREACH, INJECT = 1, 2, 3, 4, 5, 6, 7
local limits = { 7200, 14400, 28800, 86400 }
local seed, learned, clocks, decisions, inbox, duplicates, received, in_time, breached, late
local cancelled = 0

local targets = {}
for i = 0, 119 do
  local list = {}
  for t = 0, 7 do
    if i % 4 == 0 or t % 3 == (i // 3) % 3 then list[#list + 1] = t end
  end
  targets[i] = list
end

local function zeros()
  return { [0] = 0, 0, 0, 0, 0, 0, 0, 0 }
end

local function begin(s)
  seed, cancelled = s, 0
  learned, clocks = {}, {}
  decisions, inbox, duplicates, received = zeros(), zeros(), zeros(), zeros()
  in_time, breached, late = zeros(), zeros(), zeros()
  for i = 0, 119 do at(600 + 2100 * i + 60 * ((37 * i) % 11), INJECT, i, 0) end
  for k = 0, 59 do at(1800 + 3600 * k, RELEASE, k, 0) end
end

local function start_clock(c, t, now)
  clocks[8 * c + t] = 1
  at(now + 2 * (tri(900, 5400, 36000, draw(seed, 5, 8 * c + t)) // 2), ANSWER, c, t)
  at(now + limits[c % 4 + 1] + 1, BREACH, c, t)
end

local function inject(i, _, now)
  send(i)
  local by = (29 * i) % 31 - 15
  for _, t in ipairs(targets[i]) do
    inbox[t] = inbox[t] + 1
    change(4 * t + i % 4, by)
  end
  if i % 3 == 0 then
    local d = i // 3
    for t = d % 3, 7, 3 do at(now + tri(300, 1200, 5400, draw(seed, 1, 8 * d + t)), DECIDE, d, t) end
  end
  if i % 12 == 0 then
    local c = i // 6
    for t = c % 3, 7, 3 do start_clock(c, t, now) end
  end
end

local function decide(d, t, now)
  local o = draw(seed, 2, 8 * d + t) % 4
  local known = learned[8 * ((3 * d) // 2) + t]
  if o == 3 and not (known and known < now) then o = d % 3 end
  decisions[t] = decisions[t] + 1
  mark(t, DECIDE, o)
  change(4 * t + (d + o) % 4, (7 * d + 13 * o) % 41 - 20)
  change(4 * t + (d + o + 1) % 4, (11 * d + 5 * o) % 31 - 15)
  change(32 + 2 * (t % 3) + o % 2, (5 * d + 17 * o) % 21 - 10)
  for f = 0, (d + o) % 2 do
    at(now + 600 + 240 * ((31 * d + 17 * o + 53 * f) % 60), FOLLOWUP, 8 * d + t, 2 * o + f)
  end
end

local function follow_up(a, b)
  local d, t, o, f = a // 8, a % 8, b // 2, b % 2
  inbox[t] = inbox[t] + 1
  mark(t, FOLLOWUP, d)
  change(4 * t + (d + f) % 4, (3 * d + 7 * o + 11 * f) % 17 - 8)
end

local function learn(k, t, now)
  learned[8 * k + t] = now
  for j = 0, 7 do
    if j ~= t and j ~= k % 8 and draw(seed, 3, 64 * k + 8 * t + j) % 65536 < 24576 + 4096 * (t % 4) then
      local r = draw(seed, 4, 64 * k + 8 * t + j)
      if t % 3 == j % 3 then at(now + tri(60, 300, 1200, r), ARRIVE, k, j)
      else at(now + tri(300, 1800, 7200, r), ARRIVE, k, j) end
    end
  end
  local c = k // 3
  if k % 3 == 0 and c % 2 == 1 and t % 3 == c % 3 then start_clock(c, t, now) end
end

local function release(k, _, now)
  mark(k % 8, RELEASE, k)
  learn(k, k % 8, now)
end

local function arrive(k, t, now)
  mark(t, ARRIVE, k)
  if learned[8 * k + t] then
    duplicates[t] = duplicates[t] + 1
    return
  end
  received[t] = received[t] + 1
  put("share", t, now - 1800 - 3600 * k)
  learn(k, t, now)
end

local function answer(c, t)
  mark(t, ANSWER, c)
  if clocks[8 * c + t] == 3 then late[t] = late[t] + 1 else in_time[t] = in_time[t] + 1 end
  clocks[8 * c + t] = 2
end

local function breach(c, t)
  if clocks[8 * c + t] == 2 then
    cancelled = cancelled + 1
    return
  end
  clocks[8 * c + t] = 3
  breached[t] = breached[t] + 1
  mark(t, BREACH, c)
end

local function finish()
  for t = 0, 7 do
    put("decisions", t, decisions[t])
    put("inbox", t, inbox[t])
    put("duplicates", t, duplicates[t])
    put("in_time", t, in_time[t])
    put("breached", t, breached[t])
    put("late", t, late[t])
    local open = 0
    for c = 0, 19 do if clocks[8 * c + t] == 1 then open = open + 1 end end
    put("open", t, open)
  end
  put("cancelled", 0, cancelled)
end

keep {
  begin = begin, finish = finish, decide = decide, follow_up = follow_up, release = release, arrive = arrive,
  answer = answer, breach = breach, inject = inject,
}
