// What corrections are given: how a claim is mailed, and proved at ORCID where that is set up.

import { randomUUID } from "node:crypto";
import { createOrcidSignIn, ORCID } from "../adapters/orcid/orcid.ts";
import type { WriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import type { CorrectionOptions } from "../features/corrections/options.ts";
import { rescoreAuthors } from "../features/scoring/rescore.ts";
import type { Clock } from "../lib/clock.ts";
import type { HttpClient } from "../lib/http-client.ts";
import type { Mailer } from "../ports/mailer.ts";

interface Parts {
  settings: Settings;
  store: WriteStore;
  http: HttpClient;
  mailer: Mailer;
  clock: Clock;
}

export function correctionOptions({ settings, store, http, mailer, clock }: Parts): CorrectionOptions {
  const siteUrl = publicUrl(settings);
  const secret = () => store.subscriptions.secret();
  const isOrcidSet = settings.orcidClient !== "" && settings.orcidSecret !== "" && !settings.offline;
  return {
    ...{ store: store.corrections, clock, newKey: () => randomUUID() },
    rescore: (authorIds) => rescoreAuthors(store.scores, authorIds, { now: clock }),
    claims: {
      ...{ secret, siteUrl, from: settings.mailFrom, host: new URL(siteUrl).hostname },
      send: (message) => mailer.send(message, () => {}),
    },
    ...(isOrcidSet && {
      orcid: {
        secret,
        signIn: createOrcidSignIn({
          ...{ http, clientId: settings.orcidClient, clientSecret: settings.orcidSecret },
          ...{ returnTo: `${siteUrl}/corrections/orcid`, baseUrl: settings.sourceUrls.orcid ?? ORCID },
        }),
      },
    }),
  };
}
