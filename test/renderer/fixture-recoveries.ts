import type { RecoveryRow } from '../../electron/contract/recoveries.js';
import { FORMS, MEASURES, nameOf } from '../../electron/domain/codes.js';
import { addMonths, firstDay, periodOf } from '../../electron/domain/date.js';
import { ppmToPct } from '../../electron/domain/rate.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';
import { fixtureUnits } from './fixture-loans.js';
import { takeAsset } from './fixture-registers.js';

const STAFF = ['李守义', '赵建平', '陈福根', '孙小满', '周立秋', '向春来', '文光照', '汤桂英', '彭有为', '阳雨生'];
export const fixtureStaff = STAFF.map((name, i) => ({ staffNo: `010${i}`, name, unit: fixtureUnits[i % 23]?.name ?? '', tier: '信用社员工', title: '信贷员' }));

/** What was booked in this host: grows while the pages are tried. */
const booked = new WeakMap<FixtureState, RecoveryRow[]>();
export const LAST_CLOSED = '2011-07';

export function fixtureReceipts(host: FixtureState): RecoveryRow[] {
  const known = booked.get(host);
  if (known) return known;
  const rows = host.loans.filter((l) => l.cashFen > 100_000).slice(0, 240).map((l, i): RecoveryRow => {
    const on = `2011-0${1 + (i % 8)}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`;
    return { entryId: i + 1, voucherNo: `${on.slice(5, 7)}${on.slice(8)}-${String((i % 30) + 1).padStart(2, '0')}`, on, bookedOn: on, unit: l.unit, borrower: l.borrower, loanId: l.loanId, loanNo: l.no, form: i % 17 === 3 ? '转据/重组上调' : '现金', measure: ['责任', '集中', '行政', '强制'][i % 4] ?? '', principalFen: l.cashFen, onInterestFen: i % 9 === 0 ? 27_640 : 0, offInterestFen: i % 3 === 0 ? 84_000 : 0, feeFen: 0, persons: `${STAFF[i % 10]} 100%`, reversalOf: null, reversed: false, carried: i % 31 === 5, batch: 3 };
  });
  booked.set(host, rows);
  return rows;
}

const bookedOn = (on: string): string => (periodOf(on) <= LAST_CLOSED ? firstDay(addMonths(LAST_CLOSED, 1)) : on);

const CHECKS = ['年初＋新增－减少＝期末', '上月期末接本月', '各社相加＝合计', '不良率有分母', '抵债减少＝资产冲本金', '抵债处置连续', '已核销收回不减表内', '个人合计＝可归属收回', '责任清收、涉政与台账一致', '诉讼收回 ≤ 标的', '万元尾差', '户数与笔数不混', '补记单列'].map((name, i) => ({ id: `C${i + 1}`, name, ok: i !== 3, detail: i === 3 ? '水口、金盆 8 月各项贷款余额未录' : i === 0 ? '33,180.60＋980.80－6,509.00＝27,652.40 万元（本金）' : '相符' }));

