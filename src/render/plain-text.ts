import type { Markdown } from './markdown.ts';

/**
 * Markdown of ours as a file has it: headings and emphasis left out, a link's address behind its words, moments in UTC. What is struck through says so
 * in words wherever it stands.
 */
export function plainText({ text }: Markdown): string {
  return text
    .replace(/^(?:#{1,3} |-# )/gm, '')
    .replace(/\\(.)|\*\*|__|~~|`|\]\(([^()\s]*)\)|\[|<t:(\d+)(?::\w)?>/g, (_match, escaped, address, seconds) => {
      if (escaped !== undefined) return escaped;
      if (address !== undefined) return ` (${address})`;
      return seconds === undefined ? '' : moment(Number(seconds));
    });
}

function moment(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
