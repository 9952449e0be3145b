// Repairs what arXiv's author fields are misused for: separators entered as names, and people who speak for a group.

import { isCollectiveName } from "../../../model/names.ts";
import type { RecordAuthor } from "../../../model/record.ts";

const SPEAKER = /^(.*?)[\s,]*(?:\bfor|\bon behalf of)\s+(?:the\s+)?(\S.*)$/i;

const group = (author: RecordAuthor, name: string): RecordAuthor => {
  const { given: _given, family: _family, suffix: _suffix, ...rest } = author;
  return { ...rest, name, isCollective: true };
};

/** "Ann Author for the XYZ Collaboration" is a person and a group. */
function divide(author: RecordAuthor): RecordAuthor[] {
  const speaks = author.name.includes("for ") || author.name.includes("behalf") ? SPEAKER.exec(author.name) : null;
  const [, person = "", team = ""] = speaks ?? [];
  // Without a word for a group, "for" may be part of a name: "Center for Applied Text".
  if (
    speaks &&
    (isCollectiveName(team) || /\bfor the\b|\bon behalf of\b/i.test(author.name)) &&
    !isCollectiveName(person)
  ) {
    const collective = group(author, team);
    return person === "" ? [collective] : [{ name: person }, collective];
  }
  return isCollectiveName(author.name) ? [group(author, author.name)] : [author];
}

export function tidyAuthors(authors: RecordAuthor[]): RecordAuthor[] {
  const tidy: RecordAuthor[] = [];
  for (const author of authors) {
    // ":" and "-" separate a group from its members in some lists.
    if (!/\p{L}/u.test(author.name)) continue;
    if (author.isCollective) tidy.push(author);
    else tidy.push(...divide(author));
  }
  return tidy;
}
