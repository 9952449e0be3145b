// So many forms an hour from one address: enough for a reader who finds many faults, too few for a program.

import { AppError } from "../../lib/errors.ts";

const HOUR_MS = 3_600_000;
const FORMS_PER_HOUR = 20;
const MOST_ADDRESSES = 10_000;

export function createFormLimit(now: () => Date): (address: string) => void {
  let sent = new Map<string, number[]>();
  return (address) => {
    const time = now().getTime();
    const recent = (sent.get(address) ?? []).filter((at) => at > time - HOUR_MS);
    if (recent.length >= FORMS_PER_HOUR) {
      throw new AppError("rate_limited", "Too many forms came from your address. Please try again in an hour.");
    }
    if (sent.size >= MOST_ADDRESSES) sent = new Map();
    sent.set(address, [...recent, time]);
  };
}
