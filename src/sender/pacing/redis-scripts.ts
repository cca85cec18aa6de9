import { createHash } from 'node:crypto';

/**
 * The Lua scripts that run atomically in the store. All keys of a call share a hash tag, so a cluster can run it.
 *
 * Beside its cars, every bucket has three keys by which a loss of slots is detected:
 * - the epoch: a random id, and the run id of the server that it was created on. A store without it has lost its data,
 *   or is new. A different run id means a restart or a promoted replica, which may lack the latest slots although it
 *   has the epoch.
 * - the loss marker, which is set with a new epoch and expires after the lease of a slot. `lost`: there were slots
 *   before, so no slots are given until it expires. `new`: no caller is known to have seen an earlier epoch, so slots
 *   are given.
 * - the server mark: says that this very server process has compared its run id with the epoch's. `INFO`, which tells
 *   the run id, costs as much as the slots of ten cars, so it runs only without a valid mark.
 *
 * The server mark must not outlive the server process, and must not reach another one. Its value is a number that
 * belongs to the epoch, and that was put together by `APPEND`, which keeps it as a `raw` string. Every way for it to
 * get into a server that did not make it (RDB file, AOF file, full synchronisation, `RESTORE`) stores it as an `int`
 * again; and neither the replicas nor the AOF are told of the `APPEND`.
 */

/** Number of keys before those of the cars: epoch, loss marker, server mark. */
export const BUCKET_KEYS = 3;

/**
 * Takes slots. KEYS: epoch, loss marker, server mark, cars. ARGV: the epoch that the caller knows or an empty string,
 * the server mark of that epoch, the lease of a slot in ms, and the id of the call, which its tokens and a new epoch
 * start with. Returns the epoch, and for each car 0 for a slot or the time in ms after which to ask again.
 *
 * Idempotent per call id, because clients resend a call whose connection was lost: a slot with the call's own token is
 * given again.
 */
export const TAKE = `
local known, mark, lease, callId = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local epoch = redis.call('GET', KEYS[1])
local loss = redis.call('GET', KEYS[2])
local isKnown = epoch and epoch == known

local function readRunId()
  local info = redis.pcall('INFO', 'server')
  local _, colon = string.find(type(info) == 'string' and info or '', 'run_id:', 1, true)
  return colon and string.match(info, '^%w+', colon + 1) or ''
end
local function setMark()
  if not pcall(redis.set_repl, redis.REPL_NONE) then return end
  redis.pcall('SET', KEYS[3], string.sub(mark, 1, -2))
  if redis.pcall('OBJECT', 'ENCODING', KEYS[3]) == 'int' then redis.pcall('APPEND', KEYS[3], string.sub(mark, -1)) end
  redis.set_repl(redis.REPL_ALL)
end
local function checkServer()
  local runId = readRunId()
  local epochRunId = epoch and string.match(epoch, ' (%w*)$') or ''
  local newLoss
  if not epoch then
    newLoss = known == '' and 'new' or 'lost'
  elseif epochRunId ~= '' and runId ~= '' and epochRunId ~= runId then
    newLoss = 'lost'
  end
  if newLoss then
    epoch = callId .. ' ' .. runId
    loss = newLoss
    redis.call('SET', KEYS[1], epoch)
    redis.call('SET', KEYS[2], loss, 'PX', lease)
  elseif loss == 'new' and known ~= '' and not isKnown then
    loss = 'lost'
    redis.call('SET', KEYS[2], loss, 'PX', math.max(redis.call('PTTL', KEYS[2]), 1))
  elseif isKnown and runId ~= '' and epochRunId == runId then
    setMark()
  end
end
local function retryAfter(key)
  return math.max(redis.call('PTTL', key), 0) + 1
end

local isMarked = isKnown and redis.call('GET', KEYS[3]) == mark
  and redis.pcall('OBJECT', 'ENCODING', KEYS[3]) == 'raw'
if not isMarked then checkServer() end
local answers = { epoch }
local refusedFor = loss == 'lost' and retryAfter(KEYS[2])
for at = 4, #KEYS do
  local key, token = KEYS[at], callId .. '.' .. (at - 3)
  if refusedFor then
    answers[at - 2] = refusedFor
  elseif redis.call('SET', key, token, 'PX', lease, 'NX') or redis.call('GET', key) == token then
    answers[at - 2] = 0
  else
    answers[at - 2] = retryAfter(key)
  end
end
return answers
`;

/** The SHA-1 of {@link TAKE}, by which the store finds it when it has run it before. */
export const TAKE_SHA1 = sha1(TAKE);

/** The token that {@link TAKE} gives to the car at `index`, counted from 0 among the cars of the call. */
export const tokenAt = (callId: string, index: number): string => `${callId}.${index + 1}`;

/** The server mark of an epoch: sixteen digits, which the store can hold as an integer. */
export const serverMarkOf = (epoch: string): string => String(10 ** 15 + Number.parseInt(sha1(epoch).slice(0, 12), 16));

/**
 * Frees the slots whose token is still the stored one. KEYS: cars. ARGV: their tokens. Returns the number freed.
 *
 * Always sent as text, which is short: after `NOSCRIPT` it would arrive later than a `take` that followed it.
 */
export const GIVE_BACK = `
local freed = 0
for at = 1, #KEYS do
  if redis.call('GET', KEYS[at]) == ARGV[at] then freed = freed + redis.call('DEL', KEYS[at]) end
end
return freed
`;

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
