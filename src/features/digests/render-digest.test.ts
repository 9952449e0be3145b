import { describe, expect, it } from "vitest";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { renderConfirmation } from "./render-confirmation.ts";
import { type DigestInput, renderDigest } from "./render-digest.ts";

const links = {
  all: "https://papers.test/day/2026-06-04",
  preferences: "https://papers.test/subscription/preferences?token=1.0.p",
  frequency: "https://papers.test/subscription/preferences?token=1.0.p&frequency=weekly",
  unsubscribe: "https://papers.test/subscription/unsubscribe?token=1.0.u",
};
const paper = (index: number) =>
  makePaperCard({
    id: `2606.0000${index}`,
    arxivId: `2606.0000${index}`,
    url: `/paper/2606.0000${index}`,
    title: `Title number ${index}`,
  });
const input = (change: Partial<DigestInput> = {}): DigestInput => ({
  date: "2026-06-04",
  papers: Array.from({ length: 12 }, (_, index) => paper(index)),
  total: 1412,
  frequency: "daily",
  categories: [],
  links,
  siteUrl: "https://papers.test",
  reader: { email: "ada@example.org", since: "2026-05-02T10:00:00.000Z" },
  ...change,
});

/** Where each of the texts stands, to compare orders. */
const order = (text: string, ...parts: string[]): boolean => {
  const places = parts.map((part) => text.indexOf(part));
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)));
};

