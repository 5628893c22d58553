import { createHash } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BOOKS, findCode } from '../../domain/codes.js';
import { formatYuan } from '../../domain/money.js';
import { answer, type Command, type CommandContext } from './command.js';
import { deliverTogether } from './deliver-together.js';
import { UsageError } from './options.js';
import { recover } from './recover-command.js';

const init: Command = {
  usage: 'init --county 县名 [--sample]',
  about: '新建台账；--sample 装入样例县',
  run: async (c) => {
    const session = await c.session();
    const { password } = c.common;
    const made = await session.call('ledger.create', { county: c.call.need('county'), sample: c.call.flag('sample'), ...(password === null ? {} : { password }) });
    return answer({ db: c.common.ledgerPath, ...made }, `已建立台账 ${c.common.ledgerPath}`, `${made.county}，贷款 ${made.loans} 笔，${made.encrypted ? '已加密' : '未加密'}`);
  },
};

const loans: Command = {
  usage: 'loans [--unit 机构] [--book 账本] [--formed 年] [--search 文字] [--limit N] [--offset N]',
  about: '列出贷款',
  run: async (c) => {
    const session = await c.session({ readOnly: true });
    const unitName = c.call.text('unit');
    const unit = unitName === undefined ? undefined : (await session.call('units.list', {})).units.find((u) => u.name === unitName || u.code === unitName);
    if (unitName !== undefined && !unit) throw new UsageError(`没有机构“${unitName}”`);
    const formed = c.call.number('formed');
    const bookName = c.call.text('book');
    const book = bookName === undefined ? undefined : findCode(BOOKS, bookName)?.code;
    if (bookName !== undefined && book === undefined) throw new UsageError(`没有账本“${bookName}”，可填：${BOOKS.map((b) => b.name).join('、')}`);
    const page = await session.call('loans.page', { filter: { ...(unit ? { unitId: unit.unitId } : {}), ...(book === undefined ? {} : { book }), ...(formed === undefined ? {} : { formedYear: formed }), search: c.call.text('search') ?? '' }, offset: c.call.number('offset') ?? 0, limit: Math.min(1000, c.call.number('limit') ?? 100) });
    return answer({ count: page.count, loans: page.rows, totals: page.totals }, `${page.count} 笔`, ...page.rows.map((r) => `${r.unit} ${r.no} ${r.borrower} ${r.class} ${formatYuan(r.currentPrincipalFen)}`));
  },
};

const loan: Command = {
  usage: 'loan 借据号 [--unit 机构]',
  about: '一笔贷款的全部',
  run: async (c) => {
    const no = c.call.args[0];
    if (no === undefined) throw new UsageError('请写借据号');
    const unit = c.call.text('unit');
    const detail = await (await c.session({ readOnly: true })).call('loans.get', { no, ...(unit === undefined ? {} : { unit }) });
    return answer({ ...detail, loan: detail.loan }, `${detail.loan.unit} ${detail.loan.no} ${detail.loan.borrower}`, `当前本金 ${formatYuan(detail.loan.currentPrincipalFen)} 元，收回记录 ${detail.receipts.length} 笔`);
  },
};

const verify: Command = {
  usage: 'verify',
  about: '核验校验链、完整性和控制数',
  run: async (c) => {
    const found = await (await c.session({ readOnly: true })).call('ledger.verify', {});
    return answer({ ...found }, found.ok ? `核验通过：${found.batches} 批，${found.changes} 条变更，${found.loans} 笔贷款` : `核验发现 ${found.problems.length} 个问题：`, ...found.problems);
  },
};

const history: Command = {
  usage: 'history [--limit N]',
  about: '列出批次',
  run: async (c) => {
    const { batches } = await (await c.session({ readOnly: true })).call('history.list', { limit: c.call.number('limit') ?? 50 });
    return answer({ batches }, ...batches.map((b) => `第 ${b.id} 批 ${b.businessOn} ${b.user} ${b.title}${b.undoneBy === null ? '' : `（已由第 ${b.undoneBy} 批撤销）`}`));
  },
};

