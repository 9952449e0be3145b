// What a run tells while it works: over everything anew, or over what has come in.

import type { IdentityModel } from "../../model/identity/identity-model.ts";
import type { Decisions, IdentityLookups, IdentitySource } from "../../ports/identity.ts";
import type { IdentityNews } from "./identify.ts";
import { resolveSteps } from "./resolve-all.ts";
import { resolveNew } from "./resolve-new.ts";

const PAPERS_AT_ONCE = 2000;
const SAY_EVERY = 20_000;
/** From here on a whole run costs less, and knows more. */
const MOST_NEW = 5000;
const MOST_NEW_SHARE = 0.25;
const NEW_AT_ONCE = 1000;

export function* resolveCatalogue(
  source: IdentitySource,
  model: IdentityModel,
  decisions?: Decisions,
): Generator<IdentityNews> {
  yield { type: "progress", text: "reading the names of all papers" };
  const steps = resolveSteps(source, model, decisions);
  let said = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const { papers, state } = step.value;
      for (let at = 0; at < papers.length; at += PAPERS_AT_ONCE) {
        yield { type: "papers", papers: papers.slice(at, at + PAPERS_AT_ONCE) };
      }
      yield { type: "state", state };
      return;
    }
    const { done, total } = step.value;
    if (done - said < SAY_EVERY && done < total) continue;
    said = done;
    yield { type: "progress", text: `resolved ${done} of ${total} names` };
  }
}

/** Of papers that have come in; of all where these are many, or no whole run was yet. */
export function* resolveIncoming(
  source: IdentitySource & IdentityLookups,
  model: IdentityModel,
  { counts, decisions }: { counts: { all: number; unresolved: number }; decisions?: Decisions },
): Generator<IdentityNews> {
  const { all, unresolved } = counts;
  const isMany = unresolved > MOST_NEW || unresolved > all * MOST_NEW_SHARE;
  const ids = isMany ? [] : source.unresolved(MOST_NEW);
  for (let at = 0; at < ids.length; at += NEW_AT_ONCE) {
    const papers = resolveNew(source, model, ids.slice(at, at + NEW_AT_ONCE));
    if (!papers) return yield* resolveCatalogue(source, model, decisions);
    yield { type: "papers", papers };
  }
  if (isMany) yield* resolveCatalogue(source, model, decisions);
}
