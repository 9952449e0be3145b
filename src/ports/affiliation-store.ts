// Printed affiliations as they are held, to be resolved again when the table of institutions has grown.

export interface PrintedPlace {
  affiliations?: string[];
  institutions?: string[];
  email?: string;
}

export interface AffiliationStore {
  transaction<T>(work: () => T): T;
  /** Papers with affiliations, by id; at the places of the names, null where nothing was told. */
  papersAfter(paperId: number, limit: number): { paperId: number; places: (PrintedPlace | null)[] }[];
  /** Institutions per place of the names. */
  saveInstitutions(paperId: number, institutions: (string[] | undefined)[]): void;
  saveUnresolved(rows: readonly { text: string; mentions: number; paperId: number }[]): void;
}
