import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/api.js';
import type { FileRef } from '../../electron/contract/files.js';
import type { ImportPlan } from '../../electron/contract/imports.js';
import { RESOURCES } from '../helpers/made-once.js';

const PERIOD = '2011-08';

/** Runs one method to its end and hands back its value. */
export type Ask = <N extends MethodName>(method: N, input: InputOf<N>) => Promise<OutputOf<N>>;
export type Put = (name: string, bytes: Uint8Array) => Promise<FileRef>;

/** Every question that can be asked of the sample county without a plan, with an input that gives a full answer. */
export async function readSample(ask: Ask): Promise<void> {
  const { rows: [loan] } = await ask('loans.page', { limit: 50 });
  if (!loan) throw new Error('a sample county without loans');
  await ask('app.state', {});
  await ask('home.summary', { period: PERIOD });
  await ask('alerts.list', { days: 3650 });
  await ask('units.list', {});
  await ask('staff.list', { search: '' });
  await ask('settings.vintages', {});
  await ask('units.events', {});
  await ask('assets.list', { search: '茶' });
  await ask('suits.list', { batchNo: 1 });
  await ask('gov.list', { kind: 'unit' });
  await ask('unitTotals.list', { year: 2011 });
  await ask('loans.page', { filter: { search: loan.borrower.slice(0, 1), publicOnly: true }, sort: { key: 'currentPrincipalFen', descending: true } });
  await ask('loans.get', { loanId: loan.loanId });
  await ask('loans.search', { text: loan.borrower });
  await ask('forms.list', {});
  await ask('import.profiles', {});
  await ask('import.profile', { id: 'provincial-ledger' });
  await ask('recoveries.list', { from: '2011-08-01', to: '2011-08-31', limit: 50 });
  await ask('periods.list', {});
  await ask('periods.checks', { period: PERIOD });
  await ask('periods.events', { period: PERIOD });
  await ask('periods.snapshot', { period: PERIOD });
  await ask('targets.show', { year: 2011 });
  await ask('incentive.plans', {});
  await ask('targets.units', { year: 2011 });
  await ask('staff.posts', { staffNo: '0101' });
  await ask('staff.wages', { on: '2011-08-31' });
  const { body } = await ask('incentive.plan', { id: 'county-2011' });
  await ask('incentive.check', { body });
  await ask('incentive.compare', { a: { id: 'county-2011' }, b: { body }, from: '2011-04-01', to: '2011-06-30' });
  await ask('incentive.ready', { plan: 'county-2011', from: '2011-04-01', to: '2011-06-30' });
  await ask('incentive.last', {});
  await ask('incentive.runs', {});
  await ask('incentive.sanctions', {});
  await ask('reports.list', {});
  const table = await ask('reports.table', { id: 'monthly-recovery', period: PERIOD });
  await ask('reports.table', { id: 'personal-targets', period: PERIOD });
  await ask('reports.page', { id: 'monthly-recovery', period: PERIOD });
  const column = table.columns.find((c) => c.drill !== undefined);
  await ask('reports.drill', { id: 'monthly-recovery', period: PERIOD, row: table.rows[0]?.key ?? '', column: column?.key ?? '' });
  await ask('reports.issues', { id: 'monthly-recovery', period: PERIOD });
  await ask('rosters.schedule', {});
  const { persons: [person] } = await ask('rosters.show', { kind: 'responsibility', year: 2011 });
  await ask('rosters.page', { kind: 'responsibility', year: 2011, person: person?.staffNo ?? '' });
  await ask('loans.responsibles', { loanId: loan.loanId });
  await ask('rosters.completeness', {});
  await ask('rosters.lacking', { what: 'agency', limit: 5 });
  await ask('rosters.actualUsers', { nominees: 2 });
  await ask('rosters.issued', {});
  await ask('rosters.due', {});
  await askLetters(ask);
  await ask('cases.list', { search: '' });
  await ask('import.handedIn', { period: PERIOD });
  await ask('cases.staffLoans', {});
  await ask('cases.falseNames', { source: 'unregistered', onlineOn: '2008-01-01' });
  await ask('cases.draft', { loanId: loan.loanId, on: '2011-08-01' });
  await ask('fund.list', {});
  await ask('fund.due', {});
  const { batches } = await ask('history.list', {});
  await ask('history.changes', { batch: batches[0]?.id ?? 1 });
  await ask('history.undoPreview', { batch: batches.find((b) => b.undoable)?.id ?? 1 });
  await ask('jobs.list', {});
  await ask('jobs.cancel', { jobId: 'job-999' });
}

