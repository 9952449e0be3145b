// Decides who gets a digest: daily readers the newest day, weekly readers every Monday; each once.

import { addDays } from "../../lib/calendar.ts";
import type { Subscription, SubscriptionStore } from "../../ports/subscriptions.ts";

// An instance that has gathered nothing for longer than this has no news.
const OLDEST_DAYS = 7;
// How long a weekly digest may come late, when the machine was off on Monday.
const LATEST_DAYS = 3;

export interface DigestPlan {
  store: Pick<SubscriptionStore, "active" | "plan">;
  /** The newest announced day; undefined while there are no papers. */
  day: string | undefined;
  now: Date;
  /** Host name in message ids. */
  host: string;
}

/** The Monday whose weekly digest is due, for a reader who confirmed at that moment. */
function dueMonday({ confirmedAt }: Subscription, now: Date): string | undefined {
  const today = now.toISOString().slice(0, 10);
  const daysSince = (now.getUTCDay() + 6) % 7;
  const monday = addDays(today, -daysSince);
  if (daysSince === 0) return monday;
  const wasThere = confirmedAt !== undefined && confirmedAt.slice(0, 10) <= monday;
  return wasThere && daysSince <= LATEST_DAYS ? monday : undefined;
}

/** Plans what is not planned yet, so it may be called as often as one likes. Returns how many are new. */
export function planDigests({ store, day, now, host }: DigestPlan): number {
  if (day === undefined || now.getTime() - Date.parse(day) > OLDEST_DAYS * 86_400_000) return 0;
  const plans = store.active().flatMap((subscription) => {
    const { id, frequency } = subscription;
    const covered = frequency === "weekly" ? dueMonday(subscription, now) : day;
    if (covered === undefined) return [];
    return [
      { subscriptionId: id, kind: "digest" as const, day: covered, messageId: `digest.${id}.${covered}@${host}` },
    ];
  });
  return store.plan(plans, now.toISOString());
}
