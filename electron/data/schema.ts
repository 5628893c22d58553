import type { Generated } from 'kysely';

/** The tables as kysely sees them; the truth is in migrations/. One interface a table, money in 分. */
type Flag = 0 | 1;
interface Voidable {
  voided_by: number | null;
}

export interface LedgerInfoTable { one: 1; ledger_uid: string; county: string; is_sample: Flag; created_at: number; genesis: Uint8Array }
export interface BatchTable { batch_id: number; kind: string; title: string; user_name: string; at: number; business_on: string; undo_of: number | null; first_change: number | null; last_change: number | null; prev_hash: Uint8Array; hash: Uint8Array | null }
export interface ChangeTable { change_id: number; batch_id: number; tbl: string; row_id: number; op: 'I' | 'U'; before: string | null; after: string }
export interface WriteGateTable { one: 1; batch_id: number | null }
export interface ClassCodeTable { class: string; name: string; parent: string | null; is_npl: Flag; sort_no: number }
export interface FormCodeTable { form: string; name: string; effect: 'recover' | 'dispose' | 'grow'; sort_no: number }
export interface MeasureCodeTable { measure: string; name: string; sort_no: number }
export interface UnitTable extends Voidable { unit_id: number; code: string; kind: string; name: string; parent_id: number | null; sort_no: number; opened_on: string | null; closed_on: string | null }
export interface UnitTagTable extends Voidable { unit_tag_id: number; unit_id: number; tag: string; from_on: string; to_on: string }
export interface StaffTable extends Voidable { staff_id: number; staff_no: string; name: string; py: string; id_no: string | null; phone: string | null; joined_on: string | null }
export interface StaffPostTable extends Voidable { staff_post_id: number; staff_id: number; unit_id: number; kind: string; tier: string; title: string; from_on: string; to_on: string }
export interface PartyTable extends Voidable { party_id: number; kind: string; name: string; py: string; id_kind: string | null; id_no: string | null; phone: string | null; town: string | null; public_kind: string }
export interface PartyKeyTable { key: string; party_id: number }
export interface LoanTable {
  loan_id: number; ledger_no: string; loan_no: string; unit_id: number; book: string; borrower_id: number; actual_id: number | null;
  granted_on: string; due_on: string; original_fen: number; rate_ppm: number | null; guarantee: string; security: string | null; rollovers: number;
  risk_class: string; old_class: string | null; npl_on: string; formed_year: Generated<number>; cause: string | null; problem: string;
  begin_year: number; begin_fen: number; interest_on: string; on_fen: number; off_fen: number; status: 'live' | 'cancelled'; extra: string;
}
export interface LoanPartyTable extends Voidable { loan_party_id: number; loan_id: number; party_id: number; role: string; until_on: string | null }
export interface LoanResponsibleTable extends Voidable { loan_responsible_id: number; loan_id: number; staff_id: number | null; outsider: string | null; role: string; from_on: string; to_on: string; share_ppm: number | null; counts: Flag }
export interface ClassEventTable extends Voidable { class_event_id: number; loan_id: number; on_date: string; from_class: string; to_class: string; reason: string }
/** The loan went to another unit on that day; `loan.unit_id` is where it stands now. */
export interface LoanMoveTable extends Voidable { loan_move_id: number; loan_id: number; on_date: string; from_unit_id: number; to_unit_id: number; reason: string }
/** 放水养鱼: an own new loan granted beside the old one against a plan of repayment. */
export interface LoanAidTable extends Voidable { loan_aid_id: number; loan_id: number; new_loan_no: string; amount_fen: number; granted_on: string; plan: string }
export interface UnitEventTable extends Voidable { unit_event_id: number; unit_id: number; on_date: string; act: 'rename' | 'merge'; former_name: string; into_id: number | null; reason: string }
export interface GovSettlementTable extends Voidable { gov_settlement_id: number; gov_debt_id: number; on_date: string; how: string }
export interface LoanStateTable { year: number; unit_id: number; loan_id: number; from_on: string; to_on: string; book: string; class: string; principal_fen: number }
export interface LoanNowTable { loan_id: number; unit_id: number; sort_no: number; book: string; class: string; npl: Flag; principal_fen: number; on_fen: number; off_fen: number; formed_year: number; due_on: string; name: string; py: string; collector_id: number | null }
export interface PeriodTable { period: string; state: 'open' | 'closed'; version: number }
export interface PeriodEventTable { period_event_id: number; period: string; version: number; act: 'close' | 'reopen'; at: number; user_name: string; reason: string | null; checks: string; totals: number; totals_hash: string; batch_id: number }
export interface AssetTable extends Voidable { asset_id: number; asset_no: string; unit_id: number; name: string; kind: string; quantity: string | null; received_on: string; agreed_fen: number; refund_fen: number; book_fen: number; dispose_by_on: string }
export interface AssetLoanTable extends Voidable { asset_loan_id: number; asset_id: number; loan_id: number; principal_fen: number; on_fen: number; off_fen: number }
export interface AssetEventTable extends Voidable { asset_event_id: number; asset_id: number; kind: string; on_date: string; book_fen: number; cash_fen: number }
export interface EntryTable { entry_id: number; batch_id: number; loan_id: number; unit_id: number; book: string; period: string; booked_on: string; business_on: string; form: string; measure: string | null; principal_fen: number; on_fen: number; off_fen: number; fee_fen: number; voucher_no: string | null; asset_id: number | null; carried: Flag; reversal_of: number | null; stands_for: number | null; note: string | null }
export interface EntryShareTable { entry_share_id: number; entry_id: number; staff_id: number; unit_id: number; period: string; form: string; book: string; share_ppm: number; principal_fen: number; interest_fen: number }
export interface UnitTotalTable extends Voidable { unit_total_id: number; period: string; unit_id: number; all_fen: number }
export interface CloseTotalTable { period: string; version: number; unit_id: number; book: string; class: string; loans: number; borrowers: number; principal_fen: number; on_fen: number; off_fen: number; batch_id: number }
export interface YearPlanTable extends Voidable { year_plan_id: number; year: number; state: 'draft' | 'locked' }
export interface TargetTable extends Voidable { target_id: number; year_plan_id: number; staff_id: number | null; unit_id: number | null; target_fen: number; source: 'tier' | 'allocated' | 'override'; reason: string | null }
export interface VintagePlanTable extends Voidable { vintage_plan_id: number; plan_year: number; formed_year: number; locked: Flag }
export interface IncentiveRunTable extends Voidable { incentive_run_id: number; plan_code: string; plan_version: number; plan_body: string; from_on: string; to_on: string; result: string; result_hash: string; reward_fen: number; held_fen: number; penalty_fen: number }
/** How posts that change in mid-year make a target; a year plan without one goes by days. */
export interface TargetRuleTable extends Voidable { target_rule_id: number; year_plan_id: number; proration: 'days' | 'post_at_year_end'; doc_no: string }
/** A unit's 压降 or 控新 task; its 清收 task is a target. */
export interface UnitTaskTable extends Voidable { unit_task_id: number; year_plan_id: number; unit_id: number; measure: 'reduce' | 'new_cap'; task_fen: number; source: 'allocated' | 'override'; reason: string | null }
/** A version of an incentive plan of this office; its body is frozen once approved, everything once locked. */
export interface RulePlanTable extends Voidable { rule_plan_id: number; code: string; version: number; title: string; doc_no: string; from_on: string; to_on: string | null; body: string; body_hash: string; state: 'draft' | 'approved' | 'locked'; approved_by: string | null; approved_on: string | null; approved_doc: string | null }
/** The run was paid: it is never computed again, later corrections are reversing lines of the next run. */
export interface RunLockTable extends Voidable { run_lock_id: number; incentive_run_id: number; plan_code: string; from_on: string; to_on: string; locked_on: string }
export interface RunActTable extends Voidable { run_act_id: number; incentive_run_id: number; staff_id: number; act: 'issued' | 'signed' | 'objection' | 'decision'; on_date: string; says: string; by_name: string; answers: number | null }
export interface SanctionTable extends Voidable { sanction_id: number; incentive_run_id: number; staff_id: number; code: string; from_on: string; lifts_when: string; says: string; lifted_on: string | null; lifted_reason: string | null }
/** A month's wage from that day on; the row without a person is the local minimum wage. */
export interface StaffWageTable extends Voidable { staff_wage_id: number; staff_id: number | null; from_on: string; wage_fen: number }
export interface SuitTable extends Voidable { suit_id: number; batch_no: number; unit_id: number; party_id: number; filed_on: string; claim_principal_fen: number; claim_interest_fen: number; closed_on: string | null; closed_how: string | null; reason: string | null }
export interface SuitLoanTable extends Voidable { suit_loan_id: number; suit_id: number; loan_id: number }
export interface GovDebtTable extends Voidable { gov_debt_id: number; kind: string; name: string; body: string | null; unit_id: number; base_principal_fen: number; base_interest_fen: number; prior_principal_fen: number; prior_interest_fen: number }
export interface GovDebtLoanTable extends Voidable { gov_debt_loan_id: number; gov_debt_id: number; loan_id: number }
export interface ImportProfileTable extends Voidable { import_profile_id: number; profile: string; version: number; title: string; body: string }
export interface ImportFileTable extends Voidable { import_file_id: number; batch_id: number; sha256: string; name: string; sheet: string; kind: string; profile: string; profile_version: number; period: string; plan_hash: string; rows: number; inserted: number; updated: number; unchanged: number; conflicts: number; rejected: number; control: string }
/** What a 台账 brought for one unit; principal in 分 of the rows that were not refused. */
export interface ImportUnitTable extends Voidable { import_unit_id: number; import_file_id: number; unit_id: number; rows: number; conflicts: number; rejected: number; principal_fen: number }
export interface ImportRowTable extends Voidable { import_row_id: number; import_file_id: number; row_no: number; verdict: 'conflict' | 'reject'; raw: string; issues: string }
/** The office's own form for the export of a profile: the workbook as issued, and where the figures go. */
export interface ExportFormTable extends Voidable { export_form_id: number; form: string; version: number; title: string; map: string; template: Uint8Array }
/** A report as it left the house: the table (`figures`, JSON) and the workbook with their SHA-256. */
export interface ReportIssueTable extends Voidable { report_issue_id: number; report: string; period: string; issue_no: number; title: string; base: string | null; options: string; as_of: string; figures: string; figures_hash: string; workbook: Uint8Array; workbook_hash: string; close_version: number | null; corrects: number | null; overruled: string; batch_id: number }

