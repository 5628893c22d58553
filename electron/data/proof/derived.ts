import { lastDay } from '../../domain/date.js';
import { lastOpenYear, projectionOf } from '../loan-projection.js';
import { partyKeys } from '../party-key.js';
import { STOOD_AT, totalsDigest } from '../period-close.js';
import { numbered, type Connection } from '../sql.js';
import type { Findings } from './findings.js';

/** Stretches and grid rows of every loan, computed anew. Returns how many loans. */
export function proveBalances(conn: Connection, found: Findings, onProgress: (done: number, total: number) => void): number {
  const ids = conn.prepare('SELECT loan_id FROM loan').pluck().all() as number[];
  const through = lastOpenYear(conn) ?? 0;
  const states = conn.prepare('SELECT year, unit_id, from_on, to_on, book, class, principal_fen FROM loan_state WHERE loan_id = ? ORDER BY from_on');
  const now = conn.prepare('SELECT loan_id, unit_id, sort_no, book, class, npl, principal_fen, on_fen, off_fen, formed_year, due_on, name, py, collector_id FROM loan_now WHERE loan_id = ?').raw();
  for (const [i, id] of ids.entries()) {
    if (i % 500 === 0) onProgress(i, ids.length);
    let fine: boolean;
    try {
      const p = projectionOf(conn, id, through);
      fine = JSON.stringify(p.states) === JSON.stringify(states.all(id)) && JSON.stringify(p.now) === JSON.stringify(now.get(id) ?? null);
    } catch (e) {
      if (!(e instanceof Error)) throw e;
      fine = false; // facts that amount to no possible balance: a receipt above what is owed
    }
    if (!fine) found.add('balance', `贷款 ${id} 的余额与收回记录推算不符`);
  }
  return ids.length;
}

/** Persons of a receipt add up to it; a cancelled loan holds no money. */
export function proveMoney(conn: Connection, found: Findings): void {
  const shares = conn.prepare('SELECT e.entry_id FROM entry e JOIN entry_share s ON s.entry_id = e.entry_id GROUP BY e.entry_id HAVING sum(s.share_ppm) <> 1000000 OR sum(s.principal_fen) <> e.principal_fen OR sum(s.interest_fen) <> e.on_fen + e.off_fen').pluck();
  for (const id of shares.iterate() as Iterable<number>) found.add('shares', `第 ${id} 号收回的归属合计与金额不符`);
  const cancelled = conn.prepare(`SELECT l.loan_id FROM loan l JOIN entry e ON e.loan_id = l.loan_id WHERE l.status = 'cancelled' GROUP BY l.loan_id HAVING sum(e.principal_fen) <> 0 OR sum(e.on_fen) <> 0 OR sum(e.off_fen) <> 0 OR sum(e.fee_fen) <> 0`).pluck();
  for (const id of cancelled.iterate() as Iterable<number>) found.add('cancelled', `贷款 ${id} 已取消，却还有收回记录`);
}

/** Months are as their marks say, what a close kept is as it was kept, and what lies behind it has not moved. */
export function proveCloses(conn: Connection, found: Findings): void {
  const periods = conn.prepare(`SELECT p.period, p.state, p.version, (SELECT v.act FROM period_event v WHERE v.period = p.period ORDER BY v.period_event_id DESC LIMIT 1) AS act, (SELECT max(v.version) FROM period_event v WHERE v.period = p.period) AS marked FROM period p`).all() as { period: string; state: string; version: number; act: string | null; marked: number | null }[];
  for (const p of periods) if (p.state !== (p.act === 'close' ? 'closed' : 'open') || p.version !== (p.marked ?? 0)) found.add('period', `${p.period} 的结账状态与结账记录不符`);
  const marks = conn.prepare(`SELECT period, version, totals, totals_hash AS hash FROM period_event WHERE act = 'close'`).all() as { period: string; version: number; totals: number; hash: string }[];
  for (const m of marks) {
    const kept = totalsDigest(conn, m.period, m.version);
    if (kept.count !== m.totals || kept.hash !== m.hash) found.add('close', `${m.period} 结账时留存的余额被改动过`);
  }
  const stood = conn.prepare(`SELECT s.unit_id, s.book, s.class, count(*), sum(s.principal_fen) ${STOOD_AT} ORDER BY s.unit_id, s.book, s.class`).raw();
  const kept = conn.prepare('SELECT unit_id, book, class, loans, principal_fen FROM close_total WHERE period = ? AND version = ? ORDER BY unit_id, book, class').raw();
  for (const p of periods) {
    if (p.state !== 'closed' || !marks.some((m) => m.period === p.period && m.version === p.version && m.totals > 0)) continue;
    const day = lastDay(p.period);
    if (JSON.stringify(stood.all(numbered(day, Number(day.slice(0, 4))))) !== JSON.stringify(kept.all(p.period, p.version))) found.add('close', `${p.period} 月末余额与结账时留存的不符`);
  }
}

/** Search keys of every party, computed anew. */
export function proveKeys(conn: Connection, found: Findings): void {
  const stored = new Map<number, string[]>();
  for (const [id, key] of conn.prepare('SELECT party_id, key FROM party_key').raw().iterate() as Iterable<[number, string]>) {
    const keys = stored.get(id);
    if (keys) keys.push(key);
    else stored.set(id, [key]);
  }
  for (const p of conn.prepare('SELECT party_id AS id, name, py, id_no AS idNo FROM party').iterate() as Iterable<{ id: number; name: string; py: string; idNo: string | null }>) {
    const expected = partyKeys(p.name, p.py, p.idNo).sort();
    if (expected.join('\n') !== (stored.get(p.id) ?? []).sort().join('\n')) found.add('key', `party 第 ${p.id} 条的检索词与姓名不符`);
  }
}
