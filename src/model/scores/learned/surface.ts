// Plain figures of a title and an abstract, and the kind of contribution they announce.

export const KINDS = ["survey", "benchmark", "resource", "theory", "system", "application", "method"] as const;
export type Kind = (typeof KINDS)[number];

const TITLE_KINDS: readonly [Kind, RegExp][] = [
  ["survey", /\b(?:survey|review|overview|tutorial|taxonomy|roadmap|state of the art)\b/i],
  ["benchmark", /\b(?:benchmark\w*|evaluat\w+|leaderboard|challenge|shared task|assessing)\b|bench\b/i],
  ["resource", /\b(?:dataset|data set|corpus|corpora|treebank|lexicon|database|library|toolkit)\b/i],
];
/** In small letters; the words without one of which a pattern cannot hold spare most texts the pattern. */
const TEXT_KINDS: readonly [Kind, RegExp, number, string[]?][] = [
  [
    "survey",
    /\bthis (?:survey|review)|we (?:survey|review) |comprehensive (?:survey|review)/g,
    1,
    ["survey", "review"],
  ],
  [
    "benchmark",
    /\bbenchmarks? (?:that|for|to|of|with|consisting)|(?:introduce|present|propose)\w* [^.]{0,60}\bbenchmark/g,
    1,
    ["benchmark"],
  ],
  [
    "resource",
    /(?:introduce|present|release|construct|collect|build|create)\w* [^.]{0,60}\b(?:dataset|data set|corpus|database)\b/g,
    1,
    ["dataset", "data set", "corpus", "database"],
  ],
  [
    "theory",
    /\b(?:theorem|we prove|proofs?|upper bound|lower bound|regret|convergence rate|sample complexity|minimax|np-hard|polynomial[- ]time|asymptotic\w*)\b/g,
    2,
  ],
  [
    "system",
    /\b(?:system|platform|framework|toolkit|software|library|open[- ]source) (?:that|for|to|which|designed)|demonstration|we (?:built|build|deploy)/g,
    2,
  ],
  [
    "application",
    /\b(?:case study|real[- ]world|clinical|patients?|industrial|deployed|in production|field study)\b/g,
    2,
  ],
];

/** What the paper mainly offers, read from its own words; a method when nothing else is said. */
export function contributionKind(title: string, abstract: string): Kind {
  for (const [kind, pattern] of TITLE_KINDS) if (pattern.test(title)) return kind;
  const text = abstract.slice(0, 4000).toLowerCase();
  for (const [kind, pattern, least, needed] of TEXT_KINDS) {
    if (needed && !needed.some((word) => text.includes(word))) continue;
    if ((text.match(pattern)?.length ?? 0) >= least) return kind;
  }
  return "method";
}

export const SURFACE_FIGURES = 9;
const KIND_AT = 7;

/** Of prose only: what is left out of a text must not make it longer. */
export function surfaceFigures(title: string, sentences: readonly string[]): Float32Array {
  const text = sentences.join(" ");
  return Float32Array.of(
    Math.log1p(text.length),
    title.length,
    title.includes(":") ? 1 : 0,
    Math.log1p(text.match(/\d/g)?.length ?? 0),
    /github|code (?:is|will|and)|open.?source/i.test(text) ? 1 : 0,
    /state.of.the.art|outperform/i.test(text) ? 1 : 0,
    /\?/.test(title) ? 1 : 0,
    KINDS.indexOf(contributionKind(title, text)),
    Math.min(title.split(" ").length, 40),
  );
}

/** The kind that the figures of a text hold. */
export const kindIn = (figures: Float32Array): Kind => KINDS[figures[KIND_AT] ?? 0] ?? "method";
