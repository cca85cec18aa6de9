import type { TopicKind } from '#contract/types.js';
import { buildTopic, buildTopicFilter } from '../../topic/build-topic.js';
import { UserError } from '../terminal/user-error.js';

/** The flags of the command line. */
export interface TopicFlags {
  uid: string;
  vin?: string;
  environment: string;
  trailingSlash?: boolean;
  kind: TopicKind;
  filter?: true;
}

/** `popup-contract topic build` */
export function printBuiltTopic(flags: TopicFlags, print: (line: string) => void): void {
  print(flags.filter ? builtFilter(flags) : builtTopic(flags));
}

function builtTopic({ kind, uid, vin, environment, trailingSlash }: TopicFlags): string {
  if (vin === undefined) throw new UserError('--vin is needed: only a filter can be built without it (--filter)');
  const slash = trailingSlash === undefined ? {} : { trailingSlash };
  return buildTopic(kind, { uid, vin, environment, ...slash });
}

function builtFilter({ kind, uid, vin, environment, trailingSlash }: TopicFlags): string {
  if (trailingSlash !== undefined) {
    throw new UserError('A filter matches topics with and without the last slash: leave the option out');
  }
  return buildTopicFilter(kind, { uid, environment, ...(vin === undefined ? {} : { vin }) });
}
