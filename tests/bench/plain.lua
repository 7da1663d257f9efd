-- The reference workload as one plain script for the stock interpreter: what the sandboxed one is measured against.
-- lua5.4 plain.lua FIRST LAST: plays those seeds and prints events, digest of the batch and processor seconds.

local floor, sqrt = math.floor, math.sqrt
local M = 0xffffffff

local function rot(x, n) return ((x << n) | (x >> (32 - n))) & M end

local function draw(a, b, c)
  a, b = (a + 0x9e3779b9) & M, (b + 0x7f4a7c15) & M
  c = ((c ~ b) - rot(b, 14)) & M
  a = ((a ~ c) - rot(c, 11)) & M
  b = ((b ~ a) - rot(a, 25)) & M
  c = ((c ~ b) - rot(b, 16)) & M
  a = ((a ~ c) - rot(c, 4)) & M
  b = ((b ~ a) - rot(a, 14)) & M
  return ((c ~ b) - rot(b, 24)) & M
end

local function tri(lo, mode, hi, r)
  local u = r / 4294967296.0
  if u < (mode - lo) / (hi - lo) then return floor(lo + sqrt(u * ((hi - lo) * (mode - lo)))) end
  return floor(hi - sqrt((1 - u) * ((hi - lo) * (hi - mode))))
end

local limits = { 7200, 14400, 28800, 86400 }

