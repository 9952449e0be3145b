// The list of everything a user can ask for; REST, the API document and the command line are made from it.

import { viewOperations } from "./features/citations/operations.ts";
import { correctionOperations } from "./features/corrections/operations.ts";
import type { CorrectionOptions } from "./features/corrections/options.ts";
import { type SubscriptionOptions, subscriptionOperations } from "./features/digests/operations.ts";
import { jobOperations } from "./features/jobs/operations.ts";
import { paperOperations } from "./features/papers/operations.ts";
import { profileOperations } from "./features/profiles/operations.ts";
import { scoreOperations } from "./features/profiles/score-operations.ts";
import { searchOperations } from "./features/search/operations.ts";
import type { SearchParts } from "./features/search/search-papers.ts";
import { type StatusOptions, statusOperations } from "./features/status/operations.ts";
import { topicOperations } from "./features/topics/operations.ts";
import type { AnyOperation } from "./lib/operation.ts";
import type { CatalogueReader } from "./ports/catalogue.ts";
import type { JobQueue } from "./ports/jobs.ts";
import type { LookupStore } from "./ports/lookup-store.ts";

export interface OperationParts {
  catalogue: CatalogueReader;
  /** Opens the index when first asked. */
  search: () => SearchParts;
  jobs: Pick<JobQueue, "list">;
  /** Only the writing side has it. */
  views?: Pick<LookupStore, "transaction" | "addViews">;
  subscriptions: SubscriptionOptions;
  status: StatusOptions;
  corrections: CorrectionOptions;
}

export function listOperations(parts: OperationParts): AnyOperation[] {
  const { catalogue, search, jobs, subscriptions, status, corrections } = parts;
  return [
    ...paperOperations(catalogue, status.clock),
    // Before the authors and institutions themselves, whose ids take the rest of an address.
    ...scoreOperations(catalogue, status.clock),
    ...profileOperations(catalogue, status.clock),
    ...topicOperations(catalogue),
    ...searchOperations(search, status.clock),
    ...statusOperations(catalogue, status),
    ...viewOperations(parts.views, status.clock),
    ...jobOperations(jobs),
    ...subscriptionOperations(subscriptions),
    ...correctionOperations(corrections),
  ];
}
