// Scores as they are stored: names and labels are the same for every paper, so only numbers and evidence are kept.

import type { Score, ScorePart } from "./paper.ts";

const PARTS: { name: ScorePart["name"]; label: string }[] = [
  { name: "novelty", label: "Novelty" },
  { name: "attention", label: "Attention" },
  { name: "citations", label: "Citations" },
  { name: "record", label: "Track record" },
  { name: "openness", label: "Openness" },
];

/** `[[value, max, evidence], …]` in the fixed order of the parts; a part that is not there is `0`. */
export function encodeParts(parts: ScorePart[]): string {
  const byName = new Map(parts.map((part) => [part.name, part]));
  return JSON.stringify(
    PARTS.map(({ name, label }) => {
      const part = byName.get(name);
      if (!part) return 0;
      return part.label === label
        ? [part.value, part.max, part.evidence]
        : [part.value, part.max, part.evidence, part.label];
    }),
  );
}

export function decodeParts(text: string): Score["parts"] {
  const rows = JSON.parse(text) as (0 | [number, number, string, string?])[];
  return rows.flatMap((row, i) => {
    const known = PARTS[i];
    return row === 0 || !known
      ? []
      : [{ name: known.name, label: row[3] ?? known.label, value: row[0], max: row[1], evidence: row[2] }];
  });
}
