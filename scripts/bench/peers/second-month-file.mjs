// Child process of second-month.bench.mjs: makes what an office has a month after a sample workbook – the staff list of the
// persons named in it, and the next month's workbook: the same loans, a part of them with more cash received and less
// principal left. Prints how many.
import { unzipSync, zipSync } from 'fflate';
import { readFileSync, writeFileSync } from 'node:fs';

const SHEET = 'xl/worksheets/sheet1.xml';
/** Columns of the provincial form. */
const UNIT = 'D';
const CASH = 'AD';
const PRINCIPAL = 'AH';
const PAID_FEN = 100_00;

const fenOf = (text) => Math.round(Number(text) * 100);
const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const rowsOf = (parts) => Buffer.from(parts[SHEET]).toString('utf8').split('<row ');
const figure = (row, column) => new RegExp(`(<c r="${column}\\d+"[^>]*>(?:<f>[^<]*</f>)?<v>)([\\d.]+)(</v>)`).exec(row);

/** 员工名单 as a text table: everybody the workbook names with a number, in the unit where he is first met. */
function writeStaffList(source, target) {
  const staff = new Map();
  for (const row of rowsOf(unzipSync(readFileSync(source)))) {
    const unit = new RegExp(`<c r="${UNIT}\\d+"[^>]*><is><t[^>]*>([^<]+)</t>`).exec(row)?.[1];
    for (const [, name, no] of row.matchAll(/(\p{Script=Han}{2,4})\[(\d+)\]/gu)) if (unit !== undefined && !staff.has(no)) staff.set(no, `${no},${name},${unit},信用社员工`);
  }
  writeFileSync(target, ['工号,姓名,机构,职级', ...staff.values(), ''].join('\r\n'));
}

/** Every `nth` loan that still owes enough has paid 100 元 more. @returns the number of rows changed */
function writeSecondMonth(source, target, nth) {
  const parts = unzipSync(readFileSync(source));
  let able = 0;
  let changed = 0;
  const rows = rowsOf(parts).map((row) => {
    const [cash, principal] = [figure(row, CASH), figure(row, PRINCIPAL)];
    // the total row has the same columns and no words in them
    if (!cash || !principal || !row.includes('t="inlineStr"') || fenOf(principal[2]) <= PAID_FEN || able++ % nth !== 0) return row;
    changed += 1;
    const paid = row.replace(cash[0], `${cash[1]}${yuan(fenOf(cash[2]) + PAID_FEN)}${cash[3]}`);
    return paid.replace(principal[0], `${principal[1]}${yuan(fenOf(principal[2]) - PAID_FEN)}${principal[3]}`);
  });
  writeFileSync(target, zipSync({ ...parts, [SHEET]: Buffer.from(rows.join('<row '), 'utf8') }));
  return changed;
}

const [, , source, staff, next] = process.argv;
writeStaffList(source, staff);
console.log(JSON.stringify({ changed: writeSecondMonth(source, next, 19) }));
