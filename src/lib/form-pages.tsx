// The parts of pages that are little more than a form: they work without scripts.

import type { Child } from "hono/jsx";

export interface FormPage {
  title: string;
  body: Child;
}

export function Head({ title, children }: { title: string; children?: Child }) {
  return (
    <header class="head">
      <h1>{title}</h1>
      <p class="standfirst">{children}</p>
    </header>
  );
}

export function Submit({ text }: { text: string }) {
  return (
    <p class="row">
      <button class="btn main" type="submit">
        {text}
      </button>
    </p>
  );
}

/** One sentence, and where to go from there. */
export function messagePage(title: string, message: string, next: { text: string; href: string }): FormPage {
  const body = (
    <>
      <Head title={title}>{message}</Head>
      <p>
        <a href={next.href}>{next.text}</a>
      </p>
    </>
  );
  return { title, body };
}
