import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** 分 → 万元 with two places, half up, in whole numbers. */
function inTenThousands(fen) {
  const hundredths = (BigInt(fen) + 5_000n) / 10_000n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** Does the main job on the sample county without a screen and prints what came out. @returns {Promise<number>} exit code */
export async function runHeadlessDemo(root) {
  console.log('没有显示器：改为在命令行完成样本县的主要工作（导入、清收、任务、奖惩、结账、月报、名册）。');
  const child = spawn(process.execPath, [path.join(root, 'dist/main/cli.mjs'), 'demo', '--out', path.join(root, 'out'), '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
  const [code] = await once(child, 'close');
  if (code !== 0) {
    console.error(text === '' ? '样本县没有做完。' : JSON.parse(text).error?.message);
    return code ?? 1;
  }
  const { db, files, figures } = JSON.parse(text);
  console.log(`\n清收合计 ${inTenThousands(figures.recoveredFen)} 万元，其中现金 ${inTenThousands(figures.cashFen)} 万元、抵债 ${inTenThousands(figures.inKindFen)} 万元。`);
  console.log(`不良占比 ${figures.nplRatioPct}%，较年初 ${figures.nplRatioChangePct} 个百分点。`);
  console.log(`\n台账：${db}\n产出：\n${files.map((f) => `  ${f}`).join('\n')}`);
  console.log('\n要在浏览器里打开页面，请运行：npm start -- --serve --sample');
  return 0;
}
