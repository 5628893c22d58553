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
    const file = made.files.find((f) => formatOf(f.name) === formatOf(target));
    if (file) written.push(session.deliver(file, target));
    else {
      const page = made.files.find((f) => formatOf(f.name) === 'html');
      if (page) written.push(session.deliver(page, target.replace(/\.pdf$/i, '.html')));
    }
  }
  return written;
}
