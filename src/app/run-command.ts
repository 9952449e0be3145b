// What the command line may ask of a server that runs already, through the durable list of jobs: the same things that it does by itself otherwise.

import { z } from "zod";
import type { JobKind } from "../ports/jobs.ts";
import type { WriteSide } from "./write-side.ts";

/** What commands use of the writing half. */
export type CommandSide = Pick<
  WriteSide,
  "call" | "ingestFile" | "sync" | "identify" | "rescore" | "resolveAffiliations" | "index" | "sendDigests" | "close"
>;

const command = z.discriminatedUnion("do", [
  z.object({ do: z.literal("call"), name: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.object({ do: z.literal("ingest"), path: z.string(), format: z.string().optional() }),
  z.object({ do: z.literal("sync"), source: z.string(), since: z.string().optional() }),
  z.object({ do: z.literal("identify"), isWhole: z.boolean() }),
  z.object({ do: z.literal("index"), isWhole: z.boolean() }),
  z.object({ do: z.literal("rescore") }),
  z.object({ do: z.literal("institutions") }),
  z.object({ do: z.literal("digests") }),
]);

export type Command = z.infer<typeof command>;

export function createCommandWork(side: CommandSide): JobKind["run"] {
  return async (input, { signal, progress }) => {
    const asked = command.parse(input);
    const following = {
      signal,
      onProgress: progress,
      onWork: progress,
      onStep: ({ report }: { report: { read: number } }) => progress(`${report.read} records read`),
    };
    switch (asked.do) {
      case "call":
        return side.call(asked.name, asked.input);
      case "ingest":
        return side.ingestFile(asked.path, { ...following, ...(asked.format && { format: asked.format }) });
      case "sync":
        return side.sync(asked.source, { ...following, ...(asked.since && { since: asked.since }) });
      case "identify":
        return side.identify({ isWhole: asked.isWhole, ...following });
      case "index":
        return side.index({ isWhole: asked.isWhole, ...following });
      case "rescore":
        return side.rescore(signal, progress);
      case "institutions":
        return side.resolveAffiliations(following);
      case "digests":
        return side.sendDigests(signal);
    }
  };
}
