// broadsheet doctor, backup, restore and export: is all well, keep a copy, take everything out.

import { defineCommand } from "citty";
import { AppError } from "../../lib/errors.ts";
import type { CommandParts } from "./cli.ts";
import { toCount, toDuration } from "./output.ts";
import { createProgress } from "./progress.ts";

const jsonArg = { type: "boolean", description: "Print one JSON value" } as const;

export function doctorCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Check this machine, the settings and every page of the database" },
    args: { json: jsonArg },
    async run({ args }) {
      const { app, output } = parts;
      const checks = app.doctor();
      const faults = checks.filter((check) => !check.isOk);
      if (args.json) await output.printJson({ isOk: faults.length === 0, checks });
      else
        for (const { isOk, name, detail } of checks) await output.print(`${isOk ? "ok " : "BAD"}  ${name}: ${detail}`);
      if (faults.length > 0) throw new AppError("unavailable", `${faults.length} of ${checks.length} checks failed.`);
    },
  });
}

export function backupCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Write a complete, checked copy of the database, also while the server runs" },
    args: {
      file: { type: "positional", required: false, description: "Where to; else backups/ in the data folder" },
      json: jsonArg,
    },
    async run({ args }) {
      const { app, output } = parts;
      const started = Date.now();
      const path = app.backup(args.file);
      output.note(`Copied and checked in ${toDuration(Date.now() - started)}.`);
      if (args.json) return output.printJson({ path });
      await output.print(path);
    },
  });
}

export function restoreCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Put a copy in the place of the database; what was there is kept beside it" },
    args: { file: { type: "positional", required: true, description: "A file that backup wrote" }, json: jsonArg },
    async run({ args }) {
      const { app, output } = parts;
      const { kept } = app.restore(args.file);
      if (args.json) return output.printJson({ restored: args.file, ...(kept === undefined ? {} : { kept }) });
      await output.print(
        `Restored from ${args.file}.${kept === undefined ? "" : ` The former database is kept as ${kept}.`}`,
      );
    },
  });
}

export function exportCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Print every record as interchange JSON lines, which ingest reads back" },
    args: {},
    async run() {
      const { app, output, signal } = parts;
      const reader = app.openReader();
      const progress = createProgress(output, Date.now);
      let count = 0;
      try {
        for (const line of reader.exportLines()) {
          if (signal.aborted) throw new AppError("unavailable", "Stopped before the end.");
          await output.print(line);
          progress.update({ count: ++count, what: "records" });
        }
      } finally {
        reader.close();
      }
      output.note(`${toCount(count)} records`);
    },
  });
}
