// What corrections are given.

import type { Clock } from "../../lib/clock.ts";
import type { CorrectionStore } from "../../ports/corrections.ts";
import type { MailMessage, MailOutcome } from "../../ports/mailer.ts";
import type { OrcidSignIn } from "../../ports/orcid.ts";

export interface CorrectionOptions {
  store: CorrectionStore;
  clock: Clock;
  /** A key that no other correction has, here or elsewhere. */
  newKey(): string;
  /** Told of authors whose papers changed: their figures follow. */
  rescore(authorIds: number[]): Promise<void>;
  /** How a claim's link is signed and mailed; absent where no mail leaves. */
  claims?: ClaimOptions;
  /** Absent where ORCID is not set up. */
  orcid?: OrcidOptions;
}

export interface OrcidOptions {
  secret(): string;
  signIn: OrcidSignIn;
}

export interface ClaimOptions {
  secret(): string;
  send(message: MailMessage): Promise<MailOutcome>;
  from: string;
  siteUrl: string;
  host: string;
}
