import { PrinterOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useClient } from '../../api/client-context.js';
import { asApiError } from '../../api/api-error.js';
import { Segment } from '../segment.js';
import { printPaper } from './print-paper.js';
import { useFit, type Zoom } from './use-fit.js';

interface PaperPreviewProps {
  /** A self-contained page (`reports.page`, `rosters.page`): its sheets are what the printer gets. */
  readonly html: string;
  readonly title: string;
  readonly pages: number;
  /** Shown before the zoom: A3 横向. */
  readonly paper?: string;
  /** False where every print has to be written down: there it is printed by a button of its own. */
  readonly print?: boolean;
  /** Once it went to the printer. */
  readonly onPrinted?: () => void;
  /** Further buttons at the right of the line. */
  readonly actions?: ReactNode;
}

/** The printed sheets themselves, scaled to the room there is. */
export function PaperPreview({ html, title, pages, paper, print: mayPrint = true, onPrinted, actions }: PaperPreviewProps): ReactNode {
  const { host } = useClient();
  const { message } = App.useApp();
  const frame = useRef<HTMLIFrameElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [loaded, setLoaded] = useState(0);
  const fit = useFit(frame, room, zoom, loaded);
  useLayoutEffect(() => setLoaded(0), [html]);

  const print = async (): Promise<void> => {
    try {
      await printPaper(host, html, frame.current);
      onPrinted?.();
    } catch (thrown) {
      message.error(asApiError(thrown).reply.message);
    }
  };
  return (
    <div className="paper">
      <div className="paper-bar">
        <span className="second">{paper === undefined ? '' : `${paper} · `}共 {pages} 页</span>
        <Segment label="缩放" value={zoom} onChange={setZoom} options={[{ value: 'page', label: '整页' }, { value: 'width', label: '适合宽度' }, { value: 'full', label: '100%' }]} />
        {actions}
        {mayPrint && <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => void print()}>打印</Button>}
      </div>
      <div className="paper-room" ref={room} tabIndex={0} aria-label={`${title}，纸面预览`}>
        <div style={{ width: fit.width * fit.scale, height: fit.height * fit.scale, margin: '0 auto' }}>
          <iframe ref={frame} title={title} className="paper-frame" sandbox="allow-same-origin allow-modals" srcDoc={html} onLoad={() => setLoaded((n) => n + 1)}
            style={{ width: fit.width, height: fit.height, transform: `scale(${fit.scale})` }} tabIndex={-1} />
        </div>
      </div>
    </div>
  );
}
