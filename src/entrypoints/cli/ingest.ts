// broadsheet ingest and sync: papers in, from files and from sources, with a report at the end.

import { defineCommand } from "citty";
import type { IngestReport, IngestStep } from "../../app.ts";
import { AppError } from "../../lib/errors.ts";
import type { CommandParts } from "./cli.ts";
import { type Output, toCount, toDuration } from "./output.ts";
import { createProgress } from "./progress.ts";
import { UsageError } from "./usage.ts";

const jsonArg = { type: "boolean", description: "Print one JSON value" } as const;

export function ingestCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Read papers from files, standard input (-) or a source, and merge them into the catalogue" },
    args: {
      input: {
        type: "positional",
        description: "Files (plain or gzip), - for standard input, or the name of a source",
      },
      format: { type: "string", description: "Format of the files, when it is not recognised by itself" },
      since: {
        type: "string",
        description: "For a source: only what is new or changed since this day",
        valueHint: "2026-06-01",
      },
      json: jsonArg,
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      const from = since(args.since);
      const writer = app.openWriter("ingest");
      try {
        for (const input of args._) {
          const started = Date.now();
          const following = { ...follow(output), signal };
          const isSource = !/[./\\]/.test(input) && input !== "-" && app.sourceNames.includes(input);
          const report = isSource
            ? await writer.sync(input, { ...following, ...from })
            : await writer.ingestFile(input, {
                ...following,
                ...(args.format === undefined ? {} : { format: args.format }),
              });
          await printReport(output, report, { isJson: args.json === true, ms: Date.now() - started });
        }
      } finally {
        await writer.close();
      }
    },
  });
}

export function syncCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Ask sources over the network for what is new; all scheduled ones when none is named" },
    args: {
      source: { type: "positional", required: false, description: "Name of a source" },
      since: {
        type: "string",
        description: "Only what is new or changed since this day; else since the last run",
        valueHint: "2026-06-01",
      },
      json: jsonArg,
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      const names = args._.length > 0 ? args._ : app.settings.sources;
      const unknown = names.find((name) => !app.sourceNames.includes(name));
      if (unknown !== undefined)
        throw new UsageError(`There is no source "${unknown}". There are: ${app.sourceNames.join(", ")}`);
      if (app.settings.offline) throw new AppError("unavailable", "BROADSHEET_OFFLINE is set, so no source is asked.");
      const from = since(args.since);
      const writer = app.openWriter("sync");
      const failures: string[] = [];
      try {
        for (const name of names) {
          const started = Date.now();
          try {
            const report = await writer.sync(name, { ...follow(output), signal, ...from });
            await printReport(output, report, { isJson: args.json === true, ms: Date.now() - started });
          } catch (error) {
            if (!(error instanceof AppError) || signal.aborted) throw error;
            failures.push(name);
            output.note(`${name}: ${error.message}`);
          }
        }
      } finally {
        await writer.close();
      }
      if (failures.length > 0)
        throw new AppError(
          "unavailable",
          `Not synced: ${failures.join(", ")}. A later sync goes on where this one stopped.`,
        );
    },
  });
}

function since(day: string | undefined): { since?: string } {
  if (day === undefined) return {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError(`--since wants a day such as 2026-06-01, not "${day}".`);
  return { since: day };
}

function follow(output: Output): { onStep(step: IngestStep): void; onWork(text: string): void } {
  const progress = createProgress(output, Date.now);
  return {
    onStep: ({ report, progress: way }) =>
      progress.update({ count: report.read, what: "records", done: way?.done, total: way?.total }),
    onWork: (text) => progress.say(text),
  };
}

async function printReport(output: Output, report: IngestReport, how: { isJson: boolean; ms: number }): Promise<void> {
  if (how.isJson) return output.printJson({ ...report, seconds: how.ms / 1000 });
  const { read, added, merged, changed, unchanged, setAside } = report;
  const speed = how.ms > 0 ? `, ${toCount(Math.round((read / how.ms) * 1000))} records/s` : "";
  output.note(`${report.name}: done in ${toDuration(how.ms)}${speed}`);
  await output.print(`${report.name} (${report.source})`);
  await output.print(`  ${toCount(read)} read`);
  await output.print(`  ${toCount(added)} added as new papers`);
  await output.print(`  ${toCount(merged)} merged into papers known from elsewhere`);
  await output.print(`  ${toCount(changed)} changed`);
  await output.print(`  ${toCount(unchanged)} unchanged`);
  await output.print(`  ${toCount(setAside)} set aside`);
  for (const { reason, count } of report.reasons) await output.print(`    ${toCount(count)} × ${reason}`);
}
