// One host's queue: one request at a time, a least gap between two, and pauses that hold for everyone who waits.

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface HostQueue {
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** No request starts within the next `ms`. To be called from inside a task, before the next one can start. */
  pause(ms: number): void;
}

export const sleepFor: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });

/** Settles with `promise`, or rejects as soon as the signal fires. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

export function createHostQueue(options: { gapMs: number; clock: () => number; sleep: Sleep }): HostQueue {
  const { gapMs, clock, sleep } = options;
  let tail: Promise<void> = Promise.resolve();
  let freeAt = Number.NEGATIVE_INFINITY;

  return {
    async run(task, signal) {
      const previous = tail;
      let release = () => {};
      const mine = new Promise<void>((resolve) => {
        release = resolve;
      });
      // Whoever gives up while waiting must not let the next one overtake the running request.
      tail = previous.then(() => mine);
      try {
        await abortable(previous, signal);
        while (freeAt > clock()) await sleep(freeAt - clock(), signal);
        try {
          return await task();
        } finally {
          // Measured from the end of a reply, so that network jitter never shortens the gap that the server sees.
          freeAt = Math.max(freeAt, clock() + gapMs);
        }
      } finally {
        release();
      }
    },
    pause(ms) {
      freeAt = Math.max(freeAt, clock() + ms);
    },
  };
}
