import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { Card } from '../../../components/card.js';

/** Files that could not be read: each with its sentence and what to do. They hold up nobody else. */
export function RefusedFiles({ refused }: { readonly refused: ImportPlan['refused'] }): ReactNode {
  if (refused.length === 0) return null;
  return (
    <Card title="没有读入" right={`${refused.length} 个文件`} flush className="imports-refused">
      <ul className="imports-scroll">
        {refused.map((f) => <li key={f.name}><strong>{f.name}</strong><p>{f.message}</p><p className="second">{f.hint}</p></li>)}
      </ul>
    </Card>
  );
}
