import { answer, type Command } from './command.js';
import { UsageError } from './options.js';

const forms: Command = {
  usage: 'forms [save FILE.xlsx --profile 方案]',
  about: '导出表式；把上级修订的表保存为某个方案的导出表式',
  run: async (c) => {
    const [act, file] = c.call.args;
    if (act === 'save') {
      if (file === undefined) throw new UsageError('请写表式文件');
      const session = await c.session();
      const { period, today } = await session.call('app.state', {});
      const ref = session.adopt(file);
      const profile = c.call.need('profile');
      const plan = await session.call('import.plan', { files: [ref], period: period ?? today.slice(0, 7), profile });
      const saved = await session.call('forms.save', { planId: plan.planId, file: ref.name, profile });
      return answer({ ...saved }, `已保存导出表式 ${saved.id} 第 ${saved.version} 版（第 ${saved.batch} 批），${saved.columns} 栏，样例行第 ${saved.sampleRow} 行`, ...saved.left.map((head) => `不填写的栏：${head}`));
    }
    const { forms: list } = await (await c.session({ readOnly: true })).call('forms.list', {});
    return answer({ forms: list }, ...list.map((f) => `${f.id} 第 ${f.version} 版 ${f.title}（${f.unit}，${f.columns} 栏${f.own ? '，自有' : ''}）`));
  },
};

export const formCommands = { forms } satisfies Record<string, Command>;
