import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { usePreference } from '../../frame/preferences.js';
import { fullTitle, type Column } from './column.js';

/** The columns a person wants to see in a table, by its name. Returns the shown columns and the button to choose them. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]): { shown: readonly Column<Row>[]; chooser: ReactNode } {
  const [chosen, choose] = usePreference<readonly string[] | null>(`columns.${name}`, null);
  const usual = useMemo(() => columns.filter((c) => c.spare !== true).map((c) => c.key), [columns]);
  const keys = chosen ?? usual;
  const shown = useMemo(() => columns.filter((c) => c.frozen === true || keys.includes(c.key)), [columns, keys]);
  const list = (
    <div className="column-list">
      <Checkbox.Group
        value={[...keys]} onChange={(next) => choose(columns.map((c) => c.key).filter((k) => next.includes(k)))}
        options={columns.filter((c) => c.frozen !== true).map((c) => ({ value: c.key, label: fullTitle(c) }))}
      />
      <Button size="small" onClick={() => choose(null)} disabled={chosen === null}>恢复默认的列</Button>
    </div>
  );
  const chooser = (
    <Popover content={list} trigger="click" placement="bottomRight" title="显示哪些列">
      <Button icon={<SettingOutlined aria-hidden="true" />}>列 {shown.length} / {columns.length}</Button>
    </Popover>
  );
  return { shown, chooser };
}
