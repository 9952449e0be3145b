// Beside a paper: citation counts by source, code, the record and its identifiers.

import { raw } from "hono/html";
import { formatDate } from "../../../lib/format-date.ts";
import type { PaperDetail, SeenCode } from "../../../model/paper.ts";
import { sourceTitle } from "../../../model/source-titles.ts";
import { categoryHref, outsideHref, topicHref, withQuery } from "../addresses.ts";
import { formatCount, plural } from "../format.ts";
import type { Site } from "../options.ts";
import { SideSection } from "./parts.tsx";

const FOUND_IN = { abstract: "named in the abstract", comment: "named in the comment", source: "given by a source" };

export function PaperSide({ paper, site }: { paper: PaperDetail; site: Site }) {
  return (
    <aside class="side" aria-label="About this paper">
      <Citations paper={paper} />
      <Attention paper={paper} />
      <Code paper={paper} />
      <Record paper={paper} site={site} />
    </aside>
  );
}

function Citations({ paper }: { paper: PaperDetail }) {
  return (
    <SideSection title="Citations, by source">
      {paper.citationCounts.length === 0 ? (
        <p class="small">No count found yet.</p>
      ) : (
        <dl class="counts">
          {paper.citationCounts.map(({ source, count, seenOn }) => (
            <div>
              <dt>
                {sourceTitle(source)}
                <span class="vh">: </span>
              </dt>
              <dd>
                <b>{formatCount(count)}</b>
                <span class="vh">, </span>
                <span class="faint">
                  {seenOn ? <time datetime={seenOn}>{formatDate(seenOn)}</time> : "date not given"}
                </span>
                <span class="vh">. </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </SideSection>
  );
}

function Attention({ paper }: { paper: PaperDetail }) {
  if (!paper.upvotes) return null;
  const { count, source, seenOn } = paper.upvotes;
  return (
    <SideSection title="Seen elsewhere">
      <p class="small">
        {formatCount(count)} {count === 1 ? "vote" : "votes"} on {sourceTitle(source)}
        {seenOn && (
          <>
            , <time datetime={seenOn}>{formatDate(seenOn)}</time>
          </>
        )}
      </p>
    </SideSection>
  );
}

function Code({ paper }: { paper: PaperDetail }) {
  const links = paper.codeLinks.filter(({ url }) => outsideHref(url));
  return (
    <SideSection title="Code">
      {links.length === 0 ? (
        <p class="small">
          {paper.codeClaimed ? "A source says that there is code; the link was not found yet." : "No code found yet."}
        </p>
      ) : (
        <ul class="plain">
          {links.map(({ url, label, foundIn, use, seen }) => (
            <li>
              <a href={url} rel="nofollow">
                {label}
              </a>
              <span class="vh">, </span>
              <div class="faint">
                {use && `${USES[use]}, `}
                {FOUND_IN[foundIn]}
                {seen && `. ${seenSentence(seen)}`}
              </div>
            </li>
          ))}
        </ul>
      )}
    </SideSection>
  );
}

const USES = { data: "a data set", demo: "a demo", list: "a reading list" };

/** "1,234 stars, MIT, last commit 4 June 2026; seen 5 June 2026". */
function seenSentence(seen: SeenCode): string {
  if (seen.state === "gone") return `Not there any more when we looked on ${formatDate(seen.on)}`;
  const facts = [
    seen.stars !== undefined && plural(seen.stars, "star"),
    seen.licence ?? "no licence found",
    seen.lastCommit && `last commit ${formatDate(seen.lastCommit)}`,
    seen.isArchived && "archived by its owner",
    seen.movedTo && `now at ${seen.movedTo.replace(/^https?:\/\//, "")}`,
  ];
  return `${facts.filter(Boolean).join(", ")}; seen ${formatDate(seen.on)}`;
}

function Record({ paper, site }: { paper: PaperDetail; site: Site }) {
  const comment = paper.commentHtml === undefined ? paper.comment : raw(paper.commentHtml);
  return (
    <SideSection title="Record">
      <dl class="record">
        {paper.identifiers.map(({ scheme, value, url }) => {
          const href = outsideHref(url);
          return <Row name={schemeTitle(scheme)}>{href ? <a href={href}>{value}</a> : value}</Row>;
        })}
        {paper.categories.length > 0 && (
          <Row name="Categories">
            {paper.categories.map((code, index) => (
              <>
                {index > 0 && ", "}
                <a href={categoryHref(code)}>{code}</a>
              </>
            ))}
          </Row>
        )}
        {paper.venue && <Row name="Venue">{paper.venue}</Row>}
        {paper.journalRef && <Row name="Journal">{paper.journalRef}</Row>}
        {comment && <Row name="Comment">{comment}</Row>}
        {paper.topics.length > 0 && (
          <Row name="Topics">
            {paper.topics.map(({ id, label }, index) => (
              <>
                {index > 0 && ", "}
                <a href={topicHref(id)}>{label}</a>
              </>
            ))}{" "}
            <span class="faint">(told by machine)</span>
          </Row>
        )}
        {paper.keywords.length > 0 && <Row name="Keywords">{paper.keywords.join(", ")}</Row>}
        {paper.keywords.length === 0 && paper.foundKeywords.length > 0 && (
          <Row name="Keywords">
            {paper.foundKeywords.map((keyword, index) => (
              <>
                {index > 0 && ", "}
                <a href={withQuery("/search", { q: `"${keyword.replaceAll('"', "")}"` })}>{keyword}</a>
              </>
            ))}{" "}
            <span class="faint">(chosen by machine)</span>
          </Row>
        )}
        {paper.kind && (
          <Row name="Kind">
            {paper.kind} <span class="faint">(read by patterns)</span>
          </Row>
        )}
        {paper.license && <Row name="Licence">{licence(paper.license)}</Row>}
      </dl>
      {site.features.api && (
        <p class="small">
          <a href={`/api/v1/papers/${encodeURIComponent(paper.id)}`}>This page as JSON</a>
        </p>
      )}
    </SideSection>
  );
}

function Row({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt>
        {name}
        <span class="vh">: </span>
      </dt>
      <dd>
        {children}
        <span class="vh">. </span>
      </dd>
    </div>
  );
}

function licence(text: string) {
  const href = outsideHref(text);
  return href ? (
    <a href={href} rel="license nofollow">
      {href.replace(/^https?:\/\//i, "").replace(/\/$/, "")}
    </a>
  ) : (
    text
  );
}

function schemeTitle(scheme: string): string {
  const titles: Record<string, string> = {
    arxiv: "arXiv",
    doi: "DOI",
    acl: "ACL Anthology",
    openreview: "OpenReview",
    openalex: "OpenAlex",
    s2: "Semantic Scholar",
    corpusid: "Corpus id",
    pmid: "PubMed",
    pmcid: "PMC",
    mag: "MAG",
    dblp: "DBLP",
    isbn: "ISBN",
  };
  return titles[scheme] ?? scheme;
}
