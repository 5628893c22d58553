import type { InputOf } from '../../../../electron/contract/api.js';
import { isDay } from '../../../../electron/domain/date.js';
import type { RouteParams } from '../../../frame/routes.js';

/** What the list of receipts is narrowed by; it stands in the address, so that a figure can link to its rows. */
export interface ReceiptFilter {
  readonly from?: string;
  readonly to?: string;
  readonly unitId?: number;
  readonly form?: string;
  readonly measure?: string;
  readonly staffNo?: string;
  readonly loanId?: number;
}

export function receiptFilter(params: RouteParams): ReceiptFilter {
  const day = (text: string | undefined): string | undefined => (text !== undefined && isDay(text) ? text : undefined);
  const number = (text: string | undefined): number | undefined => (/^\d+$/.test(text ?? '') ? Number(text) : undefined);
  const found = { from: day(params['from']), to: day(params['to']), unitId: number(params['unitId']), form: params['form'], measure: params['measure'], staffNo: params['staffNo'], loanId: number(params['loanId']) };
  return Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined && v !== '')) as ReceiptFilter;
}

/** The filter without the given fields. */
export const without = (filter: ReceiptFilter, ...keys: readonly (keyof ReceiptFilter)[]): ReceiptFilter => Object.fromEntries(Object.entries(filter).filter(([k]) => !keys.includes(k as keyof ReceiptFilter))) as ReceiptFilter;

export const listInput = (filter: ReceiptFilter, offset: number, limit: number): InputOf<'recoveries.list'> => ({ ...filter, offset, limit });
