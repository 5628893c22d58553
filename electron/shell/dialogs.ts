import { app, dialog, type BrowserWindow } from 'electron';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { PickOptions } from '../contract/bridge.js';

/** The import takes as many at once (contract/imports.ts). */
const MOST_FILES = 500;
/** 信用社 folders inside month folders; deeper is somebody's whole disk. */
const MOST_LEVELS = 3;

/** Open dialog. A chosen folder stands for the files of the wanted kinds in it. */
export async function pickPaths(window: BrowserWindow, { title, extensions, folder }: PickOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: folder ? ['openDirectory'] : ['openFile', 'multiSelections'],
    ...(folder ? {} : { filters: [{ name: extensions.map((e) => `.${e}`).join(' '), extensions: [...extensions] }] }),
  });
  if (canceled) return [];
  return folder ? (await Promise.all(filePaths.map((f) => filesIn(f, extensions, MOST_LEVELS)))).flat().slice(0, MOST_FILES) : filePaths;
}

async function filesIn(folder: string, extensions: readonly string[], levels: number): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  // ~$ is what WPS and Excel put beside an open workbook
  const files = entries.filter((e) => e.isFile() && !e.name.startsWith('~$') && extensions.includes(path.extname(e.name).slice(1).toLowerCase())).map((e) => path.join(folder, e.name));
  const deeper = levels > 1 ? await Promise.all(entries.filter((e) => e.isDirectory()).map((e) => filesIn(path.join(folder, e.name), extensions, levels - 1))) : [];
  return [...files, ...deeper.flat()];
}

/** Save dialog, starting where the last file went. */
export async function chooseTarget(window: BrowserWindow, name: string, lastFolder: string | null): Promise<string | null> {
  const extension = path.extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '保存',
    defaultPath: path.join(lastFolder ?? app.getPath('documents'), name),
    ...(extension === '' ? {} : { filters: [{ name: `.${extension}`, extensions: [extension] }] }),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}
