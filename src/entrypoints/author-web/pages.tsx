// What readers see around corrections: history, evidence, forms that work without scripts.

import type { Child } from "hono/jsx";
import type { CorrectionView, EvidenceView } from "../../features/corrections/views.ts";
import { type FormPage, Head, messagePage, Submit } from "../../lib/form-pages.tsx";

export interface NamedAuthor {
  id: string;
  name: string;
}

export const pageOf = (id: string): string => `/author/${encodeURIComponent(id)}`;
export const formsOf = (id: string): string => `/corrections/author/${encodeURIComponent(id)}`;

export function Field({ name, label, children }: { name: string; label: string; children: Child }) {
  return (
    <p>
      <label class="label" for={name}>
        {label}
      </label>
      <br />
      {children}
    </p>
  );
}

/** A field that people neither see nor reach. */
function Trap() {
  return (
    <div class="vh" aria-hidden="true">
      <label>
        Leave this empty
        <input name="website" type="text" tabindex={-1} autocomplete="off" />
      </label>
    </div>
  );
}

export function historyPage({
  author,
  corrections,
  names,
  isOperator,
}: {
  author: NamedAuthor;
  corrections: CorrectionView[];
  names: EvidenceView[];
  isOperator: boolean;
}): FormPage {
  const title = `How the page of ${author.name} came about`;
  const body = (
    <>
      <Head title={title} />
      <p class="small">
        <a href={pageOf(author.id)}>The page itself</a>, <a href={`${formsOf(author.id)}/report`}>report a mix-up</a>,{" "}
        <a href={`${formsOf(author.id)}/claim`}>this is me</a>
        {isOperator && (
          <>
            , <a href={`${formsOf(author.id)}/edit`}>correct it</a>
          </>
        )}
      </p>
      <section class="panel" aria-labelledby="corrections">
        <h2 id="corrections">Corrections by people</h2>
        {corrections.length === 0 ? (
          <p class="small">None so far.</p>
        ) : (
          <ol class="plain">
            {corrections.map((correction) => (
              <CorrectionItem correction={correction} isOperator={isOperator} />
            ))}
          </ol>
        )}
      </section>
      <Evidence names={names} />
    </>
  );
  return { title, body };
}

