import type { ComparedTable } from '../../contract/comparing.js';
import { answer, type Command } from './command.js';
import { FileRefused, filesOf } from './import-commands.js';

const compare: Command = {
  usage: 'compare 文件… [--report 报表] [--period 月份] [--base 比较日] [--set 参数=值]…',
  about: '报回的报表与台账逐格核对；别的表查表内数字是否相符',
  run: async (c) => {
    const files = filesOf(c.call.args);
    const [id, period, base] = [c.call.text('report'), c.call.text('period'), c.call.text('base')];
    const session = await c.session({ readOnly: true });
    const done = await session.call('reports.compare', { files: files.map((f) => session.adopt(f)), options: { ...c.call.set }, ...(id === undefined ? {} : { id }), ...(period === undefined ? {} : { period }), ...(base === undefined ? {} : { base }) });
    for (const r of done.refused) c.note(`${r.name}：${r.message}。${r.hint}`);
    if (done.tables.length === 0 && done.refused[0]) throw new FileRefused(done.refused[0]);
    return answer(
      { ok: done.ok, files: done.tables.map(({ report, ...t }) => ({ ...t, report: report?.id ?? null, title: report?.title ?? null })), refused: done.refused },
      ...done.tables.flatMap(linesOf),
    );
  },
};

/** What a person reads: first what it is, then what is not right. */
function linesOf(t: ComparedTable): string[] {
  const what = `${t.name} ${t.sheet}`;
  const held = t.notCompared ? `${what}：${t.notCompared.message}。${t.notCompared.hint}`
    : t.report === null ? `${what}：不是台账的报表，只查了表内数字`
      : `${what}：${t.report.title} ${t.period}，核对 ${t.cells} 格，一致 ${t.equal}，尾差 ${t.rounding}，不符 ${t.differing}`;
  return [
    held, ...t.notes,
    ...t.different.map((d) => `  ${d.at} ${d.row} ${d.titles.join('／')}：表上 ${d.file || '（空）'}，台账 ${d.ledger || '（无）'}${d.difference === '' ? '' : `，差 ${d.difference}`}${d.verdict === 'rounding' ? '（尾差）' : ''}`),
    ...t.notInLedger.map((r) => `  第 ${r.row} 行“${r.name}”台账没有${r.perhaps === '' ? '' : `，各数与“${r.perhaps}”相同，可能是改名`}`),
    ...t.notInFile.map((r) => `  表上没有“${r.name}”`),
    ...t.columnsNotInFile.map((titles) => `  表上没有“${titles.join('／')}”一栏`),
    ...t.findings.map((f) => `  ${f.at} ${f.text}`),
    ...t.unchecked.map((u) => `  未核对：${u}`),
  ];
}

export const compareCommands = { compare } satisfies Record<string, Command>;
