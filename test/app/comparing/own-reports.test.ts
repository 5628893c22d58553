import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../electron/contract/api.js';
import { REPORTS } from '../../../electron/reports/index.js';
import { PERIOD, sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('closed');
});
afterAll(() => core.close());

type Compared = OutputOf<'reports.compare'>;
const compare = (...files: string[]): Promise<Compared> => core.call('reports.compare', { files: files.map((f) => core.adopt(f)) });

async function exported(id: string, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Uint8Array> {
  const { files } = await core.call('reports.export', { id, period: PERIOD, formats: [format] });
  const [file] = files;
  if (!file) throw new Error(`${id} was not exported`);
  return readFileSync(core.pathOf(file));
}

describe('P-5 a report given out comes back as it is in the ledger', () => {
  it.each(REPORTS.map((r) => r.id))('%s: recognised by itself with its month, every row and every cell equal, nothing to object to', async (id) => {
    const table = await core.call('reports.table', { id, period: PERIOD });
    const answer = await compare(core.put(`${id}.xlsx`, await exported(id)));
    expect(answer.refused).toEqual([]);
    expect(answer.tables.map((t) => [t.report?.id, t.period, t.notCompared])).toEqual([[id, PERIOD, null]]);
    const [found] = answer.tables;
    expect(found).toMatchObject({ different: [], notInLedger: [], notInFile: [], columnsNotInFile: [], headsNotCompared: [], rounding: 0, findings: [] });
    const figures = table.columns.filter((c) => c.titles.at(-1) !== '序号');
    const texts = figures.filter((c) => c.kind === 'text').length;
    expect(found?.cells).toBe(table.rows.length * figures.length + (table.total === null ? 0 : figures.length - texts));
    expect(answer.ok).toBe(true);
  });

  it.each(REPORTS.map((r) => r.id))('%s as CSV, without title, month and unit: by its heads alone, once the month is given', async (id) => {
    const file = core.adopt(core.put(`${id}.csv`, await exported(id, 'csv')));
    const { tables } = await core.call('reports.compare', { files: [file], period: PERIOD });
    expect(tables.map((t) => [t.report?.id, t.notCompared])).toEqual([[id, null]]);
    expect(tables[0]).toMatchObject({ different: [], notInLedger: [], notInFile: [], columnsNotInFile: [], headsNotCompared: [] });
  });
});
