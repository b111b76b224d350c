import { describe, expect, it } from 'vitest';
import type { MessageView } from '../../src/sandbox/page-protocol.ts';
import { GIVEN } from '../support/hostile-text.ts';
import { effects } from '../support/message-effects.ts';
import { runSitrep } from '../support/run-sitrep.ts';
import { openServer, type TestServer } from '../support/test-server.ts';
import { rawText } from '../support/visible-text.ts';

const running = runSitrep();

/** What each tries to do to those who read it, in at most 100 characters. */
const HOSTILE = {
  pings: '@everyone @here <@1> <@!2> <@&3> <#4> </add:5> <id:browse> <:a:6>',
  links: '[a](https://evil.example) <https://evil.example> https://evil.example discord.gg/evil evil.example',
  markup: '**BOLD** __under__ ~~GONE~~ ||hidden|| `code` ```block``` _it_ *it* <t:1:R> \\',
  heading: '# Heading',
  subtext: '-# SMALL',
  quote: '>>> quote',
  list: '- ITEM',
  number: '1. ITEM',
  lines: 'one\n# two\r\n> three\u2028- four',
  direction: 'a\u202Eb\u2066c\u200Fd\u200Be\u00ADf\u{E0041}g\u0000h\u001B[31mi',
};

/** What the program itself shows as code: commands, options and examples. */
const CODE = ['at', 'date', 'said', 'says', 'until', 'event: E1', '23 soldiers killed, 17 wounded'];
CODE.push(
  'responsibility; at least 30 soldiers killed',
  'denies losses',
  '/add claim',
  '/brief',
  '/event',
  '/undo',
  '/withdraw',
);

/** Records the text everywhere it can stand, and gathers every message that shows it. */
async function recordEverywhere(server: TestServer, text: string): Promise<MessageView[]> {
  const short = text.slice(0, 100);
  const place = 'Gao, Mali';
  const parts = { attacker: short, target: short, note: text, url: GIVEN };
  const event = { title: text, place, date: '2024-03-20', ...parts };
  const views = [await server.ask(server.moderator, 'add event', event)];
  const claim = { event: 'E1', claimant: `Witness ${short.slice(0, 92)}`, via: short, quote: text, said: '2024-03-21' };
  const other = { ...claim, claimant: `Other ${short.slice(0, 92)}`, url: GIVEN, via: '' };
  for (const [line, values] of [
    ['add claim', { ...claim, says: '23 soldiers killed' }],
    [
      'add claim',
      { ...other, says: `40 soldiers killed; blames ${text.replaceAll(/[\d,;.\n\r\u2028]/g, '').slice(0, 60)}` },
    ],
    ['add claim', { ...other, says: '40 soldiers killed' }],
    ['claimant', { claimant: claim.claimant, aliases: short }],
    ['withdraw claim', { claim: 'E1.1', reason: text }],
    ['undo', {}],
    ['digest create', { channel: server.briefings, 'when-empty': 'say so' }],
  ] as const) {
    views.push(await server.ask(server.manager, line, values));
  }
  for (const [line, values] of [
    ['claims', { place: 'mali' }],
    ['claims', { place: 'mali', claimant: claim.claimant }],
    ['timeline', { place: 'mali' }],
    ['event', { event: 'E1' }],
    ['disputes', {}],
    ['claims', { place: text.slice(0, 200) }],
    ['event', { event: short }],
  ] as const) {
    views.push(await server.ask(server.reader, line, values));
  }
  views.push(await server.ask(server.manager, 'digest preview', { digest: 'D1' }));
  return views;
}

describe('recorded text that', () => {
  it.each(Object.entries(HOSTILE))('%s', async (_what, text) => {
    const server = openServer(running.discord);
    const views = await recordEverywhere(server, text);
    const names = [server.moderator, server.manager, server.briefings];
    for (const view of views) {
      const { message } = view;
      expect(effects(rawText(view), names, (code) => CODE.includes(code))).toEqual([]);
      expect([message.mentions, message.mention_roles, message.mention_everyone]).toEqual([[], [], false]);
    }
    for (const { body } of running.discord.requests.matching('POST', /callback|messages/)) {
      const data = (body as { data?: Record<string, unknown> }).data ?? (body as Record<string, unknown>);
      if (data.components !== undefined) expect(data.allowed_mentions).toEqual({ parse: [] });
    }
  });
});

it('keeps such text readable as it was written', async () => {
  const server = openServer(running.discord);
  const title = '*Ambush* of [16-18 March] <Gao> #2 @ km 5 ~ "a_b" `x` 50% (R.N.)';
  const event = { title, place: 'Gao, Mali', date: '2024-03-20' };
  expect((await server.askOpenly(server.moderator, 'add event', event))[1]).toBe(`E1 · ${title}`);
  expect(await server.askOpenly(server.reader, 'timeline', { place: 'mali' })).toContain(
    `20 March 2024 · E1 · ${title}`,
  );
  expect(await server.complete(server.reader, 'event', 'event', 'ambush')).toEqual([
    `E1 · ${title} · Gao, Mali · 20 March 2024`,
  ]);
});

it('the longest texts fit every answer', async () => {
  const server = openServer(running.discord);
  const long = (length: number) => 'ⵣ@é*'.repeat(length).slice(0, length);
  const event = {
    title: long(200),
    place: 'Gao, Mali',
    date: '2024-03-20',
    note: long(500),
    attacker: long(100),
    target: long(100),
  };
  await server.askOpenly(server.moderator, 'add event', event);
  for (let number = 1; number <= 12; number += 1) {
    const claimant = `${number}${long(98)}`;
    const claim = { event: 'E1', claimant, says: `${number * 3} soldiers killed`, via: long(100), quote: long(500) };
    const lines = await server.askOpenly(server.moderator, 'add claim', {
      ...claim,
      url: `https://news.example/${'é'.repeat(70)}`,
    });
    expect(lines[0]).toBe(`Recorded E1.${number}.`);
  }
  for (const [line, values] of [
    ['claims', { place: 'mali' }],
    ['timeline', { place: 'mali' }],
    ['event', { event: 'E1' }],
    ['disputes', {}],
  ] as const) {
    let view = await server.ask(server.reader, line, values);
    const lines = [...server.lines(view)];
    for (let page = 2; server.lines(view).at(-1)?.endsWith('[Next]'); page += 1) {
      expect(page).toBeLessThan(20);
      view = await server.press(server.reader, view, 'Next');
      lines.push(...server.lines(view));
    }
    const figures = lines.filter((each) => / soldiers killed|^Killed, /.test(each));
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((each) => !each.includes('ⵣ@é*'))).toEqual([]);
  }
});
