// Holds the map of rooms: who may import whom, no cycles, no giant files, SQL only in the store.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

/** What each feature may use of other features. */
const featureMap: Record<string, readonly string[]> = {
  citations: ["ingest"],
  digests: ["feeds"],
  feeds: ["search"],
  search: ["papers"],
  sync: ["ingest"],
  topics: ["identity"],
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll("\\", "/"));
const programFiles = files.filter((name) => !/\.test\.tsx?$/.test(name));
const textOf = new Map(files.map((name) => [name, readFileSync(join(src, name), "utf8")]));

interface Import {
  from: string;
  /** Path within src. */
  to: string;
  isType: boolean;
}

function importsOf(name: string): Import[] {
  const text = textOf.get(name) ?? "";
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;"']*?\sfrom\s+)?["'](\.[^"']+)["']/gm);
  const lazy = [...text.matchAll(/\bimport\(\s*["'](\.[^"']+)["']\s*\)/g)].map(
    (match) => [match[0], undefined, match[1]] as const,
  );
  return [...statements, ...lazy].map((match) => ({
    from: name,
    to: relative(src, resolve(src, dirname(name), match[2] ?? "")).replaceAll("\\", "/"),
    isType: match[1] !== undefined,
  }));
}

const allImports = programFiles.flatMap(importsOf);

/** `features/search/operations.ts` -> `["features", "search"]`; `app.ts` and `app/` are one room. */
function roomOf(path: string): readonly [room: string, part: string] {
  const [first = "", second = ""] = path.split("/");
  if (first === "app.ts") return ["app", ""];
  return [first.replace(/\.ts$/, ""), second];
}

function isAllowed({ from, to, isType }: Import): boolean {
  const [room, part] = roomOf(from);
  const [target, targetPart] = roomOf(to);
  switch (room) {
    case "lib":
      return target === "lib";
    case "model":
      return target === "lib" || target === "model";
    case "ports":
      return ["lib", "model", "ports"].includes(target);
    case "adapters":
      return ["lib", "model", "ports"].includes(target) || (target === "adapters" && targetPart === part);
    case "features":
      if (target !== "features") return ["lib", "model", "ports"].includes(target);
      return targetPart === part || (featureMap[part] ?? []).includes(targetPart);
    case "entrypoints":
      if (target === "entrypoints") return targetPart === part;
      return ["lib", "model", "ports", "features"].includes(target) || (target === "app" && isType);
    case "operations":
    case "jobs":
      return ["lib", "model", "ports", "features"].includes(target);
    case "config":
      return target === "lib";
    default:
      return room === "app" || room === "main";
  }
}

describe("rooms", () => {
  it("are all known", () => {
    const rooms = new Set(programFiles.map((name) => roomOf(name)[0]));
    const known = [
      "adapters",
      "app",
      "config",
      "entrypoints",
      "features",
      "jobs",
      "lib",
      "main",
      "model",
      "operations",
      "ports",
    ];
    expect([...rooms].filter((room) => !known.includes(room))).toEqual([]);
    expect(allImports.length).toBeGreaterThan(100);
  });

  it("import only what the map allows", () => {
    expect(allImports.filter((entry) => !isAllowed(entry)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("never import from outside src", () => {
    expect(allImports.filter(({ to }) => to.startsWith("..")).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("have features whose list of features has no cycle", () => {
    const visit = (feature: string, path: readonly string[]): string[] =>
      path.includes(feature)
        ? [[...path, feature].join(" -> ")]
        : (featureMap[feature] ?? []).flatMap((next) => visit(next, [...path, feature]));
    expect(Object.keys(featureMap).flatMap((feature) => visit(feature, []))).toEqual([]);
  });
});

describe("files", () => {
  it("import each other without cycles", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of allImports) if (!isType) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (name: string, path: readonly string[]): void => {
      if (path.includes(name)) {
        cycles.push([...path.slice(path.indexOf(name)), name].join(" -> "));
        return;
      }
      if (done.has(name)) return;
      for (const to of next.get(name) ?? []) visit(to, [...path, name]);
      done.add(name);
    };
    for (const name of programFiles) visit(name, []);
    expect(cycles).toEqual([]);
  });

  it("are short enough to be read", () => {
    // Tables of facts are read row by row; their length is the length of the facts.
    const isTable = (name: string) => /^model\/institutions\/|taxonomy|-table\.ts$/.test(name);
    const lengthOf = (name: string) => (textOf.get(name) ?? "").trimEnd().split("\n").length;
    expect(files.filter((name) => !isTable(name) && lengthOf(name) > 500)).toEqual([]);
  });

  it("say what they are for in their first line", () => {
    expect(programFiles.filter((name) => !/^(?:\/\/|\/\*\*?) \S/.test(textOf.get(name) ?? ""))).toEqual([]);
  });

  it("are named in kebab-case", () => {
    expect(
      files.filter((name) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  it("export by name only", () => {
    expect(programFiles.filter((name) => /^export default|^export \* from/m.test(textOf.get(name) ?? ""))).toEqual([]);
  });
});

describe("habits", () => {
  const linesWith = (pattern: RegExp, allowed: (name: string) => boolean): string[] =>
    programFiles.filter((name) => !allowed(name) && pattern.test(textOf.get(name) ?? ""));

  it("keep SQL in the store and in the index that lives in its file", () => {
    const sql =
      /["'`]\s*(?:SELECT\s[\s\S]{0,200}?\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\s/;
    expect(linesWith(sql, (name) => /^adapters\/(?:store|search-index)\//.test(name))).toEqual([]);
  });

  it("read the environment in one place", () => {
    expect(linesWith(/process\.env\b/, (name) => name === "main.ts")).toEqual([]);
  });

  it("reach the network through one client", () => {
    const network = /from "node:https?"|\bfetch\(\s*[`"']https?:/;
    expect(
      linesWith(network, (name) => name.startsWith("lib/http-client") || name === "entrypoints/server/listen.ts"),
    ).toEqual([]);
  });

  it("keep clock, disk, network and chance out of what is pure", () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|from "node:(?:fs|net|http|https|child_process)/;
    const pure = (name: string) =>
      name.startsWith("model/") || /\/(?:parse|to|score|rank|explain|render)(?:-[a-z-]+)?\.tsx?$/.test(name);
    expect(linesWith(impure, (name) => !pure(name))).toEqual([]);
  });
});
