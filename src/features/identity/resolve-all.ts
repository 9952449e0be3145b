// Divides all mentions of a catalogue among authors, block by block, keeping ids and heeding decisions.

import { collectBackground } from "../../model/identity/background.ts";
import { blockKey } from "../../model/identity/blocks.ts";
import type { IdentityModel } from "../../model/identity/identity-model.ts";
import { packBackground } from "../../model/identity/keep-background.ts";
import type { CataloguePaper } from "../../model/identity/mention.ts";
import { PairFeatures } from "../../model/identity/pair-features.ts";
import { Preparer } from "../../model/identity/prepare-mentions.ts";
import type { ResolvedBlock } from "../../model/identity/resolve-block.ts";
import { resolveLarge } from "../../model/identity/resolve-large.ts";
import type {
  Decisions,
  IdentityMention,
  IdentityPaper,
  IdentityResult,
  IdentitySource,
  ResolvedName,
} from "../../ports/identity.ts";
import { keepAuthorIds } from "./keep-author-ids.ts";
import { oneSpelling } from "./one-spelling.ts";
import { toMention, toPaper } from "./to-mention.ts";

/** Names are all that blocks need of a paper; its facts are prepared. */
type HeldPaper = Pick<IdentityPaper, "id" | "authors">;

interface Held {
  mention: IdentityMention;
  paper: HeldPaper;
  place: number;
}

interface Group {
  mentions: IdentityMention[];
  confidence: number[];
  /** Papers of the mentions that they are likest to. */
  nearest: (string | undefined)[];
}

export interface IdentityStep {
  /** Mentions. */
  done: number;
  total: number;
}

const NO_DECISIONS: Decisions = { mustJoin: [], mustNotJoin: [] };

/** The same in one go. */
export function resolveAll(source: IdentitySource, model: IdentityModel, decisions?: Decisions): IdentityResult {
  const steps = resolveSteps(source, model, decisions);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rests after every block, so that whoever drives it can say how far it is, or stop. */
export function* resolveSteps(
  source: IdentitySource,
  model: IdentityModel,
  decisions: Decisions = NO_DECISIONS,
): Generator<IdentityStep, IdentityResult> {
  const preparer = new Preparer(collectBackground(toCatalogue(source)), model.embed);
  yield { done: 0, total: 0 };
  const gathered = gatherBlocks(source, preparer);
  const blocks = joinDecided(gathered.blocks, decisions);
  const features = new PairFeatures(preparer);
  const groups: Group[] = [];
  const total = blocks.reduce((sum, block) => sum + block.length, 0);
  let done = 0;
  for (const held of blocks) {
    // Equal chances are settled by order: it must not be that of arrival.
    held.sort((x, y) => (x.mention.id < y.mention.id ? -1 : 1));
    const mentions = held.map((one) => preparer.prepare(toMention(one)));
    const resolved = resolveLarge(mentions, features, model, bondsOf(held, decisions));
    groups.push(...toGroups(held, resolved));
    done += held.length;
    yield { done, total };
  }
  const { ids, redirects } = keepAuthorIds(groups, (firstMention) => firstMention);
  return {
    papers: toPapers(gathered.papers, groups, ids),
    redirects,
    state: packBackground({ background: preparer.background, affiliationWords: preparer.affiliationWords.toParts() }),
  };
}

function toPapers(papers: readonly HeldPaper[], groups: readonly Group[], ids: readonly string[]) {
  const found = new Map<string, Omit<ResolvedName, "name">>();
  for (const [number, { mentions, confidence, nearest }] of groups.entries()) {
    const author = ids[number] as string;
    for (const [i, { id }] of mentions.entries()) {
      const [sure, paper] = [confidence[i] as number, nearest[i]];
      found.set(id, { author, confidence: sure, ...(paper !== undefined && { nearest: paper }) });
    }
  }
  return papers.map(({ id, authors }) => ({
    id,
    names: authors.map((mention) => ({
      name: mention.name,
      ...(found.get(mention.id) ?? { author: mention.id, confidence: 1 }),
    })),
  }));
}

function* toCatalogue(source: IdentitySource): Iterable<CataloguePaper> {
  for (const { id, title, venue, authors } of source.papers()) {
    yield { id, title, authors: authors.map(({ name }) => oneSpelling(name)), ...(venue ? { venue } : {}) };
  }
}

/** Reads every paper's facts, and sorts its names into blocks. */
function gatherBlocks(source: IdentitySource, preparer: Preparer) {
  const blocks = new Map<string, Held[]>();
  const papers: HeldPaper[] = [];
  for (const paper of source.papers()) {
    const { id, authors } = paper;
    const kept = { id, authors };
    papers.push(kept);
    preparer.addPaper(toPaper(paper));
    for (const [place, mention] of authors.entries()) {
      preparer.note(mention);
      const key = blockKey(preparer.background.names.number(oneSpelling(mention.name)).name);
      const block = blocks.get(key);
      const held = { mention, paper: kept, place };
      if (block) block.push(held);
      else blocks.set(key, [held]);
    }
  }
  return { blocks, papers };
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
  const sums = new Float64Array(held.length);
  const counts = new Int32Array(held.length);
  const best = new Float32Array(held.length).fill(-1);
  const nearest = new Int32Array(held.length);
  const note = (one: number, other: number, chance: number) => {
    sums[one] = (sums[one] as number) + chance;
    counts[one] = (counts[one] as number) + 1;
    if (chance <= (best[one] as number)) return;
    best[one] = chance;
    nearest[one] = other;
  };
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b] = [pairs.a[i] as number, pairs.b[i] as number];
    if (clusters[a] !== clusters[b]) continue;
    note(a, b, pairs.chance[i] as number);
    note(b, a, pairs.chance[i] as number);
  }
  for (const [place, { mention }] of held.entries()) {
    const cluster = clusters[place] as number;
    const compared = counts[place] as number;
    const group = groups[cluster] ?? { mentions: [], confidence: [], nearest: [] };
    groups[cluster] = group;
    group.mentions.push(mention);
    group.confidence.push(compared === 0 ? 1 : (sums[place] as number) / compared);
    group.nearest.push((best[place] as number) < 0 ? undefined : held[nearest[place] as number]?.paper.id);
  }
  return groups;
}
