import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';

/** A year, stepped with the arrows at its sides. */
export function YearChoice({ year, onYear }: { readonly year: number; readonly onYear: (year: number) => void }): ReactNode {
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined aria-hidden="true" />} aria-label="前一年" disabled={year <= 1990} onClick={() => onYear(year - 1)} />
      <Button disabled className="year-shown">{year} 年</Button>
      <Button icon={<RightOutlined aria-hidden="true" />} aria-label="后一年" disabled={year >= 2199} onClick={() => onYear(year + 1)} />
    </Space.Compact>
  );
}
