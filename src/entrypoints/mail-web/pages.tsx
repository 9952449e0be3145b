// The pages around a mail subscription: plain forms that work without scripts.

import type { Child } from "hono/jsx";
import type { SubscriptionView } from "../../features/digests/operations.ts";
import { type FormPage, Head, messagePage, Submit } from "../../lib/form-pages.tsx";
import type { CountedCategory } from "../../model/views.ts";

const covers = (categories: string[]): string =>
  categories.length > 0 ? `papers in ${categories.join(", ")}` : "papers of all categories";

function TokenForm({ action, token, children }: { action: string; token: string; children: Child }) {
  return (
    <form action={`/subscription/${action}`} method="post" class="mail wide">
      <input type="hidden" name="token" value={token} />
      {children}
    </form>
  );
}

/** The same for every address, so that nobody learns from it who subscribes. */
export function checkMailPage(): FormPage {
  const title = "Check your mail";
  const body = (
    <Head title={title}>
      A mail with a link is on its way. Nothing else is sent until you follow it. If nothing comes within a few minutes,
      look among the unwanted mail; another one can be sent after an hour.
    </Head>
  );
  return { title, body };
}

export function confirmPage(subscription: SubscriptionView, token: string): FormPage {
  if (subscription.state === "active") return confirmedPage(subscription);
  const title = "Confirm the digest";
  const body = (
    <>
      <Head title={title}>
        The {subscription.frequency} digest for {subscription.email}: {covers(subscription.categories)}.
      </Head>
      <TokenForm action="confirm" token={token}>
        <Submit text="Confirm" />
      </TokenForm>
    </>
  );
  return { title, body };
}

export function confirmedPage(subscription: SubscriptionView): FormPage {
  const title = "The digest will come";
  const when = subscription.frequency === "weekly" ? "on Mondays" : "on every day with new papers";
  const body = (
    <>
      <Head title={title}>
        To {subscription.email}, {when}: {covers(subscription.categories)}. Every mail ends with links that change this,
        or end it.
      </Head>
      <p>
        <a href="/">Read today's papers</a>
      </p>
    </>
  );
  return { title, body };
}

export interface PreferencesProps {
  subscription: SubscriptionView;
  token: string;
  categories: CountedCategory[];
  /** What a link such as "weekly instead" proposes. */
  proposed?: "daily" | "weekly" | undefined;
  isSaved?: boolean;
}

const OFFERED = 40;

export function preferencesPage({ subscription, token, categories, proposed, isSaved }: PreferencesProps): FormPage {
  if (subscription.state === "ended") return endedPage(subscription);
  const title = "Your digest";
  const offered = categories.slice(0, OFFERED);
  const others = subscription.categories
    .filter((code) => !offered.some((category) => category.code === code))
    .map((code) => ({ code, name: categories.find((category) => category.code === code)?.name ?? code }));
  const frequency = proposed ?? subscription.frequency;
  const body = (
    <>
      <Head title={title}>For {subscription.email}.</Head>
      {isSaved && (
        <p class="note" role="status">
          Saved: {subscription.frequency}, {covers(subscription.categories)}.
        </p>
      )}
      <TokenForm action="preferences" token={token}>
        <fieldset>
          <legend class="label">How often</legend>
          {(["daily", "weekly"] as const).map((value) => (
            <label class="check">
              <input type="radio" name="frequency" value={value} checked={value === frequency} />{" "}
              {value === "weekly" ? "weekly, on Mondays" : "daily"}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend class="label">Categories (none chosen means all)</legend>
          <div class="boxes">
            {[...others, ...offered].map(({ code, name }) => (
              <label class="check">
                <input type="checkbox" name="category" value={code} checked={subscription.categories.includes(code)} />{" "}
                {code} {name !== code && <span class="faint">{name}</span>}
              </label>
            ))}
          </div>
        </fieldset>
        <p class="row">
          <button class="btn main" type="submit">
            Save
          </button>{" "}
          <a href={`/subscription/unsubscribe?token=${encodeURIComponent(token)}`}>End the digest</a>
        </p>
      </TokenForm>
    </>
  );
  return { title, body };
}

/** Asks first, because programs that check links in mails open every one of them. */
export function unsubscribePage(subscription: SubscriptionView, token: string): FormPage {
  if (subscription.state === "ended") return endedPage(subscription);
  const title = "End the digest?";
  const body = (
    <>
      <Head title={title}>
        {subscription.email} gets the {subscription.frequency} digest: {covers(subscription.categories)}.
      </Head>
      <TokenForm action="unsubscribe" token={token}>
        <Submit text="End it now" />
      </TokenForm>
    </>
  );
  return { title, body };
}

export const endedPage = (subscription: SubscriptionView): FormPage =>
  messagePage("The digest has ended", `No further digest goes to ${subscription.email}.`, {
    text: "Subscribe again",
    href: "/digest",
  });
