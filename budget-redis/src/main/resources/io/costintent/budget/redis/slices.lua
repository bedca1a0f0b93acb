-- Copyright The Cost Intent Authors
-- SPDX-License-Identifier: Apache-2.0

-- Slices: what one JVM has taken ahead of its calls. A record is
--   C taken, D expired: {number, nodes}, {held...}, {spent...}, {floor...}, then references
--   T returned: {number}, {}, {spent...}, {}
-- Spent amounts are totals since the slice began, so that saying them twice counts once.

local nodes = prefix .. 'n'

local function zeros(n)
  local z = {}
  for i = 1, n do z[i] = 0 end
  return z
end

local function packSlice(state, number, held, spent, floors, blob)
  return state .. cmsgpack.pack({ number }, held, spent, floors) .. blob
end

-- How much of what is wanted may be taken: all counters in the same proportion, and never more
-- than a share of what is left, so that other JVMs find something too.
local function share(tuple, more)
  local count = math.max(1, redis.call('ZCARD', nodes))
  local part = 1
  for i, ref in ipairs(tuple[2]) do
    local c = counter(refs[ref])
    if tuple[4][i] == 1 and more[i] > 0 then
      if c.x + 2000 > now then return 0 end
      local left = free(c, tuple[3][i], 0)
      part = math.min(part, math.max(0, left) / (2 * count) / more[i])
    end
  end
  return part
end

-- {'C', id, number, ttl, tuple, closing, {want...}, {spent...}, {base...}, {floor...}}
local function checkpoint(op)
  local id, number, tuple, closing = op[2], op[3], tuples[op[5]], op[6] == 1
  local want, spent, base, floors = op[7], op[8], op[9], op[10]
  local n = #tuple[2]
  local held, before, charged, state = zeros(n), base, zeros(n), nil
  local record = redis.call('GET', recordKey(id))
  if record then
    state = stateOf(record)
    local head, h, s, f = parse(record)
    if head[1] >= number then return { state == 'C' and 0 or 3, unpack(state == 'C' and h or zeros(n)) } end
    before = s
    if state == 'C' then held = h end
    if state == 'D' then charged = f end
  end
  local contended = 0
  for i, ref in ipairs(tuple[2]) do
    local c = counter(refs[ref])
    local delta = spent[i] - before[i] - charged[i]
    if delta ~= 0 then charge(refs[ref], delta) end
    local gone = math.min(held[i], math.max(0, spent[i] - before[i]))
    if want[i] < held[i] - gone then gone = held[i] - want[i] end
    if gone > 0 then giveBack(c, gone) end
    held[i] = held[i] - gone
    if c.x + 2000 > now then contended = 1 end
  end
  if closing then
    finish(id, packSlice('T', number, {}, spent, {}, ''))
    return { contended, unpack(zeros(n)) }
  end
  local more, grows = {}, false
  for i = 1, n do
    more[i] = math.max(0, want[i] - held[i])
    grows = grows or more[i] > 0
  end
  if grows then
    local part = share(tuple, more)
    for i, ref in ipairs(tuple[2]) do
      local taken = part >= 1 and more[i] or math.floor(more[i] * part)
      hold(counter(refs[ref]), taken)
      held[i] = held[i] + taken
    end
  end
  for i = 1, n do floors[i] = math.min(floors[i], held[i]) end
  redis.call('SET', recordKey(id), packSlice('C', number, held, spent, floors, tuple[1]))
  expiring[id] = now + op[4]
  return { contended, unpack(held) }
end

-- Of a slice whose JVM says no more: what its calls would be charged stays charged.
local function expireSlice(id, record)
  local head, held, spent, floors, held_refs = parse(record)
  for i, ref in ipairs(held_refs) do
    giveBack(counter(ref), held[i])
    charge(ref, floors[i])
  end
  finish(id, packSlice('D', head[1], held, spent, floors, cmsgpack.pack(held_refs)))
end
