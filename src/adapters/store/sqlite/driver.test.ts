// What the drivers must agree on.

import { describe, expect, it } from "vitest";
import { availableDrivers, openDatabase } from "./driver.ts";

describe.each(availableDrivers())("rows by %s", (driver) => {
  it("hold blobs as bytes however they are read", () => {
    const database = openDatabase(":memory:", { driver });
    try {
      database.exec("CREATE TABLE t (a BLOB, b TEXT); INSERT INTO t VALUES (NULL, 'x'), (x'010203', NULL)");
      const select = database.prepare("SELECT a, b FROM t ORDER BY rowid DESC");
      for (const row of [select.get(), select.all()[0], [...select.iterate()][0]]) {
        expect(row?.a).toBeInstanceOf(Uint8Array);
        expect(Buffer.from(row?.a as Uint8Array).toString("hex")).toBe("010203");
        expect(row?.b).toBeNull();
      }
      const backwards = database.prepare("SELECT a FROM t ORDER BY rowid").all();
      expect(backwards.map((row) => row.a)).toEqual([null, Uint8Array.from([1, 2, 3])]);
    } finally {
      database.close();
    }
  });
});
