import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Amount, Change, Pct } from '../../../renderer/components/amount.js';
import { Meter } from '../../../renderer/components/meter.js';
import { Refusal } from '../../../renderer/components/refusal.js';
import { Stepper } from '../../../renderer/components/stepper.js';
import { PlainTable } from '../../../renderer/components/table/plain-table.js';
import { localError } from '../../../renderer/api/api-error.js';
import { FixedUnit } from '../../../renderer/frame/display-unit.js';

const text = (html: string): string => html.replace(/<[^>]+>/g, '');

describe('figures as they are drawn', () => {
  it('zero is grey, null a dash, negative red with a true minus', () => {
    expect(renderToStaticMarkup(<Amount fen={0} unit="元" />)).toBe('<span class="figure zero">0.00</span>');
    expect(renderToStaticMarkup(<Amount fen={null} />)).toBe('<span class="figure zero">—</span>');
    expect(renderToStaticMarkup(<Amount fen={-12_345} unit="元" />)).toBe('<span class="figure bad">−123.45</span>');
  });
  it('follows the display unit around it', () => {
    expect(text(renderToStaticMarkup(<FixedUnit unit="万元"><Amount fen={2_765_240_000_000 / 100} withUnit /></FixedUnit>))).toBe('27,652.40 万元');
  });
  it('a change has arrow, sign and colour together; a rise of NPL is bad, of recoveries good', () => {
    expect(renderToStaticMarkup(<Change fen={100} unit="元" />)).toMatch(/change bad.*↑.*\+1\.00/);
    expect(renderToStaticMarkup(<Change fen={100} unit="元" riseIs="good" />)).toMatch(/change good/);
    expect(text(renderToStaticMarkup(<Change points="-4.70" />))).toBe('↓ −4.70 个百分点');
    expect(renderToStaticMarkup(<Change fen={0} unit="元" />)).not.toMatch(/[↑↓]/);
    expect(text(renderToStaticMarkup(<Pct value="17.60" />))).toBe('17.60%');
  });
});

describe('parts', () => {
  it('a refusal says what happened and what to do, as an alert', () => {
    const html = renderToStaticMarkup(<Refusal error={localError('DISK_FULL')} />);
    expect(html).toContain('role="alert"');
    expect(text(html)).toContain('磁盘空间不足，这一步没有写入。请清理磁盘后重试；已有数据不受影响。');
    expect(renderToStaticMarkup(<Refusal error={undefined} />)).toBe('');
  });
  it('a meter says its figure and the time progress in words', () => {
    expect(renderToStaticMarkup(<Meter pct="51.05" tick="66.58" label="营业部完成率" />)).toContain('aria-label="营业部完成率51.05%，时间进度 66.58%"');
  });
  it('a stepper marks the present step for screen readers', () => {
    expect(renderToStaticMarkup(<Stepper steps={['选文件', '对应字段', '结果']} at={1} />)).toMatch(/aria-current="step"><span class="step-mark">2<\/span>对应字段/);
  });
  it('a plain table nests its heads and pins the total', () => {
    const html = renderToStaticMarkup(
      <FixedUnit unit="元">
        <PlainTable
          label="试表" rows={[{ a: '城关', b: 100, c: -200 }]} rowKey={(r) => r.a} totals={{ label: '合计', labelColumn: 'a', values: { b: 100 } }}
          columns={[{ key: 'a', titles: ['机构'], kind: 'text', width: 50, value: (r) => r.a }, { key: 'b', titles: ['本金', '现金'], kind: 'money', width: 50, value: (r) => r.b }, { key: 'c', titles: ['本金', '变动'], kind: 'money', width: 50, riseIsBad: true, value: (r) => r.c }]}
        />
      </FixedUnit>,
    );
    expect(html).toContain('colSpan="2"');
    expect(html).toContain('rowSpan="2"');
    expect(text(html)).toBe('机构本金现金变动城关1.00−2.00合计1.00');
  });
});
