import type { ReactNode } from 'react';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText } from '../../../text/figures.js';
import { clauseOf, type Line, type ReceiptLines } from './derivation.js';

interface ReceiptTableProps {
  readonly label: string;
  readonly receipts: readonly ReceiptLines[];
  /** Voucher and borrower by receipt, as far as they are here. */
  readonly rows: ReadonlyMap<number, RecoveryRow>;
  readonly empty: string;
}

/** Receipt by receipt: what came in, by which clause it pays, what this person got. Reversals in red. */
export function ReceiptTable({ label, receipts, rows, empty }: ReceiptTableProps): ReactNode {
  const total = receipts.reduce((a, r) => a + r.amountFen, 0);
  if (receipts.length === 0) return <p className="receipts-none">{empty}</p>;
  return (
    <div className="receipts" tabIndex={0} aria-label={label}>
      <table aria-label={label}>
        <colgroup><col style={{ width: 52 }} /><col style={{ width: 84 }} /><col style={{ width: 92 }} /><col /><col style={{ width: 92 }} /><col style={{ width: 60 }} /><col style={{ width: 82 }} /></colgroup>
        <thead><tr><th>日期</th><th>凭证</th><th>借款人</th><th>怎么算</th><th>基数（元）</th><th>比例</th><th>本人得</th></tr></thead>
        <tbody>
          {receipts.map((r) => {
            const row = rows.get(r.receipt);
            const red = row?.reversalOf != null || r.amountFen < 0;
            return r.pays.map((l, i) => (
              <tr key={`${r.receipt}-${i}`} className={`${i === 0 ? 'receipt-first' : ''} ${red ? 'tone-bad' : ''}`}>
                <td>{i === 0 ? r.on?.slice(5) : ''}</td>
                <td>{i === 0 && (row ? <a href={routeHash('recoveries', 'list', { loanId: row.loanId })}>{row.voucherNo === '' ? `第 ${r.receipt} 笔` : row.voucherNo}</a> : <span className="second">第 {r.receipt} 笔</span>)}</td>
                <td className="cut">{i === 0 ? row?.borrower : ''}</td>
                <td className="receipt-text">{i === 0 && r.recognised !== '' && <p className="second">{r.recognised}</p>}<p title={`条款 ${clauseOf(l.rule)}`}>{l.text}</p></td>
                <td className={amountTone(l.baseFen)}>{amountText(l.baseFen, '元')}</td>
                <td className="receipt-rate">{l.rate}</td>
                <td className={amountTone(l.amountFen)}><Got line={l} /></td>
              </tr>
            ));
          })}
        </tbody>
        <tfoot><tr><td colSpan={2} /><td colSpan={4}>合计 {receipts.length} 笔</td><td className={amountTone(total)}>{amountText(total, '元')}</td></tr></tfoot>
      </table>
    </div>
  );
}

const amountTone = (fen: number): string => `receipt-amount ${fen < 0 ? 'bad' : fen === 0 ? 'zero' : ''}`;
const Got = ({ line }: { readonly line: Line }): ReactNode => <strong>{amountText(line.amountFen, '元')}</strong>;
