import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { AssetRow } from '../../contract/registers.js';
import { ASSET_ACTS, findCode, nameOf } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan, plainYuan } from '../../domain/money.js';
import { openDay } from '../../data/booking-day.js';
import type { AssetTable } from '../../data/schema.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { addAsset, assetColumns } from './asset-facts.js';
import { likeText, REGISTER_AREAS } from './register-list.js';

const ROWS = `SELECT a.asset_id AS assetId, a.asset_no AS no, a.unit_id AS unitId, u.name AS unit, a.name, a.kind, coalesce(a.quantity, '') AS quantity, a.received_on AS receivedOn, a.dispose_by_on AS disposeByOn, a.agreed_fen AS agreedFen, a.agreed_fen - a.refund_fen AS chargedFen, a.refund_fen AS freeFen, a.book_fen AS bookFen,
  coalesce((SELECT sum(e.book_fen) FROM asset_event e WHERE e.asset_id = a.asset_id AND e.voided_by IS NULL), 0) AS disposedBookFen, coalesce((SELECT sum(e.cash_fen) FROM asset_event e WHERE e.asset_id = a.asset_id AND e.voided_by IS NULL), 0) AS cashFen
  FROM asset a JOIN unit u ON u.unit_id = a.unit_id WHERE a.voided_by IS NULL`;
const LOANS = `SELECT x.loan_id AS loanId, l.loan_no AS no, p.name AS borrower, x.principal_fen AS principalFen, x.on_fen AS onInterestFen, x.off_fen AS offInterestFen FROM asset_loan x JOIN loan l ON l.loan_id = x.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE x.asset_id = ? AND x.voided_by IS NULL ORDER BY x.asset_loan_id`;
const EVENTS = `SELECT asset_event_id AS eventId, kind AS act, on_date AS "on", book_fen AS bookFen, cash_fen AS cashFen FROM asset_event WHERE asset_id = ? AND voided_by IS NULL ORDER BY on_date, asset_event_id`;

type Flat = Omit<AssetRow, 'loans' | 'events'>;
const gone = (a: Flat): boolean => a.bookFen > 0 && a.disposedBookFen >= a.bookFen;

export function listAssets(conn: Connection, input: ParsedOf<'assets.list'>): OutputOf<'assets.list'> {
  const like = likeText(input.search);
  const rows = (statement(conn, `${ROWS} AND (?1 IS NULL OR a.unit_id = ?1) AND (a.name LIKE ?2 ESCAPE '\\' OR a.asset_no LIKE ?2 ESCAPE '\\' OR EXISTS (SELECT 1 FROM asset_loan x JOIN loan l ON l.loan_id = x.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE x.asset_id = a.asset_id AND x.voided_by IS NULL AND (p.name LIKE ?2 ESCAPE '\\' OR l.loan_no LIKE ?2 ESCAPE '\\'))) ORDER BY a.received_on DESC, a.asset_no DESC`).all(numbered(input.unitId ?? null, like)) as Flat[])
    .filter((a) => !(input.openOnly && gone(a)) && !(input.freeOnly && (a.freeFen === 0 || a.disposedBookFen > 0)));
  const sum = (of: (a: Flat) => number): number => rows.reduce((n, a) => n + of(a), 0);
  const events = statement(conn, EVENTS);
  const loans = statement(conn, LOANS);
  return {
    agreedFen: sum((a) => a.agreedFen), bookFen: sum((a) => a.bookFen), leftFen: sum((a) => a.bookFen - a.disposedBookFen), cashFen: sum((a) => a.cashFen),
    assets: rows.map((a) => ({ ...a, loans: loans.all(a.assetId) as AssetRow['loans'], events: (events.all(a.assetId) as AssetRow['events']).map((e) => ({ ...e, act: nameOf(ASSET_ACTS, e.act) })) })),
  };
}

