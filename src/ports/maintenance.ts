// What an operator asks of the store: is it sound, copy it, tidy it.

export interface Check {
  name: string;
  isOk: boolean;
  detail: string;
}

export interface Maintenance {
  /** Thorough and slow: reads every page of the file. */
  check(): Check[];
  /** Writes a complete copy that needs no other file, while others read and write. Refuses to overwrite. */
  copyTo(path: string): void;
  /** Forgets finished work older than `before`, and lets the engine tidy up. Safe at any time. */
  tidy(before: string): void;
}
