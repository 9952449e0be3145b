// Checks starter/catalogue.jsonl: its form always, and against the seed papers where those lie beside the repository.
// Usage: node scripts/check-starter.mjs [catalogue.jsonl] [seed_papers.jsonl]

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const PAPERS = 225;
const SUMMARY_WORDS = { least: 10, most: 40 };
/** So many words in a row shared with the abstract count as copied. */
const COPIED_RUN = 6;
/** So many authors are printed before "et al.". */
const CUT_AFTER = 3;
const KNOWN_FIELDS = new Set([
  ...["id", "title", "summary", "authors", "authorsTruncated", "date", "year", "categories", "institutions"],
  ...["arxivId", "doi", "identifiers", "instances", "codeUrl", "codeUrls", "codeClaimed", "listedOn"],
]);
const ARXIV_ID = /^(\d{2})(0[1-9]|1[0-2])\.\d{4,5}$/;
const DOI = /^10\.\d{4,9}\/\S+$/;
const ACL_ID = /^\d{4}\.[a-z]+(?:-[a-z]+)?\.\d+$/;

const root = resolve(import.meta.dirname, "..");
const catalogueFile = resolve(process.argv[2] ?? `${root}/starter/catalogue.jsonl`);
const seedFile = resolve(process.argv[3] ?? `${root}/../shared/seeds/seed_papers.jsonl`);

const faults = [];
const papers = readLines(catalogueFile);
for (const [index, paper] of papers.entries()) checkForm(paper, `line ${index + 1}`);
checkWhole(papers);
if (existsSync(seedFile)) checkAgainstSeeds(papers, readLines(seedFile));
else console.log("check-starter: no seed papers beside the repository; only the form was checked");

