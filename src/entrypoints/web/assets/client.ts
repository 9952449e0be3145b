// What scripts add: the theme switch, the keys, completions. Every page works without this file.

import { addLiveRanking } from "./ranking.ts";
import { addSuggestions } from "./suggest.ts";

const root = document.documentElement;

/** Storage may be refused; then choices last as long as the page. */
function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return;
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

root.dataset.js = "";
const chosen = recall("theme");
if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
let areKeysOff = recall("keys") === "off";

function switchTheme(): void {
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  remember("theme", root.dataset.theme);
}

function keyList(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>("dialog#keys");
}

function showKeys(): void {
  const dialog = keyList();
  dialog?.querySelector("[data-keys-off]")?.setAttribute("aria-pressed", String(areKeysOff));
  dialog?.showModal();
}

function switchKeys(button: Element): void {
  areKeysOff = !areKeysOff;
  remember("keys", areKeysOff ? "off" : undefined);
  button.setAttribute("aria-pressed", String(areKeysOff));
}

function focusedCard(): Element | null {
  return document.activeElement?.closest(".card") ?? null;
}

/** Without a focused card, j takes the first one. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(".card :is(h2, h3) a")];
  const card = focusedCard();
  const at = links.findIndex((link) => link.closest(".card") === card);
  const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
  next?.focus();
  next?.closest(".card")?.scrollIntoView({ block: "nearest" });
}

function clickInCard(selector: string): void {
  focusedCard()?.querySelector<HTMLElement>(selector)?.click();
}

const actions: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => clickInCard(":is(h2, h3) a"),
  w: () => clickInCard(".why > summary"),
  "/": () => document.querySelector<HTMLInputElement>("#q")?.select(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keyList()?.open) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  // The list of keys stays reachable, since it holds the switch.
  const act = event.key === "?" ? showKeys : areKeysOff ? undefined : actions[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-theme-toggle]")) return switchTheme();
  const off = event.target.closest("[data-keys-off]");
  if (off) return switchKeys(off);
  if (!event.target.closest("[data-keys]")) return;
  event.preventDefault();
  showKeys();
});

for (const input of document.querySelectorAll<HTMLInputElement>("#q, #ask")) addSuggestions(input);
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-ranking]")) addLiveRanking(form);
