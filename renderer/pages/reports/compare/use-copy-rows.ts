import { App } from 'antd';
import { useCallback } from 'react';
import { copyText } from '../../../components/clipboard.js';
import type { Column } from '../../../components/table/column.js';
import { copyCells } from '../../../components/table/copy.js';
import { countText } from '../../../text/figures.js';

/** Puts rows with their heads on the clipboard as a plain table, for WPS, Excel or a letter. */
export function useCopyRows<Row>(columns: readonly Column<Row>[]): (rows: readonly Row[]) => void {
  const { message } = App.useApp();
  return useCallback((rows) => {
    const copied = copyCells(columns, rows, '元');
    if (copyText(copied.text, copied.html)) message.success(`已复制 ${countText(rows.length)} 行，带表头`);
    else message.warning('浏览器没有允许复制，请选中表格后按 Ctrl+C');
  }, [columns, message]);
}
