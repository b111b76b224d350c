/**
 * What the page and the sandbox say to each other over HTTP under `/sandbox`. Messages, commands, components and modals are
 * passed on exactly as Discord's REST API shapes them; only what Discord's own client would know besides is named here.
 * Every refusal is `{ "message": string }` with a 4xx status, in the words Discord uses where it has some.
 *
 * | request | answer |
 * |---|---|
 * | `GET /sandbox/server` | `ServerView` |
 * | `GET /sandbox/commands?member=ID` | `CommandView[]`: the application's commands this member may see, names and descriptions in the member's language |
 * | `GET /sandbox/channels/:channel/messages?member=ID` | `MessageView[]`, oldest first: what this member sees, private replies to it included |
 * | `POST /sandbox/channels/:channel/messages` `{ member, content }` | 204: the member says something in the channel (no command) |
 * | `GET /sandbox/files/:message/:name` | an attachment's bytes |
 * | `POST /sandbox/uploads?name=NAME&type=TYPE`, the bytes as `application/octet-stream` | `{ id }`: a file the member picked; the id is the value of an attachment option or a form's file field |
 * | `POST /sandbox/interactions` `InteractionRequest` | `InteractionAnswer`, once the application gave its first callback (or after 3 s) |
 * | `POST /sandbox/locale` `{ member, locale }` | 204: the member's Discord language from now on (`en-GB`, `en-US` or `fr`) |
 * | `GET /sandbox/events?member=ID` | `text/event-stream`; each event's `data` is a `PageEvent` |
 */
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

export interface MemberView {
  readonly id: string;
  readonly name: string;
  /** What the member is here: "reader", "moderator" or "manager". */
  readonly role: 'reader' | 'moderator' | 'manager';
  readonly locale: string;
  /** A CSS colour for the avatar, a plain disc with the name's first letter. */
  readonly colour: string;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
}

export interface ServerView {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberView[];
  readonly channels: readonly ChannelView[];
  /** The application's user (the bot), whether or not it is connected at the moment. */
  readonly application: { readonly id: string; readonly name: string; readonly online: boolean };
}

export type CommandView = APIApplicationCommand;

/** A message as one member sees it. */
export interface MessageView {
  readonly message: APIMessage;
  /** "Only you can see this": shown with Discord's note and a way to dismiss it. */
  readonly ephemeral: boolean;
  /** The application said it is thinking and has not answered yet. */
  readonly thinking: boolean;
  /** The command line that led to the message, as Discord shows it above a reply: "Moderator used /add claim". */
  readonly invokedBy: { readonly memberId: string; readonly memberName: string; readonly command: string } | null;
}

/** One option as the member filled it in; a subcommand is an option that holds options. Values are strings as typed or offered. */
export interface OptionInput {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly OptionInput[];
}

export type InteractionRequest =
  | {
      readonly kind: 'command' | 'autocomplete';
      readonly member: string;
      readonly channel: string;
      readonly commandId: string;
      readonly options: readonly OptionInput[];
    }
  | {
      /** An entry of a message's Apps menu. */
      readonly kind: 'message-menu';
      readonly member: string;
      readonly channel: string;
      readonly commandId: string;
      readonly messageId: string;
    }
  | {
      readonly kind: 'component';
      readonly member: string;
      readonly channel: string;
      readonly messageId: string;
      readonly customId: string;
      readonly componentType: number;
      /** What was chosen in a select. */
      readonly values?: readonly string[];
    }
  | {
      readonly kind: 'modal';
      readonly member: string;
      readonly channel: string;
      readonly customId: string;
      /** By the inner component's custom id: text typed, or values chosen. */
      readonly fields: Readonly<Record<string, string | readonly string[]>>;
    };

export type InteractionAnswer =
  | { readonly kind: 'message' }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  /** "The application did not respond", or what Discord would say otherwise. */
  | { readonly kind: 'failed'; readonly message: string };

export type PageEvent =
  | { readonly kind: 'message'; readonly channelId: string; readonly view: MessageView }
  | { readonly kind: 'message-deleted'; readonly channelId: string; readonly messageId: string }
  | { readonly kind: 'commands-changed' }
  | { readonly kind: 'application'; readonly online: boolean };