/** A 责任清收名册 as it was issued; never changed. */
export interface RosterTable extends Voidable { roster_id: number; year: number; kind: string; no: number; doc_no: string; issued_on: string; as_of: string; deadline_on: string; objection_days: number; formed_years: string }
export interface RosterWithdrawalTable extends Voidable { roster_withdrawal_id: number; roster_id: number; on_date: string; reason: string }
/** The issue (1) and every later revision with its own date; `frame` is the printed document without its sheets. */
export interface RosterRevisionTable extends Voidable { roster_revision_id: number; roster_id: number; revision: number; follows: number | null; on_date: string; as_of: string; doc_no: string; reason: string; frame: string; batch_id: number }
export interface RosterSheetTable extends Voidable { roster_sheet_id: number; roster_id: number; no: number; person_key: string; staff_id: number | null; name: string; sheet_no: string; heading: string }
/** A loan put on a sheet, with its printed line, or taken off it. Amounts in 分 on the revision's day. */
export interface RosterItemTable extends Voidable { roster_item_id: number; roster_revision_id: number; roster_sheet_id: number; act: 'add' | 'remove'; why: string; loan_id: number; removes: number | null; role: string; share_ppm: number | null; principal_fen: number; interest_fen: number; line: string }
export interface RosterActTable extends Voidable { roster_act_id: number; roster_sheet_id: number; act: string; on_date: string; how: string; to_name: string; says: string; by_name: string }

