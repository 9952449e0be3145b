// Several threads that do the same work: each call goes to the one with the fewest waiting.

import type { Call } from "../../lib/call-operation.ts";
import type { ThreadConnection } from "./connect-thread.ts";

export function shareCalls(threads: readonly ThreadConnection[]): Call {
  return (name, input) => {
    let least = threads[0];
    for (const thread of threads) if (least && thread.waiting() < least.waiting()) least = thread;
    if (!least) throw new RangeError("there is no thread to call");
    return least.call(name, input);
  };
}
