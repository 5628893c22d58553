import { describe, expect, it } from 'vitest';
import { createClient } from '../../../../renderer/api/client.js';
import { isTableText } from '../../../../renderer/pages/imports/choose/choose-step.js';
import { workbookFor } from '../../../../renderer/pages/imports/result/send-back.js';
import { ImportFlow, importFlowOf, rowKey } from '../../../../renderer/pages/imports/flow.js';
import { FixtureHost, Refused } from '../../fixture-host.js';
import { fixturePlan } from '../../fixture-imports.js';

const file = (name: string) => ({ ref: `f-${name}`, name, bytes: 10 });

function start() {
  const host = new FixtureHost();
  const plan = fixturePlan();
  host.handlers['import.plan'] = () => host.job('读取文件', 2, () => plan, 1);
  host.handlers['import.problems'] = () => host.job('生成退回表', 1, () => ({ files: [file('退回表.xlsx')], rows: 21 }), 1);
  host.handlers['import.commit'] = () => host.job('入账', 2, () => ({ batch: 9, committed: 1210, insert: 59, update: 1151, reject: 15 }), 1);
  const flow = new ImportFlow(createClient(host));
  const asked = (method: string) => host.calls.filter((c) => c.method === method);
  return { host, flow, asked, plan };
}

describe('one import, from files to result (X-1 X-2 X-3)', () => {
  it('takes each file once, and lets go of one', () => {
    const { flow } = start();
    flow.addFiles([file('a'), file('b')]);
    flow.addFiles([file('b'), file('c')]);
    expect(flow.snapshot().files.map((f) => f.name)).toEqual(['a', 'b', 'c']);
    flow.removeFile('f-b');
    expect(flow.snapshot().files.map((f) => f.name)).toEqual(['a', 'c']);
  });

  it('reads with progress and stops where a person should look; without doubt it goes on to the verdicts', async () => {
    const { flow, plan, host } = start();
    flow.addFiles([file('a')]);
    const steps: string[] = [];
    flow.subscribe(() => steps.push(flow.snapshot().work?.progress?.step ?? flow.snapshot().step));
    await flow.read('2011-08');
    expect(flow.snapshot()).toMatchObject({ step: 'map', work: null, period: '2011-08' });
    expect(steps).toContain('第 1 步');
    host.handlers['import.plan'] = () => host.job('读取文件', 1, () => ({ ...plan, refused: [], files: plan.files.filter((f) => f.unknownHeads.length === 0) }), 1);
    await flow.read('2011-08');
    expect(flow.snapshot().step).toBe('plan');
  });

  it('reads again with every sheet that was mapped by hand, as it was settled', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('古楼自制表.xls')]);
    await flow.read('2011-08');
    flow.map('古楼自制表.xls\n8月', { columns: { riskClass: 11 }, constants: {} });
    await flow.readMapped('2011-08');
    expect(asked('import.plan')[1]?.input).toHaveProperty('mappings', [{ file: '古楼自制表.xls', sheet: '8月', profile: 'provincial-ledger', headTop: 3, headBottom: 4, columns: { riskClass: 11 }, constants: {} }]);
  });

  it('what was typed from paper stays while the same files are read again, and goes with the import', async () => {
    const { flow } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    flow.typePaper('a', 'rows', '12');
    flow.typePaper('a', 'principalFen', '3.5');
    flow.typePaper('a', 'rows', '13');
    await flow.read('2011-08');
    expect(flow.snapshot().paper).toEqual({ a: { rows: '13', principalFen: '3.5' } });
    await flow.commit();
    expect(flow.snapshot().paper).toEqual({ a: { rows: '13', principalFen: '3.5' } });
    await flow.startOver();
    expect(flow.snapshot().paper).toEqual({});
  });

  it('reads again as it was settled where the ledger has moved on, and stays on the step', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('古楼自制表.xls')]);
    await flow.read('2011-08');
    flow.map('古楼自制表.xls\n8月', { columns: { riskClass: 11 }, constants: {} });
    flow.goTo('plan');
    await flow.readAgain('2011-08');
    expect(flow.snapshot().step).toBe('plan');
    expect(asked('import.plan')[1]?.input).toHaveProperty('mappings.0.columns', { riskClass: 11 });
  });

  it('gives the chosen profile to the core, and none when the files are to be recognised', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    flow.choose({ profile: 'staff-list' });
    await flow.read('2011-08');
    expect(asked('import.plan').map((c) => (c.input as { profile?: string }).profile)).toEqual([undefined, 'staff-list']);
  });

  it('forgets a plan in the core when it is read again or given up', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    await flow.read('2011-07');
    expect(asked('import.discard')).toHaveLength(1);
    await flow.startOver();
    expect(asked('import.discard')).toHaveLength(2);
    expect(flow.snapshot()).toMatchObject({ step: 'choose', files: [], plan: undefined });
  });

  it('makes the send-back workbook before the rows go in, commits exactly the plan shown, and compares the figures', async () => {
    const { flow, asked, host } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    await flow.commit();
    const order = host.calls.map((c) => c.method).filter((m) => m.startsWith('import.') || m === 'home.summary');
    expect(order).toEqual(['import.plan', 'import.problems', 'home.summary', 'import.commit', 'home.summary']);
    expect(asked('import.commit')[0]?.input).toEqual({ planId: 'p1', hash: 'abcd', takeFile: [] });
    expect(asked('import.problems')[0]?.input).toEqual({ planId: 'p1', combined: false });
    expect(flow.snapshot()).toMatchObject({ step: 'result', result: { batch: 9, committed: 1210 }, sendBack: { rows: 21 } });
    expect(flow.snapshot().before).toEqual(flow.snapshot().after);
    await flow.startOver();
    expect(asked('import.discard')).toHaveLength(0);
  });

  it('a double click commits once, and the work is on show from the first moment', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    const first = flow.commit();
    expect(flow.snapshot().work?.what).toBe('commit');
    await Promise.all([first, flow.commit()]);
    expect(asked('import.commit')).toHaveLength(1);
    expect(asked('import.problems')).toHaveLength(1);
  });

  it('a plan with nothing to send back commits without making a workbook', async () => {
    const { flow, asked, host, plan } = start();
    host.handlers['import.plan'] = () => host.job('读取文件', 1, () => ({ ...plan, refused: [], totals: { ...plan.totals, reject: 0, conflict: 0 } }), 1);
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    await flow.commit();
    expect(asked('import.problems')).toHaveLength(0);
    expect(flow.snapshot().step).toBe('result');
  });

  it('a conflict decided for the file goes in with the rest; taken back, it stays with the ledger', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    flow.take(rowKey({ file: '柳溪|201108.xlsx', sheet: '8月', row: 90 }), true);
    flow.take(rowKey({ file: 'b.xlsx', sheet: '一', row: 7 }), true);
    flow.take(rowKey({ file: 'b.xlsx', sheet: '一', row: 7 }), false);
    await flow.commit();
    expect(asked('import.commit')[0]?.input).toHaveProperty('takeFile', [{ file: '柳溪|201108.xlsx', sheet: '8月', row: 90 }]);
  });

  it('a block pasted from a spreadsheet is read in place of files (X-10)', async () => {
    const { flow, asked } = start();
    flow.addFiles([file('a')]);
    flow.paste('机构\t户名\n城关\t罗望山');
    expect(flow.snapshot().files).toEqual([]);
    await flow.read('2011-08');
    expect(asked('import.paste')[0]?.input).toEqual({ text: '机构\t户名\n城关\t罗望山', period: '2011-08', mappings: [] });
    expect(asked('import.plan')).toHaveLength(0);
    flow.addFiles([file('b')]);
    expect(flow.snapshot().pasted).toBeNull();
    expect(['机构\t户名\n城关\t罗', '一句话', '一行\t两格', ''].map(isTableText)).toEqual([true, false, false, false]);
  });

  it('each sender finds his own workbook', () => {
    const files = [file('退回-城关8月台账（改）.xlsx'), file('退回-水口.v2.xlsx')];
    expect(workbookFor('城关8月台账（改）.xls', files)?.name).toBe('退回-城关8月台账（改）.xlsx');
    expect(workbookFor('水口.v2.et', files)?.name).toBe('退回-水口.v2.xlsx');
    expect(workbookFor('退回-水口.v2.xlsx', files)?.name).toBe('退回-水口.v2.xlsx');
    expect(workbookFor('别的.xls', files)).toBeUndefined();
  });

  it('a refusal stands on the step where it happened, with its sentence; a stop says nothing', async () => {
    const { flow, host } = start();
    flow.addFiles([file('a')]);
    await flow.read('2011-08');
    host.handlers['import.commit'] = () => { throw new Refused('PLAN_STALE'); };
    await flow.commit();
    expect(flow.snapshot()).toMatchObject({ step: 'map', work: null, result: undefined });
    expect(flow.snapshot().error?.reply).toMatchObject({ code: 'PLAN_STALE', message: '预览之后台账已有变动，这份导入计划作废' });
    host.handlers['import.plan'] = () => host.job('读取文件', 500, () => undefined, 1);
    const reading = flow.read('2011-08');
    await new Promise((r) => setTimeout(r, 20));
    flow.cancel();
    await reading;
    expect(flow.snapshot()).toMatchObject({ work: null, error: undefined });
  });

  it('the same client finds its import again after leaving the page', () => {
    const client = createClient(new FixtureHost());
    importFlowOf(client).addFiles([file('a')]);
    expect(importFlowOf(client).snapshot().files).toHaveLength(1);
  });
});
