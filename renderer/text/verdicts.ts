import type { Verdict } from '../../electron/contract/imports.js';

/** 每行结论: what a row of an import will do, with the tag it wears. */
export const VERDICTS: Readonly<Record<Verdict, { readonly name: string; readonly tag: string }>> = {
  insert: { name: '新增', tag: 'tag tag-accent' },
  update: { name: '变化', tag: 'tag tag-good' },
  unchanged: { name: '未变', tag: 'tag' },
  conflict: { name: '冲突', tag: 'tag tag-warn' },
  reject: { name: '拒绝', tag: 'tag tag-bad' },
};

/** What a workbook brings. */
const KINDS: Readonly<Record<string, string>> = {
  staff: '员工名单', ledger: '不良贷款台账', assets: '抵债资产', suits: '诉讼登记', gov: '涉政名单', recoveries: '清收登记簿', targets: '任务表', balances: '各项贷款余额',
};

/** The Chinese name of an import kind; one of a later version is shown as it is. */
export const kindOfFile = (kind: string): string => KINDS[kind] ?? kind;
