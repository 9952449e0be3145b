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
const LEAST_WEIGHT = { single: 0.1, several: 0.07 };
/** Share of a rarer keyword's papers that also have the leading one. */
const JOIN_CHANCE = 0.25;
const SAME_COSINE = 0.32;
const SHOWN = 12;

/** The same papers give the same topics, in whatever order they come. */
export function buildTopics(papers: () => Iterable<readonly Keyword[]>): BuiltTopic[] {
  const table = tabulate(papers, (total) => Math.max(JOIN_LEAST, Math.ceil(total * JOIN_SHARE)));
  const leadLeast = Math.max(LEAD_LEAST, Math.ceil(table.papers * LEAD_SHARE));
  const ordered = [...table.kept].sort((a, b) => b.papers - a.papers || (a.key < b.key ? -1 : 1));
  const leaders: Kept[] = [];
  const joined = new Map<Kept, Kept[]>();
  const join = (member: Kept, leader: Kept) => joined.get(leader)?.push(member);
  for (const keyword of ordered) {
    if (!isTelling(keyword) || keyword.papers > MOST_SHARE * table.papers) continue;
    const same = leaders.find((leader) => isSame(keyword, leader, table));
    if (same) join(keyword, same);
    else if (keyword.papers >= leadLeast) {
      leaders.push(keyword);
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
