// A printed name as the model takes it, once the facts of its paper are prepared.

import type { Mention } from "../../model/identity/mention.ts";
import type { IdentityMention, IdentityPaper } from "../../ports/identity.ts";
import { oneSpelling } from "./one-spelling.ts";

export interface PlacedMention {
  mention: IdentityMention;
  paper: Pick<IdentityPaper, "id" | "authors">;
  place: number;
}

export function toMention({ mention, paper, place }: PlacedMention): Mention {
  const last = paper.authors.length - 1;
  return {
    ...{ id: mention.id, paper: paper.id, name: oneSpelling(mention.name), title: "" },
    coauthors: [],
    place: place === 0 ? "first" : place === last ? "last" : "middle",
    ...(mention.affiliations ? { affiliations: mention.affiliations } : {}),
    ...(mention.emailDomains ? { emailDomains: mention.emailDomains } : {}),
    ...(mention.sourceIds ? { sourceIds: mention.sourceIds } : {}),
  };
}