for (const fault of faults) console.error(`check-starter: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
else console.log(`check-starter: ${papers.length} papers, no faults`);

function readLines(file) {
  const lines = readFileSync(file, "utf8").replace(/\n$/, "").split("\n");
  return lines.flatMap((line, index) => {
    try {
      return [JSON.parse(line)];
    } catch (cause) {
      faults.push(`${file} line ${index + 1}: ${cause.message}`);
      return [];
    }
  });
}

function checkForm(paper, place) {
  const fault = (text) => faults.push(`${place}: ${text}`);
  for (const field of Object.keys(paper)) if (!KNOWN_FIELDS.has(field)) fault(`unknown field "${field}"`);
  if (typeof paper.title !== "string" || paper.title === "") return fault("no title");
  if (paper.id !== idOf(paper.title)) fault(`id should be ${idOf(paper.title)}`);
  const text = paper.summary?.text;
  if (typeof text !== "string") return fault("no summary");
  if (paper.summary.by !== "Broadsheet" || paper.summary.machine !== true) fault("summary lacks its origin");
  const length = text.split(/\s+/).length;
  if (length < SUMMARY_WORDS.least || length > SUMMARY_WORDS.most) fault(`summary of ${length} words`);
  if (!/^[^\s].*\.$/.test(text) || /\s\s/.test(text)) fault("summary is not one clean sentence");
  for (const part of [paper.title, text])
    if (/[\\$^_{}]|<\/?[a-z]/i.test(part)) fault(`TeX or markup left in "${part}"`);
  checkFacts(paper, fault);
}

function checkFacts(paper, fault) {
  if (!Array.isArray(paper.authors) || paper.authors.some((author) => !author.name?.trim()))
    fault("authors are not a list of names");
  if (paper.authors?.length === 0) fault("no authors");
  const names = (paper.authors ?? []).map((author) => author.name);
  if (new Set(names).size !== names.length) fault("an author is named twice");
  for (const name of names) if (name !== name.trim() || /[,;:\\$^_{}<>]/.test(name)) fault(`author "${name}"`);
  if (!isDay(paper.date ?? "") && !isDay(`${paper.date}-01`)) fault(`date "${paper.date}"`);
  if (paper.year !== undefined && paper.year !== Number(paper.date?.slice(0, 4))) fault(`year ${paper.year}`);
  for (const day of paper.listedOn ?? []) if (!isDay(day)) fault(`listedOn "${day}"`);
  for (const code of paper.categories ?? []) if (!/^[a-z-]+\.[A-Z]{2}$/.test(code)) fault(`category "${code}"`);
  checkIdentifiers(paper, fault);
  for (const instance of paper.instances ?? []) checkInstance(instance, paper, fault);
  const urls = [paper.codeUrl ?? [], paper.codeUrls ?? []].flat();
  for (const url of urls) if (!/^https:\/\/github\.com\/[\w.-]+\/[\w./-]*\w$/.test(url)) fault(`code link "${url}"`);
  if (urls.length > 0 && paper.codeClaimed !== undefined) fault("codeClaimed beside a code link");
}

function checkIdentifiers(paper, fault) {
  const { arxivId, doi, date } = paper;
  if (arxivId !== undefined) {
    const [, year, month] = ARXIV_ID.exec(arxivId) ?? [];
    if (month === undefined) fault(`arXiv id "${arxivId}"`);
    // The number is given when the first version is taken in: at most some days later.
    else if (!isWithinMonth(date, `20${year}-${month}`)) fault(`arXiv id ${arxivId} does not fit ${date}`);
  }
  if (paper.listedOn !== undefined && arxivId === undefined) fault("no arXiv id");
  if (doi !== undefined && !DOI.test(doi)) fault(`DOI "${doi}"`);
  for (const { scheme, value } of paper.identifiers ?? [])
    if (scheme !== "acl" || !ACL_ID.test(value)) fault(`identifier ${scheme} "${value}"`);
}

function checkInstance(instance, paper, fault) {
  const { kind, venue, year } = instance;
  if (kind !== "published" || !/^[A-Z]/.test(venue ?? "")) fault(`venue "${venue}"`);
  if (!Number.isInteger(year) || year < paper.year || year > paper.year + 3)
    fault(`${venue} ${year} of a paper of ${paper.year}`);
}

function checkWhole(all) {
  if (all.length !== PAPERS) faults.push(`${all.length} papers instead of ${PAPERS}`);
  if (new Set(all.map((paper) => paper.id)).size !== all.length) faults.push("an id occurs twice");
  const arxivIds = all.flatMap((paper) => paper.arxivId ?? []);
  if (new Set(arxivIds).size !== arxivIds.length) faults.push("an arXiv id occurs twice");
  if (new Set(all.map((paper) => paper.summary?.text)).size !== all.length) faults.push("a summary occurs twice");
  const days = all.map((paper) => paper.date ?? "9999");
  if (days.some((day, index) => index > 0 && day > days[index - 1])) faults.push("not sorted: newest first");
}

function checkAgainstSeeds(all, seeds) {
  const byTitle = new Map(all.map((paper) => [keyOf(paper.title), paper]));
  for (const seed of seeds) {
    const paper = byTitle.get(keyOf(seed.title));
    const fault = (text) => faults.push(`"${seed.title}": ${text}`);
    if (paper === undefined) {
      fault("missing");
      continue;
    }
    if (!seed.title.includes("$") && paper.title !== seed.title) fault(`title is "${paper.title}"`);
    if (seed.date !== null && paper.date !== seed.date) fault(`date is ${paper.date}`);
    checkAuthors(paper, seed, fault);
    if ((paper.institutions ?? []).join() !== seed.institutions.join()) fault("institutions differ");
    if (seed.category !== null && paper.categories?.[0]?.split(".")[1] !== seed.category)
      fault(`category is ${paper.categories}`);
    const known = [paper.codeUrl, paper.codeUrls, paper.codeClaimed].some((value) => value !== undefined);
    if (seed.code === true && !known) fault("the code badge is lost");
    for (const run of sharedRuns(paper.summary?.text ?? "", seed.abstract)) fault(`summary copies "${run}"`);
  }
}

/** A list that was cut may be known whole by now: then it holds the printed names, in their order. */
function checkAuthors(paper, seed, fault) {
  const names = paper.authors.map((author) => keyOf(author.name));
  const printed = seed.authors.map(keyOf);
  if (names.length < printed.length) fault("authors are missing");
  if (seed.more_authors !== true && paper.authorsTruncated) fault("authors are not cut");
  if (printed.some((name, index) => index < CUT_AFTER && names[index] !== name)) fault("authors differ");
}

function sharedRuns(text, abstract) {
  const known = new Set(runsOf(abstract));
  return runsOf(text).filter((run) => known.has(run));
}

function runsOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(COPIED_RUN - 1).map((_, index) => words.slice(index, index + COPIED_RUN).join(" "));
}

function idOf(title) {
  const letters = title.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `starter:${createHash("sha256").update(letters).digest("hex").slice(0, 12)}`;
}

/** Lets `$Se^2$` and `Se²` meet. */
function keyOf(title) {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** In that month, or in the last days of the one before. */
function isWithinMonth(date, month) {
  if (date === undefined || date.startsWith(month)) return date !== undefined;
  const days = (Date.parse(`${month}-01`) - Date.parse(date)) / 86_400_000;
  return date.length === 10 && days > 0 && days <= 7;
}

function isDay(text) {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}
