import { CLASSES, GUARANTEES, nameOf, ROLES } from '../domain/codes.js';
import type { Day } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { maskId } from '../domain/identity.js';
import { applyPpm, fen } from '../domain/money.js';
import { ppmToPct } from '../domain/rate.js';
import type { ReportColumn, ReportRow, ReportValue, RosterDocument, RosterGroup } from '../domain/reporting/report-table.js';
import { kindOf, type RosterKind } from '../domain/roster/kinds.js';
import { nomineesTogether } from '../domain/roster/nominees.js';
import type { Connection } from '../data/sql.js';
import { calledVintages, rosterLoans, type RosterLoan } from './figures/roster-loans.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'seq', titles: ['序号'], kind: 'rank', mm: 8 },
  { key: 'borrower', titles: ['借款人', '姓名（名称）'], kind: 'text', mm: 24 }, { key: 'idNo', titles: ['借款人', '证件号码'], kind: 'text', mm: 34, wrap: false }, { key: 'unit', titles: ['借款人', '机构'], kind: 'text', mm: 14 },
  { key: 'loanNo', titles: ['贷款', '贷款账号'], kind: 'text', mm: 30, wrap: false }, { key: 'dueOn', titles: ['贷款', '到期日'], kind: 'day', mm: 19 }, { key: 'nplOn', titles: ['贷款', '形成不良日'], kind: 'day', mm: 19 }, { key: 'riskClass', titles: ['贷款', '五级'], kind: 'text', mm: 10, wrap: false }, { key: 'guarantee', titles: ['贷款', '担保'], kind: 'text', mm: 10, wrap: false },
  { key: 'role', titles: ['责任', '类别'], kind: 'text', mm: 10, wrap: false }, { key: 'share', titles: ['责任', '比例%'], kind: 'text', mm: 11, wrap: false },
  { key: 'beginFen', titles: ['金额（元）', '年初本金'], kind: 'money', mm: 23 }, { key: 'recoveredFen', titles: ['金额（元）', '本年收回'], kind: 'money', mm: 22 }, { key: 'principalFen', titles: ['金额（元）', '当前本金'], kind: 'money', mm: 23 }, { key: 'interestFen', titles: ['金额（元）', '欠息'], kind: 'money', mm: 21 }, { key: 'answersFen', titles: ['金额（元）', '责任本金'], kind: 'money', mm: 23 },
];
const SUMMED = ['beginFen', 'recoveredFen', 'principalFen', 'interestFen', 'answersFen'] as const;

/** Masked unless somebody said why not. */
export type IdNumbers = 'masked' | 'full';

export interface RosterPerson { readonly staffNo: string; readonly name: string; readonly role: string; readonly unit: string; readonly post: string; readonly loans: number; readonly principalFen: number; readonly interestFen: number }
export interface Roster {
  readonly kind: RosterKind;
  readonly year: number;
  readonly formedYears: readonly number[];
  /** `no` is the sheet's number in the whole roster: the same whether one person is printed or all. */
  readonly groups: readonly { readonly no: number; readonly key: string; readonly person: RosterPerson; readonly loans: readonly RosterLoan[] }[];
}

/** Which sheet a loan stands on: the staff number, an outsider's name, the unit's code, the formation year. */
export const sheetKey = (kind: RosterKind, l: RosterLoan): string => (kind === 'unit' ? l.unitCode : kind === 'vintage' ? String(l.formedYear) : l.staffNo || l.name);

/** Groups the called loans by person, approver, collector, vintage or unit; throws ROSTER_EMPTY when nothing is called. */
export const buildRoster = (conn: Connection, kind: RosterKind, year: number, person?: string): Roster => groupRoster(conn, kind, year, rosterLoans(conn, kind, year), person);

