import { app, BrowserWindow, dialog, screen } from 'electron';
import type { Log } from '../log/file-log.js';
import { PAGE } from './own-page.js';

const WIDTH = 1366;
const HEIGHT = 768;

/** The one window. It appears when there is something to see, and fills screens on which it would not fit. */
export function openWindow(preload: string, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    width: WIDTH, height: HEIGHT, minWidth: 1024, minHeight: 680,
    show: false, title: '清收台账', backgroundColor: '#f5f6f8', autoHideMenuBar: false,
    webPreferences: {
      preload,
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: !app.isPackaged,
    },
  });
  const room = screen.getPrimaryDisplay().workAreaSize;
  window.once('ready-to-show', () => {
    if (room.width < WIDTH || room.height < HEIGHT) window.maximize();
    window.show();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.error('page ended', { reason });
    void offerReload(window);
  });
  void window.loadURL(PAGE);
  return window;
}

/** The page died; the core and the ledger go on. */
async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning', title: '清收台账', message: '画面意外停止了', detail: '台账没有受影响，已入账的内容都在。', buttons: ['重新载入', '退出'], defaultId: 0, cancelId: 0, noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

export function bringToFront(window: BrowserWindow | undefined): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
