// The web door, tried through the door: statuses, validators, compression, escaping, budgets.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { hostilePaper } from "../../../test/support/hostile-paper.ts";
import { createMemoryCall } from "../../../test/support/memory-call.ts";
import { authorId, loadPapers } from "../../../test/support/memory-catalogue.ts";
import { AppError } from "../../lib/errors.ts";
import { authorHref, paperHref } from "./addresses.ts";
import { createWeb } from "./create-web.ts";
import { loadAssets } from "./load-assets.ts";
import type { WebAssets, WebOptions } from "./options.ts";

const papers = loadPapers();
const first = papers[0];
if (!first) throw new Error("no paper to show");
const name = papers[0]?.authors[0]?.name ?? "";
const authorPath = authorHref({ id: authorId(name), name });
let assets: WebAssets;
beforeAll(async () => {
  assets = await loadAssets();
});

function createApp(options: Partial<WebOptions> = {}) {
  return createWeb({
    call: createMemoryCall({ papers }),
    catalogueVersion: () => "7",
    siteUrl: "https://papers.example.org/",
    assets,
    now: () => new Date("2026-06-04T08:00:00Z"),
    ...options,
  });
}

/** What stands around the first match, so that a failure does not print a whole page. */
function excerpt(html: string, pattern: RegExp): string {
  const at = html.search(pattern);
  return at < 0 ? "" : html.slice(Math.max(0, at - 60), at + 100);
}

const PAGES = [
  "/",
  "/day/2026-06-04",
  "/week/2026-06-04",
  "/month/2026-06",
  "/?category=cs.CL&code=1&sort=newest",
  paperHref(first.id),
  authorPath,
  `${authorPath}?sort=citations`,
  `${authorPath}?self=0&position=first&code=1&sort=rising`,
  "/authors?years=5&institution=tsinghua",
  `/author/${authorId(name)}/score`,
  "/institution/tsinghua/score",
  paperHref(first.id).replace("/paper/", "/novelty/"),
  "/authors",
  "/authors?q=a&sort=name",
  "/categories",
  "/topics",
  "/topic/dense-retrieval",
  "/topic/dense-retrieval?sort=score",
  "/category/cs.CL",
  "/category/cs.CL?year=2022&sort=score",
  "/institutions",
  "/institution/tsinghua",
  "/search",
  "/search?q=the",
  "/search?q=zzzz+qqqq",
  "/status",
  "/digest",
  "/about",
  "/about/scores",
];

describe("every page", () => {
  it.each(PAGES)("%s is one document with one h1, a main part to skip to, and safe headers", async (path) => {
    const response = await createApp().request(path);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/ id="main"/g)).toHaveLength(1);
    expect(html.match(/<main[ >]/g)).toHaveLength(1);
    expect(html).toContain('href="#main"');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(excerpt(html, /<[^>]* on[a-z]+="/)).toBe("");
    expect(excerpt(html, /\[object |>undefined|="undefined|NaN/)).toBe("");
    expect(response.headers.get("content-security-policy")).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("vary")).toMatch(/^Accept-Encoding(?:, Cookie)?$/);
  });

  it.each(PAGES)("%s keeps neighbouring fields apart in its text", async (path) => {
    const html = (await (await createApp().request(path)).text())
      .replace(/<(head|script|svg|math|option)[ >].*?<\/\1>/gs, " ")
      .replace(/<div class="abs[^"]*"><p>.*?<\/p>/gs, " ")
      // Emphasis and highlights may begin or end inside a word.
      .replace(/<\/?(?:em|i|mark|sub|sup|strong)(?: [^>]*)?>/g, "");
    expect(html.match(/[\p{L}\p{N}?!.,;:%)](?:<[^>]+>)+[\p{L}\p{N}(]/gu)?.slice(0, 5) ?? []).toEqual([]);
  });

  it.each(PAGES)("%s leads only to pages that exist", async (path) => {
    const app = createApp();
    const html = await (await app.request(path)).text();
    const links = new Set(
      [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, link]) => (link ?? "").replaceAll("&amp;", "&")),
    );
    const elsewhere =
      /^\/(?:feed\.|api\/|corrections|subscribe|digest\/preview|assets\/|paper\/.+\.(?:bib|ris|csl\.json|md)$)/;
    const broken: string[] = [];
    for (const link of [...links].filter((one) => !elsewhere.test(one)).slice(0, 25)) {
      const { status } = await app.request(link, { method: "HEAD" });
      if (status >= 400) broken.push(`${status} ${link}`);
    }
    expect(broken).toEqual([]);
  });
});

