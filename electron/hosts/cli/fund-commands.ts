import { formatYuan } from '../../domain/money.js';
import { answer, type Command } from './command.js';
import { UsageError } from './options.js';

const fund: Command = {
  usage: 'fund list [--search 词] [--person 工号]',
  about: '风险金：各人账户、应退缴',
  run: async (c) => {
    if (c.call.args[0] !== 'list') throw new UsageError('请写 fund list');
    const session = await c.session({ readOnly: true });
    const staffNo = c.call.text('person');
    if (staffNo !== undefined) {
      const account = await session.call('fund.account', { staffNo });
      return answer({ ...account }, `${account.name}（${account.present}） 余额 ${formatYuan(account.balanceFen)} 元，应退 ${formatYuan(account.dueFen)} 元`, ...account.moves.map((m) => `${m.on} ${m.caseNo} ${formatYuan(m.amountFen)} 余额 ${formatYuan(m.balanceFen)}`));
    }
    const { accounts, totalFen } = await session.call('fund.list', { search: c.call.text('search') ?? '' });
    const { due } = await session.call('fund.due', {});
    return answer({ accounts, totalFen, due }, ...accounts.map((a) => `${a.name}（${a.present}） 存入 ${formatYuan(a.depositedFen)} 扣款 ${formatYuan(a.chargedFen)} 退缴 ${formatYuan(a.refundedFen)} 余额 ${formatYuan(a.balanceFen)} 元`), ...due.map((d) => `应退 ${d.name} ${d.caseNo} ${formatYuan(d.dueFen)} 元`));
  },
};

export const fundCommands = { fund } satisfies Record<string, Command>;
