import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { addMonths, parsePeriod, type Period } from '../../electron/domain/date.js';

/** A month: typed, or stepped with the arrows at its sides. An unreadable text goes back to the month before it. */
export function MonthInput({ label, value, onChange, disabled = false }: { readonly label: string; readonly value: Period; readonly onChange: (period: Period) => void; readonly disabled?: boolean }): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const settle = (): void => {
    const period = parsePeriod(text);
    setText(period ?? value);
    if (period !== null && period !== value) onChange(period);
  };
  const step = (by: number): void => onChange(addMonths(value, by));
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined aria-hidden="true" />} aria-label={`${label}，前一个月`} disabled={disabled} onClick={() => step(-1)} />
      <Input
        aria-label={label} value={text} disabled={disabled} style={{ width: 84, textAlign: 'center' }} onChange={(e) => setText(e.target.value)} onBlur={settle} onFocus={(e) => e.target.select()}
        onKeyDown={(e) => {
          if (e.key === 'Enter') settle();
          else if (e.key === 'ArrowUp') step(1);
          else if (e.key === 'ArrowDown') step(-1);
          else return;
          e.preventDefault();
        }}
      />
      <Button icon={<RightOutlined aria-hidden="true" />} aria-label={`${label}，后一个月`} disabled={disabled} onClick={() => step(1)} />
    </Space.Compact>
  );
}
