// A ledger of 100,000 loans, 60 months of their history and 500,000 receipts, for the benches of reports and incentives. Its rows are
// put in behind the guards (which would cost an hour and are measured elsewhere); the guards are back before it is used.
import Database from 'better-sqlite3';
import { createLedgerFile } from '../../../electron/data/ledger-file.js';
import { runBatch } from '../../../electron/data/unit-of-work.js';

const UNITS = 23;
const STAFF = 300;
const FIRST_YEAR = 2007;
const YEARS = 5;
const PER_LOAN = 5;

/** A small generator of its own: the same ledger every time. */
function lehmer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const two = (n: number): string => String(n).padStart(2, '0');
const CLASSES = ['substandard', 'doubtful', 'loss'];
const MEASURES = ['tender', 'entrust', 'rollover', 'package', 'in_kind', 'concentrated', 'administrative', 'compulsory', 'hand_up', 'responsibility', 'reward'];
const CAUSES = ['policy', 'business', 'private_lending', 'other_objective', 'rules_missing', 'decision', 'staff_violation', 'weak_awareness', 'handover', 'other_subjective'];
const GUARANTEES = ['credit', 'surety', 'joint_surety', 'mortgage', 'pledge', 'mixed'];

export async function makeBigLedger(file: string, loans: number, staff = STAFF): Promise<void> {
  const empty = await createLedgerFile(file, { county: '样例县', password: null, isSample: true, at: 0 });
  if (empty.writer === null) throw new Error('a new ledger can be written');
  // every ledger has a first batch: the schedule it starts with
  runBatch(empty.writer, { kind: 'create', title: '建立台账', user: '', at: 0, businessOn: '2007-01-02' }, (uow) => uow.insert('vintage_plan', { plan_year: 2011, formed_year: 2006, locked: 0 }));
  empty.close();
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  const guards = db.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string }[];
  for (const g of guards) db.exec(`DROP TRIGGER "${g.name}"`);
  db.transaction(() => fill(db, loans, staff))();
  for (const g of guards) db.exec(g.sql);
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function fill(db: Database.Database, loans: number, people: number): void {
  const pick = lehmer(20_110_831);
  const put = (table: string, columns: string): Database.Statement => db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?').join(',')})`);
  const unit = put('unit', 'unit_id,code,kind,name,sort_no');
  for (let u = 1; u <= UNITS; u++) unit.run(u, two(u), 'credit_union', `第${u}信用社`, u);
  const staff = put('staff', 'staff_id,staff_no,name,py');
  const post = put('staff_post', 'staff_id,unit_id,kind,tier,title,from_on,to_on');
  for (let s = 1; s <= people; s++) {
    staff.run(s, `S${1000 + s}`, `员工${s}`, 'yg');
    post.run(s, 1 + (s % UNITS), 'main', 'union_staff', '信贷员', '2000-01-01', '9999-12-31');
  }
  const total = put('unit_total', 'period,unit_id,all_fen');
  const month = put('period', 'period,state,version');
  for (let y = FIRST_YEAR - 1; y < FIRST_YEAR + YEARS; y++) for (let m = 1; m <= 12; m++) {
    if (y >= FIRST_YEAR) month.run(`${y}-${two(m)}`, 'open', 0);
    for (let u = 1; u <= UNITS; u++) total.run(`${y}-${two(m)}`, u, 90_000_000_000);
  }
  const party = put('party', 'party_id,kind,name,py,id_kind,id_no,public_kind');
  const loan = put('loan', 'loan_id,ledger_no,loan_no,unit_id,book,borrower_id,granted_on,due_on,original_fen,guarantee,risk_class,npl_on,cause,problem,begin_year,begin_fen,interest_on,on_fen,off_fen,status,extra');
  const state = put('loan_state', 'year,unit_id,loan_id,from_on,to_on,book,class,principal_fen');
  const now = put('loan_now', 'loan_id,unit_id,sort_no,book,class,npl,principal_fen,on_fen,off_fen,formed_year,due_on,name,py,collector_id');
  const entry = put('entry', 'entry_id,batch_id,loan_id,unit_id,book,period,booked_on,business_on,form,measure,principal_fen,on_fen,off_fen,fee_fen,voucher_no,carried');
  const share = put('entry_share', 'entry_id,staff_id,unit_id,period,form,book,share_ppm,principal_fen,interest_fen');
  const parties = Math.ceil(loans * 0.8);
  for (let p = 1; p <= parties; p++) party.run(p, 'farmer', `借款人${p}`, 'jkr', 'id_card', null, 'no');
  let entryId = 0;
  for (let l = 1; l <= loans; l++) {
    const u = 1 + pick(UNITS);
    const kind = CLASSES[pick(3)] as string;
    const begin = 100_000 * (1 + pick(300));
    const formed = 1996 + pick(11);
    const borrower = 1 + pick(parties);
    loan.run(l, `TZ${l}`, `J${100_000_000 + l}`, u, 'on', borrower, `${formed - 3}-05-10`, `${formed - 1}-05-10`, begin * 2, GUARANTEES[pick(6)], kind, `${formed}-06-01`, CAUSES[pick(10)], 'ordinary', FIRST_YEAR, begin, `${FIRST_YEAR}-01-01`, 0, 10_000, 'live', '{}');
    const days = [...new Set(Array.from({ length: PER_LOAN }, () => `${FIRST_YEAR + pick(YEARS)}-${two(1 + pick(12))}-${two(2 + pick(26))}`))].sort();
    let principal = begin;
    const cuts: { on: string; principal: number }[] = [{ on: `${FIRST_YEAR}-01-01`, principal }];
    for (const on of days) {
      const paid = Math.floor(principal / 20);
      principal -= paid;
      entryId += 1;
      entry.run(entryId, 1, l, u, 'on', on.slice(0, 7), on, on, 'cash', MEASURES[pick(11)], paid, 0, 1000, 0, `P${entryId}`, 0);
      share.run(entryId, 1 + pick(people), u, on.slice(0, 7), 'cash', 'on', 1_000_000, paid, 1000);
      cuts.push({ on, principal });
    }
    for (const [i, c] of cuts.entries()) {
      const end = cuts[i + 1]?.on ?? `${FIRST_YEAR + YEARS}-01-01`;
      for (let from = c.on; from < end; ) {
        const newYear = `${Number(from.slice(0, 4)) + 1}-01-01`;
        const to = newYear < end ? newYear : end;
        state.run(Number(from.slice(0, 4)), u, l, from, to, 'on', kind, c.principal);
        from = to;
      }
    }
    now.run(l, u, u, 'on', kind, 1, principal, 0, 10_000, formed, `${formed - 1}-05-10`, `借款人${borrower}`, 'jkr', null);
  }
}