function Evidence({ names }: { names: EvidenceView[] }) {
  return (
    <section class="panel" aria-labelledby="evidence">
      <h2 id="evidence">Why these papers</h2>
      <p class="small">The least sure first. How sure, and the other paper of the author that speaks most for it.</p>
      <ol class="plain">
        {names.map((row) => (
          <li>
            <p>
              <a href={`/paper/${row.paper}`}>{row.title}</a>
              <span class="faint">
                {row.year === undefined ? "" : `, ${row.year}`}, printed as {row.name}
              </span>
            </p>
            <p class="small">{whyOf(row)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whyOf({ percent, nearest }: EvidenceView): Child {
  if (percent === undefined) return "Not resolved yet, or decided by people.";
  if (!nearest) return "No other paper under this name speaks for or against it.";
  return (
    <>
      {percent}% sure. Likest to <a href={`/paper/${nearest.paper}`}>{nearest.title}</a>
      {nearest.shared.length > 0 ? `: both have ${nearest.shared.join(", ")}.` : ", by its text, time and company."}
    </>
  );
}

function CorrectionItem({ correction, isOperator }: { correction: CorrectionView; isOperator: boolean }) {
  const { id, kind, author, summary, reason, by, createdAt, undone } = correction;
  return (
    <li>
      <p>
        <time datetime={createdAt}>{createdAt.slice(0, 10)}</time> {kind} <a href={pageOf(author.id)}>{author.name}</a>:{" "}
        {summary}
      </p>
      <p class="small">
        Why: {reason} (by {by}){undone && `. Undone on ${undone.at.slice(0, 10)}: ${undone.reason}`}
      </p>
      {isOperator && !undone && (
        <form action={`/corrections/${id}/undo`} method="post" class="row">
          <label class="vh" for={`why-${id}`}>
            Why it is undone
          </label>
          <input class="field" id={`why-${id}`} name="reason" required placeholder="why" maxlength={2000} />{" "}
          <button class="btn" type="submit">
            Undo
          </button>
        </form>
      )}
    </li>
  );
}

export function allPage(corrections: CorrectionView[], isOperator: boolean): FormPage {
  const title = "Corrections";
  const body = (
    <>
      <Head title={title}>
        What people have corrected about authors, the newest first.{" "}
        {isOperator && <a href="/corrections/queue">What readers reported</a>}
      </Head>
      {corrections.length === 0 ? (
        <p>None so far.</p>
      ) : (
        <ol class="plain">
          {corrections.map((correction) => (
            <CorrectionItem correction={correction} isOperator={isOperator} />
          ))}
        </ol>
      )}
    </>
  );
  return { title, body };
}

export function reportPage(author: NamedAuthor): FormPage {
  const title = `Report a mix-up: ${author.name}`;
  const body = (
    <>
      <Head title={title}>
        Papers of somebody else on <a href={pageOf(author.id)}>this page</a>, papers missing, a wrong name, a correction
        that was wrong? Say so, and somebody will look at it.
      </Head>
      <form action={`${formsOf(author.id)}/report`} method="post" class="mail wide">
        <fieldset>
          <legend class="label">What it is</legend>
          {(
            [
              ["mix-up", "something is mixed up or missing"],
              ["appeal", "a correction was wrong"],
              ["claim", "this is me, and I want it known"],
            ] as const
          ).map(([value, label]) => (
            <label class="check">
              <input type="radio" name="kind" value={value} checked={value === "mix-up"} /> {label}
            </label>
          ))}
        </fieldset>
        <Field name="text" label="What is wrong, with titles or addresses of the papers">
          <textarea class="field" id="text" name="text" rows={6} cols={60} required minlength={3} maxlength={4000} />
        </Field>
        <Field name="email" label="Your mail address, if you want to be asked back (it is not shown)">
          <input class="field" id="email" name="email" type="email" maxlength={320} autocomplete="email" />
        </Field>
        <Trap />
        <Submit text="Send it" />
      </form>
    </>
  );
  return { title, body };
}

export function claimPage(author: NamedAuthor, orcid: string | undefined): FormPage {
  const title = `This is me: ${author.name}`;
  const body = (
    <>
      <Head title={title}>A claim that is proved stands in the public history of the page.</Head>
      {orcid !== undefined && (
        <section class="panel" aria-labelledby="orcid">
          <h2 id="orcid">Sign in at ORCID</h2>
          <p class="small">
            It proves who you are if one of the papers carries your iD here. Only the iD is read, and nothing is kept
            but the claim.
          </p>
          <p class="row">
            <a class="btn main" href={orcid} rel="nofollow">
              To ORCID
            </a>
          </p>
        </section>
      )}
      <section class="panel" aria-labelledby="mail">
        <h2 id="mail">Answer a mail</h2>
        <p class="small">
          If one of the papers prints your mail address, a link sent to it proves who you are. Most papers print none:
          then <a href={`${formsOf(author.id)}/report`}>tell us</a>, and somebody will look at it.
        </p>
        <form action={`${formsOf(author.id)}/claim`} method="post" class="mail wide">
          <Field name="email" label="The mail address printed on one of the papers">
            <input class="field" id="email" name="email" type="email" required maxlength={320} autocomplete="email" />
          </Field>
          <Trap />
          <Submit text="Send the link" />
        </form>
      </section>
    </>
  );
  return { title, body };
}

export function confirmPage(token: string): FormPage {
  const title = "Is this you?";
  const body = (
    <>
      <Head title={title}>The author page will say that you have claimed it.</Head>
      <form action="/corrections/claim" method="post" class="mail wide">
        <input type="hidden" name="token" value={token} />
        <Submit text="Yes, this is me" />
      </form>
    </>
  );
  return { title, body };
}

const backTo = (id: string) => ({ text: "Back to the author", href: pageOf(id) });

export const tellPage = (title: string, message: string, id: string): FormPage =>
  messagePage(title, message, backTo(id));

export const thanksPage = (id: string): FormPage =>
  tellPage("Thank you", "It is in the queue, and somebody will look at it.", id);
