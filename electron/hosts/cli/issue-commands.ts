import type { ReportIssue } from '../../contract/issues.js';
import { isPeriod } from '../../domain/date.js';
import { answer, type Answer, type Command, type CommandContext } from './command.js';
import { deliverAll, formatOf } from './deliver-all.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';
import { tableJson } from './table-json.js';

/** An issued report with the files that were asked for. */
export async function issuedAnswer(c: CommandContext, session: CliSession, id: number): Promise<Answer> {
  const out = [...c.call.out];
  const formats = [...new Set(out.map(formatOf))];
  const { issue, table, changes, says } = await session.call('reports.issued', { issue: id });
  const files = formats.length === 0 ? [] : deliverAll(c, session, await session.call('reports.issuedExport', { issue: id, formats }), out);
  return answer({ ...tableJson(table), issue, batch: issue.batch, changes, files }, lineOf(issue), ...(says === '' ? [] : [says]), ...files);
}

const lineOf = (i: ReportIssue): string => `#${i.id} ${i.period} ${i.title} 第 ${i.no} 次出具 ${i.on} ${i.user}${i.corrects === null ? '' : `，更正第 ${i.corrects} 次`}${i.correctedBy === null ? '' : `，已由第 ${i.correctedBy} 次更正`}${i.voided ? '，已撤销' : ''}`;

const issues: Command = {
  usage: 'issues [报表ID] [--period 月份]',
  about: '已出具的报表',
  run: async (c) => {
    const [id] = c.call.args;
    const period = c.call.text('period');
    if (period !== undefined && !isPeriod(period)) throw new UsageError(`--period 应为月份，例如 2011-08，写的是“${period}”`);
    const { issues: list } = await (await c.session({ readOnly: true })).call('reports.issues', { ...(id === undefined ? {} : { id }), ...(period === undefined ? {} : { period }) });
    return answer({ issues: list }, ...list.map(lineOf));
  },
};

const issued: Command = {
  usage: 'issued 编号 [--out FILE]…',
  about: '按出具时的样子再打印或导出；编号见 issues',
  run: async (c) => {
    const [id = ''] = c.call.args;
    if (!/^[1-9]\d*$/.test(id)) throw new UsageError('请写出具记录的编号，例如 issued 3；编号见 issues');
    return issuedAnswer(c, await c.session({ readOnly: true }), Number(id));
  },
};

export const issueCommands = { issues, issued } satisfies Record<string, Command>;
