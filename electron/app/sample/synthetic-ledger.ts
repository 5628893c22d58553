import { BOOKS, CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS, nameOf } from '../../domain/codes.js';
import { addDays, yearOf } from '../../domain/date.js';
import { addYears } from './dating.js';
import { idCheckDigit } from '../../domain/identity.js';
import { nameSource } from './names.js';
import { random as randomOf } from './random.js';
import type { LedgerRow } from './rows.js';

/** The day the rows stand for. */
export const SYNTHETIC_AS_OF = '2011-08-31';
const UNITS = ['城关', '城东', '石桥', '柳林', '河口', '青山', '白沙', '龙潭', '双溪', '大坪'] as const;
const NPL_CLASSES = CLASSES.filter((c) => c.npl);

/**
 * Any number of rows in the provincial form, for benchmarks: right in themselves (arithmetic, days, check digits, unique
 * keys), bound to no county's totals. Rows are made one at a time; a hundred thousand need no more memory than one.
 */
export function* syntheticLedger(loans: number, seed: number): Generator<LedgerRow> {
  const random = randomOf(seed);
  const names = nameSource(random.fork('names'));
  const workers = UNITS.map((_, u) => Array.from({ length: 20 }, (_unused, k) => `${names.unique()}[${String(u + 1).padStart(2, '0')}${String(k + 1).padStart(2, '0')}]`));
  for (let i = 0; i < loans; i++) {
    const unitNo = i % UNITS.length;
    const unitCode = String(unitNo + 1).padStart(2, '0');
    const nplOn = addDays('2000-01-05', random.int(0, 4240));
    const dueOn = addDays(nplOn, -random.int(5, 90));
    const grantedOn = addDays(dueOn, -random.int(180, 1100));
    const fresh = yearOf(nplOn) === 2011;
    const start = Math.floor(random.longTail() * 400) * 100 + 200_000 + (random.chance(0.1) ? random.int(1, 99) : 0);
    const cashFen = random.chance(0.3) ? Math.floor((start * random.int(5, 100)) / 100) : 0;
    const principalFen = start - cashFen;
    const first17 = `439900${1930 + (i % 60)}${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}${String(i % 1000).padStart(3, '0')}`;
    const surety = random.chance(0.4);
    const worker = workers[unitNo]?.[random.int(1, 19)] ?? '';
    yield {
      seq: i + 1,
      ledgerNo: `T${unitCode}${String(i + 1).padStart(7, '0')}`,
      book: nameOf(BOOKS, 'on'),
      unit: `${UNITS[unitNo] ?? ''}信用社`,
      borrower: names.any(),
      idKind: nameOf(ID_KINDS, 'id_card'),
      idNo: first17 + idCheckDigit(first17),
      actualUser: '',
      client: random.pick(CLIENTS.slice(0, 3)).name,
      publicKind: nameOf(PUBLIC_KINDS, random.chance(0.05) ? 'official' : 'no'),
      town: `${UNITS[unitNo] ?? ''}镇${random.int(1, 20)}村`,
      phone: `12${String(random.int(0, 999_999_999)).padStart(9, '0')}`,
      loanNo: `${unitCode}${grantedOn.slice(0, 4)}${String(i + 1).padStart(8, '0')}`,
      grantedOn,
      dueOn,
      originalFen: Math.ceil(start / 100_000) * 100_000,
      ratePpm: random.int(620, 1200) * 100,
      guarantee: nameOf(GUARANTEES, surety ? 'surety' : 'credit'),
      security: surety ? names.any() : '',
      rollovers: random.int(0, 2),
      riskClass: random.pick(NPL_CLASSES).name,
      oldClass: random.pick(OLD_CLASSES.slice(1)).name,
      nplOn,
      formedYear: yearOf(nplOn),
      cause: random.pick(CAUSES).name,
      problem: random.pick(PROBLEMS).name,
      stock: fresh ? '新增' : '存量',
      beginFen: fresh ? 0 : start,
      newFen: fresh ? start : 0,
      cashFen,
      inKindFen: 0,
      rolledFen: 0,
      otherReducedFen: 0,
      principalFen,
      onInterestFen: 0,
      offInterestFen: Math.floor((principalFen * random.int(5, 150)) / 100),
      interestPaidFen: Math.floor(cashFen / 8),
      responsible: `${worker}(包收)60%；${workers[unitNo]?.[0] ?? ''}(审批)40%`,
      callYear: null,
      collector: worker,
      lastDemand: '',
      limitationOn: addYears(dueOn, 2),
      guaranteeUntilOn: surety ? addYears(dueOn, 2) : null,
      progress: random.pick(['', '', '上门催收', '已发催收通知书']),
    };
  }
}
