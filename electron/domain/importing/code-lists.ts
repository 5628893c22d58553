import { ASSET_KINDS, BOOKS, CAUSES, CLASSES, CLIENTS, FORMS, GUARANTEES, ID_KINDS, MEASURES, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS, ROLES, TIERS, UNIT_KINDS, type Code } from '../codes.js';

/** The lists a profile may name in `codes`. */
export const CODE_LISTS: ReadonlyMap<string, readonly Code[]> = new Map<string, readonly Code[]>(
  Object.entries({ ASSET_KINDS, BOOKS, CAUSES, CLASSES, CLIENTS, FORMS, GUARANTEES, ID_KINDS, MEASURES, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS, ROLES, TIERS, UNIT_KINDS }),
);
