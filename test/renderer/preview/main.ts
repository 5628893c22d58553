import { FixtureHost } from '../fixture-host.js';

// The pages as they are, on generated data: for looking at them without a core. `?stage=none` shows another stage.
const host = new FixtureHost();
const wanted = new URLSearchParams(window.location.search);
const stage = wanted.get('stage');
if (stage === 'none' || stage === 'locked' || stage === 'failed') host.stage = stage;
if (wanted.get('loans') !== null) host.loans = host.loans.slice(0, Number(wanted.get('loans')));
Object.assign(window, { host });
await import('../../../renderer/main.js');
