import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES, writtenAndRead } from '../../fixtures/workbooks/cases.js';
import { FIXTURES } from '../../fixtures/workbooks/catalogue.js';
import { BASE_PERIOD, baseFiles } from '../../fixtures/workbooks/catalogue/base-ledger.js';
import { planVerdict } from '../../fixtures/workbooks/plan-verdict.js';
import { RESOURCES } from '../../helpers/made-once.js';
import { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
  await core.import(BASE_PERIOD, ...Object.entries(baseFiles()).map(([name, bytes]) => core.put(name, bytes)));
});
afterAll(() => core.close());

describe('P-2 I01 I13 I14 I15 I16 every kind of workbook is read for what it says, or refused in words', () => {
  it.each(FIXTURES)('$file: $shows', async ({ file, bytes, verdict }) => {
    expect(planVerdict(await core.plan(BASE_PERIOD, [core.put(file, bytes())]))).toBe(verdict);
  });

  it('each under its own name, no two alike', () => {
    expect(new Set(FIXTURES.map((f) => f.file)).size).toBe(FIXTURES.length);
  });
});

describe('X-1 a sheet that fits two profiles equally well', () => {
  // The sentence ended after its colon: nothing was in question but which of the two it is.
  it('names both', async () => {
    const own = await TestCore.open();
    try {
      await own.call('ledger.create', { county: '样例县' });
      const twin = JSON.parse(readFileSync(path.join(RESOURCES, 'profiles/loan-balances.json'), 'utf8')) as Record<string, unknown>;
      await own.call('import.saveProfile', { file: own.adopt(own.put('另一份.json', JSON.stringify({ ...twin, id: 'twin-balances', title: '另一种余额表' }))) });
      const plan = await own.plan(BASE_PERIOD, [own.put('余额.xlsx', baseFiles()['余额.xlsx'] ?? '')]);
      expect(plan.refused[0]?.message).toMatch(/同样符合几种表式：.*(各项贷款余额表.*另一种余额表|另一种余额表.*各项贷款余额表)/);
    } finally {
      await own.close();
    }
  });
});

describe('I17 I20 more than one file', () => {
  it.each(CASES.filter((c) => c.of !== 'I18'))('$of $shows', async ({ run, outcome }) => expect(await run()).toBe(outcome));

  // `npm run fixtures` does ten thousand
  it('I18 random loans written three ways are the same to the 分', async () => expect(await writtenAndRead(3, 150)).toBe('未变150/150 ×9'));
});
