import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { AppState } from '../../../electron/contract/ledger.js';
import { useCommand } from '../../api/use-command.js';
import { Refusal } from '../../components/refusal.js';
import { zh } from '../../text/zh.js';
import './start.css';

/** An encrypted ledger asks for its password. */
export default function Locked({ state }: { readonly state: AppState }): ReactNode {
  const unlock = useCommand('ledger.unlock');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password === '') return;
    void unlock.run({ password }).then((done) => {
      if (done === undefined) setPassword('');
    });
  };
  return (
    <div className="middle">
      <form className="card locked" onSubmit={submit}>
        <div className="start-brand">{zh.product}</div>
        <h1>{state.ledgerName === '' ? '台账已锁定' : state.ledgerName.replace(/\.\w+$/, '')}</h1>
        <p className="second">台账已加密，输入密码后接着工作。</p>
        <Refusal error={unlock.error} />
        <div className="row">
          <Input.Password autoFocus value={password} autoComplete="current-password" placeholder="密码" aria-label="密码" readOnly={unlock.busy} onChange={(e) => setPassword(e.target.value)} />
          <Button type="primary" htmlType="submit" loading={unlock.busy} disabled={password === ''}>打开</Button>
        </div>
        <p className="third">密码只在这台电脑上核对。忘记密码时，只能从知道密码的备份恢复。</p>
      </form>
    </div>
  );
}
