// Divides all mentions of a catalogue among authors, block by block, keeping ids and heeding decisions.

import { collectBackground } from "../../model/identity/background.ts";
import { blockKey } from "../../model/identity/blocks.ts";
import type { IdentityModel } from "../../model/identity/identity-model.ts";
import type { CataloguePaper, Mention } from "../../model/identity/mention.ts";
import { PairFeatures } from "../../model/identity/pair-features.ts";
import { Preparer } from "../../model/identity/prepare-mentions.ts";
import { type ResolvedBlock, resolveBlock } from "../../model/identity/resolve-block.ts";
import type {
  Decisions,
  IdentityMention,
  IdentityPaper,
  IdentityResult,
  IdentitySource,
} from "../../ports/identity.ts";
import { keepAuthorIds } from "./keep-author-ids.ts";

interface Held {
  mention: IdentityMention;
  /** Names are all that the block needs of it; its facts are prepared. */
  paper: Pick<IdentityPaper, "id" | "authors">;
  place: number;
}

interface Group {
  mentions: IdentityMention[];
  confidence: number[];
}

const NO_DECISIONS: Decisions = { mustJoin: [], mustNotJoin: [] };

export function resolveAll(
  source: IdentitySource,
  model: IdentityModel,
  decisions: Decisions = NO_DECISIONS,
): IdentityResult {
  const preparer = new Preparer(collectBackground(toCatalogue(source)));
  const blocks = joinDecided(gatherBlocks(source, preparer), decisions);
  const features = new PairFeatures(preparer);
  const groups: Group[] = [];
  for (const held of blocks) {
    // Equal chances are settled by order: it must not be that of arrival.
    held.sort((x, y) => (x.mention.id < y.mention.id ? -1 : 1));
    const mentions = held.map((one) => preparer.prepare(toMention(one)));
    const resolved = resolveBlock(mentions, features, model, bondsOf(held, decisions));
    groups.push(...toGroups(held, resolved));
  }
  const { ids, redirects } = keepAuthorIds(groups, (firstMention) => firstMention);
  const assignments = groups.flatMap(({ mentions, confidence }, number) =>
    mentions.map(({ id }, i) => ({ mention: id, author: ids[number] as string, confidence: confidence[i] as number })),
  );
  return { assignments, redirects };
}

function* toCatalogue(source: IdentitySource): Iterable<CataloguePaper> {
  for (const { id, title, venue, authors } of source.papers()) {
    yield { id, title, authors: authors.map(({ name }) => name), ...(venue ? { venue } : {}) };
  }
}

/** Reads every paper's facts, and sorts its names into blocks. */
function gatherBlocks(source: IdentitySource, preparer: Preparer): Map<string, Held[]> {
  const blocks = new Map<string, Held[]>();
  for (const paper of source.papers()) {
    const { id, authors } = paper;
    const kept = { id, authors };
    const [first = "", ...coauthors] = authors.map(({ name }) => name);
    preparer.addPaper({ ...paper, paper: id, name: first, coauthors });
    for (const [place, mention] of authors.entries()) {
      preparer.note(mention);
      const key = blockKey(preparer.background.names.number(mention.name).name);
      const block = blocks.get(key);
      const held = { mention, paper: kept, place };
      if (block) block.push(held);
      else blocks.set(key, [held]);
    }
  }
  return blocks;
}

/** Blocks between which somebody saw one person are looked at together. */
function joinDecided(blocks: Map<string, Held[]>, { mustJoin }: Decisions): Held[][] {
  if (mustJoin.length === 0) return [...blocks.values()];
  const wanted = new Set(mustJoin.flat());
  const blockOf = new Map<string, Held[]>();
  for (const block of blocks.values())
    for (const { mention } of block) if (wanted.has(mention.id)) blockOf.set(mention.id, block);
  const gone = new Set<Held[]>();
  for (const [x, y] of mustJoin) {
    const [into, from] = [blockOf.get(x), blockOf.get(y)];
    if (!into || !from || into === from) continue;
    into.push(...from);
    gone.add(from);
    for (const [id, block] of blockOf) if (block === from) blockOf.set(id, into);
  }
  return [...blocks.values()].filter((block) => !gone.has(block));
}

function toMention({ mention, paper, place }: Held): Mention {
  const last = paper.authors.length - 1;
  return {
    ...{ id: mention.id, paper: paper.id, name: mention.name, title: "" },
    coauthors: [],
    place: place === 0 ? "first" : place === last ? "last" : "middle",
    ...(mention.affiliations ? { affiliations: mention.affiliations } : {}),
    ...(mention.emailDomains ? { emailDomains: mention.emailDomains } : {}),
    ...(mention.sourceIds ? { sourceIds: mention.sourceIds } : {}),
  };
}

function bondsOf(held: readonly Held[], { mustJoin, mustNotJoin }: Decisions) {
  if (mustJoin.length === 0 && mustNotJoin.length === 0) return {};
  const placeOf = new Map(held.map(({ mention }, place) => [mention.id, place]));
  const toPlaces = (pairs: Decisions["mustJoin"]) =>
    pairs.flatMap(([x, y]): [number, number][] => {
      const [p, q] = [placeOf.get(x), placeOf.get(y)];
      return p === undefined || q === undefined ? [] : [[p, q]];
    });
  return { mustJoin: toPlaces(mustJoin), mustNotJoin: toPlaces(mustNotJoin) };
}

/** The clusters of a block, and how sure each mention is of the others. */
function toGroups(held: readonly Held[], { clusters, pairs }: ResolvedBlock): Group[] {
  const groups: Group[] = [];
  const sizes = new Int32Array(held.length);
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] as number) + 1;
  const sums = new Float64Array(held.length);
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b] = [pairs.a[i] as number, pairs.b[i] as number];
    if (clusters[a] !== clusters[b]) continue;
    sums[a] = (sums[a] as number) + (pairs.chance[i] as number);
    sums[b] = (sums[b] as number) + (pairs.chance[i] as number);
  }
  for (const [place, { mention }] of held.entries()) {
    const cluster = clusters[place] as number;
    const others = (sizes[cluster] as number) - 1;
    const group = groups[cluster] ?? { mentions: [], confidence: [] };
    groups[cluster] = group;
    group.mentions.push(mention);
    group.confidence.push(others === 0 ? 1 : (sums[place] as number) / others);
  }
  return groups;
}
