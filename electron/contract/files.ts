import { z } from 'zod';

/**
 * A path never crosses the contract. A file chosen in a dialog, uploaded to the loopback host or named on the command
 * line becomes an opaque reference that only the host can turn back into a place on disk.
 */
export const fileRef = z.object({ ref: z.string().min(1), name: z.string().min(1), bytes: z.int().nonnegative() });
export type FileRef = z.infer<typeof fileRef>;
