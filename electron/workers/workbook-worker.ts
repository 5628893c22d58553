import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../domain/domain-error.js';
import { RowPacker, transferList } from '../workbook/reading/packed-rows.js';
import { readFileWithin } from '../workbook/reading/read-file-within.js';
import { streamWorkbook } from '../workbook/reading/read-workbook.js';
import type { RowSink } from '../workbook/reading/row-sink.js';
import type { WorkbookMessage, WorkbookTask } from './workbook-messages.js';

// The thread that opens foreign files: it reads one workbook, says what it found and ends. Whatever a hostile file does
// to it, the thread can be killed.

const say = (message: WorkbookMessage): void => {
  parentPort?.postMessage(message, message.type === 'rows' ? transferList(message.packed) : []);
};

const packer = new RowPacker();
const flush = (): void => {
  const packed = packer.take();
  if (packed) say({ type: 'rows', packed });
};
const sink: RowSink = {
  begin: (head) => say({ type: 'begin', head }),
  row: (row) => {
    const packed = packer.add(row);
    if (packed) say({ type: 'rows', packed });
  },
  end: (tail) => {
    flush();
    say({ type: 'end', tail });
  },
};

try {
  const { path, name } = workerData as WorkbookTask;
  const format = await streamWorkbook(readFileWithin(path, name), name, sink);
  say({ type: 'done', format });
} catch (e) {
  // anything else is a fault of the program and reaches the other side as the thread's error
  if (!(e instanceof DomainError)) throw e;
  say({ type: 'refused', code: e.code, details: e.details });
}
