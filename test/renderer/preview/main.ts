import { FixtureHost } from '../fixture-host.js';
import { fixtureLoans } from '../fixture-loans.js';

// The pages as they are, on generated data: for looking at them without a core. `?stage=none` shows another stage, `?loans=100000` another size.
const host = new FixtureHost();
const wanted = new URLSearchParams(window.location.search);
const stage = wanted.get('stage');
if (stage === 'none' || stage === 'locked' || stage === 'failed') host.stage = stage;
if (wanted.get('loans') !== null) host.loans = fixtureLoans(Number(wanted.get('loans')));
Object.assign(window, { host });
await import('../../../renderer/main.js');