const undo: Command = {
  usage: 'undo 批次号',
  about: '撤销一批',
  run: async (c) => {
    const batch = Number(c.call.args[0]);
    if (!Number.isInteger(batch) || batch < 1) throw new UsageError('请写批次号');
    const done = await (await c.session()).call('history.undo', { batch });
    return answer({ batch: done.batch, undone: batch, restored: done.restored }, `已撤销第 ${batch} 批（新的第 ${done.batch} 批），还原 ${done.restored} 处`);
  },
};

const backup: Command = {
  usage: 'backup --to 文件夹',
  about: '做一份核验过的备份',
  run: async (c) => {
    const folder = c.call.need('to');
    const session = await c.session({ readOnly: true });
    const done = await session.call('ledger.backup', {});
    const files = deliverTogether(session, done.files.map((file) => ({ file, target: path.join(folder, file.name) })));
    return answer({ files, sha256: done.sha256, loans: done.loans, ok: done.ok }, `已备份到 ${files.join('、')}`, `贷款 ${done.loans} 笔，SHA-256 ${done.sha256}`);
  },
};

async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const part of createReadStream(file)) digest.update(part as Uint8Array);
  return digest.digest('hex');
}

const check: Command = {
  usage: 'check 文件',
  about: '核验一份备份',
  run: async (c) => {
    const file = c.call.args[0];
    if (file === undefined) throw new UsageError('请写备份文件');
    const found = await (await c.session({ ledgerPath: path.resolve(file), readOnly: true })).call('ledger.verify', {});
    const sha256 = await sha256Of(path.resolve(file));
    return answer({ files: [path.resolve(file)], sha256, ok: found.ok, loans: found.loans, problems: found.problems }, found.ok ? `备份完好：贷款 ${found.loans} 笔` : '备份有问题：', ...found.problems);
  },
};

/** What verify says of the files just restored; they are taken away again when they are not sound. */
async function provedOrTakenAway(c: CommandContext, files: readonly string[]): Promise<{ ok: boolean; loans: number }> {
  let ok = false;
  try {
    const found = await (await c.session({ readOnly: true })).call('ledger.verify', {});
    ok = found.ok;
    return found;
  } finally {
    if (!ok) for (const f of files) rmSync(f, { force: true });
  }
}

const restore: Command = {
  usage: 'restore 备份文件 --db 台账文件',
  about: '从备份恢复到新的位置，不覆盖已有台账',
  run: async (c) => {
    const file = c.call.args[0];
    if (file === undefined) throw new UsageError('请写备份文件');
    if (c.call.text('db') === undefined) throw new UsageError('请用 --db 写明恢复到哪里');
    const target = c.common.ledgerPath;
    if (existsSync(target)) throw new UsageError(`${target} 已经存在；恢复不会覆盖已有台账，请换一个文件名`);
    const keys = `${target.replace(/\.db$/, '')}.keys.json`;
    if (existsSync(keys)) throw new UsageError(`${keys} 已经存在，是另一个加密台账的密钥文件；请换一个文件名`);
    const source = await c.session({ ledgerPath: path.resolve(file), readOnly: true });
    const copy = await source.call('ledger.backup', {});
    const files = deliverTogether(source, copy.files.map((f) => ({ file: f, target: f.name.endsWith('.keys.json') ? keys : target })));
    const found = await provedOrTakenAway(c, files);
    return answer({ files, ok: found.ok, loans: found.loans, sha256: copy.sha256 }, found.ok ? `已恢复到 ${target}，贷款 ${found.loans} 笔` : '备份没有通过核验，没有恢复');
  },
};

export const ledgerCommands = { init, recover, loans, loan, verify, history, undo, backup, check, restore } satisfies Record<string, Command>;
