import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLog } from '../../electron/log/file-log.js';
import { redact } from '../../electron/log/redact.js';

let folder: string;
beforeEach(() => { folder = path.join(mkdtempSync(path.join(tmpdir(), 'log-')), '日志'); });
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));
const written = (): string => readFileSync(path.join(folder, 'core.log'), 'utf8');

describe('redaction at the sink (E, ASVS 16.2.5)', () => {
  it.each([
    ['证件 11010519491231002X 重复', '证件 〔18位〕 重复'],
    ['证件 130503670401001 重复', '证件 〔15位〕 重复'],
    ['全角１１０１０５１９４９１２３１００２１', '全角〔18位〕'],
    ['电话13800138000，座机 0719-3456789', '电话〔11位〕，座机 〔12位〕'],
    ['卡号 6222 0212 3456 7890 123', '卡号 〔23位〕'],
    ['{"password":"四个 不相干 的词","code":"DISK_FULL"}', '{"password":"〔隐去〕","code":"DISK_FULL"}'],
    [String.raw`at C:\Users\wang\AppData\x.mjs:10:5`, String.raw`at C:\Users\〔本人〕\AppData\x.mjs:10:5`],
  ])('%s', (raw, safe) => expect(redact(raw)).toBe(safe));

  it.each(['2011-08-31 16:48:02', 'incident 12345678 in home.summary', 'chunk-a.mjs:12345:678', '机构 23 个，6009.00 万元'])('leaves %s as it is', (text) => expect(redact(text)).toBe(text));
});

describe('log file', () => {
  it('leaves nothing on the disk until there is something to say', () => {
    fileLog(folder, 'core');
    expect(existsSync(folder)).toBe(false);
  });

  it('writes one redacted line an event, whatever the message contains', () => {
    const log = fileLog(folder, 'core');
    log.info('started', { period: '2011-08' });
    log.error('incident 1a2b3c4d in loans.get', { error: 'Error: no 110105194912310021\n    at loan.ts:1:1' });
    log.info('first\nsecond');
    const lines = written().trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[info\]\s+started \{"period":"2011-08"\}$/);
    expect(lines[1]).toContain('[error] incident 1a2b3c4d in loans.get');
    expect(lines[1]).toContain('Error: no 〔18位〕');
    expect(written()).not.toContain('110105194912310021');
  });

  it('is readable by its owner alone', () => {
    fileLog(folder, 'core').info('started');
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'core.log')).mode & 0o077).toBe(0);
  });

  it('rotates, keeps three full files and no more', () => {
    const log = fileLog(folder, 'core');
    for (let i = 0; i < 6 * 22; i++) log.info('x'.repeat(50_000));
    expect(readdirSync(folder).toSorted()).toEqual(['core.1.log', 'core.2.log', 'core.3.log', 'core.log']);
    for (const f of readdirSync(folder)) expect(statSync(path.join(folder, f)).size).toBeLessThan(1_200_000);
  });

  it('holds nobody up when it cannot write', () => {
    const log = fileLog('/dev/null/nowhere', 'core');
    expect(() => log.error('incident')).not.toThrow();
  });
});
