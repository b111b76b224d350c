import type { ClaimContent } from '../../src/domain/action.ts';
import type { DigestContent } from '../../src/domain/digest.ts';
import type { EventContent } from '../../src/domain/event.ts';
import { readStatement } from '../../src/domain/says.ts';
import type { Decision, Desk } from '../../src/store/desk.ts';
import { redactionOf } from '../../src/store/redaction-of.ts';

const NIAMEY: DigestContent = {
  channel: '5001',
  cron: '30 8 * * 1-5',
  every: 'weekdays',
  area: { kind: 'region', region: 'sahel-uniss' },
  timeZone: 'Europe/Paris',
  language: 'fr',
  whenEmpty: 'say so',
};

function event(title: string, more: Partial<EventContent> = {}): EventContent {
  return {
    title,
    kind: 'Battles',
    date: { date: '2024-03-20', precision: 'day' },
    until: null,
    place: { country: 'NE', division: 'NE-6', location: 'Harouna' },
    coordinates: { latitude: 14.65, longitude: 0.53 },
    attacker: 'Northern Front',
    target: null,
    url: 'https://example.org/harouna',
    note: null,
    ...more,
  };
}

function claim(claimant: string, says: string, more: Partial<ClaimContent> = {}): ClaimContent {
  const said = { date: '2024-03-22', precision: 'day' } as const;
  const none = { via: 'Example Wire', url: null, quote: null, reliability: null, credibility: null };
  return { claimant, says, statement: readStatement(says), said, ...none, ...more };
}

const GAO = { place: { country: 'ML', division: 'ML-7', location: null }, coordinates: null };
const SLOT = '2024-03-26T07:30:00.000Z';

/** A record in which every action happens; `before`: how many entries were before its first. */
const actions = (before: number): readonly Decision[] => [
  { type: 'settings.changed', content: { timeZone: 'Africa/Niamey', language: 'fr' } },
  { type: 'event.added', event: 1, content: event('Ambush on a convoy near Harouna') },
  { type: 'event.added', event: 2, content: event('Market attack', GAO) },
  { type: 'event.added', event: 3, content: event('Convoy ambushed') },
  { type: 'claim.added', event: 1, claim: 1, content: claim('Defence ministry', '23 soldiers killed, 17 wounded') },
  { type: 'claim.added', event: 1, claim: 2, content: claim('Front Herald', 'responsibility; 30 soldiers killed') },
  { type: 'claim.added', event: 3, claim: 1, content: claim('Regional hospital', '19 wounded') },
  { type: 'claim.edited', event: 1, claim: 2, content: { quote: 'Thirty of them.', credibility: 4 } },
  {
    type: 'claimant.changed',
    content: {
      claimant: 'Front Herald',
      aliases: ['Herald'],
      mouthpieceOf: 'Northern Front',
      kind: 'media',
      reliability: 'D',
    },
  },
  { type: 'event.merged', event: 3, into: 1 },
  { type: 'event.edited', event: 1, content: { title: 'Ambush on an army convoy near Harouna', note: 'Corrected' } },
  { type: 'claim.added', event: 2, claim: 1, content: claim('Army', '9 militants killed') },
  { type: 'claim.added', event: 2, claim: 2, content: claim('Residents', '9 civilians killed') },
  {
    type: 'status.disputed',
    event: 2,
    claims: [
      { event: 2, claim: 1 },
      { event: 2, claim: 2 },
    ],
    harm: 'killed',
    victims: ['armed_group', 'civilians'],
  },
  { type: 'claim.added', event: 2, claim: 3, content: claim('Town hall', '5 civilians killed') },
  { type: 'claim.withdrawn', event: 2, claim: 3, content: { reason: 'Said of another day' } },
  { type: 'event.added', event: 4, content: event('Recorded in error') },
  { type: 'event.withdrawn', event: 4, content: { reason: 'Never happened' } },
  { type: 'claim.added', event: 2, claim: 4, content: claim('Clinic', '9 wounded') },
  { type: 'action.undone', undoes: before + 19 },
  {
    type: 'status.withdrawn',
    event: 2,
    claims: [
      { event: 2, claim: 1 },
      { event: 2, claim: 2 },
    ],
    content: { reason: 'Two different groups of nine' },
  },
  { type: 'region.defined', region: 1, content: { name: 'Three borders', members: ['NE-6', 'ML-7', 'BF'] } },
  { type: 'region.defined', region: 2, content: { name: 'Not needed', members: ['TD'] } },
  { type: 'region.removed', region: 2 },
  { type: 'digest.created', digest: 1, content: NIAMEY },
  { type: 'digest.created', digest: 2, content: { ...NIAMEY, channel: '5002', area: null } },
  { type: 'digest.edited', digest: 1, content: { ...NIAMEY, language: 'en' } },
  { type: 'digest.paused', digest: 2, why: 'forbidden' },
  { type: 'digest.told', digests: [2], message: '7000' },
  { type: 'digest.resumed', digest: 2 },
  { type: 'digest.removed', digest: 2 },
  {
    type: 'import.part',
    first: before + 32,
    events: 1,
    additions: [{ event: 1, claim: 3, claims: 1 }],
    content: {
      claimants: [{ claimant: 'UCDP', aliases: [], mouthpieceOf: null, kind: 'dataset', reliability: null }],
      events: [{ content: event('Coded event', GAO), claims: [claim('UCDP', '53 people killed')] }],
      additions: [{ changes: {}, claims: [claim('UCDP', '31 people killed')] }],
    },
  },
  { type: 'records.imported', first: before + 32, from: 5, events: 1, claims: 2, content: { file: 'ged.csv' } },
  {
    type: 'draft.recorded',
    draft: 'a1b2c3',
    from: 6,
    events: 1,
    additions: [],
    digest: 'c'.repeat(64),
    content: {
      claimants: [],
      events: [{ content: event('Read in a text'), claims: [claim('Governor', 'at least 4 civilians killed')] }],
      additions: [],
      url: 'https://example.org/text',
    },
  },
  { type: 'digest.planned', digest: 1, slot: SLOT, through: before + 34, parts: ['n1', 'n2'] },
  { type: 'digest.sent', digest: 1, slot: SLOT, through: before + 34, messages: ['7001', '7002'] },
  {
    type: 'digest.planned',
    digest: 1,
    slot: '2024-03-27T07:30:00.000Z',
    through: before + 36,
    parts: ['n3'],
    missed: 2,
  },
];

/** Records every action at least once, an hour apart, with invented places, groups and speakers; a purge first. */
export async function recordEveryAction(desk: Desk): Promise<void> {
  let at = Date.parse('2024-03-21T08:00:00Z');
  const record = (decide: Parameters<Desk['record']>[0]) => {
    at += 3_600_000;
    return desk.record(decide, { by: { member: '1002', interaction: null }, now: new Date(at) });
  };
  await record(() => ({ type: 'settings.changed', content: { timeZone: 'Europe/Paris' } }));
  const { seq } = await record(() => ({ type: 'record.purged' }));
  for (const action of actions(seq)) await record(() => action);
  await record((casebook) => redactionOf(casebook, seq + 5, 'A name in it'));
  await record((casebook) => redactionOf(casebook, seq + 16, null));
}
