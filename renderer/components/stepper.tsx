import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

/** 选文件 — 对应字段 — 核对计划 — 结果: where in a procedure one stands. `at` counts from 0. */
export function Stepper({ steps, at }: { readonly steps: readonly string[]; readonly at: number }): ReactNode {
  return (
    <ol className="stepper" aria-label="步骤">
      {steps.map((step, i) => (
        <li key={step} className={i < at ? 'step step-done' : i === at ? 'step step-here' : 'step'} aria-current={i === at ? 'step' : undefined}>
          <span className="step-mark">{i < at ? <CheckOutlined aria-label="已完成" /> : i + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
