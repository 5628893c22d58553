/** What a plan says of one file. */
interface PlannedFile { readonly kind: string; readonly importedBefore: object | null; readonly unchanged: number }

/**
 * A 台账 of this month that says what the ledger says already: nothing is booked, but it was handed in, and that is
 * recorded (D4-06). The very same file again is no news.
 */
export const isHandedIn = (files: readonly PlannedFile[]): boolean => files.some((f) => f.kind === 'ledger' && f.importedBefore === null && f.unchanged > 0);
