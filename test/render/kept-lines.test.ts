import { expect, it } from 'vitest';
import { CommandRoom, OTHER_MODERATOR, textOf } from '../support/command-room.ts';

it('shows a claimant as it is now called, though nothing of the event itself has changed', async () => {
  const room = new CommandRoom();
  const shown = async () => textOf(await room.ask('claims', { place: 'mali' }));
  await room.ask('add event', { title: 'Raid', place: 'Gao, Mali', date: '2024-03-20' });
  await room.ask('add event', { title: 'Shelling', place: 'Oualam, Niger', date: '2024-03-20' });
  await room.ask('add claim', { event: 'E2', claimant: 'TOWN HALL', says: '2 wounded' }, { by: OTHER_MODERATOR });
  await room.ask('add claim', { event: 'E1', claimant: 'Town hall', says: '4 civilians killed' });
  expect(await shown()).toMatch(/4 civilians killed\*\* · TOWN HALL/);
  await room.ask('undo', {}, { by: OTHER_MODERATOR });
  expect(await shown()).toMatch(/4 civilians killed\*\* · Town hall/);
  await room.ask('claimant', { claimant: 'Town hall', kind: 'local_officials', reliability: 'C' });
  expect(await shown()).toMatch(/4 civilians killed\*\* · Town hall .* rated C: fairly reliable/);
  expect(textOf(await room.ask('claims', { place: 'mali' }, { language: 'fr' }))).toContain('Mali');
});
