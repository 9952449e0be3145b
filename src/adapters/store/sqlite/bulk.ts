// Many rows in few statements: a call into the driver costs more than the row it carries.

import type { Database, Row, SqlValue } from "./driver.ts";

const CHUNKS = [24, 6, 1];

/**
 * Returns a function that inserts rows with as few calls as it can. `head` ends before VALUES, `tail` follows it.
 * A row that cannot be inserted must roll the transaction back: the rows before it are in already.
 */
export function createBulkInsert(
  database: Database,
  head: string,
  columns: number,
  tail = "",
): (rows: SqlValue[][]) => void {
  // To undo a single statement SQLite would copy every page before it changes: most of the cost of a row whose place is random.
  const verb = tail === "" ? head.replace(/^INSERT INTO/, "INSERT OR FAIL INTO") : head;
  const row = `(${Array(columns).fill("?").join(",")})`;
  const sizes = CHUNKS.map((size) => ({ size, sql: `${verb} VALUES ${Array(size).fill(row).join(",")} ${tail}` }));
  return (rows) => {
    let at = 0;
    for (const { size, sql } of sizes) {
      while (rows.length - at >= size) {
        const values: SqlValue[] = [];
        for (let i = at; i < at + size; i++) for (const value of rows[i] ?? []) values.push(value);
        database.prepare(sql).runList(values);
        at += size;
      }
    }
  };
}

/** Runs a query whose only parameter is a JSON array read by `json_each(?)`. */
export function selectByJson(database: Database, sql: string, list: unknown[]): Row[] {
  return list.length === 0 ? [] : database.prepare(sql).all(JSON.stringify(list));
}
