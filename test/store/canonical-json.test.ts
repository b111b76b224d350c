import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/store/canonical-json.ts';

describe('canonical JSON', () => {
  it.each([
    [
      'the example of RFC 8785',
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      'names in the order of their code units',
      '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    ['names that are numbers', '{"10":1,"9":2,"a":3}', '{"10":1,"9":2,"a":3}'],
    [
      'a name that means something to JavaScript',
      '{"__proto__":{"b":1,"a":2},"constructor":3}',
      '{"__proto__":{"a":2,"b":1},"constructor":3}',
    ],
    ['zero below zero', '[-0,0]', '[0,0]'],
  ])('is %s', (_, text, canonical) => {
    expect(canonicalJson(JSON.parse(text))).toBe(canonical);
  });

  it('is what the reference implementation makes of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        const kept = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(kept)).toBe(canonicalize(kept));
      }),
      { numRuns: 1_000 },
    );
  });
});
