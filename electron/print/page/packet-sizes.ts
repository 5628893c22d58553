/**
 * Cuts a document into packets of at most `most` sheets. `groups`: numbers of sheets that belong together, in order; a group
 * is cut only when it alone is longer than a packet. Returns the sheets of each packet; they add up to all sheets.
 */
export function packetSizes(groups: readonly number[], most: number): number[] {
  const sizes: number[] = [];
  let open = 0;
  for (const group of groups) {
    if (open > 0 && open + group > most) {
      sizes.push(open);
      open = 0;
    }
    open += group;
    while (open > most) {
      sizes.push(most);
      open -= most;
    }
  }
  return open > 0 ? [...sizes, open] : sizes;
}
