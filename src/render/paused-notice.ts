import type { Language } from '../domain/action.ts';
import { digestId } from '../domain/digest.ts';
import type { DigestState } from '../domain/digest-states.ts';
import { joined, Markdown, md } from './markdown.ts';
import type { Reply } from './reply.ts';
import { sayIn } from './say.ts';

/** What moderators are told of digests Sitrep paused: which, why, and what sets them going again. */
export function pausedNotice(paused: readonly DigestState[], language: Language): Reply {
  const say = sayIn(language);
  const lines = paused.flatMap(({ digest, content, paused: pause }) =>
    pause?.why
      ? [md`- **${digestId(digest)}** · ${new Markdown(`<#${content.channel}>`)} · ${say(`pause.${pause.why}`)}`]
      : [],
  );
  const text = joined([say('pause.notice', { count: lines.length }), ...lines, say('pause.remedy')], '\n');
  return { private: false, blocks: [{ kind: 'card', tone: 'diverging', blocks: [{ kind: 'text', text }] }] };
}