/** 责任认定 of a loan. Its rows are written during a step and stand as long as no later step does. */
export interface CaseFileTable extends Voidable { case_file_id: number; case_no: string; kind: string; loan_id: number; unit_id: number; base_fen: number; limitation_on: string; cause: string }
/** `group_…`: the working group's opinion and document, at 定责 only; the others are the deciding body's. */
export interface CaseStepTable extends Voidable { case_step_id: number; case_file_id: number; step: string; on_date: string; opinion: string; doc_no: string; by_name: string; group_opinion: string | null; group_doc_no: string | null; follows: number | null }
export interface CasePersonTable extends Voidable { case_person_id: number; case_step_id: number; staff_id: number | null; outsider: string | null; role: string; kind: string; level: string; share_ppm: number }
export interface CaseAnswerTable extends Voidable { case_answer_id: number; case_step_id: number; case_person_id: number; act: 'confirm' | 'object' | 'silent' | 'decision'; on_date: string; says: string; by_name: string; answers: number | null }
export interface CaseFindingTable extends Voidable { case_finding_id: number; case_step_id: number; case_person_id: number; verdict: 'liable' | 'not_liable' | 'exempt'; level: string; share_ppm: number; reason: string; minutes_no: string }
export interface CaseMeasureTable extends Voidable { case_measure_id: number; case_step_id: number; case_finding_id: number; measure: string; on_date: string; amount_fen: number | null; doc_no: string; says: string }
/** 风险金: into the account positive, out of it negative. */
export interface FundMoveTable extends Voidable { fund_move_id: number; staff_id: number; case_finding_id: number | null; kind: 'deposit' | 'charge' | 'refund' | 'reversal'; on_date: string; amount_fen: number; due_fen: number | null; ratio_ppm: number | null; reason: string; minutes_no: string; voucher_no: string; reversal_of: number | null }
/** 先内后外: by this day whoever granted a staff-related loan has to recover it. */
export interface RecoveryDeadlineTable extends Voidable { recovery_deadline_id: number; loan_id: number; deadline_on: string; set_on: string; doc_no: string }
/** 假冒名 by the source that brought it to light; `was` is the loan's 问题类型 before. */
export interface FalseNameTable extends Voidable { false_name_id: number; loan_id: number; source: 'unregistered' | 'never_paid' | 'unconfirmed' | 'found'; found_on: string; by_name: string; says: string; doc_no: string; was: string }

