// What every training program gives and gives back.

export interface TrainInput {
  /** Folder with the layout of the evaluation data. */
  dataFolder: string;
  /** Ship nothing; print honest figures for the folder instead: hash folds, and forward in time where there are dates. */
  isCrossValidation: boolean;
  /** Where model files and their cards go. */
  modelsFolder: string;
  log(line: string): void;
}

/** Figures under the metric names of `npm run eval`; empty when models were written. */
export type Trainer = (input: TrainInput) => Promise<Record<string, number>>;
