/** Where the core's ports are bound to the real world; it stands with the thread that needs it too. */
export { coreOptions, type CoreSettings } from '../workers/core-options.js';
