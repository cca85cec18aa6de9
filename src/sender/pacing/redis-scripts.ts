/**
 * What runs inside the store, in one step each. All keys of a call share a hash tag, so a cluster can run it.
 *
 * Beside its cars every bucket has two keys that tell when slots may have been lost:
 * - the epoch: a random id, and the server that it was made on. A server without it has lost its data, or is new. One that
 *   is not the same is a restarted one or a former replica, which may lack the latest slots although it has the epoch.
 * - the doubt, for as long as a slot lasts after an epoch began: `lost` when it is known that there were slots before, and
 *   then nobody gets any; `new` as long as nobody has said so.
 */

/**
 * Takes slots. Keys: epoch, doubt, cars. Values: the epoch that the caller knows or nothing, the id of the next epoch, how
 * long a slot lasts in ms, the beginning of the tokens. Answers with the epoch, and for each car 0 for a slot or the time
 * in ms after which to ask again.
 *
 * A slot that this very call has taken already is its own: clients send a call again that was cut off.
 */
export const TAKE = `
local info = redis.pcall('INFO', 'server')
local server = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''
local epoch = redis.call('GET', KEYS[1])
local doubt = redis.call('GET', KEYS[2])
local began
if not epoch then
  began = ARGV[1] == '' and 'new' or 'lost'
else
  local defaults = string.match(epoch, ' (%w*)$') or ''
  if defaults ~= '' and server ~= '' and defaults ~= server then began = 'lost' end
end
if began then
  epoch = ARGV[2] .. ' ' .. server
  doubt = began
  redis.call('SET', KEYS[1], epoch)
  redis.call('SET', KEYS[2], doubt, 'PX', ARGV[3])
elseif doubt == 'new' and ARGV[1] ~= '' and ARGV[1] ~= epoch then
  doubt = 'lost'
  redis.call('SET', KEYS[2], doubt, 'PX', math.max(redis.call('PTTL', KEYS[2]), 1))
end
local function wait(key)
  return math.max(redis.call('PTTL', key), 0) + 1
end
local answers = { epoch }
local held = doubt == 'lost' and wait(KEYS[2])
for at = 3, #KEYS do
  local token = ARGV[4] .. '.' .. (at - 2)
  if held then
    answers[at - 1] = held
  elseif redis.call('SET', KEYS[at], token, 'PX', ARGV[3], 'NX') or redis.call('GET', KEYS[at]) == token then
    answers[at - 1] = 0
  else
    answers[at - 1] = wait(KEYS[at])
  end
end
return answers
`;

/** The token that {@link TAKE} gives to the car at a place in its keys. */
export const tokenAt = (call: string, place: number): string => `${call}.${place + 1}`;

/** Frees slots that are still those of the tokens. Keys: cars. Values: their tokens. */
export const GIVE_BACK = `
local freed = 0
for at = 1, #KEYS do
  if redis.call('GET', KEYS[at]) == ARGV[at] then freed = freed + redis.call('DEL', KEYS[at]) end
end
return freed
`;
