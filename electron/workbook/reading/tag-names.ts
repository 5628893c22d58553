/**
 * Turns the local name of a tag (without its prefix: `x:c` is `c`) into a small number without making a string of it.
 * The number of a name is its place in the list plus 1; 0 stands for every other name.
 */
export class TagNames {
  private readonly names: readonly Uint8Array[];
  private readonly single = new Uint8Array(256);
  /** First name of a bucket, then the next one; numbers as above, 0 ends. */
  private readonly first = new Uint8Array(64);
  private readonly next: Uint8Array;

  constructor(names: readonly string[]) {
    this.names = names.map((n) => new TextEncoder().encode(n));
    this.next = new Uint8Array(names.length + 1);
    this.names.forEach((name, i) => {
      const id = i + 1;
      if (name.length === 1) this.single[name[0] as number] = id;
      else {
        const b = bucket(name, 0, name.length);
        this.next[id] = this.first[b] as number;
        this.first[b] = id;
      }
    });
  }

  find(bytes: Uint8Array, from: number, to: number): number {
    if (to - from === 1) return this.single[bytes[from] as number] as number;
    if (to <= from) return 0;
    let id = this.first[bucket(bytes, from, to)] as number;
    while (id !== 0 && !same(this.names[id - 1] as Uint8Array, bytes, from, to)) id = this.next[id] as number;
    return id;
  }
}

const bucket = (bytes: Uint8Array, from: number, to: number): number =>
  ((bytes[from] as number) + (bytes[to - 1] as number) * 3 + (to - from) * 7) & 63;

function same(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}
