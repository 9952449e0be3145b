// An author's id as it stands in addresses.

import { z } from "@hono/zod-openapi";

export const authorId = z.coerce
  .number({ error: "an author's id is a whole number, as in its address" })
  .int()
  .min(1)
  .max(1e15);
