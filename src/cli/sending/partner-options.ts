import { type Command, Option } from 'commander';
import { DEFAULT_ENVIRONMENT } from '#contract/topics.js';

/** Who sends, and how the topics are built. */
export interface Partner {
  uid: string;
  environment: string;
  trailingSlash?: boolean;
}

/**
 * Adds the flags for the partner and the topics.
 *
 * @param isMandatory - Whether the command always needs the partner.
 */
export function addPartnerOptions(command: Command, isMandatory = true): void {
  command
    .addOption(new Option('--uid <uid>', "the partner's MQTT user name").makeOptionMandatory(isMandatory))
    .option('--environment <name>', 'the environment in the topic', DEFAULT_ENVIRONMENT)
    .option('--trailing-slash', 'end topics in a slash, as documented (default)')
    .option('--no-trailing-slash', 'end topics without a slash (the documents disagree)');
}

/** The partner alone, out of all flags of a command. */
export function partnerOf({ uid, environment, trailingSlash }: Partner): Partner {
  return { uid, environment, ...(trailingSlash === undefined ? {} : { trailingSlash }) };
}
