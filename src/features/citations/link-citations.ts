// Who cites whom among the papers held. Looks only at what changed since; by identifier first, else by the printed reference.

import { setImmediate as pause } from "node:timers/promises";
import { isReferenceTo } from "../../model/reference-titles.ts";
import type { CitationLink, CitationStore, TitleMatch } from "../../ports/citation-store.ts";

/** A transaction of this many papers takes about a tenth of a second. */
const CHUNK = 500;

type Link = CitationLink & { isSelf: boolean; byTitle: boolean };

export interface LinkOptions {
  /** ISO day of the count. */
  today: string;
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

/** Returns the number of papers looked at. */
export async function linkCitations(store: CitationStore, { today, signal, onProgress }: LinkOptions): Promise<number> {
  let done = 0;
  for (let next = store.nextChanged(); next; next = store.nextChanged()) {
    const { batch, paperIds } = next;
    for (let at = 0; at < paperIds.length; at += CHUNK) {
      signal?.throwIfAborted();
      const chunk = paperIds.slice(at, at + CHUNK);
      store.transaction(() => {
        linkPapers(store, chunk, today);
        if (at + CHUNK >= paperIds.length) store.forgetChanged(batch);
      });
      done += chunk.length;
      onProgress?.(`looked at the citations of ${done} papers`);
      await pause();
    }
    if (paperIds.length === 0) store.transaction(() => store.forgetChanged(batch));
  }
  await refreshSelfCitations(store, { today, ...(signal && { signal }) });
  return done;
}

function linkPapers(store: CitationStore, paperIds: number[], today: string): void {
  const wanted = new Map<string, Link>();
  // A reference that may name a changed paper may name another as well: all of what its paper cites is looked at.
  const citing = [...new Set([...paperIds, ...store.papersNaming(paperIds)])];
  const ends = { citing, cited: paperIds };
  for (const link of resolveTitles(store.titleMatches(citing)))
    wanted.set(keyOf(link), { ...link, isSelf: false, byTitle: true });
  for (const link of store.linksByIdentifier(ends))
    if (link.citingId !== link.citedId) wanted.set(keyOf(link), { ...link, isSelf: false, byTitle: false });
  markSelf(store, [...wanted.values()]);
  replaceLinks(store, { held: store.linksOf(ends), wanted, today, also: paperIds });
}

const keyOf = ({ citingId, citedId }: CitationLink): string => `${citingId} ${citedId}`;

/** Each printed reference names one paper at most: where two of its title fit, the one nearer in time. */
export function resolveTitles(matches: TitleMatch[]): CitationLink[] {
  const best = new Map<string, { match: TitleMatch; years: number; isTied: boolean }>();
  for (const match of matches) {
    if (match.citingId === match.citedId || !isReferenceTo(match.text, match.cited)) continue;
    const key = `${match.citingId} ${match.number}`;
    const years = yearsApart(match);
    const held = best.get(key);
    if (!held || years < held.years) best.set(key, { match, years, isTied: false });
    else if (years === held.years && match.citedId !== held.match.citedId) held.isTied = true;
  }
  return [...best.values()]
    .filter(({ isTied }) => !isTied)
    .map(({ match }) => ({ citingId: match.citingId, citedId: match.citedId }));
}

function yearsApart({ text, cited }: TitleMatch): number {
  const { year } = cited;
  if (year === undefined) return 100;
  const years = text.match(/\b(?:1[89]|20)\d\d\b/g) ?? [];
  return Math.min(100, ...years.map((other) => Math.abs(Number(other) - year)));
}

function markSelf(store: CitationStore, links: Link[]): void {
  const authors = store.authorsOf([...new Set(links.flatMap(({ citingId, citedId }) => [citingId, citedId]))]);
  for (const link of links) {
    const citing = new Set(authors.get(link.citingId));
    link.isSelf = (authors.get(link.citedId) ?? []).some((id) => citing.has(id));
  }
}

interface Replacement {
  held: Link[];
  wanted: Map<string, Link>;
  today: string;
  /** Counted anew in any case: a paper that was merged anew shows only what its sources count. */
  also: number[];
}

function replaceLinks(store: CitationStore, { held, wanted, today, also }: Replacement): void {
  const isSame = (link: Link) => {
    const other = wanted.get(keyOf(link));
    return other && other.isSelf === link.isSelf && other.byTitle === link.byTitle;
  };
  const dropped = held.filter((link) => !isSame(link));
  const kept = new Set(held.filter(isSame).map(keyOf));
  const added = [...wanted.values()].filter((link) => !kept.has(keyOf(link)));
  store.dropLinks(dropped);
  store.addLinks(added);
  store.recount(
    [...new Set([...also, ...dropped, ...added].map((item) => (typeof item === "number" ? item : item.citedId)))],
    today,
  );
}

/** After names went to other authors. */
async function refreshSelfCitations(store: CitationStore, { today, signal }: LinkOptions): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const count = store.transaction(() => {
      const paperIds = store.takeChangedBylines(CHUNK);
      if (paperIds.length === 0) return 0;
      const held = store.linksOf({ citing: paperIds, cited: paperIds });
      const wanted = new Map(held.map((link) => [keyOf(link), { ...link }]));
      markSelf(store, [...wanted.values()]);
      replaceLinks(store, { held, wanted, today, also: [] });
      return paperIds.length;
    });
    if (count === 0) return;
    await pause();
  }
}
