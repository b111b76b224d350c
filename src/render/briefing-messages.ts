import type { Casebook } from '../domain/casebook.ts';
import type { News } from '../domain/news.ts';
import { type BriefingOf, briefingPages } from './briefing.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { disputesPicture } from './pictures/claims-picture.ts';
import type { Picture } from './pictures/picture.ts';
import { pictureBlock } from './pictures/picture-block.ts';
import { plainText } from './plain-text.ts';
import type { Reply } from './reply.ts';
import { type Say, sayIn } from './say.ts';
import { ToldLines } from './told-lines.ts';

/** So many messages a digest takes at most; the rest is in a file on the last of them. */
const MOST_MESSAGES = 5;

/** Discord takes files of 10 MiB; this many bytes of text are more than anyone reads. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What a digest says, as the messages it takes after those that stand already: their texts, in order. */
export function briefingMessages(
  news: News,
  of: BriefingOf,
  casebook: Casebook,
  standing: readonly string[] = [],
): Reply[] {
  const say = sayIn(of.language);
  const pages = briefingPages(news, of, casebook, new ToldLines(standing));
  const most = Math.max(1, MOST_MESSAGES - standing.length);
  const rest = pages.slice(most);
  const shown = pages.slice(0, most);
  const all = standing.length + shown.length;
  const tone = news.disputes.length > 0 ? 'conflict' : 'plain';
  return shown.map((page, index): Reply => {
    const number = { page: standing.length + index + 1, pages: all };
    const isLast = index === shown.length - 1;
    const text = joined(
      [
        page,
        ...(isLast && rest.length > 0 ? [say('briefing.rest')] : []),
        ...(all > 1 ? [say('page.of', number)] : []),
      ],
      '\n',
    );
    const files = isLast && rest.length > 0 ? [restFile(rest, say)] : [];
    const picture = number.page === 1 ? pictureBlock([briefingPicture(news, of, casebook)]) : [];
    return { private: false, blocks: [{ kind: 'card', tone, blocks: [{ kind: 'text', text }] }, ...picture], files };
  });
}

/** Conflicting figures as ranges, where there is more to see than two numbers: at least three claimants, or a figure that is no one number. */
export function briefingPicture(news: News, { language }: BriefingOf, casebook: Casebook): Picture | null {
  const open = news.disputes.filter(({ change }) => change !== 'settled');
  const figures = open.flatMap(({ dispute }) => (dispute.kind === 'responsibility' ? [] : dispute.positions));
  const isPlain = figures.length < 3 && figures.every(({ figure }) => figure.low === figure.high);
  return isPlain ? null : disputesPicture(open, { casebook, language, through: news.through });
}

function restFile(pages: readonly Markdown[], say: Say) {
  const lines = pages.flatMap((page) => plainText(page).split('\n'));
  const kept: string[] = [];
  let left = MOST_BYTES;
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  const missing = lines.length - kept.length;
  const more = missing > 0 ? [plainText(say('briefing.restMore', { count: missing }))] : [];
  return {
    name: `${plainText(say('briefing.restName'))}.txt`,
    data: new TextEncoder().encode(`${[...kept, ...more].join('\n')}\n`),
    description: plainText(md`${say('briefing.restDescription')}`),
  };
}
