// What every evaluation program gives and gets.

export interface SuiteInput {
  /** Folder with the layout of the evaluation data; only the files that the suite needs have to be there. */
  dataFolder: string;
  /** The catalogue known beforehand. */
  historyFolder: string;
}

/** `metrics` are named as in the contract of `npm run eval`; `n` says over how many cases each was taken. */
export interface SuiteResult {
  metrics: Record<string, number>;
  n: Record<string, number>;
}

export type Suite = (input: SuiteInput) => Promise<SuiteResult>;

/** 0 of 0 is 0: a folder without such cases must not print something that is no number. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
