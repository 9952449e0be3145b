// Dates as sources write them, checked against the calendar: what cannot be a date is undefined, never a guess.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ZONES: Record<string, number> = { EST: -300, EDT: -240, CST: -360, CDT: -300, PST: -480, PDT: -420 };
const MAIL_DATE =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3})[a-z]*[\s-](\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([+-]\d{4}|[A-Z]{1,4})?$/;
// Papers have dates between these years; 0000 and 9999 are placeholders.
const FIRST_YEAR = 1600;
const LAST_YEAR = 2100;

export interface WrittenDate {
  /** The day as written, in the writer's own time zone. */
  day: string;
  /** The instant in UTC; midnight when no time is given. */
  instant: string;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  offsetMinutes: number;
}

const number = (text: string | undefined): number => (text === undefined ? 0 : Number(text));

function offsetMinutes(zone: string | undefined): number {
  if (!zone) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return ZONES[zone] ?? 0;
  return (match[1] === "-" ? -1 : 1) * (number(match[2]) * 60 + number(match[3]));
}

const pad = (value: number): string => (value < 10 ? `0${value}` : String(value));

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toWrittenDate(parts: Parts): WrittenDate | undefined {
  const { year, month, day, hour, minute, second } = parts;
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return undefined;
  if (month < 1 || day < 1 || (day > 28 && day > daysInMonth(year, month))) return undefined;
  const written = `${year}-${pad(month)}-${pad(day)}`;
  const instant = `${written}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`;
  if (parts.offsetMinutes === 0) return { day: written, instant };
  const utc = new Date(Date.parse(instant) - parts.offsetMinutes * 60_000).toISOString();
  return { day: written, instant: `${utc.slice(0, 19)}Z` };
}

/** Reads the dates of mail, RSS and HTTP: `Mon, 14 Apr 2008 18:49:38 GMT`. */
export function parseMailDate(text: string): WrittenDate | undefined {
  const match = MAIL_DATE.exec(text.trim());
  if (!match) return undefined;
  return toWrittenDate({
    year: number(match[3]),
    month: MONTHS.indexOf((match[2] ?? "").toLowerCase()) + 1,
    day: number(match[1]),
    hour: number(match[4]),
    minute: number(match[5]),
    second: number(match[6]),
    offsetMinutes: offsetMinutes(match[7]),
  });
}

/** Milliseconds since 1970 of an HTTP date header. */
export function parseHttpDate(text: string): number | undefined {
  const written = parseMailDate(text);
  return written && Date.parse(written.instant);
}

/** The day before or after by whole days: `addDays("2024-03-01", -1)` is `2024-02-29`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
