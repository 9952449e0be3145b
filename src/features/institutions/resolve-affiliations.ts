// Resolves every printed affiliation anew, since the table may have grown, and counts those that name no known institution.

import { setImmediate as pause } from "node:timers/promises";
import { institutionForDomain, resolveInstitution } from "../../model/institutions.ts";
import type { AffiliationStore, PrintedPlace } from "../../ports/affiliation-store.ts";

const CHUNK = 1000;
/** The list is for people to read from its top. */
const MAX_LISTED = 5000;
const MAX_TEXT = 300;

export interface AffiliationReport {
  mentions: number;
  resolved: number;
  /** Papers whose institutions are others now. */
  changed: number;
}

export async function resolveAffiliations(
  store: AffiliationStore,
  { signal, onProgress = () => {} }: { signal?: AbortSignal; onProgress?: (text: string) => void } = {},
): Promise<AffiliationReport> {
  const report = { mentions: 0, resolved: 0, changed: 0 };
  const unresolved = new Map<string, { mentions: number; paperId: number }>();
  for (let after = 0; ; ) {
    signal?.throwIfAborted();
    const papers = store.papersAfter(after, CHUNK);
    const last = papers.at(-1);
    if (!last) break;
    after = last.paperId;
    store.transaction(() => {
      for (const { paperId, places } of papers) {
        for (const place of places) count(place, paperId, { report, unresolved });
        const found = places.map((place) => place && resolvePlace(place));
        const isSame = places.every((place, at) => sameTags(place?.institutions, found[at] ?? undefined));
        if (isSame) continue;
        store.saveInstitutions(
          paperId,
          found.map((tags) => tags ?? undefined),
        );
        report.changed++;
      }
    });
    onProgress(`${report.resolved} of ${report.mentions} affiliations resolved`);
    await pause();
  }
  const rows = [...unresolved].map(([text, { mentions, paperId }]) => ({ text, mentions, paperId }));
  rows.sort((a, b) => b.mentions - a.mentions || (a.text < b.text ? -1 : 1));
  store.transaction(() => store.saveUnresolved(rows.slice(0, MAX_LISTED)));
  return report;
}

function count(
  place: PrintedPlace | null,
  paperId: number,
  { report, unresolved }: { report: AffiliationReport; unresolved: Map<string, { mentions: number; paperId: number }> },
): void {
  for (const text of place?.affiliations ?? []) {
    report.mentions++;
    if (resolveInstitution(text).length > 0) {
      report.resolved++;
      continue;
    }
    const key = text.replace(/\s+/g, " ").trim().slice(0, MAX_TEXT);
    const seen = unresolved.get(key);
    if (seen) seen.mentions++;
    else unresolved.set(key, { mentions: 1, paperId });
  }
}

function resolvePlace({ affiliations, email }: PrintedPlace): string[] {
  const tags = new Set((affiliations ?? []).flatMap((text) => resolveInstitution(text).map(({ tag }) => tag)));
  const behindMail = tags.size === 0 && email ? institutionForDomain(email) : undefined;
  return behindMail ? [behindMail.tag] : [...tags];
}

const sameTags = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((tag, at) => tag === b[at]);
