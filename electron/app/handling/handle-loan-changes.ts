import type { HandlersOf } from '../handlers.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch } from '../context.js';
import { CLASSES, nameOf } from '../../domain/codes.js';
import { chineseDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan } from '../../domain/money.js';
import { nextOpenDay, openDay } from '../../data/booking-day.js';
import { postEntry } from '../../data/entries.js';
import { unitOn } from '../../data/loan-place.js';
import { projectLoans } from '../../data/loan-projection.js';
import { changeClass, classCode, isNpl } from '../loans/change-class.js';
import { enterLoan } from '../loans/enter-loan.js';
import { moveLoans } from '../loans/move-loans.js';
import { openUnit } from '../units/unit-of.js';
import { receiptLoan } from '../recovery/receipt-loan.js';

type Names = 'loans.reclassify' | 'loans.form' | 'loans.move' | 'loans.aid';
const AREAS = ['loans', 'recoveries', 'reports', 'rosters', 'periods'] as const;

/** What changes a loan without money coming in: its class, its unit, new NPL, an own new loan beside it. */
export const loanChangeHandlers = {
  'loans.reclassify': (context, input) => {
    const conn = reader(context);
    const loan = receiptLoan(conn, input.loanId);
    const to = classCode(input.to);
    if (to.code === loan.riskClass) throw new DomainError('CLASS_SAME', { name: to.name });
    const on = openDay(conn, notAfterToday(context, input.on));
    const from = nameOf(CLASSES, loan.riskClass);
    const { batch } = writeBatch(context, { kind: 'loan', title: `五级分类 ${loan.borrower} ${loan.no} ${from} → ${to.name}` }, AREAS, (uow) => {
      changeClass(uow, loan.loanId, to.code, on, input.reason);
      projectLoans(uow.conn, [loan.loanId]);
    });
    return { batch, from, to: to.name, on, crossed: isNpl(loan.riskClass) === to.npl ? 'no' : to.npl ? 'in' : 'out', principalFen: loan.principalFen };
  },

  'loans.form': (context, input) => {
    const conn = reader(context);
    const riskClass = classCode(input.riskClass);
    if (!riskClass.npl) throw new DomainError('CODE_UNKNOWN', { field: '五级分类', value: riskClass.name, allowed: CLASSES.filter((c) => c.npl).map((c) => c.name).join('、') });
    const on = notAfterToday(context, input.on);
    const bookedOn = nextOpenDay(conn, on);
    const { loan } = input;
    const known = 'loanId' in loan ? receiptLoan(conn, loan.loanId) : null;
    if (known && on < known.grantedOn) throw new DomainError('EVENT_BEFORE_GRANT', { granted: known.grantedOn });
    const { batch, value: loanId } = writeBatch(context, { kind: 'loan', title: `新增不良 ${'no' in loan ? loan.no : `${known?.borrower ?? ''} ${known?.no ?? ''}`} ${formatYuan(input.principalFen)} 元` }, AREAS, (uow) => {
      const id = 'no' in loan ? enterLoan(uow, loan, { on, bookedOn, riskClass: riskClass.code }) : loan.loanId;
      if (known && known.riskClass !== riskClass.code) changeClass(uow, id, riskClass.code, bookedOn, input.reason || '新增不良');
      postEntry(uow, { loanId: id, unitId: unitOn(uow.conn, id, bookedOn), book: known?.book ?? 'on', bookedOn, businessOn: on, form: 'new_npl', measure: null, principalFen: input.principalFen, onFen: 0, offFen: 0, feeFen: 0, voucherNo: null, assetId: null, carried: false, reversalOf: null, note: input.reason || null, shares: [] });
      projectLoans(uow.conn, [id]);
      return id;
    });
    return { batch, loanId, bookedOn, balanceFen: receiptLoan(conn, loanId).principalFen };
  },

  'loans.move': (context, input) => {
    const conn = reader(context);
    const to = openUnit(conn, input.toUnitId);
    const on = openDay(conn, notAfterToday(context, input.on));
    const loans = input.loanIds.map((id) => receiptLoan(conn, id));
    const [first] = loans;
    const principalFen = loans.reduce((a, l) => a + l.principalFen, 0);
    const what = loans.length === 1 && first ? `${first.borrower} ${first.no}` : `${loans.length} 笔`;
    const { batch } = writeBatch(context, { kind: 'loan', title: `划转 ${what} ${formatYuan(principalFen)} 元到${to.name}` }, AREAS, (uow) => moveLoans(uow, input.loanIds, to, on, input.reason));
    return { batch, loans: loans.length, principalFen, on };
  },

  'loans.aid': (context, input) => {
    const loan = receiptLoan(reader(context), input.loanId);
    notAfterToday(context, input.grantedOn);
    if (input.grantedOn < loan.grantedOn) throw new DomainError('EVENT_BEFORE_GRANT', { granted: loan.grantedOn });
    const { batch, value } = writeBatch(context, { kind: 'loan', title: `放水养鱼 ${loan.borrower} ${loan.no}：${chineseDay(input.grantedOn)}新贷款 ${input.newLoanNo}` }, AREAS, (uow) => uow.insert('loan_aid', { loan_id: loan.loanId, new_loan_no: input.newLoanNo, amount_fen: input.amountFen, granted_on: input.grantedOn, plan: input.plan }));
    return { batch, aid: value };
  },
} satisfies HandlersOf<Names>;
