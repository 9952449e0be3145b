// A template that escapes what is put into it. Lists of cards are the hot path; this costs a third of building elements.

import { raw } from "hono/html";
import { escapeHtml } from "../../lib/tex/escape-html.ts";

/** HTML that is already safe. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

export type MarkupValue = string | number | false | undefined | Markup | readonly MarkupValue[];

function toHtml(value: MarkupValue): string {
  if (typeof value === "string") return escapeHtml(value);
  if (value instanceof Markup) return value.html;
  if (typeof value === "number") return String(value);
  if (!value) return "";
  let html = "";
  for (const one of value) html += toHtml(one);
  return html;
}

export function markup(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  let html = strings[0] ?? "";
  for (let index = 0; index < values.length; index += 1) html += toHtml(values[index]) + (strings[index + 1] ?? "");
  return new Markup(html);
}

/** For text that our sanitiser produced: the `*Html` fields, and nothing else. */
export const trusted = (html: string): Markup => new Markup(html);

/** Markup as a child of an element. */
export const embed = (value: MarkupValue) => raw(toHtml(value));
