import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useJobs } from '../../api/client-context.js';
import { useJob } from '../../api/use-command.js';
import { Card } from '../../components/card.js';
import { LongWork } from '../../components/busy.js';
import { Refusal } from '../../components/refusal.js';
import { LedgerForm } from './ledger-form.js';
import { StartShell } from './start-shell.js';

/** First start: name the county, decide about the password – or open the sample county. */
export default function FirstStart(): ReactNode {
  const create = useJob('ledger.create');
  const { running } = useJobs();
  const [sample, setSample] = useState(false);
  // After a reload the work still runs in the core; it is shown, not started again.
  const other = running[0];
  const busy = create.busy || other !== undefined;

  const openSample = (): void => {
    setSample(true);
    void create.run({ county: '样例县', sample: true });
  };
  const foot = (
    <div className="start-foot">
      还没想好？
      <br />
      <button type="button" className="bare link" disabled={busy} onClick={openSample}>先打开样例县练一练</button>
      <br />
      练习的内容不会进入正式台账。
    </div>
  );
  const steps = (
    <>
      <ol className="start-steps">
        <li className={busy ? '' : 'here'}><span className="step-mark">1</span>县与密码<small>约一分钟</small></li>
        <li className={busy ? 'here' : ''}><span className="step-mark">2</span>建立台账<small>自动完成</small></li>
        <li><span className="step-mark">3</span>导入<small>人员、任务、第一本台账，可以以后再做</small></li>
      </ol>
      {foot}
    </>
  );
  return (
    <StartShell lead="第一次使用，约五分钟" aside={steps}>
      {busy ? (
        <>
          <h1>{sample ? '正在准备样例县' : '正在建立台账'}</h1>
          <p className="second">{sample ? '按正常的导入步骤读入一个编造的县：台账、清收、任务和各项贷款余额。' : '完成后直接进入首页。'}</p>
          <LongWork title={other?.title ?? (sample ? '读入样例县' : '建立台账')} progress={create.progress ?? other} hint="停止后不留下半本台账。" cancelText="停止" onCancel={create.cancel} />
        </>
      ) : (
        <>
          <h1>建立本县的台账</h1>
          <p className="second">台账是这台电脑上的一个文件，不经过网络。机构会在导入台账时从工作簿里读出来。</p>
          <Refusal error={create.error} onClose={create.clear} />
          <LedgerForm onCreate={(input) => { setSample(false); void create.run(input); }} />
          <Card>
            <div className="start-sample">
              <div><strong>样例县</strong><p className="second">23 个信用社、六千多笔贷款，机构、人员和借款人都是编造的。界面有橙色边框和“演练”字样。</p></div>
              <Button className="push" onClick={openSample}>打开样例县</Button>
            </div>
          </Card>
        </>
      )}
    </StartShell>
  );
}
