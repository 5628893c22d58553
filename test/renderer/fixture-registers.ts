import type { AssetRow, GovRow, SuitRow } from '../../electron/contract/registers.js';
import { CLASSES, nameOf } from '../../electron/domain/codes.js';
import { fixtureUnits } from './fixture-loans.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';

/** Registers of this host: what is entered on the pages stays for as long as it lives. */
interface Registers { assets: AssetRow[]; readonly suits: SuitRow[]; readonly debts: GovRow[]; readonly totals: Map<string, number> }
const kept = new WeakMap<FixtureState, Registers>();
const unitOf = (id: number): string => fixtureUnits.find((u) => u.unitId === id)?.name ?? '';
const LAST_CLOSED = '2011-07';

function registers(host: FixtureState): Registers {
  const known = kept.get(host);
  if (known) return known;
  const [a, b, c] = [host.loans[40], host.loans[80], host.loans[120]].map((l) => ({ loanId: l?.loanId ?? 1, no: l?.no ?? '', borrower: l?.borrower ?? '' }));
  if (!a || !b || !c) throw new Error('fixture without loans');
  const made: Registers = {
    assets: [
      { assetId: 1, no: 'DZ2011-01', unitId: 2, unit: unitOf(2), name: '临街门面房一间', kind: 'real_estate', quantity: '1 间', receivedOn: '2011-03-18', disposeByOn: '2013-03-18', agreedFen: 68_000_000, chargedFen: 68_000_000, freeFen: 0, bookFen: 53_000_000, disposedBookFen: 0, cashFen: 0, loans: [{ ...a, principalFen: 50_000_000, onInterestFen: 3_000_000, offInterestFen: 15_000_000 }], events: [] },
      { assetId: 2, no: 'DZ2011-02', unitId: 4, unit: unitOf(4), name: '千两茶 297 支、黑砖茶 2600 余块', kind: 'movable', quantity: '1 批', receivedOn: '2011-08-25', disposeByOn: '2012-08-25', agreedFen: 220_000_000, chargedFen: 200_000_000, freeFen: 20_000_000, bookFen: 172_600_000, disposedBookFen: 0, cashFen: 0, loans: [{ ...b, principalFen: 172_600_000, onInterestFen: 0, offInterestFen: 27_400_000 }], events: [] },
      { assetId: 3, no: 'DZ2011-03', unitId: 9, unit: unitOf(9), name: '货车一辆', kind: 'movable', quantity: '1 辆', receivedOn: '2011-05-12', disposeByOn: '2012-05-12', agreedFen: 40_000_000, chargedFen: 40_000_000, freeFen: 0, bookFen: 40_000_000, disposedBookFen: 40_000_000, cashFen: 34_260_000, loans: [{ ...c, principalFen: 40_000_000, onInterestFen: 0, offInterestFen: 0 }], events: [{ eventId: 1, act: '出售', on: '2011-08-10', bookFen: 40_000_000, cashFen: 34_260_000 }] },
    ],
    suits: host.loans.filter((l) => l.loanId % 61 === 0).map((l, i) => ({ suitId: i + 1, batchNo: i % 3 === 0 ? 1 : 2, unitId: l.unitId, unit: l.unit, partyId: i + 1, borrower: l.borrower, filedOn: '2011-05-09', claimPrincipalFen: l.beginPrincipalFen, claimInterestFen: l.offInterestFen, recoveredPrincipalFen: l.cashFen, recoveredInterestFen: 0, closedOn: i % 3 === 0 ? '2011-07-20' : null, closedHow: i % 3 === 0 ? '调解' : '', reason: '', loans: [{ loanId: l.loanId, no: l.no, borrower: l.borrower }] })),
    debts: host.loans.filter((l) => l.loanId % 9 === 0).slice(0, 300).map((l, i) => ({ govId: i + 1, kind: ['official', 'unit', 'village'][i % 3] ?? 'unit', name: l.borrower, body: '样例县某局', unitId: l.unitId, unit: l.unit, basePrincipalFen: l.beginPrincipalFen, baseInterestFen: 0, priorPrincipalFen: 0, priorInterestFen: 0, recoveredFen: l.cashFen, leftFen: l.beginPrincipalFen - l.cashFen, settled: l.beginPrincipalFen === l.cashFen, settledOn: null, settledHow: '', loans: [{ loanId: l.loanId, no: l.no, borrower: l.borrower }] })),
    totals: new Map(fixtureUnits.flatMap((u) => Array.from({ length: 8 }, (_, i): [string, number] => [`${u.unitId} 2011-0${i + 1}`, 2_000_000_000 + u.unitId * 70_000_000 + i * 12_345_600]))),
  };
  kept.set(host, made);
  return made;
}

