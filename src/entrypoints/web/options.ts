// What the web pages are given: everything they know comes in through here.

/** Calls one operation by its name; throws AppError. */
export type CallOperation = <T>(name: string, input: object) => Promise<T>;

export interface WebFeatures {
  /** The mail subscription form posts to /subscribe. */
  subscribe: boolean;
  /** Feeds answer at /feed.atom, /feed.rss and /feed.json. */
  feeds: boolean;
  /** REST answers under /api/v1. */
  api: boolean;
}

export interface SitemapPart {
  papers: { id: string; changed: string }[];
  parts: number;
}

export interface WebAsset {
  path: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

export interface WebAssets {
  css: WebAsset;
  script: WebAsset;
}

export interface WebOptions {
  call: CallOperation;
  /** Changes with every committed change that a page could show. */
  catalogueVersion: () => string;
  /** Public address without a trailing slash: `https://papers.example.org`. */
  siteUrl: string;
  assets: WebAssets;
  features?: Partial<WebFeatures>;
  /** Addresses of papers for the sitemap; the first part is 0. */
  sitemap?: (part: number) => SitemapPart | Promise<SitemapPart>;
  /** Text of a document that explains: docs/scores.md for /about/scores, docs/search.md for /about/search. */
  readDocument?: ReadDocument;
  /** Told of every failure that is ours; `id` is what the reader sees. */
  report?: (failure: { id: string; url: string; error: unknown }) => void;
  now?: () => Date;
  /** Bytes of rendered pages kept in memory. */
  cacheBytes?: number;
}

export type ReadDocument = (name: "scores" | "search" | "topics") => Promise<string | undefined>;

/** What every page may show beside its own data. */
export interface Site {
  url: string;
  features: WebFeatures;
  cssPath: string;
  scriptPath: string;
}

export function toSite({ siteUrl, assets, features }: Pick<WebOptions, "siteUrl" | "assets" | "features">): Site {
  return {
    url: siteUrl.replace(/\/+$/, ""),
    features: { subscribe: true, feeds: true, api: true, ...features },
    cssPath: assets.css.path,
    scriptPath: assets.script.path,
  };
}

export interface PageRequest {
  call: CallOperation;
  site: Site;
  /** Path parameters, decoded. */
  params: Record<string, string>;
  /** Only the query parameters that the route accepts, without empty ones. */
  query: Record<string, string>;
  /** Path with its accepted parameters in a fixed order: what canonical links and the page cache use. */
  address: string;
  /** ISO instant of this request. */
  now: string;
  readDocument: ReadDocument;
}

export type PageReply = { html: string; status?: 200 | 404 } | { redirect: string; status: 301 | 302; cookie?: string };
