import { describe, expect, it } from 'vitest';
import { commandBody } from '../../src/bot/registration.ts';
import { commands } from '../../src/commands/all.ts';

describe('what is registered with Discord', () => {
  it('has the limits of its options, also where they complete', () => {
    const add = commands.find(({ definition }) => definition.name === 'add');
    const body = add && commandBody(add.definition);
    const claim = body?.options?.find(({ name }) => name === 'claim');
    const options = claim && 'options' in claim ? (claim.options ?? []) : [];
    const limits = options.map((option) => [
      option.name,
      'autocomplete' in option && option.autocomplete === true,
      'max_length' in option ? option.max_length : undefined,
    ]);
    expect(limits).toEqual([
      ['event', true, 100],
      ['claimant', true, 100],
      ['says', false, 500],
      ['said', false, 60],
      ['via', true, 100],
      ['url', false, 500],
      ['quote', false, 500],
      ['reliability', false, undefined],
      ['credibility', false, undefined],
    ]);
  });
});
