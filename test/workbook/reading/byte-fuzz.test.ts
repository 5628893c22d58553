import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crashOf, fuzzInput } from '../../fixtures/workbooks/fuzz.js';

// The short version of `npm run fuzz`, which goes on for five minutes and takes its seed on the command line.
describe('I19 bytes changed at random: read or refused, never a crash', () => {
  it('every kind of workbook, as a file and inside its parts; bytes of no meaning', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat({ max: 1_000_000 }), async (seed, number) => {
      const input = fuzzInput(seed, number);
      expect((await crashOf(input))?.stack, input.from).toBeUndefined();
    }), { numRuns: 1500 });
  });

  it('the same seed and number are the same bytes', () => {
    for (const number of [0, 7, 99]) expect(fuzzInput(5, number)).toEqual(fuzzInput(5, number));
    expect(fuzzInput(5, 1)).not.toEqual(fuzzInput(6, 1));
  });
});
