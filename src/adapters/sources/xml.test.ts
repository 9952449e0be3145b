// XML in pieces, in wrong encodings, broken and malicious.

import { describe, expect, test } from "vitest";
import { childElements, childText, elementText, isXmlError, parseXml, readXml, type XmlElement } from "./xml.ts";

const parse = (text: string | Uint8Array, ...collect: string[]) =>
  parseXml(typeof text === "string" ? Buffer.from(text) : text, collect.length > 0 ? collect : ["item"]);

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readInChunks(text: string, size: number): Promise<XmlElement[]> {
  const elements: XmlElement[] = [];
  for await (const some of readXml(chunks(Buffer.from(text), size), ["item"])) elements.push(...some);
  return elements;
}

describe("subtrees", () => {
  test("are found by local name at any depth, with text, attributes and order kept", () => {
    const { root, elements } = parse(
      '<r><a><x:item k="1">one <b>two</b> three<![CDATA[ & <four>]]></x:item></a><item/></r>',
    );
    expect(root).toBe("r");
    expect(elements).toHaveLength(2);
    expect(elements[0]).toMatchObject({ name: "x:item", local: "item", attributes: { k: "1" } });
    expect(elementText(elements[0])).toBe("one two three & <four>");
  });

  test("are not looked for inside one another", () => {
    const { elements } = parse("<r><item><item>inner</item></item></r>");
    expect(elements).toHaveLength(1);
    expect(childText(elements[0], "item")).toBe("inner");
  });

  test("have children by name", () => {
    const [item] = parse("<r><item><a>1</a><b/><a>2</a></item></r>").elements;
    expect(childElements(item, "a").map(elementText)).toEqual(["1", "2"]);
    expect(childText(item, "b")).toBeUndefined();
    expect(childText(undefined, "a")).toBeUndefined();
  });

  test.each([1, 2, 3, 7, 1_000])("come out the same in chunks of %i bytes", async (size) => {
    const text = "<r><item>Zoë &amp; Łukasz — 数学</item>\n<item><t>𝔸 &#x1d539;</t></item></r>";
    expect(await readInChunks(text, size)).toEqual(parse(text).elements);
  });
});

describe("encodings", () => {
  test("declared Latin-1 is believed", () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><r><item>Zo\u00eb</item></r>';
    expect(elementText(parse(Buffer.from(text, "latin1")).elements[0])).toBe("Zoë");
  });

  test.each(["utf16le"] as const)("%s with its mark is read", (encoding) => {
    const text = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><r><item>Zoë</item></r>', encoding);
    expect(elementText(parse(text).elements[0])).toBe("Zoë");
  });

  test("UTF-8 that says it is UTF-16 is read as what it is", () => {
    expect(elementText(parse('<?xml version="1.0" encoding="UTF-16"?><r><item>Zoë</item></r>').elements[0])).toBe(
      "Zoë",
    );
  });

  test("stray Latin-1 bytes in UTF-8 lose nothing", () => {
    const bytes = Buffer.concat([Buffer.from("<r><item>Zo"), Buffer.from([0xeb]), Buffer.from(" and Zoë</item></r>")]);
    expect(elementText(parse(bytes).elements[0])).toBe("Zoë and Zoë");
  });

  test("NULs and control characters are dropped, unknown entities kept as written", () => {
    expect(elementText(parse("<r><item>a\u0000b\u0007c &nbsp;&#0;d</item></r>").elements[0])).toBe("abc &nbsp;&#0;d");
  });
});

describe("what cannot be read is refused with the reason", () => {
  const nested = `${"<a>".repeat(200)}${"</a>".repeat(200)}`;
  test.each([
    ["the end is missing", "<r><item>a</item>", /unclosed tag/],
    ["tags do not match", "<r><item>a</b></r>", /close tag|closing tag/],
    ["nothing", "", /root element/],
    ["no XML", "Rate exceeded.", /outside of root/],
    ["entities are declared", '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', /declares entities/],
    ["deep nesting", nested, /nested deeper than 100/],
    ["many attributes", `<r ${Array.from({ length: 600 }, (_, i) => `a${i}="1"`).join(" ")}/>`, /too many attributes/],
    ["a long attribute", `<r a="${"x".repeat(1_100_000)}"/>`, /attribute a is too long/],
    ["a flood of elements", `<r><item>${"<a/>".repeat(200_001)}</item></r>`, /more than 200000 elements/],
  ])("%s", (_, text, message) => {
    const act = () => parse(text);
    expect(act).toThrow(message);
    expect(act).toThrow(/^not readable as XML/);
  });

  test("errors of the document are told from errors of the stream", async () => {
    const failing = async () => {
      for await (const _ of readXml(brokenStream(), ["item"]));
    };
    const error = await failing().catch((it) => it);
    expect(isXmlError(error)).toBe(false);
    expect(error.message).toBe("disk gone");
  });
});

async function* brokenStream(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("<r>");
  throw new Error("disk gone");
}

test("text longer than a field can be is cut and the subtree marked; the next is whole", () => {
  const { elements } = parse(`<r><item><t>${"x".repeat(10_000_000)}</t><u>y</u></item><item>fine</item></r>`);
  expect(elements.map((it) => it.isCut)).toEqual([true, undefined]);
  expect(elementText(elements[0]).length).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(elementText(elements[1])).toBe("fine");
});
