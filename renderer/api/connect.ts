import type { HostBridge } from '../../electron/contract/bridge.js';
import type { Host } from '../../electron/contract/transport.js';
import { bridgeHost } from './bridge-host.js';
import { download } from './download.js';
import { httpHost } from './http-host.js';

declare global {
  interface Window {
    /** Exposed by the Electron preload; absent in a browser on the loopback host. */
    readonly host?: HostBridge;
  }
}

const TOKEN_KEY = 'session-token';

/**
 * The token of this start comes once in the address fragment (`#t=…`). It leaves the address bar before anything else
 * runs, so that it is in no bookmark and no screenshot; the tab keeps it for a reload.
 */
function takeToken(): string {
  const found = /(?:^#|&)t=([^&]+)/.exec(window.location.hash);
  if (found?.[1] !== undefined) {
    sessionStorage.setItem(TOKEN_KEY, found[1]);
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

/** The host of this page: the preload's, or the loopback host it was served by. */
export function connect(): Host {
  return window.host ? bridgeHost(window.host) : httpHost({ origin: '', token: takeToken(), save: download });
}
