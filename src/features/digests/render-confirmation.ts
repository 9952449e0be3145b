// The first mail: asks whoever owns the address whether they asked for it.

import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { mailLink, mailStyle, renderMailFrame } from "./mail-html.ts";
import type { RenderedMail } from "./render-digest.ts";
import type { SubscriptionLinks } from "./subscription-links.ts";

export interface ConfirmationInput {
  email: string;
  frequency: "daily" | "weekly";
  categories: string[];
  /** The address subscribes already: someone, perhaps its reader, asked again. */
  isActive: boolean;
  links: Pick<SubscriptionLinks, "confirm" | "preferences">;
  siteUrl: string;
}

export function renderConfirmation(input: ConfirmationInput): RenderedMail {
  const { email, frequency, categories, isActive, links, siteUrl } = input;
  const topics = categories.length > 0 ? `papers in ${categories.join(", ")}` : "papers of all categories";
  const words = isActive
    ? {
        subject: "You already get the Broadsheet digest",
        ask: `Someone asked for the digest for ${email}. You get it already: ${frequency}, ${topics}. Nothing was changed.`,
        action: "Change how often and what",
        href: links.preferences,
        end: "If it was not you, you need not do anything.",
      }
    : {
        subject: "Confirm your Broadsheet digest",
        ask: `Someone, hopefully you, asked for the ${frequency} digest for ${email}: ${topics}, ranked, each with its reasons.`,
        action: "Confirm",
        href: links.confirm,
        end: "The link works for seven days. If it was not you, do nothing: no further mail will come.",
      };
  return {
    subject: words.subject,
    html: renderMailFrame({
      title: words.subject,
      preview: words.ask,
      siteUrl,
      dateline: words.subject,
      body: `<div class="ru" style="padding:20px 0 18px"><p class="in" style="${mailStyle.abstract}">${escapeHtml(words.ask)}</p>
<p style="${mailStyle.action}">${mailLink(words.href, words.action, "ac", mailStyle.category)}</p></div>`,
      foot: escapeHtml(words.end),
    }),
    text: `${words.ask}\n\n${words.action}: ${words.href}\n\n${words.end}\n`,
  };
}
