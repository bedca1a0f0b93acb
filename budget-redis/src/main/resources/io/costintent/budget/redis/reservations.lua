-- Copyright The Cost Intent Authors
-- SPDX-License-Identifier: Apache-2.0

-- Reservations. A record is one letter and what has to be known in that state:
--   H held, E expired: amounts, floors, attempt and who asked; then references, both packed
--   A abandoned: who gave it back, unanswered, and as which attempt
--   S settled, X released, L late: nothing
-- Held ones are in a sorted set by the time they expire.

local expiries = prefix .. 'e'
local ending, expiring = {}, {} -- ids to take out of the set, ids with a time to put into it

local recordPrefix = prefix .. 'r:'

local function recordKey(id)
  return recordPrefix .. id
end

local function finish(id, record)
  redis.call('SET', recordKey(id), record, 'PX', remember)
  ending[#ending + 1] = id
  expiring[id] = nil
end

local function stateOf(record)
  return record and string.sub(record, 1, 1)
end

local function parse(record)
  return cmsgpack.unpack(string.sub(record, 2))
end

-- The counters of a tuple {packed references, {reference...}, {limit...}, {enforced...}}, looked up
-- once a batch.
local function countersOf(tuple)
  local cs = tuple[5]
  if not cs then
    cs = {}
    for i, ref in ipairs(tuple[2]) do
      cs[i] = counter(refs[ref])
    end
    tuple[5] = cs
  end
  return cs
end

-- Returns the index, from 0, of the enforced hold that lacks most, or nil.
local function lacking(tuple, op)
  local worst, at = 0, nil
  local limits, enforced = tuple[3], tuple[4]
  for i, c in ipairs(countersOf(tuple)) do
    if enforced[i] == 1 then
      local f = free(c, limits[i], op[6 + i])
      if f < worst then worst, at = f, i - 1 end
    end
  end
  return at
end

local function take(tuple, op, id)
  for i, c in ipairs(countersOf(tuple)) do
    hold(c, op[6 + i])
  end
  expiring[id] = now + op[4]
end

-- A counter that refuses is marked, so that those who hold slices of it return what they can.
local function refused(tuple, at)
  local c = counter(refs[tuple[2][at + 1]])
  if not c.fresh and c.x + 200 < now then
    c.x = now
    redis.call('HSET', c.key, 'x', text(now))
  end
  local answer = { 1, at }
  for _, ref in ipairs(tuple[2]) do
    c = counter(refs[ref])
    answer[#answer + 1] = c.s
    answer[#answer + 1] = c.r
    answer[#answer + 1] = c.t
  end
  return answer
end

-- The attempt by which this JVM gave a reservation back that nobody had answered, else 0.
local function givenBack(record)
  if not record or string.sub(record, 1, 1 + #client) ~= 'A' .. client then return 0 end
  return tonumber(string.sub(record, 2 + #client)) or 0
end

-- A hold is that of who asked for it last: an earlier attempt that is given back only now must not
-- take it away.
local function renew(id, record, attempt)
  local amounts, held = parse(record)
  local at = 2 * #held + 1
  if amounts[at + 1] == client and amounts[at] >= attempt then return end
  amounts[at], amounts[at + 1] = attempt, client
  redis.call('SET', recordKey(id), 'H' .. cmsgpack.pack(amounts, held))
end

local reapAll -- nobody is refused for the sake of holds that are due

-- {'G', id, attempt, ttl, tuple, packed amounts and floors, amount...}
local function reserve(op)
  local id, tuple = op[2], tuples[op[5]]
  local at = lacking(tuple, op)
  if at and reapAll() then at = lacking(tuple, op) end
  if not at and redis.call('SET', recordKey(id), 'H' .. op[6] .. tuple[1], 'NX') then
    take(tuple, op, id)
    return 0
  end
  local record = redis.call('GET', recordKey(id))
  if stateOf(record) == 'H' then renew(id, record, op[3]) end
  if record and stateOf(record) ~= 'A' then return 0 end
  if givenBack(record) >= op[3] then return 2 end
  if at then return refused(tuple, at) end
  redis.call('SET', recordKey(id), 'H' .. op[6] .. tuple[1])
  take(tuple, op, id)
  return 0
end

-- {'R', …} is the same for amounts that are numbers, without detours for what is usual: it fits, and
-- nobody has had the id.
local function reserveSmall(op)
  local id, tuple = op[2], tuples[op[5]]
  local cs = countersOf(tuple)
  local limits, enforced = tuple[3], tuple[4]
  for i = 1, #cs do
    local c, amount = cs[i], op[6 + i]
    if c.big or c.r + amount >= EXACT then return reserve(op) end
    if enforced[i] == 1 then
      local limit = limits[i]
      if type(limit) ~= 'number' or limit + c.t - c.s - c.r < amount then return reserve(op) end
    end
  end
  if not redis.call('SET', recordPrefix .. id, 'H' .. op[6] .. tuple[1], 'NX') then
    return reserve(op)
  end
  for i = 1, #cs do
    local c = cs[i]
    c.r = c.r + op[6 + i]
    c.dirty, c.touched = true, true
  end
  expiring[id] = now + op[4]
  return 0
end

-- The same as lacking; a hold that does not grow is not refused.
local function more(tuple, op, before)
  local worst, at = 0, nil
  for i, r in ipairs(tuple[2]) do
    local c, amount = counter(refs[r]), op[6 + i]
    local high, low = halves(amount)
    local h, l = halves(before[c.name] or 0)
    if tuple[4][i] == 1 and (high > h or (high == h and low > l)) then
      local f = free(c, tuple[3][i], amount)
      if f < worst then worst, at = f, i - 1 end
    end
  end
  return at
end

-- The same as reserve, in place of what is held.
local function extend(op)
  local id, tuple = op[2], tuples[op[5]]
  reapAll()
  local record = redis.call('GET', recordKey(id))
  local state = stateOf(record)
  if not record or state == 'A' then return reserve(op) end
  if state ~= 'H' and state ~= 'E' then return 0 end
  local amounts, held = parse(record)
  local before = {}
  for i, ref in ipairs(held) do
    if state == 'H' then
      before[ref[1]] = amounts[i]
      giveBack(counter(ref), amounts[i])
    else
      charge(ref, negative(amounts[#held + i]))
    end
  end
  local at = more(tuple, op, before)
  if at then
    for i, ref in ipairs(held) do
      if state == 'H' then
        hold(counter(ref), amounts[i])
      else
        charge(ref, amounts[#held + i])
      end
    end
    return refused(tuple, at)
  end
  redis.call('SET', recordKey(id), 'H' .. op[6] .. tuple[1])
  take(tuple, op, id)
  return 0
end

-- {'S', id, {reference...}, {amount...}}
local function settle(op)
  local id = op[2]
  local record = redis.call('GET', recordKey(id))
  local state = stateOf(record)
  if record and state ~= 'H' and state ~= 'E' and state ~= 'A' then return 0 end
  if state == 'H' or state == 'E' then
    local amounts, held = parse(record)
    for i, ref in ipairs(held) do
      if state == 'H' then
        giveBack(counter(ref), amounts[i])
      else
        charge(ref, negative(amounts[#held + i]))
      end
    end
  end
  for i, ref in ipairs(op[3]) do
    charge(refs[ref], op[4][i])
  end
  finish(id, state == 'E' and 'L' or 'S')
  return 0
end

-- {'X', id, attempt or 0}: with an attempt, it is one whose answer nobody got.
local function release(op)
  local id = op[2]
  local record = redis.call('GET', recordKey(id))
  local state = stateOf(record)
  if record and state ~= 'H' and state ~= 'A' then return 0 end
  if op[3] > 0 and givenBack(record) > op[3] then return 0 end
  if state == 'H' then
    local amounts, held = parse(record)
    local at = 2 * #held + 1
    if op[3] > 0 and (amounts[at + 1] ~= client or amounts[at] > op[3]) then return 0 end
    for i, ref in ipairs(held) do
      giveBack(counter(ref), amounts[i])
    end
  end
  finish(id, op[3] == 0 and 'X' or 'A' .. client .. text(op[3]))
  return 0
end

local function expire(id)
  local record = redis.call('GET', recordKey(id))
  if stateOf(record) ~= 'H' then return false end
  local amounts, held = parse(record)
  for i, ref in ipairs(held) do
    giveBack(counter(ref), amounts[i])
    charge(ref, amounts[#held + i])
  end
  finish(id, 'E' .. string.sub(record, 2))
  return true
end
