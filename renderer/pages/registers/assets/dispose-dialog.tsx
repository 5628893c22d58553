import { useState, type ReactNode } from 'react';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { ASSET_ACTS } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText } from '../../../text/figures.js';
import { typedFen } from '../../../text/typed-amount.js';

/** 处置: sold, let, lost or otherwise gone. What came in is never a second recovery. */
export function DisposeDialog({ asset, onClose }: { readonly asset: AssetRow; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const dispose = useCommand('assets.dispose');
  const left = asset.bookFen - asset.disposedBookFen;
  const [act, setAct] = useState('sell');
  const [on, setOn] = useState<Day | null>(today);
  const [book, setBook] = useState(formatYuan(left));
  const [cash, setCash] = useState('');
  const lease = act === 'lease';
  const [bookFen, cashFen] = [lease ? 0 : typedFen(book), typedFen(cash)];
  const missing = on === null ? '请填写处置日期' : bookFen === null || cashFen === null ? '金额不能识别' : bookFen > left ? `账面只剩 ${amountText(left, '元')} 元` : bookFen + cashFen === 0 ? '请填写账面价值或收入' : '';
  const run = async (): Promise<void> => {
    if (on === null || bookFen === null || cashFen === null) return;
    const done = await dispose.run({ assetId: asset.assetId, act, on, bookFen, cashFen });
    if (done) onClose(`已登记处置 ${asset.name}`);
  };
  return (
    <FormDialog open title={`处置 ${asset.name}`} doText="登记处置" missing={missing} busy={dispose.busy} error={dispose.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="方式"><CodeSelect label="方式" codes={ASSET_ACTS} value={act} onChange={setAct} /></FormField>
      <FormField label="处置日期"><DayInput label="处置日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="转出账面价值（元）" hint={lease ? '出租不转出' : `还剩 ${amountText(left, '元')}`}><MoneyInput label="转出账面价值" value={lease ? '' : book} disabled={lease} onChange={setBook} /></FormField>
      <FormField label="收入（元）"><MoneyInput label="收入" value={cash} onChange={setCash} /></FormField>
      <p className="second form-wide">收入不计入清收：接收资产时已经算过。已结账的月份不能再登记。</p>
    </FormDialog>
  );
}
