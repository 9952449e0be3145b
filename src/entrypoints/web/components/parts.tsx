// Small pieces that several pages share: breadcrumbs, segments, meters, feeds, the subscription form.

import type { Child } from "hono/jsx";
import { formatCount } from "../format.ts";
import type { Site } from "../options.ts";

export interface Crumb {
  label: string;
  href?: string;
}

export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav class="crumb" aria-label="Breadcrumb">
      {crumbs.map(({ label, href }, index) => (
        <>
          {index > 0 && " / "}
          {href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}
        </>
      ))}
    </nav>
  );
}

export interface Choice {
  label: string;
  href: string;
  isCurrent: boolean;
}

/** A segmented choice of links; never more than five. */
export function Segments({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav class="seg" aria-label={label}>
      {choices.map((choice) => (
        <>
          <a href={choice.href} aria-current={choice.isCurrent ? "true" : undefined}>
            {choice.label}
          </a>{" "}
        </>
      ))}
    </nav>
  );
}

export interface MeterProps {
  label: Child;
  count: number;
  /** The count that fills the meter. */
  most: number;
  href?: string | undefined;
  isCurrent?: boolean;
}

export function Meter({ label, count, most, href, isCurrent }: MeterProps) {
  const inside = (
    <>
      <span>
        {label}
        <span class="vh">: </span>
      </span>
      <i style={`--v:${most > 0 ? Math.round((count / most) * 100) : 0}%`} aria-hidden="true"></i>
      <span class="num">{formatCount(count)}</span>{" "}
    </>
  );
  if (href === undefined) return <div class="meter">{inside}</div>;
  return (
    <a class="meter" href={href} aria-current={isCurrent ? "true" : undefined}>
      {inside}
    </a>
  );
}

export function SideSection({ title, id, children }: { title: string; id?: string; children?: Child }) {
  return (
    <section id={id}>
      <h2 class="label">{title}</h2>
      {children}
    </section>
  );
}

/** Links to the feeds of what this page shows. */
export function FeedLinks({ site, query, of }: { site: Site; query: string; of: string }) {
  if (!site.features.feeds) return null;
  const href = (kind: string) => `/feed.${kind}${query ? `?${query}` : ""}`;
  return (
    <SideSection title="Feeds">
      <p class="small">
        <a href={href("atom")}>Atom</a>, <a href={href("rss")}>RSS</a>, <a href={href("json")}>JSON</a> of {of}.
      </p>
    </SideSection>
  );
}

/** A field that people neither see nor reach; a form in which it is filled in comes from a program and is passed over. */
export function Honeypot() {
  return (
    <div class="vh" aria-hidden="true">
      <label>
        Leave this empty
        <input name="website" type="text" tabindex={-1} autocomplete="off" />
      </label>
    </div>
  );
}

export function SubscribeForm({ site, category }: { site: Site; category: string | undefined }) {
  if (!site.features.subscribe) return null;
  return (
    <SideSection title="By mail">
      <form action="/subscribe" method="post" class="mail">
        <p class="small">
          The best papers{category ? ` of ${category}` : ""}, with the reasons. You confirm first; one click to leave.{" "}
          <a href="/digest">What it looks like</a>
        </p>
        <label class="vh" for="mail">
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
        {category && <input type="hidden" name="category" value={category} />}
        <Honeypot />
        <div class="row">
          <label class="vh" for="often">
            How often
          </label>
          <select class="field" id="often" name="frequency">
            <option value="daily">daily</option>
            <option value="weekly">weekly</option>
          </select>
          <button class="btn" type="submit">
            Subscribe
          </button>
        </div>
      </form>
    </SideSection>
  );
}
