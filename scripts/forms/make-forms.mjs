// Makes the official form workbooks and their cell maps: node scripts/forms/make-forms.mjs [--out DIR]
// Equal sources give equal bytes; a test compares what is committed in resources/forms with what comes out here.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import './load-typescript.mjs';

const flag = process.argv.indexOf('--out');
const out = flag < 0 ? path.resolve(import.meta.dirname, '../../resources/forms') : path.resolve(process.argv[flag + 1]);
const { provincialLedger } = await import('./provincial-ledger.mjs');
const { monthlyRecovery } = await import('./monthly-recovery.mjs');

mkdirSync(out, { recursive: true });
for (const { map, workbook } of [provincialLedger(), monthlyRecovery()]) {
  writeFileSync(path.join(out, `${map.id}.xlsx`), workbook);
  writeFileSync(path.join(out, `${map.id}.map.json`), `${JSON.stringify(map, null, 2)}\n`);
  console.log(`${map.id}.xlsx  ${workbook.length} 字节`);
}
