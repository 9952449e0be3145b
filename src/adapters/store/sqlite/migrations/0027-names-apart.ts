// Shares are packed in another way, with attention where no names count: what is held would be read wrongly, so it is written anew.

export const namesApart = {
  name: "0027-names-apart",
  sqlite: "UPDATE paper_answers SET shares = NULL, digest = NULL;",
} as const;
