// BibTeX as people write it: macros, nested braces, odd names, and entries that are broken.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAll } from "../testing/read-all.ts";
import { bibtexFormat } from "./bibtex.ts";
import { parseSegment, standardMacros } from "./entries.ts";
import { parseBibAuthors } from "./names.ts";

const fieldsOf = (text: string) =>
  parseSegment(text, standardMacros()).map((entry) =>
    "reason" in entry ? entry.reason : Object.fromEntries(entry.fields),
  );

describe("entries", () => {
  it.each([
    ["braces", "@article{k, title = {A {B} C}}", { title: "A {B} C" }],
    ["quotes", '@article{k, title = "A {"}B{"} C"}', { title: 'A {"}B{"} C' }],
    ["an accent in quotes", '@article{k, author = "M{\\"u}ller"}', { author: 'M{\\"u}ller' }],
    ["numbers and macros", "@article{k, year = 2020, month = jan}", { year: "2020", month: "jan" }],
    ["joined parts", '@article{k, month = 1 # "~" # jan}', { month: "1~jan" }],
    ["round brackets", "@article(k, title = {A})", { title: "A" }],
    ["a comma at the end", "@article{k, title={A},}", { title: "A" }],
    ["no comma between fields", "@article{k, title={A} year=2020}", { title: "A", year: "2020" }],
    ["no key", "@article{title={A}, year=2020}", { title: "A", year: "2020" }],
    ["an empty key", "@article{, title={A}}", { title: "A" }],
    ["capitals", "@ARTICLE{k, TITLE={A}}", { title: "A" }],
    ["a field twice", "@article{k, title={A}, title={B}}", { title: "A" }],
    ["escaped braces that do not pair", "@article{k, title={A \\{ B}}", { title: "A \\{ B" }],
    ["escaped braces that pair", "@article{k, title={A \\{ B \\} C}}", { title: "A \\{ B \\} C" }],
    ["text around it", "notes @ here\n@article{k, title={A}} more", { title: "A" }],
  ])("read %s", (_what, text, fields) => expect(fieldsOf(text)).toEqual([fields]));

  it("know macros from the entry that defines them on", () => {
    expect(fieldsOf('@string{acl = "ACL " # "Proc"} @article{k, booktitle = acl # " 2020"}')).toEqual([
      { booktitle: "ACL Proc 2020" },
    ]);
  });

  it("pass over comments and preambles", () => {
    expect(fieldsOf('@comment{x} @preamble{"\\newcommand" # "x"} @article{k, title={A}}')).toEqual([{ title: "A" }]);
  });

  it.each([
    ["@article{k, title = {A", "the value of title does not end"],
    ["@article{k, title = {A}", "the entry does not end"],
    ["@article{k, title {A}}", "no value for title"],
    ["@article{k, title = {A}, = {B}}", '"=" where a field should begin'],
    ["@article{k, title = }", "the value of title does not end"],
  ])("say what is wrong with %s", (text, reason) => expect(fieldsOf(text)).toEqual([reason]));
});

