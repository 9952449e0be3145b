// Mail subscriptions and deliveries as the store keeps them. Every method is synchronous and one transaction.

export interface Subscription {
  id: number;
  /** As it was typed; addresses compare case-insensitively and one address has one subscription, whatever its state. */
  email: string;
  frequency: "daily" | "weekly";
  /** Category codes in the order given; none means all. */
  categories: string[];
  state: "pending" | "active" | "ended";
  createdAt: string;
  confirmedAt?: string;
}

/**
 * `planned` and `retry` wait to be sent. `handed-over`: the end mark of the message is about to be written, so nobody may send it
 * again until its outcome is known. `sent`, `refused` and `skipped` (there was nothing to send, or nobody to send it to) are final.
 */
export type DeliveryState = "planned" | "handed-over" | "sent" | "retry" | "refused" | "skipped";

export interface Delivery {
  id: number;
  subscriptionId: number;
  kind: "confirm" | "digest";
  /** The day of the digest, or the moment of the request for a confirmation; unique with subscription and kind. */
  day: string;
  state: DeliveryState;
  /** Attempts whose outcome is known. */
  attempts: number;
  plannedAt: string;
  /** Present exactly in state `retry`. */
  nextAttemptAt?: string;
  messageId: string;
  detail?: string;
}

export interface SubscriptionStore {
  /**
   * The subscription of that address. New or ended: (re-)opened as pending with these wishes and `createdAt` now, `confirmedAt` gone.
   * Pending: takes the new wishes and spelling, keeps `createdAt`. Active: returned as it is, because anyone can type any address.
   */
  request(input: { email: string; frequency: "daily" | "weekly"; categories: string[]; now: string }): Subscription;
  get(id: number): Subscription | undefined;
  byEmail(email: string): Subscription | undefined;
  /** Pending becomes active. Active and ended stay as they are: an old link must not undo an unsubscription. */
  confirm(id: number, now: string): void;
  update(id: number, change: { frequency?: "daily" | "weekly"; categories?: string[] }): void;
  /** Any state becomes ended. */
  end(id: number, now: string): void;
  /** By id. */
  active(): Subscription[];

  /** Plans deliveries in one transaction; those that exist already (subscription, kind, day) stay as they are. Returns how many are new. */
  plan(
    deliveries: { subscriptionId: number; kind: Delivery["kind"]; day: string; messageId: string }[],
    now: string,
  ): number;
  /** The newest delivery of that kind to that subscription. */
  lastDelivery(subscriptionId: number, kind: Delivery["kind"]): Delivery | undefined;
  /** How many deliveries of that kind were planned at or after `since`. */
  plannedSince(kind: Delivery["kind"], since: string): number;
  /** Planned ones, and those in `retry` whose time has come: confirmations first, then by id. */
  due(now: string, limit: number): Delivery[];
  /**
   * Claims a delivery for good: `planned` or `retry` becomes `handed-over`, committed when this returns. False, and no change, from any
   * other state, so two processes cannot both write the end mark. Wants WAL with `synchronous=NORMAL`: waiting for the disk here would
   * widen the moment in which a killed process has claimed a mail that it has not yet sent.
   */
  handOver(id: number, now: string): boolean;
  /** The outcome of an attempt, from any state that is not final; attempts grow by one, `nextAttemptAt` is kept for `retry` only. */
  settle(
    id: number,
    outcome: { state: "sent" | "retry" | "refused" | "skipped"; detail?: string; nextAttemptAt?: string; now: string },
  ): void;
  /** After a crash: what was handed over counts as sent, with a detail that says so. Returns how many. */
  recover(now: string): number;
  /** Deliveries in `planned` or `retry`. */
  waiting(): number;
  /** At least 32 random bytes as text, made on first use (by the writer, at start) and then always the same: links are signed with it. */
  secret(): string;
}