const changed = (host: FixtureState, ...areas: ('registers' | 'loans' | 'recoveries' | 'settings')[]): void => host.emit({ type: 'data-changed', areas });
const fits = (text: string, ...fields: readonly string[]): boolean => text === '' || fields.some((f) => f.includes(text));
const sum = <T>(rows: readonly T[], of: (r: T) => number): number => rows.reduce((n, r) => n + of(r), 0);

/** An asset entered with its receipt: what the core's register would show of it. */
export function takeAsset(host: FixtureState, loan: { loanId: number; no: string; borrower: string; unitId: number }, name: string, kind: string, agreedFen: number, parts: { principalFen: number; onInterestFen: number; offInterestFen: number }): number {
  const r = registers(host);
  const id = r.assets.length + 1;
  const charged = parts.principalFen + parts.onInterestFen + parts.offInterestFen;
  r.assets = [...r.assets, { assetId: id, no: `DZ2011-0${id}`, unitId: loan.unitId, unit: unitOf(loan.unitId), name, kind, quantity: '', receivedOn: '2011-08-31', disposeByOn: '2013-08-31', agreedFen, chargedFen: charged, freeFen: agreedFen - charged, bookFen: parts.principalFen + parts.onInterestFen, disposedBookFen: 0, cashFen: 0, loans: [{ loanId: loan.loanId, no: loan.no, borrower: loan.borrower, ...parts }], events: [] }];
  return id;
}

