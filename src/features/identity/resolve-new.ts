// The names of papers that have come in: joined to people already known, or to one another. Nobody known is moved;
// the whole run at night has the last word.

import { averageLink } from "../../model/identity/average-link.ts";
import type { Background } from "../../model/identity/background.ts";
import { comparePairs } from "../../model/identity/compare-pairs.ts";
import { type IdentityModel, versionOf } from "../../model/identity/identity-model.ts";
import { unpackBackground } from "../../model/identity/keep-background.ts";
import { KeptTextReader, keepText } from "../../model/identity/keep-texts.ts";
import { oneSpelling } from "../../model/identity/one-spelling.ts";
import { packTexts } from "../../model/identity/pack-texts.ts";
import { PairFeatures } from "../../model/identity/pair-features.ts";
import { type PaperTexts, type PreparedMention, Preparer } from "../../model/identity/prepare-mentions.ts";
import { lookFirst } from "../../model/identity/resolve-block.ts";
import { weighSourceIds } from "../../model/identity/source-ids.ts";
import type { IdentityLookups, IdentityPaper, KeptText, ResolvedName, ResolvedPaper } from "../../ports/identity.ts";
import { choosePartners, listNewMentions, type NewMention, type Partner } from "./choose-partners.ts";
import { toMention, toPaper } from "./to-mention.ts";

/** Undefined when no whole run has left what it learnt: then one must come first. */
export function resolveNew(
  lookups: IdentityLookups,
  model: IdentityModel,
  paperIds: readonly string[],
): { papers: ResolvedPaper[]; texts: KeptText[] } | undefined {
  const state = lookups.loadState();
  const kept = state && unpackBackground(state);
  if (!kept) return undefined;
  const papers = lookups.papersById(paperIds);
  const mentions = listNewMentions(papers);
  const partners = choosePartners(lookups, mentions);
  const preparer = new Preparer(kept.background, model.embed);
  preparer.affiliationWords.fill(kept.affiliationWords);
  const known = lookups.peopleById([...new Set([...partners.values()].flat().map(({ paper }) => paper))]);
  const { reader, fresh } = readTexts(lookups, model, { papers, known, background: kept.background });
  const { names } = kept.background;
  for (const { authors } of papers) names.countPaper(authors.map(({ name }) => names.number(oneSpelling(name))));
  for (const paper of [...papers, ...known]) preparer.addPaper(toPaper(paper), reader(paper.id));
  const paperById = new Map(known.map((paper) => [paper.id, paper]));
  const resolved = new Map<string, Omit<ResolvedName, "name">>();
  const features = new PairFeatures(preparer, model.names);
  for (const block of groupByBlock(mentions)) {
    const members = toMembers(block, partners, paperById, preparer);
    for (const [id, found] of assign(members, features, model)) resolved.set(id, found);
  }
  const found = papers.map(({ id, authors }) => ({
    id,
    names: authors.map((mention) => ({ name: mention.name, confidence: 1, ...resolved.get(mention.id) })),
  }));
  return { papers: found, texts: fresh };
}

