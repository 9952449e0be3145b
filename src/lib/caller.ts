// Who is asking over HTTP: an address to count by, and whether it is this very machine.

export interface Caller {
  address: string;
  /** Asked on this machine, for this machine, and not by a page from elsewhere. */
  isLocal: boolean;
}

interface RequestFacts {
  remoteAddress: string | undefined;
  header(name: string): string | undefined;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

export function readCaller(request: RequestFacts, behindProxy: boolean): Caller {
  const remote = request.remoteAddress ?? "";
  if (behindProxy) {
    // Only the last entry was written by our own proxy; the ones before it are whatever the caller sent.
    const last = request.header("x-forwarded-for")?.split(",").at(-1)?.trim();
    return { address: last === undefined || last === "" ? remote : last, isLocal: false };
  }
  const origin = request.header("origin");
  const isLocal =
    LOOPBACK.test(remote) &&
    request.header("x-forwarded-for") === undefined &&
    // A foreign name that resolves to 127.0.0.1 would otherwise let any web page in.
    LOCAL_NAME.test(request.header("host") ?? "") &&
    (origin === undefined || LOCAL_NAME.test(origin.replace(/^https?:\/\//i, "")));
  return { address: remote, isLocal };
}
