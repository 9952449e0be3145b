// The answers of the models about every text: those that are kept, and anew for what came in, in threads where there are many.

import {
  ANSWER_WIDTH,
  answerTexts,
  type JudgedText,
  type ScoreModels,
} from "../../model/scores/learned/text-answers.ts";
import type { ScoreStore } from "../../ports/score-store.ts";

/** Reads texts side by side with the caller. */
export interface TextReaders {
  /** Chunks that are worth having under way at once. */
  width: number;
  /** One row of answers a text. */
  read(texts: JudgedText[]): Promise<Float32Array>;
  close(): Promise<void>;
}

const CHUNK = 1000;
/** Fewer texts are read before a thread would have its models. */
const WORTH_THREADS = 4000;

export interface AnswerOptions {
  models?: ScoreModels | undefined;
  openReaders?: (() => TextReaders) | undefined;
  onRead?: (done: number, all: number) => void;
  signal?: AbortSignal | undefined;
}

/** One row for each id, in the order of `ids`. Without models nothing is known. */
export async function readAnswers(store: ScoreStore, ids: number[], options: AnswerOptions): Promise<Float32Array> {
  const { models } = options;
  const answers = new Float32Array(ids.length * ANSWER_WIDTH).fill(Number.NaN);
  if (!models) return answers;
  const missing: number[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const kept = store.answers(ids.slice(at, at + CHUNK), models.version);
    for (let i = at; i < Math.min(at + CHUNK, ids.length); i++) {
      const bytes = kept.get(ids[i] as number);
      if (bytes && bytes.byteLength <= ANSWER_WIDTH * 4) answers.set(toFloats(bytes), i * ANSWER_WIDTH);
      else missing.push(i);
    }
  }
  await readMissing(store, ids, missing, answers, { ...options, models });
  return answers;
}

async function readMissing(
  store: ScoreStore,
  ids: number[],
  missing: number[],
  answers: Float32Array,
  { models, openReaders, onRead, signal }: AnswerOptions & { models: ScoreModels },
): Promise<void> {
  const readers = missing.length >= WORTH_THREADS ? openReaders?.() : undefined;
  const width = readers?.width ?? 1;
  const read = readers?.read ?? (async (texts: JudgedText[]) => answerTexts(models, texts));
  const underWay: Promise<void>[] = [];
  let done = 0;
  /** Rows find their place by number: which thread read them, and when, makes no difference. */
  const take = async (positions: number[]): Promise<void> => {
    const rows = await read(store.texts(positions.map((i) => ids[i] as number)));
    const kept: [number, Uint8Array][] = [];
    for (const [k, i] of positions.entries()) {
      const row = rows.subarray(k * ANSWER_WIDTH, (k + 1) * ANSWER_WIDTH);
      answers.set(row, i * ANSWER_WIDTH);
      kept.push([ids[i] as number, toBytes(row)]);
    }
    store.transaction(() => store.saveAnswers(kept, models.version));
    done += positions.length;
    onRead?.(done, missing.length);
  };
  try {
    for (let at = 0; at < missing.length; at += CHUNK) {
      signal?.throwIfAborted();
      underWay.push(take(missing.slice(at, at + CHUNK)));
      if (underWay.length >= width) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
    await readers?.close();
  }
}

/** A copy: bytes from the driver need not be aligned to four. */
const toFloats = (bytes: Uint8Array): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);

/** Without what is not known at the end; one number at least, since drivers differ over empty values. */
function toBytes(row: Float32Array): Uint8Array {
  let size = row.length;
  while (size > 1 && Number.isNaN(row[size - 1])) size -= 1;
  return new Uint8Array(row.buffer, row.byteOffset, size * 4).slice();
}