/** What the texts of papers say, as far as it is not kept worked out now. */
function readTexts(
  lookups: IdentityLookups,
  model: IdentityModel,
  {
    papers,
    known,
    background,
  }: { papers: IdentityPaper[]; known: Pick<IdentityPaper, "id">[]; background: Background },
) {
  const kept = lookups.keptTexts(
    known.map(({ id }) => id),
    versionOf(model),
  );
  const missing = lookups.papersById(known.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
  const packed = packTexts([...papers, ...missing], model.embed);
  const fresh = packed.ids.map((id, row) => ({ id, bytes: keepText(packed, row) }));
  for (const { id, bytes } of fresh) kept.set(id, bytes);
  const texts = new KeptTextReader(background.words, background.papers);
  return {
    fresh,
    reader: (id: string): PaperTexts | undefined => {
      const bytes = kept.get(id);
      return bytes && texts.read(bytes);
    },
  };
}

function groupByBlock(mentions: readonly NewMention[]): NewMention[][] {
  const blocks = new Map<string, NewMention[]>();
  for (const mention of mentions) {
    const block = blocks.get(mention.block);
    if (block) block.push(mention);
    else blocks.set(mention.block, [mention]);
  }
  return [...blocks.values()];
}

/** A mention of a block; of a known one its author. */
interface Member {
  prepared: PreparedMention;
  author?: string;
}

interface Members {
  all: Member[];
  /** Of new ones, by their place: places of the known ones to compare them with. */
  partners: Map<number, Set<number>>;
}

function toMembers(
  block: readonly NewMention[],
  partners: ReadonlyMap<string, Partner[]>,
  papers: ReadonlyMap<string, Pick<IdentityPaper, "id" | "authors" | "isCut">>,
  preparer: Preparer,
): Members {
  const all: Member[] = block.map(({ mention, paper, place }) => ({
    prepared: preparer.prepare(toMention({ mention, paper, place })),
  }));
  const places = new Map<string, number>();
  const chosen = new Map<number, Set<number>>();
  for (const [i, { mention }] of block.entries()) {
    const own = new Set<number>();
    for (const { author, paper: id } of partners.get(mention.id) ?? []) {
      const paper = papers.get(id);
      const place = paper?.authors.findIndex((one) => one.author === author) ?? -1;
      const held = paper?.authors[place];
      if (!paper || !held) continue;
      const at = places.get(held.id) ?? all.length;
      if (at === all.length)
        all.push({ prepared: preparer.prepare(toMention({ mention: held, paper, place })), author });
      places.set(held.id, at);
      own.add(at);
    }
    chosen.set(i, own);
  }
  return { all, partners: chosen };
}

interface Sum {
  chance: number;
  count: number;
  best: number;
  nearest: string;
}

function assign({ all, partners }: Members, features: PairFeatures, model: IdentityModel) {
  const mentions = all.map(({ prepared }) => prepared);
  const isNew = (place: number) => all[place]?.author === undefined;
  const isWanted = (a: number, b: number): boolean =>
    (isNew(a) && isNew(b)) || partners.get(a)?.has(b) === true || partners.get(b)?.has(a) === true;
  const pairs = weighSourceIds(mentions, lookFirst(comparePairs(mentions, features, isWanted), model));
  const sums = all.map(() => new Map<string, Sum>());
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b, chance] = [pairs.a[i] as number, pairs.b[i] as number, pairs.chance[i] as number];
    const [fresh, known] = isNew(a) ? [a, b] : [b, a];
    const author = all[known]?.author;
    if (author === undefined) continue;
    const sum = sums[fresh]?.get(author) ?? { chance: 0, count: 0, best: 0, nearest: "" };
    sum.chance += chance;
    sum.count += 1;
    if (chance > sum.best) Object.assign(sum, { best: chance, nearest: mentions[known]?.paper.key });
    sums[fresh]?.set(author, sum);
  }
  const found = new Map<string, Omit<ResolvedName, "name">>();
  const taken = new Set<string>();
  const left: number[] = [];
  for (const [place, { prepared, author }] of all.entries()) {
    if (author !== undefined) continue;
    const [best] = [...(sums[place] ?? [])]
      .map(([candidate, { chance, count, nearest }]) => ({ candidate, mean: chance / count, nearest }))
      .filter(({ candidate, mean }) => mean >= model.firstCut && !taken.has(`${candidate} ${prepared.paper.key}`))
      .sort((x, y) => y.mean - x.mean);
    if (!best) left.push(place);
    else {
      taken.add(`${best.candidate} ${prepared.paper.key}`);
      found.set(prepared.id, { author: best.candidate, confidence: best.mean, nearest: best.nearest });
    }
  }
  // Those whom nobody knows may still know one another.
  const placeOf = new Map(left.map((place, i) => [place, i]));
  const among = [...pairs.a.keys()].filter(
    (i) => placeOf.has(pairs.a[i] as number) && placeOf.has(pairs.b[i] as number),
  );
  const clusters = averageLink(
    left.length,
    {
      a: Int32Array.from(among, (i) => placeOf.get(pairs.a[i] as number) as number),
      b: Int32Array.from(among, (i) => placeOf.get(pairs.b[i] as number) as number),
      likeness: Float32Array.from(among, (i) => pairs.chance[i] as number),
    },
    model.firstCut,
    { apart: numberPapers(left.map((place) => mentions[place]?.paper.key ?? "")) },
  );
  const firstOf = new Map<number, string>();
  for (const [i, place] of left.entries()) {
    const id = mentions[place]?.id ?? "";
    const cluster = clusters[i] as number;
    const author = firstOf.get(cluster) ?? id;
    firstOf.set(cluster, author);
    found.set(id, { author, confidence: 1 });
  }
  return found;
}

function numberPapers(keys: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(keys, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
