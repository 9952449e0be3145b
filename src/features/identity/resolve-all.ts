// Divides all mentions of a catalogue among authors, block by block, keeping ids and heeding decisions.

import { type IdentityModel, versionOf } from "../../model/identity/identity-model.ts";
import { keepText } from "../../model/identity/keep-texts.ts";
import { PeoplePacker } from "../../model/identity/pack-people.ts";
import { type PackedTexts, packTexts } from "../../model/identity/pack-texts.ts";
import { Catalogue } from "../../model/identity/packed-catalogue.ts";
import { type BlockTask, resolveTask, toTask } from "../../model/identity/resolve-task.ts";
import type { Decisions, IdentityResult, IdentitySource, KeptText, ResolvedPaper } from "../../ports/identity.ts";
import { chooseAuthorIds } from "./choose-author-ids.ts";

export interface IdentityStep {
  /** Mentions. */
  done: number;
  total: number;
}

/** Somebody else who works at the same time, in memory that both see. Asked again until there is an answer. */
export interface Helper {
  texts(): PackedTexts | undefined;
  begin(task: BlockTask): void;
  hasEnded(): boolean;
}

export interface ResolveOptions {
  decisions?: Decisions | undefined;
  /** Asked once, when a whole run begins. */
  openHelper?: (() => Helper) | undefined;
}

const NO_DECISIONS: Decisions = { mustJoin: [], mustNotJoin: [] };

/** The same in one go. */
export function resolveAll(source: IdentitySource, model: IdentityModel, decisions?: Decisions): IdentityResult {
  const steps = resolveSteps(source, model, { decisions });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rests often, so that whoever drives it can say how far it is, or stop. Undefined: there is nothing to do but wait. */
export function* resolveSteps(
  source: IdentitySource,
  model: IdentityModel,
  { decisions = NO_DECISIONS, openHelper }: ResolveOptions = {},
): Generator<IdentityStep | undefined, IdentityResult> {
  const helper = openHelper?.();
  const { ids, held, state, task, idOf } = yield* readCatalogue(source, model, { decisions, helper });
  const { packed, found } = task;
  helper?.begin(task);
  const total = packed.paperOf.length;
  yield* resolveTask(task, new Catalogue(packed), model);
  while (helper && !helper.hasEnded()) yield undefined;
  yield { done: total, total };
  const { authors, redirects } = chooseAuthorIds(found.cluster, held.authors(), idOf);
  const papers = function* (): Generator<ResolvedPaper> {
    const { confidence, nearest } = found;
    for (const [paper, id] of ids.entries()) {
      const [from, to] = [packed.names.starts[paper] as number, packed.names.starts[paper + 1] as number];
      const names = Array.from({ length: to - from }, (_, place) => {
        const mention = from + place;
        const closest = nearest[mention] as number;
        return {
          name: held.name(mention),
          author: authors(mention),
          confidence: confidence[mention] as number,
          ...(closest >= 0 && { nearest: ids[closest] as string }),
        };
      });
      yield { id, names };
    }
  };
  return {
    papers: papers(),
    texts: keepTexts(packed.texts, source.withoutKeptText(versionOf(model))),
    redirects,
    state,
  };
}

function* keepTexts(texts: PackedTexts, wanted: ReadonlySet<string>): Generator<KeptText> {
  for (const [row, id] of texts.ids.entries()) if (wanted.has(id)) yield { id, bytes: keepText(texts, row) };
}

/** What was needed to read it is let go before the work begins. */
function* readCatalogue(
  source: IdentitySource,
  model: IdentityModel,
  { decisions, helper }: { decisions: Decisions; helper: Helper | undefined },
) {
  const packer = new PeoplePacker();
  const held = createHeldNames();
  for (const paper of source.papers()) {
    packer.add(paper);
    held.add(paper.authors);
  }
  let texts = helper ? helper.texts() : packTexts(source.texts(), model.embed);
  for (; !texts; texts = helper?.texts()) yield undefined;
  const { packed, keep } = packer.build(texts);
  const numbers = createNumbers(packer.ids, packed.names.starts);
  const mustJoin = numbers.pairs(decisions.mustJoin);
  const mustNotJoin = numbers.pairs(decisions.mustNotJoin);
  const task = toTask(packed, packer.blocks(packed.names, mustJoin), { mustJoin, mustNotJoin });
  return { ids: packer.ids, held, task, state: keep(), idOf: numbers.id };
}

/** Printed names, and the authors so far, by the numbers of mentions: each text is held once. */
function createHeldNames() {
  const [texts, numberOf]: [string[], Map<string, number>] = [[], new Map()];
  const [names, authors]: [number[], number[]] = [[], []];
  const number = (text: string): number => {
    const known = numberOf.get(text);
    if (known !== undefined) return known;
    numberOf.set(text, texts.length);
    return texts.push(text) - 1;
  };
  return {
    add(mentions: readonly { name: string; author?: string }[]): void {
      for (const { name, author } of mentions) {
        names.push(number(name));
        authors.push(author === undefined ? -1 : number(author));
      }
    },
    name: (mention: number): string => texts[names[mention] as number] as string,
    authors: (): { numbers: readonly number[]; texts: readonly string[] } => ({ numbers: authors, texts }),
  };
}

/** From the ids of mentions (`paper#place`) to their numbers, and back. */
function createNumbers(papers: readonly string[], starts: Int32Array) {
  let placeOf: Map<string, number> | undefined;
  const number = (id: string): number | undefined => {
    placeOf ??= new Map(papers.map((paper, place) => [paper, place]));
    const at = id.lastIndexOf("#");
    const [paper, place] = [placeOf.get(id.slice(0, at)), Number(id.slice(at + 1))];
    if (paper === undefined) return undefined;
    const found = (starts[paper] as number) + place;
    return found < (starts[paper + 1] as number) ? found : undefined;
  };
  return {
    pairs: (pairs: Decisions["mustJoin"]): [number, number][] =>
      pairs.flatMap(([x, y]): [number, number][] => {
        const [p, q] = [number(x), number(y)];
        return p === undefined || q === undefined ? [] : [[p, q]];
      }),
    id(mention: number): string {
      let [low, high] = [0, papers.length];
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] as number) <= mention) low = middle;
        else high = middle;
      }
      return `${papers[low]}#${mention - (starts[low] as number)}`;
    },
  };
}
