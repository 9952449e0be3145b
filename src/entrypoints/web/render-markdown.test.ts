// Our own documents become HTML, and nothing in them is passed through.

import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";

describe("renderMarkdown", () => {
  it.each([
    ["# How *scores* work", '<h1 id="how-scores-work">How <em>scores</em> work</h1>'],
    ["One\nline, **bold**.", "<p>One line, <strong>bold</strong>.</p>"],
    ["- a\n  more\n- b", "<ul><li>a more</li>\n<li>b</li></ul>"],
    ["1. a\n2. b", "<ol><li>a</li>\n<li>b</li></ol>"],
    ["```ts\na < b\n\nc\n```", '<pre tabindex="0"><code>a &lt; b\n\nc</code></pre>'],
    ["`a*b*` and snake_case_name", "<p><code>a*b*</code> and snake_case_name</p>"],
    [
      "[here](/status) [out](https://example.org/?a=1&b=2)",
      '<p><a href="/status">here</a> <a href="https://example.org/?a=1&amp;b=2">out</a></p>',
    ],
    ["[x](javascript:alert(1)) [y](//evil.example)", "<p>x) y</p>"],
    ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["> said\n> so", "<blockquote><p>said so</p></blockquote>"],
  ])("%j", (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it("makes tables that can be scrolled with the keyboard", () => {
    const html = renderMarkdown("| Part | Max |\n|---|---:|\n| Novelty | 30 |");
    expect(html).toContain('<section class="scroll" tabindex="0" aria-label="Table of Part Max">');
    expect(html).toContain('<th scope="col">Part</th>');
    expect(html).toContain("<td>Novelty</td> <td>30</td>");
  });
});
