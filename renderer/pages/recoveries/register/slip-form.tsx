import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { LoanHit } from '../../../../electron/contract/loans.js';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { capitalAmount } from '../../../../electron/domain/capital-amount.js';
import { FORMS, MEASURES } from '../../../../electron/domain/codes.js';
import { yearOf } from '../../../../electron/domain/date.js';
import type { ApiError } from '../../../api/api-error.js';
import { DayInput } from '../../../components/day-input.js';
import { Refusal } from '../../../components/refusal.js';
import { amountText } from '../../../text/figures.js';
import { FORM_INITIALS, MEASURE_INITIALS } from '../../../text/initials.js';
import { typedFen } from '../../../text/typed-amount.js';
import { AmountField } from './amount-field.js';
import { BorrowerField } from './borrower-field.js';
import { CodeField } from './code-field.js';
import { focusNext } from './focus.js';
import { FormExtras, SourceChoice } from './form-extras.js';
import { ORDERS, PART_KEYS, PART_NAMES, partsOf, sumOf, type PartKey, type Slip } from './slip.js';
import type { Problem } from './slip-problem.js';

const REGISTERED_FORMS = FORMS.filter((f) => f.effect !== 'grow');

interface SlipFormProps {
  readonly slip: Slip;
  /** The borrower as he reads in the field. */
  readonly borrower: string;
  readonly known: boolean;
  readonly persons: string;
  /** Assets with value left. */
  readonly assets: readonly AssetRow[];
  /** An own new loan stands beside this one. */
  readonly aided: boolean;
  readonly unitFirst: string;
  readonly today: string;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly error: ApiError | undefined;
  readonly onChange: (change: (slip: Slip) => Slip) => void;
  readonly onChoose: (hit: LoanHit) => void;
  readonly onPoint: (hit: LoanHit | null) => void;
  readonly onPersons: () => void;
  readonly onBook: () => void;
}

/** One voucher. Amounts are asked only once the borrower is known. */
export function SlipForm({ slip, borrower, known, persons, assets, aided, unitFirst, today, problem, busy, error, onChange, onChoose, onPoint, onPersons, onBook }: SlipFormProps): ReactNode {
  const set = (change: Partial<Slip>): void => onChange((s) => ({ ...s, ...change }));
  const setPart = (key: PartKey, text: string): void => onChange((s) => ({ ...s, parts: { ...s.parts, [key]: text }, fixed: text.trim() === '' ? s.fixed.filter((k) => k !== key) : s.fixed.includes(key) ? s.fixed : [...s.fixed, key] }));
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    focusNext(event.target);
  };
  const submit = (event: FormEvent): void => event.preventDefault();
  const parts = partsOf(slip);
  const sum = parts === null ? null : sumOf(parts);
  const amount = sum !== null && sum > 0 ? sum : typedFen(slip.total);
  return (
    <form className="card slip" onKeyDown={onKeyDown} onSubmit={submit} aria-label="一张凭证">
      <div className="slip-row">
        <label className="slip-field" data-field="voucher" style={{ flexBasis: 96 }}><span>凭证号</span><input className="slip-input" value={slip.voucherNo} maxLength={40} aria-label="凭证号" autoComplete="off" onChange={(e) => set({ voucherNo: e.target.value })} onFocus={(e) => e.target.select()} /></label>
        <div className="slip-field slip-grow" data-field="loan"><span>借款人（拼音、汉字、借据号、证件尾号）</span><BorrowerField shown={borrower} unitFirst={unitFirst} onChoose={onChoose} onPoint={onPoint} /></div>
        <div className="slip-field" data-field="form" style={{ flexBasis: 118 }}><span>形式</span><CodeField label="形式" codes={REGISTERED_FORMS} initials={FORM_INITIALS} value={slip.form} onChange={(form) => set({ form })} /></div>
        <div className="slip-field" data-field="measure" style={{ flexBasis: 92 }}><span>措施</span><CodeField label="措施" codes={MEASURES} initials={MEASURE_INITIALS} value={slip.measure} onChange={(measure) => set({ measure })} none="（不填）" /></div>
        <div className="slip-field" data-field="on" style={{ flexBasis: 112 }}><span>收回日期</span><DayInput label="收回日期" value={slip.on} year={yearOf(slip.on ?? today)} onChange={(on) => set({ on })} /></div>
        {known && <div className="slip-field" data-field="total" style={{ flexBasis: 132 }}><span>{totalLabel(slip)}（元）</span><AmountField label="收回总额" value={slip.total} onChange={(total) => set({ total })} /></div>}
      </div>
      {known && (
        <>
          <FormExtras slip={slip} assets={assets} onChange={set} />
          <div className="slip-row">
            {PART_KEYS.map((key) => (
              <div key={key} className="slip-field" data-field={key} style={{ flexBasis: key === 'principal' ? 132 : 108 }}><span>{PART_NAMES[key]}</span><AmountField label={PART_NAMES[key]} value={slip.parts[key]} automatic={key !== 'fee' && !slip.fixed.includes(key)} onChange={(text) => setPart(key, text)} /></div>
            ))}
            <div className="slip-field slip-grow" data-field="persons"><span>归属（合计 100%）</span><button type="button" data-stop="" className="slip-input slip-persons" onClick={onPersons}><span className="cut">{persons === '' ? <span className="warn">没有归属人，不计入个人任务</span> : persons}</span><span className="third">F7 多人</span></button></div>
            <label className="slip-field" style={{ flexBasis: 150 }}><span>备注</span><input className="slip-input" value={slip.note} maxLength={200} aria-label="备注" autoComplete="off" onChange={(e) => set({ note: e.target.value })} /></label>
          </div>
          <div className="slip-sum" aria-live="polite">
            <span className="second">大写</span><strong className="slip-capital">{amount === null || amount === 0 ? '—' : capitalAmount(amount)}</strong>
            {problem ? <span className="warn">{problem.message}</span> : <span className="good"><CheckCircleFilled aria-hidden="true" /> 本金＋息＋费＝{amountText(sum, '元')}{slip.form === 'in_kind' && sum !== null && (typedFen(slip.total) ?? 0) > sum ? `，余 ${amountText((typedFen(slip.total) ?? 0) - sum, '元')} 元为待退款` : ''}</span>}
            <Button className="push" type="primary" data-stop="" loading={busy} disabled={problem !== null} onClick={onBook}>入账并开下一张</Button>
          </div>
          <div className="slip-rule second row">
            <span>{slip.form === 'in_kind' ? '作价先抵本金，再抵表外息、表内息' : `按“${ORDERS.find((o) => o.value === slip.order)?.label}”自动分开`}；改任何一格，其余按次序重排。{slip.fixed.some((k) => k !== 'fee') && <button type="button" className="bare link" onClick={() => onChange((s) => ({ ...s, fixed: s.fixed.filter((k) => k === 'fee') }))}>全部按次序重分</button>}</span>
            <span className="push"><SourceChoice slip={slip} aided={aided} onChange={set} /></span>
          </div>
        </>
      )}
      <Refusal error={error} />
    </form>
  );
}

const totalLabel = (slip: Slip): string => (slip.form !== 'in_kind' ? '收回总额' : slip.assetId === null ? '协议价' : '抵债金额');