/** Every method that writes, reads files or makes them, in an order in which each is allowed. */
export async function workOnSample(ask: Ask, put: Put): Promise<void> {
  const plan = await importAgain(ask, put);
  await ask('import.rows', { planId: plan.planId });
  await ask('import.sheet', { planId: plan.planId, file: plan.files[0]?.name ?? '' });
  const look = await ask('import.look', { planId: plan.planId, file: plan.files[0]?.name ?? '' });
  await ask('import.saveMapping', { planId: plan.planId, file: plan.files[0]?.name ?? '', sheet: look.sheet, profile: look.profile, headTop: look.headTop, headBottom: look.headBottom, id: 'own-ledger', title: '本县台账' });
  const { files: [issued] } = await ask('ledger.export', { period: PERIOD, unit: '三汊信用社' });
  if (!issued) throw new Error('no ledger came out');
  const formed = await ask('import.plan', { files: [issued], period: PERIOD });
  await ask('forms.look', { planId: formed.planId, file: issued.name, profile: 'provincial-ledger' });
  await ask('forms.save', { planId: formed.planId, file: issued.name, profile: 'provincial-ledger' });
  await ask('import.discard', { planId: plan.planId });
  const { files: [exported] } = await ask('import.exportProfile', { id: 'own-ledger' });
  if (!exported) throw new Error('no profile came out');
  await ask('import.saveProfile', { file: await put('方案.json', readFileSync(path.join(RESOURCES, 'profiles/staff-list.json'))) });
  const pasted = await ask('import.paste', { text: '工号\t姓名\t机构\t职级档次\n9901\t安新禾\t三汊信用社\t信用社员工\n9902\t\t三汊信用社\t信用社员工\n', period: PERIOD });
  await ask('import.problems', { planId: pasted.planId });
  await ask('import.discard', { planId: pasted.planId });

  const { rows: loans } = await ask('loans.page', { filter: { liveOnly: true }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 1 });
  const booked = await ask('recoveries.book', { loanId: loans[0]?.loanId ?? 0, on: '2011-08-30', principalFen: 100_000, form: 'cash', measure: 'responsibility' });
  await ask('recoveries.reverse', { entryId: booked.recovery, reason: '记错户' });
  const again = await ask('recoveries.book', { loanId: loans[0]?.loanId ?? 0, on: '2011-08-30', principalFen: 200_000, form: 'cash', measure: 'responsibility' });
  await ask('history.undo', { batch: again.batch });
  await handOutRosters(ask, loans[0]?.loanId ?? 0);
  await changeLoans(ask, loans[0]?.loanId ?? 0);
  await keepRegisters(ask, loans[0]?.loanId ?? 0);
  await determine(ask);
  const run = await ask('incentive.run', { plan: 'county-2011', from: '2011-01-01', to: '2011-08-31' });
  await ask('incentive.export', { runId: run.runId ?? 0 });
  await setTargets(ask);
  await ask('periods.close', { period: PERIOD, overrule: '演练' });
  await payPeople(ask);
  await ask('reports.export', { id: 'monthly-recovery', period: PERIOD, formats: ['xlsx', 'html', 'csv'] });
  const { files: [handedIn] } = await ask('reports.export', { id: 'personal-targets', period: PERIOD, formats: ['xlsx'] });
  if (!handedIn) throw new Error('no report came out');
  await ask('reports.compare', { files: [handedIn] });
  const { issue: kept } = await ask('reports.issue', { id: 'monthly-recovery', period: PERIOD });
  await ask('reports.issued', { issue: kept.id });
  await ask('reports.issuedPage', { issue: kept.id });
  await ask('reports.issuedExport', { issue: kept.id, formats: ['xlsx', 'csv'] });
  await keepLetters(ask, loans[0]?.loanId ?? 0);
  await ask('rosters.export', { kind: 'responsibility', year: 2011, formats: ['html'] });
  await ask('rosters.printed', { kind: 'responsibility', year: 2011 });
  await ask('ledger.export', { period: PERIOD, unit: '三汊信用社' });
  await ask('periods.reopen', { period: PERIOD, reason: '演练' });
  await ask('ledger.verify', {});
  await ask('ledger.backup', {});
  await ask('ledger.backupKept', {});
  await ask('ledger.unlock', { password: 'not needed' });
  await ask('ledger.lock', {});
}

