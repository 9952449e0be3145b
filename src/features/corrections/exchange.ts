// Corrections as a file: for keeping, and for another instance, which takes over only what fits its own catalogue.

import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import { CORRECTION_KINDS, type Correction, type CorrectionStore, type MentionKey } from "../../ports/corrections.ts";
import { type CorrectParts, make } from "./correct.ts";
import type { Plan } from "./plan-correction.ts";

const mentionKey = z.tuple([z.string().max(500), z.number().int().min(0), z.string().max(500)]).readonly();
const keys = z.array(mentionKey).max(50_000);

export const correctionsFile = z.object({
  format: z.literal("broadsheet-corrections-1"),
  corrections: z
    .array(
      z.object({
        key: z.string().min(1).max(100),
        kind: z.enum(CORRECTION_KINDS),
        reason: z.string().max(4000),
        by: z.string().max(100),
        createdAt: z.string().max(40),
        data: z.object({
          ...{ moved: keys, beside: keys, apart: keys },
          ...{ name: z.string().max(400).optional(), hidden: keys.optional(), proof: z.string().max(500).optional() },
        }),
        /** Of a rename or claim: some names of the author. */
        about: keys.optional(),
      }),
    )
    .max(100_000),
});

export type CorrectionsFile = z.infer<typeof correctionsFile>;
type Foreign = CorrectionsFile["corrections"][number];

const MOST_ABOUT = 20;

/** Those that stand, oldest first. */
export function exportCorrections(store: Pick<CorrectionStore, "list" | "mentionsOf">): CorrectionsFile {
  const corrections = store.list({ isActive: true }).map((correction) => {
    const { key, kind, reason, by, createdAt, data } = correction;
    const isAboutPerson = kind === "rename" || kind === "claim";
    const about = isAboutPerson ? store.mentionsOf(correction.author).slice(0, MOST_ABOUT) : [];
    return { key, kind, reason, by, createdAt, data, ...(isAboutPerson && { about: about.map((one) => one.key) }) };
  });
  return { format: "broadsheet-corrections-1", corrections };
}

export interface ImportRow {
  key: string;
  kind: Correction["kind"];
  reason: string;
  verdict: "fits" | "known" | "does not fit" | "applied";
  /** Why it does not fit. */
  detail?: string;
}

/** Says what would become of each correction; with `isApplied` makes those that fit wholly. */
export function importCorrections(
  parts: CorrectParts,
  file: CorrectionsFile,
  isApplied: boolean,
): { rows: ImportRow[]; touched: number[] } {
  const touched = new Set<number>();
  const rows = file.corrections.map((foreign): ImportRow => {
    const { key, kind, reason } = foreign;
    const row = { key, kind, reason };
    if (parts.store.byKey(key)) return { ...row, verdict: "known" };
    const plan = fitHere(parts.store, foreign);
    if (typeof plan === "string") return { ...row, verdict: "does not fit", detail: plan };
    if (!isApplied) return { ...row, verdict: "fits" };
    const made = parts.store.transaction(() =>
      make(parts, plan, { reason: foreign.reason || "taken over", by: `import (${foreign.by})`, key }),
    );
    for (const id of made.touched) touched.add(id);
    return { ...row, verdict: "applied" };
  });
  return { rows, touched: [...touched] };
}

/** The same correction in this catalogue, or why it cannot be. */
function fitHere(store: CorrectParts["store"], { kind, data, about }: Foreign): Plan | string {
  const all = [...data.moved, ...data.beside, ...data.apart, ...(data.hidden ?? []), ...(about ?? [])];
  if (all.length === 0) return "it names no papers";
  const missing = store.findMentions(all).flatMap((mention, i) => (mention ? [] : [all[i] as MentionKey]));
  if (missing.length > 0) {
    const [first] = missing;
    return `${missing.length} of ${all.length} names are not printed here, the first on ${first?.[0]}`;
  }
  const authorsOf = (list: readonly MentionKey[]): number[] => [
    ...new Set(store.findMentions(list).flatMap((mention) => mention?.author ?? [])),
  ];
  if (kind === "rename" || kind === "claim") {
    const [author, ...others] = authorsOf(about ?? []);
    if (author === undefined || others.length > 0) return "its names belong to several authors here";
    return { kind, author, to: author, data: toData(data) };
  }
  const [from, ...otherFrom] = authorsOf([...data.moved, ...data.apart]);
  if (from === undefined) return "it names no papers";
  if (kind === "split") {
    if (otherFrom.length > 0) return "its names belong to several authors here";
    const newName = store.findMentions(data.moved)[0]?.name ?? "";
    return { kind, author: from, newName, data: toData(data) };
  }
  const [to, ...otherTo] = authorsOf(data.beside);
  if (to === undefined || otherTo.length > 0 || otherFrom.length > 0) return "its names belong to several authors here";
  if (to === from) return "the two are one author here already";
  return { kind, author: from, to, data: toData(data) };
}

const toData = ({ name, hidden, proof, ...rest }: Foreign["data"]): Correction["data"] => ({
  ...rest,
  ...(name !== undefined && { name }),
  ...(hidden && { hidden }),
  ...(proof !== undefined && { proof }),
});

export function parseCorrectionsFile(text: string): CorrectionsFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid", "This is no corrections file: it is not JSON.", { cause });
  }
  const parsed = correctionsFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError("invalid", `This is no corrections file: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}
