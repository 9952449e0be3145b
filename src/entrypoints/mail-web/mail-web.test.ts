import { beforeEach, describe, expect, it } from "vitest";
import { createMemorySubscriptions } from "../../../test/support/memory-subscriptions.ts";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { subscriptionOperations } from "../../features/digests/operations.ts";
import { signLink } from "../../features/digests/signed-links.ts";
import { AppError } from "../../lib/errors.ts";
import type { AnyOperation } from "../../lib/operation.ts";
import type { SubscriptionStore } from "../../ports/subscriptions.ts";
import { createMailWeb } from "./mail-web.ts";

const siteUrl = "https://papers.test";
const now = new Date("2026-06-04T06:00:00.000Z");
let store: SubscriptionStore;
let app: ReturnType<typeof createMailWeb>;
let hasPapers: boolean;
let reports: string[];

beforeEach(() => {
  store = createMemorySubscriptions();
  hasPapers = true;
  reports = [];
  const operations: AnyOperation[] = subscriptionOperations({ store, clock: () => now, host: "papers.test" });
  const call = async <T>(name: string, input: object): Promise<T> => {
    if (name === "categories.list") {
      return {
        categories: [
          { code: "cs.CL", name: "Computation and Language", count: 3 },
          { code: "cs.LG", name: "Machine Learning", count: 2 },
        ],
      } as T;
    }
    if (name === "daily.get") {
      if (!hasPapers) throw new AppError("not_found", "No papers yet.");
      return { day: "2026-06-04", from: "2026-06-04", to: "2026-06-04", total: 1, papers: [makePaperCard()] } as T;
    }
    const operation = operations.find((candidate) => candidate.name === name);
    if (!operation) throw new Error(`no operation ${name}`);
    return (await operation.run(operation.input.parse(input))) as T;
  };
  app = createMailWeb({
    call,
    siteUrl,
    renderPage: ({ title, body }) => `<!doctype html><title>${title}</title>${body}`,
    report: ({ error }) => void reports.push(String(error)),
  });
});

async function post(path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item): [string, string] => [name, item])),
  );
  const response = await app.request(path, { method: "POST", body, headers });
  return { status: response.status, html: await response.text(), headers: response.headers };
}
async function get(path: string) {
  const response = await app.request(path);
  return { status: response.status, html: await response.text(), headers: response.headers };
}
const subscribe = (fields: Record<string, string | string[]> = {}, headers?: Record<string, string>) =>
  post("/subscribe", { email: "ada@example.org", ...fields }, headers);
const token = (purpose: "confirm" | "preferences" | "unsubscribe", id = 1): string =>
  signLink(store.secret(), purpose, id, purpose === "confirm" ? new Date("2026-06-11T06:00:00Z") : undefined);

describe("POST /subscribe", () => {
  it("takes the plain form of the front page and says to check the mail", async () => {
    const { status, html } = await subscribe({ frequency: "weekly", category: ["cs.CL", "cs.LG"] });
    expect([status, html]).toEqual([200, expect.stringContaining("<title>Check your mail</title>")]);
    expect(html).not.toContain("<main");
    expect(store.byEmail("ada@example.org")).toMatchObject({ frequency: "weekly", categories: ["cs.CL", "cs.LG"] });
  });

  it("answers the same for a known address", async () => {
    const first = await subscribe();
    store.confirm(1, now.toISOString());
    expect((await subscribe()).html).toBe(first.html);
    expect(first.html).not.toContain("ada@");
  });

  it("answers the same to programs that fill in the hidden field, and does nothing", async () => {
    const { status, html } = await subscribe({ website: "https://spam.example" });
    expect([status, html]).toEqual([200, expect.stringContaining("Check your mail")]);
    expect(store.byEmail("ada@example.org")).toBeUndefined();
  });

  it.each([
    ["its own pages", { "sec-fetch-site": "same-origin", origin: "null" }, 200],
    ["its own pages, old browser", { origin: siteUrl }, 200],
    ["its own pages under another name", { origin: "http://localhost:4000", host: "localhost:4000" }, 200],
    ["programs", {}, 200],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    ["another site, old browser", { origin: "https://evil.example" }, 403],
    ["an unnamed page, old browser", { origin: "null" }, 403],
  ])("takes or refuses a form from %s", async (_name, headers: Record<string, string>, status) => {
    expect((await subscribe({}, headers)).status).toBe(status);
    expect(store.byEmail("ada@example.org") !== undefined).toBe(status === 200);
  });

  it.each([
    ["no address", { email: "" }],
    ["two addresses", { email: "a@x.org,b@x.org" }],
    ["an odd category", { category: "<script>" }],
  ])("says what is wrong with %s", async (_name, fields) => {
    const { status, html } = await subscribe(fields);
    expect(status).toBe(422);
    expect(html).not.toContain("<script>");
    expect(reports).toEqual([]);
  });

  it("refuses a form that is far too long", async () => {
    expect((await subscribe({ email: "x".repeat(100_000) })).status).toBe(422);
  });
});

