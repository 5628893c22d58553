import type { FileRef } from '../../contract/files.js';
import { plainYuan } from '../../domain/money.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { writePlainTable } from '../../workbook/forms/plain-table.js';
import { DomainError } from '../../domain/domain-error.js';
import type { AppContext } from '../context.js';
import type { StoredPlan } from './plan-store.js';

/** 退回表: the rejected and conflicting rows of a plan with file, row, what stood there and why, to send back. */
export function problemWorkbook(context: AppContext, stored: StoredPlan): { files: FileRef[]; rows: number } {
  const rows = stored.rows.filter((r) => r.verdict === 'reject' || r.verdict === 'conflict');
  if (rows.length === 0) throw new DomainError('PLAN_EMPTY');
  const cells = rows.map((r) => ({
    file: r.table.fileName, row: r.draft.row, verdict: r.verdict === 'reject' ? '拒绝' : '冲突', subject: r.subject,
    fields: [...new Set(r.issues.map((i) => titleOf(stored, i.column)).filter(Boolean))].join('、'), raw: r.issues.map((i) => i.raw).filter(Boolean).join('；'), reason: r.issues.map((i) => i.message).join('\n'),
    amount: typeof r.draft.values['principalFen'] === 'number' ? plainYuan(r.draft.values['principalFen']) : '',
  }));
  const target = context.files.place(`退回表-${stored.plan.period}.xlsx`);
  writeFileSafely(target, writePlainTable(`导入退回表（${stored.plan.period}）`, [
    { key: 'file', titles: ['文件'], kind: 'text' }, { key: 'row', titles: ['行号'], kind: 'count' }, { key: 'verdict', titles: ['结论'], kind: 'text' }, { key: 'subject', titles: ['借据号/姓名'], kind: 'text' },
    { key: 'fields', titles: ['问题栏目'], kind: 'text' }, { key: 'raw', titles: ['表中内容'], kind: 'text' }, { key: 'amount', titles: ['本金(元)'], kind: 'text' }, { key: 'reason', titles: ['原因和处理办法'], kind: 'text' },
  ], cells));
  return { files: [context.files.adopt(target)], rows: rows.length };
}

const titleOf = (stored: StoredPlan, key: string): string => stored.plan.files.flatMap((f) => f.columns).find((c) => c.key === key)?.title ?? '';
