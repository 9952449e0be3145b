// The best few of many in the total order of a sort: key, then the newer day, then the greater id.

import type { IndexCursor, IndexHit } from "../../../ports/search-index.ts";

/** A heap with the worst kept hit at its root. Keys that are not known come last. */
export class Top {
  readonly limit: number;
  private readonly after: IndexCursor | undefined;
  private keys: Float64Array;
  private days: Int32Array;
  private ids: Float64Array;
  private count = 0;

  constructor(limit: number, after?: IndexCursor) {
    this.limit = limit;
    this.after = after && { ...after, key: orderKey(after.key) };
    this.keys = new Float64Array(limit);
    this.days = new Int32Array(limit);
    this.ids = new Float64Array(limit);
  }

  get isBehindCursor(): boolean {
    return this.after !== undefined;
  }

  /** Keys below this change nothing. */
  get threshold(): number {
    if (this.limit === 0) return Number.POSITIVE_INFINITY;
    return this.count < this.limit ? Number.NEGATIVE_INFINITY : (this.keys[0] as number);
  }

  add(key: number, day: number, id: number): void {
    if (this.limit === 0) return;
    const { after } = this;
    if (after && !isBefore(after.key, after.day, after.paperId, key, day, id)) return;
    if (this.count < this.limit) {
      this.rise(this.count++, key, day, id);
      return;
    }
    if (isBefore(key, day, id, this.keys[0] as number, this.days[0] as number, this.ids[0] as number)) {
      this.sink(key, day, id);
    }
  }

  private rise(from: number, key: number, day: number, id: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBeforeEntry(parent, key, day, id)) break;
      this.move(parent, at);
      at = parent;
    }
    this.set(at, key, day, id);
  }

  private sink(key: number, day: number, id: number): void {
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.count) break;
      const right = child + 1;
      if (
        right < this.count &&
        this.isBeforeEntry(child, this.keys[right] as number, this.days[right] as number, this.ids[right] as number)
      ) {
        child = right;
      }
      if (this.isBeforeEntry(child, key, day, id)) break;
      this.move(child, at);
      at = child;
    }
    this.set(at, key, day, id);
  }

  /** Whether the kept hit comes before this one. */
  private isBeforeEntry(at: number, key: number, day: number, id: number): boolean {
    return isBefore(this.keys[at] as number, this.days[at] as number, this.ids[at] as number, key, day, id);
  }

  private move(from: number, to: number): void {
    this.set(to, this.keys[from] as number, this.days[from] as number, this.ids[from] as number);
  }

  private set(at: number, key: number, day: number, id: number): void {
    this.keys[at] = key;
    this.days[at] = day;
    this.ids[at] = id;
  }

  /** Best first. */
  hits(): IndexHit[] {
    const hits = Array.from({ length: this.count }, (_, at) => ({
      paperId: this.ids[at] as number,
      key: this.keys[at] as number,
      day: this.days[at] as number,
    }));
    hits.sort((a, b) => (isBefore(a.key, a.day, a.paperId, b.key, b.day, b.paperId) ? -1 : 1));
    for (const hit of hits) if (hit.key === Number.NEGATIVE_INFINITY) hit.key = Number.NaN;
    return hits;
  }
}

/** The place of an unknown key; `null` is what JSON makes of NaN. */
export const orderKey = (key: number | null | undefined): number =>
  typeof key === "number" && !Number.isNaN(key) ? key : Number.NEGATIVE_INFINITY;

function isBefore(key: number, day: number, id: number, otherKey: number, otherDay: number, otherId: number): boolean {
  if (key !== otherKey) return key > otherKey;
  return day !== otherDay ? day > otherDay : id > otherId;
}
