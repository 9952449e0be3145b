#!/usr/bin/env node
// Runs one command of Broadsheet from a clone or an image: installs and builds first when that is needed.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePackages, root } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";

ensurePackages({ withDev: false });
await ensureBuilt();
const { main } = await import(pathToFileURL(join(root, "dist", "main.js")).href);
await main(process.argv.slice(2));
