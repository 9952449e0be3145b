// The time, passed to whoever needs it, so that tests and repeats can hold it still.

export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** `2026-11-21T08:00:00.000Z` */
export const nowText = (clock: Clock): string => clock().toISOString();

/** `2026-11-21`, in UTC. */
export const todayText = (clock: Clock): string => clock().toISOString().slice(0, 10);
