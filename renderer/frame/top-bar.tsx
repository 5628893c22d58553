import { LockOutlined, MenuFoldOutlined, MenuUnfoldOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useClient } from '../api/client-context.js';
import { useCommand } from '../api/use-command.js';
import { periodInWords } from '../text/figures.js';
import { zh } from '../text/zh.js';
import { useAppState } from './app-state.js';
import { SearchBox } from './search-box.js';

/** Which ledger, which day, which month and its state; search; who; lock. */
export function TopBar({ folded, onFold }: { readonly folded: boolean; readonly onFold: () => void }): ReactNode {
  const state = useAppState();
  const { host } = useClient();
  const lock = useCommand('ledger.lock');
  return (
    <header className="top-bar">
      <button type="button" className="bare top-fold" onClick={onFold} aria-label={folded ? '展开导航' : '收起导航'} title="Ctrl+B">
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
      <a className="brand" href="#/home">{zh.product}</a>
      <span className="county" title={state.ledgerName}>{state.county}</span>
      {state.isSample && <span className="badge-training">{zh.training}</span>}
      {state.readOnly && <span className="tag tag-warn">{zh.readOnly}</span>}
      <span className="second">业务日期</span>
      <strong className="figure">{state.today}</strong>
      {state.period !== null && (
        <>
          <span className="second">{periodInWords(state.period)}</span>
          <span className={state.periodState === 'open' ? 'tag tag-good' : 'tag'}>{state.periodState === 'open' ? zh.open : zh.closed}</span>
        </>
      )}
      <SearchBox />
      <span className="second top-user" title={host.name === 'electron' ? undefined : '在浏览器中打开'}>
        <UserOutlined aria-hidden="true" /> {state.user === '' ? '本机用户' : state.user}
      </span>
      {state.encrypted && (
        <button type="button" className="bare link" disabled={lock.busy} onClick={() => void lock.run({})}>
          <LockOutlined aria-hidden="true" /> 锁定
        </button>
      )}
    </header>
  );
}
