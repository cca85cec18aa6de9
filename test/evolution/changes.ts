/** Changes of the contract with their verdicts, written by hand from the definitions in docs/versions.md. */
import type { Bump } from '../../src/evolution/index.js';
import { type Edit, V1 } from './versions.js';

/**
 * The bump of the whole, then for each change the schema, the kind, and whom it breaks, or else its own bump:
 * `popup-message field-added minor`.
 */
type Verdict = readonly [Bump, ...changes: string[]];

export interface ChangeRow {
  what: string;
  edits: readonly Edit[];
  /** From version 1 to the edited one. */
  verdict: Verdict;
  /** The other way round. */
  back: Verdict;
}

const reaching =
  (...schemas: string[]) =>
  (...changes: string[]): string[] =>
    schemas.flatMap((schema) => changes.map((change) => `${schema} ${change}`));

/** What a change reaches; a schema stands twice if it is reached on two ways. */
const popups = reaching('popup-message', 'server-message');
const dataMessages = reaching('data-message', 'server-message');
const appIds = reaching('popup-message', 'data-message', 'server-message', 'server-message');
const appContents = reaching('data-message', 'data-event', 'server-message');
const popupEvents = reaching('notification-popup-event', 'legacy-popup-event', 'popup-event', 'popup-event');
const parameters = reaching('topic-parameters', 'filter-parameters');
const places = reaching('waypoint', 'waypoints');

const NARROWER = 'old-sender caller';
const WIDER = 'old-receiver';
const ALL = 'old-sender old-receiver caller';

const without =
  (...values: unknown[]) =>
  (list: unknown): unknown[] =>
    (list as unknown[]).filter((value) => !values.includes(value));
const withMore =
  (...values: unknown[]) =>
  (list: unknown): unknown[] => [...(list as unknown[]), ...values];
const withoutAt =
  (...indexes: number[]) =>
  (list: unknown): unknown[] =>
    (list as unknown[]).filter((_, index) => !indexes.includes(index));
const reversed = (list: unknown): unknown[] => (list as unknown[]).toReversed();

const POPUP = 'popup-message/properties';
const VALUES = 'topic-values/definitions';
const WAYPOINT = 'waypoint/properties';

function row(what: string, edits: readonly Edit[], verdict: Verdict, back: Verdict = verdict): ChangeRow {
  return { what, edits, verdict, back };
}

/** A change that makes a schema narrower; wider the other way round. */
function narrower(what: string, edits: readonly Edit[], by: typeof popups, kind: string, backKind = kind): ChangeRow {
  return row(what, edits, ['major', ...by(`${kind} ${NARROWER}`)], ['major', ...by(`${backKind} ${WIDER}`)]);
}

/** Words: the same in both directions. */
function words(what: string, edits: readonly Edit[], by: typeof popups): ChangeRow {
  return row(what, edits, ['patch', ...by('words-changed patch')]);
}

function fact(file: string, path: string, value: unknown, verdict: string, back = verdict): ChangeRow {
  const bumpOf = (text: string): Bump => (text === 'minor' ? 'minor' : 'major');
  return row(
    `${file}: ${path} becomes ${JSON.stringify(value)}`,
    [[`${file}/properties/${path.replaceAll('.', '/properties/')}/const`, value]],
    [bumpOf(verdict), `${file} fact-changed ${verdict}`],
    [bumpOf(back), `${file} fact-changed ${back}`],
  );
}

const TYPES: ChangeRow[] = [
  narrower(
    'a type less',
    [['app-message-content/type', 'string']],
    reaching('app-message', 'send-request'),
    'type-changed',
  ),
  row(
    'a type more',
    [[`${POPUP}/popupBtn/type`, ['boolean', 'string']]],
    ['major', ...popups(`type-changed ${WIDER}`)],
    ['major', ...popups(`type-changed ${NARROWER}`)],
  ),
  row('another type', [[`${POPUP}/popupBtn/type`, 'string']], ['major', ...popups(`type-changed ${ALL}`)]),
  row(
    'no type any more',
    [[`${POPUP}/popupText/type`, undefined]],
    ['major', ...popups(`type-changed ${WIDER}`)],
    ['major', ...popups(`type-changed ${NARROWER}`)],
  ),
  narrower('whole numbers only', [[`${WAYPOINT}/lat/type`, 'integer']], places, 'type-changed'),
  row('a list of one type', [[`${POPUP}/popupText/type`, ['string']]], ['patch', ...popups('type-changed patch')]),
  row(
    'whole numbers among all numbers',
    [[`${WAYPOINT}/lat/type`, ['number', 'integer']]],
    ['patch', ...places('type-changed patch')],
  ),
  row(
    'types in another order',
    [['app-message-content/type', reversed]],
    ['patch', 'app-message-content rewritten patch'],
  ),
];

