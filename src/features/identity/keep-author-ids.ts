// Gives clusters of mentions the ids that their mentions had, so that addresses stay as they are.

export interface Cluster {
  mentions: readonly { id: string; author?: string }[];
}

export interface KeptIds {
  /** One per cluster, in order. */
  ids: string[];
  redirects: { from: string; to: string }[];
}

interface Claim {
  cluster: number;
  author: string;
  count: number;
}

/** The cluster with most of an author's mentions keeps the id; `newId` names those that get none. */
export function keepAuthorIds(clusters: readonly Cluster[], newId: (firstMention: string) => string): KeptIds {
  const claims = clusters.flatMap(({ mentions }, cluster) => countClaims(mentions, cluster));
  // Ties are settled by the id, so that runs repeat.
  claims.sort(
    (p, q) => q.count - p.count || (p.author < q.author ? -1 : p.author > q.author ? 1 : p.cluster - q.cluster),
  );
  const ids = new Map<number, string>();
  const owner = new Map<string, number>();
  for (const { cluster, author } of claims) {
    if (ids.has(cluster) || owner.has(author)) continue;
    ids.set(cluster, author);
    owner.set(author, cluster);
  }
  const named = clusters.map(({ mentions }, cluster) => ids.get(cluster) ?? newId(firstOf(mentions)));
  const redirects = new Map<string, string>();
  for (const { cluster, author } of claims) {
    if (!owner.has(author) && !redirects.has(author)) redirects.set(author, named[cluster] as string);
  }
  return { ids: named, redirects: [...redirects].map(([from, to]) => ({ from, to })) };
}

function countClaims(mentions: Cluster["mentions"], cluster: number): Claim[] {
  const counts = new Map<string, number>();
  for (const { author } of mentions) if (author !== undefined) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts].map(([author, count]) => ({ cluster, author, count }));
}

/** The same whatever the order of the mentions. */
function firstOf(mentions: Cluster["mentions"]): string {
  return mentions.reduce((first, { id }) => (first === "" || id < first ? id : first), "");
}
