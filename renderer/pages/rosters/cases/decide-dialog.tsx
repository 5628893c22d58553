import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CasePersonRow } from '../../../../electron/contract/cases.js';
import { LEVELS, VERDICTS, type Level, type Verdict } from '../../../../electron/domain/responsibility/case-codes.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { NamedPersons, options, readPerson, shareSum, type TypedPerson } from './named-persons.js';
import { SignFields, unsigned, useSignature } from './signed.js';
import type { StepDialogProps } from './step-dialogs.js';

interface TypedFinding {
  readonly verdict: Verdict;
  readonly level: Level;
  readonly pct: string;
  readonly reason: string;
  readonly minutesNo: string;
}
const asProposed = (p: CasePersonRow): TypedFinding => ({ verdict: 'liable', level: p.level, pct: ppmToPct(p.sharePpm), reason: '', minutesNo: '' });
/** A reason is due where the finding is not what was proposed. */
const differs = (p: CasePersonRow, f: TypedFinding): boolean => f.verdict !== 'liable' || f.level !== p.level || pctToPpm(f.pct) !== p.sharePpm;

/** 定责: what is found about everybody, on the working group's opinion, by the leading group. */
export function DecideDialog({ page, onClose }: StepDialogProps): ReactNode {
  const { today } = useAppState();
  const decide = useCommand('cases.decide');
  const [signature, sign] = useSignature('领导小组');
  const [group, setGroup] = useState({ opinion: '', docNo: '' });
  const [findings, setFindings] = useState<ReadonlyMap<number, TypedFinding>>(new Map(page.people.map((p) => [p.personId, asProposed(p)])));
  const [added, setAdded] = useState<readonly TypedPerson[]>([]);
  const [why, setWhy] = useState('');
  const of = (p: CasePersonRow): TypedFinding => findings.get(p.personId) ?? asProposed(p);
  const set = (p: CasePersonRow, change: Partial<TypedFinding>): void => setFindings(new Map(findings).set(p.personId, { ...of(p), ...change, ...(change.verdict === 'not_liable' ? { pct: '0' } : {}) }));
  const nobody = added.length === 0 && page.people.every((p) => of(p).verdict === 'not_liable');
  const sum = shareSum([...page.people.map((p) => ({ kind: p.kind, pct: of(p).pct })), ...added]);
  const lacking = page.people.find((p) => differs(p, of(p)) && of(p).reason.trim() === '');
  const exempt = page.people.find((p) => of(p).verdict === 'exempt' && of(p).minutesNo.trim() === '');
  const missing = !sum.good && !nobody ? sum.text : lacking ? `请写明${lacking.name}的理由` : exempt ? `请填写${exempt.name}免责的会议纪要文号` : added.length > 0 && why.trim() === '' ? '请写明增加责任人的理由' : group.opinion.trim() === '' ? '请填写工作组意见' : group.docNo.trim() === '' ? '请填写工作组文号' : unsigned(signature, page.notBefore, today, '领导小组意见', true);
  const save = async (): Promise<void> => {
    const more = added.map(readPerson).filter((p) => p !== null);
    if (signature.on === null) return;
    const done = await decide.run({ caseId: page.caseId, ...signature, on: signature.on, groupOpinion: group.opinion, groupDocNo: group.docNo, findings: page.people.map((p) => ({ personId: p.personId, verdict: of(p).verdict, level: of(p).level, sharePpm: pctToPpm(of(p).pct) ?? 0, reason: of(p).reason, minutesNo: of(p).minutesNo })), added: more.map((p) => ({ ...p, reason: why })) });
    if (done) onClose(done.loans > 0 ? '已定责，责任人和比例已写入台账' : '已定责');
  };
  return (
    <FormDialog open title={`定责 ${page.no}`} doText="定责" missing={missing} busy={decide.busy} error={decide.error} width={860} onClose={() => onClose()} onSave={() => void save()}>
      <div className="case-findings form-wide">
        {page.people.map((p) => {
          const f = of(p);
          return (
            <div key={p.personId} className="row">
              <strong className="case-name cut" title={p.present}>{p.name}</strong>
              <Select size="small" aria-label={`${p.name}的认定`} style={{ width: 74 }} value={f.verdict} options={options(VERDICTS)} onChange={(v) => set(p, { verdict: v as Verdict })} />
              <Select size="small" aria-label={`${p.name}的级别`} style={{ width: 100 }} value={f.level} options={options(LEVELS)} onChange={(v) => set(p, { level: v as Level })} />
              <Input size="small" aria-label={`${p.name}的比例`} style={{ width: 88 }} suffix="%" value={f.pct} disabled={f.verdict === 'not_liable'} onChange={(e) => set(p, { pct: e.target.value })} />
              <span className="third">初分 {ppmToPct(p.sharePpm)}%</span>
              {differs(p, f) && <Input size="small" className="case-text" aria-label={`${p.name}的理由`} placeholder="理由" maxLength={200} value={f.reason} onChange={(e) => set(p, { reason: e.target.value })} />}
              {f.verdict === 'exempt' && <Input size="small" className="case-text" aria-label={`${p.name}的会议纪要文号`} placeholder="会议纪要文号" maxLength={60} value={f.minutesNo} onChange={(e) => set(p, { minutesNo: e.target.value })} />}
            </div>
          );
        })}
      </div>
      <NamedPersons persons={added} onChange={setAdded} />
      {added.length > 0 && <FormField label="增加责任人的理由" wide><Input value={why} maxLength={200} aria-label="增加责任人的理由" onChange={(e) => setWhy(e.target.value)} /></FormField>}
      <p className={`form-wide ${sum.good || nobody ? 'second' : 'bad'}`} role="status">{nobody ? '全部无责：贷款仍由台账登记的责任人负责' : sum.text}</p>
      <FormField label="工作组意见" wide><Input value={group.opinion} maxLength={1000} aria-label="工作组意见" onChange={(e) => setGroup({ ...group, opinion: e.target.value })} /></FormField>
      <FormField label="工作组文号"><Input value={group.docNo} maxLength={60} aria-label="工作组文号" onChange={(e) => setGroup({ ...group, docNo: e.target.value })} /></FormField>
      <SignFields value={signature} onChange={sign} opinion="领导小组意见" by="决定人" needsDoc />
    </FormDialog>
  );
}
