// How days are written in mails.

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const monthName = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? "";

/** "4 June 2026" */
export const writeDay = (day: string): string => `${Number(day.slice(8, 10))} ${monthName(day)} ${day.slice(0, 4)}`;

/** "Thursday 4 June 2026" */
export const writeWeekday = (day: string): string =>
  `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""} ${writeDay(day)}`.trim();

/** "4 Jun 2026", "Jun 2026" or "2026", as exact as the date is. */
export function writeDate(date: string): string {
  const year = date.slice(0, 4);
  if (date.length < 7) return year;
  const month = monthName(date).slice(0, 3);
  return date.length < 10 ? `${month} ${year}` : `${Number(date.slice(8, 10))} ${month} ${year}`;
}

/** "1 to 7 June 2026"; month and year are repeated where they differ. */
export function writeSpan(from: string, to: string): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${writeDay(from)} to ${writeDay(to)}`;
  const start = from.slice(0, 7) === to.slice(0, 7) ? "" : ` ${monthName(from)}`;
  return `${Number(from.slice(8, 10))}${start} to ${writeDay(to)}`;
}
