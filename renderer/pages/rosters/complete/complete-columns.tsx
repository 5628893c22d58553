import type { CompletenessRow, LackingWhat } from '../../../../electron/contract/rosters.js';
import { Meter } from '../../../components/meter.js';
import type { Column } from '../../../components/table/column.js';
import { pctText } from '../../../text/figures.js';

export const WHAT_NAMES: Readonly<Record<LackingWhat, string>> = { all: '未结清贷款', with: '有责任人', without: '缺责任人', shares: '比例不是 100%', agency: '原代办站', false_name: '假冒名', staff: '职工自借、担保、介绍', nominee: '借名贷款' };

/** Per unit: how many loans have somebody who answers, and the special ones; every figure opens its loans. */
export function completeColumns(onOpen: (row: CompletenessRow, what: LackingWhat) => void, narrow: boolean): Column<CompletenessRow>[] {
  const figure = (key: 'loans' | 'with' | 'without' | 'shares' | 'agency' | 'falseName' | 'staff' | 'nominee', what: LackingWhat, titles: readonly string[], width: number, bad = false): Column<CompletenessRow> => ({
    key, titles, kind: 'count', width, value: (r) => r[key], onOpen: (r) => onOpen(r, what), ...(bad ? { render: (r: CompletenessRow) => (r[key] === 0 ? <span className="zero">0</span> : <button type="button" className="bare link bad" tabIndex={-1} onClick={() => onOpen(r, what)}>{r[key]}</button>) } : {}),
  });
  return [
    { key: 'unit', titles: ['机构'], kind: 'text', width: 120, grow: true, value: (r) => r.unit, render: (r) => <strong>{r.unit}</strong> },
    figure('loans', 'all', ['未结清', '笔数'], 66),
    ...(narrow ? [] : [{ key: 'principalFen', titles: ['未结清', '本金'], kind: 'money' as const, width: 110, value: (r: CompletenessRow) => r.principalFen }]),
    figure('with', 'with', ['责任落实', '有责任人'], 74),
    { key: 'pct', titles: ['责任落实', '落实率'], kind: 'percent', width: narrow ? 110 : 150, value: (r) => r.pct, render: (r) => <span className="rosters-pct"><Meter pct={r.pct} label={`${r.unit}落实率`} /><span className="figure">{pctText(r.pct)}</span></span> },
    figure('without', 'without', ['责任落实', '缺责任人'], 74, true), figure('shares', 'shares', ['责任落实', '比例不符'], 74, true),
    ...(narrow ? [] : [figure('agency', 'agency', ['其中', '原代办站'], 74), figure('falseName', 'false_name', ['其中', '假冒名'], 66), figure('staff', 'staff', ['其中', '职工相关'], 74), figure('nominee', 'nominee', ['其中', '借名'], 60)]),
  ];
}
