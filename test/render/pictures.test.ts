import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventState } from '../../src/domain/event-states.ts';
import { disputesPicture, eventPicture } from '../../src/render/pictures/claims-picture.ts';
import { drawnEvent } from '../../src/render/pictures/event-marks.ts';
import { manyEventsPicture } from '../../src/render/pictures/many-events-picture.ts';
import { mapPicture } from '../../src/render/pictures/map-picture.ts';
import { Painter } from '../../src/render/pictures/painter.ts';
import type { Picture } from '../../src/render/pictures/picture.ts';
import { timelinePicture } from '../../src/render/pictures/timeline-picture.ts';
import { CommandRoom } from '../support/command-room.ts';

const PLACES = [
  ['Exampletown, Gao, Mali', 16.27, -0.04],
  ['Otherplace, Tillabéri, Niger', 14.65, 0.53],
  ['Thirdplace, Burkina Faso', 13.6, -1.2],
] as const;

interface Layer {
  readonly mark: { readonly filled?: boolean };
  readonly data: { readonly values: ReadonlyArray<{ count: string | null; low: number; high: number }> };
}

interface Panel {
  readonly data: { readonly values: ReadonlyArray<{ readonly at: number }> };
}

interface ClaimsPanel {
  readonly data: { readonly values: ReadonlyArray<{ readonly words: string }> };
}

/** One event, and claimants that give no exact figure of it. */
async function approximations(): Promise<CommandRoom> {
  const other = new CommandRoom();
  await other.ask('add event', {
    title: 'Ambush on a convoy near Exampletown',
    place: 'Gao, Mali',
    date: '2024-03-20',
  });
  for (const [claimant, says] of [
    ['Ministry', 'about 30 soldiers killed'],
    ['Residents', 'between 8 and 18 soldiers killed'],
    ['Northern Front', 'at least 15 soldiers killed'],
    ['Mayor', 'up to 40 soldiers killed'],
    ['Radio Example', 'dozens of soldiers killed'],
  ] as const)
    await other.ask('add claim', { event: 'E1', claimant, says, said: '2024-03-21' });
  return other;
}

const PATIENT = 60_000;
const faults: string[] = [];
const painter = new Painter((fault) => faults.push(fault));
const room = new CommandRoom();

/** An event every few days, in turn in three countries, with one, two or three claimants. */
async function record(count: number): Promise<void> {
  for (let index = room.desk.casebook.nextEvent; index <= count; index += 1) {
    const [place, latitude, longitude] = PLACES[index % PLACES.length] ?? PLACES[0];
    const date = new Date(Date.UTC(2024, 0, 1 + ((index * 7) % 90))).toISOString().slice(0, 10);
    const coordinates = `${(latitude + (index % 5) / 10).toFixed(2)}, ${(longitude - (index % 7) / 10).toFixed(2)}`;
    await room.ask('add event', { title: `Raid ${index}`, place, date, coordinates });
    const claim = (claimant: string, says: string) =>
      room.ask('add claim', { event: `E${index}`, claimant, says, said: '2024-03-31' });
    await claim('Defence ministry', `${3 + (index % 40)} soldiers killed`);
    if (index % 2 === 0) await claim('Northern Front', `at least ${9 + (index % 40)} soldiers killed`);
    if (index % 3 === 0)
      await claim('Residents', `between ${2 + (index % 40)} and ${12 + (index % 40)} soldiers killed`);
  }
}

const events = (): EventState[] => [...room.desk.casebook.events()];
const disputes = () => events().flatMap((event) => event.disputes.map((dispute) => ({ event, dispute })));
const drawnEvents = (count = Infinity) => events().slice(0, count).map(drawnEvent);
const drawing = (language: 'en' | 'fr') => ({ casebook: room.desk.casebook, language, through: undefined });

