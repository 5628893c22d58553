import { CLASSES, GUARANTEES, nameOf, ROLES } from '../domain/codes.js';
import type { Day } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { maskId } from '../domain/identity.js';
import { applyPpm, fen } from '../domain/money.js';
import { ppmToPct } from '../domain/rate.js';
import type { ReportColumn, ReportRow, ReportValue, RosterDocument, RosterGroup } from '../domain/reporting/report-table.js';
import type { Connection } from '../data/sql.js';
import { calledVintages, rosterLoans, type RosterKind, type RosterLoan } from './figures/roster-loans.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'seq', titles: ['序号'], kind: 'rank', mm: 8 },
  { key: 'borrower', titles: ['借款人', '姓名（名称）'], kind: 'text', mm: 24 }, { key: 'idNo', titles: ['借款人', '证件号码'], kind: 'text', mm: 34, wrap: false }, { key: 'unit', titles: ['借款人', '机构'], kind: 'text', mm: 14 },
  { key: 'loanNo', titles: ['贷款', '贷款账号'], kind: 'text', mm: 30, wrap: false }, { key: 'dueOn', titles: ['贷款', '到期日'], kind: 'day', mm: 19 }, { key: 'nplOn', titles: ['贷款', '形成不良日'], kind: 'day', mm: 19 }, { key: 'riskClass', titles: ['贷款', '五级'], kind: 'text', mm: 10, wrap: false }, { key: 'guarantee', titles: ['贷款', '担保'], kind: 'text', mm: 10, wrap: false },
  { key: 'role', titles: ['责任', '类别'], kind: 'text', mm: 10, wrap: false }, { key: 'share', titles: ['责任', '比例%'], kind: 'text', mm: 11, wrap: false },
  { key: 'beginFen', titles: ['金额（元）', '年初本金'], kind: 'money', mm: 23 }, { key: 'recoveredFen', titles: ['金额（元）', '本年收回'], kind: 'money', mm: 22 }, { key: 'principalFen', titles: ['金额（元）', '当前本金'], kind: 'money', mm: 23 }, { key: 'interestFen', titles: ['金额（元）', '欠息'], kind: 'money', mm: 21 }, { key: 'answersFen', titles: ['金额（元）', '责任本金'], kind: 'money', mm: 23 },
];
const SUMMED = ['beginFen', 'recoveredFen', 'principalFen', 'interestFen', 'answersFen'] as const;

const KINDS: Record<RosterKind, { title: string; who: string; mark: string }> = {
  responsibility: { title: '责任清收名册', who: '责任人', mark: '责' },
  approver: { title: '责任清收名册（审批人）', who: '审批人', mark: '审' },
  vintage: { title: '责任清收名册（按形成年度）', who: '形成年度', mark: '年' },
  unit: { title: '责任清收名册（按机构）', who: '机构', mark: '社' },
};

export interface RosterPerson { readonly staffNo: string; readonly name: string; readonly role: string; readonly unit: string; readonly post: string; readonly loans: number; readonly principalFen: number; readonly interestFen: number }
export interface Roster {
  readonly kind: RosterKind;
  readonly year: number;
  readonly formedYears: readonly number[];
  /** `no` is the sheet's number in the whole roster: the same whether one person is printed or all. */
  readonly groups: readonly { readonly no: number; readonly key: string; readonly person: RosterPerson; readonly loans: readonly RosterLoan[] }[];
}

/** Groups the called loans by person, approver, vintage or unit; throws ROSTER_EMPTY when nothing is called. */
export function buildRoster(conn: Connection, kind: RosterKind, year: number, person?: string): Roster {
  const loans = rosterLoans(conn, kind, year);
  const groups = new Map<string, RosterLoan[]>();
  for (const l of loans) {
    const key = kind === 'unit' ? l.unitCode : kind === 'vintage' ? String(l.formedYear) : l.staffNo || l.name;
    const list = groups.get(key);
    if (list) list.push(l);
    else groups.set(key, [l]);
  }
  const sorted = [...groups].sort(([a, x], [b, y]) => (unitOrder(x) === unitOrder(y) ? (a < b ? -1 : 1) : unitOrder(x) < unitOrder(y) ? -1 : 1));
  const wanted = sorted.map(([key, list], i) => ({ no: i + 1, key, person: personOf(kind, key, list), loans: list })).filter((g) => person === undefined || g.key === person);
  if (wanted.length === 0) throw new DomainError('ROSTER_EMPTY', { year });
  return { kind, year, formedYears: calledVintages(conn, year), groups: wanted };
}

