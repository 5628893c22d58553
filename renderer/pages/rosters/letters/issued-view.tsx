import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { LetterRow } from '../../../../electron/contract/letters.js';
import { useQuery } from '../../../api/use-query.js';
import { PaperPreview } from '../../../components/paper/paper-preview.js';
import { Refusal } from '../../../components/refusal.js';
import { SaveButton } from '../../../components/save-button.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { ActDialog } from './act-dialog.js';
import { ACT_NAMES, LETTER_AREAS } from './letter-words.js';

const PAGE = 500;
const stateOf = (l: LetterRow): string => (l.voided ? '已撤回' : l.signed ? '已签收' : l.lastAct === null ? '未打印' : ACT_NAMES[l.lastAct]);

const COLUMNS: readonly Column<LetterRow>[] = [
  { key: 'number', titles: ['编号'], kind: 'text', width: 144, frozen: true, value: (l) => l.number, render: (l) => <strong title={`${l.kindName} ${l.template}`}>{l.number}</strong> },
  { key: 'on', titles: ['签发日'], kind: 'day', width: 92, value: (l) => l.on },
  { key: 'role', titles: ['送', '身份'], kind: 'text', width: 58, value: (l) => l.role },
  { key: 'to', titles: ['送', '姓名'], kind: 'text', width: 96, value: (l) => l.to },
  { key: 'subject', titles: ['贷款'], kind: 'text', width: 150, grow: true, value: (l) => l.subject },
  { key: 'state', titles: ['状态'], kind: 'text', width: 76, align: 'center', value: stateOf, render: (l) => <span className={l.voided ? 'tag' : l.signed ? 'tag tag-good' : l.lastAct === 'refused' || l.lastAct === 'returned' ? 'tag tag-bad' : 'tag tag-warn'}>{stateOf(l)}</span> },
  { key: 'lastOn', titles: ['最近登记'], kind: 'day', width: 92, value: (l) => l.lastOn },
];

/** 已出具: the archive, one row a copy; the sheets as they left the house, and what happened to them since. */
export function IssuedView(): ReactNode {
  const { readOnly } = useAppState();
  const [search, setSearch] = useState('');
  const [openOnly, setOpenOnly] = useState(false);
  const [currentId, setCurrent] = useState<number>();
  const [acting, setActing] = useState(false);
  const { data, error, loading, refetch } = useQuery('letters.issued', { search: search.trim(), openOnly, limit: PAGE }, LETTER_AREAS);
  const rows = useMemo(() => data?.letters ?? [], [data]);
  const source = useMemo(() => arraySource(rows), [rows]);
  const current = rows.find((l) => l.letterId === currentId) ?? rows[0];
  const page = useQuery('letters.issuedPage', current ? { letterId: current.letterId } : null, LETTER_AREAS);
  const shown = current && !page.stale ? page.data : undefined;
  return (
    <>
      <div className="run-filters">
        <Input size="small" allowClear aria-label="编号、姓名或借据号" placeholder="编号、姓名或借据号" style={{ width: 180 }} value={search} onChange={(e) => setSearch(e.target.value)} />
        <button type="button" className={openOnly ? 'chip chip-here' : 'chip'} aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>只看未签收</button>
        <span className="push second">{data ? `${countText(data.count)} 份${data.count > rows.length ? `，列出最近 ${countText(rows.length)} 份` : ''}` : ''}</span>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="letters-columns">
        <div className="letters-list"><Grid label="已出具的文书" columns={COLUMNS} source={source} rowKey={(l) => l.letterId} busy={loading && data === undefined} currentKey={current?.letterId} onRow={(l) => setCurrent(l.letterId)} onOpen={(l) => { setCurrent(l.letterId); if (!readOnly && !l.voided) setActing(true); }} tone={(l) => (l.voided ? 'done' : undefined)} empty={search === '' && !openOnly ? '还没有出具过文书。在“套打和出具”里选好范本和贷款。' : '没有符合条件的'} /></div>
        <section className="card letters-side" aria-label="这份文书">
          {current ? (
            <>
              <div className="row"><strong>{current.number}</strong><span className="second">{current.role} {current.to}</span></div>
              <div className="row">
                <Button size="small" type="primary" disabled={readOnly || current.voided} onClick={() => setActing(true)}>登记送达签收…</Button>
                <SaveButton method="letters.print" input={{ letterIds: [current.letterId] }} label="重打" icon={<PrinterOutlined aria-hidden="true" />} disabled={readOnly || current.voided} />
              </div>
              <ul className="letters-acts" aria-label="送达签收">
                {(shown?.acts ?? []).map((a) => <li key={a.actId}>{a.on} {ACT_NAMES[a.act]} {[a.how, a.name, a.relation, a.witness === '' ? '' : `见证 ${a.witness}`, a.says].filter((t) => t !== '').join('，')}<span className="third"> {a.by}</span></li>)}
                {shown?.acts.length === 0 && <li className="second">还没有登记</li>}
              </ul>
              {current.unlocked !== '' && <p className="warn">完整证件号码：{current.unlocked}</p>}
              <Refusal error={page.error} onRetry={page.refetch} />
              {shown && <PaperPreview html={shown.html} title={shown.title} pages={shown.pages} print={false} />}
            </>
          ) : <p className="second">选中一份，这里是存档的样子和送达签收。</p>}
        </section>
      </div>
      {acting && current && <ActDialog key={current.letterId} letter={current} onClose={() => setActing(false)} />}
    </>
  );
}
