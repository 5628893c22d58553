import { isPeriod } from '../../domain/date.js';
import { answer, type Command, type CommandContext } from './command.js';
import { UsageError } from './options.js';
import { formatYuan } from '../../domain/money.js';

function periodOf(c: CommandContext): string {
  const period = c.call.need('period');
  if (!isPeriod(period)) throw new UsageError(`--period 应为月份，例如 2011-08，写的是“${period}”`);
  return period;
}

const snapshot: Command = {
  usage: 'snapshot --period 月份',
  about: '月末余额',
  run: async (c) => {
    const found = await (await c.session({ readOnly: true })).call('periods.snapshot', { period: periodOf(c) });
    return answer({ ...found }, `${found.period} ${found.state === 'closed' ? '已结账' : '未结账'}`, ...found.rows.map((r) => `${r.unit} ${r.book} ${r.class} ${r.loans} 笔 ${formatYuan(r.principalFen)} 元`));
  },
};

const close: Command = {
  usage: 'close --period 月份 [--overrule 说明]',
  about: '月末结账',
  run: async (c) => {
    const done = await (await c.session()).call('periods.close', { period: periodOf(c), ...(c.call.overrule.length === 0 ? {} : { overrule: c.call.overrule.join('；') }) });
    for (const w of done.warnings) c.note(w);
    return answer({ ...done }, `${done.period} 已结账（第 ${done.batch} 批）`, ...done.checks.map((k) => `${k.ok ? '✓' : '×'} ${k.id} ${k.name}：${k.detail}`));
  },
};

const reopen: Command = {
  usage: 'reopen --period 月份 --reason 理由',
  about: '重新开账',
  run: async (c) => {
    const done = await (await c.session()).call('periods.reopen', { period: periodOf(c), reason: c.call.need('reason') });
    return answer({ ...done }, `${done.period} 已重新开账（第 ${done.batch} 批）`);
  },
};

export const periodCommands = { snapshot, close, reopen } satisfies Record<string, Command>;
