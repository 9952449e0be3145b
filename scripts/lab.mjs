// Runs a program of lab/ (bench, eval, train): bundles lab/<name>/main.ts and starts it with the remaining arguments.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePackages, root } from "./bootstrap.mjs";

const [name = "", ...rest] = process.argv.slice(2);
const entry = join(root, "lab", name, "main.ts");
if (!/^[a-z-]+$/.test(name) || !existsSync(entry)) {
  console.error(`There is no program lab/${name}/main.ts. Usage: node scripts/lab.mjs bench|eval|train ...`);
  process.exit(2);
}
ensurePackages({ withDev: false });
const esbuild = await import("esbuild");
const outfile = join(root, ".cache", "lab", `${name}.mjs`);
await esbuild.build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  sourcemap: true,
  sourcesContent: false,
  loader: { ".css": "text", ".svg": "text" },
  logLevel: "warning",
});
// The program sees the arguments that it would see when started directly.
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
