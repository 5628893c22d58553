import { ASSET_KINDS, findCode, type AssetKind } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { disposeBy } from '../../domain/asset/in-kind.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { unitOf } from '../units/unit-of.js';

export interface AssetFacts {
  /** '' takes the next free number of its year. */
  readonly no: string;
  readonly unitId: number;
  readonly name: string;
  readonly kind: string;
  readonly quantity: string;
  readonly receivedOn: Day;
  /** 协议作价 in 分. */
  readonly agreedFen: number;
  readonly disposeByOn?: Day | undefined;
}

/** A new asset with all its value still free. Throws CODE_UNKNOWN, UNIT_UNKNOWN, ASSET_NO_TAKEN. */
export function addAsset(uow: UnitOfWork, facts: AssetFacts): number {
  return uow.insert('asset', { ...assetColumns(uow.conn, facts), agreed_fen: facts.agreedFen, refund_fen: facts.agreedFen, book_fen: 0 });
}

/** Everything an asset is, except what its loans make of it. */
export function assetColumns(conn: Connection, facts: AssetFacts, assetId: number | null = null) {
  const kind = assetKind(facts.kind);
  unitOf(conn, facts.unitId);
  const no = facts.no === '' ? nextNo(conn, facts.receivedOn.slice(0, 4)) : facts.no;
  const other = statement(conn, 'SELECT name FROM asset WHERE asset_no = ? AND voided_by IS NULL AND asset_id IS NOT ?').pluck().get(no, assetId) as string | undefined;
  if (other !== undefined) throw new DomainError('ASSET_NO_TAKEN', { no, name: other });
  return { asset_no: no, unit_id: facts.unitId, name: facts.name, kind, quantity: facts.quantity || null, received_on: facts.receivedOn, dispose_by_on: facts.disposeByOn ?? disposeBy(kind, facts.receivedOn) };
}

export function assetKind(text: string): AssetKind {
  const found = findCode(ASSET_KINDS, text);
  if (!found) throw new DomainError('CODE_UNKNOWN', { field: '抵债资产类别', value: text, allowed: ASSET_KINDS.map((k) => k.name).join('、') });
  return found.code;
}

/** `DZ2011-04` after `DZ2011-03`. Numbers of voided assets are not given again. */
function nextNo(conn: Connection, year: string): string {
  const head = `DZ${year}-`;
  const last = (statement(conn, `SELECT asset_no FROM asset WHERE asset_no GLOB ?`).pluck().all(`${head}[0-9]*`) as string[]).map((no) => Number(no.slice(head.length))).filter(Number.isInteger);
  return `${head}${String(Math.max(0, ...last) + 1).padStart(2, '0')}`;
}
