/** What a payload may be reviewed as; a server message is a popup or a data message. */
export const PAYLOAD_KINDS = ['server-message', 'popup-message', 'data-message', 'app-message'] as const;

export type PayloadKind = (typeof PAYLOAD_KINDS)[number];
