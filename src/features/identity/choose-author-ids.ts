// Gives clusters of mentions the ids that their mentions had, so that addresses stay as they are.

interface Claim {
  cluster: number;
  author: number;
  count: number;
}

interface Held {
  /** Of each mention the author it had, by the place among the texts; -1 for none. */
  numbers: ArrayLike<number>;
  texts: readonly string[];
}

export interface ChosenIds {
  /** Of a mention. */
  authors(mention: number): string;
  /** Authors that are no more, and who has most of their mentions now. */
  redirects: { from: string; to: string }[];
}

/**
 * The cluster with most of an author's mentions keeps the id; `newId` names those that get none. A cluster is named after one of
 * its mentions.
 */
export function chooseAuthorIds(
  clusters: Int32Array,
  { numbers, texts }: Held,
  newId: (mention: number) => string,
): ChosenIds {
  const claims = countClaims(clusters, numbers);
  const text = (author: number) => texts[author] as string;
  // Ties are settled by the id, so that runs repeat.
  claims.sort(
    (p, q) =>
      q.count - p.count || (p.author === q.author ? p.cluster - q.cluster : text(p.author) < text(q.author) ? -1 : 1),
  );
  const ids = new Int32Array(clusters.length).fill(-1);
  const taken = new Uint8Array(texts.length);
  for (const { cluster, author } of claims) {
    if (ids[cluster] !== -1 || taken[author] === 1) continue;
    ids[cluster] = author;
    taken[author] = 1;
  }
  const authors = (mention: number): string => {
    const cluster = clusters[mention] as number;
    return ids[cluster] === -1 ? newId(cluster) : text(ids[cluster] as number);
  };
  const redirects = new Map<number, string>();
  for (const { cluster, author } of claims) {
    if (taken[author] === 0 && !redirects.has(author)) redirects.set(author, authors(cluster));
  }
  return { authors, redirects: [...redirects].map(([author, to]) => ({ from: text(author), to })) };
}

function countClaims(clusters: Int32Array, authors: ArrayLike<number>): Claim[] {
  const places = new Float64Array(clusters.length);
  const step = 2 ** 26;
  let size = 0;
  for (let mention = 0; mention < clusters.length; mention++) {
    if (authors[mention] !== -1) places[size++] = (clusters[mention] as number) * step + (authors[mention] as number);
  }
  const sorted = places.subarray(0, size).sort();
  const claims: Claim[] = [];
  for (let i = 0; i < size; i++) {
    const last = claims.at(-1);
    if (i > 0 && sorted[i] === sorted[i - 1] && last) last.count += 1;
    else {
      const cluster = Math.floor((sorted[i] as number) / step);
      claims.push({ cluster, author: (sorted[i] as number) - cluster * step, count: 1 });
    }
  }
  return claims;
}
