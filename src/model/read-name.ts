// A printed name with its forms, worked out once: the same names come back on a day's papers and several times on each.

import { cleanAuthorName, familyKey, isCollectiveName, nameKey } from "./names.ts";

export interface ReadName {
  /** As it is shown. */
  name: string;
  key: string;
  familyKey: string;
  isCollective: boolean;
}

const MAX_REMEMBERED = 20_000;
// Two generations: a full cache loses the names that have not come up for long, not those of the papers at hand.
let recent = new Map<string, ReadName>();
let older = new Map<string, ReadName>();

export function readName(printed: string): ReadName {
  const known = recent.get(printed);
  if (known) return known;
  const read = older.get(printed) ?? work(printed);
  if (recent.size >= MAX_REMEMBERED) {
    older = recent;
    recent = new Map();
  }
  recent.set(printed, read);
  return read;
}

function work(printed: string): ReadName {
  const name = cleanAuthorName(printed);
  const isCollective = isCollectiveName(name);
  return {
    name,
    key: nameKey(name) || name.toLowerCase(),
    familyKey: familyKey(name, isCollective),
    isCollective,
  };
}
