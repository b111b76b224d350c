import { describe, expect, test } from 'vitest';
import { countryCodes } from '../../src/places/countries.ts';
import { divisionOf } from '../../src/places/divisions.ts';
import { REGION_FAMILIES } from '../../src/places/named-regions.ts';
import { builtInRegions, regionDefinition, regionOf } from '../../src/places/regions.ts';

const members = (id: string) => [...(regionOf(id, [])?.members ?? [])].sort().join(' ');

describe('members', () => {
  test.each([
    ['sahel-uniss', 'BF CM GM GN ML MR NE NG SN TD'],
    ['sahel-aes', 'BF ML NE'],
    ['sahel-g5', 'BF ML MR NE TD'],
    ['sahel-ocha', 'BF CM-EN ML NE NG-AD NG-BO NG-YO TD'],
    ['lake-chad-basin', 'CM-EN NE-2 NG-AD NG-BO NG-YO TD-LC'],
    ['lake-chad-basin-lcbc', 'CF CM LY NE NG TD'],
    ['horn-of-africa', 'DJ ER ET SO'],
    ['great-lakes', 'AO BI CD CF CG KE RW SD SS TZ UG ZM'],
    ['levant', 'IL JO LB PS SY'],
    ['maghreb', 'DZ LY MA MR TN'],
    ['west-africa-ecowas', 'BJ CI CV GH GM GN GW LR NG SL SN TG'],
    ['m49-011', 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG'],
    ['m49-015', 'DZ EG EH LY MA SD TN'],
  ])('%s: %s', (id, expected) => {
    expect(members(id)).toBe(expected);
  });

  test('are countries and divisions there are', () => {
    const countries = new Set(countryCodes());
    const missing = builtInRegions().flatMap((region) =>
      region.members.filter((code) => !countries.has(code) && !divisionOf(code)?.first),
    );
    expect(missing).toEqual([]);
  });
});

describe('the UN’s geographic regions', () => {
  const subRegions = builtInRegions().filter(({ id }) =>
    /^m49-(?:015|014|017|018|011|029|013|005|021|143|030|035|034|145|151|154|039|155|053|054|057|061)$/.test(id),
  );

  test('have every country in exactly one sub-region, but for Antarctica', () => {
    expect(subRegions).toHaveLength(22);
    const counted = countryCodes().map((code) => [
      code,
      subRegions.filter((each) => each.members.includes(code)).length,
    ]);
    expect(counted.filter(([, count]) => count !== 1)).toEqual([['AQ', 0]]);
  });

  test('add up: the continents hold every country once', () => {
    const continents = ['002', '019', '142', '150', '009'].flatMap(
      (code) => regionOf(`m49-${code}`, [])?.members ?? [],
    );
    expect([...continents].sort()).toEqual(
      countryCodes()
        .filter((code) => code !== 'AQ')
        .sort(),
    );
  });
});

test('every region says in both languages by whom it is defined, and has a source', () => {
  for (const region of builtInRegions()) {
    expect(regionDefinition(region, 'en')).not.toBe('');
    expect(regionDefinition(region, 'fr')).not.toBe('');
    expect(region.source).not.toBe('');
    expect(`r:${region.id}`.length).toBeLessThanOrEqual(60);
  }
});

test('families name regions there are', () => {
  const ids = REGION_FAMILIES.flatMap(({ regions }) => regions);
  expect(ids.filter((id) => regionOf(id, []) === undefined)).toEqual([]);
});
