// What Broadsheet is, where its facts come from and on which terms, and the keys.

import { raw } from "hono/html";
import { KeyRows, renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";
import { renderMarkdown } from "../render-markdown.ts";

const SOURCES = [
  {
    name: "arXiv",
    url: "https://info.arxiv.org/help/api/tou.html",
    gives: "titles, abstracts, authors, versions, announcements",
    terms: "metadata CC0; abstracts belong to their authors",
  },
  { name: "OpenAlex", url: "https://docs.openalex.org/", gives: "institutions, citations", terms: "CC0" },
  {
    name: "Semantic Scholar",
    url: "https://www.semanticscholar.org/product/api/license",
    gives: "citations, references",
    terms: "API licence; shown with a link",
  },
  {
    name: "Crossref",
    url: "https://www.crossref.org/documentation/retrieve-metadata/",
    gives: "DOIs, venues",
    terms: "facts, freely reusable",
  },
  {
    name: "Hugging Face",
    url: "https://huggingface.co/papers",
    gives: "daily lists and their votes",
    terms: "shown as seen there, with a link",
  },
  {
    name: "ACL Anthology",
    url: "https://aclanthology.org/",
    gives: "published papers of computational linguistics",
    terms: "CC BY 4.0",
  },
];

export async function showAbout(request: PageRequest): Promise<PageReply> {
  const html = renderLayout({
    site: request.site,
    title: "About",
    description: "Broadsheet, the open front page of research: sources, terms, keys.",
    address: request.address,
    children: (
      <main id="main" class="wrap text" tabindex={-1}>
        <header class="head">
          <h1>About Broadsheet</h1>
        </header>
        <p class="prose">
          Broadsheet gathers every new paper in the fields you follow, works out who wrote it and where, and ranks it
          with scores that show their reasons. It is open source, runs on one small machine, and needs no account, no
          tracker and no key.
        </p>
        <p class="prose">
          Every number opens: a score into its parts and their evidence, a citation count into its source and date. What
          is not known is said in words, never as a zero. <a href="/about/scores">How scores work</a>.
        </p>
        <section class="panel" id="sources" aria-labelledby="sources-h">
          <h2 id="sources-h">Sources and their terms</h2>
          <section class="scroll" tabindex={0} aria-label="Table of sources">
            <table>
              <thead>
                <tr>
                  <th scope="col">Source</th> <th scope="col">What we take</th> <th scope="col">Terms</th>
                </tr>
              </thead>
              <tbody>
                {SOURCES.map(({ name, url, gives, terms }) => (
                  <tr>
                    <td>
                      <a href={url}>{name}</a>
                    </td>{" "}
                    <td>{gives}</td> <td>{terms}</td>{" "}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p class="note">
            Thank you to arXiv for use of its open access interoperability. Broadsheet was not reviewed or approved by
            arXiv, is not affiliated with it, and does not express its policies or opinions. Papers are linked, never
            copied: their text stays with arXiv and with their authors.
          </p>
          <p class="small">
            Which of them this instance reads, and when it last did: <a href="/status">Status</a>.
          </p>
        </section>
        <section class="panel" id="keys-list" aria-labelledby="keys-h">
          <h2 id="keys-h">Keys</h2>
          <KeyRows />
          <p class="small">Keys work on lists, never inside fields. The list that opens with ? turns them off.</p>
        </section>
      </main>
    ),
  });
  return { html };
}

const EXPLAINED = {
  scores: { title: "How scores work", description: "The parts of a score, their formulas and their evidence." },
  search: { title: "How search works", description: "What a query can say, how papers are found and ranked." },
  topics: {
    title: "Summaries, keywords and topics",
    description: "What a machine reads out of titles and abstracts, and how well.",
  },
} as const;

export function showDocument(name: keyof typeof EXPLAINED) {
  return async (request: PageRequest): Promise<PageReply> => {
    const { title, description } = EXPLAINED[name];
    const text = await request.readDocument(name);
    const html = renderLayout({
      site: request.site,
      title,
      description,
      address: request.address,
      children: (
        <main id="main" class="wrap text" tabindex={-1}>
          <div class="md">
            {text === undefined ? <Fallback name={name} title={title} /> : raw(renderMarkdown(text))}
          </div>
        </main>
      ),
    });
    return { html };
  };
}

/** Holds when the full document is not shipped with this copy. */
function Fallback({ name, title }: { name: keyof typeof EXPLAINED; title: string }) {
  return (
    <>
      <h1>{title}</h1>
      {name === "scores" ? (
        <p>
          A score is the sum of five parts, always in the same order: novelty, attention, citations, track record and
          openness. Each part unfolds under the paper with its points, the most it could have, and the evidence in
          words.
        </p>
      ) : name === "topics" ? (
        <p>
          Summaries are sentences of the abstract, keywords its telling phrases, topics groups of keywords that are
          found together. All are made by machine and say so.
        </p>
      ) : (
        <p>
          Words must all occur; quotation marks keep them together, a minus leaves one out, OR allows either. Fields are
          ti: au: abs: cat: inst: venue: year: date: has: id: cites: citedby:.
        </p>
      )}
    </>
  );
}
