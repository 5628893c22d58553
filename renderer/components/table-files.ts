/** File types that the import reads, without the dot. */
export const TABLE_EXTENSIONS = ['xlsx', 'xls', 'xlsm', 'et', 'ods', 'csv'] as const;

/** A workbook by its name; WPS and Excel leave `~$…` lock files beside the open ones. */
export const isTableFile = (name: string, extensions: readonly string[] = TABLE_EXTENSIONS): boolean =>
  !name.startsWith('~$') && !name.startsWith('.') && extensions.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase());

/** Everything that was dropped, folders opened; the files of a folder are narrowed to tables, a file dropped by itself is not. */
export async function droppedFiles(data: DataTransfer, extensions: readonly string[]): Promise<File[]> {
  const entries = [...data.items].map((i) => (i.kind === 'file' ? i.webkitGetAsEntry() : null));
  if (entries.every((e) => e === null || e.isFile)) return [...data.files];
  const found: File[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, found, entry.isDirectory ? extensions : null);
  return found;
}

async function walk(entry: FileSystemEntry, found: File[], extensions: readonly string[] | null): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    if (extensions === null || isTableFile(file.name, extensions)) found.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A browser hands a folder out in parts of a hundred; the empty part is the last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return;
    for (const child of part) await walk(child, found, extensions);
  }
}
