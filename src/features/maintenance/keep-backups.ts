// Which of the daily copies stay.

/** Names of backups that sort by time, such as `2026-03-04T05-06-07Z.db`; everything else in the folder is left alone. */
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.db$/;

export const backupName = (now: Date): string => `${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.db`;

/** The names to delete, so that the newest `keep` stay. */
export function outdatedBackups(names: readonly string[], keep: number): string[] {
  const backups = names.filter((name) => NAME.test(name)).sort();
  return backups.slice(0, Math.max(0, backups.length - keep));
}