export function groupRoster(conn: Connection, kind: RosterKind, year: number, loans: readonly RosterLoan[], person?: string): Roster {
  const groups = Map.groupBy(loans, (l) => sheetKey(kind, l));
  const sorted = [...groups].sort(([a, x], [b, y]) => (unitOrder(x) === unitOrder(y) ? (a < b ? -1 : 1) : unitOrder(x) < unitOrder(y) ? -1 : 1));
  const wanted = sorted.map(([key, list], i) => ({ no: i + 1, key, person: personOf(kind, key, list), loans: nomineesTogether(list) })).filter((g) => person === undefined || g.key === person);
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

/** What an issued roster prints where one that is only looked at has nothing to say yet. */
export interface RosterTerms {
  /** 2011-责 */
  readonly rosterNo: string;
  readonly docNo: string;
  readonly titleMark: string;
  readonly printing: string;
  readonly receipt: string;
}

/** The printed document without its sheets. */
export type RosterFrame = Omit<RosterDocument, 'groups'>;

export function rosterFrame(kind: RosterKind, year: number, formedYears: readonly number[], county: string, asOf: Day, terms: RosterTerms = draftTerms(kind, year, asOf)): RosterFrame {
  return {
    id: `roster-${kind}`, county, title: `${year}年度${kindOf(kind).title}${terms.titleMark}`, subtitle: `（${formedYears.join('、')}年形成不良贷款）`,
    docNo: terms.docNo, rosterNo: terms.rosterNo, asOf, printing: terms.printing, unit: '元', columns: COLUMNS, capitalColumn: 'answersFen',
    receipt: { text: terms.receipt, lines: ['签收人', '签收日期', '送达人', '送达方式'] },
    signatures: ['制表', '复核', '负责人'].map((label) => ({ label, name: '' })), paper: { size: 'A4', landscape: true },
  };
}

export const rosterNumber = (kind: RosterKind, year: number): string => `${year}-${kindOf(kind).mark}`;
export const sheetNumber = (rosterNo: string, no: number): string => `${rosterNo}-${String(no).padStart(3, '0')}`;

const draftTerms = (kind: RosterKind, year: number, asOf: Day): RosterTerms => ({ rosterNo: rosterNumber(kind, year), docNo: '', titleMark: '', printing: `打印日期 ${asOf}`, receipt: '本人确认上列贷款 {count} 笔，责任本金 {amount} 元（{capital}），对清收负责到底；有异议的，自签收之日起十日内书面提出。' });

/** The roster as it is printed: each person on a page of his own, sums, 大写, receipt and signatures (D4-13). */
export function rosterDocument(roster: Roster, county: string, asOf: Day, numbers: IdNumbers = 'masked'): RosterDocument {
  const frame = rosterFrame(roster.kind, roster.year, roster.formedYears, county, asOf);
  return { ...frame, groups: roster.groups.map((g) => sheetGroup(g.key, sheetNumber(frame.rosterNo, g.no), sheetHeading(roster.kind, g.person), g.loans.map((l) => ({ key: l.loanNo, values: lineValues(l, numbers) })))) };
}

/** The line over a sheet's table: who it is for. */
export const sheetHeading = (kind: RosterKind, person: RosterPerson): RosterGroup['heading'] => [{ label: kindOf(kind).who, value: person.name }, ...(kindOf(kind).ofPeople ? [{ label: '工号', value: person.staffNo || '—' }, { label: '贷时机构', value: person.unit }, { label: '现岗位', value: person.post || '—' }] : [])];

type Line = { readonly key: string; readonly values: Readonly<Record<string, ReportValue>> };

/** One person's sheet of its lines, numbered from 1, with their sums. */
export function sheetGroup(key: string, rosterNo: string, heading: RosterGroup['heading'], lines: readonly Line[]): RosterGroup {
  const rows = lines.map((l, i): ReportRow => ({ key: l.key, level: 'row', values: { ...l.values, seq: i + 1 } }));
  return { key, rosterNo, heading, rows, total: Object.fromEntries(SUMMED.map((k) => [k, rows.reduce((a, r) => a + Number(r.values[k]), 0)])) };
}

const answers = (l: RosterLoan): number => applyPpm(fen(l.principalFen), l.sharePpm ?? 1_000_000);

/** The printed cells of a loan but its number on the sheet; a nominee's loan names who used the money. */
export function lineValues(l: RosterLoan, numbers: IdNumbers = 'masked'): Record<string, ReportValue> {
  return { borrower: l.actualUser === '' ? l.borrower : `${l.borrower}（实际用款人${l.actualUser}）`, idNo: l.idNo === '' ? '（缺）' : numbers === 'full' ? l.idNo : maskId(l.idNo), unit: l.unit.replace(/信用社$/, ''), loanNo: l.loanNo, dueOn: l.dueOn, nplOn: l.nplOn, riskClass: nameOf(CLASSES, l.riskClass), guarantee: nameOf(GUARANTEES, l.guarantee), role: l.role === '' ? '—' : nameOf(ROLES, l.role), share: l.sharePpm === null ? '—' : ppmToPct(l.sharePpm), beginFen: l.beginFen, recoveredFen: l.recoveredFen, principalFen: l.principalFen, interestFen: l.interestFen, answersFen: answers(l) };
}
