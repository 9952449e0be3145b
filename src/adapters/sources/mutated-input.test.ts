// Damaged input of every format ends in records and set-asides, or in one clear error; never in a crash or a hang.

import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { fileFormats } from "./registry.ts";
import { readAll } from "./testing/read-all.ts";

/** One small whole input for each format, all made up. */
const SAMPLES: Record<string, string> = {
  interchange:
    '{"id":"w:1","title":"T","abstract":"A","authors":[{"name":"A B","id":"~A1","affiliation":"U+V","orcid":"0000-0002-1825-0097"}],"year":2024,"date":"2024-04-11","arxivId":"2404.07965","citations":3,"instances":[{"id":"hf:2404.07965","date":"2024-04-12","labels":{"hfUpvotes":1}},{"id":"pl:1","venue":"V","year":2024,"url":"https://openreview.net/forum?id=x"}],"versions":[{"version":1}],"summary":{"text":"s","by":"b","machine":true}}\n{"title":"U"}\n',
  "seed-list":
    '{"title":"T","authors":["A"],"more_authors":true,"institutions":["pku"],"category":"CL","date":"2026-02-17","code":true,"abstract":"X","pages":["000","003"]}\n',
  huggingface:
    '[{"paper":{"id":"2409.11074","title":"T","summary":"A","upvotes":1,"authors":[{"name":"A","hidden":false,"status":"claimed_verified","user":{"user":"h"}}],"publishedAt":"2024-09-17T11:03:46.000Z","organization":{"name":"o"}},"numComments":2}]',
  openalex:
    '{"meta":{"count":1},"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.1000/x","title":"T","ids":{"pmid":"https://x/1"},"authorships":[{"author":{"id":"https://openalex.org/A1","display_name":"A"},"institutions":[{"display_name":"U"}]}],"abstract_inverted_index":{"a":[0,2],"b":[1]},"locations":[{"source":{"display_name":"S","type":"journal"},"landing_page_url":"https://arxiv.org/abs/2404.07965"}],"referenced_works":["https://openalex.org/W2"],"cited_by_count":1}]}',
  "semantic-scholar":
    '{"data":[{"citingPaper":{"paperId":"a","title":"T","externalIds":{"ArXiv":"2404.07965"},"authors":[{"authorId":"1","name":"A"}],"tldr":{"text":"x"},"references":[{"paperId":"b","title":"B"}]}},null]}',
  crossref:
    '{"status":"ok","message-type":"work-list","message":{"items":[{"DOI":"10.1000/x","title":["<i>T</i>"],"author":[{"given":"A","family":"B","affiliation":[{"name":"U"}]},{"name":"G"}],"issued":{"date-parts":[[2020,1]]},"relation":{"is-preprint-of":[{"id-type":"doi","id":"10.1000/y"}]},"abstract":"<jats:p>x</jats:p>","reference":[{"DOI":"10.1000/r"}],"updated-by":[{"type":"retraction"}]}]}}',
  "acl-anthology":
    '<?xml version="1.0"?><collection id="P19"><volume id="1"><meta><booktitle>B</booktitle><month>July</month><year>2019</year></meta><paper id="1"><title>T <tex-math>x</tex-math></title><author id="a"><first>A</first><last>B</last></author><abstract>x</abstract><revision id="2" date="2020-01-01">y</revision></paper></volume></collection>',
  bibtex:
    '@string{j = "J"}\n@article{k, title = {{T} {\\"o}}, author = "A B and {C D} and others", journal = j # { x}, year = 2020, month = jan, eprint={2404.07965}}\n@misc{l, title={U}}\n',
  ris: "TY  - JOUR\nTI  - T\nAU  - B, A\nPY  - 2020/01/02/\nUR  - https://arxiv.org/abs/2404.07965\nAB  - x\n more\nER  - \n",
};

/** What breaks parsers: brackets, wrong kinds, huge numbers, stray bytes. */
const shrapnel = fc.constantFrom(
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  ",",
  ":",
  "<",
  ">",
  "</",
  "&",
  "&#x110000;",
  "@",
  "#",
  "null",
  "[]",
  "{}",
  "-1",
  "1e999",
  "true",
  "\u0000",
  "\ud800",
  "\ufeff",
  "\n",
  "\r\n",
  "ER  - \n",
  "__proto__",
  '"constructor":',
  "<![CDATA[",
  "<!DOCTYPE x [",
  "9".repeat(400),
);
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.integer({ min: 0, max: 30 }),
  insert: fc.oneof(shrapnel, fc.string({ maxLength: 8 })),
});

function mutate(text: string, mutations: { at: number; drop: number; insert: string }[]): string {
  let result = text;
  for (const { at, drop, insert } of mutations) {
    const start = Math.floor(at * result.length);
    result = result.slice(0, start) + insert + result.slice(start + drop);
  }
  return result;
}

const formats = fileFormats.filter(({ name }) => SAMPLES[name] !== undefined);

it.each(formats.map((format) => [format.name, format] as const))("%s survives any damage", async (name, format) => {
  const sample = SAMPLES[name] ?? "";
  expect((await readAll(format, sample)).records.length).toBeGreaterThan(0);
  const damage = fc.array(mutation, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damage, fc.integer({ min: 1, max: 500 }), fc.boolean(), async (mutations, chunkSize, asLatin1) => {
      const input = Buffer.from(mutate(sample, mutations), asLatin1 ? "latin1" : "utf8");
      format.detect(input.toString("utf8"), "x");
      try {
        const { records, setAsides } = await readAll(format, input, { chunkSize });
        for (const { title } of records) expect(title.trim()).not.toBe("");
        for (const { reason } of setAsides) expect(reason).not.toBe("");
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({ code: "invalid" });
      }
    }),
    { numRuns: 300 },
  );
});

it.each(formats.map((format) => [format.name, format] as const))("%s survives any bytes", async (_name, format) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const read = readAll(format, bytes).catch((error: unknown) => expect(error).toMatchObject({ code: "invalid" }));
      await read;
    }),
  );
});

it.each(formats.map((format) => [format.name, format] as const))(
  "%s reads JSON values of any shape",
  async (_name, format) => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        await readAll(format, json).catch((error: unknown) => expect(error).toMatchObject({ code: "invalid" }));
      }),
    );
  },
);
