// The routes of mail subscriptions: subscribe, confirm, change, leave, and a look at the newest digest.

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { raw } from "hono/html";
import { renderDigestFor } from "../../features/digests/compose-mail.ts";
import { loadDigest, newestDay, type ReadDaily } from "../../features/digests/load-digest.ts";
import type { SubscriptionView } from "../../features/digests/operations.ts";
import { addDays } from "../../lib/calendar.ts";
import { AppError } from "../../lib/errors.ts";
import { type FormPage, messagePage } from "../../lib/form-pages.tsx";
import { type ProblemTitles, toProblem } from "../../lib/form-problem.ts";
import { readForm, requireSameSite } from "../../lib/forms.ts";
import type { CountedCategory } from "../../model/views.ts";
import type { MailWebOptions } from "./options.ts";
import * as pages from "./pages.tsx";
import { readFrequency, readToken } from "./read-form.ts";

const TITLES: ProblemTitles = {
  invalid: "That did not work",
  not_found: "Nothing here",
  gone: "This is over",
  conflict: "That did not work",
  unauthenticated: "This link does not work",
  forbidden: "This link does not work",
  rate_limited: "Too much at once",
  unavailable: "Please try again later",
};
const FORM_BYTES = 64 * 1024;
// A mail carries its own styles and fetches nothing.
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function createMailWeb(options: MailWebOptions): Hono {
  const { renderPage, report } = options;
  const app = new Hono();
  const render = ({ title, body }: FormPage): string => renderPage({ title, body: raw(String(body)) });
  const show: Show = (context, page) => context.html(render(page));

  app.onError((error, context) => {
    const problem = toProblem(error, TITLES, randomUUID);
    if (problem.id !== undefined) report?.({ id: problem.id, url: context.req.path, error });
    return context.html(
      render(messagePage(problem.title, problem.message, { text: "To the digest", href: "/digest" })),
      problem.status,
      privateHeaders,
    );
  });
  for (const path of ["/subscribe", "/subscription/*"]) {
    app.use(
      path,
      bodyLimit({
        maxSize: FORM_BYTES,
        onError: () => {
          throw new AppError("invalid", "This form is too long.");
        },
      }),
    );
    app.use(path, async (context, next) => {
      await next();
      for (const [name, value] of Object.entries(privateHeaders)) context.header(name, value);
    });
  }
  addSubscribe(app, options, show);
  addConfirm(app, options, show);
  addPreferences(app, options, show);
  addUnsubscribe(app, options, show);
  addPreview(app, options);
  return app;
}

/** Pages whose address is a key are neither kept, nor listed, nor named to the next site. */
const privateHeaders = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" };

type Show = (context: Context, page: FormPage) => Response | Promise<Response>;

function addSubscribe(app: Hono, { call, siteUrl }: MailWebOptions, show: Show): void {
  app.post("/subscribe", async (context) => {
    requireSameSite(context, siteUrl);
    const form = await readForm(context);
    // A field that people do not see and programs fill in.
    if (form.website?.some((value) => value !== "")) return show(context, pages.checkMailPage());
    await call("subscriptions.request", {
      email: form.email?.[0] ?? "",
      frequency: readFrequency(form.frequency?.[0]) ?? "daily",
      categories: form.category ?? [],
    });
    return show(context, pages.checkMailPage());
  });
}

function addConfirm(app: Hono, { call }: MailWebOptions, show: Show): void {
  app.get("/subscription/confirm", async (context) => {
    const token = readToken(context);
    return show(context, pages.confirmPage(await call<SubscriptionView>("subscriptions.get", { token }), token));
  });
  app.post("/subscription/confirm", async (context) => {
    const token = readToken(context, await readForm(context));
    return show(context, pages.confirmedPage(await call<SubscriptionView>("subscriptions.confirm", { token })));
  });
}

function addPreferences(app: Hono, { call }: MailWebOptions, show: Show): void {
  const listCategories = async (): Promise<CountedCategory[]> =>
    (await call<{ categories: CountedCategory[] }>("categories.list", {})).categories;
  app.get("/subscription/preferences", async (context) => {
    const token = readToken(context);
    const subscription = await call<SubscriptionView>("subscriptions.get", { token });
    const proposed = readFrequency(context.req.query("frequency"));
    return show(context, pages.preferencesPage({ subscription, token, categories: await listCategories(), proposed }));
  });
  app.post("/subscription/preferences", async (context) => {
    const form = await readForm(context);
    const token = readToken(context, form);
    const frequency = readFrequency(form.frequency?.[0]);
    const change = { token, categories: form.category ?? [], ...(frequency ? { frequency } : {}) };
    const subscription = await call<SubscriptionView>("subscriptions.update", change);
    return show(
      context,
      pages.preferencesPage({ subscription, token, categories: await listCategories(), isSaved: true }),
    );
  });
}

function addUnsubscribe(app: Hono, { call }: MailWebOptions, show: Show): void {
  app.get("/subscription/unsubscribe", async (context) => {
    const token = readToken(context);
    return show(context, pages.unsubscribePage(await call<SubscriptionView>("subscriptions.get", { token }), token));
  });
  app.post("/subscription/unsubscribe", async (context) => {
    const token = readToken(context, await readForm(context));
    return show(context, pages.endedPage(await call<SubscriptionView>("subscriptions.end", { token })));
  });
}

function addPreview(app: Hono, { call, siteUrl }: MailWebOptions): void {
  const readDaily: ReadDaily = (query) => call("daily.get", query);
  app.get("/digest/preview", async (context) => {
    const frequency = readFrequency(context.req.query("frequency")) ?? "daily";
    const categories = (context.req.queries("category") ?? []).slice(0, 10);
    const day = await newestDay(readDaily);
    // The newest week is the one that ends with the newest day.
    const papers =
      day &&
      (await loadDigest(readDaily, { day: frequency === "weekly" ? addDays(day, 1) : day, frequency, categories }));
    if (!papers) throw new AppError("not_found", "There is no digest yet: no papers are known for the newest day.");
    const links = {
      preferences: `${siteUrl}/digest`,
      unsubscribe: `${siteUrl}/digest`,
      frequency: `${siteUrl}/digest`,
    };
    const { html } = renderDigestFor(papers, { siteUrl }, { frequency, categories }, links);
    return context.html(html, 200, { "content-security-policy": MAIL_POLICY, "cache-control": "public, max-age=300" });
  });
}
