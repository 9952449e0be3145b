// Says whether two printed names can be one person's, and how much they agree.

import { isNickname } from "./nicknames.ts";
import type { PersonName } from "./person-name.ts";

/** From contradiction to identity; the numbers are features, so their order means something. */
export const GIVEN = {
  conflict: 0,
  oneMissing: 1,
  withoutFirst: 2,
  nearlyEqual: 3,
  initialOnly: 4,
  shortForm: 5,
  bothInitials: 6,
  firstEqual: 7,
  equal: 8,
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
  if (a.joined === b.joined) return sameName(a, b);
  if (a.joined === "" || b.joined === "") return { given: GIVEN.oneMissing, middle: MIDDLE.noneOrMissing };
  const given = areTwoChineseNames(a, b) ? GIVEN.conflict : relateFirst(a, b);
  const middle = given === GIVEN.conflict ? MIDDLE.conflict : relateMiddle(a.given, b.given);
  if (middle !== MIDDLE.conflict) return { given, middle };
  if (joinsUp(a, b) || joinsUp(b, a)) return { given: GIVEN.shortForm, middle: MIDDLE.initial };
  if (isTypingError(a, b) && !areTwoChineseNames(a, b)) return { given: GIVEN.nearlyEqual, middle: MIDDLE.conflict };
  // A written-out first name outweighs a middle name that differs: people change those, and typists miss them.
  return given >= GIVEN.shortForm && given !== GIVEN.bothInitials ? { given, middle } : CONFLICT;
}

// Loose about which syllables there are; the family name has to fit as well.
const PINYIN =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|[aeio]ng|ia[no]|uai|uan|a[ion]|e[inr]|ou|[iu]n|i[aeu]|u[aeio]|[aeiou]))+$/;
/** Longer words are no names, and would be tried for ever. */
const MAX_PINYIN = 14;

const isPinyin = (word: string): boolean => word.length <= MAX_PINYIN && PINYIN.test(word);

/** `Yu Wang` is not short for `Yuan Wang`, nor is `Yimin` a slip for `Yiming`: one letter more is another name. */
function areTwoChineseNames(a: PersonName, b: PersonName): boolean {
  const [x, y] = [a.given[0] as string, b.given[0] as string];
  if (x === y || x.length === 1 || y.length === 1) return false;
  return isPinyin(a.family) && isPinyin(a.joined) && isPinyin(b.joined);
}

/** In the given names as one word; another initial is another name. */
function isTypingError(a: PersonName, b: PersonName): boolean {
  if (a.joined.length < 6 || b.joined.length < 6 || !isOneEdit(a.joined, b.joined)) return false;
  return ![...a.given, ...b.given].some((word) => word.length === 1);
}

function sameName(a: PersonName, b: PersonName): NameRelation {
  const isInitials = a.given.length > 0 && a.given.every((word) => word.length === 1);
  const hasMiddle = Math.max(a.given.length, b.given.length) > 1;
  return {
    given: isInitials ? GIVEN.bothInitials : GIVEN.equal,
    middle: hasMiddle ? MIDDLE.equal : MIDDLE.noneOrMissing,
  };
}

function relateFirst(x: PersonName, y: PersonName): number {
  const [a, b] = [x.given[0] as string, y.given[0] as string];
  if (a === b) return a.length > 1 ? GIVEN.firstEqual : GIVEN.bothInitials;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? GIVEN.initialOnly : GIVEN.conflict;
  if (a.startsWith(b) || b.startsWith(a) || isNickname(a, b)) return GIVEN.shortForm;
  if (x.joined.startsWith(y.joined) || y.joined.startsWith(x.joined)) return GIVEN.shortForm;
  if (a.length > 3 && b.length > 3 && isOneEdit(a, b)) return GIVEN.nearlyEqual;
  return isLaterName(a, y) || isLaterName(b, x) ? GIVEN.withoutFirst : GIVEN.conflict;
}

/** `Geunbae Lee` and `Gary Geunbae Lee`. */
const isLaterName = (first: string, other: PersonName): boolean => other.given.indexOf(first, 1) > 0;

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
function joinsUp(parts: PersonName, whole: PersonName): boolean {
  return parts.given.length > 1 && (parts.given[0] as string).length > 1 && whole.joined.startsWith(parts.joined);
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
