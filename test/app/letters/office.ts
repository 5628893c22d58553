import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { FileRef } from '../../../electron/contract/files.js';
import { textOf } from '../../print/read-sheets.js';
import type { TestCore } from '../../helpers/test-core.js';

/** The sheets of a page, each by itself. */
export const sheetsOf = (html: string): string[] => [...html.matchAll(/<section class="sheet">.*?<\/section>/gs)].map((m) => m[0]);
export const flat = (html: string): string => textOf(html.replace(/<head>.*<\/head>/s, '').replaceAll('<br>', '').replaceAll(/<\/(?:td|th|p|h1|h2|span|div)>/g, '\n'));
/** A paragraph is several lines of ours; without their breaks it can be searched. */
export const joined = (html: string): string => flat(html).replaceAll('\n', '');
export const pageOf = (core: TestCore, file: FileRef | undefined): string => readFileSync(core.pathOf(file as FileRef), 'utf8');

export const clean = async (core: TestCore): Promise<void> => expect((await core.call('ledger.verify', {})).problems).toEqual([]);

/** Loans that are owed, with at least one guarantor. */
export const suretyLoans = (core: TestCore, count: number): { id: number; no: string; name: string; idNo: string | null }[] =>
  core.sql(`SELECT l.loan_id AS id, l.loan_no AS no, p.name, p.id_no AS idNo FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE n.principal_fen > 0 AND p.id_no <> '' AND EXISTS (SELECT 1 FROM loan_party x WHERE x.loan_id = l.loan_id AND x.role = 'guarantor') ORDER BY l.loan_id LIMIT ?`, count);
