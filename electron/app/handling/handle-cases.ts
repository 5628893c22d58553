import type { HandlersOf } from '../handlers.js';
import { reader } from '../context.js';
import { answerCase, resolveObjection } from '../cases/answer-case.js';
import { casePage } from '../cases/case-page.js';
import { caseHeads, stepCounts } from '../cases/case-rows.js';
import { charge, deposit, refund, reverseMove } from '../cases/book-fund.js';
import { decideCase } from '../cases/decide-case.js';
import { falseNames, flagFalseName, withdrawFalseName } from '../cases/false-names.js';
import { fundAccount, fundAccounts, fundDue } from '../cases/fund-accounts.js';
import { draftCase, openCase } from '../cases/open-case.js';
import { addMeasures, pursueCase } from '../cases/pursue-case.js';
import { setDeadline, staffLoans } from '../cases/staff-loans.js';
import { completeCase, finishCheck, propose } from '../cases/take-step.js';

type Names = 'cases.list' | 'cases.show' | 'cases.draft' | 'cases.open' | 'cases.propose' | 'cases.answer' | 'cases.resolve' | 'cases.check' | 'cases.decide' | 'cases.pursue' | 'cases.measure' | 'cases.complete' | 'cases.staffLoans' | 'cases.setDeadline' | 'cases.falseNames' | 'cases.flagFalseName' | 'cases.withdrawFalseName' | 'fund.list' | 'fund.account' | 'fund.due' | 'fund.deposit' | 'fund.charge' | 'fund.refund' | 'fund.reverse';

export const caseHandlers = {
  'cases.list': (context, input) => ({ cases: caseHeads(reader(context), input), counts: stepCounts(reader(context)) }),
  'cases.show': (context, input) => casePage(context, input),
  'cases.draft': (context, input) => draftCase(context, input),
  'cases.open': (context, input) => openCase(context, input),
  'cases.propose': (context, input) => propose(context, input),
  'cases.answer': (context, input) => answerCase(context, input),
  'cases.resolve': (context, input) => resolveObjection(context, input),
  'cases.check': (context, input) => finishCheck(context, input),
  'cases.decide': (context, input) => decideCase(context, input),
  'cases.pursue': (context, input) => pursueCase(context, input),
  'cases.measure': (context, input) => addMeasures(context, input),
  'cases.complete': (context, input) => completeCase(context, input),
  'cases.staffLoans': (context, input) => staffLoans(context, input),
  'cases.setDeadline': (context, input) => setDeadline(context, input),
  'cases.falseNames': (context, input) => falseNames(context, input),
  'cases.flagFalseName': (context, input) => flagFalseName(context, input),
  'cases.withdrawFalseName': (context, input) => withdrawFalseName(context, input),
  'fund.list': (context, input) => fundAccounts(context, input.search),
  'fund.account': (context, input) => fundAccount(context, input.staffNo),
  'fund.due': (context, input) => fundDue(context, input.caseId),
  'fund.deposit': (context, input) => deposit(context, input),
  'fund.charge': (context, input) => charge(context, input),
  'fund.refund': (context, input) => refund(context, input),
  'fund.reverse': (context, input) => reverseMove(context, input),
} satisfies HandlersOf<Names>;
