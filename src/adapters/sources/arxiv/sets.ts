// From category codes to the sets of arXiv's OAI-PMH server.

/** Archives that are groups of their own; all others belong to physics. */
const GROUPS = new Set(["cs", "econ", "eess", "math", "q-bio", "q-fin", "stat"]);

/** `cs.LG` is `cs:cs:LG`, `hep-th` is `physics:hep-th`, `cs` is `cs`. */
export function setOfCategory(code: string): string {
  const [archive = "", category] = code.trim().split(".");
  const group = GROUPS.has(archive) ? archive : "physics";
  if (category) return `${group}:${archive}:${category}`;
  return archive === group ? group : `${group}:${archive}`;
}
