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

  it.each([
    ["of no memory", new Uint8Array(new ArrayBuffer(0))],
    ["at the end of some", new Uint8Array(4).subarray(4)],
    ["of a list", Uint8Array.from([])],
  ])("tell an empty blob %s from nothing", (_what, blob) => {
    const database = openDatabase(":memory:", { driver });
    try {
      database.exec("CREATE TABLE t (a BLOB NOT NULL)");
      const insert = database.prepare("INSERT INTO t VALUES (?)");
      insert.run(blob);
      insert.runList([blob]);
      expect(database.prepare("SELECT count(*) AS n FROM t WHERE length(a) = 0").get()?.n).toBe(2);
      const select = database.prepare("SELECT typeof(?) AS kind");
      const rows = [select.get(blob), select.all(blob)[0], [...select.iterate(blob)][0]];
      expect(rows.map((row) => row?.kind)).toEqual(["blob", "blob", "blob"]);
    } finally {
      database.close();
    }
  });
});