/** Enters an asset or corrects its facts. Its agreed value never falls below what was set against loans. */
export function saveAsset(context: AppContext, { assetId, ...facts }: ParsedOf<'assets.save'>): OutputOf<'assets.save'> {
  const conn = reader(context);
  notAfterToday(context, facts.receivedOn);
  if (assetId === undefined) {
    const { batch, value } = writeBatch(context, { kind: 'register', title: `抵债资产 ${facts.name} ${formatYuan(facts.agreedFen)} 元` }, REGISTER_AREAS, (uow) => addAsset(uow, facts));
    return { batch, id: value };
  }
  const asset = assetOf(conn, assetId);
  const charged = asset.agreed_fen - asset.refund_fen;
  if (facts.agreedFen < charged) throw new DomainError('ASSET_VALUE_SHORT', { name: asset.name, free: plainYuan(facts.agreedFen), amount: plainYuan(charged) });
  const columns = assetColumns(conn, { ...facts, no: facts.no || asset.asset_no }, assetId);
  const { batch } = writeBatch(context, { kind: 'register', title: `修改抵债资产 ${facts.name}` }, REGISTER_AREAS, (uow) => void uow.update('asset', assetId, { ...columns, agreed_fen: facts.agreedFen, refund_fen: facts.agreedFen - charged }));
  return { batch, id: assetId };
}

/** 出售, 出租, 损失, 其他: takes book value off the asset, never more than is left (C6). Rent takes none. */
export function disposeAsset(context: AppContext, input: ParsedOf<'assets.dispose'>): OutputOf<'assets.dispose'> {
  const conn = reader(context);
  const asset = assetOf(conn, input.assetId);
  const act = findCode(ASSET_ACTS, input.act);
  if (!act) throw new DomainError('CODE_UNKNOWN', { field: '处置方式', value: input.act, allowed: ASSET_ACTS.map((a) => a.name).join('、') });
  notAfterToday(context, input.on);
  if (input.on < asset.received_on) throw new DomainError('ASSET_NOT_RECEIVED', { name: asset.name, day: asset.received_on });
  const disposed = statement(conn, 'SELECT coalesce(sum(book_fen), 0) FROM asset_event WHERE asset_id = ? AND voided_by IS NULL').pluck().get(input.assetId) as number;
  const bookFen = act.code === 'lease' ? 0 : input.bookFen;
  if (disposed + bookFen > asset.book_fen) throw new DomainError('ASSET_OVER_DISPOSED', { name: asset.name, left: plainYuan(asset.book_fen - disposed), amount: plainYuan(bookFen) });
  if (bookFen === 0 && input.cashFen === 0) throw new DomainError('RECEIPT_EMPTY');
  const on = openDay(conn, input.on);
  const { batch, value } = writeBatch(context, { kind: 'register', title: `抵债资产${act.name} ${asset.name} 账面 ${formatYuan(bookFen)} 元，收入 ${formatYuan(input.cashFen)} 元` }, REGISTER_AREAS, (uow) => uow.insert('asset_event', { asset_id: input.assetId, kind: act.code, on_date: on, book_fen: bookFen, cash_fen: input.cashFen }));
  return { batch, id: value };
}

export function removeAsset(context: AppContext, input: ParsedOf<'assets.remove'>): OutputOf<'assets.remove'> {
  const conn = reader(context);
  const asset = assetOf(conn, input.assetId);
  if (statement(conn, 'SELECT 1 FROM asset_loan WHERE asset_id = ? AND voided_by IS NULL').get(input.assetId)) throw new DomainError('ASSET_IN_USE', { name: asset.name });
  if (statement(conn, 'SELECT 1 FROM asset_event WHERE asset_id = ? AND voided_by IS NULL').get(input.assetId)) throw new DomainError('ASSET_DISPOSED', { name: asset.name });
  const { batch } = writeBatch(context, { kind: 'register', title: `作废抵债资产 ${asset.name}：${input.reason}` }, REGISTER_AREAS, (uow) => void uow.update('asset', input.assetId, { voided_by: uow.batchId }));
  return { batch, id: input.assetId };
}

function assetOf(conn: Connection, assetId: number): AssetTable {
  const asset = statement(conn, 'SELECT * FROM asset WHERE asset_id = ? AND voided_by IS NULL').get(assetId) as AssetTable | undefined;
  if (!asset) throw new DomainError('ASSET_UNKNOWN', { name: assetId });
  return asset;
}
