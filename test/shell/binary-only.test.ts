import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What no stand-in can show, with the line of the release checklist under which a person looks at it. */
const ONLY_THE_BINARY = [
  ['E01', '真正的 Electron 不发出任何包，包括它自己的后台请求', 'B10', '需要 Electron 运行环境和抓包'],
  ['E04', '渲染进程的沙箱在办公系统上真的生效', 'B06', '需要 Electron 运行环境和目标系统'],
  ['打包', '安装包里的线程与数据库模块能从归档加载', 'B23', '需要真正的安装包'],
  ['E13', '拖进窗口的网页和链接不打开', 'B11', '拖放要经过窗口系统'],
  ['E15', '只在文件夹里显示，不打开文件', 'B14', '需要办公系统的资源管理器'],
  ['E16', 'Electron 在官方支持的版本之内', 'B05', '要看官方发布页，本机不联网'],
  ['E19', '熔丝写进了程序文件', 'B04', '需要真正的安装包'],
  ['P-6', '打印到真打印机，与预览一致', 'B15', '需要打印机'],
  ['NF-UI', '高分屏缩放下没有截断', 'B17', '需要办公电脑的显示器'],
] as const;

const checklist = readFileSync('resources/manual/release-checklist.md', 'utf8');

describe('release checklist', () => {
  it('holds everything that is skipped here, once', () => {
    const lines = [...checklist.matchAll(/^\| (B\d\d) \|/gm)].map((m) => m[1]);
    expect(lines).toEqual([...new Set(lines)]);
    expect(ONLY_THE_BINARY.filter(([, , line]) => !lines.includes(line))).toEqual([]);
  });

  it('is what CONTRIBUTING.md sends a releaser to', () => {
    expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain('resources/manual/release-checklist.md');
  });

  for (const [item, what, line, why] of ONLY_THE_BINARY) it(`${item} ${what}`, (context) => context.skip(`${why}，见发布清单 ${line}`));
});
