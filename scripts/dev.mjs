// Serves while you work: builds and starts again whenever a file of src changes.

import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { ensurePackages, root } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";

ensurePackages({ withDev: true });

let server;
let timer;

async function restart() {
  try {
    await ensureBuilt();
  } catch (error) {
    console.error(error.message);
    return;
  }
  if (server && server.exitCode === null) {
    const exited = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await exited;
  }
  server = spawn(process.execPath, [join(root, "scripts", "broadsheet.mjs"), "serve"], { stdio: "inherit" });
}

let work = restart();
watch(join(root, "src"), { recursive: true }, (_event, name) => {
  if (name?.includes(".test.")) return;
  clearTimeout(timer);
  // Editors write in several steps.
  timer = setTimeout(() => {
    work = work.then(restart);
  }, 150);
});
process.on("SIGINT", () => {
  server?.kill("SIGINT");
  process.exit(0);
});
