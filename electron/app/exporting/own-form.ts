import { readFileSync } from 'node:fs';
import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { findTables } from '../../domain/importing/find-tables.js';
import type { ImportProfile, SheetReading } from '../../domain/importing/profile.js';
import type { RawSheet, RawWorkbook } from '../../domain/importing/raw-sheet.js';
import { readTable } from '../../domain/importing/read-table.js';
import type { TableMatch } from '../../domain/importing/table-match.js';
import { sha256OfFile } from '../../data/backup.js';
import { ownForm, type OwnForm, type OwnFormSource } from '../../workbook/forms/own-form.js';
import type { AppContext } from '../context.js';
import { profileNamed } from '../importing/profile-catalogue.js';
import { constantsOf, keepForm, nextVersion, saidOfAll } from './form-catalogue.js';
import { tryForm, type Unsuitable } from './try-form.js';

/** Keeps a workbook of a plan as the form the ledger is given back in. Throws FORM_UNSUITABLE in words. */
export async function saveOwnForm(context: AppContext, input: ParsedOf<'forms.save'>): Promise<OutputOf<'forms.save'>> {
  const { made, constants, left } = await readyForm(context, input);
  return { ...keptAs(made, left), batch: keepForm(context, made, constants) };
}

/** The same without keeping it: what would be kept, to be read before it is. */
export async function lookAtOwnForm(context: AppContext, input: ParsedOf<'forms.look'>): Promise<OutputOf<'forms.look'>> {
  const { made, constants, left, profile } = await readyForm(context, input);
  const { sheet, title, unit } = made.map;
  return { ...keptAs(made, left), sheet, title, unit, only: saidOfAll(constants, profile.fields) };
}

const keptAs = ({ map }: OwnForm, left: readonly string[]): Omit<OutputOf<'forms.save'>, 'batch'> => ({ id: map.id, version: map.version, columns: Object.keys(map.columns).length, sampleRow: map.sampleRow, totalRow: map.totalRow ?? null, left: [...left] });

interface ReadyForm {
  readonly made: OwnForm;
  readonly profile: ImportProfile;
  readonly constants: Readonly<Record<string, string>>;
  /** Heads that no field fills. */
  readonly left: readonly string[];
}

/**
 * A workbook of a plan made into a form: the row all rows are made of is the first data row, or the first empty row under
 * the head; the columns are those the profile finds. It is filled once and read back by its own profile.
 */
async function readyForm(context: AppContext, input: ParsedOf<'forms.look'>): Promise<ReadyForm> {
  const stored = context.plans.find(input.planId);
  const book = stored.books.get(input.file);
  const source = stored.sources.get(input.file);
  const unsuitable: Unsuitable = (reason, cause) => new DomainError('FORM_UNSUITABLE', { name: input.file, reason }, { cause });
  if (!book || !source || sha256OfFile(source.path) !== source.sha256) throw new DomainError('FILE_GONE');
  if (book.format !== 'xlsx') throw unsuitable('只有 .xlsx 能原样填写');
  const profile = profileNamed(context, input.profile);
  if (profile.kind !== 'ledger') throw unsuitable(`方案“${profile.title}”不是台账`);
  const { sheet, match } = theTable(book, profile, input.sheet, unsuitable);
  const reading = readTable(sheet, match, profile);
  const open = reading.issues.find((i) => i.severity === 'reject');
  if (open) throw unsuitable(open.message);
  if (input.unit !== undefined && input.unit !== reading.unit) throw unsuitable(`选定的单位是${input.unit}，表上（或方案）写明的是${reading.unit}，导出后再导入会相差一万倍`);
  const version = nextVersion(context, profile.id);
  const made = await prepared(new Uint8Array(readFileSync(source.path)), formSource(sheet, reading, profile, version, unsuitable), unsuitable);
  const stray = reading.rows.find((r) => r.row < made.map.sampleRow || r.row > made.map.sampleRow + (made.map.blankRows ?? 0));
  if (stray) throw unsuitable(`第 ${stray.row} 行的数据与前面的数据行不相连，中间有小计、分节或空行`);
  await tryForm(made, profile, unsuitable);
  return { made, profile, constants: constantsOf(profile, reading), left: reading.unknownHeads };
}

async function prepared(bytes: Uint8Array, source: OwnFormSource, unsuitable: Unsuitable): Promise<OwnForm> {
  try {
    return await ownForm(bytes, source);
  } catch (e) {
    if (!(e instanceof Error) || e instanceof DomainError) throw e;
    throw unsuitable('文件的内部写法特殊', e);
  }
}

/** The one table of the workbook that the profile reads. */
function theTable(book: RawWorkbook, profile: ImportProfile, wanted: string | undefined, unsuitable: Unsuitable): { sheet: RawSheet; match: TableMatch } {
  const sheets = book.sheets.filter((s) => !s.hidden && (wanted === undefined || s.name === wanted));
  const found = sheets.flatMap((sheet) => findTables(sheet, [profile]).map((match) => ({ sheet, match })));
  const [one] = found;
  if (!one) throw unsuitable(`按方案“${profile.title}”认不出表头，请先对应好字段并保存方案`);
  if (found.length > 1) throw unsuitable('表中有几张台账，分不清填哪一张');
  const { match } = one;
  if (match.state !== 'ready') throw unsuitable(match.missing.length > 0 ? `缺少必填列：${match.missing.map((key) => profile.fields.find((f) => f.key === key)?.titles.at(-1) ?? key).join('、')}` : '有的列分不清是哪一项，请先对应好字段并保存方案');
  return one;
}

function formSource(sheet: RawSheet, reading: SheetReading, profile: ImportProfile, version: number, unsuitable: Unsuitable): OwnFormSource {
  const skipped = reading.skipped ?? [];
  const helpers = skipped.filter((s) => s.why === 'numbers' || s.why === 'note').map((s) => s.row);
  const fillable = [...reading.rows.map((r) => r.row), ...skipped.filter((s) => s.why === 'empty').map((s) => s.row)].sort((a, b) => a - b);
  const sampleRow = fillable[0] ?? Math.max(reading.headBottom, ...helpers) + 1;
  const others = skipped.filter((s) => s.why !== 'empty' && s.row > Math.max(reading.headBottom, ...helpers)).map((s) => s.row);
  const firstAfter = others.length === 0 ? null : Math.min(...others);
  if (firstAfter !== null && firstAfter <= sampleRow) throw unsuitable('表头和合计行之间没有可以填写的行');
  const totals = skipped.filter((s) => s.why === 'total').map((s) => s.row);
  const types = new Map(profile.fields.map((f) => [f.key, f.type]));
  const columns = reading.columns.map((c) => ({ key: c.key, column: c.column, type: types.get(c.key) ?? ('text' as const), ...(c.unit === undefined ? {} : { unit: c.unit }) }));
  return { id: profile.id, version, title: profile.title, sheet: sheet.name, unit: reading.unit, columns, sampleRow, filledRows: fillable, totalRow: totals.length === 1 ? (totals[0] ?? null) : null, firstAfter };
}
