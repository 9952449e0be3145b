// All authors of a paper, each with numbers that lead to the affiliations below.

import type { PaperDetail } from "../../../model/paper.ts";
import { institutionHref } from "../addresses.ts";
import { plural } from "../format.ts";
import { embed } from "../markup.ts";
import { authorLink } from "./card.ts";

/** Beyond this many the list folds: collaborations name thousands. */
const UNFOLDED = 60;

type PaperAuthor = PaperDetail["allAuthors"][number];

export function PaperAuthors({ paper }: { paper: PaperDetail }) {
  const places = collectPlaces(paper.allAuthors);
  const first = paper.allAuthors.slice(0, UNFOLDED);
  const rest = paper.allAuthors.slice(UNFOLDED);
  return (
    <>
      <div class="by" id="authors">
        <span class="vh">By </span>
        <Names authors={first} places={places} />
        {rest.length > 0 && (
          <details>
            <summary>and {plural(rest.length, "more author", "more authors")}</summary>
            <Names authors={rest} places={places} />
          </details>
        )}
        {paper.authorsTruncated && <span class="faint"> et al.; the source names no more</span>}
        {paper.allAuthors.length === 0 && "Authors not found yet"}
      </div>
      <Places places={places} paper={paper} />
    </>
  );
}

function collectPlaces(authors: PaperAuthor[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const author of authors) {
    for (const place of author.affiliations ?? []) if (!places.has(place)) places.set(place, places.size + 1);
  }
  return places;
}

function Names({ authors, places }: { authors: PaperAuthor[]; places: Map<string, number> }) {
  return (
    <>
      {authors.map((author, index) => {
        const numbers = (author.affiliations ?? []).map((place) => places.get(place));
        return (
          <>
            {index > 0 && ", "}
            {embed(authorLink(author))}
            {numbers.length > 0 && (
              <sup>
                <span class="vh"> (</span>
                {numbers.join(",")}
                <span class="vh">)</span>
              </sup>
            )}
          </>
        );
      })}
    </>
  );
}

function Places({ places, paper }: { places: Map<string, number>; paper: PaperDetail }) {
  if (places.size === 0 && paper.institutions.length === 0) return null;
  return (
    <div class="small places">
      {places.size > 0 && (
        <ol>
          {[...places].map(([place, number]) => (
            <li>
              <sup>{number}</sup> {place}
              <span class="vh">. </span>
            </li>
          ))}
        </ol>
      )}
      {paper.institutions.length > 0 && (
        <p>
          {paper.institutions.map(({ tag, name }, index) => (
            <>
              {index > 0 && <span class="vh">, </span>}{" "}
              <a class="tag" href={institutionHref(tag)}>
                {name}
              </a>
            </>
          ))}
        </p>
      )}
    </div>
  );
}
