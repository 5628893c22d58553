import type { ReactNode } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { StatusLine } from '../../frame/status-line.js';
import { amountText } from '../../text/figures.js';
import type { RangeSum } from './range.js';

/** 选中 5 格 合计 501,500.00 元 最小 0.00 最大 310,000.00 – in the bottom bar. */
export function SelectionSum({ sum }: { readonly sum: RangeSum }): ReactNode {
  const unit = useDisplayUnit();
  if (sum.cells < 2) return null;
  return (
    <StatusLine>
      选中 {sum.cells} 格
      {sum.sumFen !== null && <> 合计 <strong className="figure">{amountText(sum.sumFen, unit)}</strong> {unit}　最小 {amountText(sum.minFen, unit)}　最大 {amountText(sum.maxFen, unit)}</>}
    </StatusLine>
  );
}
