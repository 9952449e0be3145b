// Reads repository addresses out of running text: TeX, broken lines, blanks inside addresses, trailing punctuation.

export interface NamedRepository {
  url: string;
  /** `owner/repo`. */
  label: string;
  host: string;
  /** The text before the address. */
  before: string;
}

const NONE: readonly NamedRepository[] = [];
const MENTIONS_HOST = /git|bitbucket|hugging|hf\.co|codeberg|sourceforge/i;
/** Blanks are allowed where line breaks of a PDF leave them: after "github." and around the first slashes. */
const ADDRESS = new RegExp(
  [
    /(github\s?\.\s?com|gitlab(?:\s?\.\s?com|(?:\.[a-z0-9-]{1,60}){1,5})|bitbucket\s?\.\s?org|codeberg\s?\.\s?org|gitee\s?\.\s?com|huggingface\s?\.\s?co|hf\.co|sourceforge\s?\.\s?net)/,
    /\s?\/{1,2}\s?((?:spaces|projects|p)\s?\/\s?)?([\w.-]+(?:(?<=-)\s[\w.-]+){0,2})(?:\s?\/+\s?([\w.~-]+(?:(?<=_)\s(?=\w+_)[\w.-]+)?))?/,
  ]
    .map((part) => part.source)
    .join(""),
  "gi",
);
const SCHEME = /(?:https?\s?:\s?\/\s?\/\s?)?(?:www\.)?$/i;
/** A host inside a longer name, such as "gist.github.com", is another one; "atgithub.com" is a lost blank. */
const INSIDE_NAME = /[\w@.-](?<!\b(?:at|in|on|from))$/i;
/** First path segments that are pages of the host and not owners. */
const PAGES = new Set(
  "orgs topics search features settings marketplace sponsors about apps collections site blog login join docs datasets papers models tasks organizations users explore groups".split(
    " ",
  ),
);
const PLACEHOLDER =
  /^(?:x{2,}|anonymous|anon|username|user-?name|your-?name|owner|link|tba|todo|repo(?:sitory)?|redacted|link_?updated_?upon_?acceptance.*|to_?be_?released)$/i;
/** A sentence that begins right after the address: "owner/repo.Our code ...". */
const GLUED =
  /\.(?:Accepted|Code|Codes|Comments?|Data|Dataset|In|It|Models?|Our|Project|The|This|To|Video|We|Website|html?)$/;

/** Repositories in the order in which they are printed; the same one may come twice. */
export function parseRepositories(text: string): readonly NamedRepository[] {
  // Every address holds a slash and most abstracts hold none, which is far quicker to see than a host's name.
  if (!text.includes("/") || !MENTIONS_HOST.test(text)) return NONE;
  const plain = withoutTex(text).replace(/[\ufb00-\ufb04]/g, (ligature) => ligature.normalize("NFKC"));
  const found: NamedRepository[] = [];
  for (const match of plain.matchAll(ADDRESS)) {
    const [, host = "", kind = "", first = "", second = ""] = match;
    const before = plain.slice(Math.max(0, match.index - 200), match.index);
    const scheme = SCHEME.exec(before.slice(-20))?.[0] ?? "";
    if (scheme === "" && INSIDE_NAME.test(before)) continue;
    const repository = toRepository(squeeze(host), squeeze(kind), first, second);
    if (repository) found.push({ ...repository, before: before.slice(0, before.length - scheme.length) });
  }
  return found;
}

type Repository = Omit<NamedRepository, "before">;

function toRepository(printedHost: string, kind: string, first: string, second: string): Repository | undefined {
  const host = printedHost === "hf.co" ? "huggingface.co" : printedHost;
  const owner = trimEnds(first.replace(/\s/g, ""));
  if (host === "sourceforge.net") {
    if (!/^p/.test(kind) || PLACEHOLDER.test(owner) || owner === "") return undefined;
    return { host, label: `projects/${owner}`, url: `https://${host}/projects/${owner}` };
  }
  if (/^p/.test(kind) || (kind === "spaces/" && host !== "huggingface.co")) return undefined;
  const name = trimEnds(second.replace(GLUED, "").replace(/\s/g, "")).replace(/\.git$/i, "");
  if (!/^\w[\w.-]{0,99}$/.test(owner) || !/\w/.test(name) || name.length > 100) return undefined;
  if (PAGES.has(owner.toLowerCase()) || PLACEHOLDER.test(owner) || PLACEHOLDER.test(name)) return undefined;
  const label = `${owner}/${name}`;
  return { host, label, url: `https://${host}/${kind}${label}` };
}

function trimEnds(part: string): string {
  return part.replace(/^~|[.~-]+$/g, "");
}

function squeeze(part: string): string {
  return part.replace(/\s/g, "").toLowerCase();
}

function withoutTex(text: string): string {
  if (!/[\\{}\n\u200b\u00ad]/.test(text)) return text;
  return (
    text
      .replace(/[\u200b\u00ad]/g, "")
      .replace(/\\href\s*\{([^{}]*)\}\s*\{/g, " $1 {")
      .replace(/\\(?:url|texttt|path|nolinkurl|footnote|emph|textit|textbf)\s*\{/g, " ")
      .replace(/\{?\\_\}?|\\textunderscore(?:\{\})?\s?/g, "_")
      .replace(/\\(?:allowbreak|linebreak|-|\/)\s*/g, "")
      .replace(/\\([#%&~$])(?:\{\})?/g, "$1")
      .replace(/[{}\\]/g, " ")
      // A line that ends in a hyphen or a slash inside an address goes on in the next one.
      .replace(/(git\S{0,120}[-/])[ \t]*\r?\n\s*/gi, "$1")
  );
}
