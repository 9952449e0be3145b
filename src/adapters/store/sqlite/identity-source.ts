// Papers with their printed names as author identity reads them.

import type { DetailFacts } from "../../../model/merged-paper.ts";
import type { AuthorIdentifier } from "../../../model/record.ts";
import type {
  IdentityLookups,
  IdentityMention,
  IdentityPaper,
  IdentitySource,
  IdentityStore,
} from "../../../ports/identity.ts";
import { selectByJson } from "./bulk.ts";
import { type MentionFacts, readFacts, readNames } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";

const AT_ONCE = 2000;
/** `scholar` and `hf` addresses are typed by people and too often another person's. */
const TRUSTED: ReadonlySet<AuthorIdentifier["scheme"]> = new Set([
  "orcid",
  "openreview",
  "acl",
  "ieee",
  "s2",
  "openalex",
  "dblp",
]);
/** Everybody's mail: says nothing about where somebody works. */
const PUBLIC_MAIL = /^(?:gmail|outlook|hotmail|yahoo|qq|163|126|foxmail|icloud|protonmail|live|msn)\./;

const KEYWORDS = "p.detail ->> '$.keywords' AS keywords";
const PEOPLE = `p.id, p.venue, p.year, p.card ->> '$.authorsTruncated' AS is_cut, ${KEYWORDS}, b.names, b.facts`;
const TEXTS = `p.id, p.title, coalesce(p.abstract, p.card ->> '$.summary.text') AS abstract, ${KEYWORDS}`;

export function createIdentitySource(
  database: Database,
): IdentitySource & IdentityLookups & Pick<IdentityStore, "countPapers"> {
  const count = (sql: string): number => Number(database.prepare(sql).get()?.n ?? 0);
  const referencesOf = (paperIds: number[]): Map<number, string[]> => {
    const found = new Map<number, string[]>();
    const rows = selectByJson(
      database,
      `SELECT r.paper_id AS id, coalesce(i.paper_id, r.scheme || ':' || r.value) AS cited FROM json_each(?) e
       JOIN paper_references r ON r.paper_id = e.value
       LEFT JOIN identifiers i ON i.scheme = r.scheme AND i.value = r.value`,
      paperIds,
    );
    for (const { id, cited } of rows) {
      const list = found.get(Number(id));
      if (list) list.push(String(cited));
      else found.set(Number(id), [String(cited)]);
    }
    return found;
  };
  function* readInParts(columns: string): Generator<Row[]> {
    const select = database.prepare(
      `SELECT ${columns} FROM papers p JOIN bylines b ON b.paper_id = p.id WHERE p.id > ? ORDER BY p.id LIMIT ${AT_ONCE}`,
    );
    for (let after = 0; ; ) {
      const rows = select.all(after);
      if (rows.length === 0) return;
      yield rows;
      after = Number(rows.at(-1)?.id);
    }
  }
  return {
    *papers() {
      for (const rows of readInParts(PEOPLE)) {
        const references = referencesOf(rows.map((row) => Number(row.id)));
        for (const row of rows) yield toPeople(row, references.get(Number(row.id)));
      }
    },

    *texts() {
      for (const rows of readInParts(TEXTS)) for (const row of rows) yield toText(row);
    },

    withoutKeptText: (version) =>
      new Set(
        database
          .prepare(
            "SELECT b.paper_id FROM bylines b LEFT JOIN identity_texts t ON t.paper_id = b.paper_id AND t.version = ? WHERE t.paper_id IS NULL",
          )
          .all(version)
          .map((row) => String(row.paper_id)),
      ),

    keptTexts: (ids, version) =>
      new Map(
        selectByJson(
          database,
          `SELECT t.paper_id, t.text FROM json_each(?) e JOIN identity_texts t ON t.paper_id = e.value AND t.version = ${version}`,
          ids.map(Number),
        ).map((row) => [String(row.paper_id), row.text as Uint8Array]),
      ),

    countPapers: () => ({
      all: count("SELECT count(*) AS n FROM bylines"),
      unresolved: count("SELECT count(*) AS n FROM bylines WHERE is_resolved = 0"),
    }),

    unresolved: (limit) =>
      database
        .prepare("SELECT paper_id FROM bylines WHERE is_resolved = 0 ORDER BY paper_id LIMIT ?")
        .all(limit)
        .map((row) => String(row.paper_id)),

    papersById(ids) {
      const rows = selectByJson(
        database,
        `SELECT ${TEXTS}, p.venue, p.year, p.card ->> '$.authorsTruncated' AS is_cut, b.names, b.facts FROM json_each(?) e JOIN papers p ON p.id = e.value JOIN bylines b ON b.paper_id = p.id`,
        ids.map(Number),
      );
      const references = referencesOf(rows.map((row) => Number(row.id)));
      return withoutProvisional(
        database,
        rows.map((row) => ({ ...toText(row), ...toPeople(row, references.get(Number(row.id))) })),
      );
    },

    peopleById(ids) {
      const rows = selectByJson(
        database,
        `SELECT ${PEOPLE} FROM json_each(?) e JOIN papers p ON p.id = e.value JOIN bylines b ON b.paper_id = p.id`,
        ids.map(Number),
      );
      const references = referencesOf(rows.map((row) => Number(row.id)));
      return withoutProvisional(
        database,
        rows.map((row) => toPeople(row, references.get(Number(row.id)))),
      );
    },

    // A row costs more than what it holds: a block is one.
    namesInBlocks: (blocks) =>
      selectByJson(
        database,
        `SELECT e.value AS block, (SELECT json_group_array(json_array(n.full_name, n.author_id)) FROM author_names n WHERE n.block = e.value) AS names
         FROM json_each(?) e`,
        [...blocks],
      ).flatMap(({ block, names }) =>
        (JSON.parse(String(names)) as [string, number][]).map(([fullName, author]) => ({
          ...{ block: String(block), fullName, author: String(author) },
        })),
      ),

    papersOfAuthors(authors, most) {
      const papers = selectByJson(
        database,
        `SELECT e.value AS author, (SELECT json_group_array(paper_id) FROM
           (SELECT y.paper_id FROM author_papers y WHERE y.author_id = e.value ORDER BY y.paper_id DESC LIMIT ${most})) AS papers
         FROM json_each(?1) e`,
        authors.map(Number),
      ).flatMap((row) =>
        (JSON.parse(String(row.papers)) as number[]).map((paper) => ({ author: String(row.author), paper })),
      );
      // Namesakes of a day's names share many papers: each is read once.
      const rows = selectByJson(
        database,
        "SELECT b.paper_id, b.names FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
        [...new Set(papers.map(({ paper }) => paper))],
      );
      const namesOf = new Map(rows.map((row) => [Number(row.paper_id), readNames(row).map(([, name]) => name)]));
      return papers.map(({ author, paper }) => ({ author, paper: String(paper), names: namesOf.get(paper) ?? [] }));
    },

    loadState() {
      const value = database.prepare("SELECT value FROM identity_state WHERE key = 'background'").get()?.value;
      return value instanceof Uint8Array ? value : undefined;
    },
  };
}

