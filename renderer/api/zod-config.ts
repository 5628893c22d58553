import { config } from 'zod';

/** Zod otherwise probes `new Function`, which the page's script-src reports as a violation. Imported before any schema. */
config({ jitless: true });
