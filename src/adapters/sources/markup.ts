// Plain text from the XML and HTML that publishers put into titles and abstracts. Text is kept, only known tags go.

// A tag of the same name ends the search, or a text of tags that never close would take for ever.
const FORMULA = /<((?:jats:)?(?:inline-formula|disp-formula|alternatives))\b[^<>]*>((?:[^<]|<(?!\1\b))*?)<\/\1>/g;
const TEX = /<(?:jats:)?tex-math\b[^<>]*>([\s\S]*?)<\/(?:jats:)?tex-math>/;
const TEX_DOCUMENT = /\\begin\{document\}([\s\S]*?)\\end\{document\}/;
const HEADING = /<(?:jats:)?title\b[^<>]*>((?:[^<]|<(?!\/?(?:jats:)?title\b))*)<\/(?:jats:)?title>/g;
const OWN_HEADING = /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)[:.]?$/i;
const BLOCK = /<\/?(?:jats:)?(?:p|sec|br|div|li|ul|ol|list|list-item|disp-formula)\b[^<>]*>/gi;
/** With real attributes only: "if a <b and c> d" holds no tag. */
const KNOWN_TAG =
  /<\/?(?:(?:jats|mml):[a-z-]+|i|b|u|em|strong|sub|sup|scp|sc|tt|code|span|a|font|italic|bold|monospace|underline|math|mi|mo|mn|mrow|msub|msup|msubsup|mtext|mfrac|mspace|mover|munder|mstyle|semantics|annotation|inline-formula|alternatives|tex-math|ext-link|xref)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** TeX inside formulas stays as `$...$`; section headings become "Heading: "; the heading "Abstract" goes. */
export function plainText(markup: string): string {
  if (!/[<&]/.test(markup)) return collapse(markup);
  const once = stripTags(markup);
  const decoded = decodeEntities(once);
  // Some publishers escape their markup twice.
  return collapse(decoded !== once && /<\/?[a-z]/i.test(decoded) ? decodeEntities(stripTags(decoded)) : decoded);
}

function stripTags(markup: string): string {
  return markup
    .replace(FORMULA, (whole, _tag, inner: string) => texOf(inner) ?? whole)
    .replace(HEADING, (_whole, heading: string) => {
      const text = stripInline(heading).trim();
      if (OWN_HEADING.test(text)) return " ";
      return /[:.?!]$/.test(text) ? ` ${text} ` : ` ${text}: `;
    })
    .replace(BLOCK, " ")
    .replace(KNOWN_TAG, "");
}

const stripInline = (markup: string): string => markup.replace(KNOWN_TAG, "").replace(BLOCK, " ");

function texOf(formula: string): string | undefined {
  const tex = TEX.exec(formula)?.[1];
  if (tex === undefined) return undefined;
  const body = (TEX_DOCUMENT.exec(tex)?.[1] ?? tex).trim().replace(/^\$+|\$+$/g, "");
  return `$${body.trim()}$`;
}

export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

const collapse = (text: string): string => text.replace(/\s+/g, " ").trim();
