// Mail subscriptions and deliveries as the store keeps them.

export interface Subscription {
  id: number;
  email: string;
  frequency: "daily" | "weekly";
  categories: string[];
  state: "pending" | "active" | "ended";
  createdAt: string;
  confirmedAt?: string;
}

export type DeliveryState = "planned" | "handed-over" | "sent" | "retry" | "refused";

export interface Delivery {
  id: number;
  subscriptionId: number;
  kind: "confirm" | "digest";
  /** The day of the digest; with subscription and kind it is unique: once per reader and day. */
  day: string;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt?: string;
  messageId: string;
  detail?: string;
}

export interface SubscriptionStore {
  /** Creates or re-opens (state pending) the subscription of that address; addresses compare case-insensitively. */
  request(input: { email: string; frequency: "daily" | "weekly"; categories: string[]; now: string }): Subscription;
  get(id: number): Subscription | undefined;
  byEmail(email: string): Subscription | undefined;
  confirm(id: number, now: string): void;
  update(id: number, change: { frequency?: "daily" | "weekly"; categories?: string[] }): void;
  end(id: number, now: string): void;
  active(): Subscription[];
  /** Plans deliveries; those that exist already stay as they are. Returns how many are new. */
  plan(
    deliveries: { subscriptionId: number; kind: Delivery["kind"]; day: string; messageId: string }[],
    now: string,
  ): number;
  due(now: string, limit: number): Delivery[];
  mark(id: number, change: { state: DeliveryState; detail?: string; nextAttemptAt?: string; now: string }): void;
  /** After a crash: what was handed over counts as sent (its end mark was written), the rest is still planned. Returns the number of uncertain ones. */
  recover(now: string): number;
  waiting(): number;
  /** The secret with which links are signed; made at random on first use. */
  secret(): string;
}
