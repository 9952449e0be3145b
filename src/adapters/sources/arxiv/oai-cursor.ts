// Where a harvest stands: which lists are still to do, how far the current one is, and from when each set goes on next time.

import { addDays } from "../../../lib/calendar.ts";
import { dayOf, isObject, textsOf } from "../fields.ts";

export interface OaiList {
  set: string;
  from?: string;
  until?: string;
  /** The next page of this list; none at its start. */
  token?: string;
  /** The server's day when the list began: what changes later belongs to the next harvest. */
  startedOn?: string;
}

export interface OaiCursor {
  /** Day from which the next harvest of a set starts. */
  next: Record<string, string>;
  /** Sets of this harvest that are not begun; none when the harvest is done. */
  queue: string[];
  list?: OaiList;
}

const textOr = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function toList(value: unknown): OaiList | undefined {
  if (!isObject(value)) return undefined;
  const set = textOr(value.set);
  if (set === undefined) return undefined;
  const list: OaiList = { set };
  for (const key of ["from", "until", "token", "startedOn"] as const) {
    const text = textOr(value[key]);
    if (text !== undefined) list[key] = text;
  }
  return list;
}

/** A cursor that cannot be read counts as none: the harvest starts over, which costs time but loses nothing. */
export function parseOaiCursor(text: string | undefined): OaiCursor {
  const cursor: OaiCursor = { next: {}, queue: [] };
  let value: unknown;
  try {
    value = JSON.parse(text ?? "{}");
  } catch {
    return cursor;
  }
  if (!isObject(value)) return cursor;
  for (const [set, day] of Object.entries(isObject(value.next) ? value.next : {})) {
    const known = dayOf(day);
    if (known !== undefined) cursor.next[set] = known;
  }
  cursor.queue = textsOf(value.queue);
  const list = toList(value.list);
  return list ? { ...cursor, list } : cursor;
}

export interface Wanted {
  sets: string[];
  since?: string;
  until?: string;
}

/** The cursor with a list to work on, or without one when the harvest is done. */
export function startList(cursor: OaiCursor, wanted: Wanted): OaiCursor {
  if (cursor.list) return cursor;
  const [set, ...queue] = cursor.queue;
  if (set === undefined) return cursor;
  const from = cursor.next[set] ?? wanted.since;
  const list: OaiList = { set, ...(from && { from }), ...(wanted.until && { until: wanted.until }) };
  return { next: cursor.next, queue, list };
}

/** The cursor after a page: its next page, or the end of its list. */
export function afterPage(cursor: OaiCursor, page: { resumptionToken?: string; responseDate?: string }): OaiCursor {
  const { list, ...rest } = cursor;
  if (!list) return cursor;
  const startedOn = list.startedOn ?? dayOf(page.responseDate);
  const list2: OaiList = startedOn ? { ...list, startedOn } : list;
  if (page.resumptionToken) return { ...rest, list: { ...list2, token: page.resumptionToken } };
  // A list that was cut off by `until` says nothing about later changes.
  if (!startedOn || list.until) return rest;
  // A day earlier, because the server's clock is UTC and its datestamps are days of another zone.
  return { ...rest, next: { ...rest.next, [list.set]: addDays(startedOn, -1) } };
}

/** The cursor with the current list to be read from its first page again. */
export function restartList(cursor: OaiCursor): OaiCursor {
  if (!cursor.list) return cursor;
  const { token: _token, startedOn: _startedOn, ...list } = cursor.list;
  return { ...cursor, list };
}
