import type { HostBridge } from '../../electron/contract/bridge.js';
import type { Host } from '../../electron/contract/transport.js';
import { localError, unwrap } from './api-error.js';
import type { Reply } from '../../electron/contract/errors.js';

/** The preload's bridge as a Host: refusals come as replies and are thrown here, where an error keeps its shape. */
export function bridgeHost(bridge: HostBridge): Host {
  const take = async <T>(answer: Promise<Reply<T>>): Promise<T> => unwrap<T>(await answer.catch((): Reply<T> => ({ ok: false, error: localError('HOST_GONE').reply })));
  return {
    name: bridge.name,
    call: (method, input) => bridge.call(method, input).catch((): Reply => ({ ok: false, error: localError('HOST_GONE').reply })),
    on: (listener) => bridge.on(listener),
    pickFiles: (options) => take(bridge.pickFiles(options)),
    putFile: (name, bytes) => take(bridge.putFile(name, bytes)),
    saveFile: (file) => take(bridge.saveFile(file)),
    print: (html) => take(bridge.print(html)).then(() => undefined),
  };
}
