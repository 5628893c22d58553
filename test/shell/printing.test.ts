import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FileRef } from '../../electron/contract/files.js';
import { copySampleLedger } from '../helpers/sample-ledger.js';
import { watchJob } from '../helpers/watch-job.js';
import { startMain, type RunningMain } from './start-main.js';

let running: RunningMain | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const PAGE = '<!doctype html><title>名册</title><p>责任清收名册</p>';

async function withSample(): Promise<RunningMain> {
  const ledger = path.join(mkdtempSync(path.join(tmpdir(), 'printing-')), '样例县.db');
  await copySampleLedger('imported', ledger);
  return (running = await startMain({ args: ['--db', ledger] }));
}

describe('printing', () => {
  it('prints a page in a hidden window of its own origin, without preload, and takes it away', async () => {
    const m = (running = await startMain());
    expect(await m.bridge.print(PAGE)).toStrictEqual({ ok: true, value: null });
    expect(m.fake.printed).toEqual([{ text: PAGE, options: { silent: false, printBackground: true } }]);
    const [main, hidden] = m.fake.windows;
    expect(hidden).toMatchObject({ visible: false, destroyed: true });
    expect(hidden?.url).toMatch(/^app:\/\/paper\/[0-9a-f]{32}$/);
    expect(hidden?.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(hidden?.options.webPreferences).not.toHaveProperty('preload');
    expect(hidden?.webContents.page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
    // once printed, the page is nowhere to be had
    expect((await m.fake.schemeHandlers.get('app')!(new Request(hidden?.url ?? ''))).status).toBe(404);
    expect(main?.destroyed).toBe(false);
  });

  it('takes a cancelled print dialog for an answer, a failing printer for a fault', async () => {
    const m = (running = await startMain());
    m.fake.printAnswer = [false, 'Print job canceled'];
    expect(await m.bridge.print(PAGE)).toStrictEqual({ ok: true, value: null });
    m.fake.printAnswer = [false, 'Invalid printer settings'];
    expect(await m.bridge.print(PAGE)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });

  it('makes the PDF of a report in a hidden window and hands it out through the save dialog', async () => {
    const m = await withSample();
    const { reply } = await watchJob(m.bridge, 'reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['pdf'] });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const [file] = reply.value.files as [FileRef];
    expect(file.name).toMatch(/\.pdf$/);
    expect(m.fake.printed[0]).toMatchObject({ options: { preferCSSPageSize: true, printBackground: true }, text: expect.stringContaining('不良贷款清收处置月报表') as string });

    const target = path.join(m.folder, '月报.pdf');
    m.fake.answers.push({ canceled: false, filePath: target });
    expect(await m.bridge.saveFile(file)).toStrictEqual({ ok: true, value: true });
    expect(m.fake.asked.at(-1)).toMatchObject({ defaultPath: path.join(m.folder, 'documents', file.name), filters: [{ extensions: ['pdf'] }] });
    expect(readFileSync(target, 'utf8')).toMatch(/^%PDF-1\.7/);

    // only now the menu has a folder to show, and the next dialog starts there
    m.fake.menu?.[0]?.submenu?.[0]?.click?.();
    expect(m.fake.shown).toEqual([target]);
    m.fake.answers.push({ canceled: true, filePath: '' });
    expect(await m.bridge.saveFile(file)).toStrictEqual({ ok: true, value: false });
    expect(m.fake.asked.at(-1)).toMatchObject({ defaultPath: path.join(m.folder, file.name) });
  });

  it('closes the hidden window when the job is cancelled, and leaves no file', async () => {
    const m = await withSample();
    const printing = Promise.withResolvers<void>();
    const original = m.electron.BrowserWindow.prototype.loadURL;
    m.electron.BrowserWindow.prototype.loadURL = async function (url: string) {
      await original.call(this, url);
      this.webContents.printToPDF = () => new Promise((_resolve, reject) => { printing.resolve(); this.once('closed', () => reject(new Error('Object has been destroyed'))); });
    };
    let jobId = '';
    m.bridge.on((e) => { if (e.type === 'job-progress') ({ jobId } = e); });
    const done = watchJob(m.bridge, 'reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['pdf'] });
    await printing.promise;
    await m.bridge.call('jobs.cancel', { jobId });
    expect((await done).reply).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    await vi.waitFor(() => expect(m.fake.windows.at(-1)?.destroyed).toBe(true), { timeout: 20_000 });
    m.electron.BrowserWindow.prototype.loadURL = original;
  });

  it('says where a file could not be saved', async () => {
    const m = (running = await startMain());
    const put = await m.bridge.putFile('名册.pdf', Buffer.from('%PDF'));
    if (!put.ok) throw new Error('not taken');
    mkdirSync(path.join(m.folder, '名册.pdf'));
    m.fake.answers.push({ canceled: false, filePath: path.join(m.folder, '名册.pdf') });
    expect(await m.bridge.saveFile(put.value)).toMatchObject({ ok: false, error: { code: 'FOLDER_NOT_WRITABLE', kind: 'resource' } });
    expect(existsSync(path.join(m.folder, '名册.pdf.part'))).toBe(false);
  });
});

describe('choosing', () => {
  it('a folder stands for the workbooks in it, three levels deep, without what WPS lays beside them', async () => {
    const m = (running = await startMain());
    const root = path.join(m.folder, '八月');
    for (const f of ['大坪/台账.xlsx', '大坪/~$台账.xlsx', '大坪/说明.txt', 'b/c/深.XLS', 'b/c/d/太深.xls', '柳林.csv']) {
      mkdirSync(path.dirname(path.join(root, f)), { recursive: true });
      writeFileSync(path.join(root, f), 'x');
    }
    m.fake.answers.push({ canceled: false, filePaths: [root] });
    const picked = await m.bridge.pickFiles({ title: '选择文件夹', extensions: ['xlsx', 'xls', 'csv'], folder: true });
    expect(picked.ok && picked.value.map((f) => f.name).toSorted()).toEqual(['台账.xlsx', '柳林.csv', '深.XLS'].toSorted());
    expect(m.fake.asked.at(-1)).toMatchObject({ properties: ['openDirectory'] });
  });
});
