// Compiles the AssemblyScript of the search index, the words and the embedding into modules of base64, so that neither building nor starting needs the compiler.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./bootstrap.mjs";

const SEGMENTS = join(root, "src", "adapters", "search-index", "segments", "wasm");
const MODEL = join(root, "src", "model");
const FOLDERS = {
  kernel: SEGMENTS,
  scan: SEGMENTS,
  sum: join(MODEL, "embedding", "wasm"),
  words: join(MODEL, "search", "wasm"),
};
const MODULES = {
  kernel: ["--initialMemory", "184", "--maximumMemory", "184"],
  // The scan runs in the memory of a segment.
  scan: ["--importMemory", "--sharedMemory", "--enable", "threads", "--initialMemory", "1", "--maximumMemory", "65536"],
  // The rows are laid into the memory by who makes it.
  sum: ["--importMemory"],
  words: ["--importMemory"],
};

/** The text of `<name>-bytes.ts`. */
export async function compileWasm(name) {
  const { default: asc } = await import("assemblyscript/asc");
  let binary;
  const { error, stderr } = await asc.main(
    [
      "module.ts",
      "--outFile",
      "module.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
      ...MODULES[name],
    ],
    {
      readFile: (path) => (path === "module.ts" ? readFileSync(join(FOLDERS[name], `${name}.as`), "utf8") : null),
      writeFile: (path, contents) => {
        if (path === "module.wasm") binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  const text = Buffer.from(binary).toString("base64");
  const lines = text.match(/.{1,110}/g).map((line) => `  "${line}",`);
  return `// Made of ${name}.as by \`npm run wasm\`; not to be edited.\n\nexport const ${name}Bytes: string = [\n${lines.join("\n")}\n].join("");\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of Object.keys(MODULES))
    writeFileSync(join(FOLDERS[name], `${name}-bytes.ts`), await compileWasm(name));
}
