import type { Language } from '../domain/action.ts';
import { digestId } from '../domain/digest.ts';
import type { DigestState } from '../domain/digest-states.ts';
import { joined, Markdown, md } from './markdown.ts';
import type { Reply } from './reply.ts';
import { sayIn } from './say.ts';

/**
 * What moderators are told of digests Sitrep paused: which, why, and what sets them going again; of which server, where it is told outside of it to who
 * set them up.
 */
export function pausedNotice(paused: readonly DigestState[], language: Language, server: string | null): Reply {
  const say = sayIn(language);
  const lines = paused.flatMap(({ digest, content, paused: pause }) =>
    pause?.why
      ? [md`- **${digestId(digest)}** · ${new Markdown(`<#${content.channel}>`)} · ${say(`pause.${pause.why}`)}`]
      : [],
  );
  const count = lines.length;
  const why = server === null ? [] : [say('pause.direct', { server, count })];
  const text = joined([say('pause.notice', { count }), ...lines, say('pause.remedy', { count }), ...why], '\n');
  return { private: false, blocks: [{ kind: 'card', tone: 'diverging', blocks: [{ kind: 'text', text }] }] };
}
