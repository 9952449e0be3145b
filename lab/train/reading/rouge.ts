// ROUGE-1 and ROUGE-L (Lin 2004) between a sentence and what people wrote, on words in lower case.

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const f1 = (common: number, a: number, b: number): number => (common === 0 ? 0 : (2 * common) / (a + b));

export function rouge1(text: string, reference: string): number {
  const [a, b] = [wordsOf(text), wordsOf(reference)];
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(word, count - 1);
  }
  return f1(common, a.length, b.length);
}

export function rougeL(text: string, reference: string): number {
  const [a, b] = [wordsOf(text), wordsOf(reference)];
  let row = new Int32Array(b.length + 1);
  for (const word of a) {
    const next = new Int32Array(b.length + 1);
    for (let j = 1; j <= b.length; j++)
      next[j] = word === b[j - 1] ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number);
    row = next;
  }
  return f1(row[b.length] as number, a.length, b.length);
}
