// Authors with their number of papers, as a short side list.

import type { AuthorRef } from "../../../model/paper.ts";
import { authorHref } from "../addresses.ts";
import { plural } from "../format.ts";
import { SideSection } from "./parts.tsx";

export function AuthorRanks({
  authors,
  title = "Authors",
  more,
}: {
  authors: (AuthorRef & { papers: number })[];
  title?: string;
  more?: { text: string; href: string };
}) {
  if (authors.length === 0) return null;
  return (
    <SideSection title={title}>
      <ul class="ranks">
        {authors.map(({ id, name, papers }) => (
          <li>
            {id === undefined ? name : <a href={authorHref({ id, name })}>{name}</a>}
            <span class="vh">, </span> <span class="num">{plural(papers, "paper")}</span>{" "}
          </li>
        ))}
      </ul>
      {more && (
        <p class="small">
          <a href={more.href}>{more.text}</a>
        </p>
      )}
    </SideSection>
  );
}