const CONSTANTS: ChangeRow[] = [
  row('another constant', [[`${POPUP}/popup/const`, 'true']], ['major', ...popups(`constant-changed ${ALL}`)]),
  row(
    'no constant any more',
    [['loaded-notice/properties/type/const', undefined]],
    ['major', `loaded-notice constant-changed ${WIDER}`],
    ['major', `loaded-notice constant-changed ${NARROWER}`],
  ),
  row(
    'another name of a window message, which is also a condition',
    [['notification-type/const', 'WebPortal.onNotification']],
    [
      'major',
      ...reaching('data-event', 'notification-popup-event', 'popup-event')(`constant-changed ${ALL}`),
      `popup-event condition-changed ${ALL}`,
    ],
  ),
];

const ENUMS: ChangeRow[] = [
  row(
    'a name less for an action',
    [
      ['popup-event-name/enum', withoutAt(3)],
      ['popup-event-name/x-actions', withoutAt(3)],
    ],
    ['major', ...popupEvents(`value-removed ${NARROWER}`, 'words-changed patch')],
    ['major', ...popupEvents(`value-added ${WIDER}`, 'words-changed patch')],
  ),
  row(
    'an action less',
    [
      ['native-popup-event-name/enum', withoutAt(3, 7)],
      ['native-popup-event-name/x-actions', without('opened')],
    ],
    [
      'major',
      ...Array(2).fill(`native-popup-event value-removed ${NARROWER}`),
      'native-popup-event name-changed caller',
    ],
    ['major', ...Array(2).fill(`native-popup-event value-added ${WIDER}`), 'native-popup-event name-added minor'],
  ),
  row(
    'another name for an action',
    [['lifecycle-event-name/enum/1', 'WebPortal.onApplicationHidden']],
    ['major', `lifecycle-event value-removed ${NARROWER}`, `lifecycle-event value-added ${WIDER}`],
  ),
  row(
    'an action renamed',
    [['lifecycle-event-name/x-actions/1', 'hidden']],
    ['major', 'lifecycle-event name-changed caller'],
  ),
  row(
    'actions that mean each other',
    [['native-popup-request-name/x-actions', reversed]],
    ['major', 'native-popup-request name-changed caller'],
  ),
  row(
    'names that mean each other',
    [['native-popup-request-name/enum', reversed]],
    ['major', 'native-popup-request name-changed caller'],
  ),
  row(
    'names and actions in another order',
    [
      ['lifecycle-event-name/enum', reversed],
      ['lifecycle-event-name/x-actions', reversed],
    ],
    ['patch', 'lifecycle-event words-changed patch'],
  ),
  row(
    'no list of values any more',
    [
      ['lifecycle-event-name/enum', undefined],
      ['lifecycle-event-name/x-actions', undefined],
    ],
    ['major', `lifecycle-event values-changed ${WIDER}`, 'lifecycle-event name-changed caller'],
    ['major', `lifecycle-event values-changed ${NARROWER}`, 'lifecycle-event name-added minor'],
  ),
];

