/**
 * The scripts of receipts in Redis. Each question is a hash that expires by itself. Each process has an inbox, a list of answers that stays
 * until they are handled, and says every now and then that it is alive; what is in the inbox of one that is not goes to another process.
 *
 * All keys have one hash tag, so a cluster keeps them on one node, and scripts may use keys that only they know.
 */

/** KEYS: question. ARGV: VIN, reference, inbox of who asks, ms. */
export const OPEN = `
redis.call('HSET', KEYS[1], 'vin', ARGV[1], 'reference', ARGV[2], 'inbox', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1`;

/** KEYS: question. */
export const FORGET = `return redis.call('DEL', KEYS[1])`;

/**
 * KEYS: question, set of inboxes that hold something. ARGV: VIN, the answer, ms that an inbox is kept, inbox of who records. An answer is
 * JSON and the reference, with a line break between them: JSON has none.
 */
export const RECORD = `
local question = redis.call('HMGET', KEYS[1], 'vin', 'reference', 'inbox', 'answered')
if not question[1] then return 'unknown' end
if question[1] ~= ARGV[1] then return 'foreign' end
if question[4] == ARGV[4] then return 'repeated' end
if question[4] then return 'claimed' end
redis.call('HSET', KEYS[1], 'answered', ARGV[4])
redis.call('RPUSH', question[3], ARGV[2] .. '\\n' .. question[2])
redis.call('PEXPIRE', question[3], ARGV[3])
redis.call('SADD', KEYS[2], question[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return 'new'`;

/**
 * KEYS: own inbox, set of inboxes that hold something, hash of who was alive when. ARGV: ms without a word after which a process is gone, or -1 to
 * take over nothing, answers at the most. Returns the first answers of the own inbox.
 */
export const POLL = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[3], KEYS[1], now)
for _, inbox in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if inbox ~= KEYS[1] and tonumber(ARGV[1]) >= 0 then
    local seen = tonumber(redis.call('HGET', KEYS[3], inbox) or 0)
    if now - seen > tonumber(ARGV[1]) then
      for _ = 1, ARGV[2] do
        if not redis.call('RPOPLPUSH', inbox, KEYS[1]) then break end
        redis.call('SADD', KEYS[2], KEYS[1])
      end
      if redis.call('EXISTS', inbox) == 0 then
        redis.call('SREM', KEYS[2], inbox)
        redis.call('HDEL', KEYS[3], inbox)
      end
    end
  end
end
return redis.call('LRANGE', KEYS[1], 0, ARGV[2] - 1)`;

/** KEYS: own inbox, hash of who was alive when. */
export const LEAVE = `return redis.call('HDEL', KEYS[2], KEYS[1])`;

/** KEYS: own inbox, set of inboxes that hold something. ARGV: the answers that were handled. */
export const HANDLED = `
for _, answer in ipairs(ARGV) do redis.call('LREM', KEYS[1], 1, answer) end
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SREM', KEYS[2], KEYS[1]) end
return 1`;