local function play(seed)
  local heap, count, order = {}, 0, 0
  local learned, clocks, team, economy, shares = {}, {}, {}, {}, {}
  local decisions, inbox, duplicates, in_time, breached, late = {}, {}, {}, {}, {}, {}
  for t = 0, 7 do
    decisions[t], inbox[t], duplicates[t], in_time[t], breached[t], late[t], shares[t] = 0, 0, 0, 0, 0, 0, {}
  end
  for i = 0, 31 do team[i] = 500 end
  for i = 0, 5 do economy[i] = 500 end

  -- A binary heap of {time, order, handler, a, b}.
  local function at(time, handler, a, b)
    if time >= 259200 then return end
    order = order + 1
    local event = { time, order, handler, a, b }
    count = count + 1
    local hole = count
    while hole > 1 do
      local parent = heap[hole // 2]
      if parent[1] < time or (parent[1] == time and parent[2] < order) then break end
      heap[hole] = parent
      hole = hole // 2
    end
    heap[hole] = event
  end

  local function take()
    local first, last = heap[1], heap[count]
    heap[count] = nil
    count = count - 1
    if count > 0 then
      local hole = 1
      while true do
        local child = 2 * hole
        if child > count then break end
        local c = heap[child]
        if child < count then
          local d = heap[child + 1]
          if d[1] < c[1] or (d[1] == c[1] and d[2] < c[2]) then child, c = child + 1, d end
        end
        if last[1] < c[1] or (last[1] == c[1] and last[2] < c[2]) then break end
        heap[hole] = c
        hole = child
      end
      heap[hole] = last
    end
    return first
  end

  local function answer(c, t)
    if clocks[8 * c + t] == 3 then late[t] = late[t] + 1 else in_time[t] = in_time[t] + 1 end
    clocks[8 * c + t] = 2
    return 1
  end

  local function breach(c, t)
    if clocks[8 * c + t] == 2 then return 0 end
    clocks[8 * c + t] = 3
    breached[t] = breached[t] + 1
    return 1
  end

  local function start_clock(c, t, now)
    clocks[8 * c + t] = 1
    at(now + 2 * (tri(900, 5400, 36000, draw(seed, 5, 8 * c + t)) // 2), answer, c, t)
    at(now + limits[c % 4 + 1] + 1, breach, c, t)
  end

  local function follow_up(a, b)
    local d, t, o, f = a // 8, a % 8, b // 2, b % 2
    inbox[t] = inbox[t] + 1
    local m = 4 * t + (d + f) % 4
    team[m] = team[m] + (3 * d + 7 * o + 11 * f) % 17 - 8
    return 1
  end

  local function decide(d, t, now)
    local o = draw(seed, 2, 8 * d + t) % 4
    local known = learned[8 * ((3 * d) // 2) + t]
    if o == 3 and not (known and known < now) then o = d % 3 end
    decisions[t] = decisions[t] + 1
    local m = 4 * t + (d + o) % 4
    team[m] = team[m] + (7 * d + 13 * o) % 41 - 20
    m = 4 * t + (d + o + 1) % 4
    team[m] = team[m] + (11 * d + 5 * o) % 31 - 15
    m = 2 * (t % 3) + o % 2
    economy[m] = economy[m] + (5 * d + 17 * o) % 21 - 10
    for f = 0, (d + o) % 2 do
      at(now + 600 + 240 * ((31 * d + 17 * o + 53 * f) % 60), follow_up, 8 * d + t, 2 * o + f)
    end
    return 1
  end

  local function inject(i, _, now)
    local by = (29 * i) % 31 - 15
    for t = 0, 7 do
      if i % 4 == 0 or t % 3 == (i // 3) % 3 then
        inbox[t] = inbox[t] + 1
        team[4 * t + i % 4] = team[4 * t + i % 4] + by
      end
    end
    if i % 3 == 0 then
      local d = i // 3
      for t = d % 3, 7, 3 do at(now + tri(300, 1200, 5400, draw(seed, 1, 8 * d + t)), decide, d, t) end
    end
    if i % 12 == 0 then
      local c = i // 6
      for t = c % 3, 7, 3 do start_clock(c, t, now) end
    end
    return 1
  end

  local arrive
  local function learn(k, t, now)
    learned[8 * k + t] = now
    for j = 0, 7 do
      if j ~= t and j ~= k % 8 and draw(seed, 3, 64 * k + 8 * t + j) % 65536 < 24576 + 4096 * (t % 4) then
        local r = draw(seed, 4, 64 * k + 8 * t + j)
        if t % 3 == j % 3 then at(now + tri(60, 300, 1200, r), arrive, k, j)
        else at(now + tri(300, 1800, 7200, r), arrive, k, j) end
      end
    end
    local c = k // 3
    if k % 3 == 0 and c % 2 == 1 and t % 3 == c % 3 then start_clock(c, t, now) end
  end

  arrive = function(k, t, now)
    if learned[8 * k + t] then
      duplicates[t] = duplicates[t] + 1
    else
      shares[t][#shares[t] + 1] = now - 1800 - 3600 * k
      learn(k, t, now)
    end
    return 1
  end

  local function release(k, _, now)
    learn(k, k % 8, now)
    return 1
  end

  for i = 0, 119 do at(600 + 2100 * i + 60 * ((37 * i) % 11), inject, i, 0) end
  for k = 0, 59 do at(1800 + 3600 * k, release, k, 0) end
  local events = 0
  while count > 0 do
    local e = take()
    events = events + e[3](e[4], e[5], e[1])
  end

  local function clamp(v) return v < 0 and 0 or v > 1000 and 1000 or v end
  local h = draw(0, 0, events)
  local function put(v) h = draw(h, 0, v) end
  for t = 0, 7 do
    local s, sum = shares[t], 0
    for _, v in ipairs(s) do sum = sum + v end
    table.sort(s)
    local n = #s
    local median = n == 0 and 0 or n % 2 == 1 and s[n // 2 + 1] or (s[n // 2] + s[n // 2 + 1]) // 2
    local open = 0
    for c = 0, 19 do if clocks[8 * c + t] == 1 then open = open + 1 end end
    put(decisions[t]) put(n) put(n == 0 and 0 or sum // n) put(median) put(duplicates[t])
    put(in_time[t]) put(breached[t]) put(late[t]) put(open) put(inbox[t])
    for m = 0, 3 do put(clamp(team[4 * t + m])) end
  end
  for m = 0, 5 do put(clamp(economy[m])) end
  return events, h
end

local first, last = tonumber(arg[1]), tonumber(arg[2])
local start, events, h = os.clock(), 0, 0
for seed = first, last do
  local n, digest = play(seed)
  events, h = events + n, draw(h, 0, digest)
end
print(string.format('{"plays":%d,"events":%d,"digest":"%08x","user_s":%.6f}', last - first + 1, events, h, os.clock() - start))
