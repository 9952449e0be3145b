// Turns resolved blocks into the figures of the suite `authors`.

import type { ChancePairs } from "../../../src/model/identity/second-look.ts";
import { calibrationError, compareClusters, type Placed, pairFigures } from "./cluster-metrics.ts";
import type { PreparedBlock } from "./prepare-sets.ts";
import { type AuthorSets, SETS, type SetName } from "./read-sets.ts";

export interface JudgedBlock {
  block: PreparedBlock;
  clusters: ArrayLike<number>;
  pairs: ChancePairs;
}

interface Figures {
  metrics: Record<string, number>;
  n: Record<string, number>;
}

/** `data` gives the blocks that the figures are taken in, which are the sets' own. */
export function judge(judged: readonly JudgedBlock[], data: AuthorSets): Figures {
  const figures: Figures = { metrics: {}, n: {} };
  for (const set of SETS) {
    const labelled = data.sets.get(set) ?? [];
    if (labelled.length > 0)
      judgeSet(
        set,
        judged.filter(({ block }) => block.set === set),
        data,
        figures,
      );
  }
  judgePairs(
    judged.filter(({ block }) => block.set === "pubmed"),
    figures,
  );
  judgeChances(judged, figures);
  return figures;
}

interface NamedPlaced extends Placed {
  name: string;
}

function judgeSet(set: SetName, judged: readonly JudgedBlock[], data: AuthorSets, { metrics, n }: Figures): void {
  const labelled = data.sets.get(set) ?? [];
  const placed: NamedPlaced[] = judged.flatMap(({ block, clusters }, number) =>
    block.places.map((place, i) => ({
      block: labelled[place]?.block ?? "",
      cluster: `${number}/${clusters[i]}`,
      person: block.people[i] ?? "",
      name: block.mentions[i]?.name.name.full ?? "",
    })),
  );
  const homonyms = pickHomonyms(placed);
  const report = (prefix: string, mentions: readonly Placed[]) => {
    const { b3f1Error, ...rest } = compareClusters(mentions);
    for (const [name, value] of Object.entries(rest)) metrics[`${prefix}.${name}`] = value;
    metrics[`${prefix}.b3f1.se`] = b3f1Error;
    n[`${prefix}.b3f1`] = mentions.length;
  };
  report(set, placed);
  report(`${set}.homonyms`, homonyms);
  const byName = (mentions: readonly NamedPlaced[]) =>
    mentions.map((mention) => ({ ...mention, cluster: mention.name }));
  report(`baseline.${set}`, byName(placed));
  report(`baseline.${set}.homonyms`, byName(homonyms));
}

/** Mentions whose printed name belongs to two or more people, judged within the name. */
function pickHomonyms(placed: readonly NamedPlaced[]): NamedPlaced[] {
  const people = new Map<string, Set<string>>();
  for (const { name, person } of placed) {
    const known = people.get(name);
    if (known) known.add(person);
    else people.set(name, new Set([person]));
  }
  return placed
    .filter(({ name }) => (people.get(name)?.size ?? 0) > 1)
    .map((mention) => ({ ...mention, block: mention.name }));
}

function judgePairs(judged: readonly JudgedBlock[], { metrics, n }: Figures): void {
  if (judged.length === 0) return;
  const same = judged.map(({ block }) => block.people[0] === block.people[1]);
  const said = judged.map(({ clusters }) => clusters[0] === clusters[1]);
  for (const [name, value] of Object.entries(pairFigures(said, same))) metrics[`pubmed_pairs.${name}`] = value;
  const f1 = metrics["pubmed_pairs.f1"] ?? 0;
  const without = judged.map(
    (_, out) =>
      pairFigures(
        said.filter((_s, i) => i !== out),
        same.filter((_s, i) => i !== out),
      ).f1,
  );
  const spread = without.reduce((sum, value) => sum + (value - f1) ** 2, 0);
  metrics["pubmed_pairs.f1.se"] = Math.sqrt((spread * (judged.length - 1)) / judged.length);
  n["pubmed_pairs.f1"] = judged.length;
}

/** Over all pairs that names allow; every mention weighs the same, as in the clusters, so that large blocks do not drown the rest. */
function judgeChances(judged: readonly JudgedBlock[], { metrics, n }: Figures): void {
  const [chances, happened, weights, sets]: [number[], number[], number[], string[]] = [[], [], [], []];
  for (const { block, pairs } of judged) {
    const touched = new Set([...pairs.a, ...pairs.b]).size;
    for (let i = 0; i < pairs.a.length; i++) {
      chances.push(pairs.chance[i] as number);
      happened.push(block.people[pairs.a[i] as number] === block.people[pairs.b[i] as number] ? 1 : 0);
      weights.push(touched / pairs.a.length);
      sets.push(block.set);
    }
  }
  metrics["calibration.ece"] = calibrationError(chances, happened, weights);
  metrics["calibration.pairs.ece"] = calibrationError(chances, happened);
  n["calibration.ece"] = chances.length;
  for (const set of new Set(sets)) {
    const own = weights.map((weight, i) => (sets[i] === set ? weight : 0));
    metrics[`calibration.${set}.ece`] = calibrationError(chances, happened, own);
  }
}