export const registerHandlers: Usual = {
  'assets.list': ({ search = '', unitId, openOnly = false, freeOnly = false }, host) => {
    const assets = registers(host).assets.filter((a) => fits(search, a.name, a.no, ...a.loans.map((l) => l.borrower)) && (unitId === undefined || a.unitId === unitId) && !(openOnly && a.disposedBookFen >= a.bookFen) && !(freeOnly && a.freeFen === 0));
    return { assets, agreedFen: sum(assets, (a) => a.agreedFen), bookFen: sum(assets, (a) => a.bookFen), leftFen: sum(assets, (a) => a.bookFen - a.disposedBookFen), cashFen: sum(assets, (a) => a.cashFen) };
  },
  'assets.save': ({ assetId, ...facts }, host) => {
    const r = registers(host);
    const id = assetId ?? r.assets.length + 1;
    const was = r.assets.find((a) => a.assetId === assetId);
    const now: AssetRow = { chargedFen: 0, bookFen: 0, disposedBookFen: 0, cashFen: 0, loans: [], events: [], ...was, ...facts, assetId: id, no: facts.no || `DZ2011-0${id}`, unit: unitOf(facts.unitId), quantity: facts.quantity ?? '', disposeByOn: facts.disposeByOn ?? '2013-08-31', freeFen: facts.agreedFen - (was?.chargedFen ?? 0) };
    r.assets = was ? r.assets.map((a) => (a === was ? now : a)) : [...r.assets, now];
    changed(host, 'registers');
    return { batch: 600, id };
  },
  'assets.dispose': ({ assetId, on, bookFen, cashFen }, host) => {
    const r = registers(host);
    r.assets = r.assets.map((a) => (a.assetId === assetId ? { ...a, disposedBookFen: a.disposedBookFen + bookFen, cashFen: a.cashFen + cashFen, events: [...a.events, { eventId: 9, act: '出售', on, bookFen, cashFen }] } : a));
    changed(host, 'registers');
    return { batch: 601, id: 9 };
  },
  'suits.list': ({ search = '', unitId, openOnly = false, batchNo }, host) => ({ suits: registers(host).suits.filter((s) => fits(search, s.borrower) && (unitId === undefined || s.unitId === unitId) && !(openOnly && s.closedOn !== null) && (batchNo === undefined || s.batchNo === batchNo)), batches: [1, 2] }),
  'suits.save': (_, host) => { changed(host, 'registers'); return { batch: 602, id: 1 }; },
  'suits.close': (_, host) => { changed(host, 'registers'); return { batch: 603, id: 1 }; },
  'gov.list': ({ search = '', unitId, openOnly = false, kind }, host) => {
    const debts = registers(host).debts.filter((g) => fits(search, g.name, g.body) && (unitId === undefined || g.unitId === unitId) && !(openOnly && g.settled) && (kind === undefined || g.kind === kind));
    return { debts, count: debts.length, baseFen: sum(debts, (g) => g.basePrincipalFen), recoveredFen: sum(debts, (g) => g.recoveredFen) };
  },
  'gov.save': (_, host) => { changed(host, 'registers'); return { batch: 604, id: 1 }; },
  'gov.settle': (_, host) => { changed(host, 'registers'); return { batch: 605, id: 1 }; },
  'unitTotals.list': ({ year }, host) => {
    const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
    return { year, months: months.map((period) => ({ period, closed: period <= LAST_CLOSED })), units: fixtureUnits.map((u) => ({ unitId: u.unitId, unit: u.name, values: months.map((m) => registers(host).totals.get(`${u.unitId} ${m}`) ?? null) })) };
  },
  'unitTotals.set': ({ cells }, host) => {
    const { totals } = registers(host);
    for (const c of cells) {
      if (c.period <= LAST_CLOSED) throw new Refused('PERIOD_CLOSED', { period: c.period });
      if (c.allFen === null) totals.delete(`${c.unitId} ${c.period}`);
      else totals.set(`${c.unitId} ${c.period}`, c.allFen);
    }
    changed(host, 'registers');
    return { batch: 606, changed: cells.length };
  },
  'units.events': () => ({ events: [{ unit: '青石', on: '2011-04-01', act: 'rename', formerName: '青石桥', into: '', reason: '银监批复第 9 号', batch: 90 }] }),
  'units.rename': (_, host) => { changed(host, 'settings'); return { batch: 607 }; },
  'units.merge': (_, host) => { changed(host, 'settings'); return { batch: 608, loans: 30, principalFen: 1_000_000, staff: 4 }; },
  'loans.reclassify': ({ loanId, on, to }, host) => {
    const loan = host.loans.find((l) => l.loanId === loanId);
    if (!loan) throw new Refused('LOAN_UNKNOWN', { no: loanId });
    const name = nameOf(CLASSES, to);
    const npl = CLASSES.find((c) => c.code === to)?.npl ?? true;
    host.loans = host.loans.map((l) => (l === loan ? { ...l, class: name } : l));
    changed(host, 'loans');
    return { batch: 609, from: loan.class, to: name, on, crossed: npl ? 'no' : 'out', principalFen: loan.currentPrincipalFen };
  },
  'loans.form': ({ on }, host) => { changed(host, 'loans'); return { batch: 610, loanId: 5, bookedOn: on, balanceFen: 1_000_000 }; },
  'loans.move': ({ on, loanIds }, host) => { changed(host, 'loans'); return { batch: 611, loans: loanIds.length, principalFen: 1_000_000, on }; },
  'loans.aid': (_, host) => { changed(host, 'loans'); return { batch: 612, aid: 1 }; },
};