describe("authors", () => {
  it.each([
    ["Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]],
    ["Lee, Ann and Ray, Bob", ["Ann Lee", "Bob Ray"]],
    ["Lee, Jr., Ann", ["Ann Lee Jr."]],
    ["{Barnes and Noble} and Lee, Ann", ["Barnes and Noble", "Ann Lee"]],
    ["{GLM-4.5 Team}", ["GLM-4.5 Team"]],
    ['M{\\"u}ller, J{\\"o}rg', ['J{\\"o}rg M{\\"u}ller']],
    ["Ann Lee AND\n  Bob Ray", ["Ann Lee", "Bob Ray"]],
    ["Anders Andersson", ["Anders Andersson"]],
    ["A. Lee, B. Ray, C. Poe, D. Fox", ["A. Lee", "B. Ray", "C. Poe", "D. Fox"]],
    ["", []],
    [" and ", []],
  ])("are read from %j", (field, names) =>
    expect(parseBibAuthors(field).authors.map(({ name }) => name)).toEqual(names),
  );

  it("keep groups whole and given and family names apart", () => {
    expect(parseBibAuthors("{A B Team} and von Berg, Jr, Ann").authors).toEqual([
      { name: "A B Team", isCollective: true },
      { name: "Ann von Berg Jr", given: "Ann", family: "von Berg", suffix: "Jr" },
    ]);
  });

  it.each(["Lee, Ann and others", "Ann Lee and et al."])("are cut off in %j", (field) => {
    expect(parseBibAuthors(field)).toMatchObject({ authors: [{ name: "Ann Lee" }], isTruncated: true });
  });
});

const one = async (fields: string, type = "article") => {
  const { records, setAsides } = await readAll(bibtexFormat, `@${type}{key, title = {T}, ${fields}}`);
  return records[0] ?? setAsides[0];
};

describe("records", () => {
  it.each([
    ["eprint = {2404.07965}, archivePrefix = {arXiv}", "arxiv:2404.07965"],
    ["eprint = {2404.07965v2}", "arxiv:2404.07965"],
    ["journal = {arXiv preprint arXiv:2404.07965}", "arxiv:2404.07965"],
    ["journal = {CoRR}, volume = {abs/2404.07965}, url = {https://arxiv.org/abs/2404.07965}", "arxiv:2404.07965"],
    ["eprint = {hep-th/9901001}, eprinttype = {arxiv}", "arxiv:hep-th/9901001"],
    ["eprint = {12345}, eprinttype = {pubmed}", undefined],
    ["doi = {10.1000/a\\_b}", "doi:10.1000/a_b"],
    ["url = {https://doi.org/10.1000/X}", "doi:10.1000/x"],
    ["url = {https://aclanthology.org/P19-1001/}", "acl:P19-1001"],
    ["url = {https://openreview.net/forum?id=abc}", "openreview:abc"],
  ])("find the identifier in %s", async (fields, identifier) => {
    const record = await one(fields);
    const [first] = record && "identifiers" in record ? record.identifiers : [];
    expect(first && `${first.scheme}:${first.value}`).toBe(identifier);
  });

  it.each([
    ["year = 2020, month = may", "2020-05"],
    ["year = {2020}, month = {December 3}", "2020-12"],
    ["year = 2020, month = 7", "2020-07"],
    ["date = {2020-05-03}", "2020-05-03"],
    ["year = {c. 1999}", "1999"],
    ["year = {in press}", undefined],
  ])("date %s as %s", async (fields, date) =>
    expect(await one(fields)).toMatchObject(date ? { date } : { title: "T" }),
  );

  it("say where the paper came out", async () => {
    expect(await one("booktitle = {Proc}, year = 2020, pages = {1--9}, volume = 2", "inproceedings")).toMatchObject({
      venue: "Proc",
      journalRef: "Proc 2, 1-9",
      appearances: [{ kind: "published", venue: "Proc", year: 2020 }],
    });
    expect(await one("eprint = {2404.07965}", "misc")).toMatchObject({
      appearances: [{ kind: "preprint", venue: "arXiv" }],
    });
  });

  it("are named alike in any file, whatever their key", async () => {
    const [first] = (await readAll(bibtexFormat, "@misc{a, title={The Title}, year=2020}")).records;
    const [second] = (await readAll(bibtexFormat, "@misc{b, title={The Title}, year=2020}")).records;
    expect(first?.externalId).toBe(second?.externalId);
  });

  it("lose the braces around a whole title and no others", async () => {
    expect(await one("x = 1")).toMatchObject({ title: "T" });
    const { records } = await readAll(bibtexFormat, "@misc{a, title={{Whole {T}itle}}}\n@misc{b, title={{A} and {B}}}");
    expect(records.map(({ title }) => title)).toEqual(["Whole {T}itle", "{A} and {B}"]);
  });
});

describe("files", () => {
  const file =
    "@string{j = {J}}\n@article{a, title={A}, journal=j}\n@article{b, title={B\n@article{c, title={C}}\n@proceedings{p, title={P}}\n";

  it("set one broken entry aside and go on at the next", async () => {
    for (const chunkSize of [1, 7, 1_000]) {
      const { records, setAsides } = await readAll(bibtexFormat, file, { chunkSize });
      expect(records.map(({ title }) => title)).toEqual(["A", "C"]);
      expect(records[0]?.venue).toBe("J");
      expect(setAsides.map(({ reason }) => reason)).toEqual([
        "the value of title does not end",
        "no paper: proceedings",
      ]);
    }
  });

  it("may be in Windows-1252", async () => {
    const bytes = Buffer.from("@misc{a, title={Caf\u00e9}}", "latin1");
    expect((await readAll(bibtexFormat, bytes)).records[0]?.title).toBe("Café");
  });

  it("are read in full however they are cut and whatever stands in a title", async () => {
    const title = fc.string({ unit: fc.constantFrom("a", " ", "{", "}", '"', "\\", "@", "\n", ",", "=", "#") });
    await fc.assert(
      fc.asyncProperty(title, fc.integer({ min: 1, max: 9 }), async (text, chunkSize) => {
        const { records, setAsides } = await readAll(
          bibtexFormat,
          `@misc{a, title={${text}}}\n@misc{z, title={Last}}\n`,
          { chunkSize },
        );
        expect(records.length + setAsides.length).toBeGreaterThan(0);
        expect(records.at(-1)?.title).toBe("Last");
      }),
    );
  });

  it.each([
    ["@article{k, title={A}}", "x.txt", 0.8],
    ["% my papers\n\n@inproceedings{k,\n", "refs.bib", 0.9],
    ["", "refs.bib", 0.3],
  ])("are known by %j in %s", (head, name, least) => expect(bibtexFormat.detect(head, name)).toBeGreaterThan(least));

  it("are not seen in mail addresses", () => expect(bibtexFormat.detect("write to me@example.org {now}", "x")).toBe(0));
});
