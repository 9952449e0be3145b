// The labelled sets again, a part of their names at a time with nothing around them: what a catalogue of a few thousand
// papers says of the same people. A model that has met large catalogues only takes its counts of names at their word.

import { collectBackground } from "../../../src/model/identity/background.ts";
import { blockKey } from "../../../src/model/identity/blocks.ts";
import type { NameShares } from "../../../src/model/identity/name-shares.ts";
import { readPersonName } from "../../../src/model/identity/person-name.ts";
import { Preparer } from "../../../src/model/identity/prepare-mentions.ts";
import { type PreparedBlock, prepareSet } from "../../eval/authors/prepare-sets.ts";
import type { Embed } from "../../eval/authors/read-embedding.ts";
import { type AuthorSets, toCataloguePaper } from "../../eval/authors/read-sets.ts";
import { hashOf } from "./cases.ts";

/** Of so many parts of all names the first ones are used. */
const PARTS = 48;
const USED = 12;

export function prepareSmall({ sets }: AuthorSets, names: NameShares, embed?: Embed): PreparedBlock[] {
  return Array.from({ length: USED }, (_, part) => {
    const own = [...sets].flatMap(([set, labelled]) =>
      // AMiner has few names, each a catalogue of its own by size.
      set === "aminer" ? [] : [{ set, labelled: labelled.filter(({ mention }) => partOf(mention.name) === part) }],
    );
    const background = collectBackground(
      own.flatMap(({ labelled }) => labelled.map(({ mention }) => toCataloguePaper(mention))),
    );
    return own.flatMap(({ set, labelled }) => prepareSet(set, labelled, new Preparer(background, embed), names));
  }).flat();
}

const partOf = (name: string): number => (hashOf(`part ${blockKey(readPersonName(name))}`) >>> 4) % PARTS;