/** Its width and height, from the picture's own header. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

async function draw(picture: Picture | null, name: string): Promise<void> {
  if (!picture) throw new Error(`${name}: there is nothing to draw`);
  expect(picture.alt.length).toBeLessThanOrEqual(1_024);
  const png = await painter.paint(picture, PATIENT);
  expect(faults).toEqual([]);
  if (!png) throw new Error(`${name} was not drawn`);
  const { width, height } = sizeOf(png);
  // As wide as a phone shows well, and no empty half.
  expect([width > 500 && width < 800, height > 150 && height < 1_400]).toEqual([true, true]);
  expect(png.length).toBeLessThan(500_000);
  if (process.env.UPDATE_SCREENSHOTS) {
    mkdirSync('docs/pictures', { recursive: true });
    writeFileSync(`docs/pictures/${name}.png`, png);
  }
}

beforeAll(() => record(1));
afterAll(() => painter.close());

describe('a picture', () => {
  it('of one event is drawn, and says what it shows', async () => {
    const timeline = timelinePicture(drawnEvents(), 'en');
    expect(timeline?.alt).toBe('Killed: what is claimed of each event. Niger: 1 event; 4.');
    await draw(timeline, 'timeline-1');
    await draw(mapPicture(drawnEvents(), 'en'), 'map-1');
    expect(eventPicture(events()[0] as EventState, drawing('en'))).toBeNull();
    expect(disputesPicture(disputes(), drawing('en'))).toBeNull();
  });

  it.each([10, 500])('of %d events is drawn, and says what it shows', async (count) => {
    await record(count);
    await draw(timelinePicture(drawnEvents(), 'en'), `timeline-${count}`);
    await draw(mapPicture(drawnEvents(), 'fr'), `map-${count}`);
    await draw(disputesPicture(disputes(), drawing('en')), `disputes-${count}`);
    await draw(eventPicture(events()[5] as EventState, drawing('fr')), `event-${count}`);
    await draw(
      manyEventsPicture(
        room.desk.casebook.eventsIn('all', () => true),
        null,
        null,
        'fr',
      ),
      `many-${count}`,
    );
  });

  it('tells in words who claims what, conflicts included', () => {
    const picture = eventPicture(events()[5] as EventState, drawing('en'));
    expect(picture?.alt).toBe(
      'Who claims what. Killed, military. Residents: figures from 8 to 18; Defence ministry: 9; Northern Front: 15 or more.',
    );
    expect(disputesPicture(disputes().slice(0, 1), drawing('fr'))?.alt).toBe(
      'Déclarations contradictoires, côte à côte. E2 · Raid 2 · Tués, militaires. Defence ministry\u00a0: 5\u00a0; Northern Front\u00a0: 11 ou plus.',
    );
    expect(timelinePicture(drawnEvents(10), 'fr')?.alt).toBe(
      'Tués\u00a0: ce qui est avancé pour chaque événement. Niger\u00a0: 4 événements\u00a0; chiffres de 4 à 19 ou plus\u00a0; déclarations contradictoires pour 2. Burkina Faso\u00a0: 3 événements\u00a0; chiffres de 5 à 17 ou plus\u00a0; déclarations contradictoires pour 2. Mali\u00a0: 3 événements\u00a0; chiffres de 5 à 21 ou plus\u00a0; déclarations contradictoires pour 1.',
    );
  });

  it('gives a denial its words, and no number nobody said', async () => {
    const other = new CommandRoom();
    await other.ask('add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' });
    for (const [claimant, says] of [
      ['Residents', '9 soldiers killed'],
      ['Government', 'denies the attack'],
      ['Mali army', 'denies losses'],
    ] as const)
      await other.ask('add claim', { event: 'E1', claimant, says, said: '2024-03-21' });
    const { casebook } = other.desk;
    const event = casebook.event(1) as EventState;
    const picture = eventPicture(event, { casebook, language: 'en', through: casebook.seq }) as Picture;
    const panels = (picture.spec as { vconcat: ClaimsPanel[] }).vconcat;
    const words = panels.flatMap(({ data }) => data.values.map((value) => value.words));
    expect(words.toSorted()).toEqual(['9', 'denies losses', 'denies that it happened']);
    expect(picture.alt).toContain('Government: denies that it happened; Mali army: denies losses; Residents: 9');
    await draw(picture, 'denials');
  });

  it('of a map draws near events as one, counts every one of them and adds no figures up', async () => {
    await record(500);
    const layers = ((mapPicture(drawnEvents(500), 'en') as Picture).spec as { layer: Layer[] }).layer;
    const rings = layers.flatMap(({ mark, data }) => (mark.filled === false ? data.values : []));
    expect(rings.length).toBeLessThan(20);
    const counts = rings.map(({ count }) => (count === null ? 1 : Number(count.slice('n='.length))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
    const figures = drawnEvents(500).flatMap(({ summary }) => summary.drawn);
    expect(Math.max(...rings.map(({ high }) => high))).toBe(Math.max(...figures.map(({ high }) => high ?? 0)));
    expect(Math.min(...rings.map(({ low }) => low))).toBe(Math.min(...figures.map(({ low }) => low)));
  });

  it('of events over time shows those of one day side by side', () => {
    const panels = ((timelinePicture(drawnEvents(500), 'en') as Picture).spec as { vconcat: Panel[] }).vconcat;
    for (const { data } of panels) {
      const at = data.values.map((value) => value.at);
      expect(new Set(at).size).toBe(at.length);
    }
  });

  it('names the number a claimant named, and not only what it may stand for', async () => {
    const { desk } = await approximations();
    const [event] = [...desk.casebook.events()];
    const at = { casebook: desk.casebook, language: 'en' as const, through: undefined };
    const picture = eventPicture(event as EventState, at) as Picture;
    const panels = (picture.spec as unknown as { vconcat: ClaimsPanel[] }).vconcat;
    expect(panels.flatMap(({ data }) => data.values.map(({ words }) => words)).toSorted()).toEqual([
      '12–99',
      '8–18',
      '≈ 30',
      '≤ 40',
      '≥ 15',
    ]);
    expect(picture.alt).toContain('Ministry: about 30 (figures from 25 to 35)');
    await draw(picture, 'event-words');
  });

  it('is kept: the same data is drawn once', async () => {
    const picture = timelinePicture(drawnEvents(30), 'en') as Picture;
    const [one, other] = await Promise.all([painter.paint(picture, PATIENT), painter.paint(picture, PATIENT)]);
    expect(one).toBe(other);
    expect(await painter.paint({ spec: structuredClone(picture.spec) }, 0)).toBe(one);
  });

  it('that takes too long is left out, and is there the next time', async () => {
    const picture = timelinePicture(drawnEvents(31), 'en') as Picture;
    expect(await painter.paint(picture, 0)).toBeNull();
    expect(await painter.paint(picture, PATIENT)).toBeInstanceOf(Uint8Array);
  });

  it('that can’t be drawn is left out, told of, and keeps no other from being drawn', async () => {
    const told: string[] = [];
    const other = new Painter((fault) => told.push(fault));
    expect(await other.paint({ spec: { mark: 'nothing of the sort' } as never }, PATIENT)).toBeNull();
    expect(told.length).toBe(1);
    expect(await other.paint(timelinePicture(drawnEvents(2), 'en') as Picture, PATIENT)).not.toBeNull();
    await other.close();
  });

  it('is drawn by a thread that is there only while somebody asks for something', async () => {
    const other = new Painter((fault) => faults.push(fault), 50);
    const picture = timelinePicture(drawnEvents(2), 'en') as Picture;
    expect(other.isAwake).toBe(false);
    other.wake();
    expect(other.isAwake).toBe(true);
    await vi.waitUntil(() => !other.isAwake, { timeout: PATIENT });
    for (let time = 0; time < 2; time += 1) {
      expect(await other.paint(picture, PATIENT)).toBeInstanceOf(Uint8Array);
      await vi.waitUntil(() => !other.isAwake, { timeout: PATIENT });
    }
    expect(faults).toEqual([]);
  });
});
