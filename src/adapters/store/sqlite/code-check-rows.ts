// What was seen of repositories, in SQLite.

import type { SeenCode } from "../../../model/paper.ts";
import type { CodeCheckStore } from "../../../ports/code-check-store.ts";
import type { RepositoryFacts } from "../../../ports/repository-host.ts";
import { selectByJson } from "./bulk.ts";
import type { Database, Row } from "./driver.ts";

export function createCodeCheckStore(database: Database): CodeCheckStore {
  return {
    due(host, now, limit) {
      const rows = database
        .prepare(
          `SELECT l.key, l.label, c.etag, c.failures FROM
             (SELECT lower(card ->> '$.code.url') AS key, card ->> '$.code.label' AS label, max(date) AS newest
              FROM papers WHERE has_code = 1 GROUP BY 1
              UNION ALL
              SELECT lower(card ->> '$.code.url'), card ->> '$.code.label', max(date) FROM papers WHERE has_code = 2 GROUP BY 1) l
           LEFT JOIN code_checks c ON c.key = l.key
           WHERE l.key LIKE ? AND (c.key IS NULL OR c.next_check_at <= ?)
           ORDER BY c.key IS NOT NULL, l.newest DESC, l.key LIMIT ?`,
        )
        .all(`https://${host}/%`, now, limit);
      return rows.map((row) => ({
        key: String(row.key),
        label: String(row.label),
        failures: Number(row.failures ?? 0),
        ...(typeof row.etag === "string" && { etag: row.etag }),
      }));
    },
    save({ key, state, facts, etag, reason, failures, checkedAt, nextCheckAt }) {
      database
        .prepare(
          `INSERT INTO code_checks (key, state, facts, etag, reason, failures, checked_at, next_check_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET state = CASE WHEN excluded.state = 'unclear' THEN state ELSE excluded.state END,
           facts = coalesce(excluded.facts, CASE WHEN excluded.state = 'unclear' THEN facts END), etag = CASE WHEN excluded.state = 'gone' THEN NULL ELSE coalesce(excluded.etag, etag) END, reason = excluded.reason,
           failures = excluded.failures, next_check_at = excluded.next_check_at,
           checked_at = CASE WHEN excluded.state = 'unclear' THEN checked_at ELSE excluded.checked_at END`,
        )
        .run(
          key,
          state,
          facts ? JSON.stringify(facts) : null,
          etag ?? null,
          reason ?? null,
          failures,
          checkedAt,
          nextCheckAt,
        );
    },
    settle() {
      const gone = "(SELECT key FROM code_checks WHERE state = 'gone')";
      database.transaction(() =>
        database.exec(`UPDATE papers SET has_code = 2 WHERE has_code = 1 AND lower(card ->> '$.code.url') IN ${gone};
          UPDATE papers SET has_code = 1 WHERE has_code = 2 AND lower(card ->> '$.code.url') NOT IN ${gone}`),
      );
    },
    saveUnchanged(key, checkedAt, nextCheckAt) {
      database
        .prepare("UPDATE code_checks SET checked_at = ?, next_check_at = ?, failures = 0, reason = NULL WHERE key = ?")
        .run(checkedAt, nextCheckAt, key);
    },
  };
}

/** What is known of links, by address in lower case. */
export function loadCodeChecks(database: Database, urls: readonly string[]): Map<string, SeenCode> {
  const keys = [...new Set(urls.map((url) => url.toLowerCase()))];
  const rows = selectByJson(
    database,
    "SELECT c.key, c.state, c.facts, c.checked_at FROM json_each(?) e JOIN code_checks c ON c.key = e.value WHERE c.state IN ('found', 'gone')",
    keys,
  );
  return new Map(rows.map((row) => [String(row.key), toSeen(row)]));
}

function toSeen(row: Row): SeenCode {
  const on = String(row.checked_at).slice(0, 10);
  if (row.state === "gone" || row.facts === null) return { state: "gone", on };
  const { stars, isArchived, licence, lastCommit, url } = JSON.parse(String(row.facts)) as RepositoryFacts;
  return {
    state: "found",
    on,
    stars,
    isArchived,
    ...(licence !== undefined && { licence }),
    ...(lastCommit !== undefined && { lastCommit }),
    ...(url.toLowerCase() !== row.key && { movedTo: url }),
  };
}