describe("answers other than a page", () => {
  it.each([
    ["/nothing/here", 404],
    ["/paper/9999.99999", 404],
    ["/paper/removed-paper", 410],
    ["/paper/broken-paper", 500],
    ["/author/nobody", 404],
    ["/category/xx.YY", 404],
    ["/institution/none", 404],
    ["/day/2026-01-01", 404],
    [`${authorPath}?self=2`, 422],
    [`${authorPath}?sort=colour`, 422],
    [`${authorPath}?position=middle`, 422],
    [`${authorPath}?page=9e9`, 422],
    [`${authorPath}?page=99`, 404],
    ["/authors?years=3", 422],
    ["/day/yesterday", 422],
    ["/?sort=colour", 422],
    ["/?page=0", 422],
    ["/?page=two", 422],
    ["/?page=9", 404],
    ["/?category=%3Cscript%3E", 422],
    ["/search?q=a&from=never", 422],
    ["/paper/%00", 422],
    ["/..%2f..%2fetc/passwd", 404],
  ])("%s is %d, with an id and ways on", async (path, status) => {
    const response = await createApp().request(path);
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain('href="/status"');
    expect(html).not.toContain("secret detail");
    if (path !== "/day/2026-01-01") expect(html).toMatch(/<code>[0-9a-f-]{36}<\/code>/);
  });

  it("tells what broke to the log and only the id to the reader", async () => {
    const failures: { id: string; error: unknown }[] = [];
    const html = await (
      await createApp({ report: (failure) => failures.push(failure) }).request("/paper/broken-paper")
    ).text();
    expect(String(failures[0]?.error)).toContain("secret detail");
    expect(html).toContain(failures[0]?.id ?? "no id");
  });

  it("is 503 with the operation's own words when something is unavailable", async () => {
    const call = async () => {
      throw new AppError("unavailable", "The catalogue is being restored");
    };
    const response = await createApp({ call }).request("/authors");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("The catalogue is being restored.");
  });

  it.each([
    ["/paper/moved-paper", paperHref(first.id)],
    [`/paper/arXiv:${first.id}v2`, paperHref(first.id)],
    [`${authorPath}x?sort=newest&page=1`, `${authorPath}?sort=newest&page=1`],
    [`/author/${authorId(name)}`, authorPath],
  ])("%s moves for good to %s", async (from, to) => {
    const response = await createApp().request(from);
    expect([response.status, response.headers.get("location")]).toEqual([301, to]);
  });

  it("leads from an arXiv id in the search field to its paper", async () => {
    const response = await createApp().request(`/search?q=https://arxiv.org/abs/${first.id}v1`);
    expect([response.status, response.headers.get("location")]).toEqual([302, paperHref(first.id)]);
  });

  it("says kindly that nothing has come in yet", async () => {
    const call = async () => {
      throw new AppError("not_found", "No papers yet.");
    };
    const response = await createApp({ call }).request("/");
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Nothing has come in so far");
  });

  it.each(["/", "/digest"])("has a form on %s with a field that only programs fill in", async (path) => {
    const html = await (await createApp().request(path)).text();
    const form = /<form action="\/subscribe".*?<\/form>/s.exec(html)?.[0] ?? "";
    expect(form).toMatch(
      /<div class="vh" aria-hidden="true">.*<input name="website" [^>]*tabindex="-1" autocomplete="off"/s,
    );
  });

  it("takes no posts", async () => {
    expect((await createApp().request("/", { method: "POST" })).status).toBe(405);
  });
});

