import type { FileRef } from '../../contract/files.js';
import type { IncentivePersonResult, IncentiveRunResult } from '../../contract/incentive.js';
import { yearOf } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import { formatYuan } from '../../domain/money.js';
import { statement } from '../../data/sql.js';
import { renderStatements, writeHtml, type Statement, type StatementDocument } from '../../print/index.js';
import { reader, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { countyName } from '../reporting/county-name.js';
import { writePdf } from '../reporting/print-packets.js';
import { clauseBook } from './clause-numbers.js';
import { requireRun } from './run-incentive.js';
import { receiptFacts } from './statement-facts.js';
import { statementReceipts } from './statement-receipts.js';
import { outcomeOf, settlementSteps } from './statement-steps.js';

const TASK_NAMES: Readonly<Record<RulePlan['basis']['targetSpan'], string>> = { year: '年度任务', plan: '全期任务', run: '本期任务' };

/**
 * 个人清收任务与奖励计算单 of a run, for all its persons or those named: one page file, or PDFs of some hundred sheets
 * each, cut between persons. Without a browser a PDF becomes a page. Persons are set one by one, so that thousands
 * take no more memory than one. Throws RUN_UNKNOWN, STAFF_UNKNOWN, PRINT_SUMS_DIFFER, CANCELLED and what writing throws.
 */
export async function makeStatements(context: AppContext, input: { readonly runId: number; readonly staffNos?: readonly string[] | undefined; readonly format: 'pdf' | 'html' }, job: JobControl): Promise<{ files: FileRef[]; pages: number }> {
  const run = requireRun(context, input.runId);
  const persons = chosen(run, input.staffNos);
  const document = statementDocument(context, run, persons);
  const steps = { fit: '核对逐笔明细', lay: '分页', set: '写出计算单' } as const;
  const printed = renderStatements(document, (step, i) => job.progress(steps[step], i, document.count));
  const name = fileName(run, persons);
  if (input.format === 'pdf' && context.pdf.available()) return { files: await writePdf(context, printed, name, job), pages: printed.pages };
  const page = context.files.place(`${name}.html`);
  await writeHtml(printed, page, job.signal);
  return { files: [context.files.adopt(page)], pages: printed.pages };
}

/** Everyone there is something to say to; without names, persons without task, receipts and sanctions are left out. */
function chosen(run: IncentiveRunResult, staffNos: readonly string[] | undefined): readonly IncentivePersonResult[] {
  if (staffNos === undefined) return run.persons.filter((p) => p.targetFen > 0 || p.lines.length > 0 || p.sanctionsDue.length > 0);
  const byNo = new Map(run.persons.map((p) => [p.staffNo, p]));
  return [...new Set(staffNos)].map((no) => {
    const person = byNo.get(no);
    if (!person) throw new DomainError('STAFF_UNKNOWN', { no });
    return person;
  });
}

interface RunPaper { readonly body: string; readonly madeOn: string; readonly madeBy: string }

function statementDocument(context: AppContext, run: IncentiveRunResult & { readonly runId: number }, persons: readonly IncentivePersonResult[]): StatementDocument {
  const conn = reader(context);
  const paper = statement(conn, `SELECT r.plan_body AS body, b.business_on AS madeOn, b.user_name AS madeBy FROM incentive_run r JOIN batch b ON b.batch_id = ? WHERE r.incentive_run_id = ?`).get(run.batch, run.runId) as RunPaper;
  const plan = JSON.parse(paper.body) as RulePlan;
  const book = clauseBook(plan);
  const dayText = yearOf(run.from) === yearOf(run.to) ? (day: string): string => (day.slice(0, 4) === run.to.slice(0, 4) ? day.slice(5) : day) : (day: string): string => day;
  return {
    county: countyName(context),
    madeBy: paper.madeBy,
    draftMark: run.state === 'locked' ? '' : '未锁定·仅供核对',
    count: persons.length,
    at: (index): Statement => {
      const person = persons[index];
      if (!person) throw new RangeError(`no statement ${index}`);
      const ids = new Set(person.lines.flatMap((l) => (l.receipt === null ? [] : [l.receipt])));
      const receipts = statementReceipts(person, { facts: receiptFacts(conn, person.staffNo, [...ids]), book, credits: plan.credits, dayText });
      const settled = settlementSteps(person, book, ids.size);
      const quoted = [...new Set([...receipts.clauses, ...settled.clauses])].sort((a, b) => a - b);
      return {
        key: person.staffNo,
        number: `${yearOf(run.to)}-${String(run.runId).padStart(4, '0')}-${person.staffNo}`,
        name: person.name,
        staffNo: person.staffNo,
        head: [
          [{ label: '姓名', value: person.name }, { label: '工号', value: person.staffNo }, { label: '部门·职务', value: [person.unit, postTitle(context, person.staffNo, run.asOf)].filter((t) => t !== '').join(' · ') }],
          [{ label: '任务档次', value: person.tier }, { label: TASK_NAMES[plan.basis.targetSpan], value: person.targetFen > 0 ? formatYuan(person.targetFen) : '没有任务' }, { label: '计算期间', value: `${run.from} 至 ${run.to}` }],
          [{ label: '办法', value: `${run.title} ${run.docNo} 第 ${run.version} 版` }, { label: '计算日期', value: paper.madeOn }],
        ],
        receipts: receipts.receipts,
        total: receipts.total,
        clauses: quoted.map((n) => `第${n}条 ${book.sentences[n - 1] ?? ''}`),
        steps: settled.steps,
        payable: settled.payable,
        outcome: outcomeOf(person),
      };
    },
  };
}

/** 职务 of the main post on a day; empty when there is none. */
function postTitle(context: AppContext, staffNo: string, on: string): string {
  const row = statement(reader(context), `SELECT p.title FROM staff_post p JOIN staff s ON s.staff_id = p.staff_id WHERE s.staff_no = ?1 AND s.voided_by IS NULL AND p.voided_by IS NULL AND p.kind = 'main' AND p.from_on <= ?2 AND p.to_on > ?2`).get({ 1: staffNo, 2: on }) as { title: string } | undefined;
  return row?.title ?? '';
}

function fileName(run: IncentiveRunResult, persons: readonly IncentivePersonResult[]): string {
  const [only] = persons;
  const who = persons.length === 1 && only ? `-${only.staffNo}-${only.name}` : '';
  return `清收奖励计算单-${run.from}-${run.to}${who}`;
}
