import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CasePage, CasePersonRow } from '../../../../electron/contract/cases.js';
import { nameOf } from '../../../../electron/domain/codes.js';
import { ppmToPct } from '../../../../electron/domain/rate.js';
import { ANSWERS, CASE_ROLES, LEVELS, SHARE_KINDS, VERDICTS } from '../../../../electron/domain/responsibility/case-codes.js';
import { Card } from '../../../components/card.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import type { Asked } from './answer-dialog.js';

const pct = (ppm: number): string => `${ppmToPct(ppm)}%`;
const TONES = { liable: 'tag tag-bad', not_liable: 'tag', exempt: 'tag tag-warn' } as const;
const COLUMNS: readonly Column<CasePersonRow>[] = [
  { key: 'name', titles: ['姓名'], kind: 'text', width: 84, value: (p) => p.name, render: (p) => <strong>{p.name}</strong> },
  { key: 'present', titles: ['现岗位'], kind: 'text', width: 130, grow: true, value: (p) => p.present },
  { key: 'role', titles: ['责任'], kind: 'text', width: 96, value: (p) => `${nameOf(CASE_ROLES, p.role)}${p.kind === 'share' ? '' : `（${nameOf(SHARE_KINDS, p.kind)}）`}` },
  { key: 'proposed', titles: ['初分'], kind: 'text', width: 128, value: (p) => (p.added ? '定责时增加' : `${nameOf(LEVELS, p.level)} ${pct(p.sharePpm)}`) },
  { key: 'finding', titles: ['定责'], kind: 'text', width: 176, value: (p) => (p.finding ? `${nameOf(VERDICTS, p.finding.verdict)} ${nameOf(LEVELS, p.finding.level)} ${pct(p.finding.sharePpm)}` : '—'), render: (p) => (p.finding ? <span title={[p.finding.reason, p.finding.minutesNo].filter(Boolean).join('；')}><span className={TONES[p.finding.verdict]}>{nameOf(VERDICTS, p.finding.verdict)}</span> {p.finding.verdict === 'not_liable' ? '' : `${nameOf(LEVELS, p.finding.level)} ${pct(p.finding.sharePpm)}`}</span> : '—') },
  { key: 'principal', titles: ['责任本金'], kind: 'money', width: 104, value: (p) => (p.kind === 'share' ? p.responsibleFen : null) },
];

/** Who answers, to which part; the sum stands below and is 100 %. */
export function PersonsCard({ page }: { readonly page: CasePage }): ReactNode {
  const decided = page.people.some((p) => p.finding !== null);
  const sum = decided ? page.determinedPpm : page.proposedPpm;
  return (
    <Card title="责任人" hint={page.people.length === 0 ? '初分后列在这里' : '附加、罚金不计入 100%'} flush>
      <PlainTable label="责任人" columns={COLUMNS} rows={page.people} rowKey={(p) => p.personId} empty="还没有初分" totals={{ label: '合计', labelColumn: 'name', values: { [decided ? 'finding' : 'proposed']: pct(sum), principal: page.people.reduce((n, p) => n + (p.kind === 'share' ? p.responsibleFen : 0), 0) } }} />
    </Card>
  );
}

/** 核对: what each of them said, and what was answered. Open from 初分 to 定责. */
export function AnswersCard({ page, readOnly, onAsk }: { readonly page: CasePage; readonly readOnly: boolean; readonly onAsk: (asked: Asked) => void }): ReactNode {
  const open = !readOnly && (page.step === 'propose' || page.step === 'check');
  return (
    <Card title="核对与异议" hint={page.openObjections > 0 ? <span className="bad">{page.openObjections} 项异议未答复，不能定责</span> : undefined}>
      {page.people.filter((p) => !p.added).map((person) => (
        <div key={person.personId} className="case-said" role="group" aria-label={`${person.name}的核对`}>
          <div className="row">
            <strong>{person.name}</strong><span className="second">{nameOf(CASE_ROLES, person.role)}</span>
            {person.answers.length === 0 && <span className="third">还没有核对</span>}
            {open && <span className="push row">{!person.answers.some((a) => a.open) && <>{!person.answers.some((a) => a.act === 'confirm') && <Button size="small" onClick={() => onAsk({ person, act: 'confirm' })}>认定…</Button>}<Button size="small" onClick={() => onAsk({ person, act: 'object' })}>异议…</Button>{person.answers.length === 0 && <Button size="small" onClick={() => onAsk({ person, act: 'silent' })}>逾期未答复…</Button>}</>}</span>}
          </div>
          {person.answers.map((a) => (
            <div key={a.answerId} className="row">
              <span className="second">{a.on}</span><span className={a.act === 'object' ? 'bad' : a.act === 'decision' ? 'good' : ''}>{nameOf(ANSWERS, a.act)}</span><span>{a.says}{a.by === '' ? '' : `（${a.by}）`}</span>
              {a.open && open && <Button size="small" className="push" onClick={() => onAsk({ person, act: 'decision', objection: a })}>答复…</Button>}
            </div>
          ))}
        </div>
      ))}
    </Card>
  );
}
