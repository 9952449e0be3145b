// What the operator sees: the forms that correct an author, and the queue of reports.

import type { Child } from "hono/jsx";
import type { EvidenceView, ReportView } from "../../features/corrections/views.ts";
import { type FormPage, Head, Submit } from "../../lib/form-pages.tsx";
import { Field, formsOf, type NamedAuthor, pageOf } from "./pages.tsx";

type EditedAuthor = NamedAuthor & { revision: number };

function EditForm({
  author,
  action,
  title,
  button,
  children,
}: {
  author: EditedAuthor;
  action: string;
  title: string;
  button: string;
  children: Child;
}) {
  const id = `${action}-reason`;
  return (
    <section class="panel" aria-labelledby={action}>
      <h2 id={action}>{title}</h2>
      <form action={`${formsOf(author.id)}/edit`} method="post" class="mail wide">
        <input type="hidden" name="action" value={action} />
        <input type="hidden" name="revision" value={String(author.revision)} />
        {children}
        <Field name={id} label="Why (everybody can read it)">
          <input class="field" id={id} name="reason" required maxlength={2000} />
        </Field>
        <Submit text={button} />
      </form>
    </section>
  );
}

export function editPage(author: EditedAuthor, names: EvidenceView[]): FormPage {
  const title = `Correct ${author.name}`;
  const body = (
    <>
      <Head title={title}>
        <a href={pageOf(author.id)}>The page</a>, <a href={formsOf(author.id)}>its history</a>. What you decide shows at
        once, binds every later run, and can be undone.
      </Head>
      <EditForm author={author} action="merge" title="This is somebody who has a page already" button="Merge">
        <Field name="into" label="Address or number of the author who gets all papers">
          <input class="field" id="into" name="into" required />
        </Field>
      </EditForm>
      <EditForm author={author} action="split" title="Some papers are another person's" button="Split them off">
        <fieldset>
          <legend class="label">Those papers, the least sure first</legend>
          <div class="boxes">
            {names.map((row) => (
              <label class="check">
                <input type="checkbox" name="paper" value={row.paper} /> {row.title}{" "}
                <span class="faint">
                  {row.year ?? ""} {row.percent === undefined ? "" : `${row.percent}%`}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </EditForm>
      <EditForm author={author} action="move" title="One paper belongs to another author" button="Move it">
        <Field name="move-paper" label="The paper">
          <select class="field" id="move-paper" name="paper">
            {names.map((row) => (
              <option value={row.paper}>{row.title}</option>
            ))}
          </select>
        </Field>
        <Field name="to" label="Address or number of the author who gets it">
          <input class="field" id="to" name="to" required />
        </Field>
      </EditForm>
      <EditForm author={author} action="rename" title="The name has changed" button="Rename">
        <Field name="name" label="The name from now on">
          <input class="field" id="name" name="name" required maxlength={200} />
        </Field>
        <label class="check">
          <input type="checkbox" name="hide" value="1" /> Show the former name nowhere any more
        </label>
      </EditForm>
    </>
  );
  return { title, body };
}

export function queuePage(reports: ReportView[]): FormPage {
  const title = "What readers reported";
  const body = (
    <>
      <Head title={title}>
        {reports.filter(({ state }) => state === "open").length} open. <a href="/corrections">Corrections</a>
      </Head>
      {reports.length === 0 && <p>Nothing so far.</p>}
      <ol class="plain">
        {reports.map((report) => (
          <li class="panel">
            <p>
              <time datetime={report.createdAt}>{report.createdAt.slice(0, 10)}</time> {report.kind}:{" "}
              <a href={pageOf(report.author.id)}>{report.author.name}</a>,{" "}
              <a href={`${formsOf(report.author.id)}/edit`}>correct</a>
              {report.email !== undefined && <span class="faint">, {report.email}</span>}
            </p>
            <p style="white-space:pre-line">{report.text}</p>
            {report.state === "open" ? <SettleForm id={report.id} /> : <p class="small">{settled(report)}</p>}
          </li>
        ))}
      </ol>
    </>
  );
  return { title, body };
}

const settled = ({ state, note }: ReportView): string =>
  `${state === "accepted" ? "Accepted" : "Refused"}${note ? `: ${note}` : ""}`;

function SettleForm({ id }: { id: number }) {
  return (
    <form action={`/corrections/queue/${id}`} method="post" class="row">
      <label class="vh" for={`note-${id}`}>
        Note
      </label>
      <input class="field" id={`note-${id}`} name="note" placeholder="note" maxlength={2000} />{" "}
      <button class="btn" type="submit" name="state" value="accepted">
        Accept
      </button>{" "}
      <button class="btn" type="submit" name="state" value="refused">
        Refuse
      </button>
    </form>
  );
}
