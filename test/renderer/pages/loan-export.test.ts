import { expect, it } from 'vitest';
import { leftOutWords } from '../../../renderer/pages/loans/export-ledger.js';

it('X-8 loans that a form has no place for are said with the reason', () => {
  expect(leftOutWords({ only: [{ title: '台账类型', value: '表内' }, { title: '所属机构', value: '城关信用社' }] })).toBe('这张表式只收台账类型为“表内”、所属机构为“城关信用社”的贷款。要全部贷款的，请按省表导出。');
  expect(leftOutWords(undefined)).toContain('请按省表导出');
});
