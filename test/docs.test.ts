// The documents keep their promises: every setting, operation, command and source is described, and paths exist.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createSources, fileFormats } from "../src/adapters/sources/registry.ts";
import { renderEnvExample, renderSettingsTable, settingRows } from "../src/config.ts";
import { commandNames } from "../src/entrypoints/cli/cli.ts";
import { defaultWeights, parseWeights } from "../src/model/scores/rank-weights.ts";
import { listOperations } from "../src/operations.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

// Never run here: only names, addresses and summaries are read.
const never = undefined as never;
const operations = listOperations({
  catalogue: never,
  search: never,
  jobs: never,
  subscriptions: { store: never, clock: never, host: "" },
  corrections: { store: never, clock: never, newKey: never, rescore: never },
  status: { version: "", isOffline: true, clock: never, knownSources: () => [] },
});
const sources = createSources({
  http: { fetch: () => Promise.reject(new Error("no network")), close() {} },
  settings: {},
});

describe("settings", () => {
  it("stand in .env.example with their defaults", () => {
    expect(read(".env.example")).toBe(renderEnvExample());
  });

  it("stand in docs/settings.md, generated", () => {
    expect(read("docs/settings.md")).toContain(renderSettingsTable());
  });

  it("have names and one line of help each", () => {
    for (const row of Object.values(settingRows)) {
      expect(row.env).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(row.help).toMatch(/^[^\n]{10,200}\.$/);
    }
  });
});

describe("weights of the rank score", () => {
  it("stand in docs/settings.md with their defaults", () => {
    const block = /```json\n([\s\S]*?)```/.exec(read("docs/settings.md"))?.[1] ?? "";
    expect(parseWeights(block, "docs/settings.md")).toEqual(defaultWeights);
    expect(JSON.parse(block)).toEqual(defaultWeights);
  });
});

describe("operations", () => {
  it("have unique names and addresses", () => {
    const names = operations.map((operation) => operation.name);
    const addresses = operations.map(({ http }) => `${http.method} ${http.path.replace(/\{\w+\}/g, "{}")}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s is described in docs/api.md",
    (name, { http }) => {
      const line = read("docs/api.md")
        .split("\n")
        .find((row) => row.includes(`\`${name}\``));
      expect(line).toContain(`\`${http.method.toUpperCase()} ${http.path}\``);
    },
  );
});

describe("the command line", () => {
  it.each(commandNames)("%s is described in docs/operations.md", (name) => {
    expect(read("docs/operations.md")).toMatch(new RegExp(`\`broadsheet ${name}\\b`));
  });
});

describe("sources", () => {
  it("that are asked by default exist", () => {
    const names = sources.map((source) => source.name);
    expect(settingRows.sources.parse(settingRows.sources.default).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.skipIf(!existsSync(join(root, "docs/sources.md")))("and formats are described in docs/sources.md", () => {
    const text = read("docs/sources.md");
    const names = [...sources, ...fileFormats].map((entry) => entry.name);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("links between documents", () => {
  const documents = [...readdirSync(root), ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter(
    (name) => name.endsWith(".md"),
  );

  it.each(documents)("%s leads to files that exist", (name) => {
    const targets = [...read(name).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
    const folder = name.startsWith("docs/") ? "docs" : ".";
    expect(targets.filter((target) => !existsSync(join(root, folder, target)))).toEqual([]);
  });
});
