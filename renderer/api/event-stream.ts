import type { CoreEvent } from '../../electron/contract/events.js';

/** Turns a byte stream of newline-delimited JSON into events; a line may be cut anywhere, also inside a character. */
export async function readEvents(body: ReadableStream<Uint8Array>, emit: (event: CoreEvent) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') emit(JSON.parse(line) as CoreEvent);
  }
}
