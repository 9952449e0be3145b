// The routes around corrections: the history and the evidence of an author, reports and claims of readers, and, on the
// machine that Broadsheet runs on, the corrections themselves.

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { raw } from "hono/html";
import type { OrcidClaim } from "../../features/corrections/orcid-claim.ts";
import type { CorrectionView, EvidenceView, ReportView } from "../../features/corrections/views.ts";
import { AppError } from "../../lib/errors.ts";
import { type FormPage, messagePage } from "../../lib/form-pages.tsx";
import { type ProblemTitles, toProblem } from "../../lib/form-problem.ts";
import { type Form, readForm, requireSameSite } from "../../lib/forms.ts";
import * as edit from "./edit-pages.tsx";
import { createFormLimit } from "./limit-forms.ts";
import type { AuthorWebOptions } from "./options.ts";
import * as pages from "./pages.tsx";

const TITLES: ProblemTitles = {
  invalid: "That did not work",
  not_found: "Nothing here",
  gone: "This is over",
  conflict: "That did not work",
  unauthenticated: "This is for the operator",
  forbidden: "That is not possible here",
  rate_limited: "Too much at once",
  unavailable: "Not possible now",
};
const FORM_BYTES = 256 * 1024;
const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };

export interface AuthorHistory {
  author: { id: string; name: string; revision: number };
  corrections: CorrectionView[];
}

interface Parts extends AuthorWebOptions {
  show(context: Context, page: FormPage): Response | Promise<Response>;
  /** Reads a form that comes from a page of ours, and not too often. */
  takeForm(context: Context): Promise<Form>;
  isOperator(context: Context): boolean;
}

export function createAuthorWeb(options: AuthorWebOptions): Hono {
  const app = new Hono();
  const render = ({ title, body }: FormPage): string => options.renderPage({ title, body: raw(String(body)) });
  const limit = createFormLimit(options.clock);
  const parts: Parts = {
    ...options,
    show: (context, page) => context.html(render(page), 200, headers),
    async takeForm(context) {
      requireSameSite(context, options.siteUrl);
      const caller = options.callerOf(context);
      if (!caller.isLocal) limit(caller.address);
      return readForm(context);
    },
    isOperator: (context) => options.callerOf(context).isLocal,
  };
  app.onError((error, context) => {
    const problem = toProblem(error, TITLES, randomUUID);
    if (problem.id !== undefined) options.report({ id: problem.id, url: context.req.path, error });
    return context.html(
      render(messagePage(problem.title, problem.message, { text: "To the authors", href: "/authors" })),
      problem.status,
      headers,
    );
  });
  const onError = () => {
    throw new AppError("invalid", "This form is too long.");
  };
  app.use("*", bodyLimit({ maxSize: FORM_BYTES, onError }));
  addReading(app, parts);
  addReports(app, parts);
  addClaims(app, parts);
  addOperator(app, parts);
  app.all("*", () => {
    throw new AppError("not_found", "There is no such page.");
  });
  return app;
}

const idOf = (context: Context): string => context.req.param("id") ?? "";
const first = (form: Form, name: string): string => form[name]?.[0] ?? "";

function addReading(app: Hono, { call, show, isOperator }: Parts): void {
  app.get("/corrections", async (context) => {
    const { corrections } = await call<{ corrections: CorrectionView[] }>("corrections.list", {});
    return show(context, pages.allPage(corrections, isOperator(context)));
  });
  app.get("/corrections/author/:id", async (context) => {
    const { author, corrections } = await call<AuthorHistory>("corrections.list", { author: idOf(context) });
    const { names } = await call<{ names: EvidenceView[] }>("authors.evidence", { author: idOf(context) });
    return show(context, pages.historyPage({ author, corrections, names, isOperator: isOperator(context) }));
  });
}

function addReports(app: Hono, { call, show, takeForm }: Parts): void {
  const path = "/corrections/author/:id/report";
  app.get(path, async (context) => {
    const { author } = await call<AuthorHistory>("corrections.list", { author: idOf(context), limit: 1 });
    return show(context, pages.reportPage(author));
  });
  app.post(path, async (context) => {
    const form = await takeForm(context);
    // A field that people do not see and programs fill in.
    if (first(form, "website") !== "") return show(context, pages.thanksPage(idOf(context)));
    const kind = first(form, "kind");
    await call("reports.create", {
      author: idOf(context),
      kind: kind === "appeal" || kind === "claim" ? kind : "mix-up",
      text: first(form, "text"),
      ...(first(form, "email") !== "" && { email: first(form, "email") }),
    });
    return show(context, pages.thanksPage(idOf(context)));
  });
}

