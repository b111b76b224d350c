import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimantContent } from '../../src/domain/action.ts';
import { recordImport } from '../../src/store/record-import.ts';
import { MANAGER } from '../support/command-room.ts';
import { IMPORTER } from '../support/import-file.ts';
import { RAID_HEADING, RaidRoom } from '../support/raid-room.ts';

const WHY = 'what was recorded of a claimant was redacted';
const CONFLICT = '≠ Killed, civilians · conflicting figures, gap 5';
const MAYOR = '- **4 civilians killed** · Mayor · said 31 Mar 2024';
const RADIO = '- **9 civilians killed** · Dunes Radio · said 1 Apr 2024';

let room: RaidRoom;

beforeEach(async () => {
  room = await RaidRoom.open();
});

const last = () => room.desk.casebook.seq;

/** Imports what is known of a claimant and an event; the number of the part that has both. */
async function importKnown(claimants: readonly ClaimantContent[]): Promise<number> {
  const plannedOn = last();
  const content = room.desk.casebook.event(1)?.content;
  if (!content) throw new Error('there is no event');
  const events = [{ content: { ...content, title: 'Raid of the file' }, claims: [] }];
  await recordImport(
    room.desk,
    { claimants, events, additions: [] },
    { file: 'raids.csv', by: IMPORTER, now: room.now, plannedOn },
  );
  return plannedOn + 1;
}

