import type { InputOf } from '../../../../electron/contract/api.js';
import type { Day } from '../../../../electron/domain/date.js';
import { pctToPpm } from '../../../../electron/domain/rate.js';
import type { PickedLoan } from '../../../components/form/loan-picker.js';
import { typedFen } from '../../../text/typed-amount.js';

/** Who answers for the loan, as entered. */
export interface EnteredPerson {
  readonly staffNo: string;
  readonly name: string;
  /** Code of ROLES. */
  readonly role: string;
  /** As typed; '' leaves the share unset. */
  readonly pct: string;
}

/** A loan as entered on the page; amounts are text in 元. */
export interface EnteredLoan {
  readonly unitId: number | null;
  readonly no: string;
  /** A borrower the ledger has, by one of his loans; otherwise the new one below. */
  readonly known: readonly PickedLoan[];
  readonly name: string; readonly client: string; readonly idKind: string; readonly idNo: string; readonly phone: string; readonly town: string; readonly publicKind: string;
  readonly namesake: boolean;
  readonly grantedOn: Day | null; readonly dueOn: Day | null; readonly formedOn: Day | null;
  readonly original: string; readonly principal: string; readonly onInterest: string; readonly offInterest: string;
  readonly ratePct: string;
  readonly guarantee: string; readonly security: string; readonly riskClass: string; readonly cause: string; readonly problem: string;
  readonly persons: readonly EnteredPerson[];
}

export const emptyLoan = (today: Day): EnteredLoan => ({
  unitId: null, no: '', known: [], name: '', client: 'farmer', idKind: 'id_card', idNo: '', phone: '', town: '', publicKind: 'no', namesake: false,
  grantedOn: null, dueOn: null, formedOn: today, original: '', principal: '', onInterest: '', offInterest: '', ratePct: '', guarantee: 'credit', security: '', riskClass: 'substandard', cause: '', problem: 'ordinary', persons: [],
});

const AMOUNTS = [['original', '借据金额'], ['principal', '形成不良本金'], ['onInterest', '表内欠息'], ['offInterest', '表外欠息']] as const;

/** The first thing that is missing or wrong, as a sentence; '' when it can be registered. The core checks all of it again. */
export function missingOf(l: EnteredLoan): string {
  if (l.unitId === null) return '请选择机构';
  if (l.no.trim() === '') return '请填写借据号';
  if (l.known.length > 1) return '借款人只能选一个：请只留一笔贷款';
  if (l.known.length === 0 && l.name.trim().length < 2) return '请填写借款人名称，或选用台账里已有的借款人';
  if (l.grantedOn === null) return '请填写发放日';
  if (l.dueOn === null) return '请填写到期日';
  if (l.dueOn < l.grantedOn) return '到期日早于发放日';
  if (l.formedOn === null) return '请填写形成不良日期';
  if (l.formedOn < l.grantedOn) return '形成不良日期早于发放日';
  const bad = AMOUNTS.find(([key]) => typedFen(l[key]) === null);
  if (bad) return `${bad[1]}不能识别`;
  if (typedFen(l.original) === 0) return '请填写借据金额';
  if (typedFen(l.principal) === 0) return '请填写形成不良本金';
  if (l.ratePct.trim() !== '' && pctToPpm(l.ratePct) === null) return '年利率不能识别';
  if (l.persons.some((p) => p.pct.trim() !== '' && pctToPpm(p.pct) === null)) return '责任比例里有不能识别的数';
  return '';
}

/** What the core is asked to register. Only for a loan with nothing missing. */
export function formInput(l: EnteredLoan): InputOf<'loans.form'> {
  const [first] = l.known;
  if (l.unitId === null || l.grantedOn === null || l.dueOn === null || l.formedOn === null) throw new Error('a loan with something missing cannot be registered');
  return {
    on: l.formedOn, principalFen: typedFen(l.principal) ?? 0, riskClass: l.riskClass,
    loan: {
      unitId: l.unitId, no: l.no.trim(), grantedOn: l.grantedOn, dueOn: l.dueOn, originalFen: typedFen(l.original) ?? 0, ratePpm: l.ratePct.trim() === '' ? null : pctToPpm(l.ratePct), guarantee: l.guarantee, security: l.security.trim(), cause: l.cause, problem: l.problem,
      onInterestFen: typedFen(l.onInterest) ?? 0, offInterestFen: typedFen(l.offInterest) ?? 0,
      borrower: first ? { ofLoanId: first.loanId } : { name: l.name.trim(), client: l.client, idKind: l.idKind, idNo: l.idNo.trim(), phone: l.phone.trim(), town: l.town.trim(), publicKind: l.publicKind, namesake: l.namesake },
      responsible: l.persons.map((p) => ({ staffNo: p.staffNo, role: p.role, sharePpm: p.pct.trim() === '' ? null : pctToPpm(p.pct) })),
    },
  };
}