/** A version of a letter's text of this office; frozen once in use. */
export interface LetterTemplateTable extends Voidable { letter_template_id: number; code: string; version: number; kind: string; title: string; body: string; body_hash: string; state: 'draft' | 'in_use'; approved_by: string | null; approved_on: string | null }
/** One copy of a letter as it left the house: `content` is the compressed sheets; `unlocked` the reason why numbers stand in full, or empty. */
export interface LetterIssueTable extends Voidable { letter_issue_id: number; kind: string; year: number; no: number; copy: number; number: string; on_date: string; as_of: string; template_code: string; template_version: number; template_hash: string; letter_template_id: number | null; loan_id: number | null; party_id: number | null; staff_id: number | null; unit_id: number | null; to_name: string; to_role: string; pages: number; unlocked: string; content: Uint8Array; content_hash: string; batch_id: number }
export interface LetterActTable extends Voidable { letter_act_id: number; letter_issue_id: number; act: string; on_date: string; how: string; name: string; relation: string; witness: string; says: string }
/** Who printed what is the batch's; a print of drafts is logged too. */
export interface LetterPrintTable extends Voidable { letter_print_id: number; on_date: string; what: string; letters: number; pages: number; unlocked: string; batch_id: number }
export interface PublicationBasisTable extends Voidable { publication_basis_id: number; loan_id: number; party_id: number; basis: string; doc_no: string; doc_on: string; says: string }
export interface PublicationTable extends Voidable { publication_id: number; channel: string; title: string; asked_on: string; as_of: string; asked_by: string; reason: string }
export interface PublicationItemTable extends Voidable { publication_item_id: number; publication_id: number; loan_id: number; publication_basis_id: number; principal_fen: number; interest_fen: number }
export interface PublicationDecisionTable extends Voidable { publication_decision_id: number; publication_id: number; approved: Flag; on_date: string; by_name: string; doc_no: string; says: string }
export interface PublicationWithdrawalTable extends Voidable { publication_withdrawal_id: number; publication_item_id: number; on_date: string; reason: string }

