// A synthetic catalogue from a seed and a fixed vocabulary: the same lines for the same seed, as many as wanted.

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STARTS = ["ba", "co", "di", "fe", "go", "hu", "ka", "lo", "mi", "ne", "po", "ra", "si", "tu", "vo", "ze"];
const MIDDLES = ["lan", "ner", "mis", "tor", "vel", "gar", "pin", "sol", "ram", "dek"];
const ENDS = ["ing", "er", "ion", "al", "ity", "ous", "or", "ics", "ant", "um"];
/** 16 x 10 x 10 x 10 words, the first ones by far the most frequent, as in any language. */
const VOCABULARY = 16_000;

function toWord(rank: number): string {
  const [a, b, c, d] = [
    rank % 16,
    Math.floor(rank / 16) % 10,
    Math.floor(rank / 160) % 10,
    Math.floor(rank / 1600) % 10,
  ];
  return `${STARTS[a]}${MIDDLES[b]}${d > 0 ? MIDDLES[(b + d) % 10] : ""}${ENDS[c]}`;
}

const CATEGORIES = ["cs.CL", "cs.LG", "cs.CV", "cs.AI", "cs.IR", "cs.SE", "cs.CR", "stat.ML"];
const PLACES = ["Tsinghua University", "Microsoft Research", "Stanford University", "ETH Zurich", "Independent"];
const FIRST_DAY = Date.UTC(2020, 0, 1);
const PAPERS_A_DAY = 400;

/** One paper a line, in the interchange layout, without line ends. */
export function* syntheticLines(papers: number, seed = 1): Generator<string> {
  const random = createRandom(seed);
  // Zipf-like: small ranks are drawn most often.
  const word = () => toWord(Math.floor(VOCABULARY ** random()) - 1);
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  const name = () =>
    `${capital(toWord(Math.floor(random() * 400)))} ${capital(toWord(Math.floor(random() ** 2 * VOCABULARY)))}`;
  for (let i = 0; i < papers; i++) {
    const date = new Date(FIRST_DAY + Math.floor(i / PAPERS_A_DAY) * 86_400_000).toISOString().slice(0, 10);
    const category = CATEGORIES[Math.floor(random() ** 2 * CATEGORIES.length)];
    yield JSON.stringify({
      id: `synthetic:${seed}:${i}`,
      title: capital(words(5 + Math.floor(random() * 6))),
      abstract: `${Array.from({ length: 8 }, () => capital(words(14 + Math.floor(random() * 10)))).join(". ")}.`,
      authors: Array.from({ length: 1 + Math.floor(random() * 7) }, () => ({
        name: name(),
        ...(random() < 0.2 && { affiliation: PLACES[Math.floor(random() * PLACES.length)] }),
      })),
      date,
      year: Number(date.slice(0, 4)),
      categories: [category, ...(random() < 0.3 ? ["cs.AI"] : [])],
      arxivId: `${date.slice(2, 4)}${date.slice(5, 7)}.${String(i % 100_000).padStart(5, "0")}`,
      ...(random() < 0.3 && { citations: Math.floor(300 ** random()) }),
      ...(random() < 0.2 && { codeUrl: `https://github.com/${toWord(i % 999)}/${toWord(i % 777)}` }),
    });
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
