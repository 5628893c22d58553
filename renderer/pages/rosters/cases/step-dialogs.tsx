import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { CasePage } from '../../../../electron/contract/cases.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { NamedPersons, readPerson, shareSum, typedFrom, type TypedPerson } from './named-persons.js';
import { SignFields, unsigned, useSignature } from './signed.js';

export interface StepDialogProps {
  readonly page: CasePage;
  readonly onClose: (said?: string) => void;
}

/** 初分: begins with who answers for the loan. */
export function ProposeDialog({ page, onClose }: StepDialogProps): ReactNode {
  const { today } = useAppState();
  const propose = useCommand('cases.propose');
  const [signature, sign] = useSignature();
  const [persons, setPersons] = useState<readonly TypedPerson[]>();
  const { data: draft } = useQuery('cases.draft', { loanId: page.loanId, on: page.openedOn }, []);
  useEffect(() => setPersons((was) => was ?? draft?.persons.map(typedFrom)), [draft]);
  const list = persons ?? [];
  const sum = shareSum(list);
  const missing = list.length === 0 ? '请加上责任人' : sum.good ? unsigned(signature, page.notBefore, today, '初分意见', false) : sum.text;
  const save = async (): Promise<void> => {
    const read = list.map(readPerson).filter((p) => p !== null);
    if (signature.on !== null && read.length === list.length && (await propose.run({ caseId: page.caseId, ...signature, on: signature.on, persons: read }))) onClose('已初分');
  };
  return (
    <FormDialog open title={`初分 ${page.no}`} doText="初分" missing={missing} busy={propose.busy} error={propose.error} width={720} onClose={() => onClose()} onSave={() => void save()}>
      <NamedPersons persons={list} onChange={setPersons} />
      <div className="row form-wide"><span className={sum.good ? 'second' : 'bad'} role="status">{list.length === 0 ? '' : sum.text}</span>{draft && draft.persons.length > 0 && <span className="push"><Button size="small" onClick={() => setPersons(draft.persons.map(typedFrom))}>按台账登记的责任人</Button></span>}</div>
      <SignFields value={signature} onChange={sign} opinion="初分意见" />
    </FormDialog>
  );
}

/** 核对 is done, or the case is: nothing but the signature is asked. */
export function SignDialog({ page, step, onClose }: StepDialogProps & { readonly step: 'check' | 'complete' }): ReactNode {
  const { today } = useAppState();
  const run = useCommand(step === 'check' ? 'cases.check' : 'cases.complete');
  const [signature, sign] = useSignature();
  const [word, opinion] = step === 'check' ? ['核对完毕', '核对情况'] : ['完成', '结案意见'];
  const save = async (): Promise<void> => {
    if (signature.on !== null && (await run.run({ caseId: page.caseId, ...signature, on: signature.on }))) onClose(`已登记${word}`);
  };
  return (
    <FormDialog open title={`${word} ${page.no}`} doText={word} missing={unsigned(signature, page.notBefore, today, opinion, false)} busy={run.busy} error={run.error} onClose={() => onClose()} onSave={() => void save()}>
      <SignFields value={signature} onChange={sign} opinion={opinion} />
    </FormDialog>
  );
}
