// What can be told of a listed paper on its day: plain facts, and how often its authors were noticed before.

/** What is known of an author before the day: papers listed, and those of them that a community picked up. */
export interface NoticedAuthor {
  listed: number;
  /** Papers on the very day, the one at hand among them. */
  sameDay?: number;
  noticed: { day: number; votes: number }[];
}

export interface ListedFacts {
  title: string;
  abstract: string;
  comment: string;
  categories: readonly string[];
}

/** Words of the comment and categories, as terms of their own. */
export function noticeMarks({ comment, categories }: ListedFacts): string[] {
  const words = new Set(
    comment
      .slice(0, 2000)
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [],
  );
  return [...categories.map((name) => `category ${name}`), ...[...words].map((word) => `comment ${word}`)];
}

/** Those that such pages pick from most; the rest is one. */
const FIELDS = ["cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.IT", "cs.GR", "cs.GT"];

export const PLAIN_FIGURES = 28;

export function plainFigures({ title, abstract, comment, categories }: ListedFacts): Float32Array {
  const text = `${abstract.slice(0, 8000)} ${comment.slice(0, 2000)}`.toLowerCase();
  const counted = countIn(abstract);
  const has = (pattern: RegExp, where: string) => (pattern.test(where) ? 1 : 0);
  const count = (pattern: RegExp) => Number(pattern.exec(comment)?.[1] ?? Number.NaN);
  return Float32Array.of(
    has(/github\.com|gitlab\.com|huggingface\.co/, text),
    has(/project page|github\.io|\.io\/|website|demo/, text),
    abstract.length / 1000,
    title.length,
    has(/:/, title),
    categories.length,
    comment.length,
    has(/accept|cvpr|iclr|neurips|icml|acl|emnlp/i, comment),
    has(/open.?source|release|publicly available/i, abstract),
    counted.digits,
    has(/benchmark|dataset/i, title),
    has(/survey|review/i, title),
    has(/^[A-Z][\w.-]*[A-Z0-9][\w.-]*:/, title),
    count(/(\d{1,4}) pages/),
    count(/(\d{1,4}) figures/),
    ...shapeOf(title, abstract, counted),
    has(/github\.io/, text),
    has(/hugging ?face/, text),
    text.match(/http/g)?.length ?? 0,
    has(/tech(?:nical)? report/i, `${title} ${comment}`),
    has(/work in progress|preprint|under review/i, comment),
    FIELDS.indexOf(categories[0] ?? ""),
  );
}

/** A coined name before the colon, a question, how long and how plain the words are. */
function shapeOf(title: string, abstract: string, { words, ends }: Counted): number[] {
  const capitals = title.match(/[A-Z]/g)?.length ?? 0;
  return [
    title.split(" ").length,
    title.includes(":") ? title.indexOf(":") : Number.NaN,
    title.includes("?") ? 1 : 0,
    capitals / Math.max(1, title.length),
    /\d/.test(title) ? 1 : 0,
    ends,
    abstract.length / Math.max(1, words),
  ];
}

interface Counted {
  digits: number;
  words: number;
  /** Ends of sentences. */
  ends: number;
}

/** In one pass: this is asked of every text. */
function countIn(text: string): Counted {
  let [digits, words, ends, last] = [0, 0, 0, 32];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 32 && (last === 46 || last === 33 || last === 63)) ends += 1;
    if (code > 32 && last <= 32) words += 1;
    last = code;
  }
  return { digits, words, ends };
}

export const NOTICE_FIGURES = 28;
const MAX_AUTHORS = 200;
const HALF_LIFE_DAYS = 90;

export function noticeFigures(authors: readonly (NoticedAuthor | undefined)[], day: number): Float32Array {
  const known = authors.slice(0, MAX_AUTHORS).map((author) => standingOf(author, day));
  const out = new Float32Array(NOTICE_FIGURES);
  const size = Math.max(1, known.length);
  const sum = (of: (standing: Standing) => number) => known.reduce((total, standing) => total + of(standing), 0);
  const most = (of: (standing: Standing) => number) => known.reduce((top, standing) => Math.max(top, of(standing)), 0);
  let at = 0;
  out[at++] = Math.log1p(authors.length);
  out[at++] = Math.log1p(sum(({ noticed }) => noticed));
  out[at++] = Math.log1p(sum(({ lately }) => lately));
  for (const of of [
    (standing: Standing) => Math.log1p(standing.noticed),
    (standing: Standing) => Math.log1p(standing.lately),
    (standing: Standing) => standing.rate,
    (standing: Standing) => standing.meanVotes,
    (standing: Standing) => Math.log1p(standing.listed),
  ]) {
    const [first, last] = [known[0], known.at(-1)];
    out[at++] = most(of);
    out[at++] = sum(of) / size;
    out[at++] = first ? of(first) : 0;
    out[at++] = last ? of(last) : 0;
  }
  out[at++] = known.reduce((least, { daysSince }) => Math.min(least, daysSince), 999);
  out[at++] = sum(({ noticed }) => (noticed > 0 ? 1 : 0)) / size;
  out[at++] = most(({ sameDay }) => sameDay);
  out[at++] = sum(({ sameDay }) => sameDay) / size;
  out[at++] = known.at(-1)?.sameDay ?? 0;
  return out;
}

interface Standing {
  noticed: number;
  lately: number;
  rate: number;
  meanVotes: number;
  listed: number;
  sameDay: number;
  daysSince: number;
}

function standingOf(author: NoticedAuthor | undefined, day: number): Standing {
  let [noticed, lately, votes, last] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  for (const notice of author?.noticed ?? []) {
    if (notice.day >= day) continue;
    noticed += 1;
    lately += 0.5 ** ((day - notice.day) / HALF_LIFE_DAYS);
    votes += Math.log(2 + notice.votes);
    last = Math.max(last, notice.day);
  }
  const listed = author?.listed ?? 0;
  return {
    ...{ noticed, lately, listed, sameDay: author?.sameDay ?? 1 },
    rate: (noticed + 0.3) / (listed + 0.3 * noticed + 3),
    meanVotes: noticed > 0 ? votes / noticed : 0,
    daysSince: Math.min(999, day - last),
  };
}
