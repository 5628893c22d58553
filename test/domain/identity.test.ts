import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdCard, idCheckDigit, maskId, maskPhone } from '../../electron/domain/identity.js';

const first17 = fc.stringMatching(/^[1-9]\d{16}$/);

describe('I13 身份证号', () => {
  it('the check digit makes a number good, any other digit bad', () => {
    fc.assert(
      fc.property(first17, fc.constantFrom(...'0123456789X'), (first, last) => {
        const check = idCheckDigit(first);
        expect(checkIdCard(first + check)).toBe('ok');
        expect(checkIdCard(first + last)).toBe(last === check ? 'ok' : 'bad_checksum');
      }),
    );
  });

  it('a single wrong digit is always found', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (first, at, shift) => {
        const wrong = first.slice(0, at) + String((Number(first[at]) + shift) % 10) + first.slice(at + 1);
        expect(idCheckDigit(wrong)).not.toBe(idCheckDigit(first));
      }),
    );
  });

  it.each([['11010519491231002X', 'ok'], ['11010519491231002x', 'ok'], [' 11010519491231002X ', 'ok'], ['110105194912310021', 'bad_checksum'], ['110105491231002', 'old_15'], ['', 'empty'], ['  ', 'empty'], ['1101051949123100', 'bad_shape'], ['1101051949123100AB', 'bad_shape'], ['4.30122E+17', 'bad_shape']])('%s is %s', (id, finding) => {
    expect(checkIdCard(id)).toBe(finding);
  });
});

describe('P04 masks', () => {
  it('keep region and tail of an ID, tail of anything shorter', () => {
    expect(maskId('11010519491231002X')).toBe('110105********002X');
    expect(maskId('110105491231002')).toBe('110105*****1002');
    expect(maskId('73990000-1')).toBe('******00-1');
    expect(maskId('123')).toBe('***');
    expect(maskPhone('13900001234')).toBe('139****1234');
    expect(maskPhone('0000-5555534')).toBe('000****5534');
    expect(maskPhone('123456')).toBe('******');
  });

  it('an ID of 15 to 18 places never shows its birthday', () => {
    fc.assert(fc.property(fc.stringMatching(/^[1-9]\d{14,17}$/), (id) => {
      expect(maskId(id)).not.toMatch(/\d{7}/);
      expect(maskId(id)).toHaveLength(id.length);
    }));
  });
});
