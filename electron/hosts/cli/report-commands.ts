import { formatYuan } from '../../domain/money.js';
import type { OutputFormat } from '../../contract/reports.js';
import { answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import type { CliSession } from './session.js';
import type { FileRef } from '../../contract/files.js';

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

const report: Command = {
  usage: 'report [ID --period 月份 [--base 日期] [--set 参数=值]… [--out FILE]…]',
  about: '报表目录；出一张报表',
  run: async (c) => {
    const id = c.call.args[0];
    const session = await c.session({ readOnly: true });
    if (id === undefined) {
      const { reports } = await session.call('reports.list', {});
      return answer({ reports }, ...reports.map((r) => `${r.id} ${r.title}${r.ready ? '' : '（后续版本）'}`));
    }
    const base = c.call.text('base');
    const params = { id, period: c.call.need('period'), ...(base === undefined ? {} : { base }), options: { ...c.call.set } };
    const out = [...c.call.out];
    const formats = [...new Set(out.map(formatOf))];
    const table = await session.call('reports.table', params);
    const files = formats.length === 0 ? [] : deliverAll(c, session, await session.call('reports.export', { ...params, formats }), out);
    const failed = table.checks.filter((k) => !k.ok);
    return answer(
      { id: table.id, title: table.title, period: table.period, unit: table.unit, asOf: table.asOf, columns: table.columns.map(({ key, titles }) => ({ key, titles })), rows: table.rows.map((r) => ({ key: r.key, ...r.values })), total: table.total, checks: table.checks, files },
      table.title, ...failed.map((k) => `勾稽不符 ${k.id} ${k.name}：${k.detail}`), ...files,
    );
  },
};

const roster: Command = {
  usage: 'roster 种类 --year 年 [--person 工号] [--out FILE]…',
  about: '责任清收名册：responsibility、approver、vintage、unit',
  run: async (c) => {
    const kind = c.call.args[0] ?? 'responsibility';
    if (kind !== 'responsibility' && kind !== 'approver' && kind !== 'vintage' && kind !== 'unit') throw new UsageError('名册种类可填 responsibility、approver、vintage、unit');
    const year = c.call.number('year');
    if (year === undefined) throw new UsageError('缺少 --year');
    const person = c.call.text('person');
    const params = { kind, year, ...(person === undefined ? {} : { person }) } as const;
    const session = await c.session({ readOnly: true });
    const out = [...c.call.out];
    const formats = [...new Set(out.map(formatOf))];
    const shown = await session.call('rosters.show', params);
    const files = formats.length === 0 ? [] : deliverAll(c, session, await session.call('rosters.export', { ...params, formats }), out);
    return answer({ kind: shown.kind, year: shown.year, formedYears: shown.formedYears, persons: shown.persons, total: shown.total, files }, `${year} 年度名册：${shown.persons.length} 人，${shown.total.loans} 笔，本金 ${formatYuan(shown.total.principalFen)} 元`, ...files);
  },
};

const alerts: Command = {
  usage: 'alerts [--days N]',
  about: '到期与待办',
  run: async (c) => {
    const { alerts: list } = await (await c.session({ readOnly: true })).call('alerts.list', { days: c.call.number('days') ?? 30 });
    return answer({ alerts: list }, ...list.map((a) => `${a.dueOn} ${a.kind} ${a.subject}：${a.message}（${a.owner}）`));
  },
};

export const reportCommands = { report, roster, alerts } satisfies Record<string, Command>;
