// The background work on citations, institutions and the ranking of authors, wired.

import type { WriteStore } from "../adapters/store/sqlite/open-store.ts";
import type { Settings } from "../config.ts";
import { enrichPapers } from "../features/citations/enrich-papers.ts";
import { linkCitations } from "../features/citations/link-citations.ts";
import { resolveAffiliations } from "../features/institutions/resolve-affiliations.ts";
import { rankAuthors } from "../features/standings/rank-authors.ts";
import type { JobWork } from "../jobs.ts";
import type { Clock } from "../lib/clock.ts";
import type { Source } from "../ports/source.ts";

export interface PeopleParts {
  settings: Settings;
  clock: Clock;
  store: WriteStore;
  sources: readonly Source[];
}

export function createPeopleWork(
  parts: PeopleParts,
): Pick<JobWork, "lookups" | "resolveAffiliations" | "rankAuthors" | "linkCitations"> {
  const { store, clock } = parts;
  return {
    lookups: listLookups(parts),
    async resolveAffiliations(_input, { signal, progress }) {
      await resolveAffiliations(store.affiliations, { signal, onProgress: progress });
    },
    async rankAuthors(_input, { signal, progress }) {
      await rankAuthors(store.standings, store.scores, { now: clock, signal, onProgress: progress });
    },
    linkCitations: (_input, { signal, progress }) => linkNew(parts, { signal, onProgress: progress }),
  };
}

export async function linkNew(
  { store, clock }: Pick<PeopleParts, "store" | "clock">,
  following: { signal: AbortSignal; onProgress?: (text: string) => void },
): Promise<void> {
  await linkCitations(store.citations, { today: clock().toISOString().slice(0, 10), ...following });
}

function listLookups({ settings, sources, store, clock }: PeopleParts): JobWork["lookups"] {
  if (settings.offline) return [];
  return sources
    .filter((source) => source.lookup && settings.lookups.includes(source.name))
    .map((source) => ({
      source: source.name,
      title: source.title,
      async run(_input, { signal, progress }) {
        const parts = { store: store.lookups, writer: store.writer, source, now: clock, budget: settings.lookupBudget };
        const asked = await enrichPapers(parts, { signal, onProgress: progress });
        if (asked === 0) return;
        store.jobs.enqueue({ kind: "citations", uniqueKey: "citations:new" });
        store.jobs.enqueue({ kind: "rescore:new", uniqueKey: "rescore:new" });
      },
    }));
}
