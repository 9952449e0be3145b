// The mail: what it brings, how to get it and how to leave.

import type { CountedCategory } from "../../../model/views.ts";
import { Honeypot } from "../components/parts.tsx";
import { formatCount } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";

const MOST_CATEGORIES = 40;

export async function showDigest(request: PageRequest): Promise<PageReply> {
  const { categories } = await request.call<{ categories: CountedCategory[] }>("categories.list", {});
  const html = renderLayout({
    site: request.site,
    title: "The digest",
    description: "Get trending papers in your inbox: the best of the day or the week, with the reasons.",
    address: request.address,
    section: "digest",
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head">
          <h1>Get trending papers in your inbox</h1>
          <p class="by">
            The first five with two sentences and the reason, five more in brief. Text and links, nothing that tracks.
          </p>
        </header>
        <div class="cols">
          {request.site.features.subscribe ? (
            <Form categories={categories.slice(0, MOST_CATEGORIES)} />
          ) : (
            <p class="note">This instance sends no mail.</p>
          )}
          <Promises />
        </div>
      </main>
    ),
  });
  return { html };
}

function Form({ categories }: { categories: CountedCategory[] }) {
  return (
    <form action="/subscribe" method="post" class="mail wide">
      <label class="label" for="mail">
        E-mail address
      </label>
      <input
        class="field"
        id="mail"
        name="email"
        type="email"
        required
        autocomplete="email"
        placeholder="you@example.org"
      />
      <fieldset>
        <legend class="label">How often</legend>
        <label class="check">
          <input type="radio" name="frequency" value="daily" checked /> daily
        </label>
        <label class="check">
          <input type="radio" name="frequency" value="weekly" /> weekly, on Mondays
        </label>
      </fieldset>
      {categories.length > 0 && (
        <fieldset>
          <legend class="label">Categories (none chosen means all)</legend>
          <div class="boxes">
            {categories.map(({ code, name, count }) => (
              <label class="check" title={`${formatCount(count)} papers`}>
                <input type="checkbox" name="category" value={code} /> {code}{" "}
                {name !== code && <span class="faint">{name}</span>}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Honeypot />
      <p class="row">
        <button class="btn main" type="submit">
          Subscribe
        </button>{" "}
        <a href="/digest/preview">See the newest one first</a>
      </p>
    </form>
  );
}

function Promises() {
  return (
    <aside class="side" aria-label="What we promise">
      <section>
        <h2 class="label">What happens</h2>
        <ol class="steps">
          <li>You get one mail with a link. Nothing else is sent until you follow it.</li>
          <li>Then the digest comes once for each day or week, never twice.</li>
          <li>Every mail ends with links that change your choice, or end it with one click.</li>
        </ol>
      </section>
      <section>
        <h2 class="label">What is kept</h2>
        <p class="small">
          Your address, how often, and the categories, on this server. No pixel, no counted clicks, nothing passed on.
        </p>
      </section>
      <section>
        <h2 class="label">Rather a feed?</h2>
        <p class="small">
          <a href="/feed.atom">Atom</a>, <a href="/feed.rss">RSS</a> and <a href="/feed.json">JSON</a> carry the same
          papers.
        </p>
      </section>
    </aside>
  );
}
