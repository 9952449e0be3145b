// Says whether two printed names can be one person's, and how much they agree.

import { isNickname } from "./nicknames.ts";
import type { PersonName } from "./person-name.ts";

/** From contradiction to identity; the numbers are features, so their order means something. */
export const GIVEN = {
  conflict: 0,
  oneMissing: 1,
  nearlyEqual: 2,
  initialOnly: 3,
  shortForm: 4,
  bothInitials: 5,
  firstEqual: 6,
  equal: 7,
} as const;

export const MIDDLE = { conflict: -1, noneOrMissing: 0, initial: 1, equal: 2 } as const;

export interface NameRelation {
  given: number;
  middle: number;
}

const CONFLICT: NameRelation = { given: GIVEN.conflict, middle: MIDDLE.conflict };

/** Both names have the same family name. */
export function relateGivenNames(a: PersonName, b: PersonName): NameRelation {
  if (a.isCollective || b.isCollective) return a.full === b.full ? sameName(a, b) : CONFLICT;
  if (a.full === b.full) return sameName(a, b);
  const [x, y] = [a.given, b.given];
  const [joinedX, joinedY] = [x.join(""), y.join("")];
  if (joinedX === joinedY) return sameName(a, b);
  if (x.length === 0 || y.length === 0) return { given: GIVEN.oneMissing, middle: MIDDLE.noneOrMissing };
  const given = relateFirst(x, y);
  const middle = relateMiddle(x, y);
  if (given !== GIVEN.conflict && middle !== MIDDLE.conflict) return { given, middle };
  if (joinsUp(x, y) || joinsUp(y, x)) return { given: GIVEN.shortForm, middle: MIDDLE.initial };
  if (isTypingError(x, y)) {
    return { given: GIVEN.nearlyEqual, middle: MIDDLE.conflict };
  }
  // A written-out first name outweighs a middle name that differs: people change those, and typists miss them.
  return given >= GIVEN.shortForm && given !== GIVEN.bothInitials ? { given, middle } : CONFLICT;
}

/** In the given names as one word; another initial is another name. */
function isTypingError(x: readonly string[], y: readonly string[]): boolean {
  const [joinedX, joinedY] = [x.join(""), y.join("")];
  const hasInitial = x.some((word) => word.length === 1) || y.some((word) => word.length === 1);
  return !hasInitial && joinedX.length > 5 && joinedY.length > 5 && isOneEdit(joinedX, joinedY);
}

function sameName(a: PersonName, b: PersonName): NameRelation {
  const isInitials = a.given.length > 0 && a.given.every((word) => word.length === 1);
  const hasMiddle = Math.max(a.given.length, b.given.length) > 1;
  return {
    given: isInitials ? GIVEN.bothInitials : GIVEN.equal,
    middle: hasMiddle ? MIDDLE.equal : MIDDLE.noneOrMissing,
  };
}

function relateFirst(x: readonly string[], y: readonly string[]): number {
  const [a = "", b = ""] = [x[0], y[0]];
  if (a === b) return a.length > 1 ? GIVEN.firstEqual : GIVEN.bothInitials;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? GIVEN.initialOnly : GIVEN.conflict;
  if (isNickname(a, b) || a.startsWith(b) || b.startsWith(a)) return GIVEN.shortForm;
  const [joinedX, joinedY] = [x.join(""), y.join("")];
  if (joinedX.startsWith(joinedY) || joinedY.startsWith(joinedX)) return GIVEN.shortForm;
  return a.length > 3 && b.length > 3 && isOneEdit(a, b) ? GIVEN.nearlyEqual : GIVEN.conflict;
}

/** Names after the first may be left out and shortened, not contradicted: `Manuel Mana Lopez`, `Manuel J. Mana Lopez`. */
function relateMiddle(x: readonly string[], y: readonly string[]): number {
  const [few, many] = x.length <= y.length ? [x.slice(1), y.slice(1)] : [y.slice(1), x.slice(1)];
  if (few.length === 0) return MIDDLE.noneOrMissing;
  let at = 0;
  let isWhole = few.length === many.length;
  for (const word of few) {
    while (at < many.length && !agree(word, many[at] as string)) at += 1;
    if (at === many.length) return MIDDLE.conflict;
    isWhole &&= word === many[at];
    at += 1;
  }
  return isWhole ? MIDDLE.equal : MIDDLE.initial;
}

function agree(a: string, b: string): boolean {
  return a === b || (a[0] === b[0] && (a.length === 1 || b.length === 1)) || a.startsWith(b) || b.startsWith(a);
}

/** `Zhong Z.` and `Zhongzhi`: written apart and shortened, the words still follow one another in the whole. */
function joinsUp(parts: readonly string[], whole: readonly string[]): boolean {
  return parts.length > 1 && (parts[0] ?? "").length > 1 && whole.join("").startsWith(parts.join(""));
}

/** One letter added, dropped or replaced, or two neighbours in the wrong order. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length - 1, b.length - 1];
  while (endA >= start && endB >= start && a[endA] === b[endB]) {
    endA -= 1;
    endB -= 1;
  }
  const isSwap = endA - start === 1 && endB - start === 1 && a[start] === b[endB] && a[endA] === b[start];
  return isSwap || (endA - start < 1 && endB - start < 1);
}