/** A year's schedule, its roster handed out, signed for and revised; somebody else answers for a loan. */
async function handOutRosters(ask: Ask, loanId: number): Promise<void> {
  await ask('rosters.plan', { year: 2014, formedYears: [2005] });
  await ask('rosters.lockYear', { year: 2014 });
  const { rosterId } = await ask('rosters.issue', { year: 2014, kind: 'responsibility', docNo: '1 号' });
  const { persons } = await ask('rosters.one', { rosterId });
  const sheetId = persons[0]?.sheetId ?? 0;
  await ask('rosters.act', { rosterId, sheetIds: [sheetId], act: 'delivered', on: '2011-08-31', how: '当面', to: '本人' });
  const { loans } = await ask('rosters.sheet', { sheetId });
  await ask('loans.responsible', { loanIds: [loanId, loans[0]?.loanId ?? loanId], on: '2011-08-31', persons: [{ outsider: '乔样外', role: '包收', sharePpm: 1_000_000 }] });
  await ask('rosters.changes', { rosterId });
  await ask('rosters.revise', { rosterId, reason: '责任变动' });
  await ask('rosters.issuedPage', { rosterId, revision: 1, sheetId });
  await ask('rosters.issuedExport', { rosterId, sheetId, revision: 1, formats: ['html'] });
  await ask('rosters.withdraw', { rosterId, reason: '演练' });
}

/** A determination from 建档 to 完成 with an objection, a charge and what follows from it; the day of a staff-related loan. */
async function determine(ask: Ask): Promise<void> {
  const { rows } = await ask('loans.page', { filter: { liveOnly: true }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 30 });
  const loanId = rows.at(-1)?.loanId ?? 0;
  const draft = await ask('cases.draft', { loanId, on: '2011-08-30' });
  const { caseId } = await ask('cases.open', { kind: 'formed', loanId, on: '2011-08-30', unitId: draft.unitId, baseFen: draft.baseFen ?? 0, limitationOn: '2012-06-30', cause: '决策失误', opinion: '成因', by: '周样初' });
  const step = { caseId, on: '2011-08-30', opinion: '同意', docNo: '8 号', by: '领导小组' };
  await ask('cases.propose', { ...step, persons: [{ staffNo: '0101', role: 'approve', level: 'full', sharePpm: 1_000_000 }] });
  const personId = (await ask('cases.show', { caseId })).people[0]?.personId ?? 0;
  const { answerId } = await ask('cases.answer', { personId, act: 'object', on: '2011-08-30', says: '不服' });
  await ask('cases.resolve', { answerId, on: '2011-08-30', says: '维持', by: '工作组' });
  await ask('cases.check', step);
  await ask('cases.decide', { ...step, groupOpinion: '有责', groupDocNo: '3 号', findings: [{ personId, verdict: 'liable', level: 'full', sharePpm: 1_000_000 }] });
  const findingId = (await ask('cases.show', { caseId })).people[0]?.finding?.findingId ?? 0;
  await ask('cases.pursue', { ...step, measures: [] });
  await ask('cases.measure', { caseId, measures: [{ findingId, measure: 'fine', on: '2011-08-30', amountFen: 100, docNo: '9 号' }] });
  await ask('fund.deposit', { staffNo: '0101', on: '2011-08-30', amountFen: 1000 });
  await ask('fund.charge', { caseId, on: '2011-08-30', dueFen: 1000 });
  await ask('recoveries.book', { loanId, on: '2011-08-31', principalFen: draft.baseFen ?? 0, form: 'cash', measure: 'responsibility' });
  const { moveId } = await ask('fund.refund', { findingId, on: '2011-08-31' });
  await ask('fund.reverse', { moveId, on: '2011-08-31', reason: '演练' });
  await ask('fund.account', { staffNo: '0101' });
  await ask('cases.complete', { ...step, on: '2011-08-31' });
  const { loans: [inner] } = await ask('cases.staffLoans', {});
  const { loans: [nominee] } = await ask('cases.falseNames', { source: 'never_paid' });
  const found = { loanId: nominee?.loanId ?? 0, source: 'found' } as const;
  await ask('cases.flagFalseName', { loanIds: [found.loanId], source: 'found', on: '2011-08-31', by: '清收组', says: '函证退回' });
  await ask('cases.withdrawFalseName', { ...found, reason: '核实为本人借款' });
  await ask('cases.setDeadline', { loanId: inner?.loanId ?? 0, deadlineOn: '2011-12-31', on: '2011-08-31', docNo: '12 号' });
}

