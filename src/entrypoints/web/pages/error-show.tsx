// Error pages: what failed, what still works, an id to quote.

import { renderLayout } from "../layout.tsx";
import type { Site } from "../options.ts";

export type ErrorStatus = 400 | 403 | 404 | 405 | 409 | 410 | 422 | 429 | 500 | 503;

const TITLES: Record<ErrorStatus, string> = {
  400: "This address cannot be read",
  403: "This is not open to everyone",
  404: "There is no such page",
  405: "This address takes no such request",
  409: "Someone else was faster",
  410: "This paper was removed",
  422: "Part of this address has no meaning here",
  429: "Too many requests",
  500: "Something broke on our side",
  503: "This is not available just now",
};

export interface ErrorPage {
  status: ErrorStatus;
  /** What failed, in words fit for readers; never the text of an unexpected error. */
  message?: string | undefined;
  id: string;
  site: Site;
}

export function renderErrorPage({ status, message, id, site }: ErrorPage): string {
  return renderLayout({
    site,
    title: TITLES[status],
    noIndex: true,
    children: (
      <main id="main" class="wrap text" tabindex={-1}>
        <header class="head">
          <p class="label">Error {status}</p>
          <h1>{TITLES[status]}</h1>
        </header>
        {message && <p class="prose">{message.replace(/[.\s]*$/, ".")}</p>}
        <p class="prose">{advice(status)}</p>
        <p class="prose">
          What works: <a href="/">today's papers</a>, <a href="/search">search</a>, <a href="/categories">categories</a>
          , <a href="/authors">authors</a>, <a href="/status">the state of every source</a>.
        </p>
        <p class="small">
          Id of this answer, to quote: <code>{id}</code>
        </p>
      </main>
    ),
  });
}

function advice(status: ErrorStatus): string {
  if (status === 404) return "It may have been mistyped, or it names something that this catalogue does not hold yet.";
  if (status === 410) return "Its source asked for it to be taken out. The address will not be used for anything else.";
  if (status === 422 || status === 400) return "Leave out the part named above, or begin at one of these pages.";
  if (status === 429) return "Wait a minute, then load it again.";
  if (status >= 500)
    return "The failure is in the log under the id below; loading the page again in a minute may help.";
  return "Begin at one of these pages.";
}
