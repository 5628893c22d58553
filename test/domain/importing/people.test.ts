import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPeople, parsePeople, shareFindings } from '../../../electron/domain/importing/people.js';
import type { NamedShare } from '../../../electron/domain/importing/profile.js';
import { ROLES } from '../../../electron/domain/codes.js';

const person = (name: string, staffNo: string | null, role: string, pct: number | null): NamedShare => ({ name, staffNo, role, sharePpm: pct === null ? null : Math.round(pct * 10_000) });
const people = (text: string): readonly NamedShare[] | string => {
  const parsed = parsePeople(text);
  return 'people' in parsed ? parsed.people : parsed.reason;
};
const LI = person('李守义', '0101', 'investigate', 60);
const CHEN = person('陈福根', null, 'contract', 40);

describe('column 38: persons with role and share', () => {
  it.each([
    '李守义[0101](调查)60%；陈福根(包收)40%', '李守义（调查）[0101]60％;陈福根（包收）40％', '李守义【0101】（调查人）60%、陈福根（包收人）40%', '李守义[0101](调查) 60% 陈福根(包收) 40%', '李守义 [0101] (调查) 60%，陈福根 (包收) 40%', '李守义(调查,0101,60%)/陈福根(包收,40%)', '李守义[0101](调查):60;陈福根(包收):40', '李守义[0101](调查)60%\n陈福根(包收)40%',
  ])('%s', (text) => {
    expect(people(text)).toEqual([LI, CHEN]);
  });

  it.each([
    ['李守义', [person('李守义', null, '', null)]],
    ['蒋样贵/吴练田', [person('蒋样贵', null, '', null), person('吴练田', null, '', null)]],
    ['李守义60%；陈福根40%', [person('李守义', null, '', 60), person('陈福根', null, '', 40)]],
    ['0101:60;0102:40', [person('', '0101', '', 60), person('', '0102', '', 40)]],
    ['0101：60；0102：40', [person('', '0101', '', 60), person('', '0102', '', 40)]],
    ['0101', [person('', '0101', '', null)]],
    ['0101 60%', [person('', '0101', '', 60)]],
    ['李 明(调查) 王 芳(审批)', [person('李明', null, 'investigate', null), person('王芳', null, 'approve', null)]],
    ['李　明', [person('李明', null, '', null)]],
    ['阿依古丽·买买提(包收)', [person('阿依古丽·买买提', null, 'contract', null)]],
    ['李守义(调查/审批)', [person('李守义', null, 'investigate', null), person('李守义', null, 'approve', null)]],
    ['李守义(原主任)', [person('李守义', null, '原主任', null)]],
    ['李守义33.3333%', [person('李守义', null, '', 33.3333)]],
  ] as [string, NamedShare[]][])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });

  it.each(['', '；；', '李 明 王 芳', '李守义60%70%', '李守义(调查)160%', '李守义(调查/审批)60%', '60%', '(调查)60%', '李守义[0101][0102]', '李守义((调查)60%', '=1+1', '李', '李守义<调查>', '李守义60元'])('"%s" cannot be read, nobody is dropped', (text) => {
    expect(typeof people(text)).toBe('string');
  });

  it('parse∘format is the identity', () => {
    const name = fc.stringMatching(/^[\u4E00-\u9FA5]{2,4}$/);
    const anyone = fc.record({
      name, staffNo: fc.option(fc.stringMatching(/^\d{4}$/)), role: fc.constantFrom('', ...ROLES.map((r) => r.code)), sharePpm: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    });
    fc.assert(fc.property(fc.array(anyone, { minLength: 1, maxLength: 5 }), (list) => void expect(people(formatPeople(list))).toEqual(list)));
  });
});

describe('shares (decisions.md 1)', () => {
  const codes = (text: string): string[] => {
    const parsed = parsePeople(text);
    return 'people' in parsed ? shareFindings(parsed.people, '责任人').map((f) => `${f.severity} ${f.code}`) : [parsed.reason];
  };

  it.each([
    ['李守义60%；陈福根40%', []],
    ['李守义33.3333%；陈福根66.6667%', []],
    ['李守义60%；陈福根30%', ['reject SHARES_NOT_100']],
    ['李守义60%；陈福根50%', ['reject SHARES_NOT_100']],
    ['李守义60%', ['reject SHARES_NOT_100']],
    ['李守义；陈福根', ['warn SHARES_MISSING']],
    ['李守义60%；陈福根', ['warn SHARES_MISSING']],
    ['李守义60%；陈福根50%；王练平', ['reject SHARES_NOT_100']],
    ['李守义110%；陈福根', ['“李守义110%”的比例不对']],
    ['李守义(调查)60%；陈福根(包收)40%；王样初(附加)20%', []],
    ['李守义(调查)60%；陈福根(包收)40%；王样初(原主任)', ['warn ROLE_UNKNOWN', 'warn SHARES_MISSING']],
    ['李守义(调查)60%；李守义(调查)40%', ['reject PERSON_TWICE']],
    ['李守义(调查)60%；李守义(审批)40%', []],
  ] as [string, string[]][])('%s: %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});
