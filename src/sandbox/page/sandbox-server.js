/**
 * The requests of the page, as `page-protocol.ts` lists them.
 *
 * @typedef {import('../page-protocol.ts').ServerView} ServerView
 * @typedef {import('../page-protocol.ts').CommandView} CommandView
 * @typedef {import('../page-protocol.ts').MessageView} MessageView
 * @typedef {import('../page-protocol.ts').InteractionRequest} InteractionRequest
 * @typedef {import('../page-protocol.ts').InteractionAnswer} InteractionAnswer
 * @typedef {import('../page-protocol.ts').PageEvent} PageEvent
 */

/** A request the sandbox refused, in Discord's words; without a message when it did not answer at all. */
export class Refused extends Error {}

/**
 * @param {string} path
 * @param {unknown} [body] sent as JSON when given
 * @returns {Promise<unknown>}
 */
async function request(path, body) {
  let response;
  try {
    response = await fetch(
      `/sandbox${path}`,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
  } catch (cause) {
    throw new Refused('', { cause });
  }
  const text = await response.text();
  const answer = text === '' ? null : readJson(text);
  if (!response.ok) throw new Refused(messageOf(answer));
  return answer;
}

/** @param {string} text */
function readJson(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refused('', { cause });
  }
}

/** @param {unknown} answer */
function messageOf(answer) {
  const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : '';
  return typeof said === 'string' ? said : '';
}

/** @returns {Promise<ServerView>} */
export async function fetchServer() {
  return /** @type {ServerView} */ (await request('/server'));
}

/**
 * @param {string} member
 * @returns {Promise<CommandView[]>}
 */
export async function fetchCommands(member) {
  return /** @type {CommandView[]} */ (await request(`/commands?member=${encodeURIComponent(member)}`));
}

/**
 * @param {string} channel
 * @param {string} member
 * @returns {Promise<MessageView[]>}
 */
export async function fetchMessages(channel, member) {
  const path = `/channels/${encodeURIComponent(channel)}/messages?member=${encodeURIComponent(member)}`;
  return /** @type {MessageView[]} */ (await request(path));
}

/**
 * @param {string} channel
 * @param {string} member
 * @param {string} content
 */
export async function postMessage(channel, member, content) {
  await request(`/channels/${encodeURIComponent(channel)}/messages`, { member, content });
}

/**
 * @param {string} member
 * @param {string} locale
 */
export async function changeLocale(member, locale) {
  await request('/locale', { member, locale });
}

/**
 * Hands over a file for an option or a form; its id stands for it there.
 *
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function upload(file) {
  const query = new URLSearchParams({ name: file.name, type: file.type || 'application/octet-stream' });
  let response;
  try {
    const headers = { 'content-type': 'application/octet-stream' };
    response = await fetch(`/sandbox/uploads?${query}`, { method: 'POST', headers, body: file });
  } catch (cause) {
    throw new Refused('', { cause });
  }
  const answer = readJson(await response.text());
  if (!response.ok) throw new Refused(messageOf(answer));
  return /** @type {{ id: string }} */ (answer).id;
}

/**
 * @param {InteractionRequest} interaction
 * @returns {Promise<InteractionAnswer>}
 */
export async function interact(interaction) {
  return /** @type {InteractionAnswer} */ (await request('/interactions', interaction));
}

/**
 * Listens to what happens from the member's seat until told to stop, and takes up again after every break.
 *
 * @param {string} member
 * @param {{ onEvent: (event: PageEvent) => void, onOpen: (again: boolean) => void, onLost: () => void }} handlers
 * @returns {() => void} stops listening
 */
export function listen(member, { onEvent, onOpen, onLost }) {
  /** @type {EventSource | null} */
  let source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let opened = false;
  let wait = 500;
  const connect = () => {
    source = new EventSource(`/sandbox/events?member=${encodeURIComponent(member)}`);
    source.onopen = () => {
      wait = 500;
      onOpen(opened);
      opened = true;
    };
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = () => {
      onLost();
      source?.close();
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    };
  };
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
