// Many rows in few statements: a call into the driver costs more than the row it carries.

import type { Database, Row, SqlValue } from "./driver.ts";

const CHUNKS = [24, 6, 1];

/** Returns a function that inserts rows with as few calls as it can. `head` ends before VALUES, `tail` follows it. */
export function createBulkInsert(
  database: Database,
  head: string,
  columns: number,
  tail = "",
): (rows: SqlValue[][]) => void {
  const row = `(${Array(columns).fill("?").join(",")})`;
  const sizes = CHUNKS.map((size) => ({ size, sql: `${head} VALUES ${Array(size).fill(row).join(",")} ${tail}` }));
  return (rows) => {
    let at = 0;
    for (const { size, sql } of sizes) {
      while (rows.length - at >= size) {
        const values: SqlValue[] = [];
        for (let i = at; i < at + size; i++) for (const value of rows[i] ?? []) values.push(value);
        database.prepare(sql).run(...values);
        at += size;
      }
    }
  };
}

/** Runs a query whose only parameter is a JSON array read by `json_each(?)`. */
export function selectByJson(database: Database, sql: string, list: unknown[]): Row[] {
  return list.length === 0 ? [] : database.prepare(sql).all(JSON.stringify(list));
}
