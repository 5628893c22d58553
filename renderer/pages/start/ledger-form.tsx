import { Button, Input } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Card } from '../../components/card.js';

/** The core asks for at least six characters. */
const SHORTEST_PASSWORD = 6;

type Protection = 'password' | 'none';

/** County name and password (or none, in clear words). */
export function LedgerForm({ onCreate }: { readonly onCreate: (input: { county: string; password?: string }) => void }): ReactNode {
  const [county, setCounty] = useState('');
  const [protection, setProtection] = useState<Protection>('password');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);

  const countyFault = county.trim().length < 2 ? '请填写县名，例如“样例县”。' : '';
  const passwordFault = protection === 'none' ? '' : password.length < SHORTEST_PASSWORD ? `至少 ${SHORTEST_PASSWORD} 个字符。` : '';
  const againFault = protection === 'none' || again === password ? '' : '两次输入的密码不一样。';

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    const wrong = countyFault !== '' ? 'county' : passwordFault !== '' ? 'password' : againFault !== '' ? 'again' : '';
    if (wrong !== '') {
      document.getElementById(`start-${wrong}`)?.focus();
      return;
    }
    onCreate({ county: county.trim(), ...(protection === 'password' ? { password } : {}) });
  };
  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <Card title="县名" hint="印在每张报表和名册的题头上">
        <div className="start-fields">
          <Field label="县名" fault={asked ? countyFault : ''} hint="2 至 40 个字。">
            <Input id="start-county" autoFocus status={asked && countyFault !== '' ? 'error' : ''} value={county} maxLength={40} placeholder="例如：样例县" onChange={(e) => setCounty(e.target.value)} aria-label="县名" />
          </Field>
        </div>
      </Card>
      <Card title="密码" hint="只有知道密码的人才能打开台账">
        <div className="start-choice" role="radiogroup" aria-label="是否设密码">
          <Choice name="password" value={protection} onChoose={setProtection} title="设密码（建议）" text="台账从第一个字节起加密。电脑或 U 盘丢了，别人也打不开。密码忘了没有人能找回，请抄下来锁进柜子。" />
          <Choice name="none" value={protection} onChoose={setProtection} title="暂不设密码" text="谁能用这台电脑，谁就能看到台账。界面右下角会一直写着“未加密”。" />
        </div>
        {protection === 'password' && (
          <div className="start-fields">
            <Field label="密码" fault={asked ? passwordFault : ''} hint={`至少 ${SHORTEST_PASSWORD} 个字符，越长越好；四个不相干的词最好记。`}>
              <Input.Password id="start-password" status={asked && passwordFault !== '' ? 'error' : ''} value={password} maxLength={200} autoComplete="new-password" onChange={(e) => setPassword(e.target.value)} aria-label="密码" />
            </Field>
            <Field label="再输一次" fault={asked || again !== '' ? againFault : ''} hint="">
              <Input.Password id="start-again" status={asked && againFault !== '' ? 'error' : ''} value={again} maxLength={200} autoComplete="new-password" onChange={(e) => setAgain(e.target.value)} aria-label="再输一次密码" />
            </Field>
          </div>
        )}
      </Card>
      <div className="row">
        <Button type="primary" htmlType="submit">{protection === 'password' ? '建立加密的台账' : '建立不加密的台账'}</Button>
        <span className="second">建立以后可以接着导入，也可以明天再来。</span>
      </div>
    </form>
  );
}

function Field({ label, hint, fault, children }: { readonly label: string; readonly hint: string; readonly fault: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="start-field">
      <span>{label}</span>
      {children}
      <span className={fault === '' ? '' : 'bad'} role={fault === '' ? undefined : 'alert'}>{fault === '' ? hint : fault}</span>
    </div>
  );
}

function Choice({ name, value, onChoose, title, text }: { readonly name: Protection; readonly value: Protection; readonly onChoose: (p: Protection) => void; readonly title: string; readonly text: string }): ReactNode {
  return (
    <label>
      <input type="radio" name="protection" checked={value === name} onChange={() => onChoose(name)} />
      <span><strong>{title}</strong><small>{text}</small></span>
    </label>
  );
}
