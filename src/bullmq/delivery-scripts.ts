/**
 * The scripts of a queue's deliveries in Redis. The engine gives a job to another worker when the first one is gone; these scripts see to it
 * that only one of them sends. What they need to know of a job is in two fields of the job's own hash, so it goes when the job goes:
 *
 * - `popup:token`: which worker has begun to send. It stays once the popup may have been sent.
 * - `popup:outcome`: what became of it, as JSON.
 *
 * Of each run there are a hash (its popup, and how many jobs ended how) and a sorted set (the jobs whose answer is awaited, by the time until
 * which it is).
 */

/** Unix time in ms, of the store: machines differ. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** KEYS: run, runs. ARGV: name of the run, its popup as JSON or nothing, ms to keep. Returns 0 if the run has another popup. */
export const OPEN_RUN = `${NOW}
if ARGV[2] ~= '' then
  redis.call('HSETNX', KEYS[1], 'popup', ARGV[2])
  if redis.call('HGET', KEYS[1], 'popup') ~= ARGV[2] then return 0 end
end
redis.call('HSETNX', KEYS[1], 'enqueued', 0)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('ZADD', KEYS[2], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], 0, now - ARGV[3])
return 1`;

/** KEYS: run, job, job, … Counts each job once, whoever comes first: the one that has added it, or the worker. */
export const COUNT_ENQUEUED = `
for at = 2, #KEYS do
  if redis.call('EXISTS', KEYS[at]) == 1 and redis.call('HSETNX', KEYS[at], 'popup:counted', 1) == 1 then
    redis.call('HINCRBY', KEYS[1], 'enqueued', 1)
  end
end
return 1`;

/** KEYS: run. */
export const POPUP_OF_RUN = `return redis.call('HGET', KEYS[1], 'popup')`;

/**
 * KEYS: job, run, set of awaited answers, the engine's lock of the job. ARGV: token, id of the job, ms to wait for an answer or nothing, ms to
 * keep, the outcome "unknown" as JSON. Returns `begun`, `lost` if the engine has given the job to another worker by now, or the outcome of an earlier
 * try: it is unknown if another worker has begun and not ended.
 */
export const BEGIN = `${NOW}
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('GET', KEYS[4]) ~= ARGV[1] then return 'lost' end
if redis.call('HSETNX', KEYS[1], 'popup:counted', 1) == 1 then redis.call('HINCRBY', KEYS[2], 'enqueued', 1) end
local known = redis.call('HMGET', KEYS[1], 'popup:token', 'popup:outcome')
if known[1] and known[2] then return known[2] end
if known[1] and known[1] ~= ARGV[1] then
  redis.call('HSET', KEYS[1], 'popup:outcome', ARGV[5])
  redis.call('HINCRBY', KEYS[2], 'unknown', 1)
  return ARGV[5]
end
if known[2] then
  redis.call('HDEL', KEYS[1], 'popup:outcome')
  redis.call('HINCRBY', KEYS[2], 'refused', -1)
end
redis.call('HSET', KEYS[1], 'popup:token', ARGV[1])
if ARGV[3] ~= '' then
  redis.call('ZADD', KEYS[3], now + ARGV[3], ARGV[2])
  redis.call('PEXPIRE', KEYS[3], ARGV[4])
end
return 'begun'`;

/**
 * KEYS: job, set of awaited answers. ARGV: token, id of the job. For what was certainly not sent, and will be tried again; unless another worker
 * has ended the job meanwhile, because this one was silent for too long.
 */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'popup:token') == ARGV[1] and redis.call('HEXISTS', KEYS[1], 'popup:outcome') == 0 then
  redis.call('HDEL', KEYS[1], 'popup:token')
  redis.call('ZREM', KEYS[2], ARGV[2])
end
return 1`;

/** KEYS: job, run, set of awaited answers. ARGV: token, id of the job, status, outcome as JSON, ms to keep. */
export const END = `
if redis.call('HGET', KEYS[1], 'popup:token') ~= ARGV[1] then return 0 end
if redis.call('HSETNX', KEYS[1], 'popup:outcome', ARGV[4]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[2], ARGV[3], 1)
redis.call('PEXPIRE', KEYS[2], ARGV[5])
if ARGV[3] == 'refused' then
  redis.call('HDEL', KEYS[1], 'popup:token')
  redis.call('ZREM', KEYS[3], ARGV[2])
end
return 1`;

/** KEYS: run, set of awaited answers. ARGV: id of the job, what the driver did, ms to keep. Returns 1 if the answer counts. */
export const ANSWER = `
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[1], 'answer:' .. ARGV[2], 1)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

/** KEYS: runs. */
export const RUNS = `return redis.call('ZRANGE', KEYS[1], 0, -1)`;

/** KEYS: run, set of awaited answers. Returns fields and values, then how many answers are awaited still and how many no longer. */
export const FUNNEL = `${NOW}
return {
  redis.call('HGETALL', KEYS[1]),
  redis.call('ZCOUNT', KEYS[2], '(' .. now, '+inf'),
  redis.call('ZCOUNT', KEYS[2], '-inf', now)
}`;
