import { describe, expect, it } from 'vitest';
import { checkFindings, type Finding } from '../../../electron/domain/responsibility/case-findings.js';
import { checkPersons, proposalFrom, type CasePerson, type LoanPerson } from '../../../electron/domain/responsibility/case-persons.js';
import { CASE_STEPS, checkStep, hasReached, nextStep } from '../../../electron/domain/responsibility/case-steps.js';

const person = (staffNo: string, sharePpm: number, more: Partial<CasePerson> = {}): CasePerson => ({ staffNo, role: 'approve', kind: 'share', level: 'main', sharePpm, ...more });
const known = (staffNo: string, role: string, sharePpm: number | null, counts = true): LoanPerson => ({ staffNo, name: staffNo, role, sharePpm, counts });
const found = (more: Partial<Finding> = {}): Finding => ({ name: '甲样一', kind: 'share', proposed: { sharePpm: 1_000_000, level: 'full' }, verdict: 'liable', level: 'full', sharePpm: 1_000_000, reason: '', minutesNo: '', ...more });

describe('D3-01 steps of a determination', () => {
  it('follow each other, none is skipped, repeated or dated before what happened last', () => {
    expect(CASE_STEPS.map((s) => nextStep(s.code))).toEqual(['propose', 'check', 'decide', 'pursue', 'complete', null]);
    const last = { step: 'propose', lastDay: '2011-08-05' } as const;
    expect(() => checkStep('2011-001', last, { step: 'check', on: '2011-08-05' })).not.toThrow();
    expect(() => checkStep('2011-001', last, { step: 'decide', on: '2011-08-06' })).toThrow('现在是“初分”，不能做“定责”：下一步是“核对”');
    expect(() => checkStep('2011-001', last, { step: 'propose', on: '2011-08-06' })).toThrow('不能做“初分”');
    expect(() => checkStep('2011-001', last, { step: 'check', on: '2011-08-04' })).toThrow('早于上一步（2011-08-05）');
    expect(() => checkStep('2011-001', { step: 'complete', lastDay: '2011-08-05' }, { step: 'pursue', on: '2011-08-06' })).toThrow('没有下一步');
    expect([hasReached('decide', 'decide'), hasReached('check', 'decide'), hasReached('complete', 'open')]).toEqual([true, false, true]);
  });
});

describe('D3-01 the proposal', () => {
  it('makes exactly 100 % without 附加 and 罚金, and names somebody', () => {
    expect(() => checkPersons([person('A', 600_000), person('B', 400_000), person('C', 200_000, { kind: 'extra' }), person('D', 50_000, { kind: 'fine' })])).not.toThrow();
    expect(() => checkPersons([person('A', 600_000), person('B', 300_000)])).toThrow('合计为 90%');
    expect(() => checkPersons([])).toThrow('没有写明责任人');
    expect(() => checkPersons([person('A', 500_000), person('A', 500_000)])).toThrow('写了两次');
    expect(() => checkPersons([person('A', 1_000_000, { outsider: '老乙' })])).toThrow('写工号，或者写名单外');
    expect(() => checkPersons([person('A', 1_200_000), person('B', -200_000)])).toThrow('0 到 100%');
  });

  it('begins with who answers for the loan: the first to investigate leads, levels follow the shares, a collector stays out', () => {
    const made = proposalFrom([known('A', 'investigate', 600_000), known('B', 'investigate', 200_000), known('C', 'approve', 200_000), known('D', 'collect', null), known('E', 'manage', 100_000, false)]);
    expect(made.map((p) => [p.staffNo, p.role, p.kind, p.level, p.sharePpm])).toEqual([['A', 'lead_investigate', 'share', 'main', 600_000], ['B', 'investigate', 'share', 'minor', 200_000], ['C', 'approve', 'share', 'leader', 200_000], ['E', 'manage', 'extra', 'minor', 100_000]]);
    expect(() => checkPersons(made)).not.toThrow();
    expect(proposalFrom([known('A', 'contract', 1_000_000)])).toMatchObject([{ role: 'contract', level: 'full' }]);
    expect(proposalFrom([])).toEqual([]);
  });

  it('shares that the ledger does not know, or that are not 100 %, are equal to the last ppm', () => {
    const made = proposalFrom([known('A', 'contract', null), known('B', 'approve', null), known('C', 'manage', 300_000)]);
    expect(made.map((p) => p.sharePpm)).toEqual([333_334, 333_333, 333_333]);
    expect(() => checkPersons(made)).not.toThrow();
  });
});

describe('I10 findings', () => {
  it('有责 and 免责 make 100 % together; an exemption needs reason and minutes and burdens nobody else', () => {
    const half = { sharePpm: 500_000, proposed: { sharePpm: 500_000, level: 'full' as const } };
    expect(() => checkFindings([found(half), found({ ...half, verdict: 'exempt', reason: '尽职', minutesNo: '纪要1号' })])).not.toThrow();
    expect(() => checkFindings([found(half), found({ ...half, verdict: 'exempt', reason: '尽职' })])).toThrow('免责没有写会议纪要文号');
    expect(() => checkFindings([found(half), found({ ...half, verdict: 'exempt', minutesNo: '纪要1号' })])).toThrow('免责没有写理由');
    expect(() => checkFindings([found(half), found({ ...half, verdict: 'not_liable', sharePpm: 0, reason: '未经手' })])).toThrow('合计为 50%');
  });

  it('anything other than the proposal needs a reason; 无责 has no share; all may be 无责', () => {
    expect(() => checkFindings([found({ sharePpm: 900_000 })])).toThrow('责任比例与初分不同');
    expect(() => checkFindings([found({ level: 'main' })])).toThrow('责任级别与初分不同');
    expect(() => checkFindings([found({ verdict: 'not_liable' })])).toThrow('责任比例应为 0');
    expect(() => checkFindings([found({ verdict: 'not_liable', sharePpm: 0 })])).toThrow('应写明理由');
    expect(() => checkFindings([found({ proposed: null })])).toThrow('初分中没有此人');
    expect(() => checkFindings([found({ sharePpm: 0, reason: '轻' })])).toThrow('应写责任比例');
    expect(() => checkFindings([found({ verdict: 'not_liable', sharePpm: 0, reason: '未经手' })])).not.toThrow();
    expect(() => checkFindings([found({ verdict: 'not_liable', sharePpm: 0, reason: '未经手' }), found({ kind: 'extra', sharePpm: 100_000, proposed: { sharePpm: 100_000, level: 'full' } })])).toThrow('合计为 0%');
  });
});
