// How fast a paper is being cited, so that a new one can be held against an old one.

const DAY_MS = 86_400_000;
/** A paper of today has had no time to be cited: its age counts as this many days at least. */
const YOUNGEST_DAYS = 30;

/** Citations per day of age, the age not below a month; undefined where the date is not known. `date` may be a year alone. */
export function citationsPerDay(citations: number, date: string | undefined, now: number): number | undefined {
  const born = Date.parse(date ?? "");
  const days = Number.isNaN(born) ? Number.NaN : Math.max(YOUNGEST_DAYS, (now - born) / DAY_MS);
  return days > 0 ? citations / days : undefined;
}
