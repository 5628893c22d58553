import { OdsContent } from './ods-content.js';
import { Refusal, damaged } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { asUtf8 } from './xml-encoding.js';
import { inflatePart, inflateSmallPart } from './zip-part.js';
import type { ZipDirectory } from './zip-directory.js';

/** Reads .ods. A cell's kind stands in its attributes, so styles and settings stay packed. */
export async function readOds(zip: ZipDirectory, sink: RowSink): Promise<void> {
  const manifest = zip.find('META-INF/manifest.xml');
  if (zip.find('encrypted-package') || (manifest && inflateSmallPart(zip, manifest).includes('encryption-data'))) {
    throw new Refusal('FILE_ENCRYPTED');
  }
  const content = zip.find('content.xml');
  if (!content) throw damaged();
  await new OdsContent(sink).read(asUtf8(inflatePart(zip, content)));
}
