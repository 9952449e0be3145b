// Where a paper stands on the list of its day by arXiv number: what came in last, just before the list closed, is noticed more.

export interface NumberedPaper {
  arxivId?: string | undefined;
  category?: string | undefined;
}

export interface DayList {
  /** Numbers of all, and of those of each category, ascending. */
  all: number[];
  byCategory: ReadonlyMap<string, number[]>;
}

export const PLACE_FIGURES = 4;
/** Without a list, or without a number, nothing is told. */
export const noPlace: Float32Array = new Float32Array(PLACE_FIGURES).fill(Number.NaN);
/** A list of a few papers orders nothing. */
const MIN_PAPERS = 10;
const IN_MONTH = 100_000;

export function toDayList(papers: readonly NumberedPaper[]): DayList {
  const all: number[] = [];
  const byCategory = new Map<string, number[]>();
  for (const { arxivId, category = "" } of papers) {
    const number = numberOf(arxivId);
    if (number === undefined) continue;
    all.push(number);
    const own = byCategory.get(category);
    if (own) own.push(number);
    else byCategory.set(category, [number]);
  }
  for (const numbers of [all, ...byCategory.values()]) numbers.sort((a, b) => a - b);
  return { all, byCategory };
}

export function placeFigures({ arxivId, category = "" }: NumberedPaper, list: DayList | undefined): Float32Array {
  const number = numberOf(arxivId);
  const last = list?.all.at(-1);
  if (number === undefined || !list || last === undefined || list.all.length < MIN_PAPERS) return noPlace;
  const isThisMonth = monthOf(number) === monthOf(last);
  return Float32Array.of(
    placeIn(list.all, number),
    placeIn(list.byCategory.get(category) ?? [], number),
    isThisMonth ? last - number : Number.NaN,
    isThisMonth ? 0 : 1,
  );
}

const monthOf = (number: number): number => Math.floor(number / IN_MONTH);

/** From `2503.11999`, an order in time; none for the older form. */
function numberOf(arxivId: string | undefined): number | undefined {
  const [, month, number] = /^(\d{4})\.(\d{4,5})/.exec(arxivId ?? "") ?? [];
  return month && number ? Number(month) * IN_MONTH + Number(number) : undefined;
}

/** From 0 for the first to 1 for the last. */
function placeIn(numbers: readonly number[], number: number): number {
  if (numbers.length < 2) return 0.5;
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low / (numbers.length - 1);
}
