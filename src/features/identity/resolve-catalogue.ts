// Everything anew: who is behind every printed name of the catalogue.

import type { IdentityModel } from "../../model/identity/identity-model.ts";
import type { Decisions, IdentitySource } from "../../ports/identity.ts";
import type { IdentityNews } from "./identify.ts";
import { resolveSteps } from "./resolve-all.ts";

const PAPERS_AT_ONCE = 2000;
const SAY_EVERY = 20_000;

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
      const { papers } = step.value;
      for (let at = 0; at < papers.length; at += PAPERS_AT_ONCE) {
        yield { type: "papers", papers: papers.slice(at, at + PAPERS_AT_ONCE) };
      }
      return;
    }
    const { done, total } = step.value;
    if (done - said < SAY_EVERY && done < total) continue;
    said = done;
    yield { type: "progress", text: `resolved ${done} of ${total} names` };
  }
}
