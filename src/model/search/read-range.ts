// Ranges of years and days as people write them: 2021..2024, >=2020, ..2019, 2024-03.

const YEAR = /^[12]\d{3}$/;
const DAY_MS = 86_400_000;
const DATE = /^([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

interface Ends {
  from?: string;
  to?: string;
  isAfter?: boolean;
  isBefore?: boolean;
}

/** The two written ends; undefined when the text is no range of anything. */
function splitEnds(text: string, separator: RegExp): Ends | undefined {
  const bound = /^(>=|<=|>|<)(.+)$/.exec(text);
  if (bound?.[2]) {
    const end = bound[2].trim();
    return bound[1]?.startsWith(">")
      ? { from: end, isAfter: bound[1] === ">" }
      : { to: end, isBefore: bound[1] === "<" };
  }
  const parts = text.split(separator);
  if (parts.length === 1) return { from: text, to: text };
  if (parts.length !== 2 || (parts[0] === "" && parts[1] === "")) return undefined;
  return { ...(parts[0] && { from: parts[0] }), ...(parts[1] && { to: parts[1] }) };
}

export function readYears(text: string): { from?: number; to?: number } | undefined {
  const ends = splitEnds(text.trim(), /\.{2,3}|[-–—:]/);
  if (!ends) return undefined;
  const { from, to } = ends;
  if ((from !== undefined && !YEAR.test(from)) || (to !== undefined && !YEAR.test(to))) return undefined;
  return {
    ...(from !== undefined && { from: Number(from) + (ends.isAfter ? 1 : 0) }),
    ...(to !== undefined && { to: Number(to) - (ends.isBefore ? 1 : 0) }),
  };
}

/** Days since 1970-01-01. A month or a year stands for all its days. */
export function readDays(text: string): { from?: number; to?: number } | undefined {
  const ends = splitEnds(text.trim(), /\.{2,3}/);
  if (!ends) return undefined;
  const from = ends.from === undefined ? undefined : spanOf(ends.from);
  const to = ends.to === undefined ? undefined : spanOf(ends.to);
  if ((ends.from !== undefined && !from) || (ends.to !== undefined && !to)) return undefined;
  return {
    ...(from && { from: ends.isAfter ? from.last + 1 : from.first }),
    ...(to && { to: ends.isBefore ? to.first - 1 : to.last }),
  };
}

/** The day number of `2024`, `2024-03` or `2024-03-05`, the first day where only a month or year is known. */
export const toDayNumber = (date: string): number | undefined => spanOf(date)?.first;

function spanOf(text: string): { first: number; last: number } | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const first = Date.UTC(year, month - 1, day);
  // The 31st of February is another month's day.
  if (new Date(first).getUTCMonth() !== month - 1 || new Date(first).getUTCDate() !== day) return undefined;
  let end = first;
  if (match[2] === undefined) end = Date.UTC(year, 11, 31);
  else if (match[3] === undefined) end = Date.UTC(year, month, 0);
  return { first: first / DAY_MS, last: end / DAY_MS };
}
