import type { LoanDetail, LoanFilter, LoanRow } from '../../electron/contract/loans.js';
import { addDays, fromDayNumber, dayNumber } from '../../electron/domain/date.js';

/** Generated loans for looking at pages and testing the client: same numbers on every run, nobody real. */
const UNITS = ['营业部', '城关', '青石', '柳溪', '白沙', '石桥', '双河', '枫林', '龙潭', '云台', '长塘', '竹园', '沙坪', '南山', '北溪', '大坪', '新塘', '古楼', '清水', '茶亭', '高桥', '水口', '金盆'];
export const fixtureUnits = UNITS.map((name, i) => ({ unitId: i + 1, code: String(4301 + i), name, kind: 'credit_union', sortNo: i + 1, closedOn: null }));
const FAMILY = '罗祝柳谭龚曾邹贺蒋夏廖卢易向姚彭聂熊阳汤';
const GIVEN = ['望山', '满仓', '有田', '青禾', '秋生', '谷雨', '长水', '国梁', '石柱', '来喜', '茂才', '新元', '水生', '春林', '桂香', '怀远'];
const FIRMS = ['柳桥竹器厂', '白石坪砖厂', '新塘茶叶合作社', '云台水泥预制场', '龙门茶场'];
const STAFF = ['李守义', '赵建平', '陈福根', '孙小满', '周立秋', '向春来', '文光照', '汤桂英', '彭有为', '阳雨生'];
const CLASSES = ['次级', '可疑', '可疑', '次级', '损失'];

/** Small deterministic generator (LCG); good enough for sample rows. */
export function numbers(seed: number): (below: number) => number {
  let s = seed >>> 0;
  return (below) => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return Math.floor((s / 2 ** 32) * below);
  };
}
const pick = <T>(list: readonly T[] | string, n: number): T | string => list[n % list.length] as T | string;

export function fixtureLoans(count = 3412): LoanRow[] {
  const n = numbers(7);
  return Array.from({ length: count }, (_, i) => {
    const unitId = 1 + Math.floor((i * UNITS.length) / count);
    const dueOn = fromDayNumber(dayNumber('2006-02-01') + n(1900));
    const formedOn = addDays(dueOn, 31);
    const begin = (500 + n(30_000)) * 1000;
    const done = n(12) === 0;
    const cash = done ? begin : n(3) === 0 ? n(Math.floor(begin / 10_000)) * 1000 : 0;
    const inKind = !done && n(40) === 0 ? Math.floor((begin - cash) / 2000) * 1000 : 0;
    const borrower = n(14) === 0 ? String(pick(FIRMS, n(5))) : `${pick(FAMILY, n(20))}${pick(GIVEN, n(16))}`;
    return {
      loanId: i + 1, no: `62011100${40317 + i * 613}`, unitId, unit: UNITS[unitId - 1] ?? '', borrower, idNo: `439900********${String(1000 + n(8999))}`, book: n(9) === 0 ? '已核销' : '表内', class: String(pick(CLASSES, n(5))),
      grantedOn: addDays(dueOn, -365), dueOn, formedOn, formedYear: Number(formedOn.slice(0, 4)), guarantee: String(pick(['信用', '保证', '联保', '抵押'], n(4))),
      originalPrincipalFen: begin + n(50) * 10_000, beginPrincipalFen: begin, cashFen: cash, inKindFen: inKind, rolledFen: 0, currentPrincipalFen: begin - cash - inKind,
      onInterestFen: n(4) === 0 ? n(90_000) : 0, offInterestFen: n(3) > 0 ? n(600_000) : 0, interestPaidFen: cash > 0 ? Math.floor(cash / 20) : 0,
      responsible: n(200) === 0 ? '' : String(pick(STAFF, n(10))), collector: String(pick(STAFF, n(10))), settled: done,
    };
  });
}

export function filterLoans(rows: readonly LoanRow[], f: { [K in keyof LoanFilter]?: LoanFilter[K] | undefined }): LoanRow[] {
  return rows.filter((r) =>
    (!f.search || r.borrower.includes(f.search) || r.no.includes(f.search)) && (f.unitId === undefined || r.unitId === f.unitId) && (!f.riskClass || r.class === f.riskClass) &&
    (f.formedYear === undefined || r.formedYear === f.formedYear) && (f.callYear === undefined || r.formedYear === f.callYear - 1) && (!f.withoutResponsible || r.responsible === '') && (!f.liveOnly || !r.settled) &&
    (!f.publicOnly || r.loanId % 9 === 0) && (f.minFen === undefined || r.currentPrincipalFen >= f.minFen) && (f.maxFen === undefined || r.currentPrincipalFen <= f.maxFen));
}

export function loanDetail(loan: LoanRow, all: readonly LoanRow[]): LoanDetail {
  const paid = loan.cashFen;
  const receipt = { form: '现金', measure: '责任清收', onInterestFen: 0, persons: `${loan.collector} 100%`, reversed: false, reversalOf: null, carried: false };
  return {
    loan: { ...loan, ledgerNo: `T${loan.loanId}`, idKind: '身份证', phone: '138****0000', client: '农户', town: '柳溪镇青坪村', publicKind: '否', actualUser: '', security: '保证人 曾青禾', ratePct: '9.36', cause: '企业经营管理', problem: '普通', rollovers: 1, extra: { 最近有效催收: '2011-03-02 通知书', 备注: '每月 10 日还 500 元' } },
    responsible: [{ staffNo: '0101', name: loan.responsible, role: '包收', sharePct: '60', presentPost: '信贷员' }, { staffNo: '0102', name: '陈福根', role: '审批', sharePct: '40', presentPost: '2011-04 退休，责任不变' }],
    receipts: paid === 0 ? [] : [
      { ...receipt, entryId: 1, on: '2011-02-14', bookedOn: '2011-02-14', principalFen: paid - 1000, offInterestFen: 60_000, voucherNo: '0214-11', batch: 3 },
      { ...receipt, entryId: 2, on: '2011-06-17', bookedOn: '2011-06-17', principalFen: 1000, offInterestFen: 120_000, voucherNo: '0617-04', batch: 4 },
    ],
    balances: [{ from: '2010-12-31', to: '2011-06-17', class: '次级', book: loan.book, principalFen: loan.beginPrincipalFen }, { from: '2011-06-17', to: '2011-08-31', class: loan.class, book: loan.book, principalFen: loan.currentPrincipalFen }],
    suits: loan.loanId % 5 === 0 ? [{ title: '第一批集中起诉', filedOn: '2011-05-09', closedOn: null, claimFen: loan.beginPrincipalFen }] : [],
    assets: loan.inKindFen > 0 ? [{ name: '门面房一间', receivedOn: '2011-03-18', agreedFen: loan.inKindFen }] : [],
    classes: loan.loanId % 2 === 0 ? [] : [{ on: '2011-06-17', from: '次级', to: loan.class, reason: '逾期超过 270 天' }],
    moves: [], aids: [], twins: [],
    otherLoans: all.filter((o) => o.borrower === loan.borrower && o.loanId !== loan.loanId).slice(0, 6).map((o) => ({ loanId: o.loanId, no: o.no, unit: o.unit, principalFen: o.currentPrincipalFen })),
    changes: [{ batch: 12, at: 1_314_780_120_000, title: '导入台账 23 个文件', field: '表外欠息', before: 102_140, after: 98_730 }, { batch: 12, at: 1_314_780_120_000, title: '导入台账 23 个文件', field: '五级分类', before: '次级', after: '可疑' }],
  };
}
