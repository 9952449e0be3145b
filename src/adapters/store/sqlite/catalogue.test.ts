// The SQLite catalogue keeps the contract on every driver.

import { describeCatalogue } from "../../../../test/contracts/catalogue.ts";
import { createCatalogueReader } from "./catalogue-reader.ts";
import { createCatalogueWriter } from "./catalogue-writer.ts";
import { createCitationStore } from "./citation-rows.ts";
import { availableDrivers, openDatabase } from "./driver.ts";
import { migrate } from "./migrate.ts";
import { createScoreStore } from "./score-rows.ts";

for (const driver of availableDrivers()) {
  describeCatalogue(`SQLite through ${driver}`, () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, "2026-06-04T06:00:00.000Z");
    return {
      writer: createCatalogueWriter(database),
      reader: createCatalogueReader(database),
      scores: createScoreStore(database),
      citations: createCitationStore(database),
    };
  });
}
