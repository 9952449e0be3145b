// The pages around corrections through their door: what readers may send, what only the operator may, everything escaped.

import { describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { createAuthorWeb } from "./author-web.ts";

const EVIL = "<script>alert(1)</script>";
const correction = {
  ...{ id: 3, kind: "merge", author: { id: "1", name: EVIL }, to: { id: "2", name: "Jane Roe" }, summary: EVIL },
  ...{ reason: EVIL, by: "operator", createdAt: "2026-06-04T06:00:00.000Z" },
};
const names = [
  {
    paper: "2401.1",
    title: EVIL,
    name: "Jane Roe",
    percent: 61,
    nearest: { paper: "2401.2", title: "Other", shared: ["Ada Poe"] },
  },
];

function open({ isLocal = false, hasOrcid = true } = {}) {
  const calls: [string, object][] = [];
  const answers: Record<string, unknown> = {
    "corrections.list": { author: { id: "1", name: EVIL, revision: 4 }, corrections: [correction] },
    "authors.evidence": { names },
    "reports.list": {
      reports: [
        { id: 5, kind: "mix-up", author: { id: "1", name: EVIL }, text: EVIL, state: "open", createdAt: "2026-06-04" },
      ],
    },
    "claims.request": { message: "on its way" },
    "claims.orcid-confirm": { author: { id: "1", name: EVIL }, isProved: true, message: EVIL },
    "claims.confirm": { author: { id: "1", name: EVIL } },
  };
  const web = createAuthorWeb({
    async call<T>(name: string, input: object): Promise<T> {
      calls.push([name, input]);
      if (name === "corrections.merge" && "into" in input && input.into === "9")
        throw new AppError("conflict", "Somebody has corrected this author meanwhile.");
      if (name === "claims.orcid") {
        if (!hasOrcid) throw new AppError("unavailable", "Not set up here.");
        return { url: `https://orcid.example/?a=1&b=${EVIL}` } as T;
      }
      return (answers[name] ?? { correction }) as T;
    },
    renderPage: ({ title, body }) => `<title>${title.replaceAll("<", "&lt;")}</title>${String(body)}`,
    siteUrl: "https://b.example",
    callerOf: () => ({ address: "10.0.0.1", isLocal }),
    clock: () => new Date("2026-06-04T06:00:00Z"),
    report: () => {},
  });
  const get = async (path: string) => {
    const reply = await web.request(path);
    return { status: reply.status, text: await reply.text() };
  };
  const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
    const reply = await web.request(path, { method: "POST", body: new URLSearchParams(form), headers });
    return { status: reply.status, text: await reply.text(), location: reply.headers.get("location") };
  };
  return { get, post, calls };
}

describe("readers", () => {
  it.each(["/corrections", "/corrections/author/1", "/corrections/author/1/report", "/corrections/author/1/claim"])(
    "read %s, with everything escaped and nothing to correct",
    async (path) => {
      const { status, text } = await open().get(path);
      expect(status).toBe(200);
      expect(text).not.toContain("<script>");
      expect(text).not.toMatch(/\/undo|\/edit|\/queue/);
    },
  );

  it("see how sure each paper is, and why", async () => {
    const { text } = await open().get("/corrections/author/1");
    expect(text).toContain("61% sure");
    expect(text).toContain("both have Ada Poe");
  });

  it("send a report into the queue", async () => {
    const { post, calls } = open();
    const reply = await post("/corrections/author/1/report", { kind: "appeal", text: "wrong", email: "", website: "" });
    expect(reply.status).toBe(200);
    expect(calls).toEqual([["reports.create", { author: "1", kind: "appeal", text: "wrong" }]]);
  });

  it("who are programs, or sent by another site, or too many, are passed over or refused", async () => {
    const { post, calls } = open();
    const report = "/corrections/author/1/report";
    expect((await post(report, { text: "spam", website: "x" })).status).toBe(200);
    expect(calls).toEqual([]);
    expect((await post(report, { text: "x" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(report, { text: "x" }, { origin: "https://evil.example" })).status).toBe(403);
    const statuses = [];
    for (let i = 0; i < 25; i++) statuses.push((await post(report, { text: "x" })).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(3);
  });

  it("prove a claim only by pressing the button", async () => {
    const { get, post, calls } = open();
    expect((await get('/corrections/claim?token="><b>')).text).not.toContain("<b>");
    expect(calls).toEqual([]);
    await post("/corrections/claim", { token: "1.2.x" });
    expect(calls).toEqual([["claims.confirm", { token: "1.2.x" }]]);
  });

  it("are led to ORCID where that is set up, and come back with a claim", async () => {
    const { get, calls } = open();
    expect((await get("/corrections/author/1/claim")).text).toContain('href="https://orcid.example/?a=1&amp;b=&lt;');
    const back = await get("/corrections/orcid?state=1.2.x&code=abc");
    expect(back.text).toContain("This is you");
    expect(back.text).not.toContain("<script>");
    expect(calls.at(-1)).toEqual(["claims.orcid-confirm", { state: "1.2.x", code: "abc" }]);
    expect((await open({ hasOrcid: false }).get("/corrections/author/1/claim")).text).not.toContain("ORCID");
  });

  it.each(["?error=access_denied&state=1.2.x", "?code=abc", ""])(
    "who come back with '%s' change nothing",
    async (query) => {
      const { get, calls } = open();
      expect((await get(`/corrections/orcid${query}`)).status).toBe(422);
      expect(calls).toEqual([]);
    },
  );

  it.each(["/corrections/author/1/edit", "/corrections/queue"])("do not get to %s", async (path) => {
    expect((await open().get(path)).status).toBe(403);
  });

  it.each(["/corrections/author/1/edit", "/corrections/3/undo", "/corrections/queue/5"])(
    "cannot send anything to %s",
    async (path) => {
      const { post, calls } = open();
      expect((await post(path, { action: "merge", into: "2", reason: "x" })).status).toBe(403);
      expect(calls).toEqual([]);
    },
  );
});

describe("the operator", () => {
  it("corrects from the page, by what it showed", async () => {
    const { post, calls } = open({ isLocal: true });
    const form = { action: "merge", into: "http://localhost:4000/author/2/jane-roe", reason: "same", revision: "4" };
    expect(await post("/corrections/author/1/edit", form)).toMatchObject({
      status: 303,
      location: "/corrections/author/2",
    });
    expect(calls).toEqual([["corrections.merge", { author: "1", into: "2", reason: "same", revision: "4" }]]);
  });

  it("is told when somebody was quicker", async () => {
    const { post } = open({ isLocal: true });
    const reply = await post("/corrections/author/1/edit", { action: "merge", into: "9", reason: "x", revision: "4" });
    expect([reply.status, reply.text]).toEqual([409, expect.stringContaining("meanwhile")]);
  });

  it.each(["/corrections/author/1/edit", "/corrections/queue", "/corrections/author/1"])(
    "sees %s escaped",
    async (path) => {
      const { status, text } = await open({ isLocal: true }).get(path);
      expect(status).toBe(200);
      expect(text).not.toContain("<script>");
    },
  );

  it("cannot be made to by another site", async () => {
    const { post, calls } = open({ isLocal: true });
    const form = { action: "merge", into: "2", reason: "x" };
    expect((await post("/corrections/author/1/edit", form, { origin: "https://evil.example" })).status).toBe(403);
    expect(calls).toEqual([]);
  });
});