describe('whose word a claim is, where what said so was redacted', () => {
  it('is told of a conflict that is none without it, once', async () => {
    await room.claim('Residents', 'blames Front of the Dunes', '03-31');
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Dunes Radio', 'denies responsibility', '04-01');
    expect((await room.said(2))?.join()).toContain('**New · ≠ Responsibility · conflicting claims**');
    await room.redact(mouthpiece);
    expect(await room.said(3)).toEqual([
      '-# recorded from <time> to <time> · 1 conflict no longer in the record',
      '### Conflicting claims',
      RAID_HEADING,
      `**No longer in the record ·** ~~≠ Responsibility · conflicting claims~~ · ${WHY}`,
      '- **Blames Front of the Dunes** · Residents · said 31 Mar 2024',
      '- **Denies responsibility** · Dunes Radio · said 1 Apr 2024',
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told of a conflict that goes on between others, and the name is in no text any more', async () => {
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    expect((await room.said(2))?.join()).toContain('Front of the Dunes (through Dunes Radio)');
    await room.redact(mouthpiece);
    const lines = await room.said(3);
    expect(lines?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**Changed · ${CONFLICT}** · ${WHY}`,
      RADIO,
      MAYOR,
    ]);
    expect(JSON.stringify([lines, room.desk.casebook.entriesAfter(0)])).not.toContain('Front of');
    expect(await room.said(4)).toBeNull();
  });

  it('is told of a conflict it leaves without a side, since the other way round both are one claimant’s', async () => {
    await room.know('Dunes Radio', { 'mouthpiece-of': 'Mayor' });
    const corrected = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(corrected);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**No longer in the record ·** ~~≠ Killed, civilians~~ · ${WHY}`,
      '- **9 civilians killed** · Mayor (through Dunes Radio) · said 1 Apr 2024',
      '### Withdrawn or taken back',
      `- **E1.1 · Raid on a market:** ${WHY} · “4 civilians killed” · Mayor · said 31 Mar 2024 · has since said otherwise`,
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told of what is in no conflict: what stands as another’s, and what stands again', async () => {
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Front of the Dunes', 'around 9 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed, 3 wounded', '04-01');
    await room.claim('Residents', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(mouthpiece);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Withdrawn or taken back',
      `- **E1.1 · Raid on a market:** ${WHY} · now **around 9 civilians killed** · Front of the Dunes · said 31 Mar 2024`,
      `- **E1.2 · Raid on a market:** ${WHY} · now **9 civilians killed, 3 wounded (civilians)** · Dunes Radio · said 1 Apr 2024`,
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told of figures that were a data set’s estimates, and now stand against others', async () => {
    const kind = await room.know('Dunes Radio', { kind: 'dataset' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(kind);
    expect((await room.said(3))?.slice(1)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**New · ${CONFLICT}**`,
      RADIO,
      MAYOR,
    ]);
  });

  it('is told in French, with a conflict that was settled besides', async () => {
    await room.ask('digest edit', { digest: 'D1', language: 'fr' }, { by: MANAGER });
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.claim('Residents', '3 wounded', '04-01');
    await room.claim('Dunes Radio', '5 wounded', '04-01');
    await room.said(2);
    await room.redact(mouthpiece);
    await room.claim('Mayor', '9 civilians killed', '04-02');
    const why = 'ce qui avait été enregistré sur un auteur a été caviardé';
    expect((await room.said(3))?.slice(3)).toEqual([
      `**Modifiée · ≠ Blessés · chiffres contradictoires, écart de 2** · ${why}`,
      '- **5 wounded** · Dunes Radio · déclaration : 1er avr. 2024',
      '- **3 wounded** · Residents · déclaration : 1er avr. 2024',
      `**Levée ·** ~~≠ Tués, civils~~ · ${why}`,
      '- **9 civilians killed** · Dunes Radio · déclaration : 1er avr. 2024',
      '- auparavant ~~4 civilians killed~~ (31 mars 2024), désormais **9 civilians killed** · Mayor · déclaration : 2 avr. 2024',
    ]);
  });

  it.each([
    ['a mouthpiece', { mouthpieceOf: 'Mayor', aliases: [], kind: null }],
    ['an alias', { mouthpieceOf: null, aliases: ['Mayor'], kind: null }],
    ['a data set', { mouthpieceOf: null, aliases: [], kind: 'dataset' as const }],
  ])('is told where the rows of an import said it: %s', async (_what, known) => {
    const part = await importKnown([{ claimant: 'Dunes Radio', reliability: null, ...known }]);
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    expect((await room.said(2))?.join()).not.toContain('conflicting');
    await room.redact(part);
    expect((await room.said(3))?.slice(1, 6)).toEqual([
      '### Conflicting claims',
      RAID_HEADING,
      `**New · ${CONFLICT}**`,
      RADIO,
      MAYOR,
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is told where the rows of an import said it, of a conflict that is none without them', async () => {
    const known = {
      claimant: 'Dunes Radio',
      mouthpieceOf: 'Front of the Dunes',
      aliases: [],
      kind: null,
      reliability: null,
    };
    const part = await importKnown([known]);
    await room.claim('Residents', 'blames Front of the Dunes', '03-31');
    await room.claim('Dunes Radio', 'denies responsibility', '04-01');
    await room.said(2);
    await room.redact(part);
    expect((await room.said(3))?.slice(3, 6)).toEqual([
      `**No longer in the record ·** ~~≠ Responsibility · conflicting claims~~ · ${WHY}`,
      '- **Blames Front of the Dunes** · Residents · said 31 Mar 2024',
      '- **Denies responsibility** · Dunes Radio · said 1 Apr 2024',
    ]);
    expect(await room.said(4)).toBeNull();
  });

  it('is not told where it was never told, changes nothing of what was, or is of another place', async () => {
    await room.setUp({ channel: '556', place: 'Syria' });
    const rated = await room.know('Dunes Radio', { reliability: 'B' });
    await room.claim('Mayor', '4 civilians killed', '03-31');
    await room.claim('Dunes Radio', '9 civilians killed', '04-01');
    await room.said(2);
    await room.redact(rated);
    expect(await room.said(3)).toBeNull();
    const alias = await room.know('Mayor', { aliases: 'Dunes Radio' });
    await room.redact(alias);
    expect(await room.said(4)).toBeNull();
    const mouthpiece = await room.know('Dunes Radio', { 'mouthpiece-of': 'Front of the Dunes' });
    expect((await room.said(5))?.join()).toContain('Changed');
    await room.claim('Dunes Radio', '8 soldiers killed', '04-01');
    await room.redact(mouthpiece);
    expect((await room.said(6))?.filter((line) => line.includes(WHY))).toEqual([`**Changed · ${CONFLICT}** · ${WHY}`]);
    expect(await room.morning(6, { digest: 2 })).toEqual([]);
  });

  it('says once what a claim denies of several', async () => {
    const kind = await room.know('Dunes', { kind: 'armed_group' });
    await room.claim('Dunes', 'denies losses', '03-31');
    await room.claim('Residents', '9 soldiers killed, 4 militants killed', '04-01');
    await room.said(2);
    await room.redact(kind);
    expect((await room.said(3))?.join()).toContain(`${WHY} · now **denies losses** · Dunes`);
  });
});
