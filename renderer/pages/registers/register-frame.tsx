import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Unit } from '../../../electron/contract/ledger.js';
import type { ApiError } from '../../api/api-error.js';
import { Refusal } from '../../components/refusal.js';

export interface RegisterFilter {
  readonly search: string;
  /** 0: all units. */
  readonly unitId: number;
  readonly openOnly: boolean;
}
export const EVERYTHING: RegisterFilter = { search: '', unitId: 0, openOnly: false };

/** As the core takes it. */
export const filterInput = (f: RegisterFilter): { search: string; openOnly: boolean; unitId?: number } => ({ search: f.search, openOnly: f.openOnly, ...(f.unitId === 0 ? {} : { unitId: f.unitId }) });

interface FilterLineProps {
  readonly filter: RegisterFilter;
  readonly units: readonly Unit[];
  readonly placeholder: string;
  /** What `openOnly` means here: 未处置. */
  readonly openText: string;
  readonly onFilter: (filter: RegisterFilter) => void;
  readonly children?: ReactNode;
}

/** Text, unit, and only what is still open. */
export function FilterLine({ filter, units, placeholder, openText, onFilter, children }: FilterLineProps): ReactNode {
  return (
    <div className="register-filters">
      <Input size="small" allowClear aria-label="查找" placeholder={placeholder} style={{ width: 220 }} value={filter.search} onChange={(e) => onFilter({ ...filter, search: e.target.value })} />
      <Select size="small" aria-label="机构" style={{ width: 150 }} value={filter.unitId} showSearch={{ optionFilterProp: 'label' }} onChange={(unitId: number) => onFilter({ ...filter, unitId })} options={[{ value: 0, label: '全部机构' }, ...units.map((u) => ({ value: u.unitId, label: u.name }))]} />
      {children}
      <button type="button" aria-pressed={filter.openOnly} className={filter.openOnly ? 'chip chip-here' : 'chip'} onClick={() => onFilter({ ...filter, openOnly: !filter.openOnly })}>{openText}</button>
    </div>
  );
}

interface RegisterFrameProps {
  readonly error: ApiError | undefined;
  readonly onRetry: () => void;
  readonly list: ReactNode;
  /** The row in hand, or what to do to have one. */
  readonly side: ReactNode;
  readonly sideLabel: string;
}

/** The list at the left, the row in hand with what can be done about it at the right. */
export function RegisterFrame({ error, onRetry, list, side, sideLabel }: RegisterFrameProps): ReactNode {
  return (
    <>
      <Refusal error={error} onRetry={onRetry} />
      <div className="register-columns">
        <div className="register-list">{list}</div>
        <aside className="card register-side" aria-label={sideLabel} aria-live="polite">{side}</aside>
      </div>
    </>
  );
}
