import { App, Button, Checkbox, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, PROBLEMS, PUBLIC_KINDS, type Code } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Card, PageHead } from '../../../components/card.js';
import { DayInput } from '../../../components/day-input.js';
import { FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput, UnitSelect } from '../../../components/form/inputs.js';
import { LoanPicker } from '../../../components/form/loan-picker.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { go } from '../../../frame/use-route.js';
import { amountText } from '../../../text/figures.js';
import { emptyLoan, formInput, missingOf, type EnteredLoan } from './new-loan.js';
import { PersonsField } from './persons-field.js';

const NPL_CLASSES: readonly Code[] = CLASSES.filter((c) => c.npl);
type TextKey = { [K in keyof EnteredLoan]: EnteredLoan[K] extends string ? K : never }[keyof EnteredLoan];

/** 新增不良: a loan that became NPL and stands in no workbook yet. A loan the ledger has grows on its own page. */
export function FormPage(): ReactNode {
  const { message } = App.useApp();
  const { today, readOnly } = useAppState();
  const form = useCommand('loans.form');
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const [loan, setLoan] = useState<EnteredLoan>(() => emptyLoan(today));
  const set = (change: Partial<EnteredLoan>): void => setLoan((l) => ({ ...l, ...change }));
  const missing = missingOf(loan);
  const year = yearOf(today);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing !== '' || form.busy || readOnly) return;
    const done = await form.run(formInput(loan));
    if (!done) return;
    message.success(`已登记新增不良 ${loan.no.trim()}，余额 ${amountText(done.balanceFen, '元')} 元${done.bookedOn === loan.formedOn ? '' : `，记在 ${done.bookedOn}`}`);
    setLoan(emptyLoan(today));
    go('loans', '', { loanId: done.loanId });
  };
  const text = (key: TextKey, label: string, max: number, placeholder = ''): ReactNode => <FormField label={label}><Input value={loan[key]} maxLength={max} placeholder={placeholder} aria-label={label} autoComplete="off" onChange={(e) => set({ [key]: e.target.value })} /></FormField>;
  const code = (key: TextKey, label: string, codes: readonly Code[]): ReactNode => <FormField label={label}><CodeSelect label={label} codes={codes} value={loan[key]} onChange={(c) => set({ [key]: c })} /></FormField>;
  const money = (key: TextKey, label: string): ReactNode => <FormField label={`${label}（元）`}><MoneyInput label={label} value={loan[key]} onChange={(t) => set({ [key]: t })} /></FormField>;
  const day = (key: 'grantedOn' | 'dueOn' | 'formedOn', label: string): ReactNode => <FormField label={label}><DayInput label={label} value={loan[key]} year={year} onChange={(d: Day | null) => set({ [key]: d })} /></FormField>;
  const chosen = loan.known.length > 0;
  return (
    <FixedUnit unit="元">
      <form className="loan-new" aria-label="新增不良" onSubmit={(e) => void submit(e)}>
        <PageHead title="新增不良" hint="台账里还没有的贷款，逐笔登记；已有的贷款在它自己的页面登记新增。">
          <span className="second" role="status">{missing}</span>
          <Button onClick={() => setLoan(emptyLoan(today))}>清空</Button>
          <Button type="primary" htmlType="submit" loading={form.busy} disabled={missing !== '' || readOnly}>登记新增不良</Button>
        </PageHead>
        <Refusal error={form.error} />
        <div className="loan-new-cards">
          <Card title="贷款">
            <div className="form-fields">
              <FormField label="机构"><UnitSelect label="机构" units={units} value={loan.unitId} onChange={(unitId) => set({ unitId })} /></FormField>
              {text('no', '借据号', 40)}
              {day('grantedOn', '发放日')}
              {day('dueOn', '到期日')}
              {money('original', '借据金额')}
              {text('ratePct', '年利率（%）', 12)}
              {code('guarantee', '担保方式', GUARANTEES)}
              {text('security', '担保人/抵(质)押物', 200)}
            </div>
          </Card>
          <Card title="借款人">
            <div className="form-fields">
              <FormField label="台账里已有的借款人" hint="选他的任一笔贷款" wide><LoanPicker label="台账里已有的借款人" value={loan.known} onChange={(known) => set({ known })} /></FormField>
              {!chosen && (
                <>
                  {text('name', '借款人名称', 50)}
                  {code('client', '客户类别', CLIENTS)}
                  {code('idKind', '证件类型', ID_KINDS)}
                  {text('idNo', '证件号码', 40)}
                  {text('phone', '联系电话', 40)}
                  {text('town', '所属乡镇(村组)', 80)}
                  {code('publicKind', '涉政标识', PUBLIC_KINDS)}
                  <div className="form-field"><Checkbox checked={loan.namesake} onChange={(e) => set({ namesake: e.target.checked })}>同名的另一人</Checkbox></div>
                </>
              )}
            </div>
          </Card>
          <Card title="形成不良">
            <div className="form-fields">
              {day('formedOn', '形成不良日期')}
              {money('principal', '形成不良本金')}
              {code('riskClass', '五级分类', NPL_CLASSES)}
              {money('onInterest', '表内欠息')}
              {money('offInterest', '表外欠息')}
              {code('cause', '形成原因', CAUSES)}
              {code('problem', '问题类型', PROBLEMS)}
            </div>
          </Card>
          <Card title="责任人" hint="包收、调查、审批各是谁，比例合计 100%；可以以后再补">
            <div className="form-fields"><PersonsField persons={loan.persons} onChange={(persons) => set({ persons })} /></div>
          </Card>
        </div>
      </form>
    </FixedUnit>
  );
}
