// broadsheet correct: what an operator decides about authors, and what readers reported.

import { readFileSync, writeFileSync } from "node:fs";
import { defineCommand } from "citty";
import type { CorrectionView, ReportView } from "../../features/corrections/views.ts";
import { AppError } from "../../lib/errors.ts";
import type { CommandParts } from "./cli.ts";
import { toTable } from "./output.ts";
import { UsageError } from "./usage.ts";

interface Args {
  reason?: string | undefined;
  "hide-old"?: boolean | undefined;
  apply?: boolean | undefined;
  json?: boolean | undefined;
}

type Ask = (name: string, input: Record<string, unknown>) => Promise<unknown>;

interface Action {
  usage: string;
  isWrite: boolean;
  /** Returns the answer, and how it reads. */
  run(ask: Ask, words: string[], args: Args): Promise<{ answer: unknown; lines: string[] }>;
}

const ACTIONS: Record<string, Action> = {
  merge: correction("merge AUTHOR INTO --reason TEXT", "corrections.merge", 2, ([author, into]) => ({ author, into })),
  split: correction("split AUTHOR PAPER ... --reason TEXT", "corrections.split", 2, ([author, ...papers]) => ({
    author,
    papers,
  })),
  move: correction("move AUTHOR PAPER TO --reason TEXT", "corrections.move", 3, ([author, paper, to]) => ({
    author,
    paper,
    to,
  })),
  rename: correction(
    "rename AUTHOR NAME [--hide-old] --reason TEXT",
    "corrections.rename",
    2,
    ([author, ...name], args) => ({ author, name: name.join(" "), isOldHidden: args["hide-old"] === true }),
  ),
  undo: correction("undo CORRECTION --reason TEXT", "corrections.undo", 1, ([id]) => ({ id })),
  list: {
    usage: "list [AUTHOR]",
    isWrite: false,
    async run(ask, [author]) {
      const answer = (await ask("corrections.list", author === undefined ? {} : { author })) as {
        corrections: CorrectionView[];
      };
      return { answer, lines: answer.corrections.flatMap(describeCorrection) };
    },
  },
  queue: {
    usage: "queue",
    isWrite: false,
    async run(ask) {
      const answer = (await ask("reports.list", { state: "open" })) as { reports: ReportView[] };
      return { answer, lines: answer.reports.flatMap(describeReport) };
    },
  },
  accept: settle("accept REPORT [--reason NOTE]", "accepted"),
  refuse: settle("refuse REPORT [--reason NOTE]", "refused"),
  export: {
    usage: "export FILE",
    isWrite: false,
    async run(ask, [path = ""]) {
      const { file } = (await ask("corrections.export", {})) as { file: string };
      writeFileSync(path, file, { flag: "wx" });
      return { answer: { path }, lines: [path] };
    },
  },
  import: {
    usage: "import FILE [--apply]",
    isWrite: true,
    async run(ask, [path = ""], { apply }) {
      const answer = (await ask("corrections.import", { file: readText(path), isApplied: apply === true })) as {
        rows: { verdict: string; kind: string; reason: string; detail?: string }[];
      };
      const lines = toTable(answer.rows.map((row) => [row.verdict, row.kind, row.detail ?? row.reason]));
      const fits = answer.rows.filter(({ verdict }) => verdict === "fits").length;
      return { answer, lines: fits > 0 ? [...lines, `${fits} can be made: run it again with --apply.`] : lines };
    },
  },
};

function correction(
  usage: string,
  operation: string,
  words: number,
  toInput: (words: string[], args: Args) => Record<string, unknown>,
): Action {
  return {
    usage,
    isWrite: true,
    async run(ask, given, args) {
      if (given.length < words) throw new UsageError(`Usage: broadsheet correct ${usage}`);
      if (args.reason === undefined) throw new UsageError("Say why, with --reason: the history is public.");
      const answer = (await ask(operation, { ...toInput(given, args), reason: args.reason })) as {
        correction: CorrectionView;
      };
      return { answer, lines: describeCorrection(answer.correction) };
    },
  };
}

function settle(usage: string, state: "accepted" | "refused"): Action {
  return {
    usage,
    isWrite: true,
    async run(ask, [id], { reason }) {
      const answer = (await ask("reports.settle", { id, state, note: reason ?? "" })) as { report: ReportView };
      return { answer, lines: describeReport(answer.report) };
    },
  };
}

const describeCorrection = ({ id, kind, author, summary, reason, createdAt, undone }: CorrectionView): string[] => [
  `${id}  ${createdAt.slice(0, 10)}  ${kind}  ${author.name} (${author.id})${undone ? `  UNDONE ${undone.at.slice(0, 10)}: ${undone.reason}` : ""}`,
  `    ${summary} Why: ${reason}`,
];

const describeReport = ({ id, kind, author, text, email, state, createdAt }: ReportView): string[] => [
  `${id}  ${createdAt.slice(0, 10)}  ${kind}  ${author.name} (${author.id})  ${state}${email === undefined ? "" : `  ${email}`}`,
  `    ${text}`,
];

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new AppError("invalid", `${path} cannot be read.`, { cause });
  }
}

export function correctCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Correct authors: merge, split, move, rename, undo; and look through what readers reported" },
    args: {
      action: {
        type: "positional",
        description: Object.values(ACTIONS)
          .map(({ usage }) => usage)
          .join(" | "),
      },
      reason: { type: "string", description: "Why; the history of an author is public", valueHint: "TEXT" },
      "hide-old": { type: "boolean", description: "With rename: the former name is shown nowhere any more" },
      apply: { type: "boolean", description: "With import: make the corrections that fit" },
      json: { type: "boolean", description: "Print one JSON value" },
    },
    async run({ args }) {
      const { app, output } = parts;
      const [name = "", ...words] = args._;
      const action = ACTIONS[name];
      if (!action) throw new UsageError(`"correct" knows ${Object.keys(ACTIONS).join(", ")}, not "${name}".`);
      const side = action.isWrite ? app.openWriter("correct") : app.openReader();
      try {
        const { answer, lines } = await action.run(side.call, words, args);
        if (args.json) return await output.printJson(answer);
        for (const line of lines) await output.print(line);
      } finally {
        await side.close();
      }
    },
  });
}
