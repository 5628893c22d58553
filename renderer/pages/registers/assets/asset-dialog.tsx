import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Unit } from '../../../../electron/contract/ledger.js';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { ASSET_KINDS } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput, UnitSelect } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';

interface AssetDialogProps {
  /** The asset to correct; a new one without it. */
  readonly asset?: AssetRow;
  readonly units: readonly Unit[];
  readonly onClose: (said?: string) => void;
}

/** An asset's facts. What it was set against comes from receipts alone. */
export function AssetDialog({ asset, units, onClose }: AssetDialogProps): ReactNode {
  const { today } = useAppState();
  const save = useCommand('assets.save');
  const [no, setNo] = useState(asset?.no ?? '');
  const [name, setName] = useState(asset?.name ?? '');
  const [kind, setKind] = useState<string>(asset?.kind ?? '');
  const [quantity, setQuantity] = useState(asset?.quantity ?? '');
  const [unitId, setUnit] = useState<number | null>(asset?.unitId ?? null);
  const [receivedOn, setReceived] = useState<Day | null>(asset?.receivedOn ?? today);
  const [disposeByOn, setDisposeBy] = useState<Day | null>(asset?.disposeByOn ?? null);
  const [agreed, setAgreed] = useState(asset ? formatYuan(asset.agreedFen) : '');
  const fen = typedFen(agreed);
  const missing = name.trim() === '' ? '请填写名称' : kind === '' ? '请选择类别' : unitId === null ? '请选择机构' : receivedOn === null ? '请填写接收日期' : fen === null ? '协议价不能识别' : fen === 0 ? '请填写协议价' : '';
  const run = async (): Promise<void> => {
    if (unitId === null || receivedOn === null || fen === null) return;
    const done = await save.run({ ...(asset ? { assetId: asset.assetId } : {}), no: no.trim(), unitId, name: name.trim(), kind, quantity: quantity.trim(), receivedOn, agreedFen: fen, ...(disposeByOn === null ? {} : { disposeByOn }) });
    if (done) onClose(`已${asset ? '修改' : '登记'} ${name.trim()}`);
  };
  return (
    <FormDialog open title={asset ? `修改抵债资产 ${asset.no}` : '登记抵债资产'} doText={asset ? '保存修改' : '登记资产'} missing={missing} busy={save.busy} error={save.error} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="名称" wide><Input value={name} maxLength={80} autoFocus aria-label="名称" autoComplete="off" onChange={(e) => setName(e.target.value)} /></FormField>
      <FormField label="类别"><CodeSelect label="类别" codes={ASSET_KINDS} value={kind} onChange={setKind} /></FormField>
      <FormField label="数量"><Input value={quantity} maxLength={80} aria-label="数量" autoComplete="off" onChange={(e) => setQuantity(e.target.value)} /></FormField>
      <FormField label="机构"><UnitSelect label="机构" units={units} value={unitId} onChange={setUnit} /></FormField>
      <FormField label="接收日期"><DayInput label="接收日期" value={receivedOn} year={yearOf(today)} onChange={setReceived} /></FormField>
      <FormField label="协议价（元）"><MoneyInput label="协议价" value={agreed} onChange={setAgreed} /></FormField>
      <FormField label="处置到期日" hint="不填：动产一年，其他两年"><DayInput label="处置到期日" value={disposeByOn} year={yearOf(today)} optional onChange={setDisposeBy} /></FormField>
      <FormField label="编号" hint="不填则自动编号"><Input value={no} maxLength={40} aria-label="编号" autoComplete="off" onChange={(e) => setNo(e.target.value)} /></FormField>
    </FormDialog>
  );
}
