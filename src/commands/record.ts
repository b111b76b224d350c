import type { Casebook } from '../domain/casebook.ts';
import { UserError } from '../domain/errors.ts';
import { keptTextBeside } from '../domain/kept-text.ts';
import { subjectOf } from '../domain/undo.ts';
import { moment } from '../render/dates.ts';
import { joined, Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { bare, type Say } from '../render/say.ts';
import { told } from '../render/told.ts';
import { redactionOf } from '../store/redaction-of.ts';
import type { Command, Context } from './command.ts';
import { text, whole } from './input.ts';

/** As many other entries are named after a redaction. */
const KEPT_NAMED = 15;

export const record: Command = {
  definition: {
    name: 'record',
    audience: 'managers',
    unopened: true,
    subcommands: [
      { name: 'verify', options: [] },
      {
        name: 'redact',
        options: [
          { name: 'entry', type: 'integer', required: true, minimum: 1, maximum: 1_000_000_000 },
          { name: 'reason', type: 'string', maximum: 200 },
        ],
      },
      { name: 'purge', options: [] },
    ],
  },

  async run(input, context) {
    switch (input.subcommand) {
      case 'verify':
        return verify(context);
      case 'redact':
        return redact(whole(input, 'entry') ?? 0, text(input, 'reason', 200), context);
      default:
        return askToPurge(await context.desk.refresh(), context, 'first');
    }
  },

  /** The two questions before a purge; each tells up to which entry it was asked. */
  async press(press, context) {
    if (!context.caller.manages) throw new UserError('record.notAllowed');
    const [, question, asked = ''] = /^purge:(first|second):(\d{1,10})$/.exec(press) ?? [];
    if (question === undefined) throw new UserError('button.stale');
    const check = (casebook: Casebook): Casebook => {
      if (casebook.seq !== Number(asked)) throw new UserError('purge.changed');
      return casebook;
    };
    if (question === 'first') return { ...askToPurge(check(context.casebook), context, 'second'), replaces: true };
    const count = entriesIn(context.casebook);
    await context.record(
      (casebook) => {
        check(casebook);
        return { type: 'record.purged' };
      },
      { private: true },
    );
    return { ...told(context.say('purge.done', { count })), replaces: true };
  },
};

async function verify({ desk, say, working }: Context): Promise<Reply> {
  const { entries, broken, redacted, forgotten, last } = await working(() => desk.verify(), { private: true });
  if (broken) return told(say('verify.broken', { count: entries, seq: String(broken.seq) }));
  if (!last) return told(say('verify.empty'));
  return told(
    joined(
      [
        say('verify.whole', { count: entries }),
        ...(redacted > 0 ? [say('verify.redacted', { count: redacted })] : []),
        ...(forgotten > 0 ? [say('verify.forgotten', { count: forgotten })] : []),
        say('verify.last', { seq: String(last.seq), at: moment(last.at), hash: new Markdown(`\`${last.hash}\``) }),
      ],
      '\n',
    ),
  );
}

async function redact(seq: number, reason: string | null, { say, record, desk }: Context): Promise<Reply> {
  await record((casebook) => redactionOf(casebook, seq, reason), { private: true });
  return told(joined([say('redact.done', { seq: String(seq) }), ...keptBeside(seq, desk.casebook, say)], '\n'));
}

/** Which other entries hold text of the same, and how it is taken out of them; nothing where none does. */
function keptBeside(seq: number, casebook: Casebook, say: Say): Markdown[] {
  const kept = keptTextBeside(casebook, seq);
  if (kept.length === 0) return [];
  const lines = kept.slice(0, KEPT_NAMED).map((each) => {
    const { action } = each.entry;
    const what = say(`action.${action.type}`, { what: subjectOf(action) });
    return md`- ${joined([say('history.entry', { seq: String(each.seq) }), what], ' · ')}`;
  });
  const more = kept.length - lines.length;
  return [say('redact.kept'), ...lines, ...(more > 0 ? [say('redact.keptMore', { count: more })] : [])];
}

/** How many entries a purge would forget; what it left of an earlier one is none. */
function entriesIn({ seq, forgotten }: Casebook): number {
  return seq - forgotten - (forgotten > 0 ? 1 : 0);
}

function askToPurge(casebook: Casebook, { say, language }: Context, question: 'first' | 'second'): Reply {
  const count = entriesIn(casebook);
  if (count === 0) throw new UserError('purge.nothing');
  const press = `record:purge:${question}:${casebook.seq}`;
  const label = bare(language, `button.purge.${question}`);
  return told(say(`purge.${question}`, { count }), { kind: 'buttons', buttons: [{ label, press, style: 'danger' }] });
}