/** The year's tasks for units and persons, posts and wages. */
async function setTargets(ask: Ask): Promise<void> {
  const unit = (await ask('targets.units', { year: 2011 })).units.find((u) => u.people > 1);
  const unitId = unit?.unitId ?? 0;
  const people = (await ask('targets.show', { year: 2011 })).targets.filter((t) => t.unit === unit?.unit && t.targetFen > 0);
  await ask('targets.draft', { year: 2011, proration: 'days' });
  await ask('targets.set', { year: 2011, staffNo: people[0]?.staffNo ?? '', targetFen: people[0]?.targetFen ?? 0, reason: '核定' });
  await ask('targets.setUnit', { year: 2011, unitId, measure: 'recover', targetFen: unit?.allocatedFen ?? 0 });
  await ask('targets.allocate', { year: 2011, unitId, parts: people.map((p) => ({ staffNo: p.staffNo, targetFen: p.targetFen })) });
  await ask('targets.lock', { year: 2011, reason: '演练' });
  await ask('staff.post', { staffNo: people[0]?.staffNo ?? '', on: '2011-08-01', kind: 'acting', unitId, tier: 'department_head', reason: '代理' });
  await ask('staff.setWages', { from: '2011-01-01', wages: [{ staffNo: people[0]?.staffNo ?? '', wageFen: 250_000 }], minimumWageFen: 100_000 });
}

/** A plan from draft to locked, a run of a closed quarter from statement to sanction. */
async function payPeople(ask: Ask): Promise<void> {
  const { body } = await ask('incentive.plan', { id: 'county-2011' });
  // measured by the run's own days, so that its sanctions take effect at once
  const own = { ...(body as { basis: object }), basis: { ...(body as { basis: object }).basis, targetSpan: 'run' }, holdback: null };
  const { id, version } = await ask('incentive.savePlan', { body: own, renewExamples: true });
  await ask('incentive.approvePlan', { id, version, by: '办公会', docNo: '' });
  await ask('incentive.lockPlan', { id, version });
  const run = await ask('incentive.run', { plan: id, from: '2011-01-01', to: '2011-03-31' });
  const runId = run.runId ?? 0;
  await ask('incentive.act', { runId, staffNo: run.persons[0]?.staffNo ?? '', act: 'issued', on: '2011-08-31' });
  await ask('incentive.acts', { runId });
  await ask('incentive.statement', { runId, staffNos: [run.persons[0]?.staffNo ?? ''], format: 'html' });
  await ask('incentive.lock', { runId });
  const { sanctions } = await ask('incentive.sanctions', {});
  await ask('incentive.lift', { sanctionId: sanctions[0]?.sanctionId ?? 0, on: '2011-08-31', reason: '补足' });
}

/** What can be asked of letters and publications before any was issued. */
async function askLetters(ask: Ask): Promise<void> {
  // a letter about a debt needs one that is still owed
  const { rows: [owed] } = await ask('loans.page', { filter: { liveOnly: true }, sort: { key: 'currentPrincipalFen', descending: true }, limit: 1 });
  await ask('letters.templates', {});
  const { body, mark, title } = await ask('letters.template', { id: 'dunning' });
  await ask('letters.check', { draft: { id: 'dunning', kind: 'dunning', title, mark, body } });
  await ask('letters.preview', { template: 'instalment', select: { loanIds: [owed?.loanId ?? 0] } });
  await ask('letters.issued', {});
  await ask('letters.prints', {});
  await ask('publications.list', {});
}

/** A text edited and put in use, letters issued, printed and signed; a publication from its basis to its withdrawal. */
async function keepLetters(ask: Ask, loanId: number): Promise<void> {
  const { body, title } = await ask('letters.template', { id: 'dunning' });
  const { id, version } = await ask('letters.saveTemplate', { draft: { id: 'dunning', kind: 'dunning', title, mark: '石催', body } });
  await ask('letters.useTemplate', { id, version, by: '主任' });
  const select = { loanIds: [loanId] };
  await ask('letters.merge', { template: 'dunning', select, format: 'html' });
  const { letterIds } = await ask('letters.issue', { template: 'dunning', select });
  await ask('letters.issuedPage', { letterId: letterIds[0] ?? 0 });
  await ask('letters.print', { letterIds, format: 'html' });
  await ask('letters.act', { letterId: letterIds[0] ?? 0, act: 'signed', on: '2011-08-31', name: '本人', relation: '本人' });
  await ask('publications.basis', { loanId, basis: 'judgment', docNo: '1 号', docOn: '2011-08-01' });
  const { publicationId } = await ask('publications.ask', { channel: 'poster', title: '名单', reason: '催收无效', by: '经办', select });
  await ask('publications.decide', { publicationId, approve: true, by: '主任', on: '2011-08-31', docNo: '2 号' });
  const { rows } = await ask('publications.show', { publicationId });
  await ask('publications.page', { publicationId });
  await ask('publications.export', { publicationId, format: 'html' });
  await ask('publications.withdraw', { itemId: rows[0]?.itemId ?? 0, on: '2011-08-31', reason: '还清' });
}

