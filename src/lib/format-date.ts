// How dates are written for people, on pages and in mails.

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
const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** "4 Jun 2026", "Jun 2026" or "2026", as exact as the source was. */
export function formatDate(date: string): string {
  const match = ISO_DATE.exec(date);
  if (!match) return date;
  const [, year = "", month, day] = match;
  const name = month && MONTHS[Number(month) - 1]?.slice(0, 3);
  if (!name) return year;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** "4 June 2026" */
export function formatLongDate(day: string): string {
  return `${dayAndMonth(day)} ${day.slice(0, 4)}`;
}

/** "Thursday 4 June 2026" */
export function formatDay(day: string): string {
  return `${weekday(day)} ${formatLongDate(day)}`;
}

/** "1 to 7 June 2026", with month or year repeated where they differ. */
export function formatWeek(from: string, to: string): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) {
    return `${formatLongDate(from)} to ${formatLongDate(to)}`;
  }
  const start = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8, 10))) : dayAndMonth(from);
  return `${start} to ${formatLongDate(to)}`;
}

/** "June 2026" */
export function formatMonth(day: string): string {
  return `${monthName(day)} ${day.slice(0, 4)}`;
}

/** "4 Jun 2026, 06:10 UTC" */
export function formatInstant(instant: string): string {
  const time = instant.slice(11, 16);
  return time ? `${formatDate(instant)}, ${time} UTC` : formatDate(instant);
}

export function weekday(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

function dayAndMonth(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthName(day)}`;
}

function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
}
