// `npm run fixtures [-- files hostile cases form]`: every kind of workbook and what the import says of it, every hostile file
// with reason, seconds and memory, the cases of more than one file, and the ledger given back in its form. Ends with 1 when
// something is not as it must be; seconds and memory are printed, never judged.
import './forms/load-typescript.mjs';

const SECTIONS = { files: './fixtures/files.mjs', hostile: './fixtures/hostile.mjs', cases: './fixtures/cases.mjs', form: './fixtures/form.mjs' };
const asked = process.argv.slice(2);
const unknown = asked.filter((a) => !(a in SECTIONS));
if (unknown.length > 0) {
  console.error(`没有这一节：${unknown.join('、')}。可选：${Object.keys(SECTIONS).join('、')}。`);
  process.exit(2);
}
const failures = [];
for (const [name, file] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { title, run } = await import(file);
  console.log(`\n${title}`);
  const { summary, failed } = await run();
  console.log(`  ${summary}`);
  failures.push(...failed);
}
console.log(failures.length === 0 ? '\n全部符合预期。' : `\n不符合预期 ${failures.length} 项：\n${failures.map((f) => `  ${f}`).join('\n')}`);
process.exitCode = failures.length > 0 ? 1 : 0;
