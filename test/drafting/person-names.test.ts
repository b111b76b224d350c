import { describe, expect, it } from 'vitest';
import { eventsIn } from '../support/drafted-lines.ts';

const country = (text: string): string[] => eventsIn(text).map((event) => event.slice(0, 2));

describe("a city's name in a person's", () => {
  it.each([
    'Nine people were killed on Tuesday. A resident, Moussa Hama, told the radio that 17 had died in all.',
    'Nine people were killed on Tuesday, Col. Hama said.',
    'Nine people were killed on Tuesday, Colonel Moussa Abdou Hama said.',
    'Nine people were killed on Tuesday, village chief Moussa Hama said.',
    'Nine people were killed on Tuesday, Moussa Hama said.',
    'Nine people were killed on Tuesday, according to Moussa Hama.',
    '“Nine people were killed on Tuesday”, said Moussa Hama.',
    'Neuf personnes ont été tuées mardi, selon Moussa Hama.',
    // Told to be a person in one place, he is one in another.
    'Nine people were killed on Tuesday in the house of Moussa Hama. “They came at dawn,” Moussa Hama said.',
  ])('says not where it was: %s', (text) => {
    expect(country(text)).toEqual(['- ']);
  });

  it.each<[string, string]>([
    ['Bomb Blast Rocks Kabul, 12 Civilians Killed On Tuesday, Police Say', 'AF'],
    ['Gunmen Attack Maiduguri Market, Kill 12 People On Tuesday, Residents Say', 'NG'],
    ['Chief Moussa Hama Said On Tuesday 12 Civilians Were Killed By Shelling', 'SY'],
    ['An explosion in Downtown Kabul killed 12 people on Tuesday, police said.', 'AF'],
    ['Shelling on Tuesday killed 12 civilians in Old Mosul, residents said.', 'IQ'],
    ['On Tuesday Mogadishu was hit by mortar fire that killed 12 civilians, police said.', 'SO'],
    ['Gunmen attacked the Government Hospital Maiduguri on Tuesday and killed 12 people, residents said.', 'NG'],
    ['UPDATE Mogadishu: 12 people were killed on Tuesday in a bombing, police said.', 'SO'],
    ['A bomb on Tuesday killed 12 people, the Hotel Kabul said.', 'AF'],
  ])('is the city without a word that says he is one: %s', (text, expected) => {
    expect(country(text)).toEqual([expected]);
  });
});
