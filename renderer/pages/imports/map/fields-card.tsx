import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useMemo, useState, type ReactNode } from 'react';
import { Card } from '../../../components/card.js';
import { FieldSample } from './field-sample.js';
import { FieldSource } from './field-source.js';
import { HeadControls } from './head-controls.js';
import { stateOf, type FieldState, type Look, type MappingChoice } from './mapping.js';

interface FieldsCardProps {
  readonly look: Look;
  readonly choice: MappingChoice;
  readonly stale: boolean;
  readonly onChange: (choice: MappingChoice) => void;
}

const MARKS: Readonly<Record<FieldState, { readonly icon: ReactNode; readonly row: string }>> = {
  found: { icon: <CheckCircleFilled className="good" aria-label="已对应" />, row: '' },
  given: { icon: <CheckCircleFilled className="good" aria-label="已给定" />, row: '' },
  doubtful: { icon: <ExclamationCircleFilled className="warn" aria-label="读不出来，请核对" />, row: 'tone-attention' },
  missing: { icon: <CloseCircleFilled className="bad" aria-label="缺必填字段" />, row: 'tone-bad' },
  absent: { icon: <MinusCircleOutlined className="third" aria-label="表中没有" />, row: '' },
};

/** Every field of the form: which column it comes from, why, and how a row of it reads. */
export function FieldsCard({ look, choice, stale, onChange }: FieldsCardProps): ReactNode {
  const [step, setStep] = useState(0);
  const rows = useMemo(() => [...new Set(look.fields.flatMap((f) => f.samples.map((s) => s.row)))].sort((a, b) => a - b), [look]);
  const at = Math.min(step, Math.max(0, rows.length - 1));
  const states = look.fields.map((f) => stateOf(f, look, choice));
  const count = (...wanted: FieldState[]): number => states.filter((s) => wanted.includes(s)).length;
  // What is missing or unreadable stands first; the rest keeps the order of the form.
  const order = look.fields.map((f, i) => ({ f, state: states[i] ?? 'absent' })).sort((a, b) => rank(a.state) - rank(b.state));
  return (
    <Card
      title="台账字段" hint={<><span className="bad">*</span> 必填</>} flush className="fill"
      right={<>已对应 {count('found', 'given')}{count('doubtful') > 0 && <span className="warn"> · 待核对 {count('doubtful')}</span>}{count('missing') > 0 && <strong className="bad"> · 缺 {count('missing')}</strong>}{count('absent') > 0 && <span className="second"> · 表中没有 {count('absent')}</span>}</>}
    >
      <HeadControls look={look} choice={choice} onChange={onChange} samples={rows} at={at} onStep={(by) => setStep(at + by)} />
      <div className="imports-scroll plain-table" aria-busy={stale}>
        <table aria-label="台账字段">
          <colgroup><col style={{ width: '25%' }} /><col /><col style={{ width: '34%' }} /><col style={{ width: 30 }} /></colgroup>
          <thead><tr><th>字段</th><th>来自、为什么</th><th>原文、读成</th><th aria-label="状态" /></tr></thead>
          <tbody>
            {order.map(({ f, state }) => (
              <tr key={f.key} className={MARKS[state].row}>
                <td title={f.title}>{f.title.split(' / ').at(-1)}{f.required && <span className="bad"> *</span>}</td>
                <td><FieldSource field={f} look={look} choice={choice} state={state} onChange={onChange} /></td>
                <td><FieldSample field={f} state={state} row={rows[at]} given={choice.constants[f.key]} /></td>
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
