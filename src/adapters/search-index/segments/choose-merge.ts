// Which segments to join next: those of similar size, so that a paper is rewritten a few times in its life and no more than ten stay.

/** What the choice depends on, oldest first. */
export interface SegmentSize {
  papers: number;
  /** Papers that are alive. */
  alive: number;
}

const MAX_SEGMENTS = 10;
const SMALLEST_TIER = 256;
const TIER_RATIO = 8;
/** So many neighbours of a tier are joined. */
const RUN = 4;
/** A segment of which more is dead is rewritten. */
const MAX_DEAD_SHARE = 0.3;
/** No segment is grown beyond the greater of these: a share of all papers, a number of them. */
const LARGEST_SHARE = 0.25;
const LARGEST = 100_000;

/** The range of segments to join, or undefined when nothing is to be gained. */
export function chooseMerge(segments: readonly SegmentSize[]): { from: number; to: number } | undefined {
  const total = segments.reduce((sum, { alive }) => sum + alive, 0);
  const largest = Math.max(LARGEST, Math.ceil(total * LARGEST_SHARE));
  return findTier(segments, largest) ?? findSmallest(segments) ?? findDead(segments);
}

const tierOf = ({ alive }: SegmentSize): number =>
  Math.max(0, Math.ceil(Math.log(Math.max(alive, 1) / SMALLEST_TIER) / Math.log(TIER_RATIO)));

/** The longest run of neighbours up to a tier, in the lowest tier that has one. */
function findTier(segments: readonly SegmentSize[], largest: number): { from: number; to: number } | undefined {
  const tiers = segments.map(tierOf);
  for (let tier = 0; tier <= Math.max(0, ...tiers); tier++) {
    for (let to = segments.length; to > 0; to--) {
      let from = to;
      let papers = 0;
      while (from > 0 && (tiers[from - 1] as number) <= tier) {
        const more = (segments[from - 1] as SegmentSize).alive;
        if (papers + more > largest) break;
        papers += more;
        from--;
      }
      if (to - from >= RUN) return { from, to };
    }
  }
  return undefined;
}

/** While there are too many, the neighbours that are cheapest to join. */
function findSmallest(segments: readonly SegmentSize[]): { from: number; to: number } | undefined {
  if (segments.length <= MAX_SEGMENTS) return undefined;
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let from = 0; from + 1 < segments.length; from++) {
    const papers = (segments[from] as SegmentSize).alive + (segments[from + 1] as SegmentSize).alive;
    if (papers <= fewest) [fewest, best] = [papers, from];
  }
  return { from: best, to: best + 2 };
}

function findDead(segments: readonly SegmentSize[]): { from: number; to: number } | undefined {
  const from = segments.findIndex(({ papers, alive }) => papers - alive > Math.max(papers * MAX_DEAD_SHARE, 16));
  return from < 0 ? undefined : { from, to: from + 1 };
}
