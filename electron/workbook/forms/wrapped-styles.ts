/** Which cell styles break long text into lines, by their number; of the styles part as spreadsheets write it. */
export function wrappedStyles(stylesXml: string): readonly boolean[] {
  const list = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(stylesXml)?.[1] ?? '';
  return [...list.matchAll(/<xf\b[^>]*?(?:\/>|>([\s\S]*?)<\/xf>)/g)].map((m) => /<alignment\b[^>]*\swrapText="(?:1|true)"/.test(m[1] ?? ''));
}
