import type { ReceiptInput } from './check-receipt.js';
import type { ReceiptLoan } from './receipt-loan.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Debt } from '../../domain/asset/in-kind.js';
import { plainYuan } from '../../domain/money.js';
import type { AssetLoanTable, AssetTable, EntryTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { addAsset } from '../registers/asset-facts.js';

/**
 * Sets part of an asset's value against a loan: the line of the asset is the receipt to the 分 (C5), the book value is
 * principal and 表内息, what is not set against a loan stays a liability to the borrower (decisions.md 7). Returns the asset.
 */
export function takeAsset(uow: UnitOfWork, choice: NonNullable<ReceiptInput['asset']>, loan: ReceiptLoan, on: string, part: Debt): number {
  const assetId = 'assetId' in choice ? choice.assetId : addAsset(uow, { ...choice, no: '', unitId: loan.unitId, receivedOn: on });
  const asset = liveAsset(uow, assetId);
  if (on < asset.received_on) throw new DomainError('ASSET_NOT_RECEIVED', { name: asset.name, day: asset.received_on });
  if (statement(uow.conn, `SELECT 1 FROM asset_event WHERE asset_id = ? AND kind <> 'lease' AND voided_by IS NULL`).get(assetId)) throw new DomainError('ASSET_DISPOSED', { name: asset.name });
  const value = part.principalFen + part.onFen + part.offFen;
  if (value > asset.refund_fen) throw new DomainError('ASSET_VALUE_SHORT', { name: asset.name, free: plainYuan(asset.refund_fen), amount: plainYuan(value) });
  const line = lineOf(uow, assetId, loan.loanId);
  // one line a loan: two receipts against the same asset add up in it
  if (line) uow.update('asset_loan', line.asset_loan_id, { principal_fen: line.principal_fen + part.principalFen, on_fen: line.on_fen + part.onFen, off_fen: line.off_fen + part.offFen });
  else uow.insert('asset_loan', { asset_id: assetId, loan_id: loan.loanId, principal_fen: part.principalFen, on_fen: part.onFen, off_fen: part.offFen });
  uow.update('asset', assetId, { refund_fen: asset.refund_fen - value, book_fen: asset.book_fen + part.principalFen + part.onFen });
  return assetId;
}

/** The receipt is reversed: its part of the asset's value is free again. An asset that is gone cannot give it back. */
export function giveAssetBack(uow: UnitOfWork, entry: EntryTable): void {
  if (entry.asset_id === null) return;
  const asset = liveAsset(uow, entry.asset_id);
  const line = lineOf(uow, asset.asset_id, entry.loan_id);
  if (!line) return;
  const bookFen = asset.book_fen - entry.principal_fen - entry.on_fen;
  const disposed = statement(uow.conn, 'SELECT coalesce(sum(book_fen), 0) FROM asset_event WHERE asset_id = ? AND voided_by IS NULL').pluck().get(asset.asset_id) as number;
  if (disposed > bookFen) throw new DomainError('ASSET_DISPOSED', { name: asset.name });
  const rest = { principal_fen: line.principal_fen - entry.principal_fen, on_fen: line.on_fen - entry.on_fen, off_fen: line.off_fen - entry.off_fen };
  const nothing = rest.principal_fen + rest.on_fen + rest.off_fen === 0;
  uow.update('asset_loan', line.asset_loan_id, nothing ? { voided_by: uow.batchId } : rest);
  uow.update('asset', asset.asset_id, { refund_fen: asset.refund_fen + entry.principal_fen + entry.on_fen + entry.off_fen, book_fen: bookFen });
}

function liveAsset(uow: UnitOfWork, assetId: number): AssetTable {
  const asset = statement(uow.conn, 'SELECT * FROM asset WHERE asset_id = ? AND voided_by IS NULL').get(assetId) as AssetTable | undefined;
  if (!asset) throw new DomainError('ASSET_UNKNOWN', { name: assetId });
  return asset;
}

const lineOf = (uow: UnitOfWork, assetId: number, loanId: number): AssetLoanTable | undefined =>
  statement(uow.conn, 'SELECT * FROM asset_loan WHERE asset_id = ? AND loan_id = ? AND voided_by IS NULL').get(assetId, loanId) as AssetLoanTable | undefined;
