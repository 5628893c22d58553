import { app, protocol, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
import { isOwnPage, SCHEME } from './own-page.js';

/** What must stand before Electron is ready. */
export function secureBeforeReady(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
  // every window, also one somebody adds later (E04)
  app.enableSandbox();
  // no name is ever looked up and no proxy ever searched for, whatever Chromium wants to fetch for itself (E01)
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** No permission for any page (E05), no request to anywhere (E01). */
export function guardSession(session: Session, options: { readonly devTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  const ours = options.devTools ? /^(app|blob|data|devtools):/ : /^(app|blob|data):/;
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !ours.test(details.url) }));
}

/** No page leads anywhere else, opens a window, or holds another page (E11–E14). */
function guardContents(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // the paper preview is a srcdoc frame; our page may be loaded again; everything else stops
    if (event.isMainFrame ? !isOwnPage(event.url) : event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whether a message comes from the top frame of our page in our window (E17). */
export function isTrusted(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, contents: WebContents | undefined): boolean {
  const frame = event.senderFrame;
  return contents !== undefined && event.sender === contents && frame !== null && frame.parent === null && isOwnPage(frame.url);
}
