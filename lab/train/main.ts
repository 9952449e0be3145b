// `npm run -s train -- --data <folder> [--only <model>] [--cv]`: rebuilds the model files that ship. Same input, same bytes.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Trainer } from "./trainer.ts";

/** In the order in which they build on one another. */
const TRAINERS: Record<string, () => Promise<{ train: Trainer }>> = {
  embedding: () => import("./embedding.ts"),
  identity: () => import("./identity.ts"),
  judgement: () => import("./scores/judgement.ts"),
  impact: () => import("./scores/impact.ts"),
  reading: () => import("./reading.ts"),
  judge: () => import("./judge.ts"),
  notice: () => import("./scores/notice.ts"),
};
const USAGE = `Usage: train --data <folder> [--only <model>] [--cv]\nModels: ${Object.keys(TRAINERS).join(", ")}`;

interface Request {
  names: string[];
  dataFolder: string;
  isCrossValidation: boolean;
}

/** The request, or what is wrong with it. */
function readRequest(args: string[]): Request | string {
  try {
    const { values } = parseArgs({
      args,
      options: { data: { type: "string" }, only: { type: "string" }, cv: { type: "boolean", default: false } },
    });
    if (!values.data) return "--data is missing.";
    if (!existsSync(values.data)) return `There is no folder ${values.data}.`;
    if (values.only !== undefined && !Object.hasOwn(TRAINERS, values.only))
      return `There is no model "${values.only}".`;
    const names = values.only === undefined ? Object.keys(TRAINERS) : [values.only];
    return { names, dataFolder: resolve(values.data), isCrossValidation: values.cv };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2));
  if (typeof request === "string") {
    console.error(`${request}\n${USAGE}`);
    return 2;
  }
  for (const name of request.names) {
    const started = performance.now();
    try {
      const trainer = await TRAINERS[name]?.();
      const metrics = await trainer?.train({
        dataFolder: request.dataFolder,
        isCrossValidation: request.isCrossValidation,
        modelsFolder: resolve("models"),
        log: (line) => console.error(`${name}: ${line}`),
      });
      const seconds = Math.round((performance.now() - started) / 10) / 100;
      console.log(JSON.stringify({ model: name, metrics: metrics ?? {}, seconds }));
    } catch (error) {
      console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return 1;
    }
  }
  return 0;
}

process.exitCode = await main();
