import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan } from '../../domain/money.js';
import { ppmToPct } from '../../domain/rate.js';
import { FUND_KINDS } from '../../domain/responsibility/case-codes.js';
import { hasReached } from '../../domain/responsibility/case-steps.js';
import { riskFundDeduction } from '../../domain/responsibility/risk-fund.js';
import type { FundMoveTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';
import { storedPersons } from './case-page.js';
import { caseTitle, requireCase } from './case-rows.js';
import { fundStands } from './fund-stand.js';

const refuse = (reason: string): never => { throw new DomainError('FUND_INVALID', { reason }); };
const PLAIN = { due_fen: null, ratio_ppm: null, reason: '', minutes_no: '', voucher_no: '', reversal_of: null } as const;
const AREAS = ['rosters'] as const;

/** 存入. Throws STAFF_UNKNOWN, DAY_IN_FUTURE. */
export function deposit(context: AppContext, input: ParsedOf<'fund.deposit'>): OutputOf<'fund.deposit'> {
  const person = staffMember(reader(context), input.staffNo);
  notAfterToday(context, input.on);
  const { batch, value } = writeBatch(context, { kind: 'fund', title: `存入风险金 ${person.name} ${formatYuan(input.amountFen)} 元` }, AREAS, (uow) => uow.insert('fund_move', { ...PLAIN, staff_id: person.staffId, case_finding_id: null, kind: 'deposit', on_date: input.on, amount_fen: input.amountFen, reason: input.reason, voucher_no: input.voucherNo }));
  return { batch, moveId: value };
}

/**
 * 扣款 for a decided case, shared by 责任比. Who is 免责 and who is not on the staff list is not charged; his part falls
 * to nobody else and is said. Throws CASE_UNKNOWN, FUND_INVALID, RISK_FUND_INVALID, DAY_IN_FUTURE.
 */
export function charge(context: AppContext, input: ParsedOf<'fund.charge'>): OutputOf<'fund.charge'> {
  const conn = reader(context);
  const c = requireCase(conn, { caseId: input.caseId });
  if (!hasReached(c.step, 'decide')) refuse(`第 ${c.no} 号还没有定责，不能扣款`);
  const decidedOn = statement(conn, `SELECT on_date FROM case_step WHERE case_file_id = ? AND step = 'decide' AND voided_by IS NULL`).pluck().get(c.caseId) as Day;
  if (notAfterToday(context, input.on) < decidedOn) refuse(`扣款日期早于定责日期 ${decidedOn}`);
  const sharing = storedPersons(conn, c.caseId).filter((p) => p.kind === 'share' && p.finding !== null && p.finding.verdict !== 'not_liable');
  if (sharing.length === 0) refuse(`第 ${c.no} 号定责没有有责人员`);
  const { totalFen, parts } = riskFundDeduction({ dueFen: input.dueFen, ratePpm: input.ratioPpm, reason: input.reason, minutesNo: input.minutesNo, sharesPpm: sharing.map((p) => p.finding?.sharePpm ?? 0) });
  const lines = sharing.map((p, i) => ({ ...p, amountFen: parts[i] ?? 0 }));
  const charged = lines.filter((p) => p.finding?.verdict === 'liable' && p.staffId !== null && p.amountFen > 0);
  if (charged.length === 0) refuse('扣款摊到有责人员后不足一分，或有责人员都不在员工名单上');
  const { batch } = writeBatch(context, { kind: 'fund', title: `扣风险金 ${caseTitle(c)} ${formatYuan(input.dueFen)} 元 × ${ppmToPct(input.ratioPpm)}%` }, AREAS, (uow) => {
    for (const p of charged) uow.insert('fund_move', { ...PLAIN, staff_id: p.staffId ?? 0, case_finding_id: p.finding?.findingId ?? null, kind: 'charge', on_date: input.on, amount_fen: -p.amountFen, due_fen: input.dueFen, ratio_ppm: input.ratioPpm, reason: input.reason, minutes_no: input.minutesNo, voucher_no: input.voucherNo });
  });
  const named = ({ name, amountFen }: { readonly name: string; readonly amountFen: number }): { name: string; amountFen: number } => ({ name, amountFen });
  return { batch, totalFen, parts: charged.map(named), leftOut: lines.filter((p) => p.amountFen > 0 && !charged.includes(p)).map(named) };
}

/** 退缴: what receipts up to that day make due, or less of it. Throws FUND_INVALID, DAY_IN_FUTURE, FUND_OVER_REFUND. */
export function refund(context: AppContext, input: ParsedOf<'fund.refund'>): OutputOf<'fund.refund'> {
  const conn = reader(context);
  notAfterToday(context, input.on);
  // movements booked later count too: what is due is what both leave
  const [then, now] = [input.on, undefined].map((day) => fundStands(conn, day).find((s) => s.findingId === input.findingId));
  if (!then || !now) throw new DomainError('FUND_INVALID', { reason: `到 ${input.on} 没有扣过此人的风险金` });
  const due = Math.min(then.dueFen, now.dueFen);
  if (due <= 0) refuse(due === 0 ? `到 ${input.on} 没有应退的风险金` : `收回冲正后已多退 ${formatYuan(-due)} 元，请先冲正退缴`);
  const amountFen = input.amountFen ?? due;
  if (amountFen > due) refuse(`退缴 ${formatYuan(amountFen)} 元超过应退的 ${formatYuan(due)} 元`);
  const c = requireCase(conn, { caseId: now.caseId });
  const name = statement(conn, 'SELECT name FROM staff WHERE staff_id = ?').pluck().get(now.staffId) as string;
  const { batch, value } = writeBatch(context, { kind: 'fund', title: `退缴风险金 ${name} ${formatYuan(amountFen)} 元，${caseTitle(c)}` }, AREAS, (uow) => uow.insert('fund_move', { ...PLAIN, staff_id: now.staffId, case_finding_id: input.findingId, kind: 'refund', on_date: input.on, amount_fen: amountFen, voucher_no: input.voucherNo }));
  return { batch, moveId: value, amountFen };
}

/** 冲正: the whole movement with the other sign, once. Throws FUND_INVALID, FUND_OVER_REFUND, DAY_IN_FUTURE. */
export function reverseMove(context: AppContext, input: ParsedOf<'fund.reverse'>): OutputOf<'fund.reverse'> {
  const conn = reader(context);
  const move = moveOf(conn, input.moveId);
  if (move.kind === 'reversal') refuse('冲正不能再冲正，请在“历史”中撤销它');
  if (move.reversed === 1) refuse('这笔已经冲正');
  if (notAfterToday(context, input.on) < move.on_date) refuse(`冲正日期早于这笔的日期 ${move.on_date}`);
  const { batch, value } = writeBatch(context, { kind: 'fund', title: `冲正风险金${nameOf(FUND_KINDS, move.kind)} ${move.name} ${formatYuan(Math.abs(move.amount_fen))} 元：${input.reason}` }, AREAS, (uow) => uow.insert('fund_move', { ...PLAIN, staff_id: move.staff_id, case_finding_id: move.case_finding_id, kind: 'reversal', on_date: input.on, amount_fen: -move.amount_fen, reason: input.reason, reversal_of: input.moveId }));
  return { batch, moveId: value };
}

function moveOf(conn: Connection, moveId: number): FundMoveTable & { readonly name: string; readonly reversed: 0 | 1 } {
  const row = statement(conn, 'SELECT m.*, s.name, EXISTS (SELECT 1 FROM fund_move r WHERE r.reversal_of = m.fund_move_id AND r.voided_by IS NULL) AS reversed FROM fund_move m JOIN staff s ON s.staff_id = m.staff_id WHERE m.fund_move_id = ? AND m.voided_by IS NULL').get(moveId) as (FundMoveTable & { name: string; reversed: 0 | 1 }) | undefined;
  return row ?? refuse('没有这笔风险金');
}
