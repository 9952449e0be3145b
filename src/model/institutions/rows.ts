// Reads the institution tables: one row a line, `tag|Name|country|aliases|domains|parent`, lists separated by ";".

import type { Institution } from "../institutions.ts";
import { asiaPacific } from "./asia-pacific.ts";
import { blocked } from "./blocked.ts";
import { china } from "./china.ts";
import { companies } from "./companies.ts";
import { europe } from "./europe.ts";
import { northAmerica } from "./north-america.ts";
import { tokenize } from "./tokens.ts";

/**
 * The name counts as an alias unless it starts with "~" (too general to match).
 * An alias in capitals alone (`MIT`) matches only capitals; `=x` must fill a segment between commas, `==x` the whole text.
 */
export interface InstitutionRow {
  institution: Institution;
  aliases: string[];
  domains: string[];
}

export const institutionRows: readonly InstitutionRow[] = [companies, northAmerica, europe, china, asiaPacific].flatMap(
  (table) => lines(table).map(parseRow),
);

export const blockedNames: readonly string[] = lines(blocked);

/** `parent` is the tag of another row. */
export const ROW_FORMAT = "tag|Name|country|aliases|domains|parent";

const TAG = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const MAX_TEXT = 200;

/**
 * Rows that an operator adds, one a line; `#` begins a remark. A row of a known tag adds to it, and may leave its name and country empty.
 * Throws a plain sentence that names the first wrong line.
 */
export function parseOwnRows(text: string, known: (tag: string) => Institution | undefined): InstitutionRow[] {
  const rows: InstitutionRow[] = [];
  const own = new Map<string, Institution>();
  const find = (tag: string) => own.get(tag) ?? known(tag);
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const row = parseOwnRow(line, find);
    const fault = typeof row === "string" ? row : findFault(row, find);
    if (fault !== undefined || typeof row === "string") throw new Error(`line ${at + 1}: ${fault}`);
    own.set(row.institution.tag, row.institution);
    rows.push(row);
  }
  return rows;
}

function parseOwnRow(line: string, find: (tag: string) => Institution | undefined): InstitutionRow | string {
  const cells = line.split("|").map((cell) => cell.trim());
  if (cells.length > 6) return `more than six cells; a row is ${ROW_FORMAT}`;
  const [tag = "", name = "", country = "", aliases = "", domains = "", parent = ""] = cells;
  const held = find(tag);
  const row = parseRow(
    [tag, name || (held ? `~${held.name}` : ""), country, aliases, domains.toLowerCase(), parent].join("|"),
  );
  return { ...row, institution: { ...held, ...row.institution, country: country || (held?.country ?? "") } };
}

function findFault(
  { institution, aliases, domains }: InstitutionRow,
  find: (tag: string) => Institution | undefined,
): string | undefined {
  const { tag, name, country, parent } = institution;
  if (!TAG.test(tag)) return `"${tag}" is no tag: lower-case letters, digits and hyphens, at most 40`;
  if (name === "" || name.length > MAX_TEXT) return `${tag} needs a name of at most ${MAX_TEXT} letters`;
  if (country && !/^[A-Z]{2}$/.test(country)) return `"${country}" is no country code such as DE`;
  const alias = aliases.find((one) => one.length > MAX_TEXT || tokenize(one, () => true).words.length === 0);
  if (alias !== undefined) return `"${alias}" is no name that can be found`;
  const domain = domains.find((one) => !DOMAIN.test(one));
  if (domain !== undefined) return `"${domain}" is no domain such as example.edu`;
  for (let up = parent, steps = 0; up; up = find(up)?.parent, steps++) {
    if (up === tag || steps > 10) return `${tag} would belong to itself`;
    if (!find(up)) return `the parent "${up}" is not known; its row must stand before`;
  }
  return undefined;
}

function lines(table: string): string[] {
  return table.split("\n").filter((line) => line !== "");
}

function parseRow(line: string): InstitutionRow {
  const [tag = "", name = "", country = "", aliases = "", domains = "", parent = ""] = line.split("|");
  const printed = name.replace(/^~/, "");
  // "=apple" says that the bare name is a common word.
  const isGeneral = name.startsWith("~") || /^=/.test(list(aliases).find((alias) => isSame(alias, printed)) ?? "");
  return {
    institution: { tag, name: printed, country, ...(parent && { parent }) },
    aliases: [...(isGeneral ? [] : [printed]), ...list(aliases)],
    domains: list(domains),
  };
}

function isSame(alias: string, name: string): boolean {
  return alias.replace(/^=+/, "").toLowerCase() === name.toLowerCase();
}

function list(cell: string): string[] {
  return cell.split(";").filter((item) => item !== "");
}
