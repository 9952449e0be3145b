// The frame of every page: head, masthead with search, foot, and the list of keys.

import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Site } from "./options.ts";

export type Section = "today" | "search" | "categories" | "topics" | "authors" | "digest" | "status";

export interface LayoutProps {
  site: Site;
  title: string;
  description?: string | undefined;
  /** Canonical address; absent on pages that have none, such as errors. */
  address?: string | undefined;
  section?: Section | undefined;
  /** The front page carries the name large, so the masthead leaves it out. */
  isFront?: boolean;
  query?: string;
  feedQuery?: string | undefined;
  feedTitle?: string;
  noIndex?: boolean;
  head?: Child;
  children?: Child;
}

const SECTIONS: { key: Section; label: string; href: string }[] = [
  { key: "today", label: "Today", href: "/" },
  { key: "search", label: "Search", href: "/search" },
  { key: "categories", label: "Categories", href: "/categories" },
  { key: "topics", label: "Topics", href: "/topics" },
  { key: "authors", label: "Authors", href: "/authors" },
  { key: "digest", label: "Digest", href: "/digest" },
  { key: "status", label: "Status", href: "/status" },
];

const SPRITE = raw(
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><symbol id="bib" viewBox="0 0 16 16"><path d="M6 2.5C4 2.5 5 7 3 8c2 1 1 5.5 3 5.5M10 2.5c2 0 1 4.5 3 5.5-2 1-1 5.5-3 5.5"/></symbol><symbol id="find" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/></symbol><symbol id="sun" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5"/><path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor"/></symbol></defs></svg>',
);

export const KEYS: { keys: string[]; does: string }[] = [
  { keys: ["j", "k"], does: "next, previous paper" },
  { keys: ["o"], does: "open the paper" },
  { keys: ["w"], does: "why this score" },
  { keys: ["/"], does: "search" },
  { keys: ["?"], does: "this list" },
];

// Elements that end a line even where nothing is styled. Without white space after them the text of two fields would run together.
const BLOCK_END =
  /<\/(?:p|h[1-3]|div|li|[uod]l|d[td]|section|nav|header|main|aside|form|search|fig(?:ure|caption)|label|t[hdr]|thead|table|button|summary|legend|details|a(?=><nav))>(?=[<\w])|<br\/>(?=\S)/g;

/** A whole document as text. */
export function renderLayout(props: LayoutProps): string {
  return `<!doctype html>\n${separateFields((<Document {...props} />).toString())}\n`;
}

/** Cards, nine tenths of a long page, have their white space already. */
function separateFields(html: string): string {
  const start = html.indexOf('<article class="card');
  const end = start < 0 ? 0 : html.lastIndexOf("</article>");
  const separate = (part: string) => part.replace(BLOCK_END, "$&\n");
  return separate(html.slice(0, Math.max(start, 0))) + html.slice(Math.max(start, 0), end) + separate(html.slice(end));
}

function Document(props: LayoutProps) {
  const { site, title, description, address, feedQuery } = props;
  const feed = (kind: string) => `/feed.${kind}${feedQuery ? `?${feedQuery}` : ""}`;
  const feedTitle = props.feedTitle ?? "Papers, ranked";
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === "Broadsheet" ? title : `${title} | Broadsheet`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        {props.noIndex && <meta name="robots" content="noindex" />}
        {address !== undefined && <link rel="canonical" href={site.url + address} />}
        <link rel="stylesheet" href={site.cssPath} />
        <script src={site.scriptPath} async blocking="render"></script>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {site.features.feeds && feedQuery !== undefined && (
          <>
            <link rel="alternate" type="application/atom+xml" title={feedTitle} href={feed("atom")} />
            <link rel="alternate" type="application/rss+xml" title={feedTitle} href={feed("rss")} />
            <link rel="alternate" type="application/feed+json" title={feedTitle} href={feed("json")} />
          </>
        )}
        <link rel="search" type="application/opensearchdescription+xml" title="Broadsheet" href="/opensearch.xml" />
        {props.head}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        {SPRITE}
        <Masthead {...props} />
        {props.children}
        <Foot site={site} />
        <KeyList />
      </body>
    </html>
  );
}

function Masthead({ section, isFront, query }: LayoutProps) {
  return (
    <header class="top">
      <div class="wrap">
        {!isFront && (
          <a class="brand" href="/">
            Broadsheet
          </a>
        )}
        <nav aria-label="Main">
          <ul>
            {SECTIONS.map(({ key, label, href }) => (
              <li>
                <a href={href} aria-current={key === section ? "page" : undefined}>
                  {label}
                </a>{" "}
              </li>
            ))}
          </ul>
        </nav>
        <search class="find">
          <form action="/search">
            <svg class="i" aria-hidden="true">
              <use href="#find" />
            </svg>
            <label class="vh" for="q">
              Search papers, authors, ideas
            </label>
            <input
              class="field"
              id="q"
              type="search"
              name="q"
              maxlength={8000}
              placeholder="Search papers, authors, ideas"
              value={query ?? ""}
              aria-keyshortcuts="/"
            />
            <kbd>/</kbd>
          </form>
        </search>
        <button class="icon js" type="button" data-theme-toggle aria-label="Switch light or dark">
          <svg class="i" aria-hidden="true">
            <use href="#sun" />
          </svg>
        </button>
      </div>
    </header>
  );
}

function Foot({ site }: { site: Site }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          Broadsheet, open source. Metadata from arXiv and others; abstracts belong to their authors.
          <br />
          <span class="faint">
            Thank you to arXiv for use of its open access interoperability.{" "}
            <a href="/about#sources">Sources and terms</a>
          </span>
        </p>
        <p class="hint">
          <kbd>j</kbd> <kbd>k</kbd> next, previous &nbsp; <kbd>o</kbd> open &nbsp; <kbd>w</kbd> why &nbsp;{" "}
          <a href="/about#keys-list" data-keys>
            all keys <kbd>?</kbd>
          </a>
        </p>
        <p>
          <a href="/about">About</a> &nbsp; <a href="/about/scores">How scores work</a> &nbsp;{" "}
          <a href="/institutions">Institutions</a> &nbsp;{" "}
          {site.features.api && (
            <>
              <a href="/api/v1/openapi.json">API</a> &nbsp;{" "}
            </>
          )}
          <a href="/status">Status</a>
        </p>
      </div>
    </footer>
  );
}

export function KeyRows() {
  return (
    <dl class="keys">
      {KEYS.map(({ keys, does }) => (
        <>
          <dt>
            {keys.map((key) => (
              <>
                <kbd>{key}</kbd>{" "}
              </>
            ))}
          </dt>
          <dd>{does}</dd>{" "}
        </>
      ))}
    </dl>
  );
}

function KeyList() {
  return (
    <dialog id="keys" aria-labelledby="kh">
      <h2 id="kh">Keys</h2>
      <KeyRows />
      <form method="dialog" class="row">
        <button class="btn" type="submit">
          Close
        </button>
        <button class="btn" type="button" data-keys-off aria-pressed="false">
          Turn single keys off
        </button>
      </form>
    </dialog>
  );
}
