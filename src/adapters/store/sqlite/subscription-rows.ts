// Subscriptions and deliveries in SQLite.

import { randomBytes } from "node:crypto";
import type { Delivery, DeliveryState, Subscription, SubscriptionStore } from "../../../ports/subscriptions.ts";
import type { Database, Row } from "./driver.ts";

const toSubscription = (row: Row): Subscription => ({
  id: Number(row.id),
  email: String(row.email),
  frequency: String(row.frequency) as Subscription["frequency"],
  categories: JSON.parse(String(row.categories)) as string[],
  state: String(row.state) as Subscription["state"],
  createdAt: String(row.created_at),
  ...(row.confirmed_at !== null && { confirmedAt: String(row.confirmed_at) }),
});

const toDelivery = (row: Row): Delivery => ({
  id: Number(row.id),
  subscriptionId: Number(row.subscription_id),
  kind: String(row.kind) as Delivery["kind"],
  day: String(row.day),
  state: String(row.state) as DeliveryState,
  attempts: Number(row.attempts),
  plannedAt: String(row.planned_at),
  ...(row.next_attempt_at !== null && { nextAttemptAt: String(row.next_attempt_at) }),
  messageId: String(row.message_id),
  ...(row.detail !== null && { detail: String(row.detail) }),
});

const emailKey = (email: string): string => email.trim().toLowerCase();

export function createSubscriptionStore(database: Database): SubscriptionStore {
  const find = (where: string, value: string | number): Subscription | undefined => {
    const row = database.prepare(`SELECT * FROM subscriptions WHERE ${where} = ?`).get(value);
    return row && toSubscription(row);
  };
  const get = (id: number): Subscription | undefined => find("id", id);
  const byEmail = (email: string): Subscription | undefined => find("email_key", emailKey(email));

  return {
    get,
    byEmail,
    ...createDeliveryRows(database),

    request({ email, frequency, categories, now }) {
      return database.transaction(() => {
        const held = byEmail(email);
        if (held?.state === "active") return held;
        const createdAt = held?.state === "pending" ? held.createdAt : now;
        database
          .prepare(
            `INSERT INTO subscriptions (email, email_key, frequency, categories, state, created_at) VALUES (?, ?, ?, ?, 'pending', ?)
             ON CONFLICT (email_key) DO UPDATE SET email = excluded.email, frequency = excluded.frequency,
             categories = excluded.categories, state = 'pending', created_at = excluded.created_at, confirmed_at = NULL`,
          )
          .run(email.trim(), emailKey(email), frequency, JSON.stringify(categories), createdAt);
        const saved = byEmail(email);
        if (!saved) throw new RangeError("a subscription vanished while it was saved");
        return saved;
      });
    },

    confirm(id, now) {
      database
        .prepare("UPDATE subscriptions SET state = 'active', confirmed_at = ? WHERE id = ? AND state = 'pending'")
        .run(now, id);
    },

    update(id, change) {
      database.transaction(() => {
        if (change.frequency)
          database.prepare("UPDATE subscriptions SET frequency = ? WHERE id = ?").run(change.frequency, id);
        if (change.categories) {
          database
            .prepare("UPDATE subscriptions SET categories = ? WHERE id = ?")
            .run(JSON.stringify(change.categories), id);
        }
      });
    },

    end(id) {
      database.prepare("UPDATE subscriptions SET state = 'ended' WHERE id = ?").run(id);
    },

    active: () =>
      database.prepare("SELECT * FROM subscriptions WHERE state = 'active' ORDER BY id").all().map(toSubscription),

    secret() {
      const read = () => database.prepare("SELECT value FROM settings WHERE key = 'link_secret'").get()?.value;
      // Read first: the thread that serves pages may not even begin to write.
      const known = read();
      if (known !== undefined) return String(known);
      return database.transaction(() => {
        database
          .prepare("INSERT OR IGNORE INTO settings (key, value) VALUES ('link_secret', ?)")
          .run(randomBytes(32).toString("base64url"));
        return String(read());
      });
    },
  };
}

type DeliveryRows = Pick<
  SubscriptionStore,
  "plan" | "lastDelivery" | "plannedSince" | "due" | "handOver" | "settle" | "recover" | "waiting"
>;

function createDeliveryRows(database: Database): DeliveryRows {
  return {
    plan(deliveries, now) {
      return database.transaction(() => {
        let added = 0;
        for (const { subscriptionId, kind, day, messageId } of deliveries) {
          added += database
            .prepare(
              `INSERT OR IGNORE INTO deliveries (subscription_id, kind, day, state, message_id, planned_at, changed_at)
               VALUES (?, ?, ?, 'planned', ?, ?, ?)`,
            )
            .run(subscriptionId, kind, day, messageId, now, now).changes;
        }
        return added;
      });
    },

    lastDelivery(subscriptionId, kind) {
      const row = database
        .prepare(
          "SELECT * FROM deliveries WHERE subscription_id = ? AND kind = ? ORDER BY planned_at DESC, id DESC LIMIT 1",
        )
        .get(subscriptionId, kind);
      return row && toDelivery(row);
    },

    plannedSince: (kind, since) =>
      Number(
        database.prepare("SELECT count(*) AS n FROM deliveries WHERE kind = ? AND planned_at >= ?").get(kind, since)
          ?.n ?? 0,
      ),

    due: (now, limit) =>
      database
        .prepare(
          `SELECT * FROM deliveries WHERE state = 'planned' OR (state = 'retry' AND next_attempt_at <= ?)
           ORDER BY kind = 'confirm' DESC, id LIMIT ?`,
        )
        .all(now, limit)
        .map(toDelivery),

    handOver: (id, now) =>
      database
        .prepare(
          `UPDATE deliveries SET state = 'handed-over', next_attempt_at = NULL, changed_at = ?
           WHERE id = ? AND state IN ('planned', 'retry')`,
        )
        .run(now, id).changes === 1,

    settle(id, { state, detail, nextAttemptAt, now }) {
      database
        .prepare(
          `UPDATE deliveries SET state = ?, detail = ?, next_attempt_at = ?, attempts = attempts + 1, changed_at = ?
           WHERE id = ? AND state IN ('planned', 'retry', 'handed-over')`,
        )
        .run(state, detail ?? null, state === "retry" ? (nextAttemptAt ?? now) : null, now, id);
    },

    recover: (now) =>
      database
        .prepare(
          `UPDATE deliveries SET state = 'sent', changed_at = ?,
           detail = 'the end of the message was written, the answer was lost when Broadsheet stopped' WHERE state = 'handed-over'`,
        )
        .run(now).changes,

    waiting: () =>
      Number(
        database.prepare("SELECT count(*) AS n FROM deliveries WHERE state IN ('planned', 'retry')").get()?.n ?? 0,
      ),
  };
}
