import { findCode, FORMS } from '../../../../electron/domain/codes.js';
import type { Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';
import { typedFen } from '../../../text/typed-amount.js';
import { PART_KEYS, PART_NAMES, partsOf, sumOf, type Owed, type PartKey, type Slip, type SlipPerson } from './slip.js';

export interface Problem {
  readonly field: 'loan' | 'on' | 'form' | 'total' | PartKey | 'persons' | 'asset' | 'source';
  readonly message: string;
}

/** The first thing that keeps this slip from being booked, or null. The core checks all of it again. `free`: value left of the chosen asset, in 分. */
export function problemOf(slip: Slip, owed: Owed | null, today: Day, free: number | null = null): Problem | null {
  if (slip.loanId === null || owed === null) return { field: 'loan', message: '请先找到借款人' };
  if (slip.on === null) return { field: 'on', message: '请填写收回日期' };
  if (slip.on > today) return { field: 'on', message: `收回日期晚于业务日期 ${today}` };
  const first = sourceProblem(slip, owed) ?? assetProblem(slip);
  if (first) return first;
  const total = typedFen(slip.total);
  if (total === null) return { field: 'total', message: `收回总额“${slip.total}”不能识别，请填最多两位小数的数字` };
  const parts = partsOf(slip);
  if (parts === null) {
    const key = PART_KEYS.find((k) => typedFen(slip.parts[k]) === null) ?? 'principal';
    return { field: key, message: `${PART_NAMES[key]}“${slip.parts[key]}”不能识别，请填最多两位小数的数字` };
  }
  const sum = sumOf(parts);
  if (sum === 0) return { field: 'total', message: '请填写收回金额' };
  if (slip.form === 'in_kind') {
    const value = slip.assetId === null ? total : free;
    if (slip.assetId === null && total === 0) return { field: 'total', message: '请填写协议价' };
    if (value !== null && sum > value) return { field: 'total', message: `抵债金额 ${formatYuan(sum)} 元超过资产可用价值 ${formatYuan(value)} 元` };
  } else if (slip.total.trim() !== '' && sum !== total) return { field: 'total', message: sum < total ? `还有 ${formatYuan(total - sum)} 元没有去处：超出本金和欠息，请核对金额或记入费用` : `本金＋息＋费比总额多 ${formatYuan(sum - total)} 元` };
  if (parts.principal > owed.principal + owed.carriedPrincipal) return { field: 'principal', message: `本金超过当前余额 ${formatYuan(owed.principal)} 元` };
  const shares = sharesOf(slip.persons);
  if (slip.persons.length > 0 && shares.sumPpm !== 1_000_000) return { field: 'persons', message: shares.sumPpm === null ? '归属比例里有不能识别的数' : `归属比例合计 ${ppmToPct(shares.sumPpm)}%，应为 100%` };
  return null;
}

/** Money out of an own new loan is no 清收; beside such a loan somebody has to say where it came from. */
function sourceProblem(slip: Slip, owed: Owed): Problem | null {
  if (findCode(FORMS, slip.form)?.effect !== 'recover') return null;
  if (slip.ownCredit === true) return { field: 'source', message: '资金来自本社新贷款，不算清收：形式请改选“转据/重组上调”' };
  return owed.aided && slip.ownCredit === null ? { field: 'source', message: '这户有放水养鱼的新贷款，请说明资金来源' } : null;
}

/** An asset that is entered here has a name and a kind. */
function assetProblem(slip: Slip): Problem | null {
  if (slip.form !== 'in_kind' || slip.assetId !== null) return null;
  if (slip.newAsset.name.trim() === '') return { field: 'asset', message: '请选择抵债资产，或填写新资产的名称' };
  return slip.newAsset.kind === '' ? { field: 'asset', message: '请选择资产类别' } : null;
}

/** The sum of the shares in ppm, null when one is not a percentage. */
export function sharesOf(persons: readonly SlipPerson[]): { readonly sumPpm: number | null } {
  let sum = 0;
  for (const p of persons) {
    const ppm = pctToPpm(p.pct);
    if (ppm === null || ppm === 0) return { sumPpm: null };
    sum += ppm;
  }
  return { sumPpm: sum };
}
