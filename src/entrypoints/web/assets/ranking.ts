// Moves the cards of the page while the reader moves a slider; the whole list follows with the form's button.

const PARTS = 5;

interface MovableCard {
  item: Element;
  /** Share of each part, 0 to 1, in the order of the sliders. */
  shares: number[];
  figure: Element | null | undefined;
  bars: HTMLElement[];
}

const widthOf = (bar: HTMLElement): number => Number.parseFloat(bar.style.width) / 100 || 0;

/** The bars of a card's explanation are as long as the shares of its parts. */
function readCards(list: Element): MovableCard[] {
  return [...list.children].flatMap((item) => {
    const shares = [...item.querySelectorAll<HTMLElement>(".why .parts .m i")].map(widthOf);
    if (shares.length !== PARTS) return [];
    return [{ item, shares, figure: item.querySelector(".score b")?.lastChild as Element | null, bars: barsOf(item) }];
  });
}

function barsOf(item: Element): HTMLElement[] {
  const bar = item.querySelector(".score .bar");
  if (!bar) return [];
  return Array.from({ length: PARTS }, (_, index) => {
    const held = bar.querySelector<HTMLElement>(`.s${index + 1}`);
    const part = held ?? document.createElement("i");
    part.className = `s${index + 1}`;
    bar.append(part);
    return part;
  });
}

export function addLiveRanking(form: HTMLFormElement): void {
  const list = document.querySelector("ol.list");
  const sliders = [...form.querySelectorAll<HTMLInputElement>("input[type=range]")];
  const names = form.querySelector<HTMLInputElement>("input[name=names]");
  if (!list || sliders.length !== PARTS) return;
  const cards = readCards(list);
  const move = () => {
    const points = sliders.map((slider) => (slider.name === "record" && names?.checked ? 0 : Number(slider.value)));
    const sum = points.reduce((total, value) => total + value, 0);
    if (sum === 0) return;
    for (const [index, slider] of sliders.entries()) {
      const share = Math.round((100 * (points[index] ?? 0)) / sum);
      slider.setAttribute("aria-valuetext", `${share} points of 100`);
      const shown = slider.closest("label")?.querySelector("output");
      if (shown) shown.textContent = String(share);
    }
    const scored = cards.map((card) => {
      const parts = card.shares.map((share, index) => (100 * share * (points[index] ?? 0)) / sum);
      return { card, parts, value: parts.reduce((total, value) => total + value, 0) };
    });
    scored.sort((a, b) => b.value - a.value);
    for (const { card, parts, value } of scored) {
      if (card.figure) card.figure.textContent = String(Math.round(value));
      for (const [index, bar] of card.bars.entries()) bar.style.width = `${parts[index] ?? 0}%`;
      list.append(card.item);
    }
  };
  form.addEventListener("input", move);
}
