// The archive of Papers with Code: which repository the authors of a paper call their own. Adds to papers, never makes one.

import type { FileFormat } from "../../../ports/source.ts";
import { createJsonFormat } from "../json-format.ts";
import { parseLinks } from "./parse.ts";

export const PAPERS_WITH_CODE = "papers-with-code";

export const papersWithCodeFormat: FileFormat = createJsonFormat({
  name: PAPERS_WITH_CODE,
  title: "Papers with Code archive, links between papers and code (JSON)",
  detect: (head) => (/"repo_url"\s*:/.test(head) && /"(?:is_official|mentioned_in_paper)"\s*:/.test(head) ? 0.97 : 0),
  parse: (value) => parseLinks(value, PAPERS_WITH_CODE),
});
