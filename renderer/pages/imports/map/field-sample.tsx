import type { ReactNode } from 'react';
import type { MappedField } from '../../../../electron/contract/imports.js';
import type { FieldState } from './mapping.js';

interface FieldSampleProps {
  readonly field: MappedField;
  readonly state: FieldState;
  /** The row on show. */
  readonly row: number | undefined;
  readonly given: string | undefined;
}

/** One value of the column: as it stands in the sheet, and below how it is taken. A field in doubt shows the value that cannot be read. */
export function FieldSample({ field, state, row, given }: FieldSampleProps): ReactNode {
  if (field.column === null) return <Pair raw="" value={given === undefined || given === '' ? '—' : given} />;
  const bad = state === 'doubtful' ? field.samples.find((s) => s.rejects) : undefined;
  const sample = bad ?? field.samples.find((s) => s.row === row);
  if (!sample) return <Pair raw="" value="—" />;
  const said = (value: string): string => (value === '' ? '空' : value);
  const all = field.samples.map((s) => `第 ${s.row} 行：${s.raw === '' ? '（空）' : s.raw} → ${s.rejects && s.value === '' ? '读不出来' : said(s.value)}${s.problem === '' ? '' : `\n　${s.problem}`}`).join('\n');
  return <Pair raw={sample.raw === '' ? '（空）' : sample.raw} value={bad ? `第 ${bad.row} 行${bad.value === '' ? '读不出来' : '要核对'}` : said(sample.value)} tone={bad ? 'warn' : sample.value === '' ? 'zero' : ''} title={all} />;
}

function Pair({ raw, value, tone = 'zero', title }: { readonly raw: string; readonly value: string; readonly tone?: string; readonly title?: string }): ReactNode {
  return <span className="imports-pair" title={title}><small className="third">{raw}</small><span className={tone}>{value}</span></span>;
}
