// The one sentence about the whole server that a reader of the status page should see first.

import type { StatusReport } from "../../model/views.ts";

export function explainStatus(
  report: Pick<StatusReport, "catalogue" | "sources">,
  isOffline: boolean,
): string | undefined {
  const active = report.sources.filter((source) => source.state !== "off");
  const hasAnswered = active.some((source) => source.lastOkAt !== undefined);
  const hasFailed = active.some((source) => source.state === "failing" || source.lastError !== undefined);
  if (report.catalogue.starterOnly) {
    if (isOffline)
      return "Broadsheet is set to stay offline: these are the papers of the starter catalogue. Files can be ingested at any time.";
    if (hasFailed && !hasAnswered) {
      return "The network does not answer, so these are the papers of the starter catalogue. Broadsheet keeps trying; files can be ingested at any time.";
    }
    return "These are the papers of the starter catalogue; the last week's papers are being fetched.";
  }
  if (isOffline) return "Broadsheet is set to stay offline: nothing new is fetched.";
  const failing = active.filter((source) => source.state === "failing");
  if (failing.length > 0) return `${failing.map((source) => source.title).join(", ")} did not answer at the last try.`;
  return undefined;
}
