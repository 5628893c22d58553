import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../electron/contract/api.js';
import { REPORTS } from '../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { movedCells } from './moved-cells.js';

type Table = OutputOf<'reports.table'>;
interface Chosen { readonly id: number; readonly no: string; readonly fen: number; readonly cause: string; readonly formed: number; readonly guarantee: string; readonly client: string }

let core: TestCore;
let loan: Chosen;
let before: Map<string, Table>;
beforeAll(async () => {
  core = await sampleLedger('imported');
  // of 水口信用社; of a borrower with nothing else, so that a whole 户 moves
  loan = core.sql<Chosen>(`SELECT l.loan_id AS id, l.loan_no AS no, n.principal_fen AS fen, l.cause, l.formed_year AS formed, l.guarantee, p.kind AS client FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id
    WHERE u.code = '20' AND l.book = 'on' AND l.risk_class = 'doubtful' AND l.begin_fen > 0 AND n.principal_fen > 0 AND l.formed_year BETWEEN 2002 AND 2009 AND (SELECT count(*) FROM loan x WHERE x.borrower_id = l.borrower_id) = 1 ORDER BY l.loan_id LIMIT 1`)[0] as Chosen;
  before = await tables();
}, 60_000);
afterAll(() => core.close());

async function tables(): Promise<Map<string, Table>> {
  const found = new Map<string, Table>();
  for (const { id } of REPORTS) found.set(id, await core.call('reports.table', { id, period: PERIOD }));
  return found;
}

/** What differs in every report after the loan was put into another class, which is then undone. */
async function movedBy(to: string): Promise<{ moved: Map<string, Record<string, number | string | null>>; after: Map<string, Table> }> {
  const { batch } = await core.call('loans.reclassify', { loanId: loan.id, on: '2011-08-20', to, reason: '重新认定' });
  const after = await tables();
  await core.call('history.undo', { batch });
  return { after, moved: new Map([...after].map(([id, t]) => [id, movedCells(before.get(id) as Table, t)])) };
}

const rows = (...columns: [string, number][]): Record<string, number> => Object.fromEntries(['20', 'total'].flatMap((row) => columns.map(([c, by]) => [`${row} ${c}`, by])));
/** Ratios follow from the amounts; what they are is checked against SQL elsewhere. */
const amounts = (moved: Record<string, number | string | null> | undefined): Record<string, number | string | null> => Object.fromEntries(Object.entries(moved ?? {}).filter(([k]) => !k.endsWith('Pct')));
const half = (fen: number): number => Math.floor((fen + 1) / 2);

describe('Show 1: one loan gets another class', () => {
  it('可疑 → 损失 moves these two classes where they stand, and no other cell of any report', async () => {
    const { moved, after } = await movedBy('损失');
    const due = { doubtful: half(Number(after.get('provision')?.rows.find((r) => r.key === '20')?.values['doubtfulFen'])) - Number(before.get('provision')?.rows.find((r) => r.key === '20')?.values['doubtfulDueFen']), loss: loan.fen };
    const wanted: Record<string, Record<string, number>> = {
      'five-class': rows(...['Fen', 'MonthFen', 'YearFen'].flatMap((c): [string, number][] => [[`doubtful${c}`, -loan.fen], [`loss${c}`, loan.fen]])),
      provision: rows(['doubtfulFen', -loan.fen], ['doubtfulDueFen', due.doubtful], ['lossFen', loan.fen], ['lossDueFen', due.loss], ['classesDueFen', due.doubtful + due.loss]),
      'class-migration': Object.fromEntries(['year', 'month'].flatMap((s) => ['doubtful', 'all'].flatMap((k) => [[`${s}:${k} doubtfulLoans`, -1], [`${s}:${k} doubtfulFen`, -loan.fen], [`${s}:${k} lossLoans`, 1], [`${s}:${k} lossFen`, loan.fen]]))),
    };
    for (const [id, cells] of moved) expect(cells, id).toEqual(wanted[id] ?? {});
    for (const [id, t] of after) expect(t.checks.filter((k) => !k.ok), id).toEqual([]);
  }, 60_000);

  it('可疑 → 关注2 leaves the NPL of every report, once, and nothing else moves', async () => {
    const { moved, after } = await movedBy('关注2');
    const gone = -loan.fen;
    const changes = ['Fen', 'MonthFen', 'YearFen'];
    const parts = ['all:band', 'all:cause', 'all:year', 'all:guarantee', 'all:client', 'band:b50', `cause:${loan.cause}`, `causes:${['policy', 'business', 'private_lending', 'other_objective'].includes(loan.cause) ? 'objective' : 'subjective'}`, `year:${loan.formed}`, `guarantee:${loan.guarantee}`, `client:${loan.client}`, 'total'];
    const doubtfulDue = half(Number(after.get('provision')?.rows.find((r) => r.key === '20')?.values['doubtfulFen'])) - Number(before.get('provision')?.rows.find((r) => r.key === '20')?.values['doubtfulDueFen']);
    const watchDue = Math.round((loan.fen * 2) / 100);
    const wanted: Record<string, Record<string, number>> = {
      'five-class': rows(...changes.flatMap((c): [string, number][] => [[`npl${c}`, gone], [`doubtful${c}`, gone], [`rest${c}`, loan.fen], [`watch${c}`, loan.fen]])),
      'task-completion': Object.fromEntries(['20', 'sub:unions', 'total'].flatMap((row) => changes.flatMap((c) => [[`${row} npl${c}`, gone], [`${row} rest${c}`, loan.fen]]))),
      rebound: Object.fromEntries(['20', 'sub:unions', 'total'].flatMap((row) => ['endFen', 'yearFen', 'sinceFen'].map((c) => [`${row} ${c}`, gone]))),
      'net-and-new': rows(['leftFen', loan.fen], ['endFen', gone], ['netFen', loan.fen]),
      structure: Object.fromEntries(parts.flatMap((p) => [[`${p} endBorrowers`, -1], [`${p} endLoans`, -1], [`${p} endFen`, gone], [`${p} changeFen`, gone]])),
      provision: rows(['watchFen', loan.fen], ['watchDueFen', watchDue], ['doubtfulFen', gone], ['doubtfulDueFen', doubtfulDue], ['classesDueFen', watchDue + doubtfulDue]),
    };
    for (const [id, cells] of Object.entries(wanted)) {
      const flags = Object.fromEntries(Object.entries(amounts(moved.get(id))).filter(([k]) => !/ (rebounds|stillRises|watched)$/.test(k)));
      expect(flags, id).toEqual(cells);
    }
    const matrix = amounts(moved.get('class-migration'));
    for (const s of ['year', 'month']) expect([matrix[`${s}:doubtful watchLoans`], matrix[`${s}:doubtful watchFen`], matrix[`${s}:all watchFen`], matrix[`${s}:doubtful doubtfulFen`], matrix[`${s}:all doubtfulFen`]], s).toEqual([1, loan.fen, loan.fen, gone, gone]);
    for (const id of ['by-measure', 'repossessed-assets', 'litigation', 'personal-targets']) expect(moved.get(id), id).toEqual({});
    for (const [id, t] of after) expect(t.checks.filter((k) => !k.ok), id).toEqual([]);
  }, 60_000);

  it('undone, every report is what it was', async () => {
    const now = await tables();
    for (const [id, t] of now) expect(movedCells(before.get(id) as Table, t), id).toEqual({});
  }, 60_000);
});
