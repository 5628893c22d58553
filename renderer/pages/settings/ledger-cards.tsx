import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { useClient } from '../../api/client-context.js';
import { useCommand, useJob } from '../../api/use-command.js';
import { Card } from '../../components/card.js';
import { LongWork } from '../../components/busy.js';
import { Refusal } from '../../components/refusal.js';
import { SaveButton } from '../../components/save-button.js';
import { useAppState } from '../../frame/app-state.js';
import { countText, momentText, periodInWords } from '../../text/figures.js';

/** Which ledger this is, how it is protected, that it is whole, and a copy of it. */
export function LedgerCards(): ReactNode {
  return (
    <div className="settings-cards">
      <div className="stack">
        <AboutLedger />
        <AboutProduct />
      </div>
      <div className="stack">
        <Protection />
        <Backup />
        <Verification />
      </div>
    </div>
  );
}

function AboutLedger(): ReactNode {
  const s = useAppState();
  return (
    <Card title="台账">
      <dl className="facts">
        <dt>县名</dt><dd>{s.county}</dd>
        <dt>台账文件</dt><dd>{s.ledgerName === '' ? '—' : s.ledgerName}</dd>
        <dt>性质</dt><dd>{s.isSample ? '样例县，演练用，内容是编造的' : '正式台账'}{s.readOnly ? '，只读打开' : ''}</dd>
        <dt>业务日期</dt><dd>{s.today}</dd>
        <dt>记账月份</dt><dd>{s.period === null ? '导入台账后确定' : `${periodInWords(s.period)}，${s.periodState === 'open' ? '开放' : '已结账'}`}</dd>
        <dt>最早月份</dt><dd>{s.firstPeriod === null ? '—' : periodInWords(s.firstPeriod)}</dd>
        <dt>最后结账</dt><dd>{s.lastClosed === null ? '还没有结过账' : periodInWords(s.lastClosed)}</dd>
      </dl>
    </Card>
  );
}

function Protection(): ReactNode {
  const { encrypted } = useAppState();
  const lock = useCommand('ledger.lock');
  return (
    <Card title="加密">
      {encrypted ? (
        <div className="stack">
          <p><CheckCircleFilled className="good" aria-hidden="true" /> 台账已加密。没有密码和旁边的密钥文件，谁也打不开它。</p>
          <p className="second">备份里带着密钥文件，恢复时仍要原来的密码。密码请抄在纸上，锁进柜子。</p>
          <div className="row"><Button loading={lock.busy} onClick={() => void lock.run({})}>现在锁定</Button><span className="second">离开座位时请锁定，快捷键 Ctrl+L</span></div>
          <Refusal error={lock.error} />
        </div>
      ) : (
        <div className="stack">
          <p><ExclamationCircleFilled className="warn" aria-hidden="true" /> 台账未加密。拿到这个文件的人就能看到全部借款人。</p>
          <p className="second">密码在建立台账时设定。给已有的台账加密，请先备份，再建一个带密码的台账，把工作簿重新导入。</p>
        </div>
      )}
    </Card>
  );
}

function Verification(): ReactNode {
  const verify = useJob('ledger.verify');
  const [result, setResult] = useState<OutputOf<'ledger.verify'>>();
  const start = async (): Promise<void> => setResult(await verify.run({}));
  return (
    <Card title="核验" hint="文件完整、每一批的链条、各项合计">
      <div className="stack">
        {verify.busy ? <LongWork title="正在核验" progress={verify.progress} hint="只读，不改动台账。" onCancel={verify.cancel} /> : (
          <div className="row">
            <Button onClick={() => void start()}>核验台账</Button>
            {result && <span className={result.ok ? 'good' : 'bad'} role="status">{result.ok ? <CheckCircleFilled aria-hidden="true" /> : <ExclamationCircleFilled aria-hidden="true" />} {result.ok ? `没有问题：${countText(result.loans)} 笔贷款，${countText(result.batches)} 批，${countText(result.changes)} 项改动` : `有 ${result.problems.length} 处不符`}</span>}
          </div>
        )}
        {result && !result.ok && <ul className="settings-problems">{result.problems.map((p) => <li key={p}>{p}</li>)}</ul>}
        {verify.error?.reply.code === 'CANCELLED' ? null : <Refusal error={verify.error} />}
      </div>
    </Card>
  );
}

function Backup(): ReactNode {
  const { lastBackupAt } = useAppState();
  const { host } = useClient();
  const kept = useCommand('ledger.backupKept');
  const [made, setMade] = useState<OutputOf<'ledger.backup'>>();
  const done = (result: OutputOf<'ledger.backup'>, saved: boolean): void => {
    setMade(result);
    if (saved && result.ok) void kept.run({});
  };
  return (
    <Card title="备份" hint={lastBackupAt === null ? '还没有备份' : `最近一次 ${momentText(lastBackupAt)}`}>
      <div className="stack">
        <p className="second">备份是核对过的完整副本，请存到 U 盘或另一台电脑{host.name === 'electron' ? '' : '，浏览器会放进“下载”文件夹'}。</p>
        <div className="row"><SaveButton method="ledger.backup" label="备份并保存…" input={{}} onDone={done} /></div>
        {made && <p className={made.ok ? 'good' : 'bad'} role="status">{made.ok ? `备份已核对：${countText(made.loans)} 笔贷款，校验值 ${made.sha256.slice(0, 16)}…` : '备份没有通过核对，请换一个位置再做一次。'}</p>}
      </div>
    </Card>
  );
}

function AboutProduct(): ReactNode {
  const { version } = useAppState();
  const { host } = useClient();
  return (
    <Card title="关于">
      <dl className="facts">
        <dt>版本</dt><dd>清收台账 {version}</dd>
        <dt>运行方式</dt><dd>{host.name === 'electron' ? '程序窗口' : '浏览器，由本机程序提供'}</dd>
        <dt>网络</dt><dd>不连接网络。所有数据都在这台电脑上。</dd>
      </dl>
    </Card>
  );
}