describe("renderDigest", () => {
  it("tells five papers in full and five in brief, in the same order in HTML and text", () => {
    const { html, text, subject } = renderDigest(input());
    expect(subject).toBe("4 June 2026: Title number 0");
    const titles = Array.from({ length: 10 }, (_, index) => `Title number ${index}`);
    const body = html.slice(html.indexOf("<main"));
    expect(
      order(
        body,
        ...titles.slice(0, 5),
        "In brief",
        ...titles.slice(5),
        "Read all",
        "Weekly instead",
        "change topics",
        "unsubscribe",
      ),
    ).toBe(true);
    expect(
      order(
        text,
        ...titles.slice(0, 5),
        "IN BRIEF",
        ...titles.slice(5),
        "Read all",
        "Weekly instead",
        "Change topics",
        "Unsubscribe",
      ),
    ).toBe(true);
    expect(html).not.toContain("Title number 10");
    expect(text).toContain("Thursday 4 June 2026 · ten of 1,412");
    expect(html.match(/Lanterns are few/g)).toHaveLength(5);
    expect(html).not.toContain("We place them well");
  });

  it("gives the reason with the two parts nearest to their best, and links straight to the paper", () => {
    const { html, text } = renderDigest(input({ categories: ["cs.LG"] }));
    const why = "Why 87: attention 19.3 of 20 (212 upvotes on Hugging Face) and citations 18 of 20 (9 in a month).";
    expect(text).toContain(`You chose cs.LG. First of 1412. ${why}`);
    expect(html).toContain(`<em>You chose cs.LG. First of 1412.</em> ${why}`);
    expect(html).toContain('href="https://arxiv.org/abs/2606.00000"');
    expect(html).toContain('href="https://papers.test/paper/2606.00000"');
    expect(html).toContain("Ada Example, Bo Sample, Cy Instance et al.");
    expect(html).toContain('href="https://github.com/example/lanterns"');
    expect(html).toContain('<time datetime="2026-06-04">4 Jun 2026</time>');
  });

  it.each([
    ["old arXiv ids", { arxivId: "math/0309136" }, "https://arxiv.org/abs/math/0309136"],
    ["a DOI", { arxivId: undefined, doi: "10.1000/a(b)<c>#d?e" }, "https://doi.org/10.1000/a(b)%3Cc%3E%23d%3Fe"],
    ["neither", { arxivId: undefined, url: "/paper/some-slug" }, "https://papers.test/paper/some-slug"],
  ])("links a paper with %s to %s", (_name, change, href) => {
    const card = Object.fromEntries(
      Object.entries({ ...makePaperCard(), ...change }).filter(([, value]) => value !== undefined),
    );
    expect(renderDigest(input({ papers: [card as ReturnType<typeof makePaperCard>] })).html).toContain(
      `<a class="in" href="${href}"`,
    );
  });

  it("covers a week and offers the daily mail", () => {
    const { subject, text, html } = renderDigest(
      input({ date: "2026-06-07", from: "2026-06-01", frequency: "weekly" }),
    );
    expect(subject).toBe("1 to 7 June 2026: Title number 0");
    expect(text).toContain("1 to 7 June 2026 · ten of 1,412");
    expect(html).toContain("Daily instead");
    expect(html).toContain("Sent weekly to ada@example.org because you subscribed on 2 May 2026.");
  });

  it("has no table, image, script, form or anything that is fetched", () => {
    const { html } = renderDigest(input());
    expect(html).not.toMatch(/<(?:table|img|script|link|form|iframe|svg|object|video)\b/i);
    expect(html).not.toMatch(/url\(|@import|display:\s*(?:grid|flex)|\bsrc=/i);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).toContain("max-width:600px");
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it("stays under 100 KB when everything is huge", () => {
    const huge = "Enormous & <wide> ".repeat(60_000);
    const card = makePaperCard({
      title: huge,
      abstract: huge,
      authors: [{ name: huge }, { name: huge }, { name: huge }],
      code: { url: `https://example.org/${"x".repeat(100_000)}`, label: "x", foundIn: "abstract" },
      score: {
        value: 50,
        computedAt: "",
        parts: [{ name: "novelty", label: "Novelty", value: 1, max: 30, evidence: huge }],
      },
    });
    const mail = renderDigest(
      input({
        papers: Array.from({ length: 10 }, () => card),
        categories: Array.from({ length: 50 }, (_, index) => `cs.X${index}`),
      }),
    );
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(mail.html)).toBeGreaterThan(10_000);
    expect(Buffer.byteLength(mail.text)).toBeLessThan(50_000);
    expect(mail.subject.length).toBeLessThanOrEqual(110);
  });

  it("keeps hostile text harmless and on its line", () => {
    const card = makePaperCard({
      title: `A "quoted" <script>alert(1)</script>\r\nBcc: all@example.org\u2028x`,
      authors: [{ name: "<b>Eve</b>" }],
      abstract: "<img src=x onerror=alert(1)> One. Two.",
      code: { url: "javascript:alert(1)", label: "x", foundIn: "abstract" },
    });
    const { subject, html } = renderDigest(input({ papers: [card] }));
    expect(subject).toBe('4 June 2026: A "quoted" <script>alert(1)</script> Bcc: all@example.org x');
    expect(html).not.toMatch(/<script|<img|<b>|javascript:/i);
  });

  it("does without what is not known", () => {
    const { id, url, title, categories, institutions } = makePaperCard();
    const bare = {
      id,
      url,
      title,
      categories,
      institutions,
      authors: [],
      authorCount: 0,
      authorsTruncated: false,
      codeClaimed: false,
    };
    const { html, text } = renderDigest(input({ papers: [bare], total: 1 }));
    expect(html).not.toMatch(/undefined|Why|et al|<p class="mu" style="[^"]*"><\/p>|In brief/);
    expect(text).not.toMatch(/undefined|Why|IN BRIEF|\n{4}/);
    expect(text).toContain("Thursday 4 June 2026 · one of 1");
  });
});

describe("renderConfirmation", () => {
  const confirmation = {
    email: "ada@example.org",
    frequency: "daily" as const,
    categories: ["cs.CL"],
    links: {
      confirm: "https://papers.test/subscription/confirm?token=c",
      preferences: "https://papers.test/subscription/preferences?token=p",
    },
    siteUrl: "https://papers.test",
  };

  it("brings the link to confirm to a new reader", () => {
    const { html, text } = renderConfirmation({ ...confirmation, isActive: false });
    expect(text).toContain("Confirm: https://papers.test/subscription/confirm?token=c");
    expect(html).toContain('href="https://papers.test/subscription/confirm?token=c"');
    expect(text).toContain("daily digest for ada@example.org: papers in cs.CL");
  });

  it("changes nothing for a reader who subscribes already", () => {
    const { text } = renderConfirmation({ ...confirmation, isActive: true });
    expect(text).toContain("Nothing was changed");
    expect(text).toContain("preferences?token=p");
    expect(text).not.toContain("token=c");
  });
});
