import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/hosts/content-security.js';
import { startMain, type RunningMain } from './start-main.js';

// Electron's own checklist, items E01–E20, as far as the real main.ts and preload.ts on a strict stand-in can show them.
// Static items stand in test/built, what a page sees in test/e2e/security.spec.ts, the rest in binary-only.test.ts.

let m: RunningMain;
beforeAll(async () => { m = await startMain({ before: (f) => { f.packaged = false; } }); });
afterAll(() => m.stop());
const contents = () => m.fake.windows[0]!.webContents;
const preferences = () => m.fake.windows[0]!.options.webPreferences ?? {};
const topFrame = () => ({ sender: contents(), senderFrame: contents().mainFrame });

describe('E01 nothing leaves the machine', () => {
  const cancelled = (url: string): boolean => {
    let answer = { cancel: false };
    m.fake.beforeRequest?.({ url }, (a) => { answer = a; });
    return answer.cancel;
  };
  it.each(['http://192.0.2.1/', 'https://a.example/x.js', 'ws://127.0.0.1:9/', 'wss://a.example', 'ftp://a.example', 'file:///etc/hostname', 'chrome-extension://abc/x', 'view-source:app://local/index.html', 'ipfs:abc', 'about:blank#http://a.example'])('stops a request to %s', (url) => expect(cancelled(url)).toBe(true));
  it.each(['app://local/index.html', 'app://paper/0123', 'blob:app://local/1', 'data:image/png;base64,AA'])('lets %s through', (url) => expect(cancelled(url)).toBe(false));
  it('looks up no names and searches no proxy', () => {
    expect(m.fake.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect([...m.fake.switches.keys()]).toEqual(expect.arrayContaining(['no-proxy-server', 'disable-background-networking']));
    expect(m.fake.spellChecker).toBe(false);
  });
});

describe('E02 E03 E04 E06 E08 E09 E10 what a window may do', () => {
  it('has no Node, an isolated preload and the sandbox', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true, webSecurity: true, webviewTag: false, navigateOnDragDrop: false });
    expect(m.fake.sandboxForced).toBe(true);
  });
  it('switches on none of the risky features', () => {
    for (const risky of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'disableBlinkFeatures', 'allowpopups', 'plugins', 'safeDialogs']) expect(preferences()).not.toHaveProperty(risky);
  });
  it('loads the preload of the program and nothing else', () => expect(preferences()['preload']).toBe(path.join(m.fake.appPath, 'dist/preload/preload.cjs')));
});

describe('E05 permissions', () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'midiSysex', 'openExternal', 'fileSystem', 'display-capture'])('refuses %s', (permission) => {
    let granted: unknown = 'no answer';
    (m.fake.permissionRequest as (...a: unknown[]) => void)(contents(), permission, (yes: boolean) => { granted = yes; });
    expect(granted).toBe(false);
    expect((m.fake.permissionCheck as (...a: unknown[]) => unknown)(contents(), permission, 'app://local')).toBe(false);
    expect((m.fake.devicePermission as (...a: unknown[]) => unknown)({ deviceType: 'usb' })).toBe(false);
  });
});

