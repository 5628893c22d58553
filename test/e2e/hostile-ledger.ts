import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { httpHost } from '../../renderer/api/http-host.js';
import { watchJob } from '../helpers/watch-job.js';
import { ROOT } from './loopback.js';

/** What somebody may type into a cell of a workbook that is then imported. Each would do something if it were believed. */
export const HOSTILE = {
  image: '<img src=x onerror="window.hacked=1">',
  script: '"><script>window.hacked=2</script>',
  frame: '<iframe srcdoc="<script>parent.hacked=3</script>"></iframe>',
  link: '<a href="https://a.example/">点这里</a>',
  style: '<style>body{display:none}</style>',
} as const;

/** Fills the product's ledger with one 信用社 whose first borrowers have these names, through the ordinary import. */
export async function importHostileLedger(url: string): Promise<void> {
  const { origin, hash } = new URL(url);
  const send = globalThis.fetch;
  // the page's own transport, outside of a page: it has to say itself where it comes from
  globalThis.fetch = (address, init) => send(address, { ...init, headers: { ...(init?.headers as Record<string, string>), origin } });
  try {
    const host = httpHost({ origin, token: hash.replace('#t=', ''), save: () => undefined });
    await done(watchJob(host, 'ledger.create', { county: '样例县' }));
    const file = await host.putFile('三汊信用社台账.xlsx', hostileWorkbook());
    const plan = await done(watchJob(host, 'import.plan', { files: [file], period: '2011-08' }));
    await done(watchJob(host, 'import.commit', { planId: plan.planId, hash: plan.hash }));
  } finally {
    globalThis.fetch = send;
  }
}

async function done<T>(job: Promise<{ readonly reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } } }>): Promise<T> {
  const { reply } = await job;
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

function hostileWorkbook(): Uint8Array {
  const book = XLSX.read(readFileSync(path.join(ROOT, 'resources/samples/county/三汊信用社台账201108.xlsx')));
  const sheet = book.Sheets['不良贷款台账'];
  if (!sheet) throw new Error('the sample ledger has another sheet now');
  const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
  const formed = (rows[3] ?? []).findIndex((head) => String(head).replace(/\s/g, '').startsWith('形成年'));
  const called = rows.flatMap((row, i) => (row[formed] === 2010 ? [i] : []));
  const names = Object.values(HOSTILE);
  // the first rows of the grid, and every row that the roster of 2011 calls
  [5, 6, 7, 8, 9, ...called].forEach((row, i) => { sheet[`E${row + 1}`] = { t: 's', v: names[i % names.length] ?? '' }; });
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}
