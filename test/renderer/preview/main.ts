import type { HostBridge } from '../../../electron/contract/bridge.js';
import type { Reply } from '../../../electron/contract/errors.js';
import { FixtureHost } from '../fixture-host.js';
import { fixtureLoans } from '../fixture-loans.js';

// The pages as they are, on generated data: for looking at them without a core. `?stage=none` shows another stage, `?loans=100000` another size.
const host = new FixtureHost();
const wanted = new URLSearchParams(window.location.search);
const stage = wanted.get('stage');
if (stage === 'none' || stage === 'locked' || stage === 'failed') host.stage = stage;
if (wanted.get('loans') !== null) host.loans = fixtureLoans(Number(wanted.get('loans')));
// The page takes what the preload exposes: the fixture behind the same bridge, its answers as replies.
const answered = async <T>(value: Promise<T> | T): Promise<Reply<T>> => ({ ok: true, value: await value });
const bridge: HostBridge = {
  name: 'electron', call: (method, input) => host.call(method, input), on: (listener) => host.on(listener), pickFiles: () => answered([]),
  putFile: (name, bytes) => answered(host.putFile(name, bytes)), saveFile: (file) => answered(host.saveFile(file)), print: () => answered(null),
};
Object.assign(window, { host: bridge, fixture: host });
await import('../../../renderer/main.js');