describe('E07 content security', () => {
  it('comes with every page of app://, and lets in no foreign or inline script', () => {
    const { page } = contents();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(CONTENT_SECURITY_POLICY.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe|http|data:|\*/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});

describe('E11–E14 a page leads nowhere', () => {
  it('E12 holds no webview', () => expect(contents().attempt('will-attach-webview')).toBe(false));
  it.each(['https://a.example/', 'http://127.0.0.1:8080/', 'file:///C:/x.html', 'app://elsewhere/index.html', 'app://paper/0123', 'app://local/index.html?x=1', 'javascript:alert(1)', 'data:text/html,x', 'not an address'])('E13 does not go to %s', (url) => {
    expect(contents().attempt('will-navigate', { url })).toBe(false);
    expect(contents().attempt('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(contents().attempt('will-frame-navigate', { url, isMainFrame: false })).toBe(false);
  });
  it('E13 may load itself again, and show the paper preview in a frame', () => {
    expect(contents().attempt('will-navigate', { url: 'app://local/index.html#/loans' })).toBe(true);
    expect(contents().attempt('will-frame-navigate', { url: 'about:srcdoc', isMainFrame: false })).toBe(true);
    expect(contents().attempt('will-frame-navigate', { url: 'about:srcdoc', isMainFrame: true })).toBe(false);
  });
  it('E13 is never redirected', () => expect(contents().attempt('will-redirect', { url: 'app://local/index.html' })).toBe(false));
  it('E14 opens no window', () => expect(contents().openHandler?.({ url: 'app://local/index.html' })).toEqual({ action: 'deny' }));
  it('guards every window, also one made later', () => {
    const later = new m.electron.BrowserWindow({});
    expect(later.webContents.attempt('will-navigate', { url: 'https://a.example/' })).toBe(false);
    expect(later.webContents.openHandler?.({ url: 'https://a.example/' })).toEqual({ action: 'deny' });
    later.destroy();
  });
});

describe('E15 nothing is handed to the system', () => {
  it('the shell shows files in folders and does nothing else', () => {
    const used = ['main', 'menu', 'dialogs', 'printing', 'window', 'security', 'closing', 'fault-box', 'papers', 'app-protocol'].flatMap((f) => [...readFileSync(`electron/shell/${f}.ts`, 'utf8').matchAll(/\bshell\.(\w+)/g)].map((hit) => hit[1]));
    expect(new Set(used)).toEqual(new Set(['showItemInFolder']));
    // and reaching the others would fail loudly here
    expect(() => (m.electron.shell as unknown as { openExternal: unknown }).openExternal).toThrow('not implemented');
  });
});

describe('E17 who may ask', () => {
  const foreign = () => [
    ['no frame', { ...topFrame(), senderFrame: null }],
    ['a frame inside our page', { ...topFrame(), senderFrame: { url: 'about:srcdoc', parent: contents().mainFrame } }],
    ['our page inside a frame', { ...topFrame(), senderFrame: { url: 'app://local/index.html', parent: contents().mainFrame } }],
    ['another origin', { ...topFrame(), senderFrame: { url: 'https://a.example/index.html', parent: null } }],
    ['an origin that looks like ours', { ...topFrame(), senderFrame: { url: 'app://local.a.example/index.html', parent: null } }],
    ['a page for the printer', { ...topFrame(), senderFrame: { url: 'app://paper/0123', parent: null } }],
    ['another window', { sender: {}, senderFrame: { url: 'app://local/index.html', parent: null } }],
  ] as const;
  it('refuses every channel to anyone but the top frame of our page', async () => {
    expect(m.fake.handlers.size).toBe(5);
    for (const channel of m.fake.handlers.keys()) {
      for (const [who, event] of foreign()) expect(await m.fake.invoke(event, channel, 'app.state', {}), `${channel} to ${who}`).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    }
    expect(await m.fake.invoke(topFrame(), 'call', 'app.state', {})).toMatchObject({ ok: true });
  });
  it.each([
    ['call', [42, {}]], ['call', [null]], ['pick-files', [{ title: 1 }]], ['pick-files', [{ title: 't', extensions: ['../x'] }]], ['pick-files', []],
    ['put-file', ['a.xlsx', 'text']], ['put-file', [7, new Uint8Array(1)]], ['save-file', [{ ref: '' }]], ['save-file', ['台账.db']], ['print', [{}]],
  ] as const)('refuses %s with %j', async (channel, args) => {
    expect(await m.fake.invoke(topFrame(), channel, ...args)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(m.fake.asked).toEqual([]);
  });
});

describe('E18 the program’s own scheme', () => {
  const get = (address: string): Promise<Response> => m.fake.schemeHandlers.get('app')!(new Request(address));
  it('is registered before ready as a standard, secure scheme and is the only one', () => {
    expect(m.fake.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
    expect([...m.fake.schemeHandlers.keys()]).toEqual(['app']);
  });
  it.each(['app://local/../secret.txt', 'app://local/..%2Fsecret.txt', 'app://local/%2e%2e/secret.txt', 'app://local/..%5csecret.txt', 'app://local//etc/passwd', 'app://local/assets', 'app://local/assets/', 'app://local/.hidden.js', 'app://local/index.html%00.js', 'app://local/C:/x.js', 'app://local/package.json', 'app://elsewhere/index.html', 'app://paper/0123', 'app://paper/../index.html'])('does not give %s', async (address) => expect((await get(address)).status).toBe(404));
  it('gives the pages with their types, uncached', async () => {
    const script = await get('app://local/assets/index-AbC_1-2.js');
    expect([script.status, script.headers.get('content-type'), script.headers.get('x-content-type-options'), script.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'nosniff', 'no-store']);
    expect((await get('app://local/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await m.fake.schemeHandlers.get('app')!(new Request('app://local/index.html', { method: 'POST' }))).status).toBe(405);
  });
});

describe('E20 what the page gets', () => {
  it('is a handful of functions under one name', () => {
    expect(Object.keys(m.fake.exposed)).toEqual(['host']);
    expect(Object.keys(m.bridge).toSorted()).toEqual(['call', 'name', 'on', 'pickFiles', 'print', 'putFile', 'saveFile']);
  });
  it('never hands on Electron’s event, nor what a listener could reach through it', async () => {
    const heard: unknown[][] = [];
    const stop = m.bridge.on((...args: unknown[]) => void heard.push(args));
    contents().send('event', { type: 'state-changed' });
    expect(heard).toEqual([[{ type: 'state-changed' }]]);
    stop();
    contents().send('event', { type: 'state-changed' });
    expect(heard).toHaveLength(1);
  });
  it('asks only for electron', () => {
    const text = readFileSync('electron/shell/preload.ts', 'utf8');
    expect([...text.matchAll(/from '([^']+)'/g)].map((hit) => hit[1])).toEqual(['electron', '../contract/bridge.js', '../contract/events.js']);
  });
});

describe('dialogs', () => {
  it('E17 a chosen file becomes a reference: no path reaches the page', async () => {
    const file = path.join(m.folder, '台账.csv');
    writeFileSync(file, '借据号\n1\n');
    m.fake.answers.push({ canceled: false, filePaths: [file] });
    const picked = await m.bridge.pickFiles({ title: '选择台账', extensions: ['xlsx', 'csv'] });
    expect(picked).toStrictEqual({ ok: true, value: [{ ref: expect.any(String) as string, name: '台账.csv', bytes: 12 }] });
    expect(JSON.stringify(picked)).not.toContain(m.folder);
    expect(m.fake.asked.pop()).toMatchObject({ title: '选择台账', properties: ['openFile', 'multiSelections'], filters: [{ extensions: ['xlsx', 'csv'] }] });
  });

  it('gives an empty list when the person cancelled', async () => {
    m.fake.answers.push({ canceled: true, filePaths: [] });
    expect(await m.bridge.pickFiles({ title: '选择', extensions: ['xlsx'] })).toStrictEqual({ ok: true, value: [] });
    m.fake.asked.pop();
  });
});
