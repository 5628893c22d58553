import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { periodOf } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { sumFen } from '../../domain/money.js';
import type { ReportTable } from '../../domain/reporting/report-table.js';
import { renderReport, type PrintDocument } from '../../print/index.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { countyName } from '../reporting/county-name.js';
import { writeOutputs } from '../reporting/write-outputs.js';
import { entriesOf, publicationOf } from './publications.js';
import { logPrint } from './print-log.js';

const NOTES = ['名单只列有生效判决、法院失信公告或本人书面同意的户；证件号码隐去中间位数。', '已还清或依据失效的户，撤下后仍保留在名单上并注明日期。'];

/** The list as it is put up: masked, with basis and document of every entry. Throws PUBLICATION_NOT_APPROVED. */
function listDocument(context: AppContext, publicationId: number): { document: PrintDocument; entries: number } {
  const conn = reader(context);
  const list = publicationOf(conn, publicationId);
  if (list.approved !== true) throw new DomainError('PUBLICATION_NOT_APPROVED');
  const entries = entriesOf(conn, publicationId);
  const standing = entries.filter((e) => e.withdrawnOn === null);
  const total = (of: 'principalFen' | 'interestFen'): number => sumFen(standing.map((e) => e[of]));
  const table: ReportTable = {
    id: 'publication', title: list.title, county: countyName(context), period: periodOf(list.askedOn), asOf: list.askedOn, unit: '元',
    columns: [
      { key: 'seq', titles: ['序号'], kind: 'rank', mm: 10 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 28 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 34 }, { key: 'idNo', titles: ['证件号码'], kind: 'text', mm: 40, wrap: false },
      { key: 'principalFen', titles: ['欠款', '本金'], kind: 'money', mm: 26 }, { key: 'interestFen', titles: ['欠款', '利息'], kind: 'money', mm: 26 }, { key: 'basis', titles: ['依据', '种类'], kind: 'text', mm: 26 }, { key: 'docNo', titles: ['依据', '文号'], kind: 'text', mm: 46, wrap: true }, { key: 'state', titles: ['备注'], kind: 'text', mm: 30, wrap: true },
    ],
    rows: entries.map((e, i) => ({ key: String(e.itemId), level: 'row', values: { seq: i + 1, unit: e.unit, borrower: e.borrower, idNo: e.idNo === '' ? '—' : e.idNo, principalFen: e.withdrawnOn === null ? e.principalFen : null, interestFen: e.withdrawnOn === null ? e.interestFen : null, basis: e.basisName, docNo: e.docNo, state: e.withdrawnOn === null ? '' : `${e.withdrawnOn} 撤下` } })),
    total: { seq: null, principalFen: total('principalFen'), interestFen: total('interestFen') },
    checks: [], notes: [`${list.channelName}，${list.decidedOn ?? ''} 由 ${list.decidedBy} 批准${list.docNo === '' ? '' : `（${list.docNo}）`}。`, ...NOTES], signatures: [{ label: '经办', name: list.askedBy }, { label: '审批', name: list.decidedBy }],
    paper: { size: 'A4', landscape: true },
  };
  return { document: renderReport(table), entries: entries.length };
}

export function publicationPage(context: AppContext, publicationId: number): OutputOf<'publications.page'> {
  const { document } = listDocument(context, publicationId);
  return { title: document.title, html: document.html(), pages: document.pages };
}

/** For print; written down as every print is. */
export async function exportPublication(context: AppContext, input: ParsedOf<'publications.export'>, job: JobControl): Promise<OutputOf<'publications.export'>> {
  const list = publicationOf(reader(context), input.publicationId);
  const { document, entries } = listDocument(context, input.publicationId);
  const written = await writeOutputs(context, { name: list.title, document: () => document }, [input.format], job);
  const { batch } = writeBatch(context, { kind: 'letter', title: `打印公示：${list.title}` }, ['rosters'], (uow) => logPrint(uow, context.clock.today(), { what: `${list.channelName}：${list.title}`, letters: entries, pages: document.pages, unlocked: '' }));
  return { ...written, letters: entries, pages: document.pages, batch };
}
