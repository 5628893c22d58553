import type { Logger } from '../app/ports.js';
import { answer } from '../app/running/answer.js';
import { deliverFile } from '../app/running/deliver-file.js';
import { receiveFile } from '../app/running/receive-file.js';
import type { Reply } from '../contract/errors.js';
import type { FileRef } from '../contract/files.js';
import type { CoreLink } from '../workers/core-link.js';

/** Takes bytes from a page into the core's files. Refusals: FILE_TOO_LARGE and those of the disk. */
export async function takeFile(link: CoreLink, log: Logger, name: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Reply<FileRef>> {
  const place = await link.place(name);
  if (!place.ok) return place;
  const received = await answer(log, 'putFile', () => receiveFile(place.value, bytes));
  return received.ok ? link.adopt(place.value) : received;
}

/** Copies a handed-out file to where the person chose; false when nothing was chosen. */
export async function handOut(link: CoreLink, log: Logger, file: FileRef, choose: (name: string) => Promise<string | null>): Promise<Reply<boolean>> {
  const source = await link.pathOf(file);
  if (!source.ok) return source;
  return answer(log, 'saveFile', async () => {
    const target = await choose(file.name);
    if (target === null) return false;
    deliverFile({ pathOf: () => source.value }, file, target);
    return true;
  });
}

/** References to files of this machine that the person chose. */
export async function adoptAll(link: CoreLink, paths: readonly string[]): Promise<Reply<FileRef[]>> {
  const files: FileRef[] = [];
  for (const path of paths) {
    const adopted = await link.adopt(path);
    if (!adopted.ok) return adopted;
    files.push(adopted.value);
  }
  return { ok: true, value: files };
}
