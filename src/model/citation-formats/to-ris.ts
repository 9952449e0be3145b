// RIS, as reference managers import it: one tag a line.

import type { Citation, CitationName } from "./citation.ts";

const TYPE = { preprint: "UNPB", journal: "JOUR", conference: "CONF" } as const;

const formatName = (name: CitationName): string =>
  "literal" in name ? name.literal : [name.family, name.given, name.suffix].filter((part) => part).join(", ");

function formatDate({ year, month, day }: Citation): string | undefined {
  return year === undefined ? undefined : `${year}/${month ?? ""}/${day ?? ""}/`;
}

export function toRis(citation: Citation): string {
  const { kind, venue, arxivId, status } = citation;
  const fields: [string, string | undefined][] = [
    ["TY", TYPE[kind]],
    ["ID", citation.key],
    ["TI", citation.title],
    ...citation.names.map((name): [string, string] => ["AU", formatName(name)]),
    [kind === "journal" ? "JO" : "T2", venue],
    ["PY", citation.year],
    ["DA", formatDate(citation)],
    ["DO", citation.doi],
    ["AN", arxivId && `arXiv:${arxivId}`],
    ["PB", kind === "preprint" && arxivId !== undefined ? "arXiv" : undefined],
    ["UR", citation.url],
    ["AB", citation.abstract],
    ...citation.keywords.map((word): [string, string] => ["KW", word]),
    ["N1", status && (status === "withdrawn" ? "Withdrawn" : "Retracted")],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([tag, value]) => `${tag}  - ${value}`);
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}
