// The frame and the styles of mails: one column of blocks, styles in line, nothing fetched. Readable when the style block is stripped.

import { escapeHtml } from "../../lib/tex/escape-html.ts";

const SERIF = "font-family:Charter,'Charis SIL',Cambria,Georgia,serif";
const SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = "color:#1b1916";
const SOFT = "color:#544e46";
const ACCENT = "color:#a5311a";

/** Styles by what they are for; the class of the same element carries the dark colours. */
export const mailStyle = {
  brand: `margin:0;${SERIF};font-size:42px;line-height:48px;font-weight:700;letter-spacing:-1.2px`,
  dateline: `margin:4px 0 0;${SANS};font-size:14px;line-height:20px;font-weight:400;${SOFT}`,
  meta: `margin:0 0 6px;${SANS};font-size:13px;line-height:18px;${SOFT}`,
  score: `${INK};font-size:15px`,
  category: `${ACCENT};font-weight:600`,
  accentLink: ACCENT,
  firstTitle: `margin:0 0 6px;${SERIF};font-size:28px;line-height:34px;font-weight:700`,
  title: `margin:0 0 6px;${SERIF};font-size:21px;line-height:25px;font-weight:700`,
  titleLink: `${INK};text-decoration:none`,
  authors: `margin:0 0 8px;${SANS};font-size:14px;line-height:20px;${SOFT}`,
  abstract: `margin:0 0 10px;${SERIF};font-size:16px;line-height:25px;${INK}`,
  why: `margin:0;${SANS};font-size:13px;line-height:20px;${SOFT}`,
  label: `margin:0 0 12px;${SANS};font-size:12px;line-height:18px;letter-spacing:1px;text-transform:uppercase;font-weight:600;${SOFT}`,
  brief: `margin:0 0 10px;${SERIF};font-size:16px;line-height:22px`,
  briefScore: `${SANS};font-size:13px;font-weight:600;${SOFT}`,
  link: INK,
  action: `margin:18px 0 0;${SANS};font-size:15px;line-height:22px`,
  foot: `margin:0;${SANS};font-size:12px;line-height:19px;${SOFT}`,
  footLink: SOFT,
} as const;

const STYLE_BLOCK = `:root { color-scheme: light dark }
a:focus { outline: 2px solid #a5311a; outline-offset: 2px }
p, h2 { overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) {
  .bg { background: #151412 !important } .in { color: #ebe6dc !important } .mu { color: #b8b1a4 !important }
  .ac { color: #f29b7e !important } .ru { border-color: #35322c !important } .hd { border-color: #ebe6dc !important }
}
@media (max-width: 480px) { .pad { padding: 16px !important } h2.ti { font-size: 20px !important; line-height: 25px !important } }`;

export interface MailFrame {
  title: string;
  /** What mail programs show beside the subject. */
  preview: string;
  siteUrl: string;
  dateline: string;
  /** HTML. */
  body: string;
  /** HTML. */
  foot: string;
}

export function mailLink(href: string, text: string, className: "in" | "mu" | "ac", style: string): string {
  return `<a class="${className}" href="${escapeHtml(href)}" style="${style}">${escapeHtml(text)}</a>`;
}

export function renderMailFrame({ title, preview, siteUrl, dateline, body, foot }: MailFrame): string {
  const brand = mailLink(siteUrl, "Broadsheet", "in", mailStyle.titleLink);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
${STYLE_BLOCK}
</style>
</head>
<body class="bg" style="margin:0;padding:0;background:#fcfbf8">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<main class="pad" style="max-width:600px;margin:0 auto;padding:28px 24px">
<div class="hd" style="border-bottom:3px double #1b1916;padding-bottom:12px;margin-bottom:4px;text-align:center">
<p style="${mailStyle.brand}">${brand}</p>
<h1 class="mu" style="${mailStyle.dateline}">${escapeHtml(dateline)}</h1>
</div>
${body}
<div class="ru" style="border-top:1px solid #ddd8cd;margin-top:16px;padding-top:14px">
<p class="mu" style="${mailStyle.foot}">${foot}</p>
</div>
</main>
</body>
</html>
`;
}
