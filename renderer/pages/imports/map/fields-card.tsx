import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useMemo, type ReactNode } from 'react';
import type { MappedField } from '../../../../electron/contract/imports.js';
import { nameOf, type Code } from '../../../../electron/domain/codes.js';
import { CODE_LISTS } from '../../../../electron/domain/importing/code-lists.js';
import { columnName } from '../../../../electron/domain/importing/raw-sheet.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { giveColumn, giveValue, stateOf, type FieldState, type Look, type MappingChoice } from './mapping.js';

interface FieldsCardProps {
  readonly look: Look;
  readonly choice: MappingChoice;
  readonly stale: boolean;
  readonly controls: ReactNode;
  readonly onChange: (choice: MappingChoice) => void;
}

const MARKS: Readonly<Record<FieldState, { readonly icon: ReactNode; readonly row: string }>> = {
  found: { icon: <CheckCircleFilled className="good" aria-label="已对应" />, row: '' },
  given: { icon: <CheckCircleFilled className="good" aria-label="已给定" />, row: '' },
  doubtful: { icon: <ExclamationCircleFilled className="warn" aria-label="读不出来，请核对" />, row: 'tone-attention' },
  missing: { icon: <CloseCircleFilled className="bad" aria-label="缺必填字段" />, row: 'tone-bad' },
  absent: { icon: <MinusCircleOutlined className="third" aria-label="表中没有" />, row: '' },
};

/** Every field of the form: which column it comes from, why, and how the first row reads. */
export function FieldsCard({ look, choice, stale, controls, onChange }: FieldsCardProps): ReactNode {
  const profile = useQuery('import.profile', { id: look.profile }, ['imports']).data?.profile;
  const names = useMemo(() => codeNames(profile), [profile]);
  const states = look.fields.map((f) => stateOf(f, look, choice));
  const count = (...wanted: FieldState[]): number => states.filter((s) => wanted.includes(s)).length;
  // What is missing or unreadable stands first; the rest keeps the order of the form.
  const order = look.fields.map((f, i) => ({ f, state: states[i] ?? 'absent' })).sort((a, b) => rank(a.state) - rank(b.state));
  return (
    <Card
      title="台账字段" hint={<><span className="bad">*</span> 必填</>} flush className="fill"
      right={<>已对应 {count('found', 'given')}{count('doubtful') > 0 && <span className="warn"> · 待核对 {count('doubtful')}</span>}{count('missing') > 0 && <strong className="bad"> · 缺 {count('missing')}</strong>}{count('absent') > 0 && <span className="second"> · 表中没有 {count('absent')}</span>}</>}
    >
      {controls}
      <div className="imports-scroll plain-table" aria-busy={stale}>
        <table aria-label="台账字段">
          <colgroup><col style={{ width: 112 }} /><col /><col style={{ width: 110 }} /><col style={{ width: 32 }} /></colgroup>
          <thead><tr><th>字段</th><th>来自</th><th>读成</th><th aria-label="状态" /></tr></thead>
          <tbody>
            {order.map(({ f, state }) => (
              <tr key={f.key} className={MARKS[state].row}>
                <td title={f.title}>{f.title.split(' / ').at(-1)}{f.required && <span className="bad"> *</span>}</td>
                <td><Source field={f} look={look} choice={choice} state={state} onChange={onChange} /></td>
                <td><Sample field={f} given={choice.constants[f.key]} codes={names.get(f.key)} /></td>
                <td style={{ textAlign: 'center' }}>{MARKS[state].icon}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const rank = (state: FieldState): number => (state === 'missing' ? 0 : state === 'doubtful' ? 1 : 2);
const GIVE = 'give';

/** The column of a field, or one value for all rows where the sheet has no such column. */
function Source({ field, look, choice, state, onChange }: { readonly field: MappedField; readonly look: Look; readonly state: FieldState } & Pick<FieldsCardProps, 'choice' | 'onChange'>): ReactNode {
  const given = choice.constants[field.key];
  const name = field.title.split(' / ').at(-1) ?? field.title;
  const change = (value: string): void => {
    if (value === GIVE) onChange(giveValue(choice, field.key, ''));
    else onChange(giveColumn(choice, look.fields, field.key, value === '' ? null : Number(value)));
  };
  return (
    <>
      <select className={`imports-pick ${state === 'missing' ? 'imports-pick-missing' : ''}`} aria-label={`${name}来自哪一列`} value={field.column !== null ? String(field.column) : given !== undefined ? GIVE : ''} onChange={(e) => change(e.target.value)}>
        <option value="">{state === 'missing' ? '请选列或给定值' : '表中没有，不改动'}</option>
        {look.heads.map((h) => <option key={h.column} value={h.column}>{columnName(h.column)} {h.head.split(' / ').at(-1)}</option>)}
        <option value={GIVE}>全部行给定一个值…</option>
      </select>
      {given !== undefined && field.column === null ? (
        <input className="imports-given" aria-label={`${name}的值`} defaultValue={given} placeholder="所有行都填这个值" onBlur={(e) => e.target.value !== given && onChange(giveValue(choice, field.key, e.target.value.trim()))} onKeyDown={(e) => { if (e.key === 'Enter') e.currentTarget.blur(); }} />
      ) : <small className={state === 'doubtful' ? 'warn' : 'third'}>{state === 'doubtful' ? '有读不出来的，请核对' : field.reason}</small>}
    </>
  );
}

/** The lists behind the coded fields of a profile, by field: values are shown in the office's words. */
function codeNames(profile: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<string, readonly Code[]> {
  const fields = (profile?.['fields'] ?? []) as readonly { readonly key: string; readonly codes?: string }[];
  return new Map(fields.flatMap((f) => (f.codes === undefined ? [] : [[f.key, CODE_LISTS.get(f.codes) ?? []] as const])));
}

function Sample({ field, given, codes }: { readonly field: MappedField; readonly given: string | undefined; readonly codes: readonly Code[] | undefined }): ReactNode {
  const [first] = field.samples;
  const said = (value: string): string => (codes ? nameOf(codes, value) : value);
  const all = field.samples.map((s) => `第 ${s.row} 行：${s.raw === '' ? '（空）' : s.raw} → ${s.value === '' ? '—' : said(s.value)}${s.problem === '' ? '' : `\n　${s.problem}`}`).join('\n');
  if (field.column === null) return given === undefined || given === '' ? <span className="zero">—</span> : <span>{given}</span>;
  if (!first) return <span className="zero">—</span>;
  return <span title={all} className={first.problem !== '' && first.value === '' ? 'warn' : ''}>{first.value === '' ? (first.raw === '' ? <span className="zero">空</span> : first.raw) : said(first.value)}</span>;
}
