// The arXiv category taxonomy: codes, names, archives, and codes that name the same category.

export interface Category {
  code: string;
  name: string;
  /** Archive: `cs`, `math`, `astro-ph`. */
  archive: string;
  /** Group of archives: "Computer Science", "Physics". */
  group: string;
}

/** The one code of categories that arXiv lists under two; other codes come back trimmed. */
export function canonicalCategory(code: string): string {
  return code.trim();
}

export function findCategory(_code: string): Category | undefined {
  return undefined;
}

export function isKnownCategory(code: string): boolean {
  return findCategory(code) !== undefined;
}

/** "Computation and Language" for `cs.CL`; an unknown code is its own name. */
export function categoryName(code: string): string {
  return findCategory(code)?.name ?? code;
}

export function allCategories(): readonly Category[] {
  return [];
}
