// The SQLite store of subscriptions keeps the contract on every driver.

import { describeSubscriptionStore } from "../../../../test/contracts/subscriptions.ts";
import { availableDrivers, openDatabase } from "./driver.ts";
import { migrate } from "./migrate.ts";
import { createSubscriptionStore } from "./subscription-rows.ts";

for (const driver of availableDrivers()) {
  describeSubscriptionStore(`SQLite through ${driver}`, () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, "2026-06-04T06:00:00.000Z");
    return createSubscriptionStore(database);
  });
}
