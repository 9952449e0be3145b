// A packed catalogue says of a pair what the mentions themselves say.

import { describe, expect, it } from "vitest";
import { collectBackground } from "./background.ts";
import { type PaperPeople, PeoplePacker } from "./pack-people.ts";
import { type PaperText, packTexts } from "./pack-texts.ts";
import { Catalogue } from "./packed-catalogue.ts";
import { PAIR_FEATURES, PairFeatures, relateNames } from "./pair-features.ts";
import { Preparer } from "./prepare-mentions.ts";

type Paper = PaperPeople & PaperText;

const PAPERS: Paper[] = [
  {
    id: "1",
    title: "Trout in mountain lakes",
    abstract: "We count trout. Trout are counted in lakes, and counted again.",
    keywords: ["trout", "lakes"],
    venue: "Proceedings of the 3rd Conference on Fish",
    year: 2019,
    references: ["2", "doi:10/x"],
    authors: [
      { name: "Ann Lee", affiliations: ["Institute of Fish, Lima, Peru"], sourceIds: ["orcid:1"] },
      { name: "Bo Berg", emailDomains: ["fish.example"] },
      { name: "Cy Doe" },
    ],
  },
  {
    id: "2",
    title: "Lakes without trout",
    keywords: ["Lakes"],
    venue: "Conference on Fish",
    year: 2021,
    authors: [
      { name: "Cy Doe" },
      { name: "Ann Lee", affiliations: ["Institute of Fish, Lisbon, Portugal. lee@fish.example"] },
    ],
  },
  { id: "3", title: "Stars", abstract: "Of stars and trout.", authors: [{ name: "A. Lee" }, { name: "Bo Berg" }] },
];

function embed(text: string): Float32Array {
  const vector = new Float32Array(256);
  for (let i = 0; i < text.length; i++) vector[text.charCodeAt(i) % 256] = 0.1;
  return vector;
}

/** Rows of all pairs of a Lee. */
function rowsOfBoth() {
  const preparer = new Preparer(
    collectBackground(PAPERS.map(({ authors, ...paper }) => ({ ...paper, authors: authors.map(({ name }) => name) }))),
    embed,
  );
  for (const { authors } of PAPERS) for (const author of authors) preparer.note(author);
  const facts = PAPERS.flatMap((paper) => {
    const [name = "", ...coauthors] = paper.authors.map((author) => author.name);
    const paperAffiliations = paper.authors.flatMap(({ affiliations = [] }) => affiliations);
    preparer.addPaper({ ...paper, paper: paper.id, name, coauthors, paperAffiliations });
    return paper.authors.map((author, at) => {
      const place = at === 0 ? ("first" as const) : at === coauthors.length ? ("last" as const) : ("middle" as const);
      return { ...author, id: "", paper: paper.id, coauthors: [], title: "", place };
    });
  });
  const packer = new PeoplePacker();
  for (const paper of PAPERS) packer.add(paper);
  const catalogue = new Catalogue(packer.build(packTexts(PAPERS, embed)).packed);
  const lees = facts.flatMap(({ name }, i) => (name.endsWith("Lee") ? [i] : []));
  const rows = (known: Preparer | Catalogue, mentionOf: (i: number) => ReturnType<Catalogue["mention"]>) =>
    lees.flatMap((a) =>
      lees.flatMap((b) => {
        const [one, other] = [mentionOf(a), mentionOf(b)];
        const relation = relateNames(one.name.name, other.name.name);
        const row = new Float32Array(PAIR_FEATURES.length);
        if (a < b && relation) new PairFeatures(known).write(one, other, relation, row);
        return [[...row]];
      }),
    );
  const prepared = facts.map((fact) => preparer.prepare(fact));
  return {
    plain: rows(preparer, (i) => prepared[i] as ReturnType<Catalogue["mention"]>),
    packed: rows(catalogue, (i) => catalogue.mention(i)),
  };
}

describe("Catalogue", () => {
  it("describes pairs as mentions that are prepared one by one", () => {
    const { plain, packed } = rowsOfBoth();
    expect(packed).toHaveLength(9);
    const round = (rows: number[][]) => rows.map((row) => row.map((value) => value.toFixed(4)));
    expect(round(packed)).toEqual(round(plain));
    expect(plain.flat().some((value) => value > 0)).toBe(true);
  });

  it("knows the identifiers of a mention", () => {
    const packer = new PeoplePacker();
    for (const paper of PAPERS) packer.add(paper);
    const catalogue = new Catalogue(packer.build(packTexts(PAPERS)).packed);
    expect(catalogue.mention(0).sourceIds).toEqual(["orcid:1"]);
    expect(catalogue.mention(1).sourceIds).toEqual([]);
    expect(catalogue.mention(0).paper.meaning).toBeUndefined();
  });
});
