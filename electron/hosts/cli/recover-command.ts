import type { InputOf, OutputOf } from '../../contract/api.js';
import { splitInKind } from '../../domain/asset/in-kind.js';
import { findCode, FORMS } from '../../domain/codes.js';
import { isDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan, parseAmount } from '../../domain/money.js';
import { pctToPpm } from '../../domain/rate.js';
import { answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

type Booking = InputOf<'recoveries.book'>;
type Loan = OutputOf<'loans.get'>['loan'];

export const recover: Command = {
  usage: 'recover --loan 借据号 [--unit 机构] --date 日期 --principal 元 --interest 元 --form 形式 --measure 措施 --by 工号[:比例],… [--voucher 凭证号] [--asset 编号或名称 [--asset-kind 类别] [--value 协议价]] [--to-class 分类] [--own-credit yes|no]',
  about: '登记一笔收回；以物抵债用 --asset 指明资产，新收的写明 --asset-kind 和 --value',
  run: async (c) => {
    // what was typed is read before the ledger is opened
    const on = c.call.need('date');
    if (!isDay(on)) throw new UsageError(`--date 应为日期，例如 2011-08-31，写的是“${on}”`);
    const typed = { no: c.call.need('loan'), interest: amount(c, 'interest'), principal: amount(c, 'principal'), value: amount(c, 'value') };
    const [by, ownCredit, toClass] = [persons(c.call.text('by') ?? ''), yesOrNo(c), c.call.text('to-class')];
    const form = c.call.text('form') ?? 'cash';
    const session = await c.session();
    const unit = c.call.text('unit');
    const { loan } = await session.call('loans.get', { no: typed.no, ...(unit === undefined ? {} : { unit }) });
    const parts = partsOf(loan, form, typed);
    const asset = await assetOf(c, session, typed.value || parts.principalFen + parts.onInterestFen + parts.offInterestFen);
    const booked = await session.call('recoveries.book', { loanId: loan.loanId, on, ...parts, form, measure: c.call.text('measure') ?? null, voucherNo: c.call.text('voucher') ?? '', persons: by, asset, ownCredit, ...(toClass === undefined ? {} : { toClass }) });
    const lines = [`已登记第 ${booked.recovery} 号收回（第 ${booked.batch} 批），余额 ${formatYuan(booked.balanceFen)} 元`];
    if (booked.late) lines.push(`${on.slice(0, 7)} 已结账，本笔作补记，记入 ${booked.period}，业务日期不变`);
    if (booked.carriedOnId !== null) lines.push('这部分本金已转到表外，另立一笔');
    return answer({ recovery: booked.recovery, batch: booked.batch, bookedOn: booked.bookedOn, period: booked.period, late: booked.late, balanceFen: booked.balanceFen, riskClass: booked.riskClass, asset: booked.assetId, carriedOn: booked.carriedOnId }, ...lines);
  },
};

/** Interest is taken off the 表外 arrears first, as the ledger's own order has it; an asset named by its value alone pays what it can. */
function partsOf(loan: Loan, form: string, typed: { principal: number; interest: number; value: number }): Pick<Booking, 'principalFen'> & { onInterestFen: number; offInterestFen: number } {
  if (findCode(FORMS, form)?.code === 'in_kind' && typed.principal + typed.interest === 0) {
    const { principalFen, onFen, offFen } = splitInKind(typed.value, { principalFen: loan.currentPrincipalFen, onFen: loan.onInterestFen, offFen: loan.offInterestFen });
    return { principalFen, onInterestFen: onFen, offInterestFen: offFen };
  }
  const onInterestFen = Math.min(loan.onInterestFen, Math.max(0, typed.interest - loan.offInterestFen));
  return { principalFen: typed.principal, onInterestFen, offInterestFen: typed.interest - onInterestFen };
}

/** The asset of --asset by number or name; one that is not there yet is entered with the receipt, its kind has to be told. */
async function assetOf(c: CommandContext, session: CliSession, valueFen: number): Promise<Booking['asset']> {
  const name = c.call.text('asset');
  if (name === undefined) return null;
  const known = (await session.call('assets.list', { search: name })).assets.filter((a) => a.no === name || a.name === name);
  if (known.length > 1) throw new UsageError(`名为“${name}”的抵债资产有 ${known.length} 件，请用编号：${known.map((a) => a.no).join('、')}`);
  if (known[0]) return { assetId: known[0].assetId };
  const kind = c.call.text('asset-kind');
  if (kind === undefined) throw new DomainError('ASSET_UNKNOWN', { name });
  return { name, kind, agreedFen: valueFen };
}

/** --own-credit: whether the money came from an own new loan; null when nothing was said. */
function yesOrNo(c: CommandContext): boolean | null {
  const text = c.call.text('own-credit');
  if (text !== undefined && text !== 'yes' && text !== 'no') throw new UsageError(`--own-credit 应为 yes 或 no，写的是“${text}”`);
  return text === undefined ? null : text === 'yes';
}

function amount(c: CommandContext, name: 'principal' | 'interest' | 'value'): number {
  const text = c.call.text(name);
  if (text === undefined) return 0;
  const fen = parseAmount(text);
  if (fen === null || fen < 0) throw new UsageError(`--${name} 应为金额（元，最多两位小数），写的是“${text}”`);
  return fen;
}

function persons(text: string): { staffNo: string; sharePpm: number }[] {
  const parts = text.split(',').map((p) => p.trim()).filter(Boolean);
  return parts.map((part) => {
    const [staffNo = '', share] = part.split(':');
    const sharePpm = share === undefined ? (parts.length === 1 ? 1_000_000 : null) : pctToPpm(share);
    if (sharePpm === null) throw new UsageError(`--by 应为 工号:比例,工号:比例，写的是“${text}”`);
    return { staffNo, sharePpm };
  });
}
