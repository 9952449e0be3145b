// The style sheet and the script: from the build where there is one, else bundled in memory for tests and development.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { WebAsset, WebAssets } from "./options.ts";

const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };

/** `folder` holds either manifest.json with the built files, or the sources. */
export async function loadAssets(folder = join(import.meta.dirname, "assets")): Promise<WebAssets> {
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest)) return bundleAssets(folder);
  const names = JSON.parse(await readFile(manifest, "utf8")) as Record<string, string | undefined>;
  const load = async (name: string, kind: keyof typeof TYPES): Promise<WebAsset> => {
    const file = names[name] ?? name;
    return { path: `/assets/${file}`, type: TYPES[kind], body: new Uint8Array(await readFile(join(folder, file))) };
  };
  return { css: await load("broadsheet.css", "css"), script: await load("client.js", "js") };
}

async function bundleAssets(folder: string): Promise<WebAssets> {
  const esbuild = await import("esbuild");
  const bundle = async (source: string, name: string, kind: keyof typeof TYPES): Promise<WebAsset> => {
    const result = await esbuild.build({
      entryPoints: [join(folder, source)],
      bundle: true,
      minify: true,
      format: "iife",
      target: ["es2020", "safari15"],
      write: false,
      logLevel: "silent",
    });
    const body = new Uint8Array(result.outputFiles[0]?.contents ?? []);
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 10);
    return { path: `/assets/${name}-${hash}.${kind}`, type: TYPES[kind], body };
  };
  return {
    css: await bundle("broadsheet.css", "broadsheet", "css"),
    script: await bundle("client.ts", "client", "js"),
  };
}