const BOUNDS: ChangeRow[] = [
  narrower('minLength larger', [['app-id/minLength', 2]], appIds, 'bound-narrowed', 'bound-widened'),
  row(
    'minLength gone',
    [[`${POPUP}/popupText/minLength`, undefined]],
    ['major', ...popups(`bound-widened ${WIDER}`)],
    ['major', ...popups(`bound-narrowed ${NARROWER}`)],
  ),
  narrower('maxLength new', [[`${POPUP}/popupText/maxLength`, 200]], popups, 'bound-narrowed', 'bound-widened'),
  narrower('maxLength smaller', [[`${VALUES}/vin/maxLength`, 16]], parameters, 'bound-narrowed', 'bound-widened'),
  row(
    'maxLength larger',
    [[`${VALUES}/vin/maxLength`, 18]],
    ['major', ...parameters(`bound-widened ${WIDER}`)],
    ['major', ...parameters(`bound-narrowed ${NARROWER}`)],
  ),
  narrower('minimum larger', [[`${WAYPOINT}/lat/minimum`, -85]], places, 'bound-narrowed', 'bound-widened'),
  row(
    'minimum a bit smaller',
    [[`${WAYPOINT}/lat/minimum`, -90.25]],
    ['major', ...places(`bound-widened ${WIDER}`)],
    ['major', ...places(`bound-narrowed ${NARROWER}`)],
  ),
  row(
    'minimum gone',
    [[`${WAYPOINT}/lat/minimum`, undefined]],
    ['major', ...places(`bound-widened ${WIDER}`)],
    ['major', ...places(`bound-narrowed ${NARROWER}`)],
  ),
  row(
    'maximum gone',
    [[`${WAYPOINT}/lon/maximum`, undefined]],
    ['major', ...places(`bound-widened ${WIDER}`)],
    ['major', ...places(`bound-narrowed ${NARROWER}`)],
  ),
  narrower('maximum smaller', [[`${WAYPOINT}/lon/maximum`, 179.5]], places, 'bound-narrowed', 'bound-widened'),
  narrower('maxItems smaller', [['waypoints/maxItems', 8]], reaching('waypoints'), 'bound-narrowed', 'bound-widened'),
  row(
    'maxItems gone',
    [['waypoints/maxItems', undefined]],
    ['major', `waypoints bound-widened ${WIDER}`],
    ['major', `waypoints bound-narrowed ${NARROWER}`],
  ),
  narrower('minItems new', [['waypoints/minItems', 1]], reaching('waypoints'), 'bound-narrowed', 'bound-widened'),
  row('minItems 0, as without', [['waypoints/minItems', 0]], ['patch', 'waypoints bound-rewritten patch']),
  row('minLength 0, as without', [['app-content/minLength', 0]], ['patch', ...appContents('bound-rewritten patch')]),
  row(
    'a bound of what no value can be',
    [[`${POPUP}/popupBtn/minLength`, 3]],
    ['patch', ...popups('bound-narrowed patch')],
    ['patch', ...popups('bound-widened patch')],
  ),
];

const PATTERNS: ChangeRow[] = [
  narrower('a stricter pattern', [[`${VALUES}/vin/pattern`, '^[A-Z0-9]{17}']], parameters, 'pattern-changed'),
  row(
    'the same pattern in another way',
    [[`${VALUES}/vin/pattern`, '^[0-9A-Za-z]{17}']],
    ['patch', ...parameters('pattern-changed patch')],
  ),
  narrower('a new pattern', [['app-id/pattern', '^[A-Z_]+$']], appIds, 'pattern-changed'),
  row(
    'another pattern',
    [[`${VALUES}/vin/pattern`, '^[a-z?]{17}']],
    ['major', ...parameters(`pattern-changed ${ALL}`)],
  ),
  row(
    'nothing excluded any more',
    [[`${VALUES}/uid/not`, undefined]],
    ['major', ...parameters(`exclusion-changed ${WIDER}`)],
    ['major', ...parameters(`exclusion-changed ${NARROWER}`)],
  ),
  narrower(
    'more excluded',
    [[`${VALUES}/environment/not/pattern`, (pattern: unknown) => `${pattern}| `]],
    parameters,
    'exclusion-changed',
  ),
  narrower('something excluded', [['app-id/not', { const: 'a' }]], appIds, 'exclusion-changed'),
  row(
    'excluded no more, but as an unknown field never sent',
    [['data-event/properties/value/not', undefined]],
    ['patch', 'data-event exclusion-changed patch'],
  ),
];

const ARRAYS: ChangeRow[] = [
  row(
    'an array of anything',
    [['waypoints/items', undefined]],
    ['major', 'waypoints items-changed old-receiver caller'],
    ['major', `waypoints items-changed ${NARROWER}`],
  ),
  row(
    'a field of the items of an array',
    [[`${WAYPOINT}/name`, { type: 'string' }]],
    ['minor', ...places('field-added minor')],
    ['major', ...places('field-removed caller')],
  ),
];

