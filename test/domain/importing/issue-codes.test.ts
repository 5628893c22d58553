import { describe, expect, it } from 'vitest';
import { finding, issueAt, ISSUE_CODES } from '../../../electron/domain/importing/issue-codes.js';

describe('the catalogue of row issues', () => {
  it.each(Object.entries(ISSUE_CODES))('%s is a Chinese sentence that says what is wrong and what to do', (code, { severity, text }) => {
    expect(code).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)+$/);
    expect(['reject', 'warn']).toContain(severity);
    expect(text).toMatch(/。$/);
    expect(text).not.toMatch(/[;!?]|,(?!\d)|：$/);
    expect(text.replace(/\{\w+\}/g, '')).toMatch(/[，；。：]/);
  });

  it('slots are filled, braces in a value are left alone', () => {
    expect(finding('CELL_ERROR', { title: '担保人', value: '{title}' })).toEqual({ code: 'CELL_ERROR', severity: 'reject', message: '“担保人”是出错的单元格（{title}），请改正公式或填写数值。' });
  });

  it('a finding at its place keeps row, column and raw text', () => {
    expect(issueAt(7, 'dueOn', '2010-02-30', finding('DAY_IMPOSSIBLE', { title: '最后到期日', value: '2010-02-30' }))).toEqual({ row: 7, column: 'dueOn', raw: '2010-02-30', code: 'DAY_IMPOSSIBLE', severity: 'reject', message: '“最后到期日”的“2010-02-30”：没有这一天，请核对后改填。' });
  });

  it('a missing slot does not compile', () => {
    // @ts-expect-error value is missing
    expect(finding('CELL_ERROR', { title: '担保人' }).message).toBe('“担保人”是出错的单元格（），请改正公式或填写数值。');
  });
});
