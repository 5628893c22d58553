import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useQuery } from '../../api/use-query.js';
import { amountText } from '../../text/figures.js';

export interface PickedLoan {
  readonly loanId: number;
  /** As it reads in the field: number and borrower. */
  readonly label: string;
}

interface LoanPickerProps {
  readonly label: string;
  readonly value: readonly PickedLoan[];
  readonly onChange: (loans: readonly PickedLoan[]) => void;
}

/** Loans by borrower (characters or initials), number or ID tail; several can be taken. */
export function LoanPicker({ label, value, onChange }: LoanPickerProps): ReactNode {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery('loans.search', wanted === '' ? null : { text: wanted, limit: 20 }, []);
  const hits = wanted === '' || found.stale ? [] : (found.data?.hits ?? []);
  return (
    <Select
      mode="multiple" labelInValue aria-label={label} placeholder="户名、拼音首字母、借据号、证件尾号" value={value.map((v) => ({ value: v.loanId, label: v.label }))}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }} notFoundContent={wanted === '' ? null : found.loading || found.stale ? '正在查找…' : '没有找到'}
      options={hits.map((h) => ({ value: h.loanId, label: `${h.no} ${h.borrower}`, title: `${h.unit} ${h.no} ${h.borrower}，余额 ${amountText(h.principalFen, '元')} 元` }))}
      onChange={(chosen: { value: number; label: ReactNode }[]) => { setText(''); onChange(chosen.map((c) => ({ loanId: c.value, label: String(c.label) }))); }}
    />
  );
}
