// What authors were noticed for counts from before a paper's own day only.

import { describe, expect, it } from "vitest";
import { createAuthorPapers, createNoticed } from "./author-papers.ts";

describe("createNoticed", () => {
  const authors = createAuthorPapers([{ authorIds: [1, 1, 1, 1, 1], paperIds: [10, 11, 12, 13, 14] }]);
  const figures = new Map(
    [
      { id: 10, day: 1000, upvotes: 50, hasCode: false },
      { id: 11, day: 1400, upvotes: 7, hasCode: false },
      { id: 12, day: 1410, hasCode: false },
      { id: 13, day: 1500, upvotes: 900, hasCode: false },
      { id: 14, hasCode: false, upvotes: 3 },
    ].map((paper) => [paper.id, paper]),
  );
  const noticed = createNoticed(authors, figures, true);

  it("knows what was listed and noticed before the day, not on it or after", () => {
    expect(noticed(1, 1500)).toEqual({ listed: 2, sameDay: 1, noticed: [{ day: 1400, votes: 7 }] });
    expect(noticed(1, 1400)).toEqual({ listed: 1, sameDay: 1, noticed: [{ day: 1000, votes: 50 }] });
  });

  it("holds no listing against anybody where no votes are held", () => {
    expect(createNoticed(authors, new Map(), false)(1, 1500).listed).toBe(0);
    const unvoted = new Map([...figures].map(([id, { day, hasCode }]) => [id, { id, hasCode, ...(day && { day }) }]));
    expect(createNoticed(authors, unvoted, false)(1, 1500)).toEqual({ listed: 0, sameDay: 1, noticed: [] });
    expect(createNoticed(authors, unvoted, true)(1, 1500).listed).toBe(2);
  });

  it("knows nothing of strangers", () => {
    expect(noticed(2, 1500)).toEqual({ listed: 0, sameDay: 0, noticed: [] });
  });
});
