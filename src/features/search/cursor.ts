// Where a page of hits ended, as text that a reader hands back. It carries no secret: a forged one only asks for another page.

import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import type { IndexCursor } from "../../ports/search-index.ts";

/** A paper without the number that a list is sorted by has no key; it stands at the end. */
const key = z.number().nullable();
const shape = z.union([
  z.strictObject({ k: key, d: z.number(), p: z.number() }),
  z.strictObject({ o: z.number().int().min(0).max(10_000) }),
]);

export const encodeKey = ({ key, day, paperId }: IndexCursor): string =>
  encode({ k: Number.isFinite(key) ? key : null, d: day, p: paperId });
export const encodeOffset = (offset: number): string => encode({ o: offset });

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export function decodeCursor(text: string): { after: IndexCursor } | { offset: number } {
  try {
    const value = shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return "o" in value
      ? { offset: value.o }
      : { after: { key: value.k ?? Number.NaN, day: value.d, paperId: value.p } };
  } catch {
    throw new AppError("invalid", "cursor: this is not a cursor that an earlier answer gave");
  }
}
