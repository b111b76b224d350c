/**
 * What every part of the page may know and ask of the others.
 *
 * @typedef {import('../page-protocol.ts').ServerView} ServerView
 * @typedef {import('../page-protocol.ts').MemberView} MemberView
 * @typedef {import('../page-protocol.ts').ChannelView} ChannelView
 * @typedef {import('../page-protocol.ts').CommandView} CommandView
 * @typedef {import('../page-protocol.ts').MessageView} MessageView
 * @typedef {import('../page-protocol.ts').InteractionRequest} InteractionRequest
 * @typedef {{
 *   server: ServerView,
 *   member: MemberView,
 *   channel: ChannelView,
 *   commands: readonly CommandView[],
 *   locale: string,
 *   say: import('./words.js').Say,
 *   openChannel: (id: string) => void,
 *   openMember: (id: string) => void,
 *   writeCommand: (line: string) => void,
 *   runCommand: (request: InteractionRequest, shown: string) => Promise<void>,
 *   pressComponent: (request: InteractionRequest) => Promise<string | null>,
 *   dismiss: (messageId: string) => void,
 * }} PageState `pressComponent` answers with what to show when it failed, else null
 */

/**
 * Those a mention, a select or an option may name.
 *
 * @param {PageState} page
 * @returns {import('./command-line.js').Directory}
 */
export function directory({ server }) {
  return {
    channels: server.channels,
    people: [...server.members, server.application],
    roles: [{ id: server.id, name: '@everyone' }],
  };
}
