import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimantContent } from '../../src/domain/action.ts';
import { Claimants } from '../../src/domain/claimants.ts';

function change(claimant: string, what: Partial<ClaimantContent>): ClaimantContent {
  return { claimant, aliases: [], mouthpieceOf: null, kind: null, reliability: null, ...what };
}

let claimants: Claimants;

beforeEach(() => {
  claimants = new Claimants();
});

describe('two claimants that turn out to be one', () => {
  it('keep what was known of either', () => {
    claimants.change(1, change('GSIM', { kind: 'armed_group', reliability: 'D', mouthpieceOf: 'Zallaqa' }));
    claimants.change(2, change('JNIM', { aliases: ['GSIM', 'Nusrat'] }));
    const { name, aliases, kind, reliability, mouthpieceOf } = claimants.find('gsim');
    expect({ name, aliases, kind, reliability, mouthpieceOf }).toEqual({
      name: 'JNIM',
      aliases: ['GSIM', 'Nusrat'],
      kind: 'armed_group',
      reliability: 'D',
      mouthpieceOf: 'Zallaqa',
    });
  });

  it('are what the change says, else what the first was, else what the other was', () => {
    claimants.change(1, change('GSIM', { kind: 'other', reliability: 'D' }));
    claimants.change(2, change('JNIM', { kind: 'monitor' }));
    claimants.change(3, change('JNIM', { aliases: ['GSIM'] }));
    expect(claimants.find('GSIM')).toMatchObject({ kind: 'monitor', reliability: 'D' });
    claimants.change(4, change('JNIM', { kind: 'armed_group', reliability: 'E' }));
    expect(claimants.find('GSIM')).toMatchObject({ kind: 'armed_group', reliability: 'E' });
  });

  it('are two again once that is undone, each as it was', () => {
    claimants.change(1, change('GSIM', { reliability: 'D' }));
    claimants.change(2, change('JNIM', { aliases: ['GSIM'] }));
    claimants.undo(2, 3);
    expect(claimants.find('GSIM')).toMatchObject({ name: 'GSIM', aliases: [], reliability: 'D' });
    expect(claimants.find('JNIM')).toMatchObject({ name: 'JNIM', aliases: [], reliability: null });
    expect(claimants.find('GSIM', 2).name).toBe('JNIM');
  });

  it('have each name once, as it was first spelled', () => {
    claimants.change(1, change('JNIM', { aliases: ['GSIM', 'gsim', 'jnim', 'G.S.I.M.'] }));
    claimants.change(2, change('jnim', { aliases: ['Gsim'] }));
    expect(claimants.find('jnim').aliases).toEqual(['GSIM', 'G.S.I.M.']);
  });
});

describe('a name', () => {
  const names = (): string[] => claimants.all().map(({ name }) => name);

  it('is offered and shown as long as an entry that uses it stands', () => {
    claimants.meet('Twon Hall');
    claimants.meet('Town Hall');
    claimants.forget('Twon Hall');
    expect(names()).toEqual(['Town Hall']);
    expect(claimants.knows('twon hall')).toBe(false);
    expect(claimants.knows('the town hall')).toBe(true);
  });

  it('is shown as it is spelled in the first entry that stands', () => {
    claimants.meet('TOWN HALL');
    claimants.meet('Town hall');
    claimants.change(1, change('town hall', { kind: 'local_officials' }));
    expect(claimants.find('town hall').name).toBe('TOWN HALL');
    claimants.forget('TOWN HALL');
    expect(claimants.find('town hall').name).toBe('Town hall');
    claimants.forget('Town hall');
    expect(claimants.find('TOWN HALL').name).toBe('town hall');
  });

  it('stands while one of several entries does', () => {
    claimants.meet('Town hall');
    claimants.meet('Town hall');
    claimants.forget('Town hall');
    expect(names()).toEqual(['Town hall']);
    claimants.forget('Town hall');
    expect(names()).toEqual([]);
  });

  it('of a change that was undone is gone, with whom it was said to speak for', () => {
    claimants.change(1, change('Amaq', { mouthpieceOf: 'Islamic State' }));
    expect(names()).toEqual(['Amaq', 'Islamic State']);
    claimants.undo(1, 2);
    expect(names()).toEqual([]);
    expect(claimants.met()).toEqual(['amaq', 'islamic state']);
  });
});

it('is shown as it was written, also of a day before all that names it was undone', () => {
  claimants.change(1, change('Press office', { mouthpieceOf: 'Amaq' }));
  claimants.undo(1, 2);
  expect(claimants.speaker('Press office', 1)).toMatchObject({ key: 'amaq', name: 'Amaq' });
});

it('is the mouthpiece of the last in the chain', () => {
  claimants.change(1, change('Amaq', { mouthpieceOf: 'Media office' }));
  claimants.change(2, change('Media office', { mouthpieceOf: 'Islamic State' }));
  expect(claimants.chain('amaq').map(({ name }) => name)).toEqual(['Amaq', 'Media office', 'Islamic State']);
  expect(claimants.speaker('amaq')).toMatchObject({ name: 'Islamic State', side: 'armed_group' });
});