const PRIORITY = { type: 'integer', minimum: 0 };

const FIELDS: ChangeRow[] = [
  row(
    'an optional field',
    [[`${POPUP}/priority`, PRIORITY]],
    ['minor', ...popups('field-added minor')],
    ['major', ...popups('field-removed caller')],
  ),
  row(
    'a required field',
    [
      [`${POPUP}/priority`, PRIORITY],
      ['popup-message/required', withMore('priority')],
    ],
    ['major', ...popups('field-added old-sender caller')],
    ['major', ...popups('field-removed old-receiver caller')],
  ),
  row(
    'a field that may be anything',
    [[`${POPUP}/hint`, { 'x-api-name': 'hint' }]],
    ['minor', ...popups('field-added minor')],
    ['major', ...popups('field-removed caller')],
  ),
  row(
    'a field in an open object',
    [['app-content/properties', { id: { type: 'integer' } }]],
    ['major', ...appContents('field-added old-sender caller')],
    ['major', ...appContents('field-removed old-receiver')],
  ),
  row(
    'a field with a name in the API in an open object',
    [['app-content/properties', { id: { 'x-api-name': 'id' } }]],
    ['minor', ...appContents('field-added minor')],
    ['major', ...appContents('field-removed caller')],
  ),
  row(
    'a required field renamed',
    [
      [`${POPUP}/message`, V1['popup-message']?.properties?.popupText],
      [`${POPUP}/popupText`, undefined],
      ['popup-message/required', (names: unknown) => [...without('popupText')(names), 'message']],
    ],
    ['major', ...popups('field-removed old-receiver caller', 'field-added old-sender caller')],
  ),
  row(
    'an optional field renamed',
    [
      [`${POPUP}/data`, V1['popup-message']?.properties?.content],
      [`${POPUP}/content`, undefined],
    ],
    ['major', ...popups('field-removed caller', 'field-added minor')],
  ),
  row(
    'a required field gone',
    [
      ['data-message/properties/content', undefined],
      ['data-message/required', without('content')],
    ],
    ['major', ...dataMessages('field-removed old-receiver caller')],
    ['major', ...dataMessages('field-added old-sender caller')],
  ),
  row(
    'one field gone and another new, which is required',
    [
      [`${POPUP}/popupBtn`, undefined],
      [`${POPUP}/priority`, PRIORITY],
      ['popup-message/required', withMore('priority')],
    ],
    ['major', ...popups('field-removed caller', 'field-added old-sender caller')],
    ['major', ...popups('field-removed old-receiver caller', 'field-added minor')],
  ),
  narrower(
    'an optional field becomes required',
    [['popup-message/required', withMore('popupBtn')]],
    popups,
    'field-required',
    'field-optional',
  ),
  narrower(
    'a field of the content becomes required',
    [['app-content/required', ['id']]],
    appContents,
    'field-required',
    'field-optional',
  ),
  row(
    'required fields in another order',
    [['popup-message/required', reversed]],
    ['patch', 'popup-message rewritten patch'],
  ),
  row(
    'a closed object opened',
    [['popup-message/additionalProperties', undefined]],
    ['minor', ...popups('object-opened minor')],
    ['major', ...popups('object-closed caller')],
  ),
  row(
    'an open object closed',
    [['app-content/additionalProperties', false]],
    ['major', ...appContents('object-closed caller')],
    ['minor', ...appContents('object-opened minor')],
  ),
  row(
    'an open object that says so',
    [['app-content/additionalProperties', true]],
    ['patch', ...appContents('object-rewritten patch')],
  ),
  row(
    'narrower here and wider there',
    [
      [`${POPUP}/popupText/maxLength`, 100],
      ['app-id/minLength', undefined],
    ],
    ['major', ...popups(`bound-narrowed ${NARROWER}`), ...appIds(`bound-widened ${WIDER}`)],
    ['major', ...popups(`bound-widened ${WIDER}`), ...appIds(`bound-narrowed ${NARROWER}`)],
  ),
  row(
    'wider, where another change leaves nothing of it',
    [
      [`${POPUP}/popupText/minLength`, undefined],
      [`${POPUP}/popupText/pattern`, '^.'],
    ],
    ['major', ...popups('bound-widened minor', `pattern-changed ${NARROWER}`)],
    ['major', ...popups('bound-narrowed patch', `pattern-changed ${WIDER}`)],
  ),
];

