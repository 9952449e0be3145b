// Bundles src into dist; does nothing when no input has changed since the last time.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePackages, root } from "./bootstrap.mjs";

const dist = join(root, "dist");
const stampPath = join(dist, ".stamp");

/** Builds when needed and returns whether it did. */
export async function ensureBuilt() {
  // An image ships dist without src.
  if (!existsSync(join(root, "src", "main.ts"))) return false;
  const stamp = inputStamp();
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp) return false;
  const started = Date.now();
  // Built beside and moved into place whole: another start may be building or reading at the same time.
  const target = join(root, `dist-${process.pid}`);
  try {
    await build(target);
    writeFileSync(join(target, ".stamp"), stamp);
    rmSync(dist, { recursive: true, force: true });
    renameSync(target, dist);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
  console.error(`Built in ${Date.now() - started} ms.`);
  return true;
}

/** Names, sizes and times of every input: enough to see a change, without reading the files. */
function inputStamp() {
  const hash = createHash("sha256");
  const files = ["package.json", "tsconfig.json", "scripts/build.mjs"].map((name) => join(root, name));
  for (const folder of ["src", "models"]) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(`${entry.parentPath}/${entry.name}`);
    }
  }
  const lines = files.sort().map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${file.slice(root.length)} ${size} ${mtimeMs}\n`;
  });
  return hash.update(lines.join("")).digest("hex");
}

async function build(target) {
  const esbuild = await import("esbuild");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: "src/main.ts" },
    outdir: target,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    // Packages of many small files would cost most of the start; these are native, or CommonJS at heart.
    external: ["libsql", "esbuild", "pino", "nodemailer"],
    sourcemap: true,
    sourcesContent: false,
    // Names stay for stack traces; a third less text is a third less to read at every start of a thread.
    minifyWhitespace: true,
    minifySyntax: true,
    loader: { ".css": "text", ".svg": "text" },
    plugins: [englishOnly],
    define: { BROADSHEET_VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
  await buildAssets(esbuild, join(target, "assets"));
}

/** Zod brings its messages in fifty languages, a tenth of all text that a start has to read. */
const englishOnly = {
  name: "english-only",
  setup({ onResolve }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ path, resolveDir }) =>
      resolveDir.includes("zod") ? { path: join(resolveDir, path.replace(/index\.js$/, "en.js")) } : undefined,
    );
  },
};

/** What browsers load: minified, named by content, listed in a manifest. Without assets the manifest is empty. */
async function buildAssets(esbuild, target) {
  const source = join(root, "src", "entrypoints", "web", "assets");
  mkdirSync(target, { recursive: true });
  const manifest = {};
  const names = existsSync(source) ? readdirSync(source) : [];
  for (const name of names.filter((name) => /^[a-z-]+\.(ts|css)$/.test(name) && !name.endsWith(".test.ts"))) {
    const result = await esbuild.build({
      entryPoints: [join(source, name)],
      bundle: true,
      minify: true,
      format: "iife",
      target: ["es2020", "safari15"],
      write: false,
      loader: { ".woff2": "dataurl", ".svg": "dataurl" },
      logLevel: "warning",
    });
    const bytes = result.outputFiles[0].contents;
    const extension = extname(name) === ".ts" ? ".js" : ".css";
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const file = `${basename(name, extname(name))}-${hash}${extension}`;
    writeFileSync(join(target, file), bytes);
    manifest[basename(name, extname(name)) + extension] = file;
  }
  writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 1));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensurePackages({ withDev: false });
  if (!(await ensureBuilt())) console.error("Nothing has changed since the last build.");
}
