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
const remembered = new Map<string, ReadName>();

export function readName(printed: string): ReadName {
  const known = remembered.get(printed);
  if (known) return known;
  const name = cleanAuthorName(printed);
  const read = {
    name,
    key: nameKey(name) || name.toLowerCase(),
    familyKey: familyKey(name),
    isCollective: isCollectiveName(name),
  };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(printed, read);
  return read;
}
