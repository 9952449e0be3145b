// What is wrong with a command line, before anything is done: unknown commands, flags, missing and surplus words.

import type { ArgsDef } from "citty";
import { AppError } from "../../lib/errors.ts";

/** The command line itself is wrong: exit 2, with a hint. */
export class UsageError extends AppError {
  constructor(message: string) {
    super("invalid", message);
  }
}

/** Refuses flags that the command does not have, which would otherwise be ignored in silence. */
export function checkFlags(command: string, given: readonly string[], args: ArgsDef): void {
  const known = new Set(["help", "h", "json"]);
  for (const [name, definition] of Object.entries(args)) {
    known.add(name);
    const alias = "alias" in definition ? definition.alias : undefined;
    for (const other of [alias ?? []].flat()) known.add(other);
  }
  const end = given.indexOf("--");
  for (const word of end === -1 ? given : given.slice(0, end)) {
    if (!/^--?[A-Za-z]/.test(word)) continue;
    const name = word.replace(/^--?/, "").replace(/=.*$/s, "");
    if (known.has(name) || (name.startsWith("no-") && known.has(name.slice(3)))) continue;
    const near = closest(
      name,
      [...known].filter((other) => other.length > 1),
    );
    const hint = near === undefined ? "" : ` Did you mean --${near}?`;
    throw new UsageError(
      `"${command}" has no flag ${word.replace(/=.*$/s, "")}.${hint} Try: broadsheet ${command} --help`,
    );
  }
}

/** The known word that differs least, when it differs little. */
export function closest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
