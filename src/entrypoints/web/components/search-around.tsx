// Beside the papers found: people of the name asked for, people and topics that several of the best matches share.

import type { SearchResult } from "../../../model/views.ts";
import { authorHref } from "../addresses.ts";
import { type SearchAddress, searchHref } from "../search-address.ts";
import { AuthorRanks } from "./author-ranks.tsx";
import { Meter, SideSection } from "./parts.tsx";

/** Who and what the best matches share: a person's page, or the same search within a topic. */
export function Around({ result, address }: { result: SearchResult; address: SearchAddress }) {
  const { authors, topics } = result.around;
  const named = new Set(result.authors.map(({ id }) => id));
  const others = authors.filter(({ id }) => id !== undefined && !named.has(id));
  const narrower = topics.filter(({ id }) => !address.q.includes(`topic:${id}`));
  const within = (id: string) => searchHref({ ...address, q: `${address.q} topic:${id}`.trim() });
  return (
    <>
      <AuthorRanks authors={result.authors} title="Authors of this name" />
      {others.length > 0 && (
        <SideSection title="Authors of several">
          {others.map(({ id = "", name, papers }) => (
            <Meter label={name} count={papers} most={others[0]?.papers ?? 1} href={authorHref({ id, name })} />
          ))}
        </SideSection>
      )}
      {narrower.length > 0 && (
        <SideSection title="Within a topic">
          {narrower.map(({ id, label, papers }) => (
            <Meter label={label} count={papers} most={narrower[0]?.papers ?? 1} href={within(id)} />
          ))}
        </SideSection>
      )}
    </>
  );
}
