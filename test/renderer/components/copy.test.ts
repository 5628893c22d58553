import { describe, expect, it } from 'vitest';
import type { Column } from '../../../renderer/components/table/column.js';
import { copyCells } from '../../../renderer/components/table/copy.js';

interface Row { readonly no: string; readonly name: string; readonly fen: number | null }
const columns: readonly Column<Row>[] = [
  { key: 'no', titles: ['贷款信息', '借据号'], kind: 'id', width: 1, value: (r) => r.no },
  { key: 'name', titles: ['借款人'], kind: 'text', width: 1, value: (r) => r.name },
  { key: 'fen', titles: ['本金', '当前余额'], kind: 'money', width: 1, value: (r) => r.fen },
];
const rows: readonly Row[] = [{ no: '6201110040317', name: '罗望山', fen: 7_400_000 }, { no: '0042', name: '=1+1<b>\t甲', fen: null }];

describe('copying cells', () => {
  it('carries the heads and plain numbers in the unit on screen', () => {
    expect(copyCells(columns, rows, '元').text).toBe('贷款信息 › 借据号\t借款人\t本金 › 当前余额(元)\r\n6201110040317\t罗望山\t74000.00\r\n0042\t=1+1<b> 甲\t');
    expect(copyCells(columns, rows, '万元').text).toContain('\t7.40');
  });
  it('marks IDs and text as text in the table, so that a spreadsheet keeps leading zeros and never computes', () => {
    const { html } = copyCells(columns, rows, '元');
    expect(html).toContain(`<td style="mso-number-format:'\\@'">0042</td>`);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">=1+1&lt;b&gt; 甲</td>`);
    expect(html).toContain('<td>74000.00</td>');
  });
});
