// Finds the code repositories that a paper names in its abstract, its comment or its source's metadata.

import { type NamedRepository, parseRepositories } from "./repository-url.ts";

/** Fits `CodeLink` of paper.ts, with the host added. `label` is `owner/repo`. */
export interface FoundCodeLink {
  url: string;
  label: string;
  foundIn: "abstract" | "comment" | "source";
  /** `github.com`, `gitlab.com`, `huggingface.co`, ... */
  host: string;
  /** What the place holds, when it is not code; such a link is shown and never counts as the paper's code. */
  use?: "data" | "demo" | "list";
}

export interface CodeLinkInput {
  title?: string | undefined;
  abstract?: string | undefined;
  comment?: string | undefined;
  /** Links that a source itself calls the paper's code. */
  codeUrls?: readonly string[] | undefined;
}

/** Words before a link that make it the authors' own, or somebody else's. */
const OWN =
  /\b(?:codes?|implementations?|available|released?|open[- ]?sourced?|publicly|our|repository|project|homepage|demo|models?)\b/gi;
const FOREIGN =
  /\b(?:we (?:use|used|build (?:up)?on|adopt)|using|based on|built (?:up)?on|borrowed|forked|thank|library|toolkit|baselines?|provided by|introduced (?:in|by)|e\.g\.)/gi;
/** "The dataset is available at", with nothing in the sentence that would be code. */
const DATA_OFFERED =
  /\b(?:data ?sets?|corpus|corpora|treebank|annotations?|data|labels|logs)\b(?:[^.]{0,60}\b(?:available|released?|releasing|download\w*|accessed|found|obtained|provided?|publish\w*|public\w*|hosted|here)\b|\s*:)/i;
const CODE_NAMED =
  /\b(?:code|codes|codebase|codebases|implementations?|software|source|sources|scripts?|models?|checkpoints?|weights|toolkits?|library|libraries|frameworks?|packages?|tools?|generators?|simulators?|parsers?|pipelines?|systems?|benchmarks?|repository|repositories|repo|project)\b/i;
/** How far back the sentence of a link is read, in characters. */
const CUE_REACH = 110;

/** Repositories named by the paper, the most probably its own first, each once. Raw TeX and plain text are both fine. */
export function findCodeLinks(input: CodeLinkInput): FoundCodeLink[] {
  const found = new Map<string, { link: FoundCodeLink; score: number }>();
  for (const foundIn of ["abstract", "comment", "source"] as const) {
    const text = foundIn === "source" ? input.codeUrls?.join("\n") : input[foundIn];
    for (const named of text ? parseRepositories(text) : []) {
      const key = named.url.toLowerCase();
      const score = foundIn === "source" ? 3 : ownership(named, input.title);
      const known = found.get(key);
      if (known) known.score = Math.max(known.score, score) + (foundIn === "source" ? 1 : 0);
      else {
        const { url, label, host } = named;
        const use = useOf(named);
        found.set(key, { link: { url, label, foundIn, host, ...(use && { use }) }, score });
      }
    }
  }
  if (found.size === 0) return [];
  // Sorting is stable: among equals, what is printed first stays first.
  return [...found.values()]
    .sort((a, b) => Number(a.link.use !== undefined) - Number(b.link.use !== undefined) || b.score - a.score)
    .map(({ link }) => link);
}

const sentenceBefore = ({ before }: NamedRepository): string =>
  before.slice(-CUE_REACH).replace(/^.*[.!?]\s+(?=[A-Z])/s, "");

function useOf(named: NamedRepository): FoundCodeLink["use"] {
  if (named.url.includes("huggingface.co/spaces/")) return "demo";
  if (/\/awesome[-_]/i.test(named.label)) return "list";
  const sentence = sentenceBefore(named);
  return DATA_OFFERED.test(sentence) && !CODE_NAMED.test(sentence) && !/code/i.test(named.label) ? "data" : undefined;
}

function ownership(named: NamedRepository, title: string | undefined): number {
  const sentence = sentenceBefore(named);
  const own = Math.min(2, sentence.match(OWN)?.length ?? 0);
  const foreign = sentence.match(FOREIGN)?.length ?? 0;
  const repository = squeeze(named.label.split("/").at(-1) ?? "");
  const isInTitle = repository.length >= 3 && squeeze(title ?? "").includes(repository);
  return own - 1.5 * foreign + (isInTitle ? 1.5 : 0) - (named.host === "huggingface.co" ? 0.5 : 0);
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
