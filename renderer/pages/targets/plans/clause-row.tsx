import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { Clause } from './chapters.js';
import type { Chip, TypedChip } from './chips.js';
import { ChipField, StillChip } from './chip-field.js';
import type { Finding } from './findings.js';
import type { ActMenu, Piece } from './pieces.js';
import type { Json } from './plan-json.js';

export interface ClauseEdits {
  readonly onType: (chip: TypedChip, text: string) => void;
  readonly onChoose: (chip: Chip, value: Json | undefined) => void;
  readonly onApply: (change: (plan: Json) => Json) => void;
  readonly onMove: (clause: Clause, by: -1 | 1) => void;
  readonly onRemove: (clause: Clause) => void;
}

interface ClauseRowProps {
  readonly clause: Clause;
  readonly plan: Json;
  readonly findings: readonly Finding[];
  /** How the clause reads in the version it is compared with, where it reads differently. */
  readonly before: string;
  readonly last: boolean;
  /** Null where the plan can only be read. */
  readonly edits: ClauseEdits | null;
}

/** One clause as a sentence whose figures and conditions are changed where they stand. */
export function ClauseRow({ clause, plan, findings, before, last, edits }: ClauseRowProps): ReactNode {
  const of = `第 ${clause.no} 条`;
  const { kind } = clause.chapter;
  return (
    <li className={findings.length > 0 ? 'clause clause-wrong' : 'clause'} id={`clause-${clause.no}`} aria-label={of}>
      <span className="second clause-no">{of}</span>
      <div className="clause-text">
        {clause.pieces.map((piece, i) => <PieceView key={i} piece={piece} plan={plan} of={of} edits={edits} />)}
        {before !== '' && <p className="second clause-before">{before}</p>}
        {findings.map((f) => <p key={f.text} className="clause-finding"><ExclamationCircleFilled aria-hidden="true" /> {f.text}</p>)}
      </div>
      {edits !== null && kind !== 'fixed' && (
        <span className="clause-acts">
          {kind === 'list' && <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden="true" />} aria-label={`${of}上移`} title="上移" disabled={clause.index === 0} onClick={() => edits.onMove(clause, -1)} />}
          {kind === 'list' && <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden="true" />} aria-label={`${of}下移`} title="下移" disabled={last} onClick={() => edits.onMove(clause, 1)} />}
          <Button size="small" type="text" icon={<DeleteOutlined aria-hidden="true" />} aria-label={`删除${of}`} title="删除" onClick={() => edits.onRemove(clause)} />
        </span>
      )}
    </li>
  );
}

function PieceView({ piece, plan, of, edits }: { readonly piece: Piece; readonly plan: Json; readonly of: string; readonly edits: ClauseEdits | null }): ReactNode {
  if (typeof piece === 'string') return piece;
  if (piece.kind === 'act') {
    if (edits === null) return null;
    return piece.remove === true ? <button type="button" className="bare piece-remove" aria-label={`${of} ${piece.label}`} title={piece.label} onClick={() => edits.onApply(piece.apply)}>×</button> : <button type="button" className="bare link piece-add" aria-label={`${of} ${piece.label}`} onClick={() => edits.onApply(piece.apply)}>＋{piece.label}</button>;
  }
  if (piece.kind === 'menu') return edits === null || piece.items.length === 0 ? null : <MoreMenu menu={piece} of={of} edits={edits} />;
  return edits === null ? <StillChip chip={piece} plan={plan} /> : <ChipField chip={piece} plan={plan} of={of} onType={edits.onType} onChoose={edits.onChoose} />;
}

function MoreMenu({ menu, of, edits }: { readonly menu: ActMenu; readonly of: string; readonly edits: ClauseEdits }): ReactNode {
  return (
    <Dropdown autoFocus trigger={['click']} menu={{ items: menu.items.map((item, i) => ({ key: String(i), label: item.label })), onClick: ({ key }) => edits.onApply(menu.items[Number(key)]?.apply ?? ((p) => p)) }}>
      <button type="button" className="bare link piece-add" aria-label={`${of} ${menu.label}`} aria-haspopup="true">＋{menu.label}</button>
    </Dropdown>
  );
}
