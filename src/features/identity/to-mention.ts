// Papers, and printed names once the facts of their paper are prepared, as the model takes them.

import { type Mention, placeAmong } from "../../model/identity/mention.ts";
import { oneSpelling } from "../../model/identity/one-spelling.ts";
import type { IdentityMention, IdentityPaper } from "../../ports/identity.ts";

export interface PlacedMention {
  mention: IdentityMention;
  paper: Pick<IdentityPaper, "id" | "authors" | "isCut">;
  place: number;
}

export function toMention({ mention, paper, place }: PlacedMention): Mention {
  return {
    ...{ id: mention.id, paper: paper.id, name: oneSpelling(mention.name), title: "" },
    coauthors: [],
    ...placeAmong(place, paper.authors.length, paper.isCut),
    ...(mention.affiliations ? { affiliations: mention.affiliations } : {}),
    ...(mention.emailDomains ? { emailDomains: mention.emailDomains } : {}),
    ...(mention.sourceIds ? { sourceIds: mention.sourceIds } : {}),
  };
}

/** Without a text, it is for papers whose text's facts are known. */
export function toPaper(paper: Omit<IdentityPaper, "title"> & { title?: string }): Omit<Mention, "id"> {
  const [name = "", ...coauthors] = paper.authors.map((mention) => oneSpelling(mention.name));
  const paperAffiliations = paper.authors.flatMap(({ affiliations = [] }) => affiliations);
  return { title: "", ...paper, paper: paper.id, name, coauthors, paperAffiliations };
}
