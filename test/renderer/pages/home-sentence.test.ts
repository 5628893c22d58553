import { describe, expect, it } from 'vitest';
import { standing } from '../../../renderer/pages/home/sentence.js';
import { fixtureHome } from '../fixture-figures.js';

describe('where we stand, in one sentence', () => {
  it('says balance, change, recovered and pace', () => {
    expect(standing(fixtureHome(), '万元')).toBe('截至 8 月 31 日，不良余额 27,652.40 万元，较年初下降 5,528.20 万元；本年清收 6,009.00 万元，完成任务 75.11%，时间进度 66.58%。');
  });
  it('says a rise as a rise, and nothing of a task that does not exist', () => {
    const s = { ...fixtureHome(), nplFen: 120, nplBeginFen: 100, recoveredFen: 0, completionPct: null };
    expect(standing(s, '元')).toBe('截至 8 月 31 日，不良余额 1.20 元，较年初上升 0.20 元；本年清收 0.00 元。');
    expect(standing({ ...s, nplBeginFen: 120 }, '元')).toContain('与年初持平');
  });
});