export const recoveryHandlers: Usual = {
  'staff.list': ({ search = '' }) => ({ staff: fixtureStaff.filter((s) => s.name.includes(search) || s.staffNo.includes(search)) }),
  'loans.search': ({ text, limit = 9 }, host) => ({
    // Letters stand for pinyin initials, which only the core knows: any four borrowers will do here.
    hits: (/^[a-z]+$/i.test(text) ? host.loans.filter((l) => !l.settled && l.loanId % 211 === 0).slice(0, 4) : host.loans.filter((l) => l.borrower.includes(text) || l.no.includes(text))).slice(0, limit)
      .map((l) => ({ loanId: l.loanId, no: l.no, unit: l.unit, borrower: l.borrower, idTail: l.idNo.slice(-4), principalFen: l.currentPrincipalFen, onInterestFen: l.onInterestFen, offInterestFen: l.offInterestFen, class: l.class, book: l.book, collector: l.collector, collectorNo: fixtureStaff.find((s) => s.name === l.collector)?.staffNo ?? '', formedYear: l.formedYear })),
  }),
  'recoveries.list': ({ from, to, unitId, loanId, form, staffNo, offset = 0, limit = 100 }, host) => {
    const unit = fixtureUnits.find((u) => u.unitId === unitId)?.name;
    const who = fixtureStaff.find((s) => s.staffNo === staffNo)?.name;
    const rows = fixtureReceipts(host).filter((r) => (from === undefined || r.bookedOn >= from) && (to === undefined || r.bookedOn <= to) && (unit === undefined || r.unit === unit) && (loanId === undefined || r.loanId === loanId) && (form === undefined || r.form === nameOf(FORMS, form)) && (who === undefined || r.persons.includes(who)));
    const sorted = [...rows].sort((a, b) => (a.bookedOn === b.bookedOn ? b.entryId - a.entryId : a.bookedOn < b.bookedOn ? 1 : -1));
    const sum = (of: (r: RecoveryRow) => number): number => rows.reduce((a, r) => a + of(r), 0);
    return { count: rows.length, principalFen: sum((r) => r.principalFen), onInterestFen: sum((r) => r.onInterestFen), offInterestFen: sum((r) => r.offInterestFen), rows: sorted.slice(offset, offset + limit) };
  },
  'recoveries.book': ({ loanId, on, form, measure, principalFen, onInterestFen = 0, offInterestFen = 0, feeFen = 0, voucherNo = '', persons = [], asset = null }, host) => {
    const loan = host.loans.find((l) => l.loanId === loanId);
    if (!loan) throw new Refused('LOAN_UNKNOWN', { no: loanId });
    if (principalFen > loan.currentPrincipalFen) throw new Refused('RECEIPT_OVER_BALANCE', { amount: principalFen / 100, balance: loan.currentPrincipalFen / 100 });
    const rows = fixtureReceipts(host);
    const entryId = rows.length + 1;
    rows.push({ entryId, voucherNo, on, bookedOn: bookedOn(on), unit: loan.unit, borrower: loan.borrower, loanId, loanNo: loan.no, form: nameOf(FORMS, form), measure: nameOf(MEASURES, measure ?? ''), principalFen, onInterestFen, offInterestFen, feeFen, persons: persons.map((p) => `${fixtureStaff.find((s) => s.staffNo === p.staffNo)?.name ?? ''} ${ppmToPct(p.sharePpm)}%`).join('、'), reversalOf: null, reversed: false, carried: false, batch: 300 + entryId });
    host.loans = host.loans.map((l) => (l.loanId === loanId ? { ...l, currentPrincipalFen: l.currentPrincipalFen - principalFen, cashFen: l.cashFen + principalFen } : l));
    const assetId = asset === null ? null : 'assetId' in asset ? asset.assetId : takeAsset(host, loan, asset.name, asset.kind, asset.agreedFen, { principalFen, onInterestFen, offInterestFen });
    host.emit({ type: 'data-changed', areas: ['recoveries', 'loans', 'registers'] });
    return { recovery: entryId, batch: 300 + entryId, bookedOn: bookedOn(on), period: periodOf(bookedOn(on)), late: bookedOn(on) !== on, balanceFen: loan.currentPrincipalFen - principalFen, assetId, carriedOnId: null, riskClass: loan.class };
  },
  'recoveries.reverse': ({ entryId }, host) => {
    const rows = fixtureReceipts(host);
    const row = rows.find((r) => r.entryId === entryId);
    if (!row) throw new Refused('RECEIPT_UNKNOWN', { id: entryId });
    const id = rows.length + 1;
    rows.push({ ...row, entryId: id, reversalOf: entryId, bookedOn: bookedOn(row.bookedOn), principalFen: -row.principalFen, onInterestFen: -row.onInterestFen, offInterestFen: -row.offInterestFen });
    rows[rows.indexOf(row)] = { ...row, reversed: true };
    host.emit({ type: 'data-changed', areas: ['recoveries', 'loans'] });
    return { recovery: id, batch: 400 + id };
  },
  'periods.checks': ({ period }) => ({ period, state: period <= LAST_CLOSED ? 'closed' : 'open', checks: CHECKS.map((c) => (period <= LAST_CLOSED ? { ...c, ok: true } : c)), warnings: [] }),
  'reports.issues': () => ({ issues: [] }),
  'periods.events': ({ period }) => ({ events: period <= LAST_CLOSED ? [{ act: 'close', version: 1, on: '2011-08-02', at: 1_312_250_000_000, user: '何静', reason: null, failed: [], batch: 290 }] : [] }),
  'periods.close': ({ period, overrule }) => {
    if (!overrule) throw new Refused('CLOSE_CHECKS_FAILED', { period, count: 1, detail: 'C4 不良率有分母' });
    return { period, state: 'closed', checks: CHECKS, warnings: [], batch: 500 };
  },
  'periods.reopen': ({ period }) => ({ period, state: 'open', checks: CHECKS, batch: 501 }),
  'periods.snapshot': ({ period }) => ({ period, state: 'open', checks: [], rows: fixtureUnits.flatMap((u, i) => [['表内', '次级', 8], ['表内', '可疑', 90], ['表内', '损失', 20], ['已核销', '损失', 14]].map(([book, name, loans]) => ({ unit: u.name, book: String(book), class: String(name), loans: Number(loans) + i, borrowers: Number(loans), principalFen: (Number(loans) + i) * 8_500_000, onInterestFen: 0, offInterestFen: 100_000 }))) }),
};
