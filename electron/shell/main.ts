import { app, dialog, ipcMain, protocol, session, shell, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import path from 'node:path';
import { makeSample, startHostCore, type HostCore } from '../hosts/host-core.js';
import { serveIpc } from '../hosts/ipc-host.js';
import { startOptions, type StartOptions } from '../hosts/start-options.js';
import { serveAppScheme } from './app-protocol.js';
import { askBeforeClosing } from './closing.js';
import { chooseTarget, pickPaths } from './dialogs.js';
import { reportFaults } from './fault-box.js';
import { setMenu } from './menu.js';
import { Papers } from './papers.js';
import { printing } from './printing.js';
import { guardSession, isTrusted, secureBeforeReady } from './security.js';
import { bringToFront, openWindow } from './window.js';

// Electron emits `ready` only after this module has been evaluated: nothing here may wait for it at the top level.

let window: BrowserWindow | undefined;

secureBeforeReady();
const options = readOptions();
if (options !== null) begin(options);

function begin(wanted: StartOptions): void {
  // before the lock: it belongs to the data folder, so that a second program on the same ledger finds the first
  app.setPath('userData', wanted.dataPath);
  app.setPath('sessionData', path.join(wanted.dataPath, '窗口'));
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('second-instance', () => bringToFront(window));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => start(wanted)).catch((e: unknown) => refuseToStart(e));
}

async function start(wanted: StartOptions): Promise<void> {
  const papers = new Papers();
  const { print, pdf } = printing(papers);
  const core = startHostCore(wanted, { version: app.getVersion(), pdf });
  reportFaults(process, core.log);
  closeBeforeQuit(core);
  guardSession(session.defaultSession, { devTools: !app.isPackaged });
  serveAppScheme(protocol, path.join(app.getAppPath(), 'dist', 'renderer'), papers);

  let lastSaved: string | null = null;
  setMenu({
    showLastSaved: () => lastSaved !== null && shell.showItemInFolder(lastSaved),
    showLog: () => shell.showItemInFolder(path.join(core.logFolder, 'host.log')),
  });
  serveIpc<IpcMainInvokeEvent>(ipcMain, core.link, {
    trusted: (event) => isTrusted(event, window?.webContents),
    push: (channel, event) => window?.webContents.send(channel, event),
    pickPaths: async (kinds) => (window ? pickPaths(window, kinds) : []),
    chooseTarget: async (name) => {
      const target = window ? await chooseTarget(window, name, lastSaved === null ? null : path.dirname(lastSaved)) : null;
      lastSaved = target ?? lastSaved;
      return target;
    },
    print,
  }, core.log);

  const sample = await makeSample(core.link, wanted);
  if (sample?.ok === false) dialog.showErrorBox('清收台账', `${sample.error.message}。${sample.error.hint}`);
  window = openWindow(path.join(app.getAppPath(), 'dist', 'preload', 'preload.cjs'), core.log);
  askBeforeClosing(window, core.link);
  window.on('closed', () => { window = undefined; });
}

/** The ledger is closed, and its copy in memory gone, before the process ends. */
function closeBeforeQuit(core: HostCore): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.link.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** A mistaken option opens nothing: it might open the wrong ledger. */
function readOptions(): StartOptions | null {
  const own = process.argv.slice(app.isPackaged ? 1 : 2);
  try {
    return startOptions(own, { dataPath: path.join(app.getPath('appData'), '清收台账'), resourcesPath: app.isPackaged ? process.resourcesPath : path.join(app.getAppPath(), 'resources'), strict: false });
  } catch (e) {
    refuseToStart(e);
    return null;
  }
}

function refuseToStart(e: unknown): void {
  dialog.showErrorBox('清收台账', `程序没有启动起来：${e instanceof Error ? e.message : String(e)}`);
  app.exit(1);
}
