// One mail address as readers type it.

import { z } from "@hono/zod-openapi";

export const email = z
  .string()
  .max(320)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "this does not look like one mail address");
