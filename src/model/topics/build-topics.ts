// Groups the keywords of all papers into topics: the common ones lead, rarer ones join those they are found with.

import type { Keyword } from "../reading/keywords.ts";
import { type Kept, type KeywordTable, tabulate } from "./keyword-table.ts";
import { spellsOut } from "./spells-out.ts";

export interface BuiltTopic {
  label: string;
  /** Keys of its keywords, the leading one first. */
  keys: string[];
  /** The same as people write them; the commonest dozen. */
  keywords: string[];
}

/** Of all papers: what a keyword must be found in to lead a topic, and to be looked at at all. */
const LEAD_SHARE = 1 / 1250;
const LEAD_LEAST = 12;
const JOIN_SHARE = 1 / 12_000;
const JOIN_LEAST = 3;
/** What every tenth paper says divides nothing. */
const MOST_SHARE = 0.09;
/** Mean chance of being a keyword: below it a word says how papers are written, not what they are about. */
const LEAST_WEIGHT = { single: 0.1, several: 0.09 };
/** Against the mean over all keywords: below it the company is everyone's. In a small catalogue company is chance. */
const LEAST_COMPANY = 0.8;
const COMPANY_PAPERS = 2000;
/** A compound alone is an adjective, unless it ends as a noun does: by its form, by a plural or by a word that is one. */
const ADJECTIVE = /^[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+$/u;
const NOUN_END =
  /(?:ing|tion|ment|ness|ity|sis|gy|ics|thought|attention|speech|[Ss]eries|SQL|SLAM|GAN|ViT|NeRF|Net|Former)s?$|-\p{L}{3,}[^\P{L}siuy]s$/u;
/** Share of a rarer keyword's papers that also have the leading one. */
const JOIN_CHANCE = 0.35;
const SAME_COSINE = 0.32;
const SHOWN = 12;

/** The same papers give the same topics, in whatever order they come. */
export function buildTopics(papers: () => Iterable<readonly Keyword[]>): BuiltTopic[] {
  const table = tabulate(papers, (total) => Math.max(JOIN_LEAST, Math.ceil(total * JOIN_SHARE)));
  const leadLeast = Math.max(LEAD_LEAST, Math.ceil(table.papers * LEAD_SHARE));
  const ordered = [...table.kept].sort((a, b) => b.papers - a.papers || (a.key < b.key ? -1 : 1));
  const leastCompany = table.papers < COMPANY_PAPERS ? 0 : LEAST_COMPANY * meanCompany(table.kept);
  const leaders: Kept[] = [];
  const bySpelling = new Map<string, Kept>();
  const joined = new Map<Kept, Kept[]>();
  const join = (member: Kept, leader: Kept) => joined.get(leader)?.push(member);
  for (const keyword of ordered) {
    if (!isTelling(keyword) || keyword.papers > MOST_SHARE * table.papers) continue;
    const same = bySpelling.get(squeeze(keyword)) ?? leaders.find((leader) => isSame(keyword, leader, table));
    if (same) join(keyword, same);
    else if (keyword.papers >= leadLeast) {
      if (keyword.company < leastCompany || isProperty(keyword)) continue;
      leaders.push(keyword);
      bySpelling.set(squeeze(keyword), keyword);
      joined.set(keyword, []);
    } else {
      const parent = closest(keyword, leaders, table);
      if (parent) join(keyword, parent);
    }
  }
  return leaders.map((leader) => {
    const members = [leader, ...(joined.get(leader) ?? [])];
    return {
      label: writeLabel(leader),
      keys: members.map(({ key }) => key),
      keywords: members.slice(0, SHOWN).map(({ label }) => label),
    };
  });
}

/** "multi-modal", "multimodal" and "multi modal" are one. */
const squeeze = ({ key }: Kept): string => key.replaceAll(" ", "");

const isProperty = ({ label }: Kept): boolean => ADJECTIVE.test(label) && !NOUN_END.test(label);

function meanCompany(kept: readonly Kept[]): number {
  let [sum, papers] = [0, 0];
  for (const keyword of kept) {
    sum += keyword.company * keyword.papers;
    papers += keyword.papers;
  }
  return papers === 0 ? 0 : sum / papers;
}

function isTelling({ key, weight, papers, label }: Kept): boolean {
  const isSingle = !key.includes(" ");
  const mean = weight / papers;
  if (isSingle && key.length < 3 && label === key) return false;
  return mean >= (isSingle ? LEAST_WEIGHT.single : LEAST_WEIGHT.several);
}

/** Another way to write it, or words that hardly ever come without each other. */
function isSame(keyword: Kept, leader: Kept, table: KeywordTable): boolean {
  if (spellsOut(leader.key, keyword.key) || spellsOut(keyword.key, leader.key))
    return table.together(keyword, leader) >= 3;
  const together = table.together(keyword, leader);
  return together > 0 && together / Math.sqrt(keyword.papers * leader.papers) >= SAME_COSINE;
}

/** The leader whose words it holds, the longest first; else the one that it is mostly found with. */
function closest(keyword: Kept, leaders: readonly Kept[], table: KeywordTable): Kept | undefined {
  const padded = ` ${keyword.key} `;
  let best: Kept | undefined;
  for (const leader of leaders)
    if (padded.includes(` ${leader.key} `) && leader.key.length > (best?.key.length ?? 0)) best = leader;
  if (best) return best;
  let most = JOIN_CHANCE;
  for (const leader of leaders) {
    const chance = table.together(keyword, leader) / keyword.papers;
    if (chance > most) [best, most] = [leader, chance];
  }
  return best;
}

const writeLabel = ({ label }: Kept): string =>
  label.replace(/^\p{Ll}(?=\p{Ll}|-|$)/u, (letter) => letter.toUpperCase());
