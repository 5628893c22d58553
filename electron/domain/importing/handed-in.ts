/** What a plan says of one file. */
interface PlannedFile { readonly kind: string; readonly importedBefore: object | null; readonly unchanged: number }

interface StayedOut { readonly conflict: number; readonly reject: number }
/** How such a 台账 stands to the ledger. */
export const receivedWords = ({ conflict, reject }: StayedOut): string => (conflict + reject === 0 ? '与台账一致' : `${conflict + reject} 行退回，没有可入账的行`);

/**
 * A 台账 of this month that says what the ledger says already: nothing is booked, but it was handed in, and that is
 * recorded (D4-06). The very same file again is no news.
 */
export const isHandedIn = (files: readonly PlannedFile[]): boolean => files.some((f) => f.kind === 'ledger' && f.importedBefore === null && f.unchanged > 0);