describe("validators and caching", () => {
  it("answers 304 while nothing has changed, and a page once something has", async () => {
    let version = "1";
    const app = createApp({ catalogueVersion: () => version });
    const etag = (await app.request("/")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"/);
    const again = await app.request("/", { headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    version = "2";
    expect((await app.request("/", { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it("renders a page once per change, whatever unknown parameters it is asked with", async () => {
    let calls = 0;
    const call = createMemoryCall({ papers });
    const app = createApp({
      call: (operation, input) => {
        calls += 1;
        return call(operation, input);
      },
    });
    const [one, two] = await Promise.all([app.request("/?utm_source=mail"), app.request("/?x=1&category=")]);
    const three = await app.request("/");
    expect(calls).toBe(1);
    expect(two.headers.get("etag")).toBe(one.headers.get("etag"));
    expect(await three.text()).toContain('<link rel="canonical" href="https://papers.example.org/"');
  });

  it("writes the accepted parameters of an address in one order", async () => {
    const html = await (await createApp().request("/?sort=newest&x=1&category=cs.CL")).text();
    expect(html).toContain('<link rel="canonical" href="https://papers.example.org/?category=cs.CL&amp;sort=newest"');
  });

  it("keeps no page that shows what changes by itself, yet lets it be validated", async () => {
    const app = createApp();
    const response = await app.request("/status");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const again = await app.request("/status", { headers: { "if-none-match": response.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("does not keep a failure", async () => {
    let isBroken = true;
    const call = createMemoryCall({ papers });
    const app = createApp({
      call: (operation, input) =>
        isBroken ? Promise.reject(new AppError("unavailable", "busy")) : call(operation, input),
    });
    expect((await app.request("/authors")).status).toBe(503);
    isBroken = false;
    expect((await app.request("/authors")).status).toBe(200);
  });

  it("answers HEAD with the headers of GET and no body", async () => {
    const app = createApp();
    const [get, head] = [await app.request("/about"), await app.request("/about", { method: "HEAD" })];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    for (const field of ["etag", "content-type", "content-length"])
      expect(head.headers.get(field)).toBe(get.headers.get(field));
  });

  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip;q=0", null],
    ["*", "br"],
    ["", null],
  ])("compresses for Accept-Encoding %j with %s", async (accepted, encoding) => {
    const response = await createApp().request("/about", { headers: { "accept-encoding": accepted } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
  });

  it("compresses to the same page", async () => {
    const app = createApp();
    const packed = await app.request("/", { headers: { "accept-encoding": "gzip" } });
    const plain = await (await app.request("/")).text();
    expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString() === plain).toBe(true);
  });

  it("serves its assets for ever under names that hold their content", async () => {
    const app = createApp();
    for (const asset of [assets.css, assets.script]) {
      const response = await app.request(asset.path);
      expect(asset.path).toMatch(/-[0-9a-f]{10}\.(?:css|js)$/);
      expect(response.headers.get("cache-control")).toContain("immutable");
      expect((await response.arrayBuffer()).byteLength).toBe(asset.body.length);
    }
  });
});

describe("what crawlers ask for", () => {
  it("lists the parts of the sitemap and the papers of a part", async () => {
    const sitemap = (part: number) => ({
      parts: 2,
      papers: part === 1 ? [{ id: "cs/0112017", changed: "2026-06-04" }] : [],
    });
    const app = createApp({ sitemap });
    const index = await (await app.request("/sitemap.xml")).text();
    expect(index).toContain("<loc>https://papers.example.org/sitemap/papers-1.xml</loc>");
    const part = await app.request("/sitemap/papers-1.xml");
    expect(part.headers.get("content-type")).toContain("xml");
    expect(await part.text()).toContain(
      "<loc>https://papers.example.org/paper/cs/0112017</loc><lastmod>2026-06-04</lastmod>",
    );
    expect((await app.request("/sitemap/papers-2.xml")).status).toBe(404);
    expect(await (await app.request("/robots.txt")).text()).toContain(
      "Sitemap: https://papers.example.org/sitemap.xml",
    );
  });
});

describe("hostile data", () => {
  const call = createMemoryCall({ papers: [hostilePaper(), ...papers.slice(0, 3)] });
  const paths = [
    "/",
    paperHref(hostilePaper().id),
    authorHref({ id: "evil", name: hostilePaper().authors[0]?.name ?? "" }),
    "/search?q=evil",
    "/authors",
    "/category/cs.CL",
    "/institutions",
    "/institution/evil-tag",
    "/categories",
  ];
  it.each(paths)("in every field is shown, and runs nothing, on %s", async (path) => {
    const response = await createApp({ call }).request(path);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(excerpt(html, /<(?:img|iframe|b>bold)/i)).toBe("");
    expect(excerpt(html, /<script>|<\/script>\s*alert/i)).toBe("");
    expect(excerpt(html, /href="\s*(?:javascript|data|vbscript):/i)).toBe("");
    expect(excerpt(html, /<[^>]*="[^"]*"onmouseover/i)).toBe("");
    if (path !== "/categories") expect(html.includes("evil")).toBe(true);
  });

  it("is written back to the searcher as text", async () => {
    const html = await (
      await createApp().request(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(excerpt(html, /<script>alert/)).toBe("");
    expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)");
  });
});

describe("budgets", () => {
  it("keeps a list of fifty papers under 60 KB gzip", async () => {
    const html = await (await createApp().request("/month/2026-06")).text();
    expect(html.match(/<article class="card/g)).toHaveLength(50);
    expect(gzipSync(html).length).toBeLessThan(60 * 1024);
  });

  it("keeps the style sheet under 28 KB as written, its colours in the tokens", async () => {
    const source = await readFile(join(import.meta.dirname, "assets/broadsheet.css"), "utf8");
    expect(source.length).toBeLessThanOrEqual(28 * 1024);
    const rules = source.slice(source.indexOf("/* 2 base */"), source.indexOf("/* 14 print */"));
    expect(rules.match(/#[0-9a-f]{3,8}\b(?=[;},) ])/gi) ?? []).toEqual([]);
  });

  it("keeps styles under 8 KB gzip and scripts under 10 KB gzip", () => {
    expect(gzipSync(assets.css.body).length).toBeLessThan(8 * 1024);
    expect(gzipSync(assets.script.body).length).toBeLessThan(10 * 1024);
  });
});

describe("my ranking", () => {
  const form = "novelty=10&attention=0&citations=50&record=20&openness=5";

  it.each([
    ["/", "/?category=cs.CL", "/?category=cs.CL&rank=10-0-50-20-5"],
    ["without names", "/?names=off", "/?rank=10-0-50-0-5"],
    ["/category/cs.CL", "/category/cs.CL?year=2022", "/category/cs.CL?year=2022&sort=score&rank=10-0-50-20-5"],
  ])("answers the form of %s with an address and a cookie that hold the weights", async (_name, from, to) => {
    const joint = from.includes("?") ? "&" : "?";
    const response = await createApp().request(`${from}${joint}${form}&ranking=own`);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(to);
    expect(response.headers.get("set-cookie")).toMatch(
      /^ranking=10-0-50-\d+-5; Path=\/; Max-Age=31536000; SameSite=Lax/,
    );
  });

  it.each([
    ["the usual ranking is asked for", `${form}&ranking=usual`],
    ["nothing would count", "ranking=own&novelty=0"],
    ["a value is none", "ranking=own&novelty=1e9"],
  ])("forgets the weights when %s", async (_name, query) => {
    const response = await createApp().request(`/?${query}`);
    expect(response.headers.get("location")).toBe("/?rank=off");
    expect(response.headers.get("set-cookie")).toMatch(/^ranking=; .*Max-Age=0/);
  });

  it("ranks by the address, else by what was remembered, and tells caches so", async () => {
    const asked: unknown[] = [];
    const call = createMemoryCall({ papers });
    const app = createApp({
      call: (operation, input) => {
        if (operation === "daily.get") asked.push((input as { weights?: string }).weights);
        return call(operation, input);
      },
    });
    const get = (path: string, cookie = "") => app.request(path, { headers: { cookie } });
    const response = await get("/", "a=1; ranking=0-0-0-0-100");
    expect(response.headers.get("vary")).toContain("Cookie");
    await get("/?rank=10-10-10-10-10", "ranking=0-0-0-0-100");
    await get("/?rank=off", "ranking=0-0-0-0-100");
    await get("/day/2026-06-04", "ranking=<script>");
    expect(asked).toEqual(["0-0-0-0-100", "10-10-10-10-10", undefined, undefined]);
    expect(await response.text()).toContain('name="names" value="off" checked');
  });
});
