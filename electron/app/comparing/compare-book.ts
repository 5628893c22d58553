import type { ComparedTable, DifferentCell } from '../../contract/comparing.js';
import { compareReport, type Difference, type ReportComparison } from '../../domain/comparing/compare-report.js';
import { readFigureTable, type FigureTable, type TablePlace } from '../../domain/comparing/figure-table.js';
import { findPlaces } from '../../domain/comparing/find-places.js';
import { checkFigures } from '../../domain/comparing/foreign-figures.js';
import { matchHeads } from '../../domain/comparing/report-heads.js';
import { monthIn } from '../../domain/comparing/report-month.js';
import { recogniseReport, type Recognised } from '../../domain/comparing/recognise-report.js';
import { unitOnSheet } from '../../domain/comparing/sheet-unit.js';
import { DomainError } from '../../domain/domain-error.js';
import { headMerges, headPaths } from '../../domain/importing/head-paths.js';
import type { RawSheet, RawWorkbook } from '../../domain/importing/raw-sheet.js';
import { messageFor } from '../../domain/messages.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import type { Period } from '../../domain/date.js';
import type { LedgerReports } from './ledger-reports.js';

/** Lists are for reading; what is beyond is counted. */
const MOST_CELLS = 500;
const MOST_FINDINGS = 300;
const MOST_LINES = 200;
/** Larger tables are ledgers, which the import compares. */
const MOST_CELLS_READ = 200_000;

/**
 * Every table with figures on the shown sheets of a workbook. Throws COMPARE_NOTHING when there is none, COMPARE_OTHER_REPORT
 * when a report was named and no table is it.
 */
export function compareBook(name: string, book: RawWorkbook, reports: LedgerReports): ComparedTable[] {
  const tables = book.sheets.filter((s) => !s.hidden).flatMap((sheet) => findPlaces(sheet).flatMap((place) => compareTable(name, sheet, place, reports) ?? []));
  if (tables.length === 0) throw new DomainError('COMPARE_NOTHING', { name });
  const [wanted] = reports.shapes;
  if (reports.only && wanted && tables.every((t) => t.report === null)) throw new DomainError('COMPARE_OTHER_REPORT', { sheet: name, title: wanted.title, columns: headsText(wanted.columns) });
  return tables;
}

/** Null for a head without figures below it that is no report either: a cover, an instruction. */
function compareTable(name: string, sheet: RawSheet, place: TablePlace, reports: LedgerReports): ComparedTable | null {
  const blank: ComparedTable = { name, sheet: sheet.name, report: null, period: null, unit: '', notCompared: null, cells: 0, equal: 0, rounding: 0, differing: 0, different: [], notInLedger: [], notInFile: [], columnsNotInFile: [], headsNotCompared: [], notes: [], findings: [], findingCount: 0, unchecked: [] };
  const rows = sheet.rows.filter((r) => r.row > (place.head.at(-1)?.row ?? 0) && r.row <= place.last).length;
  const columns = place.head.reduce((most, r) => Math.max(most, r.cells.length), 0);
  if (rows * columns > MOST_CELLS_READ) return { ...blank, notCompared: refusal('COMPARE_TOO_LONG', { sheet: sheet.name, rows, columns, limit: MOST_CELLS_READ }) };
  const known = recogniseReport(sheet, place, reports.shapes, name, reports.only);
  const at = known.state === 'report' || known.state === 'near' ? known.found : null;
  const table = readFigureTable(sheet, at?.paths ?? headPaths(place.head, headMerges(sheet.merges)), at?.place ?? place);
  if (known.state !== 'report' && table.rows.every((r) => r.figures.size === 0)) return null;
  const { findings, unchecked } = checkFigures(table);
  const checked = { ...blank, findings: findings.slice(0, MOST_FINDINGS).map((f) => ({ ...f })), findingCount: findings.length, unchecked: unchecked.slice(0, MOST_LINES) };
  switch (known.state) {
    case 'none': return checked;
    case 'unclear': return { ...checked, notCompared: refusal('COMPARE_UNCLEAR', { sheet: sheet.name, titles: known.titles.join('、') }) };
    case 'near': return { ...checked, notCompared: refusal('COMPARE_OTHER_REPORT', { sheet: sheet.name, title: known.found.report.title, columns: headsText(known.found.match.missing) }) };
    case 'report': return heldAgainstLedger({ ...checked, report: { id: known.found.report.id, title: known.found.report.title } }, table, known.found, reports);
  }
}

