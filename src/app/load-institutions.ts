// The operator's own institutions, from a file in the data folder.

import { existsSync, readFileSync } from "node:fs";
import { AppError, errorMessage } from "../lib/errors.ts";
import { addInstitutions } from "../model/institutions.ts";
import { dataPaths } from "./paths.ts";

/** Once for each thread, before anything is resolved in it. */
export function loadInstitutions(data: string): void {
  const path = dataPaths(data).institutions;
  if (!existsSync(path)) return;
  try {
    addInstitutions(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new AppError("invalid", `${path}, ${errorMessage(cause)}`, { cause });
  }
}