const unitOrder = (loans: readonly RosterLoan[]): string => loans[0]?.unitCode ?? '';
const sum = (loans: readonly RosterLoan[], of: (l: RosterLoan) => number): number => loans.reduce((a, l) => a + of(l), 0);

function personOf(kind: RosterKind, key: string, loans: readonly RosterLoan[]): RosterPerson {
  const first = loans[0];
  const amounts = { loans: loans.length, principalFen: sum(loans, (l) => l.principalFen), interestFen: sum(loans, (l) => l.interestFen) };
  if (!first) return { staffNo: key, name: key, role: '', unit: '', post: '', ...amounts };
  if (kind === 'unit') return { staffNo: key, name: first.unit, role: '机构', unit: first.unit, post: '', ...amounts };
  if (kind === 'vintage') return { staffNo: key, name: `${key}年形成`, role: '形成年度', unit: '', post: '', ...amounts };
  return { staffNo: first.staffNo, name: first.name, role: [...new Set(loans.map((l) => nameOf(ROLES, l.role)))].filter(Boolean).join('、'), unit: first.unit, post: [first.presentUnit, first.present].filter(Boolean).join(' '), ...amounts };
}

/** The roster as it is printed: each person on a page of his own, sums, 大写, receipt and signatures (D4-13). */
export function rosterDocument(roster: Roster, county: string, asOf: Day): RosterDocument {
  const kind = KINDS[roster.kind];
  return {
    id: `roster-${roster.kind}`, county: `${county}`, title: `${roster.year}年度${kind.title}`, subtitle: `（${roster.formedYears.join('、')}年形成不良贷款）`,
    docNo: '', rosterNo: `${roster.year}-${kind.mark}`, asOf, printing: `打印日期 ${asOf}`, unit: '元', columns: COLUMNS, capitalColumn: 'answersFen',
    groups: roster.groups.map((g): RosterGroup => ({
      key: g.key, rosterNo: `${roster.year}-${kind.mark}-${String(g.no).padStart(3, '0')}`,
      heading: [{ label: kind.who, value: g.person.name }, ...(roster.kind === 'unit' || roster.kind === 'vintage' ? [] : [{ label: '工号', value: g.person.staffNo || '—' }, { label: '贷时机构', value: g.person.unit }, { label: '现岗位', value: g.person.post || '—' }])],
      rows: g.loans.map(rowOf), total: totalOf(g.loans),
    })),
    receipt: { text: '本人确认上列贷款 {count} 笔，责任本金 {amount} 元（{capital}），对清收负责到底；有异议的，自签收之日起十日内书面提出。', lines: ['签收人', '签收日期', '送达人', '送达方式'] },
    signatures: ['制表', '复核', '负责人'].map((label) => ({ label, name: '' })), paper: { size: 'A4', landscape: true },
  };
}

const answers = (l: RosterLoan): number => applyPpm(fen(l.principalFen), l.sharePpm ?? 1_000_000);

function rowOf(l: RosterLoan, i: number): ReportRow {
  return { key: l.loanNo, level: 'row', values: { seq: i + 1, borrower: l.borrower, idNo: l.idNo === '' ? '（缺）' : maskId(l.idNo), unit: l.unit.replace(/信用社$/, ''), loanNo: l.loanNo, dueOn: l.dueOn, nplOn: l.nplOn, riskClass: nameOf(CLASSES, l.riskClass), guarantee: nameOf(GUARANTEES, l.guarantee), role: l.role === '' ? '—' : nameOf(ROLES, l.role), share: l.sharePpm === null ? '—' : ppmToPct(l.sharePpm), beginFen: l.beginFen, recoveredFen: l.recoveredFen, principalFen: l.principalFen, interestFen: l.interestFen, answersFen: answers(l) } };
}

function totalOf(loans: readonly RosterLoan[]): Record<string, ReportValue> {
  const rows = loans.map(rowOf);
  return Object.fromEntries(SUMMED.map((k) => [k, rows.reduce((a, r) => a + Number(r.values[k]), 0)]));
}
