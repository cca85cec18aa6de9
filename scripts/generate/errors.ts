/** `errors.ts` and `docs/errors.md`: the error codes. */
import { type Contract, type ErrorRow, folderOf, header, literal, schemaOf } from './contract.js';
import { code, markdownTable } from './markdown.js';

type CodeOwner = ErrorRow['of'][number];

export interface ErrorCode extends ErrorRow {
  code: string;
}

const SENT = {
  no: 'no',
  refused: 'not accepted',
  unknown: 'unknown',
} satisfies Record<NonNullable<ErrorRow['sent']>, string>;

const RETRY = {
  no: 'no',
  later: 'later',
  depends: 'see `retryable`',
} satisfies Record<NonNullable<ErrorRow['retry']>, string>;

/** The codes, optionally of one kind of error only, in the order of the schema. */
export function errorCodes(contract: Contract, of?: CodeOwner): ErrorCode[] {
  const { enum: codes = [], 'x-errors': rows = {} } = schemaOf(contract, 'error-code');
  const unlisted = Object.keys(rows).filter((code) => !codes.includes(code));
  if (unlisted.length > 0) throw new Error(`error-code: "x-errors" has ${unlisted.join(', ')}, "enum" has not`);
  const all = codes.map((code) => {
    const row = rows[code];
    if (row === undefined) throw new Error(`error-code: "x-errors" has nothing for ${code}`);
    if (row.of.includes('error') && row.retry === undefined) throw new Error(`error-code: ${code} needs "retry"`);
    return { code, ...row };
  });
  return all.filter((row) => of === undefined || row.of.includes(of));
}

export function errorsFile(contract: Contract): string {
  const later = errorCodes(contract, 'error').filter(({ retry }) => retry === 'later');
  return `${header(`${folderOf(contract)}/error-code.schema.json`)}
${union(contract, 'error', 'ContractErrorCode', 'Why a call failed. Stable: compare with these, never with messages.', ERROR_EXAMPLE)}
${union(contract, 'issue', 'IssueCode', 'What kind of rule is broken. Stable; the messages are for people and may change.', ISSUE_EXAMPLE)}
${union(contract, 'receiver', 'ReceiverErrorCode', 'Why a call of the receiver had no effect. Stable.', RECEIVER_EXAMPLE)}
/** Errors after which the same call may succeed later, unless the error itself says otherwise. */
export const RETRYABLE_CODES: readonly ContractErrorCode[] = [${later.map(({ code }) => literal(code)).join(', ')}];
`;
}

const ERROR_EXAMPLE = ` * import { type ContractErrorCode, isContractError, popupTopic } from 'webportal-popup-contract';
 *
 * let code: ContractErrorCode | undefined;
 * try {
 *   popupTopic({ uid: '#', vin: 'DEM0CAR0000000001' });
 * } catch (error) {
 *   if (isContractError(error)) code = error.code;
 * }
 * code; // => 'INVALID_TOPIC'`;

const ISSUE_EXAMPLE = ` * import { type IssueCode, validatePopup } from 'webportal-popup-contract';
 *
 * const result = validatePopup(null);
 * const codes: IssueCode[] = result.ok ? [] : result.issues.map((issue) => issue.code);
 * codes; // => ['WRONG_TYPE']`;

const RECEIVER_EXAMPLE = ` * import type { ReceiverErrorCode } from 'webportal-popup-contract/receiver';
 *
 * const code: ReceiverErrorCode = 'TOO_SOON';`;

function union(contract: Contract, of: CodeOwner, name: string, description: string, example: string): string {
  const rows = errorCodes(contract, of);
  return `/**
 * ${description}
 *
${rows.map(({ code, meaning }) => ` * - \`${code}\`: ${meaning}`).join('\n')}
 *
 * @example
${example}
 */
export type ${name} =
${rows.map(({ code }) => `  | ${literal(code)}`).join('\n')};
`;
}

/** The codes with which `send` may reject. */
export function sendErrorTable(contract: Contract): string {
  const rows = errorCodes(contract, 'error').filter(({ sent }) => sent !== undefined);
  return markdownTable(
    ['Code', 'What happened', 'Sent?', 'Another try', 'What to do'],
    rows.map((row) => [`[${code(row.code)}](errors.md#${row.code.toLowerCase()})`, row.meaning, ...adviceCells(row)]),
  );
}

function adviceCells({ sent, retry, hint }: ErrorRow): string[] {
  return [sent === undefined ? '' : SENT[sent], retry === undefined ? '' : RETRY[retry], hint];
}

export function errorsPage(contract: Contract): string {
  return `<!-- Generated from ${folderOf(contract)}/error-code.schema.json by \`npm run generate\`. Do not edit. -->

# Errors

${schemaOf(contract, 'error-code').description} \`error.docs\` names the section of its code on this page.

A \`ContractError\` is what this package throws and rejects with; its \`issues\` say what is wrong and where. The receiver in the
car does not throw: it returns an error with a code of its own.

${errorCodes(contract).map(section).join('\n')}`;
}

const OWNERS: Record<CodeOwner, string> = {
  error: '`ContractError`',
  issue: 'issue',
  receiver: 'error of the receiver',
};

function section(row: ErrorCode): string {
  const [sent, retry] = adviceCells(row);
  const facts = [
    `- Code of: ${row.of.map((of) => OWNERS[of]).join(', ')}`,
    ...(sent === '' ? [] : [`- Sent: ${sent}`]),
    ...(retry === '' ? [] : [`- Worth another try: ${retry}`]),
    `- What to do: ${row.hint}`,
  ];
  return `## ${row.code}

${row.meaning}

${facts.join('\n')}
`;
}
