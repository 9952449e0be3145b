// Reads the institution tables: one row a line, `tag|Name|country|aliases|domains|parent`, lists separated by ";".

import type { Institution } from "../institutions.ts";
import { asiaPacific } from "./asia-pacific.ts";
import { blocked } from "./blocked.ts";
import { china } from "./china.ts";
import { companies } from "./companies.ts";
import { europe } from "./europe.ts";
import { northAmerica } from "./north-america.ts";

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
