-- Copyright The Cost Intent Authors
-- SPDX-License-Identifier: Apache-2.0

-- Counters. While a script runs they are kept in tables and written once at its end. Lua's numbers
-- are doubles: below EXACT they are added as such; a counter that comes near it is "big" from then
-- on, its parts are decimal strings, Redis adds them as 64-bit integers, and comparing is done in
-- two halves.

local EXACT = 4503599627370496 -- 2^52: the sum of two is still exact
local MAX, MIN = '9223372036854775807', '-9223372036854775808'

local prefix = ARGV[1]
local batch = cmsgpack.unpack(ARGV[2])
local client, remember, reapAtMost, refs, tuples, ops =
  batch[1], batch[2], batch[3], batch[4], batch[5], batch[6]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local counters = {} -- by name
local loaded = {} -- the same, in order

local function text(v)
  return type(v) == 'number' and string.format('%.0f', v) or v
end

local function negative(v)
  if type(v) == 'number' then return -v end
  if string.sub(v, 1, 1) == '-' then return string.sub(v, 2) end
  return '-' .. v
end

local function below0(v)
  if type(v) == 'number' then return v < 0 end
  return string.sub(v, 1, 1) == '-'
end

-- A value as high * 10^9 + low.
local function halves(v)
  local s = text(v)
  local minus = string.sub(s, 1, 1) == '-'
  if minus then s = string.sub(s, 2) end
  local high, low = 0, tonumber(string.sub(s, -9))
  if #s > 9 then high = tonumber(string.sub(s, 1, -10)) end
  if minus then return -high, -low end
  return high, low
end

-- What is free below the limit beyond the amount, exact in its sign.
local function free(c, limit, amount)
  if not c.big and type(limit) == 'number' and type(amount) == 'number' then
    return limit + c.t - c.s - c.r - amount
  end
  local high, low = halves(limit)
  local h, l = halves(c.t)
  high, low = high + h, low + l
  for _, v in ipairs({ c.s, c.r, amount }) do
    h, l = halves(v)
    high, low = high - h, low - l
  end
  local carry = math.floor(low / 1e9)
  return (high + carry) * 1e9 + (low - carry * 1e9)
end

local function index(c)
  local key = prefix .. 'b:' .. c.budget
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
  redis.call('ZADD', key, c.k == 0 and 'inf' or c.k, c.name)
end

local function write(c)
  if not c.dirty then return end
  c.dirty = false
  if c.fresh or c.renewed then
    redis.call('HSET', c.key, 'h', text(c.h), 'k', text(c.k), 'n', c.n)
    if not c.big then redis.call('HSET', c.key, 's', c.s, 'r', c.r, 't', c.t) end
    if c.k > 0 then redis.call('PEXPIREAT', c.key, text(c.k)) else redis.call('PERSIST', c.key) end
    index(c)
    c.fresh, c.renewed = false, false
  elseif not c.big and c.s == c.s0 and c.t == c.t0 and not c.moved then
    redis.call('HSET', c.key, 'r', c.r)
  elseif not c.big then
    redis.call('HSET', c.key, 's', c.s, 'r', c.r, 't', c.t, 'h', text(c.h))
  else
    redis.call('HSET', c.key, 'h', text(c.h))
  end
  c.s0, c.t0, c.moved = c.s, c.t, false
end

local function enlarge(c)
  if c.big then return end
  c.dirty, c.moved = true, true
  write(c)
  c.big = true
  c.s, c.r, c.t = text(c.s), text(c.r), text(c.t)
end

-- Adds to a field of a hash as a 64-bit integer; where that overflows, it stays at the end.
local function addLong(key, field, v)
  local result = redis.pcall('HINCRBY', key, field, text(v))
  if type(result) == 'table' and result.err then
    redis.call('HSET', key, field, below0(v) and MIN or MAX)
  end
  return redis.call('HGET', key, field)
end

local function add(c, field, v)
  if v == 0 then return end
  c.touched = true
  if not c.big and type(v) == 'number' then
    local sum = c[field] + v
    if sum < EXACT and sum > -EXACT then
      c[field] = sum
      c.dirty = true
      return
    end
  end
  enlarge(c)
  c[field] = addLong(c.key, field, v)
end

-- Moves a rolling counter on to a newer slot: what fell out counts no longer.
local function advance(c, slot, slots)
  local from, to = c.h - c.n + 1, math.min(slot - slots, c.h)
  if c.n == 0 then from = c.h - slots + 1 end
  c.h = slot
  c.dirty, c.moved = true, true
  for q = from, to do
    local field = '#' .. text(q)
    local v = redis.call('HGET', c.key, field)
    if v then
      redis.call('HDEL', c.key, field)
      add(c, 's', #v < 16 and -tonumber(v) or negative(v))
    end
  end
end

local function load(ref)
  local key = prefix .. 'c:' .. ref[1]
  local slot, slots, keep = ref[2], ref[3], ref[4]
  local v = redis.call('HMGET', key, 's', 'r', 't', 'k', 'x', 'h', 'n')
  local s, r, t, k = v[1], v[2], v[3], v[4]
  local c = { key = key, name = ref[1], budget = ref[5], dirty = false, fresh = not k,
    k = tonumber(k or keep), x = tonumber(v[5] or 0),
    h = tonumber(v[6] or slot), n = tonumber(v[7] or slots) }
  if (s and #s > 15) or (r and #r > 15) or (t and #t > 15) then
    c.big, c.s, c.r, c.t = true, s or '0', r or '0', t or '0'
  else
    c.s, c.r, c.t = tonumber(s or 0), tonumber(r or 0), tonumber(t or 0)
  end
  c.s0, c.t0 = c.s, c.t
  counters[ref[1]] = c
  loaded[#loaded + 1] = c
  return c
end

-- Returns the counter of a reference {name, slot, slots, keepUntil, budget}.
local function counter(ref)
  local c = counters[ref[1]] or load(ref)
  local slot, slots, keep = ref[2], ref[3], ref[4]
  if slot > c.h then advance(c, slot, slots) end
  if c.n ~= slots and slots > 1 then c.n, c.renewed = slots, true end
  if c.k > 0 and (keep == 0 or keep > c.k) then
    -- A rolling window is kept a little longer than asked, so as not to ask anew each time.
    if keep > 0 and slots > 1 then keep = keep + math.max(0, math.floor((keep - now) / 8)) end
    c.k, c.renewed = keep, true
  end
  return c
end

local function hold(c, v)
  add(c, 'r', v)
end

-- A counter that was lost has forgotten its holds: giving them back must not make room.
local function giveBack(c, v)
  add(c, 'r', negative(v))
  if below0(c.r) then add(c, 'r', negative(c.r)) end
end

-- Charges the slot of a reference; one that is out of the window counts nothing.
local function charge(ref, v)
  if v == 0 then return end
  local c = counter(ref)
  local slot, slots = ref[2], ref[3]
  if slots > 1 or slot > 0 then
    if slot <= c.h - slots then return end
    addLong(c.key, '#' .. text(slot), v)
    c.dirty = true
  end
  add(c, 's', v)
end
