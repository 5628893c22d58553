import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { useCommand } from '../../../api/use-command.js';
import { Confirm } from '../../../components/confirm.js';

/** An asset that was entered by mistake leaves the register; 历史 keeps it. */
export function RemoveDialog({ asset, onClose }: { readonly asset: AssetRow; readonly onClose: (said?: string) => void }): ReactNode {
  const remove = useCommand('assets.remove');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    if (await remove.run({ assetId: asset.assetId, reason: reason.trim() })) onClose(`已作废 ${asset.name}`);
  };
  return (
    <Confirm open title={`作废 ${asset.no} ${asset.name}？`} stayText="不作废" doText="作废这件资产" disabled={reason.trim() === ''} busy={remove.busy} error={remove.error} onStay={() => onClose()} onDo={() => void run()}>
      <div className="stack">
        <p>登记错的资产从登记簿里去掉，历史里仍留着，可以撤销回来。已抵减贷款或处置过的不能作废。</p>
        <Input value={reason} maxLength={200} placeholder="理由（必填）" aria-label="作废理由" onChange={(e) => setReason(e.target.value)} />
      </div>
    </Confirm>
  );
}