/** What the ledger refuses for this month stands in the answer; the check of the sheet's own figures is not lost by it. */
function heldAgainstLedger(checked: ComparedTable, table: FigureTable, found: Recognised, reports: LedgerReports): ComparedTable {
  try {
    const period = periodOfSheet(table, reports.period);
    const money = unitOnSheet(found);
    if (money.unit === null) throw new DomainError('COMPARE_NO_UNIT', { sheet: table.sheet.name });
    const { columns, rows } = reports.of(found.report.id, period);
    const done = compareReport({ ...found.report, columns }, rows, table, columns === found.report.columns ? found.match : matchHeads(columns, found.paths), money.unit);
    return { ...checked, ...wire(done, columns, reports.drills), period, notes: [...reports.says, ...(money.assumed ? [`表上没有写金额单位，表头与本表一致，按${money.unit}核对。`] : []), ...done.notes] };
  } catch (e) {
    if (!(e instanceof DomainError)) throw e;
    return { ...checked, notCompared: refusal(e.code, e.details) };
  }
}

/** The month on the sheet; the one that was chosen fills a gap or settles which of several, and may not contradict. */
function periodOfSheet(table: FigureTable, chosen: Period | undefined): Period {
  const sheet = table.sheet.name;
  const found = monthIn(table.lines, table.sheet.date1904);
  if (found === null) {
    if (chosen === undefined) throw new DomainError('COMPARE_NO_MONTH', { sheet });
    return chosen;
  }
  const written = 'period' in found ? [found.period] : found.several;
  if (chosen !== undefined && !written.includes(chosen)) throw new DomainError('COMPARE_OTHER_MONTH', { sheet, found: written.join('、'), chosen });
  const [only] = written;
  if (chosen === undefined && (written.length > 1 || only === undefined)) throw new DomainError('COMPARE_MONTHS', { sheet, periods: written.join('、') });
  return chosen ?? only ?? '';
}

function wire(c: ReportComparison, columns: readonly ReportColumn[], drills: boolean): Pick<ComparedTable, 'unit' | 'cells' | 'equal' | 'rounding' | 'differing' | 'different' | 'notInLedger' | 'notInFile' | 'columnsNotInFile' | 'headsNotCompared'> {
  const drilled = new Set(columns.filter((k) => drills && k.drill !== undefined).map((k) => k.key));
  return {
    unit: c.unit, cells: c.cells, equal: c.equal, rounding: c.rounding, differing: c.cells - c.equal - c.rounding,
    different: c.different.slice(0, MOST_CELLS).flatMap((d) => wireCell(d, drilled)),
    notInLedger: c.notInLedger.slice(0, MOST_LINES).map((r) => ({ ...r })), notInFile: c.notInFile.slice(0, MOST_LINES).map((r) => ({ ...r })),
    columnsNotInFile: c.columnsNotInFile.map((t) => [...t]), headsNotCompared: c.headsNotCompared.slice(0, MOST_LINES),
  };
}

const wireCell = ({ verdict, titles, ...d }: Difference, drilled: ReadonlySet<string>): DifferentCell[] => (verdict === 'equal' ? [] : [{ ...d, verdict, titles: [...titles], drills: drilled.has(d.columnKey) && d.ledger !== '' }]);

function refusal(...args: Parameters<typeof messageFor>): NonNullable<ComparedTable['notCompared']> {
  const { message, hint } = messageFor(...args);
  return { code: args[0], message, hint };
}

const headsText = (columns: readonly ReportColumn[]): string => `${columns.slice(0, 4).map((c) => c.titles.join('／')).join('、')}${columns.length > 4 ? ` 等 ${columns.length} 栏` : ''}`;