function addClaims(app: Hono, { call, show, takeForm }: Parts): void {
  app.get("/corrections/author/:id/claim", async (context) => {
    const { author } = await call<AuthorHistory>("corrections.list", { author: idOf(context), limit: 1 });
    return show(context, pages.claimPage(author, await findOrcid(call, author.id)));
  });
  // ORCID sends the reader back here.
  app.get("/corrections/orcid", async (context) => {
    const { state, code, error } = context.req.query();
    if (error !== undefined || !state || !code)
      throw new AppError("invalid", "You did not sign in at ORCID, so nothing has changed.");
    const claim = await call<OrcidClaim>("claims.orcid-confirm", { state, code });
    return show(context, pages.tellPage(claim.isProved ? "This is you" : "Thank you", claim.message, claim.author.id));
  });
  app.post("/corrections/author/:id/claim", async (context) => {
    const form = await takeForm(context);
    const isProgram = first(form, "website") !== "";
    const { message } = isProgram
      ? { message: "Thank you." }
      : await call<{ message: string }>("claims.request", { author: idOf(context), email: first(form, "email") });
    return show(context, pages.tellPage("Look into your mail", message, idOf(context)));
  });
  // Asks first: programs that check links in mails open every one of them, and this one works once.
  app.get("/corrections/claim", (context) => show(context, pages.confirmPage(context.req.query("token") ?? "")));
  app.post("/corrections/claim", async (context) => {
    const form = await takeForm(context);
    const { author } = await call<{ author: { id: string; name: string } }>("claims.confirm", {
      token: first(form, "token"),
    });
    return show(context, pages.tellPage("This is you", `The page of ${author.name} says so now.`, author.id));
  });
}

/** Where to sign in at ORCID; undefined where that is not set up. */
async function findOrcid(call: Parts["call"], author: string): Promise<string | undefined> {
  try {
    return (await call<{ url: string }>("claims.orcid", { author })).url;
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") return undefined;
    throw error;
  }
}

/** What a form on the page of an author asks for. */
const WISHES: Record<string, (form: Form, author: string) => { name: string; input: object }> = {
  merge: (form, author) => ({ name: "corrections.merge", input: { author, into: readAuthor(first(form, "into")) } }),
  split: (form, author) => ({ name: "corrections.split", input: { author, papers: form.paper ?? [] } }),
  move: (form, author) => ({
    name: "corrections.move",
    input: { author, paper: form.paper?.[0] ?? "", to: readAuthor(first(form, "to")) },
  }),
  rename: (form, author) => ({
    name: "corrections.rename",
    input: { author, name: first(form, "name"), isOldHidden: first(form, "hide") === "1" },
  }),
};

/** An id, or the address of an author's page. */
const readAuthor = (text: string): string => /\/author\/(\d{1,15})/.exec(text)?.[1] ?? text.trim();

function addOperator(app: Hono, { call, show, takeForm, isOperator }: Parts): void {
  const requireOperator = (context: Context) => {
    if (!isOperator(context))
      throw new AppError("forbidden", "This can only be done on the machine that Broadsheet runs on.");
  };
  app.get("/corrections/author/:id/edit", async (context) => {
    requireOperator(context);
    const { author } = await call<AuthorHistory>("corrections.list", { author: idOf(context), limit: 1 });
    const { names } = await call<{ names: EvidenceView[] }>("authors.evidence", { author: idOf(context) });
    return show(context, edit.editPage(author, names));
  });
  app.post("/corrections/author/:id/edit", async (context) => {
    requireOperator(context);
    const form = await takeForm(context);
    const wish = WISHES[first(form, "action")]?.(form, idOf(context));
    if (!wish) throw new AppError("invalid", "Choose what to do.");
    const more = { reason: first(form, "reason"), revision: first(form, "revision") };
    const { correction } = await call<{ correction: CorrectionView }>(wish.name, { ...wish.input, ...more });
    return context.redirect(`/corrections/author/${correction.to.id}`, 303);
  });
  app.post("/corrections/:id/undo", async (context) => {
    requireOperator(context);
    const form = await takeForm(context);
    const { correction } = await call<{ correction: CorrectionView }>("corrections.undo", {
      id: idOf(context),
      reason: first(form, "reason"),
    });
    return context.redirect(`/corrections/author/${correction.author.id}`, 303);
  });
  app.get("/corrections/queue", async (context) => {
    requireOperator(context);
    const { reports } = await call<{ reports: ReportView[] }>("reports.list", {});
    return show(context, edit.queuePage(reports));
  });
  app.post("/corrections/queue/:id", async (context) => {
    requireOperator(context);
    const form = await takeForm(context);
    const state = first(form, "state");
    await call("reports.settle", { id: idOf(context), state, note: first(form, "note") });
    return context.redirect("/corrections/queue", 303);
  });
}
