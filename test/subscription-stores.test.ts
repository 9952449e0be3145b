import { availableDrivers, openDatabase } from "../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../src/adapters/store/sqlite/migrate.ts";
import { createSubscriptionStore } from "../src/adapters/store/sqlite/subscription-rows.ts";
import { describeSubscriptionStore } from "./contracts/subscriptions.ts";
import { createMemorySubscriptions } from "./support/memory-subscriptions.ts";

describeSubscriptionStore("in memory", createMemorySubscriptions);

for (const driver of availableDrivers()) {
  describeSubscriptionStore(`SQLite by ${driver}`, () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, "2026-06-04T06:00:00.000Z");
    return createSubscriptionStore(database);
  });
}
