// What the first bytes of an input give away, for `detect`.

import { isObject, type JsonObject } from "./fields.ts";

/** The JSON value on the first line that is not blank, or the whole head when that is a document; undefined when cut off. */
export function firstValue(head: string): unknown {
  const text = head.replace(/^\ufeff/, "").trimStart();
  if (!/^[[{]/.test(text)) return undefined;
  const end = text.indexOf("\n");
  return parseOr(end === -1 ? text : text.slice(0, end)) ?? (end === -1 ? undefined : parseOr(text));
}

/** The first object: the value itself or the first of an array. */
export function firstObject(head: string): JsonObject | undefined {
  const value = firstValue(head);
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
