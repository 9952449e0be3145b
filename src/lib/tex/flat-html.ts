// Inline HTML of our own cleaner as plain text whose formulas are set apart, so that it can be cut like text.

/** Stands for one formula in the text. */
export const FORMULA = "\ufffc";
const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" };

export interface FlatHtml {
  text: string;
  /** MathML, in the order of their marks. */
  formulas: string[];
}

/** Links and emphasis are dropped. */
export function flattenHtml(html: string): FlatHtml {
  const formulas: string[] = [];
  const text = html
    .replaceAll(FORMULA, " ")
    .replace(/<math\b[\s\S]*?<\/math>/g, (formula) => {
      formulas.push(formula);
      return FORMULA;
    })
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  return { text, formulas };
}