describe("the pages of signed links", () => {
  beforeEach(async () => {
    await subscribe({ category: "math.AG" });
  });

  it("confirm only with the button, so that opening the link changes nothing", async () => {
    const path = `/subscription/confirm?token=${token("confirm")}`;
    const { status, html, headers } = await get(path);
    expect(status).toBe(200);
    expect(html).toContain('<form action="/subscription/confirm" method="post"');
    expect(store.get(1)?.state).toBe("pending");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect((await post("/subscription/confirm", { token: token("confirm") })).html).toContain("The digest will come");
    expect(store.get(1)?.state).toBe("active");
    expect((await get(path)).html).toContain("The digest will come");
  });

  it("show and change the preferences, and keep categories that are not offered", async () => {
    const path = `/subscription/preferences?token=${token("preferences")}`;
    const { html } = await get(`${path}&frequency=weekly`);
    expect(html).toMatch(/value="weekly" checked/);
    expect(html).toMatch(/value="math\.AG" checked/);
    expect(html).toMatch(/value="cs\.CL"\/>/);
    expect(store.get(1)?.frequency).toBe("daily");
    const saved = await post("/subscription/preferences", {
      token: token("preferences"),
      frequency: "weekly",
      category: ["cs.CL", "math.AG"],
    });
    expect(saved.html).toContain("Saved: weekly, papers in cs.CL, math.AG.");
    await post("/subscription/preferences", { token: token("preferences"), frequency: "weekly" });
    expect(store.get(1)).toMatchObject({ frequency: "weekly", categories: [] });
  });

  it("ask before they end a subscription that someone only looked at", async () => {
    const { status, html } = await get(`/subscription/unsubscribe?token=${token("unsubscribe")}`);
    expect([status, html]).toEqual([200, expect.stringContaining("End it now")]);
    expect(store.get(1)?.state).toBe("pending");
  });

  it("lead from the preferences to the end", async () => {
    const { html } = await get(`/subscription/preferences?token=${token("preferences")}`);
    const [, path = ""] = /href="(\/subscription\/unsubscribe[^"]+)"/.exec(html) ?? [];
    expect((await get(path)).html).toContain("End it now");
    await post("/subscription/unsubscribe", { token: token("preferences") });
    expect(store.get(1)?.state).toBe("ended");
  });

  it("end it in one click from the mail program, without page, session or origin", async () => {
    const path = `/subscription/unsubscribe?token=${token("unsubscribe")}`;
    const first = await post(path, { "List-Unsubscribe": "One-Click" }, { "sec-fetch-site": "cross-site" });
    expect(first.status).toBe(200);
    expect(store.get(1)?.state).toBe("ended");
    expect((await post(path, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
  });

  it("end it with a multipart form as well", async () => {
    const body = new FormData();
    body.set("List-Unsubscribe", "One-Click");
    const response = await app.request(`/subscription/unsubscribe?token=${token("unsubscribe")}`, {
      method: "POST",
      body,
    });
    expect([response.status, store.get(1)?.state]).toEqual([200, "ended"]);
  });

  it.each([
    ["a forged token", "1.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 403],
    ["no token", "", 403],
    ["an endless token", "9".repeat(5000), 422],
    ["a hostile token", "<script>alert(1)</script>", 403],
  ])("refuse %s on every page", async (_name, forged, status) => {
    for (const page of ["confirm", "preferences", "unsubscribe"]) {
      const path = `/subscription/${page}?token=${encodeURIComponent(forged)}`;
      for (const reply of [await get(path), await post(path, {})]) {
        expect([page, reply.status]).toEqual([page, status]);
        expect(reply.html).not.toContain("<script>");
        expect(reply.headers.get("cache-control")).toBe("no-store");
      }
    }
    expect(store.get(1)?.state).toBe("pending");
  });

  it("are over when the confirmation came too late", async () => {
    const old = signLink(store.secret(), "confirm", 1, new Date("2026-06-03T00:00:00Z"));
    const { status, html } = await get(`/subscription/confirm?token=${old}`);
    expect([status, html]).toEqual([410, expect.stringContaining("expired")]);
  });
});

describe("GET /digest/preview", () => {
  it.each(["", "?frequency=weekly", "?category=cs.CL&category=cs.LG"])(
    "shows the newest digest as it is sent%s",
    async (query) => {
      const { status, html, headers } = await get(`/digest/preview${query}`);
      expect(status).toBe(200);
      expect(html).toContain("Sparse Lanterns for Long Corridors");
      expect(html).toContain("digest as it is sent");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );

  it("says when there is nothing to show", async () => {
    hasPapers = false;
    expect((await get("/digest/preview")).status).toBe(404);
  });
});
