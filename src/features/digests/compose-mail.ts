// Makes the whole mail for a delivery: content, headers, links.

import type { MailMessage } from "../../ports/mailer.ts";
import type { Delivery, Subscription } from "../../ports/subscriptions.ts";
import { type DigestPapers, loadDigest, type ReadDaily } from "./load-digest.ts";
import { renderConfirmation } from "./render-confirmation.ts";
import { type RenderedMail, renderDigest } from "./render-digest.ts";
import { type SubscriptionLinks, toSubscriptionLinks } from "./subscription-links.ts";

export interface MailSite {
  /** Without a trailing slash. */
  siteUrl: string;
  /** `Broadsheet <news@example.org>` */
  from: string;
  secret: string;
}

/** Undefined when there is nothing to tell. */
export type ComposeMail = (delivery: Delivery, subscription: Subscription) => Promise<MailMessage | undefined>;

/** A week here is the one before `day`. */
const pageOf = (siteUrl: string, { date, from }: DigestPapers): string => `${siteUrl}/${from ? "week" : "day"}/${date}`;

export function renderDigestFor(
  papers: DigestPapers,
  { siteUrl }: Pick<MailSite, "siteUrl">,
  choice: Pick<Subscription, "frequency" | "categories">,
  links: Pick<SubscriptionLinks, "preferences" | "unsubscribe"> & { frequency: string },
  reader?: { email: string; since: string },
): RenderedMail {
  return renderDigest({
    ...papers,
    frequency: choice.frequency,
    categories: choice.categories,
    links: { all: pageOf(siteUrl, papers), ...links },
    siteUrl,
    ...(reader ? { reader } : {}),
  });
}

/** Readers with the same choice share one look into the catalogue for as long as the composer lives: make one per round. */
export function createComposer(readDaily: ReadDaily, site: MailSite): ComposeMail {
  const loaded = new Map<string, Promise<DigestPapers | undefined>>();

  function load(day: string, { frequency, categories }: Subscription): Promise<DigestPapers | undefined> {
    const key = JSON.stringify([day, frequency, [...categories].sort()]);
    const known = loaded.get(key);
    if (known) return known;
    const loading = loadDigest(readDaily, { day, frequency, categories });
    loaded.set(key, loading);
    // A failure must not stay for the readers who come after.
    loading.catch(() => loaded.delete(key));
    return loading;
  }

  return async (delivery, subscription) => {
    const links = toSubscriptionLinks(site, subscription.id, new Date(delivery.plannedAt));
    const envelope = {
      from: site.from,
      to: subscription.email,
      messageId: delivery.messageId,
      date: delivery.plannedAt,
    };
    if (delivery.kind === "confirm") {
      const isActive = subscription.state === "active";
      const mail = renderConfirmation({ ...subscription, isActive, links, siteUrl: site.siteUrl });
      return { ...envelope, ...mail, headers: { "Auto-Submitted": "auto-replied" } };
    }
    const papers = await load(delivery.day, subscription);
    if (!papers) return undefined;
    const { preferences, unsubscribe } = links;
    const frequency = subscription.frequency === "weekly" ? links.daily : links.weekly;
    const since = subscription.confirmedAt ?? subscription.createdAt;
    const mail = renderDigestFor(
      papers,
      site,
      subscription,
      { preferences, unsubscribe, frequency },
      { email: subscription.email, since },
    );
    return { ...envelope, ...mail, headers: digestHeaders(site, unsubscribe) };
  };
}

/** RFC 2919 names the list, RFC 8058 makes leaving it one click. */
function digestHeaders({ siteUrl }: MailSite, unsubscribe: string): Record<string, string> {
  return {
    "List-Id": `Broadsheet digest <digest.${new URL(siteUrl).hostname}>`,
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
  };
}
