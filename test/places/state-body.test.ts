import { describe, expect, it } from 'vitest';
import { stateBodyKey } from '../../src/places/state-body.ts';

describe('a body of a state', () => {
  it.each<[string, string | null]>([
    ["Niger's defense ministry", 'defence ministry NE'],
    ['Niger’s Ministry of Defence', 'defence ministry NE'],
    ['ministère nigérien de la Défense', 'defence ministry NE'],
    ['defence ministry (Niger)', 'defence ministry NE'],
    ['Nigerian defence ministry', 'defence ministry NG'],
    ['Ministry of Defence and Security of Niger', 'defence ministry security NE'],
    ['army (Burkina Faso)', 'army BF'],
    ['Burkina Faso army', 'army BF'],
    ['armée (Burkina Faso)', 'army BF'],
    ['Burkinabe army', 'army BF'],
    ['army of the Republic of Mali', 'army ML'],
    ['Equatorial Guinea army', 'army GQ'],
    ['South Sudanese army', 'army SS'],
    ['forces armées maliennes', 'armed forces ML'],
    // Of two countries, of none, or of another body.
    ['Congolese army', null],
    ['army (Congo)', null],
    ['Mali and Niger army', null],
    ['army', null],
    ['Niger', null],
    ['Niger State police', null],
    ['Syrian National Army', null],
    ["Mali's army spokesman", null],
    ['armée de terre française', null],
  ])('%s', (name, key) => {
    expect(stateBodyKey(name)).toBe(key);
  });
});
