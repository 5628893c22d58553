import path from 'node:path';
import type { FileRef } from '../../contract/files.js';
import type { OutputFormat } from '../../contract/reports.js';
import type { CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';

/** Several --out allowed; the ending says which rendering. */
export function formatOf(file: string): OutputFormat {
  const ending = /\.(xlsx|html|pdf|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) throw new UsageError(`不支持输出为“${file}”，文件名请以 .xlsx、.html、.pdf 或 .csv 结尾`);
  return ending as OutputFormat;
}

/** Hands out what an export made under the names the caller gave, matched by ending; a PDF that could not be made is said. */
export function deliverAll(c: CommandContext, session: CliSession, made: { files: readonly FileRef[]; note?: string | undefined }, out: readonly string[]): string[] {
  if (made.note !== undefined) c.note(made.note);
  const written: string[] = [];
  for (const target of out) {
    const files = made.files.filter((f) => formatOf(f.name) === formatOf(target));
    const pages = made.files.filter((f) => formatOf(f.name) === 'html');
    written.push(...deliverSeries(session, files.length > 0 ? files : pages, target));
  }
  return written;
}

/** Files of one print job (第 n 册): the first under the name that was asked for, the others numbered behind it, each with its own ending. */
export function deliverSeries(session: CliSession, files: readonly FileRef[], target: string): string[] {
  const { dir, name, ext } = path.parse(target);
  return files.map((file, i) => session.deliver(file, path.join(dir, `${name}${i === 0 ? '' : `-${i + 1}`}${path.extname(file.name) || ext}`)));
}
