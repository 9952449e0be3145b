// What a run tells while it works: over everything anew, or over what has come in.

import { type IdentityModel, versionOf } from "../../model/identity/identity-model.ts";
import type { IdentityLookups, IdentityResult, IdentitySource, KeptText, ResolvedPaper } from "../../ports/identity.ts";
import type { IdentityNews } from "./identify.ts";
import { type ResolveOptions, resolveSteps } from "./resolve-all.ts";
import { resolveNew } from "./resolve-new.ts";

const PAPERS_AT_ONCE = 2000;
const SAY_EVERY = 20_000;
/** From here on a whole run costs less, and knows more. */
const MOST_NEW = 5000;
const MOST_NEW_SHARE = 0.25;
const NEW_AT_ONCE = 1000;

/** Undefined: there is nothing to tell, only to wait. */
export function* resolveCatalogue(
  source: IdentitySource,
  model: IdentityModel,
  options: ResolveOptions = {},
): Generator<IdentityNews | undefined> {
  yield { type: "progress", text: "reading the names of all papers" };
  const steps = resolveSteps(source, model, options);
  let said = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      yield* tell(step.value, versionOf(model));
      return;
    }
    yield undefined;
    const { done, total } = step.value ?? { done: 0, total: 1 };
    if (done - said < SAY_EVERY && done < total) continue;
    said = done;
    yield { type: "progress", text: `resolved ${done} of ${total} names` };
  }
}

function* tell({ papers, texts, state }: IdentityResult, version: number): Generator<IdentityNews> {
  let some: ResolvedPaper[] = [];
  for (const paper of papers) {
    if (some.push(paper) < PAPERS_AT_ONCE) continue;
    yield { type: "papers", papers: some };
    some = [];
  }
  if (some.length > 0) yield { type: "papers", papers: some };
  let kept: KeptText[] = [];
  for (const text of texts) {
    if (kept.push(text) < PAPERS_AT_ONCE) continue;
    yield { type: "texts", texts: kept, version };
    kept = [];
  }
  if (kept.length > 0) yield { type: "texts", texts: kept, version };
  yield { type: "state", state };
}

/** Of papers that have come in; of all where these are many, or no whole run was yet. */
export function* resolveIncoming(
  source: IdentitySource & IdentityLookups,
  model: IdentityModel,
  { counts, ...options }: ResolveOptions & { counts: { all: number; unresolved: number } },
): Generator<IdentityNews | undefined> {
  const { all, unresolved } = counts;
  const isMany = unresolved > MOST_NEW || unresolved > all * MOST_NEW_SHARE;
  const ids = isMany ? [] : source.unresolved(MOST_NEW);
  for (let at = 0; at < ids.length; at += NEW_AT_ONCE) {
    const found = resolveNew(source, model, ids.slice(at, at + NEW_AT_ONCE));
    if (!found) return yield* resolveCatalogue(source, model, options);
    yield { type: "papers", papers: found.papers };
    yield { type: "texts", texts: found.texts, version: versionOf(model) };
  }
  if (isMany) yield* resolveCatalogue(source, model, options);
}
