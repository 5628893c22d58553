import { answer, type Command } from './command.js';
import { deliverAll, formatOf } from './deliver-all.js';
import { issuedAnswer } from './issue-commands.js';
import { pairs } from './options.js';
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
      return answer({ reports }, ...reports.map((r) => `${r.id} ${r.title}`));
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

const alerts: Command = {
  usage: 'alerts [--days N]',
  about: '到期与待办',
  run: async (c) => {
    const { alerts: list } = await (await c.session({ readOnly: true })).call('alerts.list', { days: c.call.number('days') ?? 30 });
    return answer({ alerts: list }, ...list.map((a) => `${a.dueOn} ${a.kind} ${a.subject}：${a.message}（${a.owner}）`));
  },
};

export const reportCommands = { report, alerts } satisfies Record<string, Command>;
