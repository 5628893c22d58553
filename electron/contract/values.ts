import { z } from 'zod';
import { isDay, isPeriod } from '../domain/date.js';

/** Building blocks of the contract. Only plain JSON crosses: no Date, no path, no bytes. */
export const day = z.string().refine(isDay, { message: '日期应为 YYYY-MM-DD' });
export const period = z.string().refine(isPeriod, { message: '月份应为 YYYY-MM' });
/** Integer 分. */
export const fen = z.int();
export const count = z.int().nonnegative();
/** Percentage as a decimal string with two places; null when there is no base. */
export const pct = z.string().nullable();
export const ppm = z.int();
export const id = z.int().positive();
export const year = z.int().min(1990).max(2199);
export const nothing = z.object({});
export const value = z.union([z.string(), z.number(), z.null()]);
export const values = z.record(z.string(), value);
