-- Copyright The Cost Intent Authors
-- SPDX-License-Identifier: Apache-2.0

-- Operations of one JVM, done in their order and all at once.

local function reap(atMost)
  local due = redis.call('ZRANGEBYSCORE', expiries, '-inf', now, 'LIMIT', 0, atMost)
  for _, id in ipairs(due) do
    if not expire(id) then
      local record = redis.call('GET', recordKey(id))
      if stateOf(record) == 'C' then
        expireSlice(id, record)
      else
        ending[#ending + 1] = id
      end
    end
  end
  return #due
end

-- {'T', reference, amount, id}
local function topUp(op)
  local c = counter(refs[op[2]])
  c.dirty = true
  write(c)
  if redis.call('HSETNX', c.key, 'u:' .. op[4], text(op[3])) == 1 then
    add(c, 't', op[3])
  end
  return 0
end

-- {'Q', key, until, who}: whoever was first; the same command sent again is the same claim.
local function claim(op)
  local key = prefix .. 'q:' .. op[2]
  if redis.call('SET', key, op[4], 'NX', 'PXAT', text(op[3])) then return 1 end
  return redis.call('GET', key) == op[4] and 1 or 0
end

-- {'K', field, value or ''}
local function kill(op)
  if op[3] == '' then
    redis.call('HDEL', prefix .. 'k', op[2])
  else
    redis.call('HSET', prefix .. 'k', op[2], op[3])
  end
  return 0
end

-- {'P', ttl of this node}: that this JVM is there, what is stopped, how many there are.
local function pulse(op)
  redis.call('ZADD', nodes, now + op[2], client)
  redis.call('ZREMRANGEBYSCORE', nodes, '-inf', now)
  return { redis.call('ZCARD', nodes), redis.call('HGETALL', prefix .. 'k') }
end

-- {'N', budget}: {name, slot, slots, keep}...
local function list(op)
  local key = prefix .. 'b:' .. op[2]
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
  local answer = {}
  for _, name in ipairs(redis.call('ZRANGE', key, 0, -1)) do
    local v = redis.call('HMGET', prefix .. 'c:' .. name, 'h', 'n', 'k')
    if v[3] then
      answer[#answer + 1] = { name, v[1], v[2], v[3] }
    else
      redis.call('ZREM', key, name)
    end
  end
  return answer
end

local function writeExpiries()
  for from = 1, #ending, 1000 do
    redis.call('ZREM', expiries, unpack(ending, from, math.min(#ending, from + 999)))
  end
  local entries = {}
  for id, at in pairs(expiring) do
    entries[#entries + 1] = at
    entries[#entries + 1] = id
  end
  for from = 1, #entries, 1000 do
    redis.call('ZADD', expiries, unpack(entries, from, math.min(#entries, from + 999)))
  end
  ending, expiring = {}, {}
end

-- Whether something was reaped beyond what each batch reaps anyway; so much a batch, not more.
local reapedAll = reap(reapAtMost) < reapAtMost
function reapAll()
  if reapedAll then return false end
  reapedAll = true
  for _ = 1, 20 do
    writeExpiries()
    if reap(500) < 500 then break end
  end
  return true
end

-- {'B'}: what is read is how things stand when all that is due has been reaped.
local function settled()
  reapAll()
  return 0
end

local does = {
  R = reserveSmall, G = reserve, E = extend, S = settle, X = release, C = checkpoint,
  T = topUp, Q = claim, K = kill, P = pulse, N = list, B = settled,
}

local answer = { now }
local verdicts = {}
for i, op in ipairs(ops) do
  verdicts[i] = does[op[1]](op)
end
for _, ref in ipairs(refs) do
  if ref[6] == 1 then
    local c = counter(ref)
    answer[#answer + 1] = c.s
    answer[#answer + 1] = c.r
    answer[#answer + 1] = c.t
  end
end
for i = 1, #verdicts do answer[#answer + 1] = verdicts[i] end

for _, c in ipairs(loaded) do
  -- Reading a counter that nobody has used creates none.
  if c.dirty and (c.touched or not c.fresh) then write(c) end
end
writeExpiries()
return answer
