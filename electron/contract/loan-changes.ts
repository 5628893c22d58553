import { z } from 'zod';
import { command } from './define.js';
import { day, fen, id, ppm } from './values.js';

const reason = z.string().trim().min(1, '请填写理由').max(200);
const text = (max: number) => z.string().trim().max(max);

/** A loan entered by hand: what the provincial form demands of a row (domain.md §1.2). */
const newLoan = z.object({
  unitId: id,
  no: text(40).min(1, '请填写借据号'),
  /** The borrower of a loan the ledger has, or a new party. */
  borrower: z.union([
    z.object({ ofLoanId: id }),
    z.object({ name: text(50).min(2, '借款人名称至少两个字'), client: z.string().default('farmer'), idKind: z.string().default('id_card'), idNo: text(40).default(''), phone: text(40).default(''), town: text(80).default(''), publicKind: z.string().default('no'), /** Another person of the same name. */ namesake: z.boolean().default(false) }),
  ]),
  grantedOn: day,
  dueOn: day,
  originalFen: fen.positive('请填写借据金额'),
  ratePpm: ppm.min(0).max(360_000).nullable().default(null),
  guarantee: z.string(),
  security: text(200).default(''),
  cause: z.string().default(''),
  problem: z.string().default('ordinary'),
  onInterestFen: fen.nonnegative().default(0),
  offInterestFen: fen.nonnegative().default(0),
  responsible: z.array(z.object({ staffNo: z.string(), role: z.string(), sharePpm: ppm.positive().nullable().default(null) })).default([]),
});

export const loanChangeMethods = {
  /** 五级分类调整: a dated event. Refused in a closed month and before the last change of the loan's class. */
  'loans.reclassify': command(z.object({ loanId: id, on: day, to: z.string(), reason }), z.object({ batch: id, from: z.string(), to: z.string(), on: day, /** 出不良, 新增不良 by reclassification, or neither. */ crossed: z.enum(['out', 'in', 'no']), principalFen: fen })),
  /** 新增不良: principal of a known loan, or a loan entered by hand. The class is an NPL class. */
  'loans.form': command(z.object({ on: day, principalFen: fen.positive('请填写形成不良的本金'), riskClass: z.string(), loan: z.union([z.object({ loanId: id }), newLoan]), reason: text(200).default('') }), z.object({ batch: id, loanId: id, bookedOn: day, balanceFen: fen })),
  /** 划转: the loan goes to another unit on a day; what was booked keeps its unit. */
  'loans.move': command(z.object({ loanIds: z.array(id).min(1).max(5000), toUnitId: id, on: day, reason }), z.object({ batch: id, loans: z.int(), principalFen: fen, on: day })),
  /** 放水养鱼: an own new loan beside an old one, against a plan of repayment. Money out of it never counts as 清收. */
  'loans.aid': command(z.object({ loanId: id, newLoanNo: text(40).min(1, '请填写新贷款借据号'), amountFen: fen.positive('请填写新贷款金额'), grantedOn: day, plan: text(500).min(1, '请填写还款计划') }), z.object({ batch: id, aid: id })),
};