/** Class, new NPL, another unit, an own new loan; a unit renamed and one that goes into another. */
async function changeLoans(ask: Ask, loanId: number): Promise<void> {
  const { units } = await ask('units.list', {});
  const [first, second, third] = units;
  await ask('loans.reclassify', { loanId, on: '2011-08-28', to: '关注', reason: '认定' });
  await ask('loans.reclassify', { loanId, on: '2011-08-29', to: '损失', reason: '认定' });
  await ask('loans.form', { on: '2011-08-29', principalFen: 100_000, riskClass: '次级', loan: { unitId: first?.unitId ?? 0, no: 'SX-1', borrower: { name: '安新禾' }, grantedOn: '2010-01-01', dueOn: '2011-01-01', originalFen: 200_000, guarantee: '信用' } });
  await ask('loans.aid', { loanId, newLoanNo: 'X-1', amountFen: 100_000, grantedOn: '2011-08-20', plan: '按季还' });
  const { loan } = await ask('loans.get', { loanId });
  await ask('loans.move', { loanIds: [loanId], toUnitId: units.find((u) => u.unitId !== loan.unitId)?.unitId ?? 0, on: '2011-08-30', reason: '划转' });
  await ask('units.rename', { unitId: third?.unitId ?? 0, name: '改名信用社', on: '2011-08-30', reason: '批复' });
  const merged = await ask('units.merge', { unitId: third?.unitId ?? 0, intoId: second?.unitId ?? 0, on: '2011-08-31', reason: '决议' });
  await ask('history.undo', { batch: merged.batch });
}

/** Every register: entered, changed, done with. */
async function keepRegisters(ask: Ask, loanId: number): Promise<void> {
  const unitId = (await ask('units.list', {})).units[0]?.unitId ?? 0;
  const asset = await ask('assets.save', { unitId, name: '旧农机', kind: '动产', receivedOn: '2011-08-20', agreedFen: 300_000 });
  await ask('recoveries.book', { loanId, on: '2011-08-30', principalFen: 100_000, form: 'in_kind', asset: { assetId: asset.id }, ownCredit: false });
  await ask('assets.dispose', { assetId: asset.id, act: '出售', on: '2011-08-31', bookFen: 100_000, cashFen: 90_000 });
  const wrong = await ask('assets.save', { unitId, name: '误记', kind: '动产', receivedOn: '2011-08-20', agreedFen: 1 });
  await ask('assets.remove', { assetId: wrong.id, reason: '误记' });
  const suit = await ask('suits.save', { batchNo: 3, filedOn: '2011-08-20', loanIds: [loanId], claimPrincipalFen: 900_000_000_000, claimInterestFen: 0 });
  await ask('suits.close', { suitId: suit.id, closedOn: '2011-08-30', how: '调解' });
  const debt = await ask('gov.save', { kind: '单位', name: '样例站', unitId, basePrincipalFen: 100, baseInterestFen: 0, loanIds: [] });
  await ask('gov.settle', { govId: debt.id, on: '2011-08-30', how: '代偿' });
  await ask('unitTotals.set', { cells: [{ period: '2011-09', unitId, allFen: 5_000_000_000 }] });
}

/** A ledger of the sample once more: every row is there already. */
async function importAgain(ask: Ask, put: Put): Promise<ImportPlan> {
  const name = '三汊信用社台账201108.xlsx';
  const file = await put(name, readFileSync(path.join(RESOURCES, 'samples/county', name)));
  return ask('import.plan', { files: [file], period: PERIOD });
}

/** Methods that are not asked above, and why. */
export const ASKED_ELSEWHERE: readonly MethodName[] = [
  // both need a ledger that is not there yet: conformance.test.ts
  'ledger.create', 'import.commit',
];