/** Names that wait to be resolved have no author. */
function withoutProvisional<Paper extends Pick<IdentityPaper, "authors">>(
  database: Database,
  papers: readonly Paper[],
): Paper[] {
  const provisional = findProvisional(database, papers);
  return papers.map((paper) => ({
    ...paper,
    authors: paper.authors.map(({ author, ...mention }) =>
      author === undefined || provisional.has(author) ? mention : { ...mention, author },
    ),
  }));
}

function findProvisional(database: Database, papers: readonly Pick<IdentityPaper, "authors">[]): Set<string> {
  const ids = new Set(papers.flatMap(({ authors }) => authors.flatMap(({ author }) => Number(author ?? 0))));
  const rows = selectByJson(
    database,
    "SELECT a.id FROM json_each(?) e JOIN authors a ON a.id = e.value WHERE a.key LIKE 'name:%'",
    [...ids],
  );
  return new Set(rows.map(({ id }) => String(id)));
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const readKeywords = ({ keywords }: Row): readonly string[] =>
  typeof keywords === "string" ? ((JSON.parse(keywords) as DetailFacts["keywords"]) ?? []) : [];

function toText(row: Row): Omit<IdentityPaper, "authors"> {
  const [abstract, keywords] = [text(row.abstract), readKeywords(row)];
  return {
    id: String(row.id),
    title: String(row.title),
    ...(abstract !== undefined && { abstract }),
    ...(keywords.length > 0 && { keywords }),
  };
}

function toPeople(row: Row, references: string[] | undefined): Omit<IdentityPaper, "title" | "abstract"> {
  const id = String(row.id);
  const facts = readFacts(row);
  const [venue, keywords] = [text(row.venue), readKeywords(row)];
  return {
    id,
    ...(keywords.length > 0 && { keywords }),
    ...(venue !== undefined && { venue }),
    ...(row.year !== null && { year: Number(row.year) }),
    ...(row.is_cut === 1 && { isCut: true }),
    ...(references && { references }),
    authors: readNames(row).map(([author, name], place) => toMention(id, place, String(author), name, facts[place])),
  };
}

function toMention(
  paper: string,
  place: number,
  author: string,
  name: string,
  facts: MentionFacts | null | undefined,
): IdentityMention {
  const ids = facts?.ids?.filter(({ scheme }) => TRUSTED.has(scheme)).map(({ scheme, value }) => `${scheme}:${value}`);
  const domain = facts?.email?.split("@")[1]?.toLowerCase();
  return {
    id: `${paper}#${place}`,
    name,
    author,
    ...(facts?.affiliations && { affiliations: facts.affiliations }),
    ...(ids && ids.length > 0 && { sourceIds: ids }),
    ...(domain !== undefined && !PUBLIC_MAIL.test(domain) && { emailDomains: [domain] }),
  };
}