/** Tables written only through the unit of work: every row change leaves a change row of its batch. */
export interface AuditedTables {
  unit: UnitTable; unit_tag: UnitTagTable; staff: StaffTable; staff_post: StaffPostTable; party: PartyTable;
  loan: Omit<LoanTable, 'formed_year'>; loan_party: LoanPartyTable; loan_responsible: LoanResponsibleTable; class_event: ClassEventTable;
  period_event: PeriodEventTable; asset: AssetTable; asset_loan: AssetLoanTable; asset_event: AssetEventTable;
  entry: EntryTable; entry_share: EntryShareTable; unit_total: UnitTotalTable; year_plan: YearPlanTable; target: TargetTable; vintage_plan: VintagePlanTable;
  incentive_run: IncentiveRunTable; suit: SuitTable; suit_loan: SuitLoanTable; gov_debt: GovDebtTable; gov_debt_loan: GovDebtLoanTable;
  import_profile: ImportProfileTable; import_file: ImportFileTable; import_row: ImportRowTable; import_unit: ImportUnitTable; export_form: ExportFormTable; report_issue: ReportIssueTable;
  loan_move: LoanMoveTable; loan_aid: LoanAidTable; unit_event: UnitEventTable; gov_settlement: GovSettlementTable;
  target_rule: TargetRuleTable; unit_task: UnitTaskTable; rule_plan: RulePlanTable; run_lock: RunLockTable; run_act: RunActTable; sanction: SanctionTable; staff_wage: StaffWageTable;
  roster: RosterTable; roster_withdrawal: RosterWithdrawalTable; roster_revision: RosterRevisionTable; roster_sheet: RosterSheetTable; roster_item: RosterItemTable; roster_act: RosterActTable;
  case_file: CaseFileTable; case_step: CaseStepTable; case_person: CasePersonTable; case_answer: CaseAnswerTable; case_finding: CaseFindingTable; case_measure: CaseMeasureTable; fund_move: FundMoveTable; recovery_deadline: RecoveryDeadlineTable; false_name: FalseNameTable;
  letter_template: LetterTemplateTable; letter_issue: LetterIssueTable; letter_act: LetterActTable; letter_print: LetterPrintTable; publication_basis: PublicationBasisTable; publication: PublicationTable; publication_item: PublicationItemTable; publication_decision: PublicationDecisionTable; publication_withdrawal: PublicationWithdrawalTable;
}

/** Every table: the audited ones, and what is written beside them (codes, derived rows, the batches themselves). */
export interface Schema extends Omit<AuditedTables, 'loan'> {
  ledger_info: LedgerInfoTable; batch: BatchTable; change: ChangeTable; write_gate: WriteGateTable;
  class_code: ClassCodeTable; form_code: FormCodeTable; measure_code: MeasureCodeTable;
  loan: LoanTable; loan_state: LoanStateTable; loan_now: LoanNowTable; party_key: PartyKeyTable; period: PeriodTable; close_total: CloseTotalTable;
}

export type AuditedTable = keyof AuditedTables;
/** The same tables as a list: what `verify` walks, whatever was done to the file's triggers. */
export const AUDITED_TABLES = [
  'unit', 'unit_tag', 'staff', 'staff_post', 'party', 'loan', 'loan_party', 'loan_responsible', 'class_event', 'period_event', 'asset', 'asset_loan', 'asset_event', 'entry', 'entry_share', 'unit_total',
  'year_plan', 'target', 'vintage_plan', 'incentive_run', 'suit', 'suit_loan', 'gov_debt', 'gov_debt_loan', 'import_profile', 'import_file', 'import_row', 'import_unit', 'export_form', 'report_issue', 'loan_move', 'loan_aid', 'unit_event', 'gov_settlement',
  'target_rule', 'unit_task', 'rule_plan', 'run_lock', 'run_act', 'sanction', 'staff_wage',
  'roster', 'roster_withdrawal', 'roster_revision', 'roster_sheet', 'roster_item', 'roster_act',
  'case_file', 'case_step', 'case_person', 'case_answer', 'case_finding', 'case_measure', 'fund_move', 'recovery_deadline', 'false_name',
  'letter_template', 'letter_issue', 'letter_act', 'letter_print', 'publication_basis', 'publication', 'publication_item', 'publication_decision', 'publication_withdrawal',
] as const satisfies readonly AuditedTable[];
/** Key of an audited table: its name and `_id`. */
export const keyColumn = (table: AuditedTable): string => `${table}_id`;
