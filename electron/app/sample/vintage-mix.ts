import type { Random } from './random.js';

/** How the special loans (涉政, suits) spread over the years of formation: half of them are older than 2006. */
const YEARS = [2005, 2006, 2007, 2008, 2009, 2010] as const;
const WEIGHTS = [50, 8, 9, 10, 10, 13] as const;

export const oldVintage = (random: Random): number => YEARS[random.weighted(WEIGHTS)] ?? 2005;
