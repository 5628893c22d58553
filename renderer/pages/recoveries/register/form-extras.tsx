import type { ReactNode } from 'react';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { ASSET_KINDS, CLASSES, type Code } from '../../../../electron/domain/codes.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { Segment } from '../../../components/segment.js';
import { amountText } from '../../../text/figures.js';
import { ASSET_KIND_INITIALS, CLASS_INITIALS } from '../../../text/initials.js';
import { CodeField } from './code-field.js';
import type { Slip } from './slip.js';

interface FormExtrasProps {
  readonly slip: Slip;
  readonly assets: readonly AssetRow[];
  readonly onChange: (change: Partial<Slip>) => void;
}

const RAISED: readonly Code[] = CLASSES.filter((c) => !c.npl);

/** What a form asks beyond the amounts: the asset behind 以物抵债, the class after 转据 and 上调. Nothing for the others. */
export function FormExtras({ slip, assets, onChange }: FormExtrasProps): ReactNode {
  if (slip.form === 'in_kind') return <AssetFields slip={slip} assets={assets} onChange={onChange} />;
  if (slip.form !== 'rollover' && slip.form !== 'upgrade') return null;
  return (
    <div className="slip-row">
      <div className="slip-field" data-field="toClass" style={{ flexBasis: 160 }}><span>整笔上调后的分类</span><CodeField label="整笔上调后的分类" codes={RAISED} initials={CLASS_INITIALS} value={slip.toClass} onChange={(toClass) => onChange({ toClass })} /></div>
      <p className="second slip-aside">整笔转据或上调的，贷款出不良，列为结清；只上调一部分的，余下的分类不变。</p>
    </div>
  );
}

const NEW = '';

function AssetFields({ slip, assets, onChange }: FormExtrasProps): ReactNode {
  const codes: readonly Code[] = assets.map((a) => ({ code: String(a.assetId), name: `${a.no} ${a.name}（可用 ${amountText(a.freeFen, '元')}）` }));
  const choose = (code: string): void => {
    const chosen = assets.find((a) => String(a.assetId) === code);
    onChange(chosen ? { assetId: chosen.assetId, ...(slip.total.trim() === '' ? { total: formatYuan(chosen.freeFen) } : {}) } : { assetId: null });
  };
  const set = (change: Partial<Slip['newAsset']>): void => onChange({ newAsset: { ...slip.newAsset, ...change } });
  return (
    <div className="slip-row">
      <div className="slip-field slip-grow" data-field="asset"><span>抵债资产</span><CodeField label="抵债资产" codes={codes} initials={{}} value={slip.assetId === null ? NEW : String(slip.assetId)} onChange={choose} none="新登记一项" /></div>
      {slip.assetId === null && (
        <>
          <label className="slip-field slip-grow"><span>资产名称</span><input className="slip-input" value={slip.newAsset.name} maxLength={80} aria-label="资产名称" autoComplete="off" onChange={(e) => set({ name: e.target.value })} /></label>
          <div className="slip-field" style={{ flexBasis: 108 }}><span>类别</span><CodeField label="资产类别" codes={ASSET_KINDS} initials={ASSET_KIND_INITIALS} value={slip.newAsset.kind} onChange={(kind) => set({ kind })} /></div>
          <label className="slip-field" style={{ flexBasis: 108 }}><span>数量</span><input className="slip-input" value={slip.newAsset.quantity} maxLength={80} aria-label="资产数量" autoComplete="off" onChange={(e) => set({ quantity: e.target.value })} /></label>
        </>
      )}
    </div>
  );
}

/** 资金来源: money out of an own new loan is 转据, never 清收. */
export function SourceChoice({ slip, aided, onChange }: { readonly slip: Slip; readonly aided: boolean; readonly onChange: (change: Partial<Slip>) => void }): ReactNode {
  const choose = (value: 'own' | 'new'): void => onChange(value === 'new' ? { ownCredit: true, form: 'rollover' } : { ownCredit: false });
  const value = slip.ownCredit === true ? 'new' : slip.ownCredit === false || !aided ? 'own' : undefined;
  return (
    <span className="row" data-field="source">
      <span className="second">资金来源</span>
      <Segment<'own' | 'new' | ''> label="资金来源" value={value ?? ''} onChange={(v) => v !== '' && choose(v)} options={[{ value: 'own', label: '借款人自有' }, { value: 'new', label: '本社新贷款' }]} />
    </span>
  );
}
