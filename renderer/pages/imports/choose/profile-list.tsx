import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useQuery } from '../../../api/use-query.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { kindOfFile } from '../../../text/verdicts.js';
import { TakeInProfile, useHandOut } from '../profile-files.js';

/** 导入方案: the forms that are recognised, each to be handed to another office as a file; one of theirs can be taken in. */
export function ProfileList(): ReactNode {
  const { readOnly } = useAppState();
  const { data, error, refetch } = useQuery('import.profiles', {}, ['imports', 'settings', 'history']);
  const { handOut, busy, error: refused } = useHandOut();
  const list = (
    <div className="imports-profiles">
      <Refusal error={error ?? refused} onRetry={error ? refetch : undefined} />
      <ul>{(data?.profiles ?? []).map((p) => <li key={p.id}><span className="cut">{p.title}</span><span className="second push">{kindOfFile(p.kind)} 第 {p.version} 版</span><button type="button" className="bare link" aria-label={`存出 ${p.title}`} disabled={busy} onClick={() => handOut(p.id)}>存出</button></li>)}</ul>
      <p className="second">方案写明哪一列是什么。“对应字段”一步可以存成新方案，也可以装入别的联社存出的方案文件。旧的版本见<a href={routeHash('settings', '', { part: 'forms' })}>设置</a>。</p>
      <TakeInProfile disabled={readOnly ? '台账以只读方式打开' : undefined} />
    </div>
  );
  return <Popover content={list} title="导入方案" trigger="click" placement="topLeft"><Button type="text">方案…</Button></Popover>;
}
