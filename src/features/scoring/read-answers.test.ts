// Answers stand where their paper stands, whoever read them and whenever they came.

import { describe, expect, it } from "vitest";
import { ANSWER_WIDTH, type JudgedText, type ScoreModels } from "../../model/scores/learned/text-answers.ts";
import type { ScoreStore } from "../../ports/score-store.ts";
import { readAnswers, type TextReaders } from "./read-answers.ts";

const models = { version: "m1" } as ScoreModels;
const ids = Array.from({ length: 5000 }, (_, i) => 10_000 - i);

/** Holds texts whose title is the id, and what was saved. */
function fakeStore() {
  const saved = new Map<number, { model: string; bytes: Uint8Array }>();
  let read = 0;
  const store: Partial<ScoreStore> = {
    transaction: (work) => work(),
    texts(wanted) {
      read += wanted.length;
      return wanted.map((id) => ({ id, title: String(id), abstract: "", categories: [], comment: "" }));
    },
    answers: (wanted, model) =>
      new Map(
        wanted.flatMap((id) => {
          const row = saved.get(id);
          return row?.model === model ? [[id, row.bytes] as const] : [];
        }),
      ),
    saveAnswers(rows, model) {
      for (const [id, bytes] of rows) saved.set(id, { model, bytes });
    },
  };
  return { store: store as ScoreStore, saved, read: () => read };
}

const rowsOf = (texts: readonly JudgedText[]) =>
  Float32Array.from({ length: texts.length * ANSWER_WIDTH }, (_, i) =>
    Number(texts[Math.floor(i / ANSWER_WIDTH)]?.title),
  );

/** The later a chunk is asked, the sooner it is there. */
function lateReaders(): TextReaders {
  let turns = 20;
  return {
    width: 3,
    async read(texts) {
      for (let turn = turns--; turn > 0; turn--) await Promise.resolve();
      return rowsOf(texts);
    },
    close: async () => {},
  };
}

describe("readAnswers", () => {
  it("keeps the order of the papers when threads answer out of turn", async () => {
    const { store } = fakeStore();
    const answers = await readAnswers(store, ids, { models, openReaders: lateReaders });
    expect(ids.every((id, i) => answers[i * ANSWER_WIDTH] === id && answers[(i + 1) * ANSWER_WIDTH - 1] === id)).toBe(
      true,
    );
  });

  it("reads no text twice, and every text again for other models", async () => {
    const { store, saved, read } = fakeStore();
    const first = await readAnswers(store, ids, { models, openReaders: lateReaders });
    saved.delete(ids[7] ?? 0);
    const openReaders = () => ({ ...lateReaders(), read: async (texts: JudgedText[]) => rowsOf(texts) });
    expect(read()).toBe(ids.length);
    const again = await readAnswers(store, ids.slice(0, 4999), {
      models: { ...models, version: "m2" },
      openReaders,
    });
    expect(read()).toBe(ids.length + 4999);
    expect(again).toEqual(first.subarray(0, again.length));
    await readAnswers(store, ids.slice(0, 4999), { models: { ...models, version: "m2" }, openReaders });
    expect(read()).toBe(ids.length + 4999);
  });

  it("keeps rows without what is not known at their end, and gives them back whole", async () => {
    const { store, saved } = fakeStore();
    const openReaders = () => ({
      ...lateReaders(),
      read: async (texts: JudgedText[]) => rowsOf(texts).map((id, i) => (i % ANSWER_WIDTH < id % 3 ? id : Number.NaN)),
    });
    const first = await readAnswers(store, ids, { models, openReaders });
    expect([9999, 9998, 9997].map((id) => saved.get(id)?.bytes.byteLength)).toEqual([4, 8, 4]);
    expect(await readAnswers(store, ids, { models })).toEqual(first);
  });

  it("closes the threads and fails when one fails", async () => {
    const { store } = fakeStore();
    let isClosed = false;
    const openReaders = (): TextReaders => ({
      width: 2,
      read: () => Promise.reject(new Error("stopped")),
      async close() {
        isClosed = true;
      },
    });
    await expect(readAnswers(store, ids, { models, openReaders })).rejects.toThrow("stopped");
    expect(isClosed).toBe(true);
  });

  it("knows nothing without models", async () => {
    const { store } = fakeStore();
    expect([...(await readAnswers(store, [1, 2], {}))].every(Number.isNaN)).toBe(true);
  });
});
