/**
 * The Lua scripts that run atomically in the store. All keys of a call share a hash tag, so a cluster can run it.
 *
 * Beside its cars, every bucket has two keys by which a loss of slots is detected:
 * - the epoch: a random id, and the run id of the server that it was created on. A store without it has lost its data,
 *   or is new. A different run id means a restart or a promoted replica, which may lack the latest slots although it
 *   has the epoch.
 * - the loss marker, which is set with a new epoch and expires after the lease of a slot. `lost`: there were slots
 *   before, so no slots are given until it expires. `new`: no caller is known to have seen an earlier epoch, so slots
 *   are given.
 */

/**
 * Takes slots. KEYS: epoch, loss marker, cars. ARGV: the epoch that the caller knows or an empty string, the id for a
 * new epoch, the lease of a slot in ms, the id of the call, which its tokens start with. Returns the epoch, and for
 * each car 0 for a slot or the time in ms after which to ask again.
 *
 * Idempotent per call id, because clients resend a call whose connection was lost: a slot with the call's own token is
 * given again.
 */
export const TAKE = `
local info = redis.pcall('INFO', 'server')
local runId = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
local epoch = redis.call('GET', KEYS[1])
local marker = redis.call('GET', KEYS[2])
local newMarker
if not epoch then
  newMarker = ARGV[1] == '' and 'new' or 'lost'
else
  local epochRunId = string.match(epoch, ' (%w*)$') or ''
  if epochRunId ~= '' and runId ~= '' and epochRunId ~= runId then newMarker = 'lost' end
end
if newMarker then
  epoch = ARGV[2] .. ' ' .. runId
  marker = newMarker
  redis.call('SET', KEYS[1], epoch)
  redis.call('SET', KEYS[2], marker, 'PX', ARGV[3])
elseif marker == 'new' and ARGV[1] ~= '' and ARGV[1] ~= epoch then
  marker = 'lost'
  redis.call('SET', KEYS[2], marker, 'PX', math.max(redis.call('PTTL', KEYS[2]), 1))
end
local function retryAfter(key)
  return math.max(redis.call('PTTL', key), 0) + 1
end
local answers = { epoch }
local refusedFor = marker == 'lost' and retryAfter(KEYS[2])
for at = 3, #KEYS do
  local token = ARGV[4] .. '.' .. (at - 2)
  if refusedFor then
    answers[at - 1] = refusedFor
  elseif redis.call('SET', KEYS[at], token, 'PX', ARGV[3], 'NX') or redis.call('GET', KEYS[at]) == token then
    answers[at - 1] = 0
  else
    answers[at - 1] = retryAfter(KEYS[at])
  end
end
return answers
`;

/** The token that {@link TAKE} gives to the car at `index`, counted from 0 among the cars of the call. */
export const tokenAt = (callId: string, index: number): string => `${callId}.${index + 1}`;

/** Frees the slots whose token is still the stored one. KEYS: cars. ARGV: their tokens. Returns the number freed. */
export const GIVE_BACK = `
local freed = 0
for at = 1, #KEYS do
  if redis.call('GET', KEYS[at]) == ARGV[at] then freed = freed + redis.call('DEL', KEYS[at]) end
end
return freed
`;