const CONDITIONS: ChangeRow[] = [
  row(
    'a condition that divides the same messages',
    [['server-message/if/properties/popup', { const: true }]],
    ['patch', 'server-message condition-changed patch'],
  ),
  row(
    'a condition that divides other messages',
    [['server-message/if/properties/popup', { const: 1 }]],
    ['major', 'server-message condition-changed old-sender caller'],
    ['major', 'server-message condition-changed old-receiver'],
  ),
  row(
    'no condition any more',
    [['server-message/if', undefined]],
    ['major', `server-message condition-changed ${WIDER}`],
    ['major', `server-message condition-changed ${NARROWER}`],
  ),
  row(
    'nothing holds if the condition does',
    [['server-message/then', undefined]],
    ['major', 'server-message then-changed old-receiver caller'],
    ['major', `server-message then-changed ${NARROWER}`],
  ),
  row(
    'nothing holds if the condition does not',
    [['server-message/else', undefined]],
    ['major', 'server-message else-changed old-receiver caller'],
    ['major', `server-message else-changed ${NARROWER}`],
  ),
];

const REFERENCES: ChangeRow[] = [
  row(
    'a part inlined',
    [[`${POPUP}/idApp`, { ...V1['app-id'], $id: undefined, $schema: undefined }]],
    ['patch', 'popup-message rewritten patch'],
  ),
  row(
    'a part extracted into a file',
    [
      ['popup-text', V1['popup-message']?.properties?.popupText],
      [`${POPUP}/popupText`, { $ref: 'popup-text.schema.json' }],
    ],
    ['patch', ...reaching('popup-message', 'popup-text')('rewritten patch')],
  ),
  row(
    'a part extracted into a file with a role',
    [
      ['popup-text', { ...V1['popup-message']?.properties?.popupText, 'x-role': 'part' }],
      [`${POPUP}/popupText`, { $ref: 'popup-text.schema.json' }],
    ],
    ['patch', ...popups('words-changed patch')],
  ),
  row(
    'a part extracted into a definition',
    [
      ['popup-message/definitions', { text: V1['popup-message']?.properties?.popupText }],
      [`${POPUP}/popupText`, { $ref: '#/definitions/text' }],
    ],
    ['patch', ...popups('words-changed patch')],
  ),
  narrower(
    'another part referred to',
    [[`${POPUP}/popupText`, { ...V1['popup-message']?.properties?.popupText, maxLength: 9 }]],
    popups,
    'bound-narrowed',
    'bound-widened',
  ),
];

const NAMES: ChangeRow[] = [
  row(
    'another default environment',
    [[`${VALUES}/environment/default`, 'OVIPPartners']],
    ['major', ...parameters(`name-changed ${ALL}`)],
  ),
  row(
    'no default environment',
    [[`${VALUES}/environment/default`, undefined]],
    ['major', ...parameters(`name-changed ${ALL}`)],
  ),
  row(
    'another name in the API',
    [[`${POPUP}/popupText/x-api-name`, 'message']],
    ['major', ...popups('name-changed caller')],
  ),
  row(
    'no name in the API',
    [[`${POPUP}/popupText/x-api-name`, undefined]],
    ['major', ...popups('name-changed caller')],
    ['minor', ...popups('name-added minor')],
  ),
  row(
    'another topic',
    [['data-message/x-topic', 'app-message']],
    ['major', `data-message name-changed ${ALL}`, 'server-message words-changed patch'],
  ),
  row(
    'another direction',
    [['app-message/x-direction', 'server-to-car']],
    ['major', `app-message name-changed ${ALL}`],
  ),
  row(
    'another name of a type',
    [['popup-message/title', 'Popup']],
    ['major', 'popup-message name-changed caller', 'server-message words-changed patch'],
  ),
  row(
    'another role',
    [['waypoint/x-role', 'content']],
    ['major', 'waypoint name-changed caller', 'waypoints words-changed patch'],
  ),
  row('another unit of a field', [[`${WAYPOINT}/lat/x-unit`, 'radians']], ['major', ...places('name-changed caller')]),
  row(
    'another unit of a limit',
    [['limits/properties/autoCloseMs/x-unit', 's']],
    ['major', 'limits name-changed caller'],
  ),
  row('no unit', [[`${WAYPOINT}/lat/x-unit`, undefined]], ['patch', ...places('words-changed patch')]),
];

