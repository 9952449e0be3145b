// The papers that a query names outright: by identifier, address or whole title.

import { recogniseIdentifier } from "../../model/identifiers.ts";
import type { PaperLookups } from "../../ports/paper-lookups.ts";

export interface NamedPapers {
  paperIds: number[];
  isIdentifier: boolean;
  note: string;
}

const MAX_SHOWN = 60;

export function findNamed(lookups: PaperLookups, text: string): NamedPapers | undefined {
  const asked = text.trim();
  const isIdentifier = recogniseIdentifier(asked) !== undefined;
  const paperIds = isIdentifier ? lookups.named([asked]) : lookups.titled(asked.replace(/^["“](.*)["”]$/u, "$1"));
  if (paperIds.length === 0) return undefined;
  const shown = asked.length > MAX_SHOWN ? `${asked.slice(0, MAX_SHOWN)}…` : asked;
  const what = paperIds.length === 1 ? "names one paper exactly; it stands first" : "is a title of these papers";
  return { paperIds, isIdentifier, note: `“${shown}” ${what}.` };
}
