import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { escaped, Markdown } from '../../src/render/markdown.ts';
import { bare, explain, sayIn } from '../../src/render/say.ts';

const en = sayIn('en');
const fr = sayIn('fr');

describe('a value', () => {
  it.each([
    '**bold** _and_ ~~struck~~',
    '`code` || spoiler ||',
    '[link](https://example.org)',
    '@everyone <@1234> <#1234> <t:0:R>',
    '### heading\n-# small\n> quote',
    'right\u202eleft\u200b',
  ])('is escaped: %s', (name) => {
    const shown = escaped(name).text;
    expect(shown).not.toBe(name);
    expect(en('query.claimant', { name }).text).toBe(`claimant: ${shown}`);
    expect(fr('query.claimant', { name }).text).toBe(`auteur\u00a0: ${shown}`);
    const fault = new UserError('claimant.unknown', { name });
    expect(explain(fault, 'en').text).toContain(`No claimant “${shown}” is in this server’s record.`);
    expect(explain(fault, 'fr').text).toContain(`Aucun auteur «\u00a0${shown}\u00a0» ne figure dans le registre`);
  });

  it('without markup stays as it was written', () => {
    expect(fr('query.claimant', { name: 'l’État d’Aïr & fils' }).text).toBe('auteur\u00a0: l’État d’Aïr & fils');
    expect(en('query.claimant', { name: 'l’État d’Aïr & fils' }).text).toBe('claimant: l’État d’Aïr & fils');
  });

  it('that is markdown already is not escaped again', () => {
    const name = new Markdown('[a\\_b](https://example.org/x_y) <@1234>');
    expect(en('query.claimant', { name }).text).toBe(`claimant: ${name.text}`);
    expect(fr('query.claimant', { name: fr('card.quote', { quote: 'a*b' }) }).text).toBe(
      'auteur\u00a0: «\u00a0a\\*b\u00a0»',
    );
  });

  it.each(['{{who}}', '$t(page.next)', '$& $1 $$', "$'"])(
    'can reach no other sentence and no other value: %s',
    (text) => {
      const name = new Markdown(text);
      expect(en('card.mouthpiece', { claimant: name, mouthpiece: 'Amaq' }).text).toBe(`${text} (through Amaq)`);
      expect(fr('card.mouthpiece', { claimant: 'EI', mouthpiece: name }).text).toBe(`EI (porte-voix\u00a0: ${text})`);
    },
  );
});

describe('a number', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1200, '1,200', '1\u202f200'],
    [2_500_000, '2,500,000', '2\u202f500\u202f000'],
  ])('is written as each language writes it: %d', (count, english, french) => {
    expect(en('dispute.figures', { question: 'Killed', count }).text).toContain(` gap ${english}`);
    expect(fr('dispute.figures', { question: 'Tués', count }).text).toBe(
      `≠ Tués · chiffres contradictoires, écart de ${french}`,
    );
    const tooMany = new UserError('option.tooLong', { option: 'note', maximum: count });
    expect(explain(tooMany, 'en').text).toBe(`\`note\` may have ${english} characters at most. Please shorten it.`);
    expect(explain(tooMany, 'fr').text).toBe(`\`note\` peut avoir ${french} caractères au plus. Veuillez raccourcir.`);
  });
});

describe('a plural', () => {
  it.each([
    [0, '0 events', '0 événement'],
    [1, '1 event', '1 événement'],
    [2, '2 events', '2 événements'],
    [21, '21 events', '21 événements'],
    [1_000_000, '1,000,000 events', '1\u202f000\u202f000 événements'],
  ])('takes the form each language has for %d', (count, english, french) => {
    expect(en('count.events', { count }).text).toBe(english);
    expect(fr('count.events', { count }).text).toBe(french);
  });
});

describe('a text for where markup is not shown', () => {
  it('is that of the first key that has one', () => {
    expect(bare('fr', 'describe.add.claim.event', 'option.event')).toBe(
      'Événement, par son numéro (E12) ou des mots de son titre',
    );
    expect(bare('en', 'describe.add.event.place', 'option.place')).toBe(
      'Smallest part first: Teguey, Tillabéri, Niger',
    );
  });

  it('has to be there', () => {
    expect(() => bare('fr', 'no.such.key', 'nor.this')).toThrow('no text for no.such.key or nor.this in fr');
  });
});

describe('a sentence', () => {
  it('takes the form of each number, however many were asked before', () => {
    const say = (count: number) => [en('count.events', { count }).text, fr('count.events', { count }).text];
    for (let count = 0; count < 5_000; count += 1) en('count.events', { count });
    expect([1, 2, 1, 4_999].map(say)).toEqual([
      ['1 event', '1 événement'],
      ['2 events', '2 événements'],
      ['1 event', '1 événement'],
      ['4,999 events', '4\u{202f}999 événements'],
    ]);
  });

  it('shows recorded words that look like the place of a value as they are', () => {
    const named = (name: string) => en('query.claimant', { name }).text;
    expect(named('{{name}} $t(count.events)')).toBe(named('Front').replace('Front', '{{name}} $t(count.events)'));
    expect(named('Northern Front')).toContain('Northern Front');
  });
});
