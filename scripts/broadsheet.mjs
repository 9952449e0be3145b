#!/usr/bin/env node
// Runs one command of Broadsheet from a clone or an image: installs and builds first when that is needed.

import * as module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePackages, root } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";

ensurePackages({ withDev: false });
await ensureBuilt();
// Node 22.8 and newer keep compiled code between starts. A server may be ended without notice, so it is written early.
if (module.enableCompileCache?.().directory) setTimeout(() => module.flushCompileCache?.(), 15_000).unref();
const { main } = await import(pathToFileURL(join(root, "dist", "main.js")).href);
await main(process.argv.slice(2));
