// Completions under a search field, as a combobox (WAI-ARIA 1.2). Without it the field is a plain form.

interface Suggestion {
  kind: string;
  text: string;
  detail?: string;
  url: string;
  query?: string;
}

const DELAY_MS = 90;
const MOST = 9;

export function addSuggestions(input: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.id = `${input.id}-list`;
  list.className = "suggest";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  input.form?.append(list);
  input.role = "combobox";
  input.autocomplete = "off";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.ariaExpanded = "false";

  let shown: Suggestion[] = [];
  let active = -1;
  let timer = 0;
  let request: AbortController | undefined;

  const close = () => {
    request?.abort();
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  };
  const point = (to: number) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const item = list.children[active];
    if (!item) return input.removeAttribute("aria-activedescendant");
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  };
  const take = (suggestion: Suggestion) => {
    const { query, url } = suggestion;
    // A field or a filter begins something; the rest leads somewhere.
    if (query !== undefined && /[:\s]$/.test(query)) {
      input.value = query;
      input.focus();
      ask();
    } else location.assign(url);
  };
  const show = (suggestions: Suggestion[]) => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map((suggestion, index) => toItem(suggestion, `${list.id}-${index}`)));
    list.hidden = suggestions.length === 0;
    input.ariaExpanded = String(suggestions.length > 0);
    point(-1);
  };
  const ask = () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      request?.abort();
      request = new AbortController();
      const typed = input.value;
      if (typed.trim().length < 2) return show([]);
      try {
        const reply = await fetch(`/api/v1/suggest?limit=${MOST}&q=${encodeURIComponent(typed.slice(0, 200))}`, {
          signal: request.signal,
        });
        if (!reply.ok) return show([]);
        const { suggestions } = (await reply.json()) as { suggestions: Suggestion[] };
        if (document.activeElement === input && input.value === typed) show(suggestions);
      } catch {
        // Overtaken by the next letter, or the server is away: the field still works.
      }
    }, DELAY_MS);
  };

  input.addEventListener("input", ask);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = shown.length + 1;
      const by = event.key === "ArrowDown" ? 1 : -1;
      // One place beyond the ends is the field itself.
      point(((active + 1 + by + count) % count) - 1);
    }
    const chosen = shown[active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      take(chosen);
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target instanceof Element ? event.target.closest("li") : null;
    const chosen = item ? shown[[...list.children].indexOf(item)] : undefined;
    if (chosen) take(chosen);
  });
}

function toItem({ kind, text, detail }: Suggestion, id: string): HTMLLIElement {
  const item = document.createElement("li");
  item.id = id;
  item.role = "option";
  item.setAttribute("aria-selected", "false");
  const label = document.createElement("span");
  label.textContent = text;
  const about = document.createElement("small");
  about.textContent = [kind === "topic" ? undefined : kind, detail].filter(Boolean).join(" · ");
  item.append(label, " ", about);
  return item;
}