const WORDS: ChangeRow[] = [
  words('title', [[`${POPUP}/popupText/title`, 'Words']], popups),
  words('description', [[`${POPUP}/popupText/description`, 'What is read.']], popups),
  words('examples', [[`${POPUP}/popupText/examples`, ['Hello']]], popups),
  words('x-source', [[`${POPUP}/popupText/x-source`, 'PROTOCOL.md']], popups),
  words('x-key', [[`${POPUP}/popupText/x-key`, 'words']], popups),
  words('x-samples', [['app-id/x-samples', ['ONE']]], appIds),
  words('x-called', [[`${VALUES}/vin/x-called`, 'a VIN']], parameters),
  words('x-action-meanings', [['popup-event-name/x-action-meanings/ok', 'Yes.']], popupEvents),
  words('x-disagreement', [['popup-event-name/x-disagreement', undefined]], popupEvents),
  words('x-extension', [['receipt-message/x-extension', 'of somebody else']], reaching('receipt-message')),
  words('$comment', [['popup-message/$comment', 'Hello']], popups),
  words('the words for an error', [['error-code/x-errors/REFUSED/hint', 'Look.']], reaching('error-code')),
  words('the words for a limit', [['limits/properties/autoCloseMs/title', 'Closes']], reaching('limits')),
  words('the words for all topics', [['topics/description', 'Topics.']], reaching('topics')),
  row('the names of the limits in another order', [['limits/required', reversed]], ['patch', 'limits rewritten patch']),
  row('the version', [['contract-version/const', '2.0.0']], ['none']),
  row('the address of a schema', [['popup-message/$id', 'https://other.example/popup.json']], ['none']),
];

const PING = {
  title: 'Ping',
  'x-role': 'event',
  type: 'object',
  required: ['type'],
  properties: { type: { const: 'ping' } },
  additionalProperties: false,
};

const SCHEMAS: ChangeRow[] = [
  row(
    'an event more',
    [['ping', PING]],
    ['minor', 'ping schema-added minor'],
    ['major', `ping schema-removed ${NARROWER}`],
  ),
  ...['app-message', 'send-request', 'lifecycle-event', 'popup-event', 'topic-parameters', 'server-message'].map(
    (file) =>
      row(
        `${file} no longer there`,
        [[file, undefined]],
        ['major', `${file} schema-removed ${NARROWER}`],
        ['minor', `${file} schema-added minor`],
      ),
  ),
  row(
    'an event under another file name',
    [
      ['ready-notice', V1['loaded-notice']],
      ['loaded-notice', undefined],
    ],
    ['major', `loaded-notice schema-removed ${NARROWER}`, 'ready-notice schema-added minor'],
    ['major', `ready-notice schema-removed ${NARROWER}`, 'loaded-notice schema-added minor'],
  ),
  row(
    'a part that no message reaches no longer there',
    [['waypoints', undefined]],
    ['major', `waypoints schema-removed ${NARROWER}`],
    ['minor', 'waypoints schema-added minor'],
  ),
];

const TOPICS: ChangeRow[] = [
  fact('topics', 'popup.template', 'psa/{uid}', ALL),
  fact('topics', 'popup.direction', 'car-to-server', ALL),
  fact('topics', 'popup.qos', 2, 'minor', 'caller'),
  fact('topics', 'app-message.qos', 0, 'caller', 'minor'),
  fact('topics', 'popup.retain', true, WIDER),
  row(
    'a topic more',
    [['topics/properties/alarm', V1.topics?.properties?.popup]],
    ['minor', 'topics fact-added minor'],
    ['major', `topics fact-removed ${ALL}`],
  ),
  row(
    'a topic less',
    [['topics/properties/app-message', undefined]],
    ['major', `topics fact-removed ${ALL}`],
    ['minor', 'topics fact-added minor'],
  ),
  row(
    'a topic renamed',
    [
      ['topics/properties/notification', V1.topics?.properties?.popup],
      ['topics/properties/popup', undefined],
    ],
    ['major', `topics fact-removed ${ALL}`, 'topics fact-added minor'],
  ),
  ...['template', 'direction', 'qos'].map((name) =>
    row(
      `a topic without ${name}`,
      [[`topics/properties/popup/properties/${name}`, undefined]],
      ['major', `topics fact-removed ${ALL}`],
      ['minor', 'topics fact-added minor'],
    ),
  ),
  row(
    'a topic that does not say whether messages are kept',
    [['topics/properties/popup/properties/retain', undefined]],
    ['major', `topics fact-removed ${WIDER}`],
    ['minor', 'topics fact-added minor'],
  ),
];

