// JSON lines and JSON documents in batches.

import { describe, expect, it } from "vitest";
import { createJsonFormat } from "./json-format.ts";
import { readAll } from "./testing/read-all.ts";

const format = createJsonFormat({
  name: "test",
  title: "Test",
  detect: () => 0,
  parse: (value) => ({
    records: [value].flat().map((title) => ({
      source: "test",
      externalId: "1",
      title: JSON.stringify(title),
      authors: [],
      identifiers: [],
    })),
    setAsides: [],
  }),
});
const titles = async (input: string) => (await readAll(format, input)).records.map((record) => record.title);

describe("readJson", () => {
  it.each([
    ["lines", '{"a":1}\n\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ["one document on one line", '[{"a":1},{"a":2}]', ['{"a":1}', '{"a":2}']],
    ["a pretty-printed object", '{\n  "a": 1\n}\n', ['{"a":1}']],
    ["a pretty-printed array", '[\n{"a":1},\n{"a":2}\n]', ['{"a":1}', '{"a":2}']],
    ["an object broken after a comma", '{"a": 1,\n"b": 2}', ['{"a":1,"b":2}']],
    ["nothing", "", []],
    ["null", "null\n", ["null"]],
  ])("reads %s", async (_layout, input, expected) => expect(await titles(input)).toEqual(expected));

  it("sets a broken line aside by its number and goes on", async () => {
    const { records, setAsides } = await readAll(format, '{"a":1}\n{"a":\n\n{"a":3}\n');
    expect(records.map(({ title }) => title)).toEqual(['{"a":1}', '{"a":3}']);
    expect(setAsides).toEqual([{ source: "test", reason: "line 2: not valid JSON", excerpt: '{"a":' }]);
  });

  it("does not lose the lines after a first one that looks like a document", async () => {
    const { records, setAsides } = await readAll(format, '{"a":1,\n{"a":2}\n{"a":3}\n');
    expect(records).toHaveLength(2);
    expect(setAsides).toHaveLength(1);
  });

  it("sets a cut-off document aside as a whole", async () => {
    const { records, setAsides } = await readAll(format, '{\n "a": {\n');
    expect(records).toEqual([]);
    expect(setAsides).toMatchObject([{ reason: "not valid JSON" }]);
  });

  it("keeps batches at the size asked for, also from one long reply", async () => {
    const input = JSON.stringify(Array.from({ length: 25 }, (_, index) => index));
    expect((await readAll(format, input, { batchSize: 10 })).batches).toEqual([10, 10, 5]);
  });
});
