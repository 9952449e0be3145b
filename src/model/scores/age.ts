// How old a paper is, from a date that may be only a month or a year.

const DAY_MS = 86_400_000;
const DAYS_PER_MONTH = 30.4375;

export interface Age {
  days: number;
  months: number;
  /** "3 days", "7 months", "4 years". */
  words: string;
}

/** Undefined when the text is no date. A bare month or year counts from its middle, a future date as today. */
export function ageAt(date: string | undefined, now: Date): Age | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? "") ?? [];
  if (!year) return undefined;
  const start = day ? `${year}-${month}-${day}` : month ? `${year}-${month}-15` : `${year}-07-01`;
  const days = (now.getTime() - Date.parse(start)) / DAY_MS;
  return Number.isFinite(days) ? toAge(Math.max(0, days)) : undefined;
}

function toAge(days: number): Age {
  const months = days / DAYS_PER_MONTH;
  return { days, months, words: inWords(days, months) };
}

function inWords(days: number, months: number): string {
  if (days < 1) return "today";
  if (days < 45) return plural(Math.floor(days), "day");
  const whole = Math.round(months);
  return whole < 24 ? plural(whole, "month") : plural(Math.floor(whole / 12), "year");
}

const thousands = new Intl.NumberFormat("en");

/** "1 paper", "2,304 papers". */
export function plural(count: number, noun: string): string {
  // The formatter is slow, and nearly all counts are small.
  return `${count < 1000 ? count : thousands.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}