function removedFact(file: string, name: string, breaks: string): ChangeRow {
  return row(
    `${file}: ${name} no longer there`,
    [[`${file}/properties/${name.replaceAll('.', '/properties/')}`, undefined]],
    ['major', `${file} fact-removed ${breaks}`],
    ['minor', `${file} fact-added minor`],
  );
}

const FACTS: ChangeRow[] = [
  fact('limits', 'maxPayloadBytes', 200_000, WIDER, NARROWER),
  fact('limits', 'maxPayloadBytes', 100_000, NARROWER, WIDER),
  fact('limits', 'maxTopicBytes', 70_000, WIDER, NARROWER),
  fact('limits', 'maxTopicBytes', 1_000, NARROWER, WIDER),
  fact('limits', 'autoCloseMs', 20_000, WIDER, 'minor'),
  fact('limits', 'autoCloseMs', 10_000, 'minor', WIDER),
  fact('limits', 'minIntervalMs', 30_000, NARROWER, WIDER),
  fact('limits', 'minIntervalMs', 10_000, WIDER, NARROWER),
  fact('limits', 'maxPendingMessages', 20, 'minor', WIDER),
  fact('limits', 'maxPendingMessages', 5, WIDER, 'minor'),
  fact('limits', 'maxLoadMs', 20_000, WIDER, WIDER),
  ...Object.keys(V1.limits?.properties ?? {}).map((name) => removedFact('limits', name, 'caller')),
  fact('safety', 'maxJsonDepth', 200, WIDER, NARROWER),
  fact('safety', 'maxIssues', 50, 'minor'),
  fact('safety', 'guidanceMarginMs', 3_000, 'minor'),
  fact('safety', 'maxReceiptIds', 50, 'minor'),
  fact('safety', 'guidanceRetryMs', 300, 'minor'),
  ...Object.keys(V1.safety?.properties ?? {}).map((name) => removedFact('safety', name, 'caller')),
  fact('display', 'pictureLines', 5, 'minor'),
  removedFact('display', 'pictureLines', 'caller'),
  fact('screens', '800x363.width', 900, 'minor'),
  removedFact('screens', '800x363', 'caller'),
  removedFact('screens', '800x363.width', 'caller'),
  fact('brokers', 'production.host', 'broker.example', NARROWER),
  fact('brokers', 'production.port', 1883, NARROWER),
  fact('brokers', 'production.clientCertificate', false, NARROWER),
  removedFact('brokers', 'production', NARROWER),
  removedFact('brokers', 'production.password', NARROWER),
  fact('portal-functions', 'launchGuidance', 'Navigation.Launch', ALL),
  removedFact('portal-functions', 'launchGuidance', NARROWER),
  row(
    'an error code less',
    [
      ['error-code/enum', without('NO_ANSWER')],
      ['error-code/x-errors/NO_ANSWER', undefined],
    ],
    ['major', 'error-code error-removed caller', 'error-code words-changed patch'],
    ['minor', 'error-code error-added minor', 'error-code words-changed patch'],
  ),
];

export const CHANGES: readonly ChangeRow[] = [
  ...TYPES,
  ...CONSTANTS,
  ...ENUMS,
  ...BOUNDS,
  ...PATTERNS,
  ...ARRAYS,
  ...FIELDS,
  ...CONDITIONS,
  ...REFERENCES,
  ...NAMES,
  ...WORDS,
  ...SCHEMAS,
  ...TOPICS,
  ...FACTS,
];
