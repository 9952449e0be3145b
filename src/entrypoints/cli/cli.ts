// The command line: finds the command, runs it, turns every failure into one line and an exit code.

import { type CommandDef, renderUsage, runCommand } from "citty";
import type { App } from "../../app.ts";
import { AppError } from "../../lib/errors.ts";
import { correctCommand } from "./correct.ts";
import { digestCommand, subscriptionsCommand } from "./digest.ts";
import { identifyCommand } from "./identify.ts";
import { ingestCommand, syncCommand } from "./ingest.ts";
import { institutionsCommand } from "./institutions.ts";
import { backupCommand, doctorCommand, exportCommand, restoreCommand } from "./maintain.ts";
import { createOutput, type Output, type Streams } from "./output.ts";
import { authorCommand, jobsCommand, paperCommand, searchCommand, similarCommand, statusCommand } from "./read.ts";
import { rescoreCommand } from "./rescore.ts";
import { indexCommand } from "./search-index.ts";
import { serveCommand } from "./serve.ts";
import { topicsCommand } from "./topics.ts";
import { checkFlags, closest, UsageError } from "./usage.ts";

/** What every command is given. */
export interface CommandParts {
  app: App;
  output: Output;
  /** Fires on Ctrl-C and on a polite kill. */
  signal: AbortSignal;
}

// biome-ignore lint/suspicious/noExplicitAny: commands differ in their arguments, as in citty's own types.
type AnyCommand = CommandDef<any>;

const commands: Record<string, (parts: CommandParts) => AnyCommand> = {
  serve: serveCommand,
  ingest: ingestCommand,
  sync: syncCommand,
  identify: identifyCommand,
  correct: correctCommand,
  institutions: institutionsCommand,
  rescore: rescoreCommand,
  index: indexCommand,
  search: searchCommand,
  similar: similarCommand,
  paper: paperCommand,
  author: authorCommand,
  topics: topicsCommand,
  status: statusCommand,
  jobs: jobsCommand,
  digest: digestCommand,
  subscriptions: subscriptionsCommand,
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
};

export const commandNames = Object.keys(commands);

export interface CliOptions {
  /** Called once the command is known to be one: wrong settings must not hide a wrong command line. */
  openApp(): App;
  streams: Streams;
  signal: AbortSignal;
  version: string;
}

/** Returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCli(argv: readonly string[], options: CliOptions): Promise<number> {
  const output = createOutput(options.streams);
  try {
    await runOne(argv, options, output);
    return 0;
  } catch (error) {
    if (options.signal.aborted) {
      output.note("Stopped.");
      return 1;
    }
    return explain(error, output);
  }
}

async function runOne(
  argv: readonly string[],
  { openApp, signal, version }: CliOptions,
  output: Output,
): Promise<void> {
  const [name, ...rest] = argv;
  if (name === "--version" || name === "-v") return output.print(version);
  if (name === undefined) throw new UsageError(await listCommands());
  if (name === "--help" || name === "-h" || name === "help") return output.print(await listCommands());
  const make = commands[name];
  if (!make) {
    const near = closest(name, commandNames);
    throw new UsageError(
      `There is no command "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`} Try: broadsheet --help`,
    );
  }
  let app: App | undefined;
  // The application is made when the command first asks for it; usage needs none.
  const parts: CommandParts = {
    get app() {
      app ??= openApp();
      return app;
    },
    output,
    signal,
  };
  const command = make(parts);
  const args = await (typeof command.args === "function" ? command.args() : command.args);
  if (rest.includes("--help") || rest.includes("-h")) return output.print(await usageOf(name, command));
  checkFlags(name, rest, args ?? {});
  await runCommand(command, { rawArgs: rest });
}

// Colours are for terminals; usage is often piped into a pager.
const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, "");

async function usageOf(name: string, command: AnyCommand): Promise<string> {
  return plain(await renderUsage({ ...command, meta: { ...(await command.meta), name: `broadsheet ${name}` } }));
}

async function listCommands(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, make]) => {
      const meta = (await make({} as CommandParts).meta) as { description?: string } | undefined;
      return `  ${name.padEnd(15)}${meta?.description ?? ""}`;
    }),
  );
  return [
    "Broadsheet: the open, self-hosted front page of research.",
    "",
    "Usage: broadsheet <command> [arguments]",
    "",
    ...rows,
    "",
    "broadsheet <command> --help tells more. Settings come from the environment or a file .env: see docs/settings.md.",
  ].join("\n");
}

function explain(error: unknown, output: Output): number {
  if (error instanceof AppError) {
    output.note(error.message);
    return error.code === "invalid" ? 2 : 1;
  }
  // citty's own complaints: a missing argument, a value that is not among the options.
  if (error instanceof Error && error.name === "CLIError") {
    output.note(`${plain(error.message)} Add --help to see what the command takes.`);
    return 2;
  }
  output.note(`Something went wrong that should not have: ${error instanceof Error ? error.stack : String(error)}`);
  return 1;
}
