import { formatYuan } from '../../domain/money.js';
import { answer, type Command } from './command.js';
import { deliverAll, formatOf } from './deliver-all.js';
import { issuedAnswer } from './issue-commands.js';
import { pairs, UsageError } from './options.js';
import { tableJson } from './table-json.js';

const report: Command = {
  usage: 'report [ID --period 月份 [--base 日期] [--set 参数=值]… [--charts] [--issue [--overrule 勾稽=理由]…] [--out FILE]…]',
  about: '报表目录；出一张报表，或者出具它',
  run: async (c) => {
    const id = c.call.args[0];
    const issues = c.call.flag('issue');
    const session = await c.session({ readOnly: !issues });
    if (id === undefined) {
      const { reports } = await session.call('reports.list', {});
      return answer({ reports }, ...reports.map((r) => `${r.id} ${r.title}${r.ready ? '' : '（后续版本）'}`));
    }
    const base = c.call.text('base');
    const params = { id, period: c.call.need('period'), ...(base === undefined ? {} : { base }), options: { ...c.call.set } };
    const out = [...c.call.out];
    const formats = [...new Set(out.map(formatOf))];
    // issued first, then handed out from what was kept: the files are those of the issue
    if (issues) return issuedAnswer(c, session, (await session.call('reports.issue', { ...params, overrule: pairs('overrule', c.call.overrule) })).issue.id);
    const table = await session.call('reports.table', params);
    const files = formats.length === 0 ? [] : deliverAll(c, session, await session.call('reports.export', { ...params, view: c.call.flag('charts') ? 'charts' : 'table', formats }), out);
    const failed = table.checks.filter((k) => !k.ok);
    return answer(
      { ...tableJson(table), files },
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
