import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import { chinesePeriod } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { writeReturnWorkbook } from '../../workbook/forms/return-workbook.js';
import type { AppContext } from '../context.js';
import type { SourceTable } from './planned.js';
import type { StoredPlan } from './plan-store.js';
import { goesBack, returnSheets } from './return-sheets.js';

const HOW_TO = '请在各表中改正标红的单元格（选中单元格可看到说明），“退回原因”一列可以保留；黄色的行请与台账核对后再报。改好后把本文件整份报回，按原表导入即可。';

/**
 * 退回表: what stayed out of a plan, to be sent back. One workbook for every file that was chosen, on its own form, so that
 * each 信用社 gets its own; `combined` puts all of them into one, a sheet for a sheet. A file that could not be read at all
 * gets the reason alone. Throws NOTHING_TO_RETURN.
 */
export function problemWorkbooks(context: AppContext, stored: StoredPlan, combined: boolean): { files: FileRef[]; rows: number } {
  const { period } = stored.plan;
  const senders = sendersOf(stored);
  const rows = stored.rows.filter(goesBack).length;
  if (rows === 0 && stored.plan.refused.length === 0) throw new DomainError('NOTHING_TO_RETURN');
  const title = `导入退回说明（${chinesePeriod(period)}）`;
  const files: FileRef[] = [];
  const put = (name: string, bytes: Uint8Array): void => {
    const target = context.files.place(name);
    writeFileSafely(target, bytes);
    files.push(context.files.adopt(target));
  };
  if (combined) {
    put(`退回表-${period}.xlsx`, writeReturnWorkbook(title, senders.flatMap((s) => returnSheets(s.tables, stored.rows)), senders.flatMap((s) => notesOf(stored, s))));
    return { files, rows };
  }
  const taken = new Set<string>();
  for (const sender of senders) put(returnName(sender.name, taken), writeReturnWorkbook(title, returnSheets(sender.tables, stored.rows), notesOf(stored, sender)));
  return { files, rows };
}

/** A chosen file with something to send back. */
interface Sender {
  readonly name: string;
  readonly tables: readonly SourceTable[];
}

function sendersOf(stored: StoredPlan): Sender[] {
  const byFile = new Map<string, SourceTable[]>();
  for (const t of stored.tables) byFile.set(`${t.fileName}\u0001${t.sha256}`, [...(byFile.get(`${t.fileName}\u0001${t.sha256}`) ?? []), t]);
  const back = new Set(stored.rows.filter(goesBack).map((r) => r.table));
  const read = [...byFile.values()].filter((tables) => tables.some((t) => back.has(t))).map((tables) => ({ name: tables[0]?.fileName ?? '', tables }));
  return [...read, ...stored.plan.refused.map((r) => ({ name: r.name, tables: [] }))];
}

function notesOf(stored: StoredPlan, sender: Sender): string[] {
  const refused = sender.tables.length > 0 ? undefined : stored.plan.refused.find((r) => r.name === sender.name);
  if (refused) return [`${sender.name}：整份没有读入。${refused.message}。${refused.hint}`];
  const rows = stored.rows.filter((r) => goesBack(r) && sender.tables.includes(r.table));
  const rejects = rows.filter((r) => r.verdict === 'reject').length;
  const remarks = sender.tables.flatMap((t) => t.reading.issues.map((i) => `工作表“${t.reading.sheet}”：${i.message}`));
  const left = stored.plan.differences.filter((d) => d.startsWith(`${sender.name} 没有读入`));
  return [`${sender.name}：退回 ${rejects} 行，待核对 ${rows.length - rejects} 行；其余的行不用再报。`, HOW_TO, ...remarks, ...left];
}

/** 退回-石桥社.xlsx; a file that came back and is returned again keeps its name. */
function returnName(name: string, taken: Set<string>): string {
  const base = path.basename(name, path.extname(name)).replace(/^退回-/, '');
  let wanted = `退回-${base}`;
  for (let n = 2; taken.has(wanted.toLowerCase()); n++) wanted = `退回-${base}-${n}`;
  taken.add(wanted.toLowerCase());
  return `${wanted}.xlsx`;
}
