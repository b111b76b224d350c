// Run as a process of its own, to be killed: the real desks on the real store, without Discord. It is told on its standard input what to do, and
// tells on its standard output what it has begun and done: each line is written before it goes on, as a member would have seen it.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Casebook } from '../../src/domain/casebook.ts';
import { UserError } from '../../src/domain/errors.ts';
import { checkUndo, lastUndoable } from '../../src/domain/undo.ts';
import type { Decision, Desk } from '../../src/store/desk.ts';
import { Desks } from '../../src/store/desks.ts';
import { openStore } from '../../src/store/store.ts';
import { chanceOf } from './chance.ts';
import type { Told, Wanted } from './recorder-words.ts';

const [url = '', name = '', seed = '0'] = process.argv.slice(2);
const desks = new Desks(openStore(url));
const chance = chanceOf(Number(seed));
let interactions = 0;

function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`);
}

/** A claim of the first event, which is made where there is none. */
function addedTo(casebook: Casebook): Decision {
  return casebook.nextEvent === 1 ? eventAdded(1) : claimAdded(1, casebook.nextClaim(1));
}

/** Anything a moderator may do, as far as the record allows it. */
function anyOf(casebook: Casebook, member: string): Decision {
  const last = casebook.nextEvent - 1;
  const roll = chance.next();
  if (last === 0 || roll < 0.1) return eventAdded(casebook.nextEvent);
  const event = chance.between(Math.max(1, last - 3), last);
  if (roll < 0.75) return claimAdded(event, casebook.nextClaim(event));
  if (roll > 0.85) {
    return { type: 'action.undone', undoes: checkUndo(casebook, lastUndoable(casebook, member).seq, member).seq };
  }
  const claims = casebook.event(event)?.claims.filter((claim) => !claim.withdrawn) ?? [];
  if (claims.length === 0) throw new UserError('claim.unknown', { typed: '' });
  return { type: 'claim.withdrawn', event, claim: chance.pick(claims).claim, content: { reason: textOf() } };
}

function eventAdded(event: number): Decision {
  return {
    type: 'event.added',
    event,
    content: {
      title: textOf(),
      kind: null,
      date: { date: '2024-03-20', precision: 'day' },
      until: null,
      place: { country: 'ML', division: null, location: 'Gao' },
      coordinates: null,
      attacker: null,
      target: null,
      url: null,
      note: null,
    },
  };
}

function claimAdded(event: number, claim: number): Decision {
  return {
    type: 'claim.added',
    event,
    claim,
    content: {
      claimant: chance.pick(['Mali army', 'A witness', 'Residents']),
      says: 'responsibility',
      statement: { acts: ['responsibility'], figures: [], denies: [], blames: [] },
      said: null,
      via: null,
      url: null,
      quote: textOf(),
      reliability: null,
      credibility: null,
    },
  };
}

/** Short ones and long ones, so that entries end anywhere in a page of the store. */
function textOf(): string {
  return 'à côté de ≠ 🏥 '.repeat(chance.between(1, chance.next() < 0.1 ? 400 : 5)).trim();
}

async function record(desk: Desk, member: string, decide: (casebook: Casebook) => Decision): Promise<void> {
  const { guild } = desk;
  interactions += 1;
  const interaction = `${name}-${interactions}`;
  tell({ kind: 'began', guild, interaction });
  try {
    const { seq, hash } = await desk.record(decide, { by: { member, interaction }, now: new Date() });
    tell({ kind: 'done', guild, interaction, seq, hash });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell({ kind: 'refused', guild, interaction });
  }
}

async function recordForEver(desk: Desk, member: string): Promise<void> {
  while (true) await record(desk, member, (casebook) => anyOf(casebook, member));
}

async function carryOut(wanted: Wanted): Promise<void> {
  const { guild } = wanted;
  const desk = desks.open(guild);
  if (wanted.kind === 'read') {
    tell({ kind: 'read', guild, last: (await desk.refresh()).last?.hash ?? null });
    return;
  }
  const members = Array.from({ length: wanted.members }, (_, index) => `${2000 + index}`);
  if (wanted.kind === 'write') await Promise.all(members.map((member) => recordForEver(desk, member)));
  await Promise.all(members.map((member) => record(desk, member, addedTo)));
  tell({ kind: 'finished', guild });
}

tell({ kind: 'started' });
for await (const line of createInterface({ input: process.stdin })) {
  void carryOut(JSON.parse(line) as Wanted);
}
// Whoever started it is gone.
process.exit();
