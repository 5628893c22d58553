import { chinesePeriod, periodOf, yearOf } from '../../domain/date.js';
import { LEDGER_COLUMNS } from '../../domain/importing/ledger-form.js';
import { plainForm, type PlainColumn, type PlainForm } from '../../domain/importing/plain-forms.js';
import type { ImportKind } from '../../domain/importing/profile.js';
import type { SampleCounty, SampleRow } from './rows.js';

/**
 * A workbook to be written: which form, what stands in its head, which rows. Writing it is the workbook folder's work:
 * `provincial-ledger` is filled into the form as issued, `plain` is a plain table under a nested head.
 */
export interface SampleFile {
  readonly name: string;
  readonly form: 'provincial-ledger' | 'plain';
  readonly kind: ImportKind;
  /** Title line of the sheet. */
  readonly title: string;
  readonly columns: readonly PlainColumn[];
  readonly rows: Iterable<SampleRow>;
  /** Named places of the form: 机构, 截止日期, 单位 and so on. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The ledger form's columns in the shape of the plain ones: group and title as a nested head. */
export const LEDGER_FILE_COLUMNS: readonly PlainColumn[] = LEDGER_COLUMNS.map(({ key, group, title, type, codes, required }) =>
  codes === undefined ? { key, titles: [group, title], type, required } : { key, titles: [group, title], type, codes, required },
);

/** The sample county's workbooks as the office would get them: one ledger per 信用社 and the seven tables beside it. */
export function sampleFiles(county: SampleCounty): SampleFile[] {
  const period = periodOf(county.asOf);
  const year = yearOf(county.asOf);
  const stamp = period.replace('-', '');
  const plain = (kind: PlainForm['kind'], name: string, title: string, rows: readonly SampleRow[]): SampleFile => ({
    name: `${name}.xlsx`, form: 'plain', kind, title, columns: plainForm(kind).columns, rows, cells: { unit: '元', asOf: county.asOf },
  });
  return [
    plain('staff', '员工名单', '样例县联社员工名单', county.staff),
    ...county.ledgers.map(({ unit, rows }): SampleFile => ledgerFile(`${unit.name}台账${stamp}.xlsx`, unit.name, county.asOf, rows)),
    plain('assets', '抵债资产登记簿', `抵债资产登记簿（${chinesePeriod(period)}）`, county.assets),
    plain('suits', '诉讼清收台账', `诉讼清收台账（${chinesePeriod(period)}）`, county.suits),
    plain('gov', '涉政贷款名单', '涉政贷款名单', county.gov),
    plain('recoveries', `清收登记簿${stamp}`, `清收登记簿（${year}年1—${Number(period.slice(5))}月）`, county.recoveries),
    plain('targets', `${year}年清收任务分解表`, `${year}年不良贷款清收任务分解表`, county.targets),
    plain('balances', `各项贷款余额${stamp}`, '各项贷款余额表', county.balances),
  ];
}

/** One ledger in the provincial form. */
export function ledgerFile(name: string, unit: string, asOf: string, rows: Iterable<SampleRow>): SampleFile {
  return {
    name, form: 'provincial-ledger', kind: 'ledger', title: '不良贷款台账', columns: LEDGER_FILE_COLUMNS, rows,
    cells: { unitName: unit, period: chinesePeriod(periodOf(asOf)), asOf, unit: '元' },
  };
}
