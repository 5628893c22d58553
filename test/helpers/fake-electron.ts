/**
 * An executable stand-in for the `electron` module. It records, it emits Electron's events, it keeps Electron's order
 * (what is forbidden before or after `ready`), it copies what crosses between processes as Electron does – and it never
 * passes silently: whatever is not implemented throws. `fake` is the tests' side of it.
 */
import { EventEmitter } from 'node:events';

type Fn = (...args: never[]) => unknown;
type Handler = (event: unknown, ...args: unknown[]) => unknown;

const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (t, key, receiver) => {
      if (typeof key === 'string' && !(key in t) && !['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType', '@@__IMMUTABLE_ITERABLE__@@', '@@__IMMUTABLE_RECORD__@@'].includes(key)) throw new Error(`fake electron: ${name}.${key} is not implemented`);
      return Reflect.get(t, key, receiver) as unknown;
    },
  });

export interface FakeMenuItem { label?: string; role?: string; click?: () => void; submenu?: FakeMenuItem[] }

/** An event whose default can be prevented. */
export class FakeEvent {
  defaultPrevented = false;
  preventDefault = (): void => { this.defaultPrevented = true; };
}

export const fake = {
  appPath: '', packaged: true, lock: true, version: '9.9.9', exited: null as number | null, quit: false, ready: false,
  workArea: { width: 1920, height: 1040 },
  paths: new Map<string, string>(), switches: new Map<string, string>(), schemes: [] as unknown[], sandboxForced: false,
  windows: [] as BrowserWindow[], handlers: new Map<string, Handler>(), schemeHandlers: new Map<string, (request: Request) => Promise<Response>>(),
  permissionRequest: undefined as Fn | undefined, permissionCheck: undefined as Fn | undefined, devicePermission: undefined as Fn | undefined, spellChecker: true,
  beforeRequest: undefined as ((details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void) | undefined,
  menu: undefined as FakeMenuItem[] | undefined,
  shown: [] as string[], boxes: [] as { title: string; text: string }[], about: undefined as unknown,
  /** Answers the dialogs give, oldest first; a dialog nobody expected throws. */
  answers: [] as unknown[], asked: [] as unknown[],
  printed: [] as { text: string; options: unknown }[], printAnswer: [true, ''] as [boolean, string],
  exposed: {} as Record<string, unknown>,
  becomeReady: (): void => {},
  /** A message from any frame of any window, through structured clone. */
  async invoke(event: { sender: unknown; senderFrame: unknown }, channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = fake.handlers.get(channel);
    if (!handler) throw new Error(`Error invoking remote method '${channel}': no handler registered`);
    return structuredClone(await handler(event, ...(structuredClone(args) as unknown[])));
  },
};

const readiness = Promise.withResolvers<void>();
fake.becomeReady = () => { fake.ready = true; app.emit('ready'); readiness.resolve(); };
const before = (what: string): void => { if (fake.ready) throw new Error(`${what} must be called before app is ready`); };
const after = (what: string): void => { if (!fake.ready) throw new Error(`${what} cannot be used before app is ready`); };

class App extends EventEmitter {
  get isPackaged(): boolean { return fake.packaged; }
}
export const app = strict('app', Object.assign(new App(), {
  whenReady: () => readiness.promise,
  requestSingleInstanceLock: () => fake.lock,
  getAppPath: () => fake.appPath,
  getVersion: () => fake.version,
  getPath: (name: string) => { const found = fake.paths.get(name); if (found === undefined) throw new Error(`Failed to get '${name}' path`); return found; },
  setPath: (name: string, value: string) => { fake.paths.set(name, value); },
  enableSandbox: () => { before('enableSandbox'); fake.sandboxForced = true; },
  commandLine: strict('commandLine', { appendSwitch: (name: string, value = '') => { before('appendSwitch'); fake.switches.set(name, value); } }),
  setAboutPanelOptions: (options: unknown) => { fake.about = options; },
  quit: () => {
    const event = new FakeEvent();
    app.emit('will-quit', event);
    fake.quit = !event.defaultPrevented;
  },
  exit: (code: number) => { fake.exited = code; },
}));

class WebContentsBase extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  mainFrame = { url: '', parent: null as unknown };
  reloads = 0;
  page = { status: 0, text: '', headers: new Headers() };
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler; }
  send(channel: string, ...args: unknown[]): void { ipcRenderer.emit(channel, { sender: 'never to be handed on' }, ...(structuredClone(args) as unknown[])); }
  reload(): void { this.reloads++; }
  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    fake.printed.push({ text: this.page.text, options });
    queueMicrotask(() => done(...fake.printAnswer));
  }
  async printToPDF(options: unknown): Promise<Buffer> {
    fake.printed.push({ text: this.page.text, options });
    return Buffer.from(`%PDF-1.7\n${this.page.text}\n%%EOF\n`);
  }
  /** What the page (or a frame in it) tries; true when nothing stopped it. */
  attempt(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview', details: Record<string, unknown> = {}): boolean {
    const happening = Object.assign(new FakeEvent(), details);
    this.emit(event, happening, details['url']);
    return !happening.defaultPrevented;
  }
}

