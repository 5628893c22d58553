import type { ReactNode } from 'react';
import { tidyAmount, typedFen } from '../../../text/typed-amount.js';

interface AmountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly disabled?: boolean;
  /** Follows the order by itself: shown paler than what was typed. */
  readonly automatic?: boolean;
}

/** An amount in 元 as typed; it is spelled out with separators when the field is left. */
export function AmountField({ label, value, onChange, disabled = false, automatic = false }: AmountFieldProps): ReactNode {
  const bad = typedFen(value) === null;
  return (
    <input
      className={`slip-input slip-amount${bad ? ' slip-bad' : ''}${automatic ? ' slip-automatic' : ''}`} value={value} disabled={disabled} placeholder="0.00" inputMode="decimal" aria-label={label} aria-invalid={bad} autoComplete="off"
      onChange={(e) => onChange(e.target.value)} onFocus={(e) => e.target.select()} onBlur={() => { const tidy = tidyAmount(value); if (tidy !== value) onChange(tidy); }}
    />
  );
}