class BrowserWindowBase extends EventEmitter {
  webContents = strict('webContents', new WebContentsBase());
  visible: boolean; maximized = false; minimized = false; focused = 0; destroyed = false; url = '';
  constructor(public options: { show?: boolean; webPreferences?: Record<string, unknown> } & Record<string, unknown> = {}) {
    super();
    after('BrowserWindow');
    this.visible = options.show !== false;
    app.emit('web-contents-created', {}, this.webContents);
  }
  /** Through the request filter and the scheme's handler, as a real window loads. */
  async loadURL(url: string): Promise<void> {
    this.url = url;
    const { promise, resolve } = Promise.withResolvers<{ cancel: boolean }>();
    if (fake.beforeRequest) fake.beforeRequest({ url }, resolve);
    else resolve({ cancel: false });
    if ((await promise).cancel) throw new Error(`ERR_BLOCKED_BY_CLIENT loading '${url}'`);
    const handler = fake.schemeHandlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) throw new Error(`ERR_UNKNOWN_URL_SCHEME loading '${url}'`);
    const response = await handler(new Request(url));
    this.webContents.page = { status: response.status, headers: response.headers, text: await response.text() };
    if (this.destroyed) throw new Error(`ERR_ABORTED loading '${url}'`);
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  show(): void { this.visible = true; }
  maximize(): void { this.maximized = true; }
  isMinimized(): boolean { return this.minimized; }
  restore(): void { this.minimized = false; }
  focus(): void { this.focused++; }
  isDestroyed(): boolean { return this.destroyed; }
  destroy(): void { this.destroyed = true; this.emit('closed'); }
  /** The person closes the window. */
  close(): void {
    const event = new FakeEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.destroy();
    if (fake.windows.every((w) => w.destroyed)) app.emit('window-all-closed');
  }
}
export class BrowserWindow extends BrowserWindowBase {
  constructor(options: ConstructorParameters<typeof BrowserWindowBase>[0]) {
    super(options);
    const guarded = strict('BrowserWindow', this);
    fake.windows.push(guarded);
    return guarded;
  }
}

export const ipcMain = strict('ipcMain', {
  handle: (channel: string, handler: Handler) => {
    if (fake.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    fake.handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => { fake.handlers.delete(channel); },
});
/** In the page's process: invokes from the top frame of the first window, or from one made up when there is none. */
export const ipcRenderer = strict('ipcRenderer', Object.assign(new EventEmitter(), {
  invoke: (channel: string, ...args: unknown[]) => {
    const sender = fake.windows[0]?.webContents;
    return fake.invoke({ sender, senderFrame: sender?.mainFrame ?? { url: 'app://local/index.html', parent: null } }, channel, ...args);
  },
}));

/** What crosses into the page is copied; functions become functions that copy; an error keeps its message only. */
function crossed(value: unknown): unknown {
  if (typeof value === 'function') {
    const inner = value as (...args: unknown[]) => unknown;
    return (...args: unknown[]) => {
      try {
        return crossed(inner(...args.map(crossed)));
      } catch (e) {
        throw new Error(e instanceof Error ? e.message : String(e));
      }
    };
  }
  if (value instanceof Promise) return value.then(crossed, (e: unknown) => Promise.reject(new Error(e instanceof Error ? e.message : String(e))));
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, crossed(v)]));
  return structuredClone(value);
}
export const contextBridge = strict('contextBridge', {
  exposeInMainWorld: (key: string, value: unknown) => {
    if (key in fake.exposed) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
    fake.exposed[key] = crossed(value);
  },
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown[]) => { before('registerSchemesAsPrivileged'); fake.schemes.push(...schemes); },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => { after('protocol'); fake.schemeHandlers.set(scheme, handler); },
});
const defaultSession = strict('session.defaultSession', {
  setPermissionRequestHandler: (f: Fn) => { fake.permissionRequest = f; },
  setPermissionCheckHandler: (f: Fn) => { fake.permissionCheck = f; },
  setDevicePermissionHandler: (f: Fn) => { fake.devicePermission = f; },
  setSpellCheckerEnabled: (on: boolean) => { fake.spellChecker = on; },
  webRequest: strict('webRequest', { onBeforeRequest: (f: NonNullable<typeof fake.beforeRequest>) => { fake.beforeRequest = f; } }),
});
export const session = strict('session', { get defaultSession() { after('session'); return defaultSession; } });
export const screen = strict('screen', { getPrimaryDisplay: () => { after('screen'); return { workAreaSize: fake.workArea }; } });
/** openExternal and openPath are left out on purpose: reaching them is a fault (E15). */
export const shell = strict('shell', { showItemInFolder: (file: string) => { fake.shown.push(file); } });
export const Menu = strict('Menu', {
  buildFromTemplate: (template: NonNullable<typeof fake.menu>) => template,
  setApplicationMenu: (menu: NonNullable<typeof fake.menu>) => { fake.menu = menu; },
});
const ask = (options: unknown): unknown => {
  fake.asked.push(options);
  if (fake.answers.length === 0) throw new Error(`fake electron: nobody expected this dialog ${JSON.stringify(options)}`);
  return fake.answers.shift();
};
export const dialog = strict('dialog', {
  showErrorBox: (title: string, text: string) => { fake.boxes.push({ title, text }); },
  showOpenDialog: async (_window: unknown, options: unknown) => ask(options),
  showSaveDialog: async (_window: unknown, options: unknown) => ask(options),
  showMessageBox: async (_window: unknown, options: unknown) => ask(options),
  showMessageBoxSync: (_window: unknown, options: unknown) => ask(options),
});
